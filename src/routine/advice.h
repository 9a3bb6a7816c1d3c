// SPDX-FileCopyrightText: 2026 The Limber authors
// SPDX-License-Identifier: GPL-3.0-or-later
/* From what is tight to the routines that serve it. Two things speak for a routine: that it is
 * meant for a complaint of these regions (a fixed table, docs/sources.md), and that its steps are
 * felt there. Pure. */
#ifndef LIMBER_ROUTINE_ADVICE_H
#define LIMBER_ROUTINE_ADVICE_H

#include "routine/catalogue.h"

/* A complaint as runners have it: the regions that it is rated in, and the routines for it, the
 * first before those that may follow. */
typedef struct {
    const char *id;
    const char *words;      /* "a sore front of the knee" */
    const char *regions[6]; /* ended by NULL */
    const char *routines[4];
} Complaint;

const Complaint *complaint_at(size_t index); /* NULL past the end */

typedef struct {
    size_t entry;               /* of the catalogue */
    RegionSet served;           /* of those asked for: where its steps are felt */
    const Complaint *complaint; /* what it is meant for, or NULL */
    bool first;                 /* the first routine for that complaint */
    bool all;                   /* it serves all that was asked for */
    double weight;              /* larger is better */
} Advice;

/* The routines of the catalogue (of those read so far) that serve the regions, at most
 * catalogue->count: those that serve all of them first (what is for a complaint there, and a few
 * more), then a few for each, the best before others. What a physio alone sets is not among them,
 * nor what warns against a place that was said to be tight. */
size_t advice_find(const Catalogue *catalogue, RegionSet regions, Advice *out);

/* The places that an exercise's caution keeps people with pain there away from ("Sit-bone pain:
 * skip"). */
RegionSet advice_warned(const Exercise *exercise);

/* Does a routine have such an exercise, for one of these regions? */
bool advice_warns(const Routine *routine, RegionSet regions);

/* Why it is on the list: "For tight calves. Felt in: upper calf." Returns out. */
char *advice_words(const Advice *advice, char *out, size_t capacity);

#endif
