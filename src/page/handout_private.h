// SPDX-FileCopyrightText: 2026 The Limber authors
// SPDX-License-Identifier: GPL-3.0-or-later
/* Inside the handout: its parts, each in a file of its own. */
#ifndef LIMBER_PAGE_HANDOUT_PRIVATE_H
#define LIMBER_PAGE_HANDOUT_PRIVATE_H

#include "page/handout.h"

/* What is printed, and where texts that are put together live. */
typedef struct {
    const Handout *handout;
    const Routine *routine;
    FILE *out;
    Arena *arena;
} HandoutSheet;

/* The head's rules for a paper: @page, and the sizes that depend on it. */
void handout_print_style(const Handout *handout, FILE *out);

void handout_print_steps(const HandoutSheet *sheet);

/* The boxes for the answers of four weeks. */
#define HANDOUT_WEEKS                                                                              \
    " <span class=\"weeks\">week 1 <span class=\"box\"></span> 2 <span class=\"box\"></span> 3 "   \
    "<span "                                                                                       \
    "class=\"box\"></span> 4 <span class=\"box\"></span></span>"

/* The plan by weeks, where it changes with them. */
void handout_print_plan(const HandoutSheet *sheet);

/* A step's link and its code, where it has one. */
void handout_print_link(const HandoutSheet *sheet, const Step *step);

/* The codes that hold the routine, or why there are none. */
void handout_print_codes(const HandoutSheet *sheet);

/* The grid to tick: a row a day, four weeks or until the prescription ends. */
void handout_print_grid(const HandoutSheet *sheet);

#endif
