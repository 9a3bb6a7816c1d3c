// SPDX-FileCopyrightText: 2026 The Limber authors
// SPDX-License-Identifier: GPL-3.0-or-later
/* A log made by hand for the tests: its tables from the store's own schema, its rows from SQL. */
#ifndef LIMBER_TESTS_LOG_ROWS_H
#define LIMBER_TESTS_LOG_ROWS_H

#include "store/log_reader.h"

#include <sqlite3.h>

typedef struct {
    char folder[64], path[96];
    sqlite3 *database;
} LogRows;

/* What leads "SELECT" where rows are put into a table: the columns that it had from the first, so
 * that one that comes later disturbs nothing. */
#define INTO_SEGMENT                                                                               \
    "INSERT INTO segment (session, position, step_index, step, exercise, side, set_number, sets, " \
    "round, planned_ms,"                                                                           \
    " held_ms, reps_planned, reps, skipped, left_out, eased, longer, ended, ended_offset) "
#define INTO_RATING "INSERT INTO rating (session, region, side, moment, tightness) "
#define INTO_PAIN "INSERT INTO pain (session, moment, level, at, at_offset) "
#define INTO_OUCH                                                                                  \
    "INSERT INTO ouch (session, number, position, step_index, step, exercise, side, region, "      \
    "level, alarm, action,"                                                                        \
    " at, at_offset) "

/* In a new folder of its own. */
LogRows log_rows_new(void);
void log_rows_free(LogRows *rows); /* removes the folder */

/* Runs SQL and fails the test where it does not. */
void log_rows_run(LogRows *rows, const char *format, ...) __attribute__((format(printf, 2, 3)));

/* A session of a routine at an instant: done, ten minutes, four steps of four, with text "limber:
 * 1". */
void log_rows_session(LogRows *rows, const char *id, const char *routine, const char *moment);

/* The day of a date as it is written. */
Day day_of(const char *date);

#endif
