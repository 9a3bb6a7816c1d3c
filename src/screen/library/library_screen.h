// SPDX-FileCopyrightText: 2026 The Limber authors
// SPDX-License-Identifier: GPL-3.0-or-later
/* The library on the screen: every exercise by kind (or those of one routine), narrowed by a
 * filter, beside it how it moves and what to mind. What its files share: the list (library_list.c),
 * the drawing (library_draw.c), the loop (library.c). */
#ifndef LIMBER_SCREEN_LIBRARY_LIBRARY_SCREEN_H
#define LIMBER_SCREEN_LIBRARY_LIBRARY_SCREEN_H

#include "routine/exercise.h"
#include "routine/library.h"
#include "screen/parts/run.h"
#include "terminal/browse.h"
#include "terminal/scroll_text.h"

/* A row of the list: a heading, or an exercise. */
typedef struct {
    const char *heading; /* NULL: an exercise */
    const Exercise *exercise;
} LibraryRow;

/* Where the person was before an easier or a harder form was followed. */
typedef struct {
    const Exercise *exercise;
    const Routine *routine;
    char filter[BROWSE_FILTER_BYTES];
    bool detail;
    int detail_scroll;
} LibraryStop;

#define LIBRARY_STOPS 16 /* the last ones are kept */

typedef struct {
    Library *library;
    const Routine *routine; /* its exercises alone; NULL: all */
    size_t loaded;          /* ids read so far: the rest follow, a few a turn */
    const Exercise **exercises;
    size_t exercise_count; /* read and good */
    LibraryRow *rows;
    size_t row_count;
    Browse browse;          /* of the rows; what is over the list, or beside it, is the exercise */
    const Exercise *chosen; /* stays selected while it is in the list; NULL: the first */
    bool more_below;        /* the text goes on below what is in view */
    ScrollSpots forms; /* the lines that lead to the easier form (0) and to the harder one (1) */
    LibraryStop stops[LIBRARY_STOPS]; /* the way back, the nearest last */
    size_t stop_count;
    Ns shown_at; /* when the exercise selected came on the screen: its figure moves since then */
    Ns figure_stays; /* until it is drawn again */
    bool reading;    /* there are more */
} LibraryScreen;

/* The rows, for browsing. */
extern const BrowseList library_screen_browsed;

/* One row of the list. */
void library_screen_row_draw(const void *screen, const Box *box, size_t row, bool selected);

/* The exercise selected from its top, its figure from the start. */
void library_screen_show_anew(LibraryScreen *screen);

/* Is the exercise shown beside the list? */
bool library_screen_is_wide(void);

void library_screen_list_build(LibraryScreen *screen);
const Exercise *library_screen_selected(const LibraryScreen *screen);

/* The easier or harder exercise of the one selected, or NULL. */
const Exercise *library_screen_variant(const LibraryScreen *screen, bool harder);

/* Draws all of it but the footer, at an instant of the monotonic clock; says when its figure must
 * be drawn again, in nanoseconds from then. */
Ns library_screen_draw(LibraryScreen *screen, Ns now, Shown *shown);

/* Runs until the person goes back. Of a routine (not NULL) its own exercises first; begins with
 * one of them (NULL: with the list). */
End library_screen_show(Library *library, const Routine *routine, const Exercise *first);

#endif
