// SPDX-FileCopyrightText: 2026 The Limber authors
// SPDX-License-Identifier: GPL-3.0-or-later
/* An exercise as a page of plain text with its figure, for a terminal. */
#ifndef LIMBER_PAGE_EXERCISE_PAGE_H
#define LIMBER_PAGE_EXERCISE_PAGE_H

#include "routine/exercise.h"

#include <stdio.h>

/* Prints name, kind, where it is felt, dose, cues, mistake, caution, easier and harder forms, and
 * the figure from its first pose to its last, the way shown by an arrow, as braille dots or, with
 * ascii, in ASCII. cells: of a line. */
void exercise_page_print(const Exercise *exercise, bool ascii, int cells, FILE *out);

#endif
