// SPDX-FileCopyrightText: 2026 The Limber authors
// SPDX-License-Identifier: GPL-3.0-or-later
/* The coach as a person meets it: a whole routine, the keys, any size, no colour, no UTF-8. */
#include "fixture.h"

#include "base/array.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

static void start(int rows, int columns, const char *options, const char *const *environment)
{
    char arguments[400];
    snprintf(arguments, sizeof arguments, "start %s %s",
             fixture_routine("short.yaml", fixture_short), options);
    fixture_limber(rows, columns, arguments, environment);
}

static void a_whole_routine_ends_in_its_summary(void **state)
{
    (void)state;
    start(32, 100, "--speed 40", NULL);
    assert_true(emulator_wait_for("Done. Walk for a minute."));
    assert_true(emulator_shows("3 of 3 steps in full"));
    assert_true(emulator_shows("Calf hold, left"));
    assert_true(emulator_shows("Calf hold, right"));
    emulator_type("q");
    assert_int_equal(emulator_wait_end(), 0);
}

static void each_side_is_named(void **state)
{
    (void)state;
    start(32, 100, "", NULL);
    assert_true(emulator_wait_for("─ left "));
    emulator_type("nn");
    assert_true(emulator_wait_for("Switch sides"));
    assert_true(emulator_wait_for("─ right "));
}

static void pause_stops_the_clock_and_going_on_counts_in(void **state)
{
    (void)state;
    char before[4096];
    start(10, 40, "", NULL);
    assert_true(emulator_wait_for("Calf hold"));
    emulator_type(" ");
    assert_true(emulator_wait_for("Paused"));
    snprintf(before, sizeof before, "%s", emulator_row(0));
    emulator_pump(1500);
    assert_string_equal(before, emulator_row(0));
    emulator_type(" ");
    assert_true(emulator_wait_for("Going on"));
    assert_true(emulator_wait_for("Get set"));
}

static void next_skips_and_back_returns(void **state)
{
    (void)state;
    start(32, 100, "", NULL);
    assert_true(emulator_wait_for("Calf hold"));
    emulator_type("nnnn");
    assert_true(emulator_wait_for("Next: Squats"));
    emulator_type("bb");
    assert_true(emulator_wait_for("─ left "));
}

static void what_was_skipped_is_said_calmly(void **state)
{
    (void)state;
    start(32, 100, "", NULL);
    assert_true(emulator_wait_for("Calf hold"));
    emulator_type("nnnnnnnnnnnnnnn");
    assert_true(emulator_wait_for("left out"));
}

/* One mark a step, told apart without colour: done, left out, where it is now, and to come. */
static void the_bar_marks_what_was_done_and_what_was_left_out(void **state)
{
    (void)state;
    start(32, 100, "--no-color", NULL);
    assert_true(emulator_wait_for("1 of 3"));
    assert_non_null(strstr(emulator_row(1), "●"));
    emulator_type("nnnn");
    assert_true(emulator_wait_for("2 of 3"));
    assert_int_equal(strncmp(emulator_row(1), " ╌", strlen(" ╌")), 0);
    assert_non_null(strstr(emulator_row(1), "─"));
}

static void a_click_on_the_bar_goes_to_its_step(void **state)
{
    (void)state;
    start(32, 100, "", NULL);
    assert_true(emulator_wait_for("1 of 3"));
    emulator_type("\033[<0;98;2M\033[<0;98;2m");
    assert_true(emulator_wait_for("3 of 3"));
    emulator_type("\033[<0;3;2M\033[<0;3;2m");
    assert_true(emulator_wait_for("1 of 3"));
    assert_true(emulator_wait_for("Get set"));
}

static void ten_seconds_more_lengthen_the_session(void **state)
{
    (void)state;
    start(32, 100, "", NULL);
    assert_true(emulator_wait_for("/ 1:17"));
    emulator_type("+");
    assert_true(emulator_wait_for("/ 1:27"));
}

static void leaving_asks_first(void **state)
{
    (void)state;
    start(32, 100, "", NULL);
    assert_true(emulator_wait_for("Calf hold"));
    emulator_type("q");
    assert_true(emulator_wait_for("Finish here?"));
    emulator_type("x");
    assert_true(emulator_wait_gone("Finish here?"));
    emulator_type("q");
    assert_true(emulator_wait_for("Finish here?"));
    emulator_type("\r");
    assert_true(emulator_wait_for("steps in full"));
}

