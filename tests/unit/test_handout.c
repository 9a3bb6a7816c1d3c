// SPDX-FileCopyrightText: 2026 The Limber authors
// SPDX-License-Identifier: GPL-3.0-or-later
/* A routine on paper: a page that is well made whatever the texts are, and has all that a client
 * needs to know. */
#include "page/handout.h"

#include "base/text.h"
#include "markup.h"
#include "reading.h"
#include "routine/library.h"
#include "routine/reader.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

static char *page; /* the test frees it */
static Letterhead letterhead;
static const SheetCodes *codes;

static void print(const Routine *printed, Paper paper)
{
    size_t size;
    FILE *out = open_memstream(&page, &size);
    Timeline *timeline = timeline_build(printed);
    Handout handout = {timeline, letterhead, paper, false, 20782, codes};
    handout_print(&handout, out);
    timeline_free(timeline);
    fclose(out);
    markup_check(page);
}

static void expect(const char *text)
{
    if (!strstr(page, text))
        fail_msg("the page lacks '%s'", text);
}

#define STEPS "steps: [{name: Squat, reps: 12, tempo: 3-1-1, sets: 3, rest: 1m, note: Slow.}]\n"

static void what_a_client_needs_is_on_it(void **state)
{
    (void)state;
    read_fine("limber: 1\ntitle: Knee\nwhen: rehab\nprecautions: Below 3 of 10.\n"
              "author: {name: Petra Hill, clinic: Hill Physio, contact: 555 1234}\n"
              "for: {client: Jo, from: 2026-11-30, review: 2026-12-14, times: 2/day}\nversion: 2\n"
              "gate: [hot-joint, {ask: Any stitches?, then: Wait for them.}]\n"
              "pain: {ease: 3, stop: 5}\n" STEPS);
    print(routine, PAPER_A4);
    expect("<h1>Knee</h1>");
    expect("Below 3 of 10.");
    expect("Petra Hill");
    expect("Hill Physio");
    expect("555 1234");
    expect("<dd>Jo</dd>");
    expect("2 times a day");
    expect("<dd>2026-11-30</dd>");
    expect("<dd>2026-12-14</dd>");
    expect("<b>Any stitches?</b> Wait for them.");
    expect("<dt>0 to 2</dt>");
    expect("<dt>3 to 4</dt>");
    expect("<dt>5 to 10</dt>");
    expect("version 2");
    expect("Slow.");
    expect("rest 1 min");
    free(page);
}

static void long_questions_go_on_overleaf_and_leave_no_page_half_empty(void **state)
{
    (void)state;
    read_fine("limber: 1\ntitle: Knee\nwhen: rehab\ngate: [hot-joint, bone-pain]\n" STEPS);
    print(routine, PAPER_A4);
    expect("<section class=\"mind asks\">\n<h2>Before you start");
    expect(".asks{break-inside:auto;");
    expect(".asks li{break-inside:avoid}");
    free(page);
}

/* The first figures on paper of a routine whose first step has that side; the caller frees them. */
static char *figures_of(const Routine *printed, Sides side)
{
    printed->blocks[0].steps[0].side = side;
    print(printed, PAPER_A4);
    const char *from = strstr(page, "<div class=\"figures\">");
    assert_non_null(from);
    char *figures = strndup(from, (size_t)(strstr(from, "</div>") - from));
    free(page);
    return figures;
}

static void a_figure_shows_the_side_that_the_words_beside_it_name(void **state)
{
    (void)state;
    Library *shipped = shipped_library();
    Diagnostics *found = diagnostics_new();
    char *path = path_in_source("routines/postrun-quick-5.yaml");
    Routine *printed = routine_read(path, shipped, found);
    assert_int_equal(printed->blocks[0].steps[0].side, SIDES_EACH);
    char *each = figures_of(printed, SIDES_EACH), *left = figures_of(printed, SIDES_LEFT);
    char *right = figures_of(printed, SIDES_RIGHT);
    assert_string_equal(each, left); /* its words say left */
    assert_string_not_equal(each, right);
    free(each);
    free(left);
    free(right);
    free(path);
    routine_free(printed);
    diagnostics_free(found);
    library_free(shipped);
}

