// SPDX-FileCopyrightText: 2026 The Limber authors
// SPDX-License-Identifier: GPL-3.0-or-later
/* Reads on which days something is there: `days`, `weekdays`, `times` of a step and of a group, and
 * the `times` of a prescription. Private to the reader. */
#ifndef LIMBER_ROUTINE_DAYS_READER_H
#define LIMBER_ROUTINE_DAYS_READER_H

#include "routine/fields.h"

/* `1-14`, `15-`, `8`. */
void days_read(Reading *reading, const YamlNode *node, DueDays *due);

/* `[mon, wed, fri]`, or one text. */
void weekdays_read(Reading *reading, const YamlNode *node, DueDays *due);

/* `2/week`: of a step's own. */
void due_times_read(Reading *reading, const YamlNode *node, DueDays *due);

/* `2/week`; `mon, wed, fri`, as a list too; or a list of these that grows. target: a Routine. */
void schedule_read(Reading *reading, const YamlNode *node, void *target);

/* "7 days", "2 weeks": a FieldReader's work; 0 after an error. */
int after_days_read(Reading *reading, const YamlNode *node);

/* What they take, for what describes the format. */
extern const FieldForm days_forms[1], weekdays_forms[1], due_times_forms[2], schedule_forms[4],
    after_forms[1];
extern const FieldMap schedule_map;

/* The rows of a step and of a group; readers of their own call those above. */
#define DAYS_ROW(reader)                                                                           \
    {                                                                                              \
        "days", FIELD_OWN, .own = (reader), FIELD_FORMS(days_forms)                                \
    }
#define WEEKDAYS_ROW(reader)                                                                       \
    {                                                                                              \
        "weekdays", FIELD_OWN, .own = (reader), FIELD_FORMS(weekdays_forms),                       \
                               .many = FIELD_ONE_OR_LIST, .most_items = WEEKDAYS                   \
    }
#define DUE_TIMES_ROW(reader)                                                                      \
    {                                                                                              \
        "times", FIELD_OWN, .own = (reader), FIELD_FORMS(due_times_forms)                          \
    }

#endif
