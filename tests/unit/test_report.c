// SPDX-FileCopyrightText: 2026 The Limber authors
// SPDX-License-Identifier: GPL-3.0-or-later
/* The report's forms: what they say, what they leave out, and that nothing gets into them. */
#include "markup.h"

#include "base/array.h"
#include "page/report_count.h"
#include "report_sample.h"

#include <locale.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

static Arena *arena;

static int open_arena(void **state)
{
    (void)state;
    setlocale(LC_CTYPE, "C.UTF-8");
    arena = arena_new();
    return 0;
}

static int close_arena(void **state)
{
    (void)state;
    arena_free(arena);
    return 0;
}

static char *print(const Report *report, ReportForm form)
{
    char *text = NULL;
    size_t size = 0;
    FILE *out = open_memstream(&text, &size);
    report_print(report, form, out);
    fclose(out);
    assert_int_equal(strlen(text), size); /* no NUL in it */
    return text;
}

static void assert_has(const char *text, const char *part)
{
    if (!strstr(text, part))
        fail_msg("'%s' is missing", part);
}

static void assert_has_not(const char *text, const char *part)
{
    const char *at = strstr(text, part);
    if (at)
        fail_msg("'%s' stands in it: %.80s", part, at);
}

/* ---- what a page is ---- */

static void every_page_is_well_made_and_asks_for_nothing(void **state)
{
    (void)state;
    static const int days[] = {0, 1, 7, 28, 84, 130, 400, 800};
    static const char *const never[] = {"http:",   "https:",     "//",   "url(",  "@import",
                                        "<script", "javascript", "<img", "<link", "<iframe"};
    for (size_t i = 0; i < COUNT_OF(days); i++) {
        Report *report = days[i] == 0 ? report_sample_bare(arena) : report_sample(arena, days[i]);
        char *page = print(report, REPORT_PAGE);
        markup_check(page);
        for (size_t j = 0; j < COUNT_OF(never); j++)
            assert_has_not(page, never[j]);
        assert_has(page, "content=\"default-src 'none'; style-src 'unsafe-inline'\"");
        assert_has(page, "<html lang=\"en\">");
        assert_int_equal(markup_count(page, "<svg class=\"plot\""),
                         markup_count(page, "<desc id="));
        assert_int_equal(markup_count(page, "<th>"), 0); /* each has its scope */
        assert_has_not(page, "nan");
        assert_has_not(page, "inf\"");
        free(page);
        report_sample_free(report);
    }
}

static void a_page_says_what_was_followed_and_when(void **state)
{
    (void)state;
    Report *report = report_sample(arena, 84);
    char *page = print(report, REPORT_PAGE), expected[128];
    assert_has(page, "<h2>Achilles and calf, weeks 1 to 8</h2>");
    assert_has(page, "2026-09-03 to 2026-11-25");
    assert_has(page, "2 times a day, from 2026-10-06, review 2026-12-21");
    assert_has(page, "a step is eased from 4 of 10, left out from 6");
    assert_has(page, "by Limber " LIMBER_VERSION);
    for (int i = 0; i < 2; i++) {
        snprintf(expected, sizeof expected, "version %d, 2026-", i + 1);
        assert_has(page, expected);
        assert_has_not(page, report->parts->versions[i].sha256);
    }
    assert_has(page, ", 2026-10-06 to 2026-11-25,");
    free(page);
    report_sample_free(report);
}

static void every_session_and_every_ouch_is_listed(void **state)
{
    (void)state;
    Report *report = report_sample(arena, 400);
    char *page = print(report, REPORT_PAGE), *csv = print(report, REPORT_CSV);
    char *json = print(report, REPORT_JSON);
    const ReportPart *part = report->parts;
    size_t ouches = 0, segments = 0;
    for (size_t i = 0; i < part->session_count; i++) {
        ouches += part->sessions[i].ouch_count;
        segments += part->sessions[i].segment_count;
    }
    assert_true(part->session_count > 400 && ouches > 20);
    const char *list = strstr(page, "<h3>Sessions</h3>"), *before = strstr(page, "<h3>Ouches</h3>");
    assert_int_equal(markup_count(list, "<tr><th scope=\"row\">"), part->session_count);
    assert_int_equal(markup_count(before, "<tr><td>"), ouches);
    assert_int_equal(markup_count(csv, "\r\nsession,"), part->session_count);
    assert_int_equal(markup_count(csv, "\r\nsegment,"), segments);
    assert_int_equal(markup_count(csv, "\r\nouch,"), ouches);
    assert_int_equal(markup_count(json, "\"action\": "), ouches);
    assert_int_equal(markup_count(json, "\"pains\": ["), part->session_count);
    assert_int_equal(markup_count(json, "\"held_s\": ") - markup_count(json, "\"own_pace_s\": "),
                     segments);
    free(page);
    free(csv);
    free(json);
    report_sample_free(report);
}

