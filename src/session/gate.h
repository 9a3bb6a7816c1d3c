// SPDX-FileCopyrightText: 2026 The Limber authors
// SPDX-License-Identifier: GPL-3.0-or-later
/* The gate: the questions that guard a care routine, and what the answers leave of it. Pure. */
#ifndef LIMBER_SESSION_GATE_H
#define LIMBER_SESSION_GATE_H

#include "routine/model.h"

typedef struct {
    bool known; /* it was asked, this week or now */
    bool yes;
    Side side; /* yes that blocks a leg: which; SIDE_NONE: both */
} GateAnswer;

typedef enum {
    GATE_OPEN,     /* as written */
    GATE_NARROWED, /* without some exercises, or for one leg alone */
    GATE_CLOSED    /* no session today */
} GateOpening;

typedef struct {
    GateOpening opening;
    Side spared;          /* the leg that nothing is done for, or SIDE_NONE */
    Side alone;           /* the side that is done alone where each would be, or SIDE_NONE */
    const char **dropped; /* exercise ids left out, ended by NULL; in the arena */
    const char **only;    /* ids that alone stay, ended by NULL; NULL: no such limit */
    const Gate **reasons; /* the questions answered yes, for their `then`, the most urgent first; in
                             the arena */
    size_t reason_count;
} GateVerdict;

/* What the answers (one for each of routine->gates, in order) leave of a routine. What is not known
 * counts as a no: whoever asks says so. Both legs blocked, by one question or by two, close it.
 * What a yes to a physio's own question does is for the person to read: its `then` is a reason, and
 * no more. Where nothing would be left of the routine, it is closed. */
GateVerdict gate_judge(Arena *arena, const Routine *routine, const GateAnswer *answers);

/* Does a yes to this question need to know which side? */
bool gate_asks_side(const Gate *gate);

/* Is a yes no sign of anything, but what the person wants? */
bool gate_is_wish(const Gate *gate);

/* Is it asked in every session, whatever was answered this week? */
bool gate_asks_each_time(const Gate *gate);

/* How a yes is to be said; of a physio's own question that somebody is to look at it. */
GateUrgency gate_urgency(const Gate *gate);

/* Is help needed today, by one of the reasons? They stand first. */
bool gate_is_urgent(const GateVerdict *verdict);

/* Does a verdict (NULL: open) leave an exercise in? */
bool gate_keeps_exercise(const GateVerdict *verdict, const char *id);

/* A wait, a rest or breathing: alone they are no session. */
bool gate_step_is_idle(const Step *step);

/* Does it leave a step in, and on which sides? A step is known by its exercise, else by its figure.
 *
 * Where one leg is spared, `each` keeps the other side alone; work of that leg goes, and so does
 * what both legs do at once or in turn, because halves of such a movement are another movement.
 * Where one side is done alone, `each` keeps that one and all else stays.
 *
 * What no leg is part of stays: a wait, breathing, and what is felt in the back alone. A step that
 * says neither where it is felt nor what it is, goes. */
bool gate_keeps_step(const GateVerdict *verdict, const Step *step, Sides *side);

#endif
