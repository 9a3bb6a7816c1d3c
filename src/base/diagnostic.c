// SPDX-FileCopyrightText: 2026 The Limber authors
// SPDX-License-Identifier: GPL-3.0-or-later
/* Keeps messages about files and prints them with the line they are about and a caret under the
 * place. The line is made safe when the message is added, so the source may end before the list. */
#include "base/diagnostic.h"

#include "base/arena.h"
#include "base/source.h"
#include "base/text.h"

#include <stdarg.h>
#include <stdlib.h>
#include <string.h>

#define MOST_SHOWN 20   /* errors of one file */
#define MOST_LINES 1000 /* kept: later messages of such a list go without */
#define LINE_BYTES 256  /* kept of a line before a place, and after it */
#define LINE_CELLS 92   /* of a source line shown; longer ones are cut around the place */

struct Diagnostics {
    Arena *arena;
    Diagnostic *items;
    size_t count;
};

Diagnostics *diagnostics_new(void)
{
    Diagnostics *list = memory_alloc(sizeof *list);
    list->arena = arena_new();
    return list;
}

void diagnostics_free(Diagnostics *list)
{
    if (!list)
        return;
    arena_free(list->arena);
    free(list);
}

static const char *safe_copy(Arena *arena, const char *text)
{
    size_t capacity = strlen(text) * 3 + 1; /* U+FFFD is three bytes */
    return text_safe(text, arena_alloc(arena, capacity), capacity);
}

/* Keeps the line of the message, or as much of a long one as can be shown around the place. */
static void keep_line(Arena *arena, const Source *source, Diagnostic *item)
{
    SourceMark here = {0}, *mark = source->mark ? source->mark : &here;
    size_t start, place = source_seek(source, mark, item->place, &start), end = place;
    if (mark->line != item->place.line)
        return;
    while (end < source->size && end - place < LINE_BYTES && !strchr("\r\n", source->text[end]))
        end++;
    if (place - start > LINE_BYTES) {
        start = place - LINE_BYTES;
        while (start < place && ((unsigned char)source->text[start] & 0xc0) == 0x80)
            start++;
    }
    char raw[2 * LINE_BYTES + 1], safe[3 * sizeof raw]; /* U+FFFD is three bytes */
    memcpy(raw, source->text + start, end - start);
    raw[end - start] = '\0';
    item->source_line = arena_string(arena, text_safe(raw, safe, sizeof safe));
    item->cut = mark->column - 1;
    for (size_t at = start; at < place; at++)
        item->cut -= ((unsigned char)source->text[at] & 0xc0) != 0x80;
}

static void put_at(Diagnostics *list, Diagnostic *item, const Source *source, Place place)
{
    place = source_place_written(source, place);
    if (place.line > 0 && place.width < 1)
        place.width = 1;
    while (source->written)
        source = source->written;
    item->place = place;
    item->file = safe_copy(list->arena, source->name);
    item->source_line = NULL;
    if (source->text && place.line > 0 && list->count <= MOST_LINES)
        keep_line(list->arena, source, item);
}

void diagnostics_add(Diagnostics *list, Severity severity, const Source *source, Place place,
                     const char *format, ...)
{
    va_list args;
    va_start(args, format);
    const char *message = arena_vprintf(list->arena, format, args);
    va_end(args);
    list->items = arena_grow(list->arena, list->items, list->count, sizeof *list->items);
    Diagnostic *item = &list->items[list->count++];
    *item = (Diagnostic){
        .severity = severity,
        .message = safe_copy(list->arena, message),
    };
    put_at(list, item, source, place);
}

void diagnostics_hint(Diagnostics *list, const char *format, ...)
{
    if (list->count == 0)
        return;
    va_list args;
    va_start(args, format);
    const char *hint = arena_vprintf(list->arena, format, args);
    va_end(args);
    list->items[list->count - 1].hint = safe_copy(list->arena, hint);
}

void diagnostics_edit(Diagnostics *list, const Source *source, Place place, const char *text)
{
    if (list->count == 0 || !source->text || place.line == 0)
        return;
    bool line = place.width == EDIT_LINE;
    place = source_place_written(source, place);
    while (source->written)
        source = source->written;
    Diagnostic *item = &list->items[list->count - 1];
    SourceMark here = {0}, *mark = source->mark ? source->mark : &here;
    size_t start, from = source_seek(source, mark, place, &start);
    if (mark->line != place.line)
        return;
    Place end = {place.line, place.column + (line ? EDIT_LINE : place.width), 0};
    size_t to = source_seek(source, mark, end, &start);
    if (line)
        place.width = mark->column - place.column;
    for (int i = 0; line && i < 2 && to < source->size; i++)
        to += source->text[to] == "\r\n"[i];
    Edit *edits = arena_grow(list->arena, (Edit *)item->edits, item->edit_count, sizeof *edits);
    edits[item->edit_count++] = (Edit){place, from, to, arena_string(list->arena, text)};
    item->edits = edits;
}

void diagnostics_guess(Diagnostics *list)
{
    if (list->count > 0)
        list->items[list->count - 1].guessed = true;
}

