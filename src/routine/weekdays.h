// SPDX-FileCopyrightText: 2026 The Limber authors
// SPDX-License-Identifier: GPL-3.0-or-later
/* Days of the week as a set, bit 0 Monday: as files write them, and in words. */
#ifndef LIMBER_ROUTINE_WEEKDAYS_H
#define LIMBER_ROUTINE_WEEKDAYS_H

#include "routine/model.h"

extern const char *const weekday_words[]; /* "mon" … "sun", NULL */

/* Reads "mon", or "mon, wed, fri". False: it is not that, or a day stands there twice. */
bool weekdays_parse(const char *text, uint8_t *days);

/* The same of what people write: "Mon/Wed/Fri", "mondays and thursdays", "mon-fri", "weekends". */
bool weekdays_guess(const char *text, uint8_t *days);

int weekdays_count(uint8_t days);
bool weekdays_have(uint8_t days, Day day); /* the day of the week of a date */

#define WEEKDAYS_BYTES 40
char *weekdays_format(uint8_t days, char *out, size_t capacity); /* "mon, wed, fri"; returns out */
char *weekdays_say(uint8_t days, char *out, size_t capacity);    /* "Mon, Wed, Fri" */

#endif
