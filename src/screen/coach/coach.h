// SPDX-FileCopyrightText: 2026 The Limber authors
// SPDX-License-Identifier: GPL-3.0-or-later
/* What the coach's files share: the loop (coach.c), the ouch (coach_ouch.c), an easier or a harder
 * form (coach_form.c), the words (coach_words.c), the texts under the clock (coach_text.c) and the
 * drawing (coach_draw.c). */
#ifndef LIMBER_SCREEN_COACH_COACH_H
#define LIMBER_SCREEN_COACH_COACH_H

#include "screen/coach/coach_layout.h"
#include "screen/parts/run.h"
#include "screen/parts/sheet.h"
#include "terminal/line_edit.h"

#define COACH_CUES 4 /* cues shown at once */

#define COACH_BAR_TICK (NS_PER_S / 4) /* the bar of a rep or a phase moves in steps of it */
#define COACH_NOTE_BYTES 256
#define COACH_NO_CLOCK "No clock here: take the time you need"

/* The actions of coach_keys. */
enum {
    COACH_PAUSE = 1,
    COACH_GO_ON,
    COACH_STILL,
    COACH_READY,
    COACH_NEXT,
    COACH_BACK,
    COACH_LONGER,
    COACH_SHORTER,
    COACH_FORM,
    COACH_LOAD,
    COACH_OUCH,
    COACH_QUIETER,
    COACH_LOUDER,
    COACH_MUTE,
    COACH_UNMUTE,
    COACH_SETTINGS,
    COACH_QUIT
};

typedef struct {
    Live *live;
    Visit *visit;
    const Routine *routine;
    Arena *texts;     /* of the segment under way: note and cues with their sides filled in */
    const char *note; /* of the step under way, or NULL */
    bool asking;      /* whether to leave, at the foot */
    bool holding;     /* paused for that question alone */
    char help_note[64];
    const char *cues[COACH_CUES]; /* the cues so far, the newest last */
    int cue_count;
    int fresh;          /* the first of those that came last */
    Ns fresh_at;        /* when they came: in the segment */
    const char *notice; /* stands above the cues: what an ouch did, what is new today */
    Ns notice_until;    /* monotonic: from then on the next segment takes it away */
    Arena *notices;
    const char *help_line; /* whom to call, or NULL */
    const VisitOptions *options;
    const char *said; /* the text twin of the last sound: "Halfway", or NULL */
    Ns said_until;    /* monotonic */
    char less[32];    /* what may be said: "3 seconds less" */
    Ns volume_until;  /* monotonic: a volume key was pressed */
    Sound flash;      /* the sound that the frame flashes for */
    Ns flash_until;   /* monotonic */
    PlayerView view;  /* as it was drawn last */
    Segment ahead;    /* in a rest: what comes after it, as one gets set for it */
    Ns drawn_at;      /* monotonic: when that was, of the figure alone too */
    Box figure;       /* where it was drawn last; no rows: it was not */
    Ns figure_stays;  /* on the session clock: what was drawn of it, as it is */
    Ns whole_due;     /* monotonic: from then on the figure is not all that has changed */
    Ns figure_due;    /* monotonic: from then on the figure stands otherwise */
    char shown_note[COACH_NOTE_BYTES]; /* of the machine, the log or the sound */
    Ns note_until;                     /* it is told in full */
    bool jumping;                      /* over several parts at once: no bells on the way */
    int bar_row;                       /* where the routine bar was drawn last, or -1: for clicks */
    bool has_forms;                    /* the segment under way can be done in another form */
    int reps_typed;                    /* of the set at one's own pace; 0: nothing was */
    bool loading;                      /* the load is being typed, at the foot */
    LineEdit load;
    bool gone; /* the terminal wants us to end */
    bool finished;
} Coach;

/* Takes the events that are due; true: there were some. */
bool coach_take_events(Coach *coach);

/* Carries out a command, where the session has not ended by now. */
void coach_command(Coach *coach, Command command);

/* Stands above the cues from now on, for a while. */
void coach_notice(Coach *coach, const char *text);

/* It hurts: ends the set, asks how much and where, and acts on it. */
void coach_ouch(Coach *coach);

/* Says something for a moment, in place of what is being done. */
void coach_say(Coach *coach, const char *words);

/* Types what is said of a set: digits while its reps are done, the load once it was asked for.
 * True: the key is taken. */
bool coach_types(Coach *coach, const Input *input);

/* Says how many reps were done, as typed or offered, before what waits goes on. */
void coach_say_reps(Coach *coach);

/* Begins to type the load that was really used. */
void coach_load(Coach *coach);

/* What stands above the clock in a set at one's own pace: what Enter says, or NULL. */
const char *coach_reps_words(const Coach *coach, const PlayerView *view, char *out,
                             size_t capacity);

/* Is there another form of the step under way, now? */
bool coach_has_forms(const Coach *coach);

/* Asks for the easier or the harder form of the step under way, and takes it. */
void coach_form(Coach *coach);

/* The settings, while the session stands still; keys: those of the session. */
void coach_settings(Coach *coach, const KeyTable *keys);

/* Leads through the session of a visit to its end, and waits for its last sound. See Face in
 * play/visit.h. */
End coach_play(Visit *visit);
End coach_let_sound(Visit *visit);

/* Draws the whole coach as it is now, but its footer. */
void coach_draw(Coach *coach, Shown *shown);

/* Draws the figure's next pose alone, over the screen as it was drawn last: a tenth of the work.
 * False: there is no figure by itself, and all must be drawn. */
bool coach_draw_figure(Coach *coach);

/* ---- words; pure ---- */

/* The whole seconds that the clock shows: what is left of the segment, of a repeated hold or of a
 * phase, as the pips and beats count; in a wait what has passed. */
int coach_seconds(const PlayerView *view);

/* What has passed of the segment at the clock's last tick: its whole seconds that are left, taken
 * from its length. */
Ns coach_elapsed(const PlayerView *view);

/* The clock's text: seconds, or minutes and seconds where there are some. */
void coach_clock_text(const PlayerView *view, char *out, size_t capacity);

/* What is being done: "Hold", "Get set", "Lower", "Paused". */
const char *coach_caption(const PlayerView *view);

/* "left, rep 4 of 12, set 1 of 3", or "": in plain text what stands in large letters too. */
void coach_counts(const PlayerView *view, char *out, size_t capacity);

/* What comes after the segment at index and any rest; NULL: nothing does. */
const Segment *coach_coming(const Timeline *timeline, size_t index);

/* What comes after that which is on the screen now. */
void coach_next(const Timeline *timeline, const PlayerView *view, char *out, size_t capacity);

/* ---- the routine bar ---- */

void coach_bar_draw(const CoachLayout *at, const Live *live, const PlayerView *view);

/* The turn of a step (Segment.visit) at a column of the bar, or -1. */
int coach_bar_at(const Timeline *timeline, int column);

/* ---- the texts under the clock ---- */

/* The rows that the texts of the segment under way take in cells, later cues counted too. */
int coach_text_rows(const Coach *coach, const PlayerView *view, int cells);

/* Draws them; where not all fit, the newest cues. */
void coach_text_draw(const Coach *coach, const PlayerView *view, const CoachLayout *at);

#endif
