// SPDX-FileCopyrightText: 2026 The Limber authors
// SPDX-License-Identifier: GPL-3.0-or-later
/* What differs between two texts, line by line, as diff -u prints it. */
#ifndef LIMBER_PAGE_DIFF_H
#define LIMBER_PAGE_DIFF_H

#include "base/source.h"

#include <stdio.h>

/* Nothing where the two are the same. name stands in the head. Line ends are not shown: a line that
 * differs in its end alone stands there twice. */
void diff_print(const char *name, const Source *old, const Source *new, FILE *out);

#endif
