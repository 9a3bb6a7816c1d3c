// SPDX-FileCopyrightText: 2026 The Limber authors
// SPDX-License-Identifier: GPL-3.0-or-later
/* A routine for other programs: a text in Markdown, a table, a calendar, another timer's file. What
 * a form has no place for is said; docs/export.md has a table of it. Pure. */
#ifndef LIMBER_PAGE_EXPORT_H
#define LIMBER_PAGE_EXPORT_H

#include "base/moment.h"
#include "session/timeline.h"

#include <stdio.h>

typedef enum {
    EXPORT_MARKDOWN,
    EXPORT_CSV,
    EXPORT_ICS,
    EXPORT_JAWT,
    EXPORT_FIT,
    EXPORT_INTERVALS,
    EXPORT_COUNT
} ExportForm;

#define EXPORT_WORDS "markdown, csv, ics, jawt, fit or intervals" /* the names, for messages */

extern const char *const export_names[]; /* in the order of the forms, NULL at its end */

typedef struct {
    const Timeline *timeline; /* of the routine as it is written */
    Moment made;
} Export;

void export_print(const Export *export, ExportForm form, FILE *out);

/* The ending of such a file: ".md". */
const char *export_ending(ExportForm form);

/* What the form could not carry of this routine, in a line; NULL: nothing. In the arena. */
const char *export_lost(const Export *export, ExportForm form, Arena *arena);

/* The same of a routine that has everything. In the arena. */
const char *export_lacks(ExportForm form, Arena *arena);

#endif