static void the_grid_has_a_row_a_day_and_a_box_a_time(void **state)
{
    (void)state;
    read_fine("limber: 1\ntitle: T\nwhen: rehab\nprecautions: M\n"
              "for: {from: 2026-11-30, review: 2026-12-14, times: 2/day}\n" STEPS);
    print(routine, PAPER_A4);
    assert_int_equal(markup_count(page, "<th scope=\"row\">"), 14);
    assert_int_equal(markup_count(page, "class=\"box\""), 28);
    expect("Monday 2026-11-30");
    expect("Sunday 2026-12-13");
    expect("next morning");
    free(page);
    print(routine, PAPER_A5); /* the line for what was hard needs the room */
    expect("Mon 2026-11-30");
    free(page);
}

static void what_changes_with_the_weeks_stands_in_a_table(void **state)
{
    (void)state;
    read_fine(
        "limber: 1\ntitle: T\nwhen: rehab\nprecautions: M\n"
        "for: {from: 2026-11-30, until: 2027-01-31, times: [1/week, {after: 7 days, times: "
        "3/week}]}\nsteps: [{name: Squat, reps: 12, tempo: 3-1-1, progress: [{after: 2 weeks, "
        "sets: 3}]}]\n");
    print(routine, PAPER_A4);
    expect("<dt>Until</dt><dd>2027-01-31</dd>");
    expect("<dd>once a week, then 3 times a week from day 8 on</dd>");
    expect("Week 1: once a week</th><td>Squat: 12 reps at 3-1-1<br>");
    expect("Week 2: 3 times a week</th><td>Squat: 12 reps at 3-1-1<br>");
    expect("Weeks 3 to 9: 3 times a week</th><td>Squat: 3 x 12 reps at 3-1-1<br>");
    free(page);
}

static void the_clinic_of_the_settings_heads_it_where_the_routine_names_none(void **state)
{
    (void)state;
    letterhead = (Letterhead){"Hill & Sons", "555", (const unsigned char *)"abc", 3, "image/png"};
    read_fine(HEAD STEPS);
    print(routine, PAPER_A4);
    expect("src=\"data:image/png;base64,YWJj\"");
    expect("Hill &amp; Sons<br>555</p>");
    free(page);
    read_fine(HEAD "author: {name: Petra, clinic: Other}\n" STEPS);
    print(routine, PAPER_A4);
    letterhead = (Letterhead){0};
    expect("<b>Petra</b><br>Other</p>");
    free(page);
}

static void what_it_is_to_come_to_stands_at_the_head(void **state)
{
    (void)state;
    read_fine(HEAD "goal: [Run 5 km <again>, Sleep through]\n" STEPS);
    print(routine, PAPER_A4);
    expect("<p><b>Goal</b> Run 5 km &lt;again&gt;</p>\n<p><b>Goal</b> Sleep through</p>");
    free(page);
}

static void questions_of_the_routine_have_a_column_or_boxes_of_their_weeks(void **state)
{
    (void)state;
    read_fine(HEAD
              "scales:\n  - {ask: How hard are stairs?, low: easy, high: cannot, when: after}\n"
              "  - {ask: How was the week?, low: fine, high: bad, when: weekly}\n" STEPS);
    print(routine, PAPER_A4);
    expect("<b>How hard are stairs?</b>");
    expect("0: easy, 10: cannot");
    expect("<th>answer 1</th>");
    assert_null(strstr(page, "<th>answer 2</th>"));
    assert_int_equal(markup_count(page, "class=\"weeks\""), 1);
    free(page);
}

static void without_pain_none_is_asked_for(void **state)
{
    (void)state;
    read_fine(HEAD STEPS);
    print(routine, PAPER_LETTER);
    assert_null(strstr(page, "Pain"));
    assert_int_equal(markup_count(page, "<th scope=\"row\">"), 28);
    expect("size:letter");
    free(page);
}

/* A text that would leave its place, were it not written as text. */
#define POISON "</style><script src=//x>&'\\\""

