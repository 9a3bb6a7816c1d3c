// SPDX-FileCopyrightText: 2026 The Limber authors
// SPDX-License-Identifier: GPL-3.0-or-later
/* Puts edits into a text, from its beginning to its end. Every byte that no edit takes stays. */
#include "base/mend.h"

#include "base/source.h"
#include "base/text.h"

#include <stdlib.h>
#include <string.h>

typedef struct {
    const Edit *edit;
    size_t order; /* in which it was said */
} ChosenEdit;

typedef struct {
    ChosenEdit *edits;
    size_t count;
} Chosen;

static int compare_edits(const void *a, const void *b)
{
    const ChosenEdit *first = a, *second = b;
    size_t one = first->edit->from, other = second->edit->from;
    if (one == other) {
        one = first->order;
        other = second->order;
    }
    return (one > other) - (one < other);
}

/* Would both take the same bytes, or write the same at one place? */
static bool meet(const Edit *a, const Edit *b)
{
    if (a->from == a->to && b->from == b->to)
        return a->from == b->from && text_same(a->text, b->text);
    return a->from == b->from || (a->from < b->to && b->from < a->to);
}

static bool is_free(const Chosen *chosen, const Diagnostic *item)
{
    for (size_t i = 0; i < item->edit_count; i++)
        for (size_t j = 0; j < chosen->count; j++)
            if (meet(&item->edits[i], chosen->edits[j].edit))
                return false;
    return true;
}

/* Messages know their file by the name that is shown. */
static bool is_about(const Diagnostic *item, const char *shown)
{
    return item->edit_count > 0 && text_same(item->file, shown);
}

static size_t choose(Arena *arena, const Diagnostics *found, const char *shown, bool guesses,
                     Chosen *chosen)
{
    size_t mended = 0;
    for (size_t i = 0; i < diagnostics_size(found); i++) {
        const Diagnostic *item = diagnostics_at(found, i);
        if (!is_about(item, shown) || (item->guessed && !guesses) || !is_free(chosen, item))
            continue;
        for (size_t j = 0; j < item->edit_count; j++) {
            chosen->edits = arena_grow(arena, chosen->edits, chosen->count, sizeof *chosen->edits);
            chosen->edits[chosen->count] = (ChosenEdit){&item->edits[j], chosen->count};
            chosen->count++;
        }
        mended++;
    }
    return mended;
}

static size_t copy(char *to, const char *from, size_t size)
{
    memcpy(to, from, size);
    return size;
}

Source mend_source(Arena *arena, const Source *source, const Diagnostics *found, bool guesses,
                   size_t *mended)
{
    size_t room = strlen(source->name) * 3 + 1; /* U+FFFD is three bytes */
    Chosen chosen = {0};
    *mended = choose(arena, found, text_safe(source->name, arena_alloc(arena, room), room), guesses,
                     &chosen);
    if (*mended == 0)
        return *source;
    qsort(chosen.edits, chosen.count, sizeof *chosen.edits, compare_edits);
    size_t size = source->size, at = 0, used = 0;
    for (size_t i = 0; i < chosen.count; i++)
        size += strlen(chosen.edits[i].edit->text);
    char *text = arena_alloc(arena, size + 1);
    for (size_t i = 0; i < chosen.count; i++) {
        const Edit *edit = chosen.edits[i].edit;
        used += copy(text + used, source->text + at, edit->from - at);
        used += copy(text + used, edit->text, strlen(edit->text));
        at = edit->to;
    }
    used += copy(text + used, source->text + at, source->size - at);
    return (Source){source->name, text, used, arena_alloc(arena, sizeof(SourceMark))};
}

/* ---- marks and line ends ---- */

typedef enum { END_LF, END_CRLF, END_CR, END_COUNT } LineEnd;

/* The line end at a byte, its length in *length; END_COUNT: there is none. */
static LineEnd end_at(const Source *source, size_t at, size_t *length)
{
    bool pair = at + 1 < source->size && source->text[at] == '\r' && source->text[at + 1] == '\n';
    *length = pair ? 2 : 1;
    if (source->text[at] == '\n')
        return END_LF;
    return pair ? END_CRLF : source->text[at] == '\r' ? END_CR : END_COUNT;
}

/* The kind that most lines have; *alike: all of them. */
static LineEnd usual_end(const Source *source, bool *alike)
{
    size_t counts[END_COUNT] = {0}, length;
    for (size_t at = 0; at < source->size; at += length) {
        LineEnd end = end_at(source, at, &length);
        if (end < END_COUNT)
            counts[end]++;
    }
    LineEnd usual = counts[END_CRLF] > counts[END_LF] ? END_CRLF : END_LF;
    *alike = counts[END_CR] == 0 && (counts[END_LF] == 0 || counts[END_CRLF] == 0);
    return usual;
}

Source mend_marks(Arena *arena, const Source *source, bool *changed)
{
    static const char *const ends[] = {"\n", "\r\n"};
    bool alike;
    size_t begin = source_begin(source), used = 0, length;
    LineEnd usual = usual_end(source, &alike);
    *changed = begin > 0 || !alike;
    if (!*changed)
        return *source;
    char *text = arena_alloc(arena, 2 * source->size + 1);
    for (size_t at = begin; at < source->size; at += length) {
        LineEnd end = end_at(source, at, &length);
        if (end == END_COUNT || alike)
            used += copy(text + used, source->text + at, length);
        else
            used += copy(text + used, ends[usual], strlen(ends[usual]));
    }
    return (Source){source->name, text, used, arena_alloc(arena, sizeof(SourceMark))};
}
