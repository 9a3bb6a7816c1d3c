// SPDX-FileCopyrightText: 2026 The Limber authors
// SPDX-License-Identifier: GPL-3.0-or-later
/* The report as data: CSV with a row for each thing that the log holds, JSON with
 * the counts too. */
#include "base/array.h"
#include "page/record_csv.h"
#include "page/record_json.h"
#include "page/report_private.h"

/* ---- CSV ---- */

/* The columns past `record` as they came to be; a later one stands past these. */
static const char *const columns[] = {
    "routine", "session", "version", "sha256",       "at",      "state",    "steps_done",
    "steps",   "pauses",  "step",    "exercise",     "side",    "set",      "round",
    "planned", "held",    "reps",    "reps_planned", "skipped", "left_out", "eased",
    "longer",  "region",  "when",    "level",        "alarm",   "action",   "note"};

#define LEAD 5 /* … at */

void report_print_csv(const Report *report, FILE *out)
{
    RecordCsv csv;
    record_csv_start(&csv, out, RECORD_CSV_REPORT, columns, COUNT_OF(columns), LEAD);
    csv.with_notes = report->with_notes;
    for (size_t i = 0; i < report->part_count; i++)
        for (size_t j = 0; j < report->parts[i].session_count; j++) {
            const LoggedSession *logged = &report->parts[i].sessions[j];
            record_csv_session(&csv, &logged->session);
            for (int part = 0; part < PART_COUNT; part++)
                record_csv_part(&csv, logged, (PartKind)part);
        }
}

/* ---- JSON ---- */

static void json_date(Json *json, const char *key, Date date)
{
    if (date.year > 0)
        record_json_day(json, key, day_of_date(date));
    else
        json_null(json, key);
}

static void json_lines(Json *json, const char *key, const char *const *lines, size_t count)
{
    json_open_array(json, key);
    for (size_t i = 0; i < count; i++)
        json_text(json, NULL, lines[i]);
    json_close(json);
}

static void json_ends(Json *json, const PartCount *count)
{
    if (count->ends != 0)
        record_json_day(json, "ends", count->ends);
    else
        json_null(json, "ends");
}

static void json_plan(Json *json, const Routine *routine, Arena *arena)
{
    size_t count;
    PlanWords *spans = report_plan_words(arena, routine, &count);
    json_open_array(json, "plan");
    for (size_t i = 0; i < count; i++) {
        json_open_object(json, NULL);
        json_text(json, "days", *spans[i].heading ? spans[i].heading : NULL);
        json_flag(json, "nothing", spans[i].nothing);
        json_lines(json, "steps", spans[i].lines, spans[i].count);
        json_close(json);
    }
    json_close(json);
}

static void json_prescription(Json *json, const Report *report, const PartCount *count,
                              Arena *arena)
{
    const Routine *routine = count->newest;
    if (!routine) {
        json_null(json, "prescription");
        return;
    }
    json_open_object(json, "prescription");
    record_json_frequency(json, "times", routine->prescription.times);
    json_text(json, "rhythm", report_plan_rhythm(arena, routine));
    json_date(json, "from", routine->prescription.from);
    json_date(json, "until", routine->prescription.until);
    json_date(json, "review", routine->prescription.review);
    json_ends(json, count);
    json_text(json, "summary", routine->summary);
    json_lines(json, "goals", routine->goals, routine->goal_count);
    json_whole(json, "pain_ease", routine->pain.ease);
    json_whole(json, "pain_stop", routine->pain.stop);
    if (report->with_name) {
        json_text(json, "client", routine->prescription.client);
        json_text(json, "author", routine->author.name);
        json_text(json, "clinic", routine->author.clinic);
        json_text(json, "contact", routine->author.contact);
    }
    json_plan(json, routine, arena);
    json_close(json);
}

static void json_versions(Json *json, const PartCount *count)
{
    json_open_array(json, "versions");
    for (size_t i = 0; i < count->version_count; i++) {
        const VersionUse *use = &count->versions[i];
        json_open_object(json, NULL);
        json_level(json, "version", use->number > 0 ? use->number : -1);
        json_text(json, "sha256", use->version->sha256);
        record_json_day(json, "first", use->first);
        record_json_day(json, "last", use->last);
        json_whole(json, "sessions", use->sessions);
        if (use->readable)
            json_lines(json, "changes", use->changes, use->change_count);
        else
            json_null(json, "changes"); /* of the first one there are none to tell */
        json_close(json);
    }
    json_close(json);
}

/* Exact to the thousandth. */
static void json_number(Json *json, const char *key, double number)
{
    json_seconds(json, key, (Ns)(number * (double)NS_PER_S));
}

