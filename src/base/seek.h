// SPDX-FileCopyrightText: 2026 The Limber authors
// SPDX-License-Identifier: GPL-3.0-or-later
/* From a line and a column to a byte. A file of many mistakes asks this for each of them, and they
 * mostly stand one after another: the search goes on from where the last one ended, so that all of
 * them together cost one walk through the file. Private to base. */
#ifndef LIMBER_BASE_SEEK_H
#define LIMBER_BASE_SEEK_H

#include "base/diagnostic.h"

/* The first byte of the text: past a byte order mark. */
size_t source_begin(const Source *source);

/* The byte at a place of the source, at most the end of its line; *line_start is the byte that the
 * line begins at. mark is where the last search ended; zeroed: at the start. Moved along. A line
 * past the end is the last one: mark->line says so. */
size_t source_seek(const Source *source, SourceMark *mark, Place place, size_t *line_start);

#endif
