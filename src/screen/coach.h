/* What the coach's two files share: the loop (coach.c) and the drawing (coach_draw.c). */
#ifndef LIMBER_SCREEN_COACH_H
#define LIMBER_SCREEN_COACH_H

#include "play/live.h"
#include "screen/keys.h"

#define COACH_CUES 4 /* cues shown at once */

typedef enum { MODE_FOLLOWING, MODE_ASKING, MODE_HELP } CoachMode;

/* The actions of coach_keys. */
enum {
    COACH_PAUSE = 1,
    COACH_NEXT,
    COACH_BACK,
    COACH_LONGER,
    COACH_QUIETER,
    COACH_LOUDER,
    COACH_MUTE,
    COACH_GO,
    COACH_HELP,
    COACH_QUIT
};

typedef struct {
    Live *live;
    const Routine *routine;
    Arena *texts;     /* of the segment under way: note and cues with their sides filled in */
    const char *note; /* of the step that is being prepared, or NULL */
    CoachMode mode;
    int help_scroll;
    const char *cues[COACH_CUES]; /* the cues of the work under way, the newest last */
    int cue_count;
    const char *said; /* the text twin of the last sound: "Halfway", or NULL */
    Ns said_until;    /* monotonic */
    Sound flash;      /* the sound that the frame flashes for */
    Ns flash_until;   /* monotonic */
    bool finished;
} Coach;

extern const KeyTable coach_keys;

/* Draws the whole coach at a monotonic instant. Nothing is written to the terminal yet. */
void coach_draw(const Coach *coach, Ns now);

/* The whole seconds that the clock shows: what is left, or in a wait what has passed. */
int coach_seconds(const PlayerView *view);

#endif
