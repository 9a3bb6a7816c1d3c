// SPDX-FileCopyrightText: 2026 The Limber authors
// SPDX-License-Identifier: GPL-3.0-or-later
/* The list for today: what is prescribed (`for:` with `times`) and what the person has pinned, and
 * whether it is due. Pure, but for today_gather.
 *
 * A session counts for the day on which it began when half of its steps or more were done
 * (adherence_counts). When one is due is told in session/rhythm.h. */
#ifndef LIMBER_STORE_TODAY_H
#define LIMBER_STORE_TODAY_H

#include "routine/catalogue.h"
#include "session/rhythm.h"
#include "store/log_reader.h"

typedef enum {
    TODAY_OVERDUE, /* due, and it has been for longer than today; or the week is too short for it */
    TODAY_DUE,
    TODAY_DONE,  /* what today asked for is done */
    TODAY_LATER, /* a rest day, a week that is done, or it has not begun */
    TODAY_STATES
} TodayState;

/* What is asked for; where that is nothing (it is pinned), once a day. */
typedef struct {
    Rhythm rhythm;
    Day review; /* when the physio wants to see the client; INT64_MIN: not said */
    Day open;   /* the first day, from today on, on which one of its steps is owed (store/owed.h);
                   INT64_MIN: on any */
} TodayPlan;

#define TODAY_FURTHEST 400 /* days looked ahead: more than any rhythm */

typedef struct {
    const char *routine, *title;
    size_t entry; /* of the catalogue; SIZE_MAX: pinned, and no longer there */
    bool prescribed, pinned;
    TodayState state;
    Frequency times;
    int done, wanted; /* of this day, or where times is a week's, of this week */
    int done_today;
    Day since;       /* TODAY_OVERDUE: the first day on which it was due */
    Day last;        /* the last day on which it was done; INT64_MIN: never */
    Day next;        /* the first day from today on which it is due; today where it is now, today +
                        TODAY_FURTHEST where it is on none */
    bool ended;      /* the prescription is over: nothing is due any more */
    Day until;       /* its last day */
    bool review_due; /* the review's day has come */
    Day review;
} TodayItem;

/* What a routine asks for. An explicit number of the pin's is the person's wish; else the file's
 * own counts. routine NULL: its file is not there; pin NULL: it is not pinned. first: the day of
 * its first session; INT64_MIN: there was none. */
TodayPlan today_plan(const Routine *routine, const PinRecord *pin, Day first);

/* Fills what of an item depends on plan, done (the days of its sessions that count, in order; those
 * after today are a clock's mistake and left out) and today. */
void today_judge(const TodayPlan *plan, const Day *done, size_t count, Day today, TodayItem *item);

/* The whole list: overdue first, then due, done, later; within them by title. Of the catalogue only
 * the person's own files that say `for:` and the pinned routines are read. Returns the count. */
size_t today_gather(LogReader *reader, Catalogue *catalogue, Arena *arena, Day today,
                    TodayItem **out);

/* What a routine asks for after a session of it that has just ended, and counts where `counts` says
 * so. False: it is neither prescribed nor pinned, or the log cannot be read. */
bool today_after(LogReader *reader, const Routine *routine, bool counts, Day today,
                 TodayItem *item);

/* "yesterday", "tomorrow", "Friday", a date. Returns out. */
const char *today_day_words(Day day, Day today, char *out, size_t capacity);

/* Is it due on a later day? */
bool today_has_next(const TodayItem *item, Day today);

/* Is something of the list due? */
bool today_is_due(const TodayItem *items, size_t count);

const char *today_state_word(TodayState state); /* "overdue", "due", "done", "later" */

#endif
