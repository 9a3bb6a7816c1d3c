// SPDX-FileCopyrightText: 2026 The Limber authors
// SPDX-License-Identifier: GPL-3.0-or-later
/* What comes in besides keys: pastes, floods, and answers of the terminal. None of it presses a
 * key, none of it stands before a signal, and Ctrl-C gets through all of it. */
#include "fixture.h"

#include "base/array.h"

#include <setjmp.h>
#include <signal.h>
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/wait.h>

#include <cmocka.h>

#define PASTE(text) "\033[200~" text "\033[201~"
#define MEGABYTE (1024 * 1024)

/* A terminal that does not mark pastes. */
static const char *const console[] = {"TERM=linux", NULL};

/* Into a hold of forty seconds. */
static void start_hold(int rows, int columns, const char *const *environment)
{
    char arguments[400];
    snprintf(arguments, sizeof arguments, "start %s",
             fixture_routine("hold.yaml", "limber: 1\n"
                                          "title: One to hold\n"
                                          "when: post-run\n"
                                          "steps:\n"
                                          "  - {name: Calf hold, hold: 400s, prepare: 1s}\n"
                                          "  - {name: Knee hold, hold: 400s}\n"));
    fixture_limber(rows, columns, arguments, environment);
    assert_true(emulator_wait_for("Calf hold"));
    assert_true(emulator_wait_for("Hold"));
}

static void open_home(const char *const *environment)
{
    fixture_limber(30, 120, "", environment);
    assert_true(emulator_wait_for("Quick stretch"));
}

/* ---- pastes ---- */

static void a_paste_does_nothing_to_a_session(void **state)
{
    (void)state;
    start_hold(24, 80, NULL);
    emulator_type(PASTE("now o5\r and then some 5\n\nq\ry"));
    emulator_type("?");
    assert_true(emulator_wait_for("this help"));
    emulator_type("x");
    assert_true(emulator_wait_gone("this help"));
    assert_true(emulator_shows("Calf hold"));
    assert_true(emulator_shows("o ouch"));
}

static void a_paste_answers_no_question(void **state)
{
    (void)state;
    start_hold(24, 80, NULL);
    emulator_type("o");
    assert_true(emulator_wait_for("Sharp? Stop this one."));
    emulator_type(PASTE("8\r"));
    emulator_type("3");
    assert_true(emulator_wait_for("[3]"));
    assert_true(emulator_shows("Sharp? Stop this one."));
}

static void a_paste_into_a_field_is_its_text_and_ends_nothing(void **state)
{
    (void)state;
    open_home(NULL);
    emulator_type(PASTE("/quick\r"));
    emulator_type("/");
    assert_true(emulator_wait_for("Limber  /"));
    emulator_type(PASTE("quick\r\nstretch\033[A\n"));
    assert_true(emulator_wait_for("/quick stretch"));
    emulator_type("x");
    assert_true(emulator_wait_for("/quick stretch[Ax"));
}

static void keys_at_once_answer_no_question_about_pain(void **state)
{
    (void)state;
    start_hold(24, 80, console);
    emulator_type("o, that is 5 of 10\r\r");
    assert_true(emulator_wait_for("Sharp? Stop this one."));
    assert_false(emulator_shows("[5]"));
    emulator_type("3\r");
    assert_true(emulator_wait_for("[3]"));
    emulator_pump(100);
    assert_true(emulator_shows("Sharp? Stop this one."));
}

static void lines_at_once_are_one_line_of_a_field(void **state)
{
    (void)state;
    open_home(console);
    emulator_type("/");
    assert_true(emulator_wait_for("Limber  /"));
    emulator_type("quick\rstretch\r");
    assert_true(emulator_wait_for("/quick stretch "));
}

/* ---- floods ---- */

/* What a flood is made of; of the bytes none that ends the program by right. */
static char *make_flood(size_t size, bool mouse)
{
    char *flood = malloc(size + 64);
    size_t at = 0;
    srand(11);
    while (flood && at < size) {
        int byte = rand() & 255;
        if (mouse && byte < 200)
            at += (size_t)sprintf(flood + at, "\033[<%d;%d;%d%c", (byte & 1) * 64 + byte % 4,
                                  rand() % 90 + 1, rand() % 30 + 1, byte & 2 ? 'M' : 'm');
        else if (!strchr("\003\032\034qQ\xb9\x99", byte) && byte)
            flood[at++] = (char)byte;
    }
    return flood;
}

/* Sends it for as long as the program runs and reads; how much went. */
static size_t send(const char *bytes, size_t size)
{
    size_t sent = 0;
    while (sent < size && !emulator_ended())
        sent += emulator_send(bytes + sent, size - sent);
    return sent;
}

