// SPDX-FileCopyrightText: 2026 The Limber authors
// SPDX-License-Identifier: GPL-3.0-or-later
/* The log's records as JSON objects, in the words of its tables: seconds as numbers, instants as
 * "2026-11-25T18:05:00+01:00", what was not said as null. */
#ifndef LIMBER_PAGE_RECORD_JSON_H
#define LIMBER_PAGE_RECORD_JSON_H

#include "page/json.h"
#include "store/record_fields.h"

/* The members of a record, in an object that the caller has opened; the person's own words where
 * with_note. */
void record_json_members(Json *json, const RecordTable *table, const void *record, bool with_note);

/* The members of a session, in an object that the caller has opened, its note where with_note, and
 * lists of its parts: `segments`, `ratings`, `pains`, `ouches`. */
void record_json_logged(Json *json, const LoggedSession *logged, bool with_note);

void record_json_moment(Json *json, const char *key, Moment moment); /* utc_s 0: null */
void record_json_day(Json *json, const char *key, Day day);
void record_json_frequency(Json *json, const char *key, Frequency times); /* 0/0: null */

#endif
