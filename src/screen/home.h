/* What home's files share: the list (home_list.c), the drawing (home_draw.c), the preview
 * (home_preview.c), the loop (home.c). */
#ifndef LIMBER_SCREEN_HOME_H
#define LIMBER_SCREEN_HOME_H

#include "routine/catalogue.h"
#include "screen/draw.h"
#include "screen/keys.h"

#define HOME_FILTER_BYTES 64

/* A row of the list: a routine, or the heading of a group. */
typedef struct {
    const char *heading; /* NULL: a routine */
    size_t entry;        /* of the catalogue */
    Ns total;
} HomeRow;

typedef struct {
    Catalogue *catalogue;
    size_t loaded; /* entries read so far: the rest follow, a few a turn */
    HomeRow *rows; /* what the filter lets through, by group */
    size_t row_count;
    size_t selected; /* a row that is a routine, where there is one */
    bool chosen;     /* the person has moved the selection: it stays where it is */
    size_t top;      /* the first row shown */
    char filter[HOME_FILTER_BYTES];
    bool filtering; /* keys go into the filter */
    bool preview;   /* small windows: the preview in place of the list */
    bool help;
    int help_scroll;
    int preview_scroll;
    Diagnostics *mistakes; /* of the damaged file that was previewed last */
    const CatalogueEntry *mistakes_of;
} Home;

extern const KeyTable home_keys;

/* Builds the rows anew after entries were read or the filter changed. Keeps a selection that the
 * person has made where it is still there, else selects what fits the filter best. */
void home_list_build(Home *home);

/* Moves the selection by so many routines, headings passed over. */
void home_list_move(Home *home, int by);

/* The routine selected, or NULL (none, or a damaged one); its entry where entry is not NULL. */
Routine *home_selected(const Home *home, const CatalogueEntry **entry);

/* Draws home; sets where the cursor is parked. Keeps the selection in view. */
void home_draw(Home *home, int *cursor_row, int *cursor_column);

/* Draws the selected routine's preview in a box, from preview_scroll on. */
void home_preview_draw(Home *home, const Box *box);

/* The routine row at a cell of the screen, or -1. */
long home_row_at(const Home *home, int row, int column);

#endif
