// SPDX-FileCopyrightText: 2026 The Limber authors
// SPDX-License-Identifier: GPL-3.0-or-later
/* What home's files share: the list (home_list.c), the drawing (home_draw.c), the preview
 * (home_preview.c), what is due (home_today.c), what a session would be now (home_session.c), the
 * card of today (home_card.c), what is tight (home_tight.c), the loop (home.c). */
#ifndef LIMBER_SCREEN_HOME_HOME_H
#define LIMBER_SCREEN_HOME_HOME_H

#include "routine/advice.h"
#include "screen/parts/run.h"
#include "screen/screen.h"
#include "store/today.h"
#include "store/week.h"
#include "terminal/browse.h"
#include "terminal/scroll_text.h"

#define HOME_TIGHT "What is tight today?"
#define HOME_EXERCISES "All exercises"

#define HOME_SIGN_CELLS 2 /* before the title of what is on the list for today */

typedef enum { ROW_HEADING, ROW_ROUTINE, ROW_TIGHT, ROW_LIBRARY } HomeRowKind;

/* A row of the list: the heading of a group, a routine, or the way to another screen. */
typedef struct {
    HomeRowKind kind;
    const char *heading;
    bool warns;            /* a heading that says what is wrong */
    size_t entry;          /* of the catalogue */
    Ns total;              /* how long a session of it would be now */
    Ns whole;              /* as the file has it */
    const char *reason;    /* why it is in this group ("due: 1 of 2 today"), or NULL */
    const TodayItem *item; /* in the list for today */
} HomeRow;

typedef struct {
    Catalogue *catalogue;
    const VisitOptions *options; /* of the sessions that start from here */
    const char *mistake;         /* in the settings, or "" */
    size_t loaded;               /* entries read so far: the rest follow, a few a turn */
    size_t built;                /* entries read when the rows were built */
    HomeRow *rows;               /* what the filter lets through, by group */
    size_t row_count;
    int title_cells;       /* of the longest title in them */
    Browse browse;         /* of the rows; what is over the list, or beside it, is the preview */
    bool reading;          /* there are more entries to read */
    bool chosen;           /* the person has moved the selection: it stays where it is */
    ScrollSpots steps;     /* the previewed steps that are exercises, by their numbers */
    const Exercise *step;  /* the one that was clicked, for the library to begin with; or NULL */
    Diagnostics *mistakes; /* of the damaged file that was previewed last */
    const CatalogueEntry *mistakes_of;
    struct {
        Arena *arena; /* of the items and the rows' words; NULL: not gathered yet */
        TodayItem *items;
        size_t count;
        bool *has;           /* for each entry of the catalogue: is it among them? */
        const char *problem; /* why nothing is known of it; NULL: it is */
        Day day;
        Ns *lengths; /* of a session of each entry; 0: not known yet */
    } today;
    struct {
        const Routine *of; /* NULL: none */
        int minutes;
        Routine *fitted;
        FitReport report;
    } session;   /* that was previewed last */
    int minutes; /* that there are today; 0: as many as a routine takes */
    struct {
        RegionSet regions; /* 0: nothing was said to be tight, all routines are listed */
        Arena *arena;      /* of the reasons */
    } tight;
    struct {
        Week week;
        const char *title,
            *last;    /* of the last session that counts: its routine, and when; or "" */
        size_t again; /* its entry of the catalogue; SIZE_MAX: there is none */
        int row;      /* where the card was drawn; 0: it was not */
    } card;
    bool settling; /* the log has yet to write what was pinned or done */
    struct {
        const Exercise *exercise; /* drawn in the preview, or NULL */
        Ns since;                 /* monotonic: it moves from then on */
        Ns stays;                 /* until it is another picture */
    } figure;
    char log_note[128]; /* what could not be logged, as the list says it */
} Home;

/* Builds the rows again after entries were read or the filter changed. Keeps a selection that the
 * person has made where it is still there, else selects what fits the filter best. */
void home_list_build(Home *home);

/* Reads more entries until it is `until` on the monotonic clock, a few at least; true while there
 * are more. Builds the rows where enough has come: the work of it all grows as their number. */
bool home_list_read(Home *home, Ns until);

/* The rows, for browsing. */
extern const BrowseList home_browsed;

/* The row selected, or NULL. */
const HomeRow *home_row(const Home *home);

/* The routine selected, or NULL (none, or a damaged one); its entry where entry is not NULL. */
Routine *home_selected(const Home *home, const CatalogueEntry **entry);

/* What an entry is called in the list. */
const char *home_title_of(const CatalogueEntry *entry);

/* One row of the list. */
void home_row_draw(const void *home, const Box *box, size_t row, bool selected);

/* Draws home but its footer. Keeps the selection in view. True: the preview stands beside the list.
 */
bool home_draw(Home *home, Shown *shown);

/* Draws the selected routine's preview in a box. */
void home_preview_draw(Home *home, const Box *box);

/* The exercise of the previewed step at a cell of the screen, or NULL. */
const Exercise *home_step_at(const Home *home, int row, int column);

/* Gathers what is due today, from the log and the person's own files. */
void home_today_gather(Home *home);
void home_today_free(Home *home);

/* How long a session of an entry of the catalogue would be now; 0 of a damaged one. */
Ns home_session_length(Home *home, size_t entry);

/* What of it is not as the file has it, good until the next call. */
const FitReport *home_session_report(Home *home, const Routine *routine);

/* To be called where the log or the minutes have changed. */
void home_session_forget(Home *home);

#define HOME_CARD_ROWS 3

/* The card of today: its rows are the week, the last session, the time there is. Gathered with what
 * is due. */
void home_card_gather(Home *home);
void home_card_draw(Home *home, const Box *box);

/* The row of the card that a click is on, or -1. */
int home_card_line_at(const Home *home, const Input *input);

/* Takes over what the log says could not be written; true: it says something else than before. A
 * session may have ended before that is known. */
bool home_log_note_take(Home *home);

/* Adds the rows of the list for today that the filter lets through. */
void home_today_add(Home *home);

/* Asks what is tight on the body map and lists what serves it. */
End home_tight_ask(Home *home);

/* Back to the list of all. */
void home_tight_forget(Home *home);
void home_tight_add(Home *home);

/* For those who add rows: a row of a routine that is read; does the filter let it through? */
void home_list_add(Home *home, HomeRow row);
void home_list_add_routine(Home *home, HomeRow row);
bool home_list_matches(const Home *home, const CatalogueEntry *entry);

#endif
