// SPDX-FileCopyrightText: 2026 The Limber authors
// SPDX-License-Identifier: GPL-3.0-or-later
/* What the tests of the speaker share: a theme of clicks, a speaker that is tended while they wait
 * for something to happen, a recording of what is heard, and a row of pips planned as a session
 * would. One of each; a test's setup opens them, its teardown closes them and looks for descriptors
 * left open. */
#ifndef LIMBER_TESTS_SPEAKER_ROOM_H
#define LIMBER_TESTS_SPEAKER_ROOM_H

#include "pulse_server.h"

#include "sound/speaker.h"

#define MS NS_PER_MS
#define INTERVAL (250 * MS) /* of a row */
#define INTERVAL_FRAMES (PULSE_RATE / 4)
#define MOST_ONSETS 128

extern Speaker *speaker;
extern Recording *recording;

/* The group's setup and teardown: the server, and a theme in which every sound is loud from its
 * first frame on and `finish` is two seconds long. */
int room_open(void **state);
int room_close(void **state);

/* A test's: a recording and a speaker that plays; and the end of whatever is open. */
int room_play(void **state);
int room_quiet(void **state);

/* The same with a folder of the user's own themes before the shipped one; NULL: none. */
void room_play_own(const char *own);

void room_open_speaker(const char *device);

/* Waits for input of the speaker, 5 ms at most, and tends it. */
void room_tend(void);

/* Fails the test: this did not happen. */
void room_overdue(const char *condition);

/* Tries what holds where the machine keeps pace, with a speaker that plays and a recording of its
 * own, until it does: ROOM_TRIES times at most. A machine that stands still does so now and then,
 * what is wrong is so each time. */
#define ROOM_TRIES 8
void room_try(bool (*holds)(void));

/* Catches what this process prints on standard error, until room_quiet. Returns the size of what
 * was caught so far. */
void room_catch_stderr(void);
size_t room_caught(void);

/* Tends the speaker until the condition holds; the limit is far beyond what any machine takes. */
#define AWAIT_LIMIT (30 * NS_PER_S)
#define AWAIT(condition)                                                                           \
    do {                                                                                           \
        Ns await_limit = clock_monotonic() + AWAIT_LIMIT;                                          \
        while (!(condition)) {                                                                     \
            if (clock_monotonic() > await_limit)                                                   \
                room_overdue(#condition);                                                          \
            room_tend();                                                                           \
        }                                                                                          \
    } while (0)

#define AWAIT_STATE(state) AWAIT(speaker_state(speaker) == (state))

/* As near to its instant as a sound is heard on a device that keeps pace. */
bool room_on_time(Ns error);

/* Until what sounds at an instant has been recorded. */
void await_recorded(Ns instant);

double ms(Ns duration);

/* A row of pips, planned a little ahead as a session does. */
typedef struct {
    Ns base;
    int next;
} Row;

/* Plans the next of so many pips, a little ahead; true once all are planned. */
bool fed(Row *row, int count);

/* The same for ever, and always true: for AWAIT, beside a condition. */
bool feeding(Row *row);

/* Takes back what was planned and begins a row. */
Row row_from_now(void);

/* Onsets recorded from frame `mark` on, MOST_ONSETS at most. */
size_t onsets_from(size_t mark, size_t *onsets);

#endif
