// SPDX-FileCopyrightText: 2026 The Limber authors
// SPDX-License-Identifier: GPL-3.0-or-later
/* A routine's plan as text, from change to change: which steps there are from which day on, with
 * which dose, and how often. */
#ifndef LIMBER_PAGE_WEEKS_PAGE_H
#define LIMBER_PAGE_WEEKS_PAGE_H

#include "routine/model.h"

#include <stdio.h>

/* cells: the width of a line. */
void weeks_page_print(const Routine *routine, int cells, FILE *out);

#endif