static void the_question_whether_to_finish_stops_the_hold(void **state)
{
    (void)state;
    start(32, 100, "", NULL);
    assert_true(emulator_wait_for("Get set"));
    emulator_type("q");
    assert_true(emulator_wait_for("Finish here?"));
    assert_true(emulator_wait_for("Paused"));
    emulator_type("x");
    assert_true(emulator_wait_for("Going on"));
    assert_true(emulator_wait_gone("Going on"));
    assert_true(emulator_wait_for("Calf hold"));
    assert_false(emulator_shows("Paused"));
}

static void what_was_paused_before_the_question_stays_so(void **state)
{
    (void)state;
    start(32, 100, "", NULL);
    assert_true(emulator_wait_for("Get set"));
    emulator_type(" ");
    assert_true(emulator_wait_for("Space go on"));
    emulator_type("q");
    assert_true(emulator_wait_for("any other key stays paused"));
    emulator_type("x");
    assert_true(emulator_wait_gone("Finish here?"));
    assert_true(emulator_wait_for("Space go on"));
    assert_true(emulator_shows("Paused"));
}

static void a_session_left_at_once_is_not_called_done(void **state)
{
    (void)state;
    start(32, 100, "", NULL);
    assert_true(emulator_wait_for("Get set"));
    emulator_type("q");
    assert_true(emulator_wait_for("Finish here?"));
    emulator_type("\r");
    assert_true(emulator_wait_for("Nothing this time, and that is all right."));
    assert_false(emulator_shows("Done."));
}

static void a_note_is_offered_where_it_is_kept(void **state)
{
    static const char *const options[] = {"", "--no-log", "--speed 2"};
    (void)state;
    for (size_t i = 0; i < COUNT_OF(options); i++) {
        start(32, 100, options[i], NULL);
        assert_true(emulator_wait_for("Get set"));
        emulator_type("q");
        assert_true(emulator_wait_for("Finish here?"));
        emulator_type("\r");
        assert_true(emulator_wait_for("steps in full"));
        assert_int_equal(emulator_shows("e note"), i == 0);
        emulator_type("?");
        assert_true(emulator_wait_for("leave this page"));
        assert_int_equal(emulator_shows("write a note"), i == 0);
        fixture_stop(NULL);
    }
}

static void mute_is_shown(void **state)
{
    (void)state;
    start(32, 100, "", NULL);
    assert_true(emulator_wait_for("Calf hold"));
    emulator_type("m");
    assert_true(emulator_wait_for("muted"));
    emulator_type("m");
    assert_true(emulator_wait_gone("muted"));
}

/* Each key is pressed again where it was not seen: what it says stands for two seconds alone. */
static bool is_said_at(const char *key, const char *word)
{
    for (int press = 0; press < 3; press++) {
        emulator_type(key);
        for (int i = 0; i < 15; i++) {
            emulator_pump(100);
            if (emulator_shows(word))
                return true;
        }
    }
    return false;
}

static void the_volume_is_shown_while_it_is_changed(void **state)
{
    (void)state;
    start(32, 100, "", NULL);
    assert_true(emulator_wait_for("Calf hold"));
    assert_true(is_said_at("[", "volume "));
    assert_true(emulator_wait_gone("volume "));
    assert_true(is_said_at("]]]]]]]]]]", "volume 100 %"));
    assert_true(emulator_wait_gone("volume "));
}

static bool was_written(const char *text)
{
    size_t size;
    const char *raw = emulator_raw(&size);
    return memmem(raw, size, text, strlen(text)) != NULL;
}

/* Pips are heavy, a halfway is dashed, a start is double: one of a hold's was seen, whichever a
 * busy machine has missed. */
static void each_sort_of_sound_has_a_frame_of_its_own(void **state)
{
    static const char *const sides[] = {"┃", "╏", "║"};
    char arguments[300];
    (void)state;
    snprintf(arguments, sizeof arguments, "start %s --speed 10",
             fixture_routine("halves.yaml", "limber: 1\ntitle: Halves\nwhen: any\nsteps:\n"
                                            "  - {name: Calf hold, hold: 20s, sets: 50}\n"));
    fixture_limber(24, 80, arguments, NULL);
    assert_true(emulator_wait_for("Calf hold"));
    for (size_t i = 0; i < COUNT_OF(sides); i++) {
        for (int tenths = 0; tenths < EMULATOR_DEADLINE_MS / 100 && !was_written(sides[i]);
             tenths++)
            emulator_pump(100);
        if (!was_written(sides[i]))
            fail_msg("no frame was drawn with %s", sides[i]);
    }
}

