// SPDX-FileCopyrightText: 2026 The Limber authors
// SPDX-License-Identifier: GPL-3.0-or-later
/* A routine as a page of plain text, for a terminal or a pager. */
#ifndef LIMBER_PAGE_TEXT_PAGE_H
#define LIMBER_PAGE_TEXT_PAGE_H

#include "session/fit.h"
#include "session/timeline.h"

#include <stdio.h>

#define TEXT_PAGE_CELLS 80 /* where the reader's width is not known, or greater */

/* Prints the routine of a timeline: head, what fitting changed (fit, or NULL), precautions, what is
 * asked around it, steps with doses, total time; why: where each value of a step came from. Lines
 * are at most `cells` wide where words allow it. */
void text_page_print(const Timeline *timeline, const FitReport *fit, bool why, int cells,
                     FILE *out);

#endif
