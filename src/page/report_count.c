// SPDX-FileCopyrightText: 2026 The Limber authors
// SPDX-License-Identifier: GPL-3.0-or-later
/* Counts what the report says. */
#include "page/report_count.h"

#include "base/text.h"

#include <stdlib.h>
#include <string.h>

#define KG_OF_LB 0.45359237
#define MOST_LOAD 10000 /* in its unit: what is more is no load */

#define WEEKLY_FROM 121  /* days: from here on a plot shows the means of weeks */
#define MONTHLY_FROM 731 /* and from here on of months */

int64_t whole_seconds(Ns ns)
{
    return (ns + NS_PER_S / 2) / NS_PER_S;
}

static Day session_day(const LoggedSession *session)
{
    return moment_day(session->session.started);
}

static double moment_place(Moment moment)
{
    return (double)moment_day(moment) + moment_second_of_day(moment) / 86400.0;
}

/* Where a moment that belongs to a session stands; one outside the span (a clock that was wrong)
 * stands where its session began. */
static double place_of(const Report *report, const LoggedSession *session, Moment moment)
{
    Day day = moment_day(moment);
    return moment_place(day < report->from || day > report->to ? session->session.started : moment);
}

/* ---- versions, what they prescribe, their pain bands ---- */

static const ReportVersion *version_of(const ReportPart *part, const char *sha256)
{
    for (size_t i = 0; i < part->version_count; i++)
        if (strcmp(part->versions[i].sha256, sha256) == 0)
            return &part->versions[i];
    return NULL;
}

static void count_versions(Arena *arena, PartCount *count, const ReportPart *part)
{
    count->versions = arena_alloc(arena, (part->version_count + 1) * sizeof *count->versions);
    for (size_t v = 0; v < part->version_count; v++) {
        VersionUse use = {.version = &part->versions[v]};
        for (size_t i = 0; i < part->session_count; i++) {
            const LoggedSession *session = &part->sessions[i];
            if (strcmp(session->session.sha256, use.version->sha256) != 0)
                continue;
            if (use.sessions++ == 0)
                use.first = session_day(session);
            use.last = session_day(session);
            use.number = session->session.version;
        }
        if (use.sessions > 0)
            count->versions[count->version_count++] = use;
    }
    for (size_t i = part->session_count; i-- > 0 && !count->newest;) {
        const ReportVersion *version = version_of(part, part->sessions[i].session.sha256);
        count->newest = version ? version->routine : NULL;
    }
}

/* The first version counts from the day that it names itself, the later ones from the session in
 * which they were first followed. */
static size_t prescriptions(Arena *arena, const Report *report, const ReportPart *part,
                            Prescribed **out)
{
    size_t count = 0;
    const char *sha256 = "";
    *out = arena_alloc(arena, part->session_count * sizeof **out);
    for (size_t i = 0; i < part->session_count; i++) {
        const LoggedSession *session = &part->sessions[i];
        if (strcmp(session->session.sha256, sha256) == 0)
            continue;
        sha256 = session->session.sha256;
        const ReportVersion *version = version_of(part, sha256);
        Prescribed prescribed = {.from = count == 0 ? report->from : session_day(session)};
        if (version && version->routine) {
            prescribed.rhythm =
                rhythm_of_routine(version->routine, session_day(&part->sessions[0]));
            if (!prescribed.rhythm.routine) /* it is the same on all its days */
                prescribed.rhythm.from = RHYTHM_NEVER;
            Date from = version->routine->prescription.from;
            if (count == 0 && from.year > 0)
                prescribed.from = day_of_date(from);
        }
        (*out)[count++] = prescribed;
    }
    return count;
}