/* ---- what is kept from it ---- */

static void names_and_notes_stand_in_it_only_when_agreed_to(void **state)
{
    (void)state;
    static const char *const names[] = {"Jo Runner", "Alex Physio", "The Clinic",
                                        "clinic@example.org"};
    Report *report = report_sample(arena, 84);
    for (ReportForm form = REPORT_PAGE; form <= REPORT_TEXT; form++) {
        report->with_name = report->with_notes = false;
        char *without = print(report, form);
        report->with_name = report->with_notes = true;
        char *with = print(report, form);
        for (size_t i = 0; i < COUNT_OF(names); i++) {
            assert_has_not(without, names[i]);
            if (form != REPORT_CSV && (form != REPORT_TEXT || i == 0))
                assert_has(with, names[i]);
        }
        assert_has_not(without, "a long day on my feet");
        assert_has(with, "a long day on my feet");
        free(without);
        free(with);
    }
    report_sample_free(report);
}

static void no_text_gets_out_of_its_place(void **state)
{
    (void)state;
    static const char *const texts[] = {
        "<script>alert(1)</script>",
        "</style><script>alert(1)</script>",
        "</title></svg><img src=x onerror=alert(1)>",
        "\" onload=\"alert(1)",
        "' onload='alert(1)",
        "]]><!--",
        "--><svg/onload=alert(1)>",
        "&lt;&#60;&amp",
        "%s%n%d%%",
        "=HYPERLINK(\"x\")",
        "+1,\"\r\n-2",
        "@SUM(1)\n=1",
        "\x1b]52;c;aGk=\a\x1b[2J\x7f",
        ("a\xe2\x80\xae"
         "b\xe2\x81\xa6\xc2\x9b"),
        "caf\xe9\xff\xc0\x80\xf4\x90\x80\x80",
        "",
        "\xf0\x9f\x91\x9f e\xcc\x81\xcc\x81\xcc\x81\xcc\x81\xcc\x81\xcc\x81",
        "en\" lang=\"x",
    };
    for (size_t i = 0; i < COUNT_OF(texts); i++) {
        Report *report = report_sample(arena, 20);
        report->with_name = report->with_notes = true;
        report_sample_poison(report, texts[i]);
        char *page = print(report, REPORT_PAGE), *csv = print(report, REPORT_CSV);
        char *json = print(report, REPORT_JSON), *words = print(report, REPORT_TEXT);
        markup_check(page);
        for (const char *at = csv; *at; at++) {
            assert_false((unsigned char)*at < 0x20 && *at != '\r' && *at != '\n');
            if (*at == ',' || *at == '\n' || (*at == '"' && at[-1] == ','))
                assert_null(at[1] ? strchr("=+@", at[1]) : NULL);
        }
        for (const char *at = json; *at; at++)
            assert_false((unsigned char)*at < 0x20 && *at != '\n');
        assert_has_not(page, "\xe2\x80\xae");
        assert_has_not(csv, "\xe2\x80\xae");
        assert_has_not(json, "\xe2\x80\xae");
        for (const char *at = words; *at; at++)
            assert_false((unsigned char)*at < 0x20 && *at != '\n');
        assert_has_not(words, "\xe2\x80\xae");
        free(words);
        free(page);
        free(csv);
        free(json);
        report_sample_free(report);
    }
}

