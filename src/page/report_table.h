// SPDX-FileCopyrightText: 2026 The Limber authors
// SPDX-License-Identifier: GPL-3.0-or-later
/* What the report's parts write alike: tables, names and numbers. */
#ifndef LIMBER_PAGE_REPORT_TABLE_H
#define LIMBER_PAGE_REPORT_TABLE_H

#include "page/report_private.h"

/* Opens the head row of a table, with a caption for readers that cannot see the heading. names ends
 * with NULL; one that begins with '#' is of a column of numbers. */
void report_open_table(const Page *page, const char *look, const char *caption,
                       const char *const *names);
void report_close_table(const Page *page);

/* The name of a step or of the routine, with its language where that is not the page's. */
void report_print_name(const Page *page, const char *name);

/* Is this what one would write without a fraction? */
bool report_is_whole(double number);

/* "1,234". Returns out. */
#define REPORT_COUNT_BYTES 32
char *report_count_format(int64_t number, char *out, size_t capacity);

#endif
