/* An ouch: what the coach does when something hurts in a step. The bands are the routine's own
 * (`pain:`); the format's default and its source stand in docs/format.md. Pure. */
#ifndef LIMBER_SESSION_OUCH_H
#define LIMBER_SESSION_OUCH_H

#include "routine/exercise.h"
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

/* Changes what lies ahead in a timeline: everything after segment `index` that belongs to its step
 * (its visit under way and, where it is left out, its later rounds too) is laid out anew, eased
 * (half the length: 10 s at least, reps rounded up; the easier exercise where there is one), or
 * becomes segments of no length with left_out set. Segments up to and with `index` stay as they
 * are, and the number of segments does not change. The library may be NULL: no easier exercise. */
void timeline_ouch(Timeline *timeline, size_t index, OuchAction action, Library *library);

#endif
