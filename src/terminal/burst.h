// SPDX-FileCopyrightText: 2026 The Limber authors
// SPDX-License-Identifier: GPL-3.0-or-later
/* Keys that no person presses so fast: a paste in a terminal that does not mark pastes, or a flood.
 * Pure: the time is an argument. Private to this room. */
#ifndef LIMBER_TERMINAL_BURST_H
#define LIMBER_TERMINAL_BURST_H

#include "base/clock.h"
#include "terminal/keyboard.h"

#include <stdbool.h>

/* All zero: nothing was pressed yet. */
typedef struct {
    Ns last;    /* when the one before was read */
    int key;    /* the last character of this burst; 0: there is none */
    bool alike; /* all of them are that one */
    Ns credit;  /* what is left for keys and clicks, by the time that one may take */
    Ns counted; /* when that was counted */
} Burst;

/* Would a key that is read now come too soon after the one before for a person? */
bool burst_goes_on(const Burst *burst, Ns now);

/* Counts a key, a click or a turn of the wheel that was read now, and says whether it is taken.
 * marks: pastes are marked here, so that what is not marked was typed, or sent by a program that
 * means it. */
bool burst_take(Burst *burst, const Input *input, Ns now, Expect expect, bool marks);

#endif
