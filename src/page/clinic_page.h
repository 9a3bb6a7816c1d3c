// SPDX-FileCopyrightText: 2026 The Limber authors
// SPDX-License-Identifier: GPL-3.0-or-later
/* The clinic's table (store/clinic.h): as lines for a terminal, as a page, as CSV, as JSON. Pure.
 */
#ifndef LIMBER_PAGE_CLINIC_PAGE_H
#define LIMBER_PAGE_CLINIC_PAGE_H

#include "store/clinic.h"

#include <stdio.h>

/* cells: of a line; ascii: signs of ASCII alone. */
void clinic_print_lines(const Clinic *clinic, Day today, int cells, bool ascii, FILE *out);

void clinic_print_page(const Clinic *clinic, Day today, FILE *out);
void clinic_print_csv(const Clinic *clinic, Day today, FILE *out);
void clinic_print_json(const Clinic *clinic, Day today, FILE *out);

/* "pain has risen, 3 mornings worse (by 4)": what calls for a look; "" where nothing does. */
char *clinic_looks_words(const ClinicRow *row, Day today, char *out, size_t capacity);

#endif
