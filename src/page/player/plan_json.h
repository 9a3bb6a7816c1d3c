// SPDX-FileCopyrightText: 2026 The Limber authors
// SPDX-License-Identifier: GPL-3.0-or-later
/* Timelines as data for the page that plays: laid out here, with every mark, and played there by
 * the same rules (player.js). What an ouch would make of each segment stands beside it, so that the
 * page lays out nothing but ten seconds more or less. Pure but for the library, which reads an
 * exercise when it is first asked for.
 *
 * A page has many of them that hardly differ: those of each day, with and without what a gate
 * leaves out. So their parts are gathered in a pool, each once: `steps`, `lays` (what happens in a
 * segment), `segments`, `lines` (what is said in one), and `plans` of numbers of these. Times are
 * whole milliseconds, words are the numbers of their enumerations (words.js); plan.js puts a plan
 * together again. */
#ifndef LIMBER_PAGE_PLAYER_PLAN_JSON_H
#define LIMBER_PAGE_PLAYER_PLAN_JSON_H

#include "page/json.h"
#include "session/ease.h"
#include "session/speech.h"

/* What the plan refers to, by numbers of the page's own; -1: nothing. */
typedef struct {
    void *context;
    int (*figure)(void *context, const Step *step);
    int (*clip)(void *context, const Utterance *utterance, bool shorter);
} PlanLinks;

typedef struct PlanPool PlanPool;

/* In the arena. speech: what is said of a timeline as it stands. links outlive it and may be NULL:
 * then there are no figures and no words. */
PlanPool *plan_pool_new(Arena *arena, SpeechLevel level, const PlanLinks *links);

/* Adds a timeline and returns its number among the plans that differ. easing: what easier forms
 * come from. */
size_t plan_pool_add(PlanPool *pool, const Timeline *timeline, const Easing *easing);

/* Writes the pool's members into the open object. */
void plan_pool_write(Json *json, const PlanPool *pool);

#endif
