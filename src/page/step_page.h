// SPDX-FileCopyrightText: 2026 The Limber authors
// SPDX-License-Identifier: GPL-3.0-or-later
/* A step of a routine as text: all that a session does with it. */
#ifndef LIMBER_PAGE_STEP_PAGE_H
#define LIMBER_PAGE_STEP_PAGE_H

#include "page/page_wrap.h"
#include "routine/model.h"

/* Prints a step behind an indent, under its number: name, dose, each phase of a rep, the times
 * between, its note, and its cues with the moment at which they come; a rest without a number.
 * why: and where each value came from. */
void step_page_print(const PageSheet *sheet, int indent, int number, const Step *step,
                     const char *language, bool why);

#endif
