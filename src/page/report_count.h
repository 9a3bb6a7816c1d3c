// SPDX-FileCopyrightText: 2026 The Limber authors
// SPDX-License-Identifier: GPL-3.0-or-later
/* What is counted of a part of a report before it is written down: sums a step and side, lines of
 * ratings over time, versions, weeks. Private to the report; pure. */
#ifndef LIMBER_PAGE_REPORT_COUNT_H
#define LIMBER_PAGE_REPORT_COUNT_H

#include "page/report.h"
#include "page/report_plan.h"
#include "page/report_track.h"
#include "store/adherence.h"

#define SIDES_COUNTED (SIDE_RIGHT + 1) /* by Side; SIDE_NONE: both at once, or the centre */

/* A version of the routine as it was followed in the span. */
typedef struct {
    const ReportVersion *version;
    int number; /* of the prescription; 0: not said */
    Day first, last;
    int sessions;
    bool readable;        /* so are its text and that of the version before */
    const char **changes; /* from that one, in words */
    size_t change_count;
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

/* A step, known by its name and its exercise across versions. */
typedef struct {
    const char *name, *exercise;
    SideSum sides[SIDES_COUNTED];
    Track loads;       /* the heaviest of each session, of those that are a number with kg or lb */
    bool in_pounds;    /* as the newest of them is written */
    const char **used; /* each load that was used, as it was written, in order of its first use */
    size_t used_count;
    Track said[SIDES_COUNTED]; /* reps at one's own pace, as they were said: a session's best set */
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

/* Mornings after a session, beside the pain before it. */
typedef struct {
    int asked, worse; /* both were said; it was worse by PAIN_WORSE or more */
    int worst;        /* the most by which one was, where some were */
    Day worst_day;    /* of its session */
} Mornings;

#define PAIN_WORSE 2 /* out of 10: docs/sources.md says whence */

typedef struct {
    const Routine *newest; /* of the versions that can be read; NULL: none */
    Day ends;              /* the last day of what that prescribes; 0: it goes on */
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
    Mornings mornings;
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

/* Sums of the steps, for part_count. */
void count_steps(Arena *arena, PartCount *count, const ReportPart *part);

/* Where a moment stands in a plot: in days since 1970, with a fraction. */
double moment_place(Moment moment);

/* What was said of pain in a session, 0 to 10; -1: nothing. */
int session_pain(const LoggedSession *session, PainWhen when);

/* Does the newest version ask for as many reps of the step as one can, in some set? */
bool report_to_fatigue(const PartCount *count, const char *step);

/* Whole seconds, halves up. */
int64_t whole_seconds(Ns ns);

#endif