static void count_adherence(Arena *arena, PartCount *count, const Report *report,
                            const ReportPart *part)
{
    Prescribed *prescribed;
    size_t prescribed_count = prescriptions(arena, report, part, &prescribed), done_count = 0;
    Day *done = arena_alloc(arena, part->session_count * sizeof *done);
    for (size_t i = 0; i < part->session_count; i++)
        if (adherence_counts(&part->sessions[i].session))
            done[done_count++] = session_day(&part->sessions[i]);
    bool open = report->to >= moment_day(report->made);
    count->week_count = adherence_weeks(arena, prescribed, prescribed_count, done, done_count,
                                        report->from, report->to, open, &count->weeks);
    count->share = adherence_share(count->weeks, count->week_count);
    for (size_t i = 0; i < count->week_count; i++) {
        count->done += count->weeks[i].done;
        count->owed += count->weeks[i].owed;
    }
}

static void count_bands(Arena *arena, PartCount *count, const Report *report,
                        const ReportPart *part)
{
    const Routine *routine = NULL;
    count->bands = arena_alloc(arena, part->session_count * sizeof *count->bands);
    for (size_t i = 0; i < part->session_count; i++) {
        const ReportVersion *version = version_of(part, part->sessions[i].session.sha256);
        if (!version || !version->routine || version->routine == routine)
            continue;
        routine = version->routine;
        double from =
            (double)(count->band_count == 0 ? report->from : session_day(&part->sessions[i]));
        if (count->band_count > 0)
            count->bands[count->band_count - 1].to = from;
        count->bands[count->band_count++] = (PlotBand){.from = from,
                                                       .to = (double)report->to + 1,
                                                       .ease = routine->pain.ease,
                                                       .stop = routine->pain.stop};
    }
}

static void count_changes(Arena *arena, PartCount *count, const ReportPart *part)
{
    int version = part->sessions[0].session.version;
    count->changes = arena_alloc(arena, part->session_count * sizeof *count->changes);
    for (size_t i = 1; i < part->session_count; i++) {
        const SessionRecord *session = &part->sessions[i].session;
        if (session->version == version || session->version == 0)
            continue;
        version = session->version;
        count->changes[count->change_count++] =
            (PlotChange){(double)moment_day(session->started), version};
    }
}

/* ---- steps ---- */

static StepSum *find_step(Arena *arena, PartCount *count, const SegmentRecord *segment)
{
    for (size_t i = 0; i < count->step_count; i++) {
        StepSum *step = &count->steps[i];
        const char *exercise = step->exercise ? step->exercise : "";
        if (strcmp(step->name, segment->step) == 0 &&
            strcmp(exercise, segment->exercise ? segment->exercise : "") == 0)
            return step;
    }
    count->steps = arena_grow(arena, count->steps, count->step_count, sizeof *count->steps);
    StepSum *step = &count->steps[count->step_count++];
    *step = (StepSum){.name = segment->step, .exercise = segment->exercise};
    return step;
}

static void add_segment(SideSum *sum, const SegmentRecord *segment)
{
    sum->sets++;
    sum->left_out += segment->left_out;
    sum->cut_short += segment->skipped && !segment->left_out;
    sum->eased += segment->eased;
    sum->longer += segment->longer;
    sum->reps_planned += segment->reps_planned;
    sum->reps += segment->reps;
    sum->said_sets += segment->reps_said > 0;
    sum->reps_said += segment->reps_said;
    if (segment->planned == 0 && !segment->left_out) {
        sum->own_pace++;
        sum->own_pace_held += segment->held;
    } else {
        sum->planned += segment->planned;
        sum->held += segment->held;
    }
}

/* "12.5 kg", "30lb": the number in kilograms. False: it is no such load. */
static bool read_load(const char *load, double *kilograms, bool *pounds)
{
    double number = 0, unit = 1;
    const char *at = load;
    for (; *at >= '0' && *at <= '9'; at++)
        number = number * 10 + (*at - '0');
    if (at > load && *at == '.')
        for (at++; *at >= '0' && *at <= '9'; at++)
            number += (*at - '0') * (unit /= 10);
    size_t digits = (size_t)(at - load);
    at += strspn(at, " ");
    *pounds = text_equal(at, "lb") || text_equal(at, "lbs");
    *kilograms = *pounds ? number * KG_OF_LB : number;
    return digits > 0 && number < MOST_LOAD && (*pounds || text_equal(at, "kg"));
}

