// SPDX-FileCopyrightText: 2026 The Limber authors
// SPDX-License-Identifier: GPL-3.0-or-later
/* Going on with a session that ended without a word: a crash, a closed terminal, a flat battery.
 * What the log has of it is laid onto the timeline that it was played from. */
#ifndef LIMBER_PLAY_RESUME_H
#define LIMBER_PLAY_RESUME_H

#include "play/intake.h"
#include "routine/catalogue.h"
#include "routine/library.h"
#include "routine/settings.h"
#include "session/player.h"
#include "store/log.h"

#define RESUME_HOURS 12 /* an older session is not resumed */

typedef struct {
    SessionRecord session;
    const Routine *routine; /* as its file has it */
    Intake *intake;         /* as it was then: gate, easing, the day of the plan */

    size_t first;           /* the segment to go on at: the first that was not done */
    const char *step;       /* the name of its step, for "Go on at Calf stretch, step 4 of 8?" */
    int step_number, steps; /* in the order in which steps come, from 1 */
    SegmentResult *earlier; /* what was done of each segment before it */
    const SegmentRecord *records; /* of the sets so far, with their forms, in order of position */
    size_t record_count;
    const OuchRecord *ouches; /* in their order, their positions in the timeline */
    size_t ouch_count;
    Arena *arena; /* holds it all, this struct too */
} Resume;

/* The session of this routine to resume, or NULL. It must be younger than 12 hours, nobody may
 * be running it, and the routine's text must be the same. One of which nothing was done, or of
 * which nothing is left, is closed in the log (which may be NULL) without a question. settings and
 * library may be NULL; all outlive it. */
Resume *resume_find(LogReader *reader, Log *log, const Routine *routine, const Settings *settings,
                    Library *library);

/* The same for home: whatever routine of the catalogue it was. entry: its place there. */
Resume *resume_find_any(LogReader *reader, Log *log, Catalogue *catalogue, const Settings *settings,
                        size_t *entry);

/* It is not resumed: the log has it as finished early. */
void resume_decline(const Resume *resume, Log *log);

/* How much of the routine it was. */
Extent resume_extent(const Resume *resume);

void resume_free(Resume *resume); /* NULL is fine */

/* Changes a timeline as the person did then: forms that were chosen, and the session's ouches. */
void resume_apply_changes(const Resume *resume, Timeline *timeline, const Easing *easing);

#endif
