// SPDX-FileCopyrightText: 2026 The Limber authors
// SPDX-License-Identifier: GPL-3.0-or-later
/* What the answers to a gate may come to, for the page that plays: every way in which they leave
 * something of the routine is judged here (session/gate.h) and laid out like any other day, and the
 * page looks up which one it is. A yes stands for some bits, those of all that are yes are a key,
 * and a key that no way has closes the gate. Pure. */
#ifndef LIMBER_PAGE_WAYS_H
#define LIMBER_PAGE_WAYS_H

#include "page/json.h"
#include "session/gate.h"

typedef struct {
    unsigned key;
    GateVerdict verdict;
    int narrowing; /* what is left: 0 all of it, from 1 on part of it; -1: that is not laid out */
} Way;

typedef struct {
    Way *ways;
    size_t count;
    int narrowings; /* how many there are, 0 among them */
} Ways;

/* All of them, in the arena: first nothing, then one yes, then several. most: narrowings that are
 * laid out, 0 among them; those of the most yeses go without. */
Ways ways_find(Arena *arena, const Routine *routine, int most);

/* The verdict of a narrowing. */
const GateVerdict *ways_verdict(const Ways *ways, int narrowing);

/* Writes the members `gates`, `ways` and `headings` into the open object. */
void ways_write(Json *json, const Routine *routine, const Ways *ways);

#endif