/* Sessions come newest first. */
static void add_load(Arena *arena, StepSum *step, const SegmentRecord *segment, double at)
{
    double load;
    bool pounds;
    Track *track = &step->loads;
    if (!segment->load || segment->left_out || !read_load(segment->load, &load, &pounds))
        return;
    if (track->count == 0)
        step->in_pounds = pounds;
    PlotPoint *last = track->count > 0 ? &track->points[track->count - 1] : NULL;
    if (last && last->at == at) {
        last->value = last->least = last->most = load > last->value ? load : last->value;
        return;
    }
    track->points = arena_grow(arena, track->points, track->count, sizeof *track->points);
    track->points[track->count++] = (PlotPoint){at, load, load, load};
}

static void count_steps(Arena *arena, PartCount *count, const ReportPart *part)
{
    for (size_t i = part->session_count; i-- > 0;) {
        const LoggedSession *session = &part->sessions[i];
        count->planned += session->session.work_planned;
        count->held += session->session.work_held;
        for (size_t j = 0; j < session->segment_count; j++) {
            const SegmentRecord *segment = &session->segments[j];
            StepSum *step = find_step(arena, count, segment);
            add_segment(&step->sides[segment->side], segment);
            add_load(arena, step, segment, moment_place(session->session.started));
            add_segment(&count->sides[segment->side], segment);
        }
    }
}

/* ---- ratings over time ---- */

static void track_add(Arena *arena, Track *track, double at, int level)
{
    if (level < 0)
        return;
    track->points = arena_grow(arena, track->points, track->count, sizeof *track->points);
    track->points[track->count++] = (PlotPoint){at, level, level, level};
}

/* The first day of the week or the month of a day. */
static Day period_of(Day day, Points points)
{
    Date date = date_of_day(day);
    date.day = 1;
    return points == POINTS_WEEKS ? day - day_of_week(day) : day_of_date(date);
}

/* Puts the points of each week or month into one. */
static void track_merge(Track *track, Points points)
{
    size_t merged = 0, in_it = 0;
    Day period = INT64_MIN;
    for (size_t i = 0; i < track->count; i++) {
        PlotPoint point = track->points[i];
        Day its_period = period_of((Day)point.at, points);
        if (its_period != period) {
            period = its_period;
            in_it = 1;
            track->points[merged++] = point;
            continue;
        }
        PlotPoint *mean = &track->points[merged - 1];
        double old = (double)in_it++, now = (double)in_it;
        mean->at = (mean->at * old + point.at) / now;
        mean->value = (mean->value * old + point.value) / now;
        mean->least = point.value < mean->least ? point.value : mean->least;
        mean->most = point.value > mean->most ? point.value : mean->most;
    }
    track->count = merged;
}

static RegionTracks *find_region(Arena *arena, PartCount *count, const char *region)
{
    for (size_t i = 0; i < count->region_count; i++)
        if (strcmp(count->regions[i].region, region) == 0)
            return &count->regions[i];
    count->regions = arena_grow(arena, count->regions, count->region_count, sizeof *count->regions);
    RegionTracks *tracks = &count->regions[count->region_count++];
    *tracks = (RegionTracks){.region = region, .label = region_label(region)};
    return tracks;
}

static void count_ratings(Arena *arena, PartCount *count, const Report *report,
                          const ReportPart *part)
{
    for (size_t i = 0; i < part->session_count; i++) {
        const LoggedSession *session = &part->sessions[i];
        double at = moment_place(session->session.started);
        for (size_t j = 0; j < session->rating_count; j++) {
            const RatingRecord *rating = &session->ratings[j];
            RegionTracks *tracks = find_region(arena, count, rating->region);
            Track *track = rating->when == RATING_BEFORE ? &tracks->before[rating->side]
                                                         : &tracks->after[rating->side];
            track_add(arena, track, at, rating->tightness);
        }
        for (size_t j = 0; j < session->pain_count; j++)
            track_add(arena, &count->pain[session->pains[j].when],
                      place_of(report, session, session->pains[j].at), session->pains[j].level);
        for (size_t j = 0; j < session->ouch_count; j++)
            track_add(arena, &count->ouch_levels, place_of(report, session, session->ouches[j].at),
                      session->ouches[j].level);
        count->ouch_count += session->ouch_count;
    }
}

