// SPDX-FileCopyrightText: 2026 The Limber authors
// SPDX-License-Identifier: GPL-3.0-or-later
/* The log for programs: counts and sessions as JSON, segments as CSV. docs/log.md names the
 * columns and members. */
#include "base/array.h"
#include "page/log_private.h"
#include "page/record_csv.h"
#include "page/record_json.h"

/* ---- CSV ---- */

void log_page_csv(const LoggedSession *sessions, size_t count, FILE *out)
{
    static const char *const lead[] = {"session", "started", "routine",
                                       "title",   "version", "sha256"};
    RecordCsv csv;
    record_csv_start(&csv, out, RECORD_CSV_LOG, lead, COUNT_OF(lead), COUNT_OF(lead));
    for (size_t i = 0; i < count; i++)
        record_csv_part(&csv, &sessions[i], PART_SEGMENTS);
}

/* ---- JSON ---- */

static void json_day_or_null(Json *json, const char *key, Day day)
{
    if (day == HISTORY_NONE)
        json_null(json, key);
    else
        record_json_day(json, key, day);
}

static void json_totals(Json *json, const LogPage *page)
{
    const HistoryTotals *totals = &page->history->totals;
    const Streak *streak = &page->history->streak;
    record_json_day(json, "since", page->plan.since);
    record_json_day(json, "today", page->plan.today);
    json_open_object(json, "totals");
    json_whole(json, "sessions", (int64_t)totals->sessions);
    json_whole(json, "done", (int64_t)totals->done);
    json_whole(json, "days", totals->days);
    json_seconds(json, "planned_s", totals->planned);
    json_seconds(json, "held_s", totals->held);
    json_whole(json, "ouches", (int64_t)totals->ouches);
    json_day_or_null(json, "first", totals->first);
    json_day_or_null(json, "last", totals->last);
    json_whole(json, "to_come", (int64_t)totals->to_come);
    json_close(json);
    json_open_object(json, "streak");
    json_text(json, "unit", streak->unit == STREAK_WEEKS ? "week" : "day");
    json_whole(json, "current", streak->current);
    json_whole(json, "best", streak->best);
    json_day_or_null(json, "since", streak->since);
    json_close(json);
}

static void json_weeks(Json *json, const History *history)
{
    json_open_array(json, "weeks");
    for (int i = 0; i < history->week_count; i++) {
        json_open_object(json, NULL);
        record_json_day(json, "monday", history->weeks[i].monday);
        json_seconds(json, "held_s", history->weeks[i].held);
        json_whole(json, "done", history->weeks[i].sessions);
        json_close(json);
    }
    json_close(json);
}

static void json_tightness(Json *json, const History *history)
{
    json_open_array(json, "tightness");
    for (size_t i = 0; i < history->tightness_count; i++) {
        const TightnessSeries *series = &history->tightness[i];
        json_open_object(json, NULL);
        json_text(json, "region", series->region);
        json_text(json, "side", rating_sides[series->side]);
        json_open_array(json, "points");
        for (size_t j = 0; j < series->count; j++) {
            json_open_object(json, NULL);
            record_json_day(json, "day", series->points[j].day);
            json_level(json, "before", series->points[j].before);
            json_level(json, "after", series->points[j].after);
            json_close(json);
        }
        json_close(json);
        json_close(json);
    }
    json_close(json);
}

void log_page_json(const LogPage *page, FILE *out)
{
    Json json;
    json_start(&json, out, JSON_INDENTED);
    json_open_object(&json, NULL);
    json_totals(&json, page);
    json_weeks(&json, page->history);
    json_tightness(&json, page->history);
    json_open_array(&json, "sessions");
    for (size_t i = 0; i < page->count; i++) {
        json_open_object(&json, NULL);
        record_json_logged(&json, &page->sessions[i], true);
        json_close(&json);
    }
    json_close(&json);
    json_close(&json);
}

void log_page_session_json(const LoggedSession *logged, FILE *out)
{
    Json json;
    json_start(&json, out, JSON_INDENTED);
    json_open_object(&json, NULL);
    record_json_logged(&json, logged, true);
    json_close(&json);
}
