// SPDX-FileCopyrightText: 2026 The Limber authors
// SPDX-License-Identifier: GPL-3.0-or-later
/* An ouch: what the coach does when something hurts in a step. The bands are the routine's own
 * (`pain:`); the format's default and its source stand in docs/format.md. Pure. */
#ifndef LIMBER_SESSION_OUCH_H
#define LIMBER_SESSION_OUCH_H

#include "session/ease.h"
#include "session/timeline.h"

typedef enum {
    OUCH_NOTED,   /* below `ease`: the set has ended, nothing else changes */
    OUCH_EASED,   /* what remains of the step is shortened, with its easier form */
    OUCH_LEFT_OUT /* the step is left out for today */
} OuchAction;

typedef struct {
    int level;          /* 0 … 10; -1: not said ("just leave it out") */
    bool alarm;         /* sharp, numb or electric */
    const char *region; /* the id of where it hurts, or NULL */
    Side side;
} Ouch;

/* What to do: left out where no level is said, from `stop` on, with an alarm, or at the second ouch
 * in the same step; eased from `ease` on. before: ouches in this step before this one. */
OuchAction ouch_judge(const Routine *routine, const Ouch *ouch, int before);

/* Is it a reason to stop for today: sharp, numb or electric, or as strong as would let no session
 * begin? Then nothing goes on by itself. */
bool ouch_is_grave(const Routine *routine, const Ouch *ouch);

/* What to say of it, in one line. */
const char *ouch_grave_words(const Ouch *ouch);

#define OUCH_GRAVE_ADVICE                                                                          \
    "If it stays, or comes with numbness, weakness, swelling or giving way: see a doctor or "      \
    "physio before the next session."

/* Changes what lies ahead in a timeline after an ouch in the segment `index`: what remains of its
 * step, its later rounds too, is laid out again, eased (ease.h), or becomes segments of no length
 * with left_out set. A gap under way (prepare, switch, rest) remains, work does not.
 *
 * Where the easier form is another exercise, the gap that leads to it is at least as long as the
 * format's own prepare for its position. A rest between rounds is left out where no work is left in
 * the round after it. What was played of the step is closed: nobody is led back to it. The number
 * of segments does not change, nor do those that were played. OUCH_NOTED changes nothing. */
void timeline_ouch(Timeline *timeline, size_t index, OuchAction action, const Easing *easing);

/* What the coach says of it: "Noted.", "Half of it from here.", "Fine, we leave that one out." */
const char *ouch_words(OuchAction action);

#endif