/* Markup in a question is a stranger's text like any other. */
static void a_question_of_the_routine_has_its_plot_and_its_rows(void **state)
{
    (void)state;
    static const ScaleRecord scales[] = {
        {"Stairs <b>down</b>?", "no trouble", "cannot", SCALE_WEEKLY, 7, {1764100000, 3600}},
        {"Stairs <b>down</b>?", "no trouble", "cannot", SCALE_WEEKLY, 4, {1764700000, 3600}}};
    Report *report = report_sample(arena, 28);
    LoggedSession *sessions = (LoggedSession *)report->parts[0].sessions;
    for (size_t i = 0; i < COUNT_OF(scales); i++) {
        sessions[i].scales = &scales[i];
        sessions[i].scale_count = 1;
    }
    char *page = print(report, REPORT_PAGE), *csv = print(report, REPORT_CSV);
    assert_non_null(strstr(page, "<h3>Asked, 0 to 10</h3>"));
    assert_non_null(strstr(page, "<h4>Stairs &lt;b&gt;down&lt;/b&gt;?</h4>"));
    assert_non_null(strstr(page, "once a week 7 → 4. 0: no trouble, 10: cannot."));
    assert_null(strstr(page, "<b>down"));
    assert_non_null(strstr(csv, "\nscale,"));
    assert_non_null(strstr(csv, "Stairs <b>down</b>?"));
    free(page);
    free(csv);
    report_sample_free(report);
}

static void a_row_of_csv_has_a_cell_for_every_column(void **state)
{
    (void)state;
    Report *report = report_sample(arena, 28);
    char *csv = print(report, REPORT_CSV);
    size_t columns = 0, cells = 0;
    bool quoted = false;
    for (const char *at = csv; *at; at++) {
        quoted ^= *at == '"';
        cells += *at == ',' && !quoted;
        if (*at != '\n')
            continue;
        if (columns == 0)
            columns = cells;
        assert_int_equal(cells, columns);
        cells = 0;
    }
    assert_int_equal(columns + 1, 37);
    free(csv);
    report_sample_free(report);
}

/* ---- loads ---- */

/* Gives each first step of every session a load. */
static void lift(const ReportPart *part, const char *load)
{
    for (size_t i = 0; i < part->session_count; i++)
        for (size_t j = 0; j < part->sessions[i].segment_count; j++)
            if (part->sessions[i].segments[j].step_index == 0)
                ((SegmentRecord *)part->sessions[i].segments)[j].load = load;
}

static void a_load_with_its_unit_has_a_plot_and_another_has_none(void **state)
{
    (void)state;
    static const struct {
        const char *load, *words;
    } rows[] = {{"12.5 kg", "12.5 kg → 12.5 kg"},
                {"30lb", "30 lb → 30 lb"},
                {"green band", NULL},
                {"10", NULL},
                {"2 x 10 kg", NULL}};
    Report *report = report_sample(arena, 28);
    char *bare = print(report, REPORT_PAGE);
    size_t plots = markup_count(bare, "<svg class=\"plot\"");
    assert_has_not(bare, "<h3>Load</h3>");
    for (size_t i = 0; i < COUNT_OF(rows); i++) {
        lift(report->parts, rows[i].load);
        char *page = print(report, REPORT_PAGE);
        markup_check(page);
        assert_int_equal(markup_count(page, "<svg class=\"plot\""),
                         plots + (rows[i].words != NULL));
        if (rows[i].words)
            assert_has(page, rows[i].words);
        free(page);
    }
    free(bare);
    report_sample_free(report);
}

/* ---- what is counted ---- */

static LoggedSession session_on(Day day, const char *sha256, int version)
{
    LoggedSession session = {.session = {.started = {day * 86400 + 18 * 3600, 0},
                                         .routine = "calf",
                                         .title = "Calf",
                                         .version = version,
                                         .steps = 2,
                                         .steps_done = 2}};
    strcpy(session.session.sha256, sha256);
    return session;
}

