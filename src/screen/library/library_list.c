// SPDX-FileCopyrightText: 2026 The Limber authors
// SPDX-License-Identifier: GPL-3.0-or-later
/* The list of exercises: by kind in the order of a session, narrowed by the filter; or those of a
 * routine in its own order. */
#include "routine/library.h"
#include "screen/library/library_screen.h"

#include "base/arena.h"
#include "base/array.h"
#include "base/text.h"

#include <stdio.h>
#include <string.h>

static const struct {
    ExerciseKind kind;
    const char *heading;
} kinds[] = {
    {KIND_DYNAMIC, "Warming up"}, {KIND_STATIC, "Stretches to hold"},
    {KIND_MOBILITY, "Mobility"},  {KIND_MASSAGE, "Roller and ball"},
    {KIND_LOADING, "Strength"},   {KIND_RELAX, "Letting go"},
};

/* An exercise under a heading. */
typedef struct {
    const Exercise *exercise;
    const char *heading;
} Listed;

static bool has_word(const void *of, const char *word)
{
    const Listed *listed = of;
    const Exercise *exercise = listed->exercise;
    char feel[512];
    for (size_t i = 0; i < exercise->synonym_count; i++)
        if (text_find(exercise->synonyms[i], word))
            return true;
    for (size_t i = 0; i < exercise->prop_count; i++)
        if (text_find(exercise->props[i], word))
            return true;
    return text_find(exercise->name, word) || text_find(exercise->id, word) ||
           text_find(exercise_kind_name(exercise->kind), word) ||
           text_find(listed->heading, word) ||
           text_find(region_list(exercise->feel, feel, sizeof feel), word);
}

static void add_row(LibraryScreen *screen, LibraryRow row)
{
    screen->rows = memory_resize(screen->rows, (screen->row_count + 1) * sizeof *screen->rows);
    screen->rows[screen->row_count++] = row;
}

static void add_under(LibraryScreen *screen, const char *heading, const Exercise *exercise,
                      bool *headed)
{
    if (!browse_matches(&screen->browse, has_word, &(Listed){exercise, heading}))
        return;
    if (!*headed)
        add_row(screen, (LibraryRow){.heading = heading});
    *headed = true;
    add_row(screen, (LibraryRow){.exercise = exercise});
}

static void add_kind(LibraryScreen *screen, ExerciseKind kind, const char *heading)
{
    bool headed = false;
    for (size_t i = 0; i < screen->exercise_count; i++)
        if (screen->exercises[i]->kind == kind)
            add_under(screen, heading, screen->exercises[i], &headed);
}

static bool is_listed(const LibraryScreen *screen, const Exercise *exercise)
{
    for (size_t i = 0; i < screen->row_count; i++)
        if (screen->rows[i].exercise == exercise)
            return true;
    return false;
}

static void add_routine(LibraryScreen *screen)
{
    bool headed = false;
    for (size_t i = 0; i < screen->routine->block_count; i++) {
        const Block *block = &screen->routine->blocks[i];
        for (size_t j = 0; j < block->count; j++)
            if (block->steps[j].exercise && !is_listed(screen, block->steps[j].exercise))
                add_under(screen, screen->routine->title, block->steps[j].exercise, &headed);
    }
}

/* The first exercise whose name has what is looked for, else the first. */
static size_t first_row(const LibraryScreen *screen)
{
    for (size_t i = 0; *screen->browse.filter && i < screen->row_count; i++)
        if (!screen->rows[i].heading &&
            text_find(screen->rows[i].exercise->name, screen->browse.filter))
            return i;
    return screen->row_count > 1 ? 1 : 0;
}

void library_screen_list_build(LibraryScreen *screen)
{
    screen->row_count = 0;
    if (screen->routine)
        add_routine(screen);
    for (size_t i = 0; !screen->routine && i < COUNT_OF(kinds); i++)
        add_kind(screen, kinds[i].kind, kinds[i].heading);
    screen->browse.selected = first_row(screen);
    for (size_t i = 0; screen->chosen && i < screen->row_count; i++)
        if (screen->rows[i].exercise == screen->chosen)
            screen->browse.selected = i;
}

/* ---- browsing ---- */

static size_t count_rows(const void *screen)
{
    return ((const LibraryScreen *)screen)->row_count;
}

static bool is_exercise(const void *screen, size_t row)
{
    return !((const LibraryScreen *)screen)->rows[row].heading;
}

static size_t head_rows(const void *screen)
{
    (void)screen;
    return 1;
}

static void keep_chosen(void *of)
{
    LibraryScreen *screen = of;
    screen->chosen = library_screen_selected(screen);
    screen->stop_count = 0;
    library_screen_show_anew(screen);
}

/* What is typed selects what fits best; clearing keeps what was found. */
static void narrow(void *of)
{
    LibraryScreen *screen = of;
    screen->chosen = *screen->browse.filter ? NULL : library_screen_selected(screen);
    screen->stop_count = 0;
    library_screen_list_build(screen);
    library_screen_show_anew(screen);
}

const BrowseList library_screen_browsed = {.count = count_rows,
                                           .is_row = is_exercise,
                                           .head = head_rows,
                                           .draw_row = library_screen_row_draw,
                                           .moved = keep_chosen,
                                           .filtered = narrow};

const Exercise *library_screen_selected(const LibraryScreen *screen)
{
    return screen->browse.selected < screen->row_count
               ? screen->rows[screen->browse.selected].exercise
               : NULL;
}

const Exercise *library_screen_variant(const LibraryScreen *screen, bool harder)
{
    const Exercise *exercise = library_screen_selected(screen);
    const Variant *variant = !exercise ? NULL : harder ? &exercise->harder : &exercise->easier;
    if (!variant || !variant->exercise)
        return NULL;
    Diagnostics *found = diagnostics_new();
    const Exercise *other = library_find(screen->library, variant->exercise, found);
    diagnostics_free(found);
    return other;
}
