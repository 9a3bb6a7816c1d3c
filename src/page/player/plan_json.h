// SPDX-FileCopyrightText: 2026 The Limber authors
// SPDX-License-Identifier: GPL-3.0-or-later
/* A timeline as data for the page that plays: laid out here, with every mark, and played there by
 * the same rules (player.js). What an ouch would make of each segment stands beside it, so that the
 * page lays out nothing but ten seconds more or less. Pure but for the library, which reads an
 * exercise when it is first asked for.
 *
 * A plan has the members `total`, `steps`, `lays` (what happens in a segment, each once),
 * `segments` and, where asked for, `speech`. Times are whole milliseconds, words are the numbers of
 * their enumerations (words.js). */
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

/* Writes a timeline as one object. easing: what easier forms come from. speech: what is said of the
 * timeline as it stands. Links may be NULL: then there are no figures and no words. */
void plan_json_write(Json *json, const char *key, const Timeline *timeline, const Easing *easing,
                     SpeechLevel level, const PlanLinks *links);

#endif
