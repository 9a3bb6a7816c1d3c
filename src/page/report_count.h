// SPDX-FileCopyrightText: 2026 The Limber authors
// SPDX-License-Identifier: GPL-3.0-or-later
/* What is counted of a part of a report before it is written down: sums a step and side, lines of
 * ratings over time, versions, weeks. Private to the report; pure. */
#ifndef LIMBER_PAGE_REPORT_COUNT_H
#define LIMBER_PAGE_REPORT_COUNT_H

#include "page/plot.h"
#include "page/report.h"
#include "store/adherence.h"

#define SIDES_COUNTED (SIDE_RIGHT + 1) /* by Side; SIDE_NONE: both at once, or the centre */

/* A version of the routine as it was followed in the span. */
typedef struct {
    const ReportVersion *version;
    int number; /* of the prescription; 0: not said */
    Day first, last;
    int sessions;
} VersionUse;

/* The sets of one side of a step, over all sessions. */
typedef struct {
    int sets, cut_short, left_out, eased, longer;
    Ns planned, held; /* of the sets that had a length */
    int own_pace;     /* sets that waited for a key, and how long they took */
    Ns own_pace_held;
    int said_sets, reps_said; /* sets of which it was said how many reps were done */
    int reps_planned, reps;
} SideSum;

/* What a point of a plot stands for: the longer the span, the more. */
typedef enum { POINTS_EACH, POINTS_WEEKS, POINTS_MONTHS } Points;

/* Values over time: each for itself, or the means of weeks or months where the span is long. */
typedef struct {
    PlotPoint *points;
    size_t count;
    double first, last; /* the means of the first seven days and of the last; where two weeks do not
                           lie between its ends, its first and its last value */
    bool short_span;    /* so it is */
} Track;

/* A step, known by its name and its exercise across versions. */
typedef struct {
    const char *name, *exercise;
    SideSum sides[SIDES_COUNTED];
    Track loads;    /* the heaviest of each session, of those that are a number with kg or lb */
    bool in_pounds; /* as the newest of them is written */
} StepSum;

/* The ratings of a region as the check-in names it. */
typedef struct {
    const char *region, *label;
    Track before[SIDES_COUNTED], after[SIDES_COUNTED];
} RegionTracks;

/* The answers to one of the routine's own questions. */
typedef struct {
    const char *ask, *low, *high; /* low and high as they were said last; or NULL */
    ScaleWhen when;
    Track track;
} ScaleTrack;

typedef struct {
    const Routine *newest; /* of the versions that can be read; NULL: none */
    VersionUse *versions;
    size_t version_count;
    AdherenceWeek *weeks;
    size_t week_count;
    double share, owed; /* of what was owed; share negative: nothing was */
    int done;           /* sessions that count as done */
    Ns planned, held;   /* work of the sessions, what was never reached in it */
    SideSum sides[SIDES_COUNTED];
    StepSum *steps; /* in the order of the newest session, dropped ones after */
    size_t step_count;
    RegionTracks *regions;
    size_t region_count;
    ScaleTrack *scales; /* as they first came up */
    size_t scale_count;
    Track pain[PAIN_MORNING + 1];
    Track ouch_levels; /* those with a level */
    size_t ouch_count;
    PlotBand *bands;
    size_t band_count;
    PlotChange *changes; /* of the version, after the first; of those that have a number */
    size_t change_count;
    Points points; /* of the tracks */
} PartCount;

/* Counts a part. What is returned lies in the arena and borrows the report's texts. */
PartCount *part_count(Arena *arena, const Report *report, const ReportPart *part);

/* Whole seconds, halves up. */
int64_t whole_seconds(Ns ns);

#endif
