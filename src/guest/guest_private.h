// SPDX-FileCopyrightText: 2026 The Limber authors
// SPDX-License-Identifier: GPL-3.0-or-later
/* What the readers of other programs' files share: their texts, their JSON, and how a workout is
 * put together. */
#ifndef LIMBER_GUEST_PRIVATE_H
#define LIMBER_GUEST_PRIVATE_H

#include "guest/guest.h"

#define GUEST_MOST_S (12 * 3600) /* of one part */
#define GUEST_MOST_TIMES 1000

/* ---- JSON, taken apart by SQLite ---- */

typedef enum {
    NODE_NULL,
    NODE_FLAG,
    NODE_WHOLE,
    NODE_REAL,
    NODE_TEXT,
    NODE_LIST,
    NODE_MAP
} NodeKind;

typedef struct GuestNode GuestNode;
struct GuestNode {
    NodeKind kind;
    const char *key;  /* in a map, else NULL */
    size_t number;    /* in a list, from 1 */
    const char *text; /* NODE_TEXT: as it stands, perhaps not safe */
    size_t size;      /* bytes of it */
    double real;      /* NODE_WHOLE, NODE_REAL */
    const GuestNode *parent;
    GuestNode *first, *last, *next;
};

/* A file being read. */
typedef struct {
    const Source *source;
    Arena *arena;
    Diagnostics *found;
    Guest *guest;
    const char *language; /* that is wanted, two letters at least */
    bool bad;             /* a mistake was said; only the first one is */
} GuestReading;

/* NULL: it is no JSON, which was said with its place. */
const GuestNode *guest_json(GuestReading *reading, const char *text, size_t size);

/* Where it stops to be JSON, and why. */
const char *guest_json_why(const char *text, size_t size, size_t *at);

/* The member of a map by its name (the last of them); NULL: there is none. */
const GuestNode *guest_member(const GuestNode *map, const char *name);

/* The same, of a kind; what is missing or of another kind is said, and NULL. */
const GuestNode *guest_must(GuestReading *reading, const GuestNode *map, const char *name,
                            NodeKind kind);

/* A whole number from 0 to most; where there is none, otherwise. Anything else is said. */
int guest_whole(GuestReading *reading, const GuestNode *map, const char *name, int most,
                int otherwise);

/* A text in one line, safe; "" where there is none or null. */
const char *guest_line(GuestReading *reading, const GuestNode *map, const char *name);

/* What is wrong with a node, with the way to it: "sets 2, exercises 1, duration". */
void guest_problem(GuestReading *reading, const GuestNode *node, const char *name,
                   const char *format, ...) __attribute__((format(printf, 4, 5)));

/* ---- texts ---- */

/* The bytes as UTF-8 in the arena. *odd: they were none, or had control characters that another
 * encoding leaves: read as the low bytes of letters. */
const char *guest_utf8(Arena *arena, const Source *source, size_t *size, bool *odd);

/* A text as it may stand: in one line, without what the gate refuses (counted in guest). */
const char *guest_clean(GuestReading *reading, const char *text, size_t size);

/* ---- putting together ---- */

GuestWorkout *guest_add_workout(GuestReading *reading, const char *title);
GuestGroup *guest_add_group(GuestReading *reading, GuestWorkout *workout, int times, int rest_s);
GuestPart *guest_add_part(GuestReading *reading, GuestGroup *group, PartKind kind, const char *name,
                          int seconds);

/* ---- the readers; each says what is wrong ---- */

bool guest_jawt_is(const GuestNode *root);
void guest_jawt(GuestReading *reading, const GuestNode *root);
bool guest_openhiit_is(const GuestNode *root);
void guest_openhiit(GuestReading *reading, const GuestNode *root);
bool guest_exercise_timer_is(const GuestNode *root);
void guest_exercise_timer(GuestReading *reading, const GuestNode *root);
void guest_workrave(GuestReading *reading);

/* ---- steps ---- */

/* A step as it will be written. */
typedef struct {
    GuestPart part;
    int prepare_s;
} GuestStep;

/* Steps that are done `times` times. */
typedef struct {
    GuestStep *steps;
    size_t count;
    int times, rest_s;
} GuestRound;

typedef struct {
    GuestRound *rounds;
    size_t count;
} GuestPlan;

/* The workout as steps: rests stand between steps alone, no part is longer than a step may be, and
 * all of it takes as long as before. */
GuestPlan guest_steps(Guest *guest, const GuestWorkout *workout, Arena *arena);

#endif
