// SPDX-FileCopyrightText: 2026 The Limber authors
// SPDX-License-Identifier: GPL-3.0-or-later
/* The clinic's table (store/clinic.h): as lines for a terminal, as a page, as CSV, as JSON. Pure.
 */
#ifndef LIMBER_PAGE_CLINIC_PAGE_H
#define LIMBER_PAGE_CLINIC_PAGE_H

#include "store/clinic.h"

#include <stdio.h>

/* The columns of the table, and what stands in them. */
typedef enum {
    CLINIC_CLIENT,
    CLINIC_TITLE,
    CLINIC_LAST,
    CLINIC_SHARE,
    CLINIC_SPARK,
    CLINIC_PAIN,
    CLINIC_NEXT,
    CLINIC_COLUMNS
} ClinicColumn;

#define CLINIC_CELL_BYTES 512
#define CLINIC_GAP 2 /* cells between two columns */

const char *clinic_column_head(ClinicColumn column);

/* How wide each is in so many cells, of which title and client have what is left; those that have
 * no room are 0. */
void clinic_column_widths(int cells, int widths[CLINIC_COLUMNS]);

/* CLINIC_CELL_BYTES are enough; "-" where there is nothing to say. ascii: signs of ASCII alone.
 * Returns out. */
char *clinic_cell(const ClinicRow *row, ClinicColumn column, bool ascii, char *out,
                  size_t capacity);

/* cells: of a line, 0: as many as it takes; ascii: signs of ASCII alone. */
void clinic_print_lines(const Clinic *clinic, Day today, int cells, bool ascii, FILE *out);

void clinic_print_page(const Clinic *clinic, Day today, FILE *out);
void clinic_print_csv(const Clinic *clinic, Day today, FILE *out);
void clinic_print_json(const Clinic *clinic, Day today, FILE *out);

/* "pain has risen, 3 mornings worse (by 4)": what calls for a look; "" where nothing does. */
char *clinic_looks_words(const ClinicRow *row, Day today, char *out, size_t capacity);

#endif