static void seconds_are_added_up_a_side(void **state)
{
    (void)state;
    SegmentRecord segments[] = {
        {.step = "Drop", .side = SIDE_LEFT, .planned = 30 * NS_PER_S, .held = 30 * NS_PER_S},
        {.step = "Drop",
         .side = SIDE_RIGHT,
         .planned = 30 * NS_PER_S,
         .held = 12 * NS_PER_S,
         .skipped = true},
        {.step = "Drop",
         .side = SIDE_LEFT,
         .planned = 30 * NS_PER_S,
         .held = 40 * NS_PER_S,
         .longer = 1},
        {.step = "Drop",
         .side = SIDE_RIGHT,
         .planned = 0,
         .held = 0,
         .left_out = true,
         .skipped = true},
        {.step = "Drop", .exercise = "heel-drop", .side = SIDE_LEFT, .planned = 9 * NS_PER_S},
        {.step = "Walk", .planned = 0, .held = 61 * NS_PER_S}};
    LoggedSession sessions[] = {session_on(SAMPLE_LAST_DAY - 1, "a", 1),
                                session_on(SAMPLE_LAST_DAY, "a", 1)};
    for (int i = 0; i < 2; i++) {
        sessions[i].segments = segments;
        sessions[i].segment_count = 6;
    }
    ReportVersion version = {"a", NULL};
    ReportPart part = {"calf", sessions, 2, &version, 1};
    Report report = {.from = SAMPLE_LAST_DAY - 6,
                     .to = SAMPLE_LAST_DAY,
                     .parts = &part,
                     .part_count = 1,
                     .made = {(SAMPLE_LAST_DAY + 1) * 86400, 0}};
    PartCount *count = part_count(arena, &report, &part);
    assert_int_equal(count->step_count, 3); /* one name, two exercises */
    const SideSum *left = &count->steps[0].sides[SIDE_LEFT];
    const SideSum *right = &count->steps[0].sides[SIDE_RIGHT];
    assert_int_equal(left->held, 140 * NS_PER_S);
    assert_int_equal(left->planned, 120 * NS_PER_S);
    assert_int_equal(left->longer, 2);
    assert_int_equal(right->held, 24 * NS_PER_S);
    assert_int_equal(right->cut_short, 2);
    assert_int_equal(right->left_out, 2);
    assert_int_equal(right->own_pace, 0);
    assert_int_equal(count->steps[2].sides[SIDE_NONE].own_pace_held, 122 * NS_PER_S);
    char *page = print(&report, REPORT_PAGE);
    assert_has(page, "140<br><span class=\"quiet\">of 120</span></td><td class=\"n\">117 %");
    assert_has(page, "24<br><span class=\"quiet\">of 60</span></td>");
    assert_has(page, "2 sets at one’s own pace, 61 s each");
    free(page);
}

static void a_prescription_counts_from_its_day_and_a_new_one_from_its_first_session(void **state)
{
    (void)state;
    Routine daily = {.prescription = {.from = {2026, 11, 18}, .times = {1, 1}}, .pain = {4, 6}};
    Routine twice = {.prescription = {.times = {2, 1}}, .pain = {3, 5}};
    ReportVersion versions[] = {{"a", &daily}, {"b", &twice}};
    LoggedSession sessions[] = {session_on(SAMPLE_LAST_DAY - 6, "a", 1),
                                session_on(SAMPLE_LAST_DAY - 2, "b", 2)};
    ReportPart part = {"calf", sessions, 2, versions, 2};
    Report report = {.to = SAMPLE_LAST_DAY,
                     .parts = &part,
                     .part_count = 1,
                     .made = {SAMPLE_LAST_DAY * 86400 + 80000, 0}};
    report_begin(&report, SAMPLE_LAST_DAY - 83);
    assert_int_equal(report.from, SAMPLE_LAST_DAY - 7); /* the day that is prescribed */
    PartCount *count = part_count(arena, &report, &part);
    /* 5 days of one, 2 of two; the last one is not over */
    assert_true(count->owed > 8.99 && count->owed < 9.01);
    assert_int_equal(count->done, 2);
    assert_int_equal(count->band_count, 2);
    assert_true(count->bands[0].to == (double)(SAMPLE_LAST_DAY - 2));
    assert_int_equal(count->bands[1].ease, 3);
    assert_int_equal(count->change_count, 1);
    report_begin(&report, SAMPLE_LAST_DAY - 3);
    assert_int_equal(report.from, SAMPLE_LAST_DAY - 3);
}

static void long_spans_show_the_means_of_weeks_and_longer_ones_of_months(void **state)
{
    (void)state;
    static const struct {
        int days;
        Points points;
        size_t least, most;
    } cases[] = {{120, POINTS_EACH, 100, 200},
                 {121, POINTS_WEEKS, 17, 19},
                 {730, POINTS_WEEKS, 100, 106},
                 {731, POINTS_MONTHS, 24, 25}};
    for (size_t i = 0; i < COUNT_OF(cases); i++) {
        Report *report = report_sample(arena, cases[i].days);
        PartCount *count = part_count(arena, report, report->parts);
        const Track *track = &count->pain[PAIN_AFTER];
        assert_int_equal(count->points, cases[i].points);
        assert_uint_in_range(track->count, cases[i].least, cases[i].most);
        for (size_t j = 0; j < track->count; j++) {
            assert_true(track->points[j].least <= track->points[j].value);
            assert_true(track->points[j].most >= track->points[j].value);
            assert_true(j == 0 || track->points[j].at >= track->points[j - 1].at);
        }
        report_sample_free(report);
    }
}

