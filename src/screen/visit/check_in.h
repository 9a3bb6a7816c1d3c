// SPDX-FileCopyrightText: 2026 The Limber authors
// SPDX-License-Identifier: GPL-3.0-or-later
/* The check-in's screens: tightness by region on the body map, and pain as one number. What is
 * skipped was not said: it is -1, never 0. */
#ifndef LIMBER_SCREEN_VISIT_CHECK_IN_H
#define LIMBER_SCREEN_VISIT_CHECK_IN_H

#include "screen/parts/page.h"
#include "session/check_in.h"

/* Tightness. */
typedef struct {
    const char *title; /* "How tight is it now?" */
    const CheckInQuestion *questions;
    size_t count;      /* 1 at least */
    const int *before; /* shown beside where it was said; NULL: there is no before */
    int *levels;       /* filled in: 0 … 10, -1 not said; all -1 where it was skipped */
} CheckInAsk;

PageEnd check_in_show(const CheckInAsk *ask, Live *live);

/* Pain. */
typedef struct {
    const char *title;    /* "Any pain now?" */
    const char *below;    /* which session it is about, or NULL */
    int ease, stop;       /* the routine's bands */
    int before;           /* shown beside; -1: not said */
    const char *words[3]; /* what a level below ease, from ease on, from stop on means */
} PainAsk;

/* The words of the three bands, before and after a session and on the next morning. */
void pain_words_before(PainAsk *ask);
void pain_words_after(PainAsk *ask);
void pain_words_morning(PainAsk *ask);

/* level: in and out, -1 not said. PAGE_LEFT: the person went back. */
PageEnd pain_show(const PainAsk *ask, Live *live, int *level);

#endif
