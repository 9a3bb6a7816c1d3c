// SPDX-FileCopyrightText: 2026 The Limber authors
// SPDX-License-Identifier: GPL-3.0-or-later
/* See report_sample.h. */
#include "report_sample.h"

#include "routine/library.h"
#include "routine/reader.h"

#include <assert.h>
#include <stdlib.h>
#include <string.h>

#define PLACES 9 /* sets of a session: four steps a side, one for both */

static unsigned long long state;

/* 0 … most - 1 */
static int roll(int most)
{
    state = state * 6364136223846793005ULL + 1442695040888963407ULL;
    return (int)((state >> 33) % (unsigned)most);
}

static const char text_format[] =
    "limber: 1\n"
    "title: Achilles and calf, weeks 1 to %d\n"
    "when: rehab\n"
    "author: {name: Alex Physio, clinic: The Clinic, contact: clinic@example.org}\n"
    "for: {client: Jo Runner, from: %s, review: 2026-12-21, times: %s}\n"
    "goal: Run 5 km <b>again</b>, with pain of 2 or less\n"
    "version: %d\n"
    "pain: {ease: %d, stop: 6}\n"
    "check-in: [calves, achilles, upper-back]\n"
    "steps:\n"
    "  - {name: 'Wall calf stretch, knee straight', hold: 45s, side: each}\n"
    "  - {name: 'Wall calf stretch, knee bent', hold: 45s, side: each}\n"
    "  - {name: 'Heel drop, knee straight', sets: 3, reps: %d, tempo: 3-1-1, side: each,\n"
    "     load: %s}\n"
    "  - {name: %s, hold: 40s, side: each}\n"
    "  - {name: Ankle rocking, time: 1m}\n";

static Routine *read_version(int version, Day from)
{
    char text[2048], day[MOMENT_BYTES];
    Diagnostics *found = diagnostics_new();
    Library *library = library_new(NULL, "/nonexistent");
    snprintf(text, sizeof text, text_format, version == 1 ? 4 : 8,
             day_format(from, day, sizeof day), version == 1 ? "1/day" : "2/day", version,
             version == 1 ? 3 : 4, version == 1 ? 12 : 15, version == 1 ? "body weight" : "5 kg",
             version == 1 ? "Both-leg balance" : "Single-leg balance");
    Routine *routine = routine_parse("achilles.yaml", text, strlen(text), library, found);
    diagnostics_print(found, stderr);
    diagnostics_free(found);
    library_free(library);
    assert(routine);
    return routine;
}

static int clamp(int level)
{
    return level < 0 ? 0 : level > 10 ? 10 : level;
}

static Moment moment_of(Day day, int minute)
{
    return (Moment){day * 86400 + minute * 60 - 3600, 3600};
}

static const struct {
    const char *name, *exercise;
    int seconds, reps;
} steps[] = {{"Wall calf stretch, knee straight", "wall-calf-straight", 45, 0},
             {"Wall calf stretch, knee bent", "wall-calf-bent", 45, 0},
             {"Heel drop, knee straight", "heel-drop-straight", 75, 15},
             {"Single-leg balance", NULL, 40, 0},
             {"Ankle rocking", "ankle-rocks", 60, 0}};

static void add_ouch(LoggedSession *session, const SegmentRecord *segment, int progress)
{
    OuchRecord *ouch = (OuchRecord *)&session->ouches[session->ouch_count++];
    int level = roll(5) == 0 ? -1 : clamp(7 - progress * 4 / 100 - roll(3));
    *ouch = (OuchRecord){.position = segment->position,
                         .step_index = segment->step_index,
                         .step = segment->step,
                         .exercise = segment->exercise,
                         .side = segment->side,
                         .region = roll(4) == 0 ? NULL : "achilles",
                         .level = level,
                         .alarm = roll(6) == 0,
                         .action = level < 0 || level >= 6 ? OUCH_LEFT_OUT
                                   : level >= 4            ? OUCH_EASED
                                                           : OUCH_NOTED,
                         .at = segment->ended};
}

