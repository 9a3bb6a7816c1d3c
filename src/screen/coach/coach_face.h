// SPDX-FileCopyrightText: 2026 The Limber authors
// SPDX-License-Identifier: GPL-3.0-or-later
/* The face of the clock: large digits, and in large letters what they count and on which side. Each
 * has a place that depends on the window and on the widest text that may stand there, so that
 * nothing moves as the session goes on. */
#ifndef LIMBER_SCREEN_COACH_COACH_FACE_H
#define LIMBER_SCREEN_COACH_COACH_FACE_H

#include "session/player.h"
#include "terminal/draw.h"

/* What stands on it, for bigtext.h; absent parts "". */
typedef struct {
    char digits[16];  /* the seconds; in paced reps the rep */
    char small[16];   /* in paced reps the seconds */
    const char *word; /* what goes on: "LOWER", "REST" */
    const char *side; /* "<LEFT", "RIGHT>" */
} FaceTexts;

/* The places of its parts, whose rows are their heights; of 0 rows: not shown. */
typedef struct {
    Box digits, word, side, small;
} ClockFace;

/* The texts of a moment (coach_words.c). */
void coach_face_texts(const PlayerView *view, FaceTexts *texts);

/* The widest that may stand there in the whole session; of the digits, while they count what they
 * count now. */
void coach_face_widest(const Timeline *timeline, const PlayerView *view, FaceTexts *widest);

/* Finds the places in a box. The letters come as near to the digits' height as there is room for,
 * while the digits keep most of the height that they would have alone. Pure. */
ClockFace coach_face_fit(const Box *box, const FaceTexts *widest);

/* Draws the texts in their places. */
void coach_face_draw(const ClockFace *face, const FaceTexts *texts, Style digits);

#endif
