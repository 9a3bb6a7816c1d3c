// SPDX-FileCopyrightText: 2026 The Limber authors
// SPDX-License-Identifier: GPL-3.0-or-later
/* What a session came to, in lines for the person: steps and sides with what was lifted and the
 * reps that were said, what hurt, tightness and pain before and after, what was answered, what was
 * fitted. Both faces show the same. */
#ifndef LIMBER_PLAY_ACCOUNT_H
#define LIMBER_PLAY_ACCOUNT_H

#include "play/live.h"
#include "play/summary.h"

/* What was said after a session. */
typedef struct {
    int after[CHECK_IN_MOST]; /* of intake->questions; -1: not said */
    int pain;                 /* -1: not said */
} Afterwards;

Afterwards afterwards_unsaid(void);

typedef enum {
    ACCOUNT_WHOLE, /* a step and side, done as it was meant */
    ACCOUNT_CUT,   /* cut short, eased or left out */
    ACCOUNT_WORDS
} AccountKind;

typedef struct {
    AccountKind kind;
    const char *text, *right; /* right: what belongs to it, "2 of 3 sets"; or NULL */
} AccountLine;

typedef struct {
    Arena *arena; /* the caller's; holds all */
    Summary sums;
    AccountLine *lines;
    size_t count;
} Account;

/* Fills in the sums alone. */
void account_sum_up(Account *account, const Live *live);

/* Then the lines. intake: what was asked before, or NULL. */
void account_gather(Account *account, const Live *live, const Intake *intake,
                    const Afterwards *said);

#endif
