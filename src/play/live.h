// SPDX-FileCopyrightText: 2026 The Limber authors
// SPDX-License-Identifier: GPL-3.0-or-later
/* A live session: a clock, a player, and the sinks that sound. The screen and the plain lines are
 * two faces of it: each polls its own input, passes commands in, and takes the events out. */
#ifndef LIMBER_PLAY_LIVE_H
#define LIMBER_PLAY_LIVE_H

#include "play/intake.h"
#include "play/resume.h"
#include "play/said.h"
#include "routine/library.h"
#include "routine/settings.h"
#include "session/form.h"
#include "session/ouch.h"
#include "session/player.h"
#include "sound/speaker.h"

typedef struct {
    double speed;       /* times real time, 0.1 … 1000 */
    bool sound;         /* false: --no-sound */
    int volume_percent; /* 0 … 100 */
    Extent extent;      /* how much of the routine */
    SpeechLevel speech;
    const char *device;       /* part of a device's name, or NULL */
    const Settings *settings; /* a person's own; NULL: none. Outlives the session */
    const Intake *intake;     /* what was asked before; NULL: nothing. Outlives the session */
    Library *library;         /* for easier forms after an ouch; NULL: none. Outlives the session */
    Log *log;                 /* where the session is written down; NULL: nowhere. Outlives it */
    const Resume *resume;     /* the session to resume, by the intake and extent that it
                                 had; NULL: a new one. Outlives it */
} LiveOptions;

typedef struct Live Live;

/* Lays out the routine and starts the session now. The routine outlives it. With sound, the
 * loudspeaker is started after the first round of live_poll, so that the first frame
 * never waits. */
Live *live_new(const Routine *routine, const LiveOptions *options);
void live_free(Live *live); /* silent at once */

/* The next event due, or false. Call until false each time round the loop. Hands sounds to the
 * speaker ahead, beats its heart, and finds the session paused after the machine slept. */
bool live_poll(Live *live, Event *event);

/* Is something of a session that has ended still to be heard: the finish and, where it was played
 * to its end, the last word? Whoever closes it goes on with live_poll until it is not. */
bool live_sounds(const Live *live);

/* When the loop must come back at the latest, in nanoseconds from now (0 and more). */
Ns live_timeout(Live *live);

/* Until the clock of the segment under way shows another second, in nanoseconds from when the view
 * was taken, and a little more. */
Ns live_second(const Live *live, const PlayerView *view);

/* A time of the session clock on the world's: shorter where the session is played faster. NS_NEVER
 * stays. */
Ns live_wall(const Live *live, Ns session);

/* Descriptors that the loop should poll for input; returns how many. */
size_t live_fds(const Live *live, int *fds, size_t capacity);

/* Carries out a command as of the last live_poll: poll until false right before it. */
void live_command(Live *live, Command command);

/* Ten seconds less (COMMAND_SHORTER), as live_command. False: there was nothing to take. */
bool live_shorten(Live *live);

/* "Ten seconds less", "3 seconds less": what an EVENT_SHORTENED took. Returns out. */
char *live_less_words(int seconds, char *out, size_t capacity);

#define LIVE_NEARLY_OVER "Nearly over already"

/* What the step under way would be in a form: its name, or how it is done then. NULL: it is that
 * already, there is none, or this is not the time for it (an ouch has eased it, pain before the
 * session speaks against a harder one). Owned by the session. */
const char *live_form(Live *live, Form form);

/* Begins the step under way again, from the set that runs, in a form that live_form has a word for;
 * what remains of it has that form. A pause ends. */
void live_swap(Live *live, Form form);

/* Takes in the answer to an ouch, after COMMAND_OUCH has ended the set and paused (view.hurt): what
 * remains of the step is eased or left out, and the session goes on. Returns what was done of it,
 * for ouch_words. Where the step is left out the routine's precautions belong on the screen.
 *
 * After one that is grave (ouch_is_grave) the session stays as it is, paused: COMMAND_PAUSE goes
 * on, which is for the person to say. */
OuchAction live_ouch(Live *live, const Ouch *ouch);

/* The ouches so far that were answered, in their order; owned by the session. */
typedef struct {
    const Step *step;
    Side side; /* that worked */
    Ouch said;
    OuchAction action;
    bool grave;
} LiveOuch;

const LiveOuch *live_ouches(const Live *live, size_t *count);

/* Is the session written down? */
bool live_is_logged(const Live *live);

/* What was said after the session has ended, for the log; -1: skipped. */
void live_rate(Live *live, const CheckInQuestion *question, int tightness);
void live_pain(Live *live, int level);
void live_scale(Live *live, const Scale *scale, int level);
void live_remark(Live *live, const char *note); /* the person's own words, for the log; "": none */

/* How many reps the set at one's own pace that is under way offers, 0: as many as one can; -1:
 * there is no such set. And what was really done of it, said before it is gone on from; 0: not
 * said. */
int live_offers_reps(const Live *live);
void live_say_reps(Live *live, int reps);

/* What was said of each segment of the timeline. */
const SetSaid *live_said(const Live *live);

/* The load of the set under way or just done, as it was said, else as it is written (NULL: there is
 * none); and what it really was. */
const char *live_load(const Live *live);
void live_say_load(Live *live, const char *load);

PlayerView live_view(const Live *live);
const Timeline *live_timeline(const Live *live);
const Player *live_player(const Live *live);

/* What today's routine is not as the file has it: "Day 9: Heel drop, 3 sets now". For the lines
 * before the first step. Owned by the session. */
const FitReport *live_fit(const Live *live);

/* Volume, also by so many per cent, and mute. */
void live_set_volume(Live *live, int percent);
void live_louder(Live *live, int percent);
void live_mute(Live *live);        /* toggles */
int live_volume(const Live *live); /* percent; 0 while muted */

/* Goes on with another voice: its level of these options, and what the settings say of it now. With
 * anew the loudspeaker is another too, by their theme and the options' device. */
void live_tune(Live *live, const LiveOptions *options, bool anew);

/* Does a bell stand in for the sound of this event (no device yet, or lost)? */
bool live_needs_bell(const Live *live, const Event *event);

/* One line about the machine, the log or the sound ("Paused: away for 42 min", "not logged: the
 * disk is full", "no sound device …"), or "". */
const char *live_note(const Live *live);

/* Of it what is about the log alone, or "": it is of use when all is over too. */
const char *live_log_note(const Live *live);

/* The same in a word, for where there is no room for the line: "no sound", "log trouble"; "" too
 * where the line is about a pause. */
const char *live_note_word(const Live *live);

#endif
