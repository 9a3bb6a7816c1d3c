// SPDX-FileCopyrightText: 2026 The Limber authors
// SPDX-License-Identifier: GPL-3.0-or-later
/* CSV (RFC 4180) as it is written: cell after cell into a FILE, rows ended by CRLF. A text in which
 * a spreadsheet would see a formula (its first character but blanks is = + - @, or a wide, small or
 * raised form of them) gets an apostrophe before it, so that opening a log runs nothing; numbers
 * are written as they are. Errors stay with the FILE. */
#ifndef LIMBER_PAGE_CSV_H
#define LIMBER_PAGE_CSV_H

#include "base/clock.h"
#include "base/moment.h"

#include <stdbool.h>
#include <stdint.h>
#include <stdio.h>

typedef struct {
    FILE *out;
    bool filled; /* a cell stands before in this row */
} Csv;

void csv_start(Csv *csv, FILE *out);
void csv_text(Csv *csv, const char *text); /* NULL: an empty cell. Passes the gate, on one line */
void csv_whole(Csv *csv, int64_t number);
void csv_level(Csv *csv, int level);      /* negative (not said): an empty cell */
void csv_seconds(Csv *csv, Ns ns);        /* 12.345, no zeros at the end */
void csv_moment(Csv *csv, Moment moment); /* 2026-11-25T18:05:00+01:00; utc_s 0: an empty cell */
void csv_empty(Csv *csv, size_t cells);   /* that many */
void csv_end_row(Csv *csv);

/* A row of names, count of them. */
void csv_head(Csv *csv, const char *const *names, size_t count);

#endif
