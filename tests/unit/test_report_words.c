// SPDX-FileCopyrightText: 2026 The Limber authors
// SPDX-License-Identifier: GPL-3.0-or-later
/* What a clinician looks for in a report, in words: the doses, what changed between versions, what
 * was lifted and how often, worse mornings, and a plan that has ended. */
#include "report_sample.h"

#include "base/array.h"
#include "page/report_count.h"
#include "routine/library.h"
#include "routine/reader.h"

#include <locale.h>
#include <math.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#define FIRST (SAMPLE_LAST_DAY - 69) /* ten weeks */

static Arena *arena;
static Library *library;
static Routine *routines[4];
static size_t routine_count;

static int begin(void **state)
{
    (void)state;
    setlocale(LC_CTYPE, "C.UTF-8");
    arena = arena_new();
    library = library_new(NULL, "/nonexistent");
    routine_count = 0;
    return 0;
}

static int end(void **state)
{
    (void)state;
    while (routine_count > 0)
        routine_free(routines[--routine_count]);
    library_free(library);
    arena_free(arena);
    return 0;
}

/* A routine of the lines behind its title. */
static const Routine *routine_of(const char *lines)
{
    const char *text = arena_printf(arena, "limber: 1\ntitle: Knee\nwhen: rehab\n%s", lines);
    Diagnostics *found = diagnostics_new();
    Routine *routine = routine_parse("knee.yaml", text, strlen(text), library, found);
    diagnostics_print(found, stderr);
    diagnostics_free(found);
    assert_non_null(routine);
    return routines[routine_count++] = routine;
}

static LoggedSession session_on(Day day, const char *sha256, int version)
{
    LoggedSession session = {.session = {.started = {day * 86400 + 18 * 3600, 0},
                                         .state = SESSION_DONE,
                                         .routine = "knee",
                                         .title = "Knee",
                                         .version = version,
                                         .steps = 2,
                                         .steps_done = 2}};
    strcpy(session.session.sha256, sha256);
    return session;
}

/* A report of these sessions, followed by up to two versions "a" and "b". */
static Report *report_of(const LoggedSession *sessions, size_t count, const Routine *first,
                         const Routine *second)
{
    ReportVersion *versions = arena_alloc(arena, 2 * sizeof *versions);
    strcpy(versions[0].sha256, "a");
    strcpy(versions[1].sha256, "b");
    versions[0].routine = first;
    versions[1].routine = second;
    ReportPart *part = arena_alloc(arena, sizeof *part);
    *part = (ReportPart){"knee", sessions, count, versions, 2, 0};
    Report *report = arena_alloc(arena, sizeof *report);
    *report = (Report){.from = FIRST,
                       .to = SAMPLE_LAST_DAY,
                       .made = {SAMPLE_LAST_DAY * 86400 + 80000, 0},
                       .parts = part,
                       .part_count = 1};
    return report;
}

static char *print(const Report *report, ReportForm form)
{
    char *text = NULL;
    size_t size = 0;
    FILE *out = open_memstream(&text, &size);
    report_print(report, form, out);
    fclose(out);
    char *kept = arena_string(arena, text);
    free(text);
    return kept;
}

static void assert_has(const char *text, const char *part)
{
    if (!strstr(text, part))
        fail_msg("'%s' is missing in: %.4000s", part, text);
}

/* ---- a plan that has ended ---- */

static void a_block_of_three_weeks_is_all_done_in_week_ten(void **state)
{
    static const char *const plans[] = {
        "for: {from: 2026-09-17, until: 2026-10-07, times: 1/day}\nsteps: [{name: A, hold: 30s}]\n",
        "for: {from: 2026-09-17, times: 1/day}\nsteps: [{name: A, hold: 30s, days: 1-21}]\n"};
    LoggedSession sessions[21];
    (void)state;
    for (int i = 0; i < 21; i++)
        sessions[i] = session_on(FIRST + i, "a", 1);
    for (size_t i = 0; i < COUNT_OF(plans); i++) {
        Report *report = report_of(sessions, 21, routine_of(plans[i]), NULL);
        PartCount *count = part_count(arena, report, report->parts);
        assert_int_equal(count->ends, FIRST + 20);
        assert_true(count->share == 1.0);
        assert_int_equal(count->week_count, 4); /* Thursday to Wednesday, and none after them */
        char *page = print(report, REPORT_PAGE), *text = print(report, REPORT_TEXT);
        assert_has(page, "it ended on 2026-10-07");
        assert_has(page, ">100 %<");
        assert_has(text, "ended on 2026-10-07");
        assert_has(text, "21 sessions of 21 prescribed (100 % followed)");
        assert_has(print(report, REPORT_JSON), "\"ends\": \"2026-10-07\"");
    }
}