static void json_weeks(Json *json, const PartCount *count)
{
    json_open_object(json, "adherence");
    if (count->share >= 0)
        json_number(json, "share", count->share);
    else
        json_null(json, "share");
    json_whole(json, "done", count->done);
    json_number(json, "prescribed", count->owed);
    json_open_array(json, "weeks");
    for (size_t i = 0; i < count->week_count; i++) {
        const AdherenceWeek *week = &count->weeks[i];
        json_open_object(json, NULL);
        record_json_day(json, "first", week->first);
        record_json_day(json, "last", week->last);
        json_whole(json, "done", week->done);
        json_number(json, "prescribed", week->owed);
        json_number(json, "credited", week->credited);
        json_close(json);
    }
    json_close(json);
    json_close(json);
}

static void json_side_sum(Json *json, const char *key, const SideSum *sum)
{
    if (sum->sets == 0)
        return;
    json_open_object(json, key);
    json_whole(json, "sets", sum->sets);
    json_seconds(json, "planned_s", sum->planned);
    json_seconds(json, "held_s", sum->held);
    json_whole(json, "reps_planned", sum->reps_planned);
    json_whole(json, "reps", sum->reps);
    json_whole(json, "reps_said", sum->reps_said);
    json_whole(json, "own_pace_sets", sum->own_pace);
    json_seconds(json, "own_pace_s", sum->own_pace_held);
    json_whole(json, "cut_short", sum->cut_short);
    json_whole(json, "eased", sum->eased);
    json_whole(json, "left_out", sum->left_out);
    json_close(json);
}

/* Means of the first and the last week, and the most; null: nothing was said. */
static void json_track(Json *json, const char *key, const Track *track)
{
    if (track->count == 0) {
        json_null(json, key);
        return;
    }
    json_open_object(json, key);
    json_number(json, "first", track->first);
    json_number(json, "last", track->last);
    json_number(json, "most", track->most);
    json_close(json);
}

/* What was said of reps at one's own pace. */
static void json_reps(Json *json, const StepSum *step)
{
    static const char *const keys[] = {"both", "left", "right"};
    json_open_object(json, "own_pace_reps");
    for (int side = SIDE_NONE; side <= SIDE_RIGHT; side++)
        json_track(json, keys[side], &step->said[side]);
    json_close(json);
}

static void json_pain(Json *json, const PartCount *count)
{
    static const char *const keys[] = {"before", "after", "morning"};
    json_open_object(json, "pain");
    for (int when = PAIN_BEFORE; when <= PAIN_MORNING; when++)
        json_track(json, keys[when], &count->pain[when]);
    json_whole(json, "mornings_asked", count->mornings.asked);
    json_whole(json, "mornings_worse", count->mornings.worse);
    json_whole(json, "worst_morning", count->mornings.worst);
    json_close(json);
}

static void json_scales(Json *json, const PartCount *count)
{
    json_open_array(json, "scales");
    for (size_t i = 0; i < count->scale_count; i++) {
        json_open_object(json, NULL);
        json_text(json, "ask", count->scales[i].ask);
        json_text(json, "when", asked_names[count->scales[i].when]);
        json_track(json, "levels", &count->scales[i].track);
        json_close(json);
    }
    json_close(json);
}

static void json_steps(Json *json, const PartCount *count)
{
    static const char *const keys[] = {"both", "left", "right"};
    json_open_array(json, "steps");
    for (size_t i = 0; i < count->step_count; i++) {
        json_open_object(json, NULL);
        json_text(json, "step", count->steps[i].name);
        json_text(json, "exercise", count->steps[i].exercise);
        for (int side = SIDE_NONE; side <= SIDE_RIGHT; side++)
            json_side_sum(json, keys[side], &count->steps[i].sides[side]);
        json_lines(json, "loads", count->steps[i].used, count->steps[i].used_count);
        json_reps(json, &count->steps[i]);
        json_close(json);
    }
    json_close(json);
}

static void json_part(Json *json, const Report *report, const ReportPart *part)
{
    Arena *arena = arena_new();
    const PartCount *count = part_count(arena, report, part);
    json_open_object(json, NULL);
    json_text(json, "routine", part->routine);
    json_text(json, "title", part->sessions[part->session_count - 1].session.title);
    json_prescription(json, report, count, arena);
    json_versions(json, count);
    json_weeks(json, count);
    json_steps(json, count);
    json_pain(json, count);
    json_scales(json, count);
    json_open_array(json, "sessions");
    for (size_t i = 0; i < part->session_count; i++) {
        json_open_object(json, NULL);
        record_json_logged(json, &part->sessions[i], report->with_notes);
        json_close(json);
    }
    json_close(json);
    json_close(json);
    arena_free(arena);
}

void report_print_json(const Report *report, FILE *out)
{
    Json json;
    json_start(&json, out, JSON_INDENTED);
    json_open_object(&json, NULL);
    json_whole(&json, "limber-report", 1); /* the version of this form */
    json_text(&json, "program", "limber " LIMBER_VERSION);
    json_text(&json, "log", report->log);
    record_json_moment(&json, "made", report->made);
    record_json_day(&json, "from", report->from);
    record_json_day(&json, "to", report->to);
    json_open_array(&json, "routines");
    for (size_t i = 0; i < report->part_count; i++)
        json_part(&json, report, &report->parts[i]);
    json_close(&json);
    json_close(&json);
}