typedef struct {
    const char *name;
    int rows, columns;
    bool home;
    const char *keys, *shows;
} Place;

static const Place places[] = {
    {"the coach in one cell", 1, 1, false, "", NULL},
    {"the coach's help", 24, 80, false, "?", "this help"},
    {"the ouch", 24, 80, false, "o", "Sharp?"},
    {"home", 24, 80, true, "", NULL},
    {"an exercise's page", 24, 60, true, "e", "Felt in"},
    {"the help of the library", 24, 80, true, "e?", "this help"},
    {"a filter", 24, 80, true, "/", "Limber  /"},
    {"the history", 24, 80, true, "H", NULL},
};

static void go_to(const Place *place)
{
    if (place->home)
        open_home(NULL);
    else
        start_hold(24, 80, NULL);
    emulator_type(place->keys);
    if (place->shows)
        assert_true(emulator_wait_for(place->shows));
    emulator_resize(place->rows, place->columns);
}

static void after_any_flood_ctrl_c_ends_every_page(void **state)
{
    (void)state;
    for (size_t i = 0; i < COUNT_OF(places); i++) {
        char *flood = make_flood(MEGABYTE / 4, i % 2 == 0);
        go_to(&places[i]);
        send(flood, MEGABYTE / 4);
        send("\003", 1);
        int status = emulator_wait_end();
        if (status == -1 || (WIFSIGNALED(status) && WTERMSIG(status) != SIGINT))
            fail_msg("%s: status %x", places[i].name, (unsigned)status);
        if (!emulator_restored())
            fail_msg("%s: not restored", places[i].name);
        free(flood);
        fixture_stop(NULL);
    }
}

static void a_megabyte_that_is_pasted_is_drawn_once(void **state)
{
    char *text = malloc(MEGABYTE + 1);
    size_t before, after;
    (void)state;
    assert_non_null(text);
    memset(text, 'n', MEGABYTE);
    for (size_t i = 1; i < COUNT_OF(places); i++) {
        go_to(&places[i]);
        emulator_pump(100);
        emulator_raw(&before);
        emulator_type("\033[200~");
        send(text, MEGABYTE);
        send("\033[201~\003", 7);
        assert_int_not_equal(emulator_wait_end(), -1);
        emulator_raw(&after);
        if (after - before > MEGABYTE / 16)
            fail_msg("%s: %zu bytes drawn", places[i].name, after - before);
        fixture_stop(NULL);
    }
    free(text);
}

static void a_flood_never_stands_before_a_signal(void **state)
{
    char *flood = make_flood(MEGABYTE, true);
    (void)state;
    for (size_t i = 1; i < COUNT_OF(places); i++) {
        go_to(&places[i]);
        send(flood, MEGABYTE / 16);
        kill(emulator_pid(), SIGTERM);
        for (int j = 0; j < 16 && !emulator_ended(); j++)
            send(flood, MEGABYTE);
        if (!emulator_ended())
            fail_msg("%s: it goes on", places[i].name);
        fixture_stop(NULL);
    }
    free(flood);
}

/* Both are there as it wakes. */
static void a_signal_goes_before_the_keys_that_wait(void **state)
{
    (void)state;
    for (size_t i = 3; i < COUNT_OF(places); i++) {
        go_to(&places[i]);
        kill(emulator_pid(), SIGSTOP);
        waitpid(emulator_pid(), NULL, WUNTRACED);
        emulator_type("\003"); /* ends it too, but as another */
        kill(emulator_pid(), SIGTERM);
        kill(emulator_pid(), SIGCONT);
        int status = emulator_wait_end();
        if (!WIFSIGNALED(status) || WTERMSIG(status) != SIGTERM)
            fail_msg("%s: status %x", places[i].name, (unsigned)status);
        fixture_stop(NULL);
    }
}

int main(void)
{
#define TEST(name) cmocka_unit_test_teardown(name, fixture_stop)
    const struct CMUnitTest tests[] = {
        TEST(a_paste_does_nothing_to_a_session),
        TEST(a_paste_answers_no_question),
        TEST(a_paste_into_a_field_is_its_text_and_ends_nothing),
        TEST(keys_at_once_answer_no_question_about_pain),
        TEST(lines_at_once_are_one_line_of_a_field),
        TEST(after_any_flood_ctrl_c_ends_every_page),
        TEST(a_megabyte_that_is_pasted_is_drawn_once),
        TEST(a_flood_never_stands_before_a_signal),
        TEST(a_signal_goes_before_the_keys_that_wait),
    };
    return cmocka_run_group_tests(tests, fixture_open, fixture_close);
}