static void add_segments(Arena *arena, LoggedSession *session, int progress, int places)
{
    session->segments = arena_alloc(arena, PLACES * sizeof *session->segments);
    session->ouches = arena_alloc(arena, PLACES * sizeof *session->ouches);
    for (int place = 0; place < places; place++) {
        int step = place / 2;
        Side side = place == 8 ? SIDE_NONE : place % 2 == 0 ? SIDE_LEFT : SIDE_RIGHT;
        SegmentRecord *segment = (SegmentRecord *)&session->segments[session->segment_count++];
        *segment = (SegmentRecord){.position = place * 2 + 1,
                                   .step_index = step,
                                   .step = steps[step].name,
                                   .exercise = steps[step].exercise,
                                   .side = side,
                                   .set = 1,
                                   .sets = 1,
                                   .round = 1,
                                   .planned = steps[step].seconds * NS_PER_S,
                                   .held = steps[step].seconds * NS_PER_S,
                                   .reps_planned = steps[step].reps,
                                   .reps = steps[step].reps,
                                   .ended = session->session.started};
        segment->ended.utc_s += (place + 1) * 70;
        if (roll(side == SIDE_LEFT ? 6 : 20) == 0) {
            segment->skipped = true;
            segment->held = segment->planned * (1 + roll(8)) / 10;
            segment->reps = segment->reps_planned / 2;
            if (side == SIDE_LEFT && step == 2 && roll(100) > progress / 2)
                add_ouch(session, segment, progress);
        }
        session->session.work_held += segment->held;
    }
}

static void add_rating(LoggedSession *session, const char *region, Side side, int before)
{
    int levels[] = {clamp(before + roll(3) - 1), clamp(before - 2 + roll(2))};
    for (int when = RATING_BEFORE; when <= RATING_AFTER; when++)
        ((RatingRecord *)session->ratings)[session->rating_count++] =
            (RatingRecord){region, side, (RatingWhen)when, levels[when]};
}

static void add_feelings(Arena *arena, LoggedSession *session, int progress)
{
    session->ratings = arena_alloc(arena, 10 * sizeof *session->ratings);
    if (roll(12) > 0) {
        add_rating(session, "calves", SIDE_LEFT, 8 - progress * 5 / 100);
        add_rating(session, "calves", SIDE_RIGHT, 5 - progress * 3 / 100);
        add_rating(session, "achilles", SIDE_LEFT, 7 - progress * 4 / 100);
        add_rating(session, "achilles", SIDE_RIGHT, 2);
        add_rating(session, "upper-back", SIDE_NONE, 4);
    }
    Moment at = session->session.ended;
    PainRecord *pains = arena_alloc(arena, 3 * sizeof *pains);
    pains[0] = (PainRecord){PAIN_BEFORE, clamp(4 - progress * 3 / 100), at};
    pains[1] = (PainRecord){PAIN_AFTER, clamp(6 - progress * 4 / 100 + roll(3) - 1), at};
    at.utc_s += 13 * 3600;
    pains[2] =
        (PainRecord){PAIN_MORNING, roll(5) == 0 ? -1 : clamp(5 - progress * 4 / 100 + roll(2)), at};
    session->pains = pains;
    session->pain_count = 3;
}

static LoggedSession make_session(Arena *arena, Day day, int minute, int progress,
                                  const ReportVersion *version)
{
    LoggedSession session = {.session = {.started = moment_of(day, minute),
                                         .state = SESSION_DONE,
                                         .routine = "achilles",
                                         .title = version->routine->title,
                                         .version = version->routine->version,
                                         .planned = 700 * NS_PER_S,
                                         .work_planned = 470 * NS_PER_S,
                                         .steps = 5,
                                         .steps_done = 5}};
    for (int i = 0; i < LOG_ID_BYTES - 1; i++)
        session.session.id[i] = "0123456789abcdef"[roll(16)];
    memcpy(session.session.sha256, version->sha256, LOG_SHA256_BYTES);
    int places = roll(11) == 0 ? 2 + roll(5) : PLACES;
    add_segments(arena, &session, progress, places);
    session.session.ended = session.session.started;
    session.session.ended.utc_s += 720;
    if (places < PLACES) {
        session.session.state = roll(4) == 0 ? SESSION_RUNNING : SESSION_STOPPED;
        session.session.steps_done = places / 2;
        if (session.session.state == SESSION_RUNNING)
            session.session.ended = (Moment){0, 0};
    }
    if (roll(5) == 0) {
        session.session.pauses = 1 + roll(2);
        session.session.paused = 45 * NS_PER_S;
    }
    if (roll(9) == 0)
        session.session.note = "After a long day on my feet; the left one was stiff at first.";
    add_feelings(arena, &session, progress);
    return session;
}

