// SPDX-FileCopyrightText: 2026 The Limber authors
// SPDX-License-Identifier: GPL-3.0-or-later
/* What the answers to the gate mean, in words: calm, but as urgent as it is, with whom to call, and
 * with what stays possible. Both faces say the same. */
#ifndef LIMBER_PLAY_VERDICT_H
#define LIMBER_PLAY_VERDICT_H

#include "play/intake.h"

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

/* The lines in their order, in the arena; returns how many. help_line: whom to call, or NULL. */
size_t verdict_lines(Arena *arena, const Intake *intake, const char *help_line,
                     VerdictLine **lines);

#endif