static void a_text_stays_a_text(void **state)
{
    (void)state;
    read_fine("limber: 1\ntitle: \"" POISON "\"\nwhen: rehab\nsummary: \"" POISON
              "\"\nprecautions: \"" POISON "\"\nauthor: {name: \"" POISON "\"}\n"
              "for: {client: \"" POISON "\"}\ngate: [{ask: \"" POISON "\", then: \"" POISON
              "\"}]\nsteps:\n  - repeat: 2\n    name: \"" POISON "\"\n    steps:\n"
              "      - {name: \"" POISON "\", hold: 10s, note: \"" POISON "\", cues: [\"" POISON
              "\"]}\n");
    print(routine, PAPER_A5);
    assert_null(strstr(page, "<script"));
    free(page);
}

/* Every routine that ships: no step without its name, no figure that is not drawn. */
static void all_that_ship_can_be_printed(void **state)
{
    static const char *const ids[] = {"care-achilles-calf", "gentle-over-60", "prerun-full-10",
                                      "physio-heel-drop-12wk"};
    (void)state;
    Library *shipped = shipped_library();
    for (size_t i = 0; i < sizeof ids / sizeof *ids; i++) {
        char name[128];
        size_t figures = 0, steps = 0;
        Diagnostics *found = diagnostics_new();
        snprintf(name, sizeof name, "routines/%s.yaml", ids[i]);
        char *path = path_in_source(name);
        Routine *printed = routine_read(path, shipped, found);
        free(path);
        assert_non_null(printed);
        print(printed, PAPER_A4);
        for (size_t j = 0; j < printed->block_count; j++)
            for (size_t k = 0; k < printed->blocks[j].count; k++) {
                steps++;
                figures += printed->blocks[j].steps[k].drawn ? 2 : 0;
            }
        assert_int_equal(markup_count(page, "<article"), steps);
        assert_int_equal(markup_count(page, "<svg "), figures);
        free(page);
        routine_free(printed);
        diagnostics_free(found);
    }
    library_free(shipped);
}

static void codes_are_drawn_square_by_square_and_links_beside_their_steps(void **state)
{
    (void)state;
    static SheetCode two[] = {{"110001010", 3}, {"1", 1}}, one[] = {{"1011", 2}};
    static const char *const links[] = {"https://example.org/a"};
    static const SheetCodes both = {two, 2, one, links, 1}, none = {NULL, 0, NULL, NULL, 0};
    read_fine("limber: 1\ntitle: T\nwhen: any\nsteps:\n"
              "  - {name: A, hold: 30s, link: 'https://example.org/a'}\n"
              "  - {name: B, hold: 30s, link: 'https://example.org/b', photo: hip.jpg}\n");
    codes = &both;
    print(routine, PAPER_A4);
    expect("viewBox=\"0 0 11 11\"");
    expect("d=\"M4 4h2v1h-2zM6 5h1v1h-1zM5 6h1v1h-1z\"");
    expect("aria-label=\"code 2 of 2\"");
    expect("limber add --scan PHOTO");
    expect("Photos and recordings are not in it.");
    expect("d=\"M4 4h1v1h-1zM4 5h2v1h-2z\"/></svg>\n<span>https://example.org/a</span>");
    expect("<div class=\"link\"><span>https://example.org/b</span>");
    free(page);
    codes = &none;
    print(routine, PAPER_A4);
    expect("This plan is too long for codes on paper");
    free(page);
    codes = NULL;
    print(routine, PAPER_A4);
    assert_int_equal(markup_count(page, "viewBox"), 0);
    free(page);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(codes_are_drawn_square_by_square_and_links_beside_their_steps),
        READING_TEST(what_a_client_needs_is_on_it),
        READING_TEST(long_questions_go_on_overleaf_and_leave_no_page_half_empty),
        READING_TEST(a_figure_shows_the_side_that_the_words_beside_it_name),
        READING_TEST(the_grid_has_a_row_a_day_and_a_box_a_time),
        READING_TEST(what_changes_with_the_weeks_stands_in_a_table),
        READING_TEST(the_clinic_of_the_settings_heads_it_where_the_routine_names_none),
        READING_TEST(what_it_is_to_come_to_stands_at_the_head),
        READING_TEST(questions_of_the_routine_have_a_column_or_boxes_of_their_weeks),
        READING_TEST(without_pain_none_is_asked_for),
        READING_TEST(a_text_stays_a_text),
        READING_TEST(all_that_ship_can_be_printed),
    };
    return cmocka_run_group_tests(tests, reading_open, reading_close);
}
