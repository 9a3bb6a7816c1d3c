// SPDX-FileCopyrightText: 2026 The Limber authors
// SPDX-License-Identifier: GPL-3.0-or-later
/* The marks of one segment: what happens inside it, at exact offsets. Used by the layout
 * (timeline_layout.c), by the extension (timeline_extend.c), by the easing (ouch.c) and by the
 * player, which asks for the span under way (player_view.c). */
#ifndef LIMBER_SESSION_MARKS_H
#define LIMBER_SESSION_MARKS_H

#include "session/timeline.h"

/* Gives the segment its spans (reps, phases, releases) as its step's work has them, `reps` of them
 * where the form has reps, one right after another from the segment's start. The segment's kind,
 * routine, step, set and side are set; its marks are new, in the arena, with room for the details
 * that follow. Sets segment->reps, and the length of what consists of spans. */
void marks_lay_spans(Arena *arena, Segment *segment, int reps);

/* Adds pips, cues and halfway to a segment that has its spans and its length, and sorts. Texts are
 * filled in the arena. */
void marks_lay_details(Arena *arena, Segment *segment);

/* Is this mark a span: a rep, a phase or a release? */
bool mark_is_span(const Mark *mark);

/* The span under way at an offset, or NULL where the segment has none. In sorted marks. */
const Mark *marks_span_at(const Segment *segment, Ns at);

#endif
