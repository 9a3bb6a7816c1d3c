// SPDX-FileCopyrightText: 2026 The Limber authors
// SPDX-License-Identifier: GPL-3.0-or-later
/* Inside the history: what is counted of a session's parts. */
#ifndef LIMBER_STORE_HISTORY_PRIVATE_H
#define LIMBER_STORE_HISTORY_PRIVATE_H

#include "store/history.h"

/* Finds a step by its name among those met: an open table of places in history->steps, from 1. */
typedef struct {
    History *history;
    Arena *arena;
    uint32_t *slots;
    size_t slot_count; /* a power of two, at least twice the steps */
} HistorySteps;

void history_add_ratings(Arena *arena, History *history, const LoggedSession *logged, Day day);
void history_add_pain(Arena *arena, History *history, const LoggedSession *logged, Day day);
void history_add_scales(Arena *arena, History *history, const LoggedSession *logged, Day day);
void history_add_loads(Arena *arena, History *history, const LoggedSession *logged, Day day);
void history_add_steps(HistorySteps *steps, const LoggedSession *logged);

/* Brings the sides of a region together, left before right. */
void history_order_series(History *history);

#endif
