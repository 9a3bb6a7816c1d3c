// SPDX-FileCopyrightText: 2026 The Limber authors
// SPDX-License-Identifier: GPL-3.0-or-later
/* Reads a step's `progress`: from which day on the dose is which. Values are absolute; a later
 * entry keeps what an earlier one set. */
#include "routine/step_parts.h"

#include "base/text.h"

#include <string.h>

#define MOST_DAYS 3650

enum { PROGRESS_AFTER, PROGRESS_HOLD, PROGRESS_TIME, PROGRESS_REPS, PROGRESS_SETS, PROGRESS_KEYS };

/* "7 days", "1 day", "2 weeks"; 0 where it is none of them. */
static int days_of(const char *text)
{
    int days = 0;
    size_t digits = strspn(text, "0123456789");
    if (digits == 0 || digits > 4)
        return 0;
    for (size_t i = 0; i < digits; i++)
        days = days * 10 + (text[i] - '0');
    const char *unit = text + digits;
    bool weeks = strcmp(unit, " weeks") == 0 || strcmp(unit, " week") == 0;
    bool named = weeks || strcmp(unit, " days") == 0 || strcmp(unit, " day") == 0;
    days *= weeks ? 7 : 1;
    return named && days <= MOST_DAYS ? days : 0;
}

/* "7", "7d", "7days", "day 8", "week 2": the number is there. */
static void wrong_after(Reading *reading, const YamlNode *node)
{
    field_error(reading, node->place, "'after' must be 1 to 3650 days, as in '7 days'");
    const char *digits = node->text + strcspn(node->text, "0123456789");
    size_t length = strspn(digits, "0123456789"), before = (size_t)(digits - node->text);
    if (length == 0 || length > 3)
        return;
    int number = 0;
    for (size_t i = 0; i < length; i++)
        number = number * 10 + (digits[i] - '0');
    const char *unit = before > 0 ? node->text : digits + length;
    bool weeks = text_lower_code((unsigned char)unit[strspn(unit, " ")]) == 'w';
    bool ordinal = before > 0; /* the second week begins after 7 days */
    int days = (number - (ordinal ? 1 : 0)) * (weeks ? 7 : 1);
    if (days < 1 || days > MOST_DAYS)
        return;
    field_write(reading, node, "%d days", days);
    if (ordinal || *unit == '\0')
        field_guess(reading);
}

static void after_read(Reading *reading, const YamlNode *node, void *target)
{
    const char *text = field_line(reading, node, 0);
    Progress *entry = target;
    entry->after_days = text ? days_of(text) : 0;
    if (text && entry->after_days == 0)
        wrong_after(reading, node);
}

#define MEMBER(name) offsetof(Progress, name)

static const FieldForm after_forms[] = {
    {FIELD_OWN, .pattern = "^0*[1-9][0-9]{0,3} (days?|weeks?)$"}};

static const FieldRow rows[PROGRESS_KEYS] = {
    {"after", FIELD_OWN, .own = after_read, .required = true, FIELD_FORMS(after_forms)},
    {"hold", FIELD_DURATION, MEMBER(duration), WORK_LEAST, WORK_MOST},
    {"time", FIELD_DURATION, MEMBER(duration), WORK_LEAST, WORK_MOST},
    {"reps", FIELD_INT, MEMBER(reps), 1, ROUTINE_MAX_REPS},
    {"sets", FIELD_INT, MEMBER(sets), 1, ROUTINE_MAX_SETS},
};

const FieldMap progress_map = {"an entry of 'progress'", rows, PROGRESS_KEYS, NULL};

/* Does the step's form of work have what this entry changes? */
static void check_form(Reading *reading, const Work *work, const YamlPair *const *given)
{
    const bool fits[PROGRESS_KEYS] = {
        [PROGRESS_AFTER] = true,
        [PROGRESS_HOLD] = work->form == WORK_HOLD || work->form == WORK_HOLDS,
        [PROGRESS_TIME] = work->form == WORK_TIME,
        [PROGRESS_REPS] = work->reps > 0,
        [PROGRESS_SETS] = work->form != WORK_READY,
    };
    for (int key = 0; key < PROGRESS_KEYS; key++)
        if (given[key] && !fits[key]) {
            field_error(reading, given[key]->key_place, "the step has no '%s' to grow",
                        rows[key].key);
            field_hint(reading, "leave it out, or grow what the step has");
        }
}

static void check_grown(Reading *reading, const YamlNode *node, const Step *step)
{
    bool alternates = step->side == SIDES_ALTERNATE;
    if (work_length(&step->work, step->release) > WORK_MOST)
        field_error(reading, node->place, "the work of one side grows past 60 min");
    if (alternates && step->work.reps % 2 == 1)
        field_warn(reading, node->place,
                   "an odd number of reps gives one side more than the other");
}

/* Reads one entry; after_days stays 0 where its day is wrong. */
static Progress read_entry(Reading *reading, const YamlNode *node, int day_before,
                           const YamlPair **given)
{
    Progress entry = {0};
    fields_read(reading, node, progress_map.what, rows, PROGRESS_KEYS, &entry, given);
    bool changes = false;
    for (int key = PROGRESS_AFTER + 1; key < PROGRESS_KEYS; key++)
        changes = changes || given[key];
    if (!changes)
        field_error(reading, (Place){node->place.line, node->place.column, 1},
                    "this entry changes nothing: give hold, time, reps or sets");
    if (!changes && given[PROGRESS_AFTER]) {
        field_hint(reading, "add what changes then, such as 'sets: 3'");
        field_add(reading, given[PROGRESS_AFTER], "sets: 3");
        field_guess(reading);
    }
    if (entry.after_days > 0 && entry.after_days <= day_before) {
        field_error(reading, given[PROGRESS_AFTER]->value->place,
                    "entries must stand in the order of their days");
        field_hint(reading, "move this entry before the one of day %d", day_before);
    }
    return entry;
}

void progress_read(Reading *reading, const YamlNode *node, bool work_known, Step *step)
{
    size_t count;
    const YamlNode *const *items = fields_few(reading, &node, &count);
    Progress *list = arena_alloc(reading->arena, (count + 1) * sizeof *list);
    Step now = *step;
    int day = 0;
    step->progress = list;
    for (size_t i = 0; i < count; i++) {
        const YamlPair *given[PROGRESS_KEYS];
        if (!fields_is_map(reading, items[i], "an entry of 'progress'", NULL))
            continue;
        Progress entry = read_entry(reading, items[i], day, given);
        if (entry.after_days > day)
            day = entry.after_days;
        list[step->progress_count++] = entry;
        if (!work_known)
            continue;
        check_form(reading, &step->work, given);
        step_grow(&now, &entry);
        check_grown(reading, items[i], &now);
    }
}

Step progress_largest(const Step *step)
{
    Step largest = *step;
    for (size_t i = 0; i < step->progress_count; i++) {
        const Progress *entry = &step->progress[i];
        if (entry->duration > largest.work.duration)
            largest.work.duration = entry->duration;
        if (entry->reps > largest.work.reps)
            largest.work.reps = entry->reps;
        if (entry->sets > largest.sets)
            largest.sets = entry->sets;
    }
    return largest;
}