static void help_lists_every_key(void **state)
{
    (void)state;
    start(32, 100, "", NULL);
    assert_true(emulator_wait_for("Calf hold"));
    emulator_type("?");
    static const char *const words[] = {
        "Space       pause; go on",  "p           pause; go on", "Enter       go on, where",
        "n l Right   end this part", "b h Left    start the",    "+ =         ten seconds",
        "m           sound off",     "[ < Down j  quieter",      "] > Up k    louder",
        "q Esc       leave: finish", "?           this help",    "the session goes on behind"};
    for (size_t i = 0; i < COUNT_OF(words); i++)
        assert_true(emulator_wait_for(words[i]));
    emulator_type("x ?"); /* the first closes the help */
    assert_true(emulator_wait_for("paused, with"));
    assert_false(emulator_shows("the session goes on:"));
}

static void start_wait(void)
{
    char arguments[300];
    snprintf(arguments, sizeof arguments, "start %s --speed 20",
             fixture_routine("wait.yaml", "limber: 1\ntitle: Wait\nwhen: any\nsteps:\n"
                                          "  - {name: Easy walk, until: ready, prepare: 0}\n"));
    fixture_limber(24, 80, arguments, NULL);
    assert_true(emulator_wait_for("Press Enter when ready"));
}

static void p_pauses_a_wait_and_never_ends_it(void **state)
{
    (void)state;
    start_wait();
    emulator_type("p");
    assert_true(emulator_wait_for("Paused"));
    emulator_type("p");
    assert_true(emulator_wait_for("Press Enter when ready"));
    assert_true(emulator_shows("Easy walk"));
}

static void ten_seconds_more_are_not_offered_where_nothing_ends(void **state)
{
    (void)state;
    start_wait();
    assert_false(emulator_shows("10 s more"));
    emulator_type("+");
    assert_true(emulator_wait_for("No clock here"));
}

static void a_wait_goes_on_with_enter(void **state)
{
    (void)state;
    char arguments[300];
    snprintf(arguments, sizeof arguments, "start %s --speed 20",
             fixture_routine("wait.yaml", "limber: 1\ntitle: Wait\nwhen: any\nsteps:\n"
                                          "  - {name: Easy walk, until: ready, prepare: 0}\n"));
    fixture_limber(24, 80, arguments, NULL);
    assert_true(emulator_wait_for("Press Enter when ready"));
    assert_true(emulator_wait_for("ready"));
    emulator_type("\r");
    assert_true(emulator_wait_for("1 of 1 steps in full"));
}

static void it_follows_the_window_while_running(void **state)
{
    (void)state;
    start(40, 120, "", NULL);
    assert_true(emulator_wait_for("Get set"));
    emulator_resize(12, 40);
    assert_true(emulator_wait_for("Calf hold"));
    assert_true(emulator_wait_for("Then switch"));
    for (int i = 0; i < 100; i++)
        emulator_resize(5 + i % 30, 20 + i % 90);
    emulator_resize(24, 80);
    assert_true(emulator_wait_for("Heel down"));
}

static bool begins_with_seconds(void)
{
    char first = emulator_row(0)[0];
    return first >= '1' && first <= '9';
}

/* The smallest windows show the seconds at least; none makes it fail. */
static void every_size_shows_the_seconds(void **state)
{
    (void)state;
    start(24, 80, "", NULL);
    assert_true(emulator_wait_for("Calf hold"));
    emulator_type(" ");
    assert_true(emulator_wait_for("Paused"));
    for (int rows = 1; rows <= 5; rows++) {
        for (int columns = 1; columns <= 61; columns += 12) {
            emulator_resize(rows, columns);
            emulator_pump(60);
            for (int i = 0; i < EMULATOR_DEADLINE_MS / 20 && !begins_with_seconds(); i++)
                emulator_pump(20);
            if (!begins_with_seconds())
                fail_msg("%d x %d shows '%s'", rows, columns, emulator_row(0));
        }
    }
    for (int rows = 6; rows <= 70; rows += 8) {
        for (int columns = 20; columns <= 250; columns += 46) {
            emulator_resize(rows, columns);
            assert_true(emulator_wait_for("Paused"));
        }
    }
}

static bool has_color_code(void)
{
    size_t size;
    const char *raw = emulator_raw(&size);
    for (size_t i = 0; i + 3 < size; i++) {
        if (raw[i] != '\033' || raw[i + 1] != '[')
            continue;
        size_t end = i + 2;
        while (end < size && strchr("0123456789;", raw[end]))
            end++;
        if (end < size && raw[end] == 'm' &&
            (memmem(raw + i, end - i, "38;", 3) || memmem(raw + i, end - i, "48;", 3) ||
             (raw[i + 2] == '3' && end - i == 4 && raw[i + 3] < '8')))
            return true;
    }
    return false;
}

static void colors_are_used_where_they_may_be(void **state)
{
    (void)state;
    start(24, 80, "", NULL);
    assert_true(emulator_wait_for("Calf hold"));
    assert_true(has_color_code());
}