static void a_wrong_clock_puts_no_point_outside_the_plot(void **state)
{
    (void)state;
    PainRecord pains[] = {{PAIN_AFTER, 3, {0, 0}}, {PAIN_MORNING, 4, {INT64_C(1) << 40, 0}}};
    LoggedSession session = session_on(SAMPLE_LAST_DAY, "a", 1);
    session.pains = pains;
    session.pain_count = 2;
    ReportVersion version = {"a", NULL};
    ReportPart part = {"calf", &session, 1, &version, 1};
    Report report = {
        .from = SAMPLE_LAST_DAY - 6, .to = SAMPLE_LAST_DAY, .parts = &part, .part_count = 1};
    PartCount *count = part_count(arena, &report, &part);
    for (int when = PAIN_AFTER; when <= PAIN_MORNING; when++)
        assert_int_equal((Day)count->pain[when].points[0].at, SAMPLE_LAST_DAY);
}

static void what_was_not_said_is_no_zero(void **state)
{
    (void)state;
    PainRecord pain = {PAIN_AFTER, -1, {0, 0}};
    RatingRecord ratings[] = {{"calves", SIDE_LEFT, RATING_BEFORE, -1},
                              {"calves", SIDE_LEFT, RATING_AFTER, 0}};
    LoggedSession session = session_on(SAMPLE_LAST_DAY, "a", 0);
    session.pains = &pain;
    session.ratings = ratings;
    session.pain_count = 1;
    session.rating_count = 2;
    ReportVersion version = {"a", NULL};
    ReportPart part = {"calf", &session, 1, &version, 1};
    Report report = {
        .from = SAMPLE_LAST_DAY, .to = SAMPLE_LAST_DAY, .parts = &part, .part_count = 1};
    char *page = print(&report, REPORT_PAGE), *json = print(&report, REPORT_JSON);
    assert_has_not(page, "<h3>Pain</h3>");
    assert_has(page, "Left: after 0, once");
    assert_has(json, "\"level\": null");
    assert_has(json, "\"tightness\": null");
    assert_has(json, "\"prescription\": null");
    assert_has(json, "\"share\": null");
    free(page);
    free(json);
}

/* ---- the file ---- */

static void a_report_is_recognised_and_nothing_else_is(void **state)
{
    (void)state;
    Report *report = report_sample(arena, 3);
    for (ReportForm form = REPORT_PAGE; form <= REPORT_TEXT; form++) {
        char *text = print(report, form);
        size_t size = strlen(text);
        assert_true(report_recognise(text, size < REPORT_HEAD_BYTES ? size : REPORT_HEAD_BYTES));
        free(text);
    }
    assert_false(report_recognise("<!DOCTYPE html><html>", 21));
    assert_false(report_recognise("", 0));
    report_sample_free(report);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(every_page_is_well_made_and_asks_for_nothing),
        cmocka_unit_test(a_page_says_what_was_followed_and_when),
        cmocka_unit_test(every_session_and_every_ouch_is_listed),
        cmocka_unit_test(names_and_notes_stand_in_it_only_when_agreed_to),
        cmocka_unit_test(no_text_gets_out_of_its_place),
        cmocka_unit_test(a_question_of_the_routine_has_its_plot_and_its_rows),
        cmocka_unit_test(a_row_of_csv_has_a_cell_for_every_column),
        cmocka_unit_test(a_load_with_its_unit_has_a_plot_and_another_has_none),
        cmocka_unit_test(seconds_are_added_up_a_side),
        cmocka_unit_test(a_prescription_counts_from_its_day_and_a_new_one_from_its_first_session),
        cmocka_unit_test(long_spans_show_the_means_of_weeks_and_longer_ones_of_months),
        cmocka_unit_test(a_wrong_clock_puts_no_point_outside_the_plot),
        cmocka_unit_test(what_was_not_said_is_no_zero),
        cmocka_unit_test(a_report_is_recognised_and_nothing_else_is),
    };
    return cmocka_run_group_tests(tests, open_arena, close_arena);
}
