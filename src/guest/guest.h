// SPDX-FileCopyrightText: 2026 The Limber authors
// SPDX-License-Identifier: GPL-3.0-or-later
/* The files of other programs: what they hold, and a routine made of it. A file says by itself
 * whose it is. All of them are lists of names and seconds, so one value holds what each reader
 * found, and one writer makes a routine of it that takes just as long. Files from strangers are
 * hostile: bounded, and every text passes the gate. */
#ifndef LIMBER_GUEST_GUEST_H
#define LIMBER_GUEST_GUEST_H

#include "base/arena.h"
#include "base/diagnostic.h"
#include "routine/library.h"

#include <stdbool.h>

#define GUEST_MAX_BYTES (4 * 1024 * 1024)

typedef enum {
    GUEST_JAWT,
    GUEST_OPENHIIT,
    GUEST_EXERCISE_TIMER,
    GUEST_WORKRAVE,
    GUEST_COUNT
} GuestForm;

/* What a routine has no place for, in the order in which it is said. */
typedef enum {
    LOST_SOUNDS,
    LOST_COLOURS,
    LOST_PICTURES,
    LOST_LANGUAGES,
    LOST_EMPTY,
    LOST_LETTERS,
    LOST_ENDS,
    LOST_COUNT
} GuestLoss;

typedef enum { PART_WORK, PART_REST, PART_READY } PartKind;

typedef struct {
    PartKind kind;
    const char *name; /* safe; may be as long as it likes */
    const char *note; /* or NULL */
    int seconds;
    int sets, rest_s; /* the work as often, with a rest between; 1, 0: once */
} GuestPart;

/* Parts done in order, several times; 0: never. */
typedef struct {
    GuestPart *parts;
    size_t count;
    int times, rest_s; /* with a rest between */
} GuestGroup;

typedef struct {
    const char *title;
    const char *language; /* of its words; NULL: not known */
    int ready_s;          /* before all */
    GuestGroup *groups;
    size_t count;
} GuestWorkout;

typedef struct {
    GuestForm form;
    GuestWorkout *workouts;
    size_t count;
    int lost[LOST_COUNT]; /* how many of each kind */
} Guest;

/* What a program is called: "Workrave". */
const char *guest_program(GuestForm form);

/* What a loss is called: "sounds"; and the number of it in words, in the arena. */
const char *guest_loss(Arena *arena, GuestLoss loss, int count);

/* All that one of these programs may lose, in a line, in the arena. */
const char *guest_lacks(GuestForm form, Arena *arena);

/* Reads a file. language ("de", "de_AT.UTF-8") is the one of several in which words are wanted;
 * NULL: English. False: nothing of it is to be used, and found says why, with a place. */
bool guest_read(const Source *source, Arena *arena, const char *language, Guest *guest,
                Diagnostics *found);

/* A workout as the text of a routine, in the arena. What its words lose is counted in guest. */
char *guest_write(Guest *guest, const GuestWorkout *workout, Library *library, Arena *arena);

#endif
