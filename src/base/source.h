// SPDX-FileCopyrightText: 2026 The Limber authors
// SPDX-License-Identifier: GPL-3.0-or-later
/* The text of a file, places in it, and the way from a place to its byte. A file of many mistakes
 * asks for each of them, and they mostly stand one after another: the search goes on from where the
 * last one ended, so that all of them together cost one walk through the file. */
#ifndef LIMBER_BASE_SOURCE_H
#define LIMBER_BASE_SOURCE_H

#include <stddef.h>

/* A stretch of text in a file. line and column count from 1, columns in characters (code points);
 * line 0 means the file as a whole. width is in characters too, 1 at least. */
typedef struct {
    int line;
    int column;
    int width;
} Place;

/* Where a search for a place ended; the next one goes on from there. */
typedef struct {
    int line, column;          /* from 1; 0: nothing was looked for yet */
    size_t line_start, offset; /* bytes */
} SourceMark;

/* What comes in the place of what stands at a place, inside a line. */
typedef struct {
    Place place;      /* width 0: nothing goes */
    const char *text; /* without line ends */
} SourceEdit;

/* A file's text, as its messages show it. Only looked at while a message is added. */
typedef struct Source Source;
struct Source {
    const char *name;      /* as the user wrote it */
    const char *text;      /* the bytes read; NULL where there are none */
    size_t size;           /* bytes */
    SourceMark *mark;      /* of the message added last; NULL: each is looked for from the start */
    const Source *written; /* what this is a mended copy of; NULL: it is the file itself */
    const SourceEdit *edits; /* of that one, in the order of their places */
    size_t edit_count;
};

/* The first byte of the text: past a byte order mark. */
size_t source_begin(const Source *source);

/* The byte at a place of the source, at most the end of its line; *line_start is the byte that the
 * line begins at. mark is where the last search ended; zeroed: at the start. Moved along. A line
 * past the end is the last one: mark->line says so. */
size_t source_seek(const Source *source, SourceMark *mark, Place place, size_t *line_start);

/* A place of a mended copy in the file itself, where a message about it points; of the file, the
 * same. Its width may become 0, where all of it was put there. */
Place source_place_written(const Source *source, Place place);

#endif
