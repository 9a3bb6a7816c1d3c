// SPDX-FileCopyrightText: 2026 The Limber authors
// SPDX-License-Identifier: GPL-3.0-or-later
/* A routine as a sheet of paper for the client: what to mind, when to call, each step with its
 * figures and dose in words, and a grid to tick. A page of HTML that prints in black; no script,
 * nothing from outside: the photos of the steps are read and stand in it. */
#ifndef LIMBER_PAGE_HANDOUT_H
#define LIMBER_PAGE_HANDOUT_H

#include "routine/sheet_codes.h"
#include "session/timeline.h"

#include <stdio.h>

typedef enum { PAPER_A4, PAPER_A5, PAPER_LETTER } Paper;

extern const char *const paper_names[]; /* in the order of the papers, NULL at its end */

/* Whose sheet it is, where the routine does not say. */
typedef struct {
    const char *name, *contact; /* or NULL */
    const unsigned char *logo;  /* the bytes of a picture, or NULL */
    size_t logo_size;
    const char *logo_type; /* "image/png" */
} Letterhead;

typedef struct {
    const Timeline *timeline; /* of the routine that is handed out, as it is written */
    Letterhead clinic;
    Paper paper;
    bool large;              /* letters and figures half as large again, for eyes that need it */
    Day made;                /* the day on which it is printed */
    const SheetCodes *codes; /* of the routine and its links; NULL: none could be drawn */
} Handout;

void handout_print(const Handout *handout, FILE *out);

#endif
