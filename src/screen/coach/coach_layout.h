// SPDX-FileCopyrightText: 2026 The Limber authors
// SPDX-License-Identifier: GPL-3.0-or-later
/* Where the coach's parts stand in a window: pure, so that every size can be tried. */
#ifndef LIMBER_SCREEN_COACH_COACH_LAYOUT_H
#define LIMBER_SCREEN_COACH_COACH_LAYOUT_H

#include "terminal/draw.h"

/* A row of -1, or a box of 0 rows: not shown. */
typedef struct {
    int left, cells; /* of the column with the clock */
    int title, bar, name, name_rows, text, text_rows, next, footer;
    Box clock;  /* with its frame; of fewer than 3 rows: a line without one */
    Box figure; /* beside the clock in wide windows, below the texts in tall ones */
} CoachLayout;

/* Is the window so small that it shows the seconds and little more? */
bool coach_layout_is_tiny(int rows, int columns);

/* The columns alone: what texts need to know before their rows can be counted. */
CoachLayout coach_layout_columns(int rows, int columns, bool has_figure);

/* Fills in the rows. text_rows: what the notes and cues take at at->cells. While one gets set
 * (texts_first) they may take all but the smallest clock, else they leave the clock the most. */
void coach_layout_rows(CoachLayout *at, int rows, int columns, int text_rows, bool texts_first);

#endif
