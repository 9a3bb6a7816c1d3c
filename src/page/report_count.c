// SPDX-FileCopyrightText: 2026 The Limber authors
// SPDX-License-Identifier: GPL-3.0-or-later
/* Counts what the report says. */
#include "page/report_count.h"

#include <string.h>

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

double moment_place(Moment moment)
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

static void compare_versions(Arena *arena, const Routine *before, VersionUse *use)
{
    use->readable = before && use->version->routine;
    if (use->readable)
        use->changes =
            report_plan_changes(arena, before, use->version->routine, &use->change_count);
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
    for (size_t i = 1; i < count->version_count; i++)
        compare_versions(arena, count->versions[i - 1].version->routine, &count->versions[i]);
    for (size_t i = part->session_count; i-- > 0 && !count->newest;) {
        const ReportVersion *version = version_of(part, part->sessions[i].session.sha256);
        count->newest = version ? version->routine : NULL;
    }
    if (count->newest)
        count->ends = report_plan_end(count->newest, report_first_day(part));
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
            prescribed.rhythm = rhythm_of_routine(version->routine, report_first_day(part));
            prescribed.rhythm.by_steps = true;
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

/* A prescription that has ended is measured to its end: weeks after it in which nothing was asked
 * for and nothing done are none of its. */
static void drop_idle_end(PartCount *count)
{
    double owed = 0;
    for (size_t i = 0; i < count->week_count; i++)
        owed += count->weeks[i].owed;
    while (owed > 0 && count->week_count > 1 && count->weeks[count->week_count - 1].owed <= 0 &&
           count->weeks[count->week_count - 1].done == 0)
        count->week_count--;
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
    drop_idle_end(count);
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

/* ---- ratings over time ---- */

/* -1: it was not said. */
static void add_level(Arena *arena, Track *track, double at, int level)
{
    if (level >= 0)
        track_add(arena, track, at, level);
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

int session_pain(const LoggedSession *session, PainWhen when)
{
    for (size_t i = 0; i < session->pain_count; i++)
        if (session->pains[i].when == when)
            return session->pains[i].level;
    return -1;
}

static void add_morning(Mornings *sum, const LoggedSession *session)
{
    int before = session_pain(session, PAIN_BEFORE), morning = session_pain(session, PAIN_MORNING);
    if (before < 0 || morning < 0)
        return;
    sum->asked++;
    if (morning - before < PAIN_WORSE)
        return;
    sum->worse++;
    if (morning - before <= sum->worst)
        return;
    sum->worst = morning - before;
    sum->worst_day = session_day(session);
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
            add_level(arena, track, at, rating->tightness);
        }
        for (size_t j = 0; j < session->pain_count; j++)
            add_level(arena, &count->pain[session->pains[j].when],
                      place_of(report, session, session->pains[j].at), session->pains[j].level);
        for (size_t j = 0; j < session->ouch_count; j++)
            add_level(arena, &count->ouch_levels, place_of(report, session, session->ouches[j].at),
                      session->ouches[j].level);
        count->ouch_count += session->ouch_count;
        add_morning(&count->mornings, session);
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
            add_level(arena, &track->track, place_of(report, &part->sessions[i], scale->at),
                      scale->level);
        }
}

static void finish_tracks(PartCount *count)
{
    Points points = count->points;
    for (size_t i = 0; i < count->region_count; i++)
        for (int side = 0; side < SIDES_COUNTED; side++) {
            track_finish(&count->regions[i].before[side], points, 1);
            track_finish(&count->regions[i].after[side], points, 1);
        }
    for (int when = PAIN_BEFORE; when <= PAIN_MORNING; when++)
        track_finish(&count->pain[when], points, 1);
    for (size_t i = 0; i < count->scale_count; i++)
        track_finish(&count->scales[i].track, points, 1);
}

PartCount *part_count(Arena *arena, const Report *report, const ReportPart *part)
{
    PartCount *count = arena_alloc(arena, sizeof *count);
    Day days = report->to - report->from + 1;
    count->points = days >= MONTHLY_FROM  ? POINTS_MONTHS
                    : days >= WEEKLY_FROM ? POINTS_WEEKS
                                          : POINTS_EACH;
    count_versions(arena, count, part);
    count_adherence(arena, count, report, part);
    count_bands(arena, count, report, part);
    count_changes(arena, count, part);
    count_steps(arena, count, part);
    count_ratings(arena, count, report, part);
    count_scales(arena, count, report, part);
    finish_tracks(count);
    return count;
}
