// SPDX-FileCopyrightText: 2026 The Limber authors
// SPDX-License-Identifier: GPL-3.0-or-later
/* A page of plain text, line by line: wrapped behind labels and indents, for whatever is printed of
 * a routine. */
#ifndef LIMBER_PAGE_PAGE_WRAP_H
#define LIMBER_PAGE_PAGE_WRAP_H

#include "base/arena.h"

#include <stddef.h>
#include <stdio.h>

typedef struct {
    FILE *out;
    int cells;    /* of a line */
    Arena *arena; /* for texts put together */
} PageSheet;

/* Wraps text into lines behind an indent; the first line follows `label` where there is one. */
void page_wrap(const PageSheet *sheet, int indent, const char *label, const char *text);

/* The same at the margin; nothing where there is no text. */
void page_field(const PageSheet *sheet, const char *label, const char *text);

/* A line after an empty one; one with a list under it, nothing where the list is empty. */
void page_heading(const PageSheet *sheet, const char *heading);
void page_list(const PageSheet *sheet, const char *label, const char *const *items, size_t count);

/* "one, two" of a list so far and what is added to it; NULL adds nothing. */
const char *page_joined(const PageSheet *sheet, const char *list, const char *more);

#endif
