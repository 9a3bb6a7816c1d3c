// SPDX-FileCopyrightText: 2026 The Limber authors
// SPDX-License-Identifier: GPL-3.0-or-later
/* The page that plays: a routine as one HTML file that coaches the session on a phone, off line. It
 * carries everything in itself (timelines, sounds, words, figures, the player and its looks), asks
 * for nothing from outside and may run nothing but its own script. */
#ifndef LIMBER_PAGE_PLAYER_PAGE_H
#define LIMBER_PAGE_PLAYER_PAGE_H

#include "page/ways.h"
#include "session/fit.h"
#include "session/speech.h"
#include "session/timeline.h"

#include <stdio.h>

/* A sound or a spoken line, compressed. */
typedef struct {
    const char *type; /* "audio/mpeg" */
    const unsigned char *bytes;
    size_t size;
    Ns length;
} PageClip;

/* Where they come from; each is known by a number, -1: there is none. */
typedef struct {
    void *context;
    int (*of_sound)(void *context, Sound sound);
    int (*of_words)(void *context, const Utterance *utterance, bool shorter);
    size_t (*count)(void *context);
    PageClip (*at)(void *context, size_t number);
} PageClips;

#define ANY_WEEKDAY (-1)

/* What is right from a day of the plan on, until the next one's first day. */
typedef struct {
    Day first;                        /* 0: the plan's first day */
    int weekday;                      /* on which it is right: 0 Monday …, or ANY_WEEKDAY */
    bool unsettled;                   /* while pain has not settled */
    bool right_first;                 /* for who is worse on the right */
    unsigned owed;                    /* which of page_rhythms' are: bit 0 the first */
    int narrowing;                    /* of what the gate's answers leave (page/ways.h) */
    const GateVerdict *gate;          /* its verdict */
    bool closed;                      /* which leaves nothing of this day: there are no timelines */
    const Timeline *timeline, *eased; /* as it is written, and for a day with pain */
    const FitReport *report;
} PagePlan;

typedef struct {
    const Routine *routine; /* as it is written */
    const PagePlan *plans;  /* in the order of their days, one at least */
    size_t plan_count;
    const Ways *ways; /* what the gate's answers may come to */
    Library *library; /* what easier forms come from */
    SpeechLevel speech;
    const PageClips *clips;
    bool lean; /* sides lean in the ears */
    const char *help_line;
} PlayerPage;

/* A group (step NULL) or a step with `times` of its own. */
typedef struct {
    const Block *block;
    const Step *step;
    Frequency times;
} PageRhythm;

#define PAGE_MOST_RHYTHMS 4 /* a page has a plan for each set of them that may be owed */

/* Fills in those of a routine, as many as fit, and returns how many there are. */
size_t page_rhythms(const Routine *routine, PageRhythm rhythms[PAGE_MOST_RHYTHMS]);

/* Errors stay with the FILE (ferror). */
void player_page_write(const PlayerPage *page, FILE *out);

#endif
