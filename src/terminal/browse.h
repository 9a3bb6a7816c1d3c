// SPDX-FileCopyrightText: 2026 The Limber authors
// SPDX-License-Identifier: GPL-3.0-or-later
/* Browsing: a list with a filter, and beside it, or in small windows in its place, a detail that
 * scrolls. Knows nothing of what is listed: that is its owner's, by a small table of functions. */
#ifndef LIMBER_TERMINAL_BROWSE_H
#define LIMBER_TERMINAL_BROWSE_H

#include "terminal/draw.h"
#include "terminal/keys.h"

#define BROWSE_FILTER_BYTES 64

/* All zero: the first row, nothing narrowed. */
typedef struct {
    size_t selected, top;
    char filter[BROWSE_FILTER_BYTES];
    bool filtering;   /* keys go into it */
    bool over;        /* where there is no room beside the list: the detail in its place */
    int scroll;       /* of the detail */
    Box list, detail; /* where they were drawn last; no rows: they were not */
    bool spaced;      /* so was the list */
} Browse;

/* What is listed; `of` is the owner's. */
typedef struct {
    size_t (*count)(const void *of);
    bool (*is_row)(const void *of, size_t row); /* can it be selected? NULL: any */
    bool (*opens)(const void *of,
                  size_t row);      /* with room, an empty line goes before it; or NULL */
    size_t (*head)(const void *of); /* rows that come into view with the first that can
                                       be selected; NULL: none */
    void (*draw_row)(const void *of, const Box *box, size_t row, bool selected); /* one line */
    void (*moved)(void *of);    /* the person has selected another row; or NULL */
    void (*filtered)(void *of); /* the filter is another */
} BrowseList;

/* Actions among the owner's own; theirs are below. */
enum {
    BROWSE_UP = 20,
    BROWSE_DOWN,
    BROWSE_PAGE_UP,
    BROWSE_PAGE_DOWN,
    BROWSE_FIRST,
    BROWSE_LAST,
    BROWSE_SCROLL_DOWN,
    BROWSE_SCROLL_UP,
    BROWSE_FILTER,
    BROWSE_TYPED
};

/* Their keys, for a KeyTable: of a list, of a detail beside it, and while the filter is typed. */
#define BROWSE_LIST_ROWS                                                                           \
    {BROWSE_UP, {TERMINAL_KEY_UP, 'k'}, NULL, "up the list"},                                      \
        {BROWSE_DOWN, {TERMINAL_KEY_DOWN, 'j'}, NULL, "down the list"},                            \
        {BROWSE_PAGE_UP, {TERMINAL_KEY_PAGE_UP}, NULL, "up a page"},                               \
        {BROWSE_PAGE_DOWN, {TERMINAL_KEY_PAGE_DOWN}, NULL, "down a page"},                         \
        {BROWSE_FIRST, {TERMINAL_KEY_HOME, 'g'}, NULL, "the first"},                               \
    {                                                                                              \
        BROWSE_LAST, {TERMINAL_KEY_END, 'G'}, NULL, "the last"                                     \
    }

#define BROWSE_TYPING_ROWS                                                                         \
    {BROWSE_DOWN, {TERMINAL_KEY_DOWN, TERMINAL_KEY_UP}, "choose", "down the list, or up"},         \
    {                                                                                              \
        BROWSE_TYPED, {'\t'}, "to the list", "keep what was typed"                                 \
    }

/* Draws the rows that are in view, the one selected among them; says where the cursor is parked.
 * The owner draws the detail, and says where by browse->detail. */
void browse_draw(Browse *browse, const BrowseList *list, const void *of, const Box *box,
                 int *cursor_row, int *cursor_column);

/* The row after the last one that browse_draw has drawn. */
size_t browse_end(const Browse *browse, const BrowseList *list, const void *of);

/* Moves the selection by so many rows, or scrolls the detail that stands in the list's place. */
void browse_move(Browse *browse, const BrowseList *list, void *of, int by);

/* Carries out an action; false: it is the owner's. */
bool browse_act(Browse *browse, const BrowseList *list, void *of, int action);

/* While the filter is typed, takes a key or a paste; the owner sees to Enter. False: no typing. */
bool browse_type(Browse *browse, const BrowseList *list, void *of, const Input *input);

/* The row that can be selected at the place of a click; the number of rows where there is none. */
size_t browse_row_at(const Browse *browse, const BrowseList *list, const void *of,
                     const Input *input);

/* Takes the wheel, which turns what it is over, or a click. True: the row that was selected already
 * was clicked, which opens it. */
bool browse_click(Browse *browse, const BrowseList *list, void *of, const Input *input);

/* Is every word of the filter somewhere in a thing, in any order? */
bool browse_matches(const Browse *browse, bool (*has)(const void *thing, const char *word),
                    const void *thing);

/* The filter as it stands in a head: "/hams_"; returns out. */
char *browse_filter_words(const Browse *browse, char out[BROWSE_FILTER_BYTES + 8]);

#endif