void diagnostics_forget(Diagnostics *list, size_t first)
{
    if (first < list->count)
        list->count = first;
}

void diagnostics_forget_before(Diagnostics *list, size_t first)
{
    if (first + 1 >= list->count)
        return;
    list->items[first] = list->items[list->count - 1];
    list->count = first + 1;
}

bool diagnostics_repeats(const Diagnostics *list, size_t first, size_t index)
{
    const Diagnostic *item = &list->items[index];
    while (first < index && (list->items[first].severity != item->severity ||
                             strcmp(list->items[first].message, item->message) != 0))
        first++;
    return first < index;
}

void diagnostics_drop(Diagnostics *list, size_t index)
{
    list->count--;
    for (; index < list->count; index++)
        list->items[index] = list->items[index + 1];
}

void diagnostics_move(Diagnostics *list, size_t index, const Source *source, Place place)
{
    Diagnostic *item = &list->items[index];
    put_at(list, item, source, place);
    item->edits = NULL;
    item->edit_count = 0;
}

size_t diagnostics_count(const Diagnostics *list, Severity severity)
{
    size_t count = 0;
    for (size_t i = 0; i < list->count; i++)
        count += list->items[i].severity == severity;
    return count;
}

size_t diagnostics_size(const Diagnostics *list)
{
    return list->count;
}

const Diagnostic *diagnostics_at(const Diagnostics *list, size_t index)
{
    return &list->items[index];
}

/* ---- printing ---- */

/* The byte offset of the character `count` places into safe text. */
static size_t skip_characters(const char *text, int count)
{
    size_t at = 0, size = strlen(text);
    uint32_t code;
    for (; count > 0 && at < size; count--)
        at += text_decode(text + at, size - at, &code);
    return at;
}

/* The first byte of the part of a long line that is shown: a place far to the right comes into
 * view, with some of what stands before it; marks of a letter left out stay out with it. */
static size_t view_start(const char *line, size_t place)
{
    size_t start = 0, length = 0;
    while (start < place) {
        bool is_mark = start > 0 && text_width_n(line + start, length) == 0;
        if (!is_mark && text_width_n(line + start, place - start) <= LINE_CELLS * 2 / 3)
            break;
        start += skip_characters(line + start, 1);
        length = skip_characters(line + start, 1);
    }
    return start;
}

static void print_line(const Diagnostic *item, FILE *out)
{
    const char *line = item->source_line;
    size_t place = skip_characters(line, item->place.column - 1 - item->cut);
    size_t start = view_start(line, place);
    const char *shown = line + start;
    size_t fits = text_fit(shown, LINE_CELLS);
    fprintf(out, "%5d | %.*s\n", item->place.line, (int)fits, shown);
    size_t length = skip_characters(line + place, item->place.width);
    int before = text_width_n(shown, place - start);
    int cells = text_width_n(line + place, length);
    if (before + cells > LINE_CELLS)
        cells = LINE_CELLS - before;
    fprintf(out, "      | %*s^", before, "");
    for (int i = 1; i < cells; i++)
        fputc('~', out);
    fputc('\n', out);
}

static void print_item(const Diagnostic *item, FILE *out)
{
    static const char *const words[] = {
        [SEVERITY_ERROR] = "error", [SEVERITY_WARNING] = "warning", [SEVERITY_NOTE] = "note"};
    if (item->place.line > 0)
        fprintf(out, "%s:%d:%d: ", item->file, item->place.line, item->place.column);
    else
        fprintf(out, "%s: ", item->file);
    fprintf(out, "%s: %s\n", words[item->severity], item->message);
    if (item->source_line)
        print_line(item, out);
    if (item->hint)
        fprintf(out, "      = %s\n", item->hint);
}

static int compare_items(const void *a, const void *b)
{
    const Diagnostic *first = *(const Diagnostic *const *)a,
                     *second = *(const Diagnostic *const *)b;
    int order = strcmp(first->file, second->file);
    if (order == 0)
        order = first->place.line - second->place.line;
    if (order == 0)
        order = first->place.column - second->place.column;
    return order ? order : (first > second) - (first < second);
}

void diagnostics_print(const Diagnostics *list, FILE *out)
{
    const Diagnostic **sorted = memory_alloc((list->count + 1) * sizeof *sorted);
    for (size_t i = 0; i < list->count; i++)
        sorted[i] = &list->items[i];
    qsort(sorted, list->count, sizeof *sorted, compare_items);
    size_t errors = 0;
    for (size_t i = 0; i < list->count; i++) {
        bool last = i + 1 == list->count || strcmp(sorted[i]->file, sorted[i + 1]->file) != 0;
        bool error = sorted[i]->severity == SEVERITY_ERROR;
        errors += error;
        if (!error || errors <= MOST_SHOWN)
            print_item(sorted[i], out);
        if (last && errors > MOST_SHOWN)
            fprintf(out, "%s: and %zu more errors\n", sorted[i]->file, errors - MOST_SHOWN);
        if (last)
            errors = 0;
    }
    free(sorted);
}