static Report *make_report(Arena *arena, int days, int capacity, ReportPart **part)
{
    Day from = SAMPLE_LAST_DAY - days + 1;
    ReportVersion *versions = arena_alloc(arena, 2 * sizeof *versions);
    for (int i = 0; i < 2; i++) {
        for (int digit = 0; digit < LOG_SHA256_BYTES - 1; digit++)
            versions[i].sha256[digit] = "0123456789abcdef"[roll(16)];
        versions[i].routine = read_version(i + 1, i == 0 ? from : from + days * 2 / 5);
    }
    *part = arena_alloc(arena, sizeof **part);
    **part = (ReportPart){
        .routine = "achilles",
        .sessions = arena_alloc(arena, (size_t)capacity * sizeof(LoggedSession)),
        .versions = versions,
        .version_count = 2,
    };
    Report *report = arena_alloc(arena, sizeof *report);
    *report = (Report){.from = from,
                       .to = SAMPLE_LAST_DAY,
                       .made = moment_of(SAMPLE_LAST_DAY, 20 * 60),
                       .parts = *part,
                       .part_count = 1};
    return report;
}

Report *report_sample(Arena *arena, int days)
{
    ReportPart *part;
    state = 42;
    Report *report = make_report(arena, days, 2 * days, &part);
    LoggedSession *sessions = (LoggedSession *)part->sessions;
    for (int day = 0; day < days; day++) {
        bool second = day >= days * 2 / 5;
        int minutes[] = {7 * 60 + roll(60), 18 * 60 + roll(90)};
        for (int i = 0; i < (second ? 2 : 1); i++)
            if (roll(7) > 0)
                sessions[part->session_count++] =
                    make_session(arena, report->from + day, minutes[second ? i : 1],
                                 day * 100 / days, &part->versions[second]);
    }
    return report;
}

Report *report_sample_bare(Arena *arena)
{
    ReportPart *part;
    Report *report = make_report(arena, 1, 1, &part);
    LoggedSession *session = (LoggedSession *)part->sessions;
    *session = (LoggedSession){.session = {.started = moment_of(SAMPLE_LAST_DAY, 600),
                                           .routine = "gone",
                                           .title = "Gone"}};
    for (size_t i = 0; i < part->version_count; i++) {
        routine_free((Routine *)part->versions[i].routine);
        ((ReportVersion *)part->versions)[i].routine = NULL;
    }
    memcpy(session->session.sha256, part->versions[0].sha256, LOG_SHA256_BYTES);
    part->session_count = 1;
    return report;
}

static void poison_session(LoggedSession *session, const char *text)
{
    session->session.routine = session->session.title = session->session.note = text;
    for (size_t i = 0; i < session->segment_count; i++)
        ((SegmentRecord *)session->segments)[i].step = text;
    for (size_t i = 0; i < session->rating_count; i++)
        ((RatingRecord *)session->ratings)[i].region = text;
    for (size_t i = 0; i < session->ouch_count; i++) {
        OuchRecord *ouch = (OuchRecord *)&session->ouches[i];
        ouch->step = ouch->exercise = ouch->region = text;
    }
}

void report_sample_poison(Report *report, const char *text)
{
    for (size_t i = 0; i < report->part_count; i++) {
        ReportPart *part = (ReportPart *)&report->parts[i];
        part->routine = text;
        for (size_t j = 0; j < part->session_count; j++)
            poison_session((LoggedSession *)&part->sessions[j], text);
        for (size_t j = 0; j < part->version_count; j++) {
            Routine *routine = (Routine *)part->versions[j].routine;
            routine->title = routine->id = routine->language = text;
            routine->author.name = routine->author.clinic = routine->author.contact = text;
            routine->prescription.client = text;
        }
    }
}

void report_sample_free(Report *report)
{
    for (size_t i = 0; i < report->part_count; i++)
        for (size_t j = 0; j < report->parts[i].version_count; j++)
            routine_free((Routine *)report->parts[i].versions[j].routine);
}