static void no_color_means_none(void **state)
{
    static const char *const environments[][2] = {{"NO_COLOR=1"}, {"TERM=vt100"}};
    (void)state;
    for (size_t i = 0; i < 2; i++) {
        start(24, 80, "", environments[i]);
        assert_true(emulator_wait_for("Calf hold"));
        emulator_type(" ");
        assert_true(emulator_wait_for("Paused"));
        assert_true(emulator_shows("Space goes on, after three pips"));
        assert_false(has_color_code());
    }
    start(24, 80, "--no-color", NULL);
    assert_true(emulator_wait_for("Calf hold"));
    assert_false(has_color_code());
}

static void without_utf8_all_is_ascii(void **state)
{
    static const char *const environments[][2] = {{"LC_ALL=C"}, {"LC_ALL=C.UTF-8"}};
    static const char *const options[] = {"", "--ascii"};
    (void)state;
    for (size_t i = 0; i < 2; i++) {
        start(32, 110, options[i], environments[i]);
        assert_true(emulator_wait_for("Calf hold"));
        emulator_type("?");
        assert_true(emulator_wait_for("louder"));
        size_t size;
        const char *raw = emulator_raw(&size);
        for (size_t at = 0; at < size; at++)
            assert_false((unsigned char)raw[at] >= 0x80);
    }
}

/* ---- no device ---- */

/* At the head from first to last; in full below only where that has no room, and for a while. */
static void what_is_wrong_has_one_place_and_hides_what_comes_next_for_a_while_only(void **state)
{
    static const struct {
        int rows, columns;
        const char *word, *next;
    } windows[] = {
        {10, 20, "no sound", "Space goes on"},
        {7, 40, "no sound   0:0", "Calf hold"},
        {5, 30, "no sound", "Calf hold"},
        {5, 14, "no sound", "Calf hold"},
        {20, 60, "no sound   1 of 3 ", "Space goes on"},
        {30, 120, "no sound   1 of 3 ", "Space goes on"},
    };
    char arguments[400];
    (void)state;
    snprintf(arguments, sizeof arguments, "start %s", fixture_routine("short.yaml", fixture_short));
    fixture_limber_without_device(12, 40, arguments);
    assert_true(emulator_wait_for("no sound device: cues are on the screen"));
    assert_true(emulator_row_of("no sound   0:0") == 0);
    assert_true(emulator_wait_for("Then switch to"));
    assert_true(emulator_row_of("no sound   0:") == 0);
    assert_false(emulator_shows("no sound device"));
    emulator_type(" "); /* what comes next stays the same */
    for (size_t i = 0; i < COUNT_OF(windows); i++) {
        emulator_resize(windows[i].rows, windows[i].columns);
        bool read = emulator_wait_for(windows[i].next) && emulator_wait_for(windows[i].word);
        if (!read || (windows[i].rows > 5 && emulator_row_of("no sound") != 0))
            fail_msg("%dx%d", windows[i].columns, windows[i].rows);
    }
}

int main(void)
{
#define TEST(name) cmocka_unit_test_teardown(name, fixture_stop)
    const struct CMUnitTest tests[] = {
        TEST(a_whole_routine_ends_in_its_summary),
        TEST(each_side_is_named),
        TEST(pause_stops_the_clock_and_going_on_counts_in),
        TEST(next_skips_and_back_returns),
        TEST(what_was_skipped_is_said_calmly),
        TEST(the_bar_marks_what_was_done_and_what_was_left_out),
        TEST(a_click_on_the_bar_goes_to_its_step),
        TEST(ten_seconds_more_lengthen_the_session),
        TEST(leaving_asks_first),
        TEST(the_question_whether_to_finish_stops_the_hold),
        TEST(what_was_paused_before_the_question_stays_so),
        TEST(a_session_left_at_once_is_not_called_done),
        TEST(a_note_is_offered_where_it_is_kept),
        TEST(p_pauses_a_wait_and_never_ends_it),
        TEST(ten_seconds_more_are_not_offered_where_nothing_ends),
        TEST(mute_is_shown),
        TEST(the_volume_is_shown_while_it_is_changed),
        TEST(each_sort_of_sound_has_a_frame_of_its_own),
        TEST(help_lists_every_key),
        TEST(a_wait_goes_on_with_enter),
        TEST(it_follows_the_window_while_running),
        TEST(every_size_shows_the_seconds),
        TEST(colors_are_used_where_they_may_be),
        TEST(no_color_means_none),
        TEST(without_utf8_all_is_ascii),
        TEST(what_is_wrong_has_one_place_and_hides_what_comes_next_for_a_while_only),
    };
    return cmocka_run_group_tests(tests, fixture_open, fixture_close);
}