static void a_plan_is_counted_from_its_first_day_in_the_log(void **state)
{
    LoggedSession session = session_on(SAMPLE_LAST_DAY, "a", 1);
    (void)state;
    Report *report = report_of(
        &session, 1, routine_of("for: {times: 1/day}\nsteps: [{name: A, hold: 30s, days: 1-14}]\n"),
        NULL);
    ((ReportPart *)report->parts)->first = FIRST;
    PartCount *count = part_count(arena, report, report->parts);
    assert_int_equal(count->ends, FIRST + 13);
    assert_true(fabs(count->owed - 14) < 1e-9);
}

/* ---- what was prescribed ---- */

#define STEP_A "  - {name: Squat, sets: 3, reps: 12, tempo: 3-1-1, load: 5 kg}\n"
#define STEP_B "  - {name: Squat, sets: 3, reps: 8, tempo: 3-1-1, load: 10 kg}\n"
#define NOTED                                                                                      \
    "  - {name: Reach, hold: 20s, side: each, first: right, note: 'Slide <side>, <other> up.'}\n"
#define BALANCE "  - {name: Balance, hold: 40s, side: each}\n"

static void the_head_says_the_whole_rhythm_of_a_plan_that_grows(void **state)
{
    LoggedSession session = session_on(FIRST, "a", 1);
    (void)state;
    Report *report = report_of(
        &session, 1,
        routine_of("for: {from: 2026-09-17, times: [1/week, {after: 7 days, times: 2/week}]}\n"
                   "steps:\n" STEP_A),
        NULL);
    char *page = print(report, REPORT_PAGE);
    assert_has(page, "once a week, then 2 times a week from day 8 on, from 2026-09-17");
    assert_has(page, "<h4>Week 1: once a week</h4>");
    assert_has(page, "<li>Squat: 3 x 12 reps at 3-1-1, with 5 kg</li>");
    assert_has(page, "<h4>From week 2 on: 2 times a week</h4>\n<p>as before</p>");
}

static void a_note_in_the_plan_names_the_side(void **state)
{
    LoggedSession session = session_on(FIRST, "a", 1);
    (void)state;
    Report *report = report_of(&session, 1, routine_of("steps:\n" NOTED), NULL);
    assert_has(print(report, REPORT_PAGE), "each side (Slide right, left up.)");
    assert_has(print(report, REPORT_TEXT), "each side (Slide right, left up.)");
}

static void a_goal_stands_in_every_form(void **state)
{
    LoggedSession session = session_on(FIRST, "a", 1);
    (void)state;
    Report *report = report_of(
        &session, 1, routine_of("goal: [Run 5 km <again>, Sleep]\nsteps:\n" STEP_A), NULL);
    assert_has(print(report, REPORT_PAGE), "<dt>Goal</dt><dd>Run 5 km &lt;again&gt;</dd>\n"
                                           "<dt>Goal</dt><dd>Sleep</dd>");
    assert_has(print(report, REPORT_TEXT), " Goal: Run 5 km <again>; Sleep. Prescribed:");
    assert_has(print(report, REPORT_JSON), "\"Run 5 km <again>\",");
}

static void what_changed_between_versions_is_said_as_show_says_it(void **state)
{
    LoggedSession sessions[] = {session_on(FIRST, "a", 1), session_on(FIRST + 20, "b", 2)};
    (void)state;
    Report *report = report_of(
        sessions, 2,
        routine_of(
            "goal: Walk\nfor: {times: 3/week}\npain: {ease: 3, stop: 5}\nsteps:\n" STEP_A BALANCE),
        routine_of(
            "goal: [Walk, Run]\nfor: {times: 2/day, until: 2026-12-01}\npain: {ease: 4, stop: 5}\n"
            "steps:\n" STEP_B "  - {name: Bridge, hold: 20s}\n"));
    char *page = print(report, REPORT_PAGE), *text = print(report, REPORT_TEXT);
    char *json = print(report, REPORT_JSON);
    static const char *const lines[] = {
        "Goal: Walk; Run (was Walk)",
        "How often: 2 times a day (was 3 times a week)",
        "Until: 2026-12-01 (was not said)",
        "Pain bands: eased from 4 of 10, left out from 5 (was eased from 3 of 10, left out from 5)",
        "Squat: 3 x 8 reps at 3-1-1, with 10 kg (was 3 x 12 reps at 3-1-1, with 5 kg)",
        "new: Bridge: hold 20 s",
        "no longer: Balance: hold 40 s, each side"};
    assert_has(page, "<h4>Version 2, from 2026-10-07 on</h4>");
    for (size_t i = 0; i < COUNT_OF(lines); i++) {
        assert_has(page, lines[i]);
        assert_has(text, lines[i]);
        assert_has(json, lines[i]);
    }
}