static ScaleTrack *find_scale(Arena *arena, PartCount *count, const ScaleRecord *scale)
{
    for (size_t i = 0; i < count->scale_count; i++)
        if (count->scales[i].when == scale->when && strcmp(count->scales[i].ask, scale->ask) == 0)
            return &count->scales[i];
    count->scales = arena_grow(arena, count->scales, count->scale_count, sizeof *count->scales);
    ScaleTrack *track = &count->scales[count->scale_count++];
    *track = (ScaleTrack){.ask = scale->ask, .when = scale->when};
    return track;
}

static void count_scales(Arena *arena, PartCount *count, const Report *report,
                         const ReportPart *part)
{
    for (size_t i = 0; i < part->session_count; i++)
        for (size_t j = 0; j < part->sessions[i].scale_count; j++) {
            const ScaleRecord *scale = &part->sessions[i].scales[j];
            ScaleTrack *track = find_scale(arena, count, scale);
            track->low = scale->low;
            track->high = scale->high;
            track_add(arena, &track->track, place_of(report, &part->sessions[i], scale->at),
                      scale->level);
        }
}

/* The mean of the values from … to (in days). */
static double mean_between(const Track *track, double from, double to)
{
    double sum = 0;
    int count = 0;
    for (size_t i = 0; i < track->count; i++) {
        if (track->points[i].at < from || track->points[i].at > to)
            continue;
        sum += track->points[i].value;
        count++;
    }
    return sum / count;
}

static int compare_points(const void *a, const void *b)
{
    double first = ((const PlotPoint *)a)->at, second = ((const PlotPoint *)b)->at;
    return (first > second) - (first < second);
}

static void finish_track(Track *track, Points points)
{
    if (track->count == 0)
        return;
    qsort(track->points, track->count, sizeof *track->points, compare_points);
    double begin = track->points[0].at, end = track->points[track->count - 1].at;
    track->short_span = end - begin < 14;
    track->first = mean_between(track, begin, track->short_span ? begin : begin + 7);
    track->last = mean_between(track, track->short_span ? end : end - 7, end);
    if (points != POINTS_EACH)
        track_merge(track, points);
}

/* In the unit in which it is written. */
static void finish_loads(StepSum *step, Points points)
{
    for (size_t i = 0; step->in_pounds && i < step->loads.count; i++) {
        PlotPoint *point = &step->loads.points[i];
        point->value = point->least = point->most = point->value / KG_OF_LB;
    }
    finish_track(&step->loads, points);
}

static void finish_tracks(PartCount *count)
{
    for (size_t i = 0; i < count->step_count; i++)
        finish_loads(&count->steps[i], count->points);
    Points points = count->points;
    for (size_t i = 0; i < count->region_count; i++)
        for (int side = 0; side < SIDES_COUNTED; side++) {
            finish_track(&count->regions[i].before[side], points);
            finish_track(&count->regions[i].after[side], points);
        }
    for (int when = PAIN_BEFORE; when <= PAIN_MORNING; when++)
        finish_track(&count->pain[when], points);
    for (size_t i = 0; i < count->scale_count; i++)
        finish_track(&count->scales[i].track, points);
}

PartCount *part_count(Arena *arena, const Report *report, const ReportPart *part)
{
    PartCount *count = arena_alloc(arena, sizeof *count);
    count_versions(arena, count, part);
    count_adherence(arena, count, report, part);
    count_bands(arena, count, report, part);
    count_changes(arena, count, part);
    count_steps(arena, count, part);
    count_ratings(arena, count, report, part);
    count_scales(arena, count, report, part);
    Day days = report->to - report->from + 1;
    count->points = days >= MONTHLY_FROM  ? POINTS_MONTHS
                    : days >= WEEKLY_FROM ? POINTS_WEEKS
                                          : POINTS_EACH;
    finish_tracks(count);
    return count;
}
