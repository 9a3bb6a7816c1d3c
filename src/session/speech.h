/* What the voice says, and when: from the timeline to a list of utterances, each with the window in
 * which it must be heard. A pure function; how long an utterance takes is known only after it was
 * synthesised, so placing it in its window is a second one. */
#ifndef LIMBER_SESSION_SPEECH_H
#define LIMBER_SESSION_SPEECH_H

#include "session/timeline.h"

typedef enum { SPEECH_OFF, SPEECH_BRIEF, SPEECH_FULL, SPEECH_LEVELS } SpeechLevel;

/* From the most to the least important: where two would overlap, the first of these is heard. */
typedef enum {
    SPEECH_NEXT,   /* what comes, which side */
    SPEECH_CHANGE, /* switch sides, the end */
    SPEECH_CUE,
    SPEECH_HALFWAY,
    SPEECH_REST
} SpeechKind;

typedef struct {
    SpeechKind kind;
    Ns from;           /* the earliest start, on the timeline */
    Ns until;          /* the latest end: the next pip, halfway or change */
    Side side;         /* the ear it leans to */
    size_t segment;    /* the segment that it belongs to */
    const char *text;  /* what is said */
    const char *voice; /* a recording said in its place, or NULL */
} Utterance;

typedef struct {
    Utterance *items; /* in order of `from` */
    size_t count;
} Speech;

/* The utterances of a timeline at a level; none for SPEECH_OFF. brief: what comes, sides, the end.
 * full: cues, halfway and rests too. In the arena. */
Speech speech_build(Arena *arena, const Timeline *timeline, SpeechLevel level);

/* When an utterance of `length` starts, given where the one placed before it ends; NS_NEVER where
 * it does not fit its window: what is not in time is dropped, never late. */
Ns speech_place(const Utterance *utterance, Ns length, Ns busy_until);

const char *speech_level_name(SpeechLevel level); /* "off", "brief", "full" */

#endif
