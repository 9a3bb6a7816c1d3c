// SPDX-FileCopyrightText: 2026 The Limber authors
// SPDX-License-Identifier: GPL-3.0-or-later
/* What the answers to the gate mean, in words: calm, but as urgent as it is, with whom to call, and
 * with what stays possible. Every face says the same. Pure. */
#ifndef LIMBER_SESSION_VERDICT_H
#define LIMBER_SESSION_VERDICT_H

#include "session/gate.h"

typedef enum {
    VERDICT_ASKED, /* the question that was answered with yes */
    VERDICT_MEANS, /* what that means, as urgent as it is */
    VERDICT_REST   /* whom to call, what stays possible */
} VerdictKind;

typedef struct {
    VerdictKind kind;
    GateUrgency urgency; /* of VERDICT_MEANS */
    const char *text;
} VerdictLine;

/* "No session today. Here is who to call." */
const char *verdict_heading(const GateVerdict *verdict);
const char *verdict_heading_of(GateOpening opening, bool urgent);

/* The lines in their order, in the arena; returns how many. help_line: whom to call, or NULL. */
size_t verdict_lines(Arena *arena, const Routine *routine, const GateVerdict *verdict,
                     const char *help_line, VerdictLine **lines);

/* Those alone that say what is left of the routine. */
size_t verdict_left(Arena *arena, const Routine *routine, const GateVerdict *verdict,
                    VerdictLine **lines);

#endif
