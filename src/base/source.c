// SPDX-FileCopyrightText: 2026 The Limber authors
// SPDX-License-Identifier: GPL-3.0-or-later
/* Walks through a source by lines (ended by LF, CR LF or CR) and characters, both ways. */
#include "base/source.h"

#include <stdbool.h>
#include <string.h>

static bool is_line_end(const Source *source, size_t at)
{
    return source->text[at] == '\n' || source->text[at] == '\r';
}

static bool is_continuation(const Source *source, size_t at)
{
    return ((unsigned char)source->text[at] & 0xc0) == 0x80;
}

size_t source_begin(const Source *source)
{
    return source->size >= 3 && memcmp(source->text, "\xef\xbb\xbf", 3) == 0 ? 3 : 0;
}

static void begin_line(SourceMark *mark, int line, size_t start)
{
    *mark = (SourceMark){.line = line, .column = 1, .line_start = start, .offset = start};
}

/* False: this is the last line. */
static bool next_line(const Source *source, SourceMark *mark)
{
    size_t at = mark->offset;
    while (at < source->size && !is_line_end(source, at))
        at++;
    if (at == source->size)
        return false;
    bool pair = source->text[at] == '\r' && at + 1 < source->size && source->text[at + 1] == '\n';
    begin_line(mark, mark->line + 1, at + (pair ? 2 : 1));
    return true;
}

/* Not from the first line. */
static void line_before(const Source *source, SourceMark *mark)
{
    size_t first = source_begin(source), at = mark->line_start - 1;
    if (at > first && source->text[at] == '\n' && source->text[at - 1] == '\r')
        at--;
    while (at > first && !is_line_end(source, at - 1))
        at--;
    begin_line(mark, mark->line - 1, at);
}

static bool next_character(const Source *source, SourceMark *mark)
{
    if (mark->offset >= source->size || is_line_end(source, mark->offset))
        return false;
    do
        mark->offset++;
    while (mark->offset < source->size && is_continuation(source, mark->offset));
    mark->column++;
    return true;
}

static void character_before(const Source *source, SourceMark *mark)
{
    do
        mark->offset--;
    while (mark->offset > mark->line_start && is_continuation(source, mark->offset));
    mark->column--;
}

size_t source_seek(const Source *source, SourceMark *mark, Place place, size_t *line_start)
{
    if (mark->line == 0)
        begin_line(mark, 1, source_begin(source));
    while (mark->line > place.line && mark->line > 1)
        line_before(source, mark);
    while (mark->line < place.line && next_line(source, mark))
        ;
    while (mark->column > place.column && mark->column > 1)
        character_before(source, mark);
    while (mark->column < place.column && next_character(source, mark))
        ;
    *line_start = mark->line_start;
    return mark->offset;
}

static int characters(const char *text)
{
    int count = 0;
    for (; *text; text++)
        count += ((unsigned char)*text & 0xc0) != 0x80;
    return count;
}

/* The same place, its width aside, in what a copy is one of. */
static Place place_before(const Source *source, Place place)
{
    int shift = 0; /* of what stands behind the edits passed */
    for (size_t i = 0; i < source->edit_count; i++) {
        const SourceEdit *edit = &source->edits[i];
        if (edit->place.line != place.line)
            continue;
        int start = edit->place.column + shift, put = characters(edit->text);
        if (place.column < start)
            break;
        if (place.column < start + put) {
            place.column = edit->place.column;
            return place;
        }
        shift += put - edit->place.width;
    }
    place.column -= shift;
    return place;
}

Place source_place_written(const Source *source, Place place)
{
    for (; source->written; source = source->written) {
        Place end = {place.line, place.column + place.width, 0};
        Place from = place_before(source, place), to = place_before(source, end);
        place = (Place){from.line, from.column, to.column - from.column};
    }
    return place;
}