static void a_version_whose_text_is_gone_is_said_to_be(void **state)
{
    LoggedSession sessions[] = {session_on(FIRST, "a", 1), session_on(FIRST + 20, "b", 2)};
    (void)state;
    Report *report = report_of(sessions, 2, NULL, routine_of("steps:\n" STEP_B));
    assert_has(print(report, REPORT_PAGE), "the text of the version before is not kept");
    assert_has(print(report, REPORT_TEXT), "Changed on 2026-10-07: what is not known");
    assert_has(print(report, REPORT_JSON), "\"changes\": null");
}

/* A version of which a step's stretch of days alone is another one. */
static void a_plan_by_weeks_is_compared_week_by_week(void **state)
{
    LoggedSession sessions[] = {session_on(FIRST, "a", 1), session_on(FIRST + 20, "b", 2)};
    (void)state;
#define GROWS(load)                                                                                \
    "steps:\n  - {name: Squat, reps: 12, tempo: 3-1-1, load: 5 kg, progress: [{after: 14 days, "   \
    "load: " load "}]}\n"
    Report *report = report_of(sessions, 2, routine_of(GROWS("10 kg")), routine_of(GROWS("8 kg")));
    PartCount *count = part_count(arena, report, report->parts);
    assert_int_equal(count->versions[1].change_count, 1);
    assert_string_equal(count->versions[1].changes[0],
                        "From week 3 on: Squat: 12 reps at 3-1-1, with 8 kg (was 12 reps at 3-1-1, "
                        "with 10 kg)");
}

/* … but a change that holds in every week is said once, without them. */
static void a_change_of_all_weeks_is_said_once(void **state)
{
    LoggedSession sessions[] = {session_on(FIRST, "a", 1), session_on(FIRST + 20, "b", 2)};
    (void)state;
    Report *report = report_of(sessions, 2, routine_of(GROWS("10 kg") BALANCE),
                               routine_of(GROWS("10 kg") "  - {name: Balance, hold: 50s}\n"));
    PartCount *count = part_count(arena, report, report->parts);
    assert_int_equal(count->versions[1].change_count, 1);
    assert_string_equal(count->versions[1].changes[0],
                        "Balance: hold 50 s (was hold 40 s, each side)");
}

/* ---- what was done ---- */

static void worse_mornings_are_counted_and_the_worst_is_named(void **state)
{
    static const PainRecord pains[][2] = {{{PAIN_BEFORE, 2, {0, 0}}, {PAIN_MORNING, 3, {0, 0}}},
                                          {{PAIN_BEFORE, 2, {0, 0}}, {PAIN_MORNING, 6, {0, 0}}},
                                          {{PAIN_BEFORE, 1, {0, 0}}, {PAIN_MORNING, 3, {0, 0}}},
                                          {{PAIN_BEFORE, -1, {0, 0}}, {PAIN_MORNING, 9, {0, 0}}}};
    LoggedSession sessions[COUNT_OF(pains)];
    (void)state;
    for (size_t i = 0; i < COUNT_OF(pains); i++) {
        sessions[i] = session_on(FIRST + (Day)i, "a", 1);
        sessions[i].pains = pains[i];
        sessions[i].pain_count = 2;
    }
    Report *report = report_of(sessions, COUNT_OF(pains), routine_of("steps:\n" STEP_A), NULL);
    PartCount *count = part_count(arena, report, report->parts);
    assert_int_equal(count->mornings.asked, 3);
    assert_int_equal(count->mornings.worse, 2);
    assert_int_equal(count->mornings.worst, 4);
    assert_int_equal(count->mornings.worst_day, FIRST + 1);
    char *page = print(report, REPORT_PAGE);
    assert_has(page,
               "<dt>Worse mornings</dt><dd class=\"value\">2 of 3</dd><dd class=\"quiet\">by 2 "
               "or more; at worst by 4</dd>");
    assert_has(page, "first, last; worst 9");
    assert_has(page, "<td class=\"pain\">2 – 6</td>"); /* in the list of sessions */
    assert_has(print(report, REPORT_TEXT), "2 of 3 mornings worse by 2 or more, at worst by 4");
}

