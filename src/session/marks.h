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

/* How the time of a segment is laid out: freely until a key, up to an end with pips before it, in
 * reps one after another, or in holds that each have an end. */
typedef enum { LAID_FREE, LAID_TIMED, LAID_PACED, LAID_HOLDS } Laid;
Laid marks_laid(const Segment *segment);

/* Does a cue belong to the segment's side and set? Work that alternates has both sides in it. */
bool marks_cue_belongs(const Segment *segment, const Cue *cue);

/* The side whose words a cue takes on a side of the segment: that one; where reps alternate at the
 * runner's own pace, and so have none, the first. */
Side marks_cue_side(const Segment *segment, Side side);

/* Is this mark a span: a rep, a phase or a release? */
bool mark_is_span(const Mark *mark);

/* The span under way at an offset, or NULL where the segment has none. In sorted marks. */
const Mark *marks_span_at(const Segment *segment, Ns at);

/* The cues that a segment has, of its step or of the rest that it is. */
const Cue *marks_cues(const Segment *segment, size_t *count);

#endif
