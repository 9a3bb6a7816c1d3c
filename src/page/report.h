// SPDX-FileCopyrightText: 2026 The Limber authors
// SPDX-License-Identifier: GPL-3.0-or-later
/* The report for the physio: what was done of a routine, on which side, for how long, what hurt and
 * how tight it felt. One value, and four forms of it: a page that prints on A4, a paragraph, CSV
 * and JSON. Pure: from what the log holds to a FILE. */
#ifndef LIMBER_PAGE_REPORT_H
#define LIMBER_PAGE_REPORT_H

#include "store/log_reader.h"

/* A version of a routine that was followed. */
typedef struct {
    char sha256[LOG_SHA256_BYTES];
    const Routine *routine; /* read from the log's text; NULL where that cannot be read any more */
} ReportVersion;

/* What was done of one routine. */
typedef struct {
    const char *routine;           /* its name */
    const LoggedSession *sessions; /* one at least, oldest first */
    size_t session_count;
    const ReportVersion *versions; /* each that a session names, in order of their first use */
    size_t version_count;
    Day first; /* of its first session in the whole log; 0: the first of these */
} ReportPart;

/* The day from which a plan without a date of its own is counted. */
Day report_first_day(const ReportPart *part);

typedef struct {
    Day from, to;    /* the span, both days counted */
    Moment made;     /* when the report is made; the day of it is not over */
    const char *log; /* the id of the log's oldest session, by which two reports out of one log are
                        known; NULL: not said */
    bool with_name, with_notes;
    const ReportPart *parts;
    size_t part_count;
} Report;

/* Sets the span's first day: `since`, or later, where before that neither a session was done nor
 * one prescribed. */
void report_begin(Report *report, Day since);

#endif
