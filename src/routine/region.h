// SPDX-FileCopyrightText: 2026 The Limber authors
// SPDX-License-Identifier: GPL-3.0-or-later
/* The 30 regions of the body that a stretch is felt in, the names that stand for several of them,
 * and the questions that guard a care routine. Fixed tables; ids are part of the file format. */
#ifndef LIMBER_ROUTINE_REGION_H
#define LIMBER_ROUTINE_REGION_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#define REGION_COUNT 30

typedef uint32_t RegionSet; /* bit i: region i of region_at */

typedef struct {
    const char *id;    /* "calf-upper" */
    const char *label; /* "Upper calf", 18 characters at most */
    bool paired;       /* rated left and right; else in the centre */
} Region;

/* A region or a group as a file names it. */
typedef struct {
    const char *id;    /* as written: "calves", "calf-upper" */
    const char *label; /* "Calves", "Upper calf" */
    RegionSet regions;
    bool paired;
} RegionName;

const Region *region_at(int index);

/* The region or group called id; false where there is none. */
bool region_find(const char *id, RegionName *name);

/* The same for what a person types: an id or a label, in any case. */
bool region_asked(const char *words, RegionName *name);

/* Its label, as people read it; the id itself where there is none of that name. */
const char *region_label(const char *id);

/* All ids, groups first, ended by NULL: for did-you-mean, completion and the schema. */
const char *const *region_ids(void);

/* "calves, quads" : the shortest list of names that covers set, groups first; at most capacity
 * bytes, NUL included. Returns out. */
char *region_list(RegionSet set, char *out, size_t capacity);

typedef enum {
    GATE_BLOCKS_LEG, /* nothing for that leg */
    GATE_BLOCKS_ALL, /* no session */
    GATE_CHANGES,    /* goes on without some exercises */
    GATE_ONE_SIDE,   /* what works each side does one alone */
    GATE_WARNS
} GateEffect;

/* How a yes is to be said. */
typedef enum {
    GATE_CALM, /* the session goes on, in another way */
    GATE_SEE,  /* somebody is to look at it first */
    GATE_NOW   /* help today, or at once */
} GateUrgency;

typedef struct {
    const char *id;   /* "swollen-calf" */
    const char *code; /* "D1" */
    const char *ask, *then;
    GateEffect effect;
    GateUrgency urgency;
    bool every_session; /* a sign that can be new today: no answer of the week stands for it */
    const char *sources;
    const char *const *dropped; /* GATE_CHANGES: exercise ids left out, ended by NULL; else NULL */
    const char *const *only;    /* GATE_CHANGES: ids that alone stay, ended by NULL; else NULL */
} GateQuestion;

/* The question called id, or NULL. */
const GateQuestion *gate_find(const char *id);
const GateQuestion *gate_at(size_t index); /* NULL past the end */

/* Does a question belong to one of these regions: is it to be asked wherever one of them is said to
 * be tight, whatever routine is chosen for it? */
bool gate_belongs(const GateQuestion *question, RegionSet regions);

const char *const *gate_ids(void); /* ended by NULL */

#endif