static void loads_and_reps_to_fatigue_are_those_that_were_done(void **state)
{
    static const SegmentRecord segments[][3] = {
        {{.step = "Squat", .load = "5 kg"},
         {.step = "Raise", .side = SIDE_LEFT, .reps_said = 18, .load = "red band"},
         {.step = "Raise", .side = SIDE_RIGHT, .reps_said = 21}},
        {{.step = "Squat", .load = "7.5 kg"},
         {.step = "Raise", .side = SIDE_LEFT, .reps_said = 25, .load = "blue band"},
         {.step = "Raise", .side = SIDE_RIGHT, .reps_said = 24}}};
    LoggedSession sessions[] = {session_on(FIRST, "a", 1), session_on(FIRST + 30, "a", 1)};
    (void)state;
    for (size_t i = 0; i < COUNT_OF(sessions); i++) {
        sessions[i].segments = segments[i];
        sessions[i].segment_count = 3;
    }
    Report *report =
        report_of(sessions, 2,
                  routine_of("steps:\n" STEP_A "  - {name: Raise, reps: max, side: each}\n"), NULL);
    char *page = print(report, REPORT_PAGE), *text = print(report, REPORT_TEXT);
    assert_has(page, "used: 5 kg, 7.5 kg</span>");
    assert_has(page, "used: red band, blue band</span>");
    assert_has(page, "<h3>Reps to fatigue</h3>");
    assert_has(page, "<h4>Raise, as many as one can</h4>");
    assert_has(page, "Left: 18 reps → 25 reps");
    assert_has(page, "Right: 21 reps → 24 reps");
    assert_has(text, "Squat 5 kg → 7.5 kg; Raise red band → blue band.");
    assert_has(text, "Raise left to fatigue 18.0 → 25.0; Raise right to fatigue 21.0 → 24.0.");
    assert_has(print(report, REPORT_JSON), "\"red band\",");
}

static void a_note_stands_below_its_session(void **state)
{
    LoggedSession sessions[] = {session_on(FIRST, "a", 1), session_on(FIRST + 1, "a", 1)};
    (void)state;
    sessions[0].session.note = "Stiff at first.";
    Report *report = report_of(sessions, 2, routine_of("steps:\n" STEP_A), NULL);
    report->with_notes = true;
    assert_has(print(report, REPORT_PAGE),
               "<td></td></tr>\n<tr class=\"note\"><td colspan=\"6\">Stiff at first.</td></tr>");
    assert_has(print(report, REPORT_TEXT), "Their last notes: 2026-09-17, “Stiff at first.”");
}

/* ---- plots ---- */

/* Marks of ouches and of pain at one place, in the same hour. */
static void an_ouch_stands_beside_the_mark_of_pain_of_its_session(void **state)
{
    PlotPoint pain[] = {{FIRST + 1.5, 5, 5, 5}, {FIRST + 2.5, 5, 5, 5}};
    PlotPoint ouches[] = {{FIRST + 1.5, 5, 5, 5}, {FIRST + 1.5, 5, 5, 5}};
    PlotSeries series[] = {{PLOT_AFTER, pain, 2}, {PLOT_OUCH, ouches, 2}};
    Plot plot = {.from = FIRST,
                 .to = FIRST + 60,
                 .width = 680,
                 .height = 150,
                 .gap = 14,
                 .series = series,
                 .series_count = 2,
                 .title = "",
                 .description = ""};
    char *text = NULL;
    size_t size;
    double circles[2], marks[2], y;
    (void)state;
    FILE *out = open_memstream(&text, &size);
    plot_write(&plot, out);
    fclose(out);
    const char *at = text;
    for (int i = 0; i < 2; i++) {
        at = strstr(at, "<circle cx=\"") + 12;
        circles[i] = strtod(at, NULL);
    }
    at = strstr(text, "<g class=\"ouch\">");
    assert_non_null(at);
    for (int i = 0; i < 2; i++) {
        at = strstr(at, "<path d=\"M") + 10;
        assert_int_equal(sscanf(at, "%lf %lf", &marks[i], &y), 2);
        for (int j = 0; j < 2; j++)
            assert_true(fabs(marks[i] - circles[j]) > 5);
    }
    assert_true(fabs(marks[0] - marks[1]) > 5);
    free(text);
}

int main(void)
{
#define TEST(name) cmocka_unit_test_setup_teardown(name, begin, end)
    const struct CMUnitTest tests[] = {
        TEST(a_block_of_three_weeks_is_all_done_in_week_ten),
        TEST(a_plan_is_counted_from_its_first_day_in_the_log),
        TEST(the_head_says_the_whole_rhythm_of_a_plan_that_grows),
        TEST(a_note_in_the_plan_names_the_side),
        TEST(a_goal_stands_in_every_form),
        TEST(what_changed_between_versions_is_said_as_show_says_it),
        TEST(a_version_whose_text_is_gone_is_said_to_be),
        TEST(a_plan_by_weeks_is_compared_week_by_week),
        TEST(a_change_of_all_weeks_is_said_once),
        TEST(worse_mornings_are_counted_and_the_worst_is_named),
        TEST(loads_and_reps_to_fatigue_are_those_that_were_done),
        TEST(a_note_stands_below_its_session),
        TEST(an_ouch_stands_beside_the_mark_of_pain_of_its_session),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
