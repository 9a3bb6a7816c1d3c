// SPDX-FileCopyrightText: 2026 The Limber authors
// SPDX-License-Identifier: GPL-3.0-or-later
/* Whatever page is open: any size, any terminal, any ending. One table of pages and of the keys
 * that lead there; each page meets a storm of resizes, in poor terminals too, is stopped and
 * continued, and is ended in one of the ways there are (in all of them with LIMBER_EVERY_ENDING
 * set: minutes). The terminal is as it was afterwards, and the log whole. */
#include "fixture.h"

#include "base/array.h"
#include "store/log_reader.h"

#include <setjmp.h>
#include <signal.h>
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/wait.h>
#include <unistd.h>

#include <cmocka.h>

#define MOST_STEPS 18
#define WORK "~" /* keys: a second of work, so that there is something to ask about */

typedef struct {
    const char *name;
    bool home; /* else the routine with a gate, a check-in and pain */
    struct {
        const char *wait, *keys;
    } steps[MOST_STEPS];
    const char *shows; /* the page is open */
    bool no_keys;      /* a field for text, a question with its keys in it, or help already */
} PageRow;

#define TO_CHECK_IN                                                                                \
    {                                                                                              \
        "any of these?", "n"                                                                       \
    }
#define TO_PAIN                                                                                    \
    TO_CHECK_IN, {"How tight is it now?", "7"},                                                    \
    {                                                                                              \
        "[7]", "\r"                                                                                \
    }
#define TO_COACH                                                                                   \
    TO_PAIN, {"Any pain now", "2"},                                                                \
    {                                                                                              \
        "[2]", "\r"                                                                                \
    }
#define TO_WORK                                                                                    \
    TO_COACH, {"Get set", "n"},                                                                    \
    {                                                                                              \
        "Hold", WORK                                                                               \
    }
#define TO_AFTER                                                                                   \
    TO_WORK, {"Hold", "q"},                                                                        \
    {                                                                                              \
        "Finish", "\r"                                                                             \
    }
#define TO_SUMMARY                                                                                 \
    TO_AFTER, {"And now?", "5"}, {"[5]", "\r"}, {"Pain now", "1"},                                 \
    {                                                                                              \
        "[1]", "\r"                                                                                \
    }

static const PageRow pages[] = {
    {"home", true, {{0}}, "Quick stretch"},
    {"home's help", true, {{"Quick stretch", "?"}}, "what is tight today?", true},
    {"home's finder", true, {{"Quick stretch", "/qu"}}, "qu", true},
    {"the body map", true, {{"Quick stretch", "t"}}, "Left front of thigh"},
    {"its list",
     true,
     {{"Quick stretch", "t"}, {"Left front", " "}, {"today?  front", "\r"}},
     "The best first"},
    {"the library", true, {{"Quick stretch", "e"}}, " of them"},
    {"the history", true, {{"Quick stretch", "H"}}, "begins this page"},
    {"the gate", false, {{0}}, "any of these?"},
    {"its verdict", false, {{"any of these?", "y"}, {"> yes", "n"}}, "No session today"},
    {"the check-in", false, {TO_CHECK_IN}, "How tight is it now?"},
    {"its help", false, {TO_CHECK_IN, {"How tight", "?"}}, "what has no number", true},
    {"pain", false, {TO_PAIN}, "Any pain now"},
    {"the offer", false, {TO_PAIN, {"Any pain now", "4"}, {"[4]", "\r"}}, "Half dose today"},
    {"the refusal",
     false,
     {TO_PAIN, {"Any pain now", "1"}, {"[1]", "0"}, {"[10]", "\r"}},
     "No session today"},
    {"the coach", false, {TO_COACH}, "1 of "},
    {"its question", false, {TO_WORK, {"Hold", "q"}}, "Finish", true},
    {"the ouch", false, {TO_WORK, {"Hold", "o"}}, "Sharp? Stop this one."},
    {"the stop after it",
     false,
     {TO_WORK, {"Hold", "o"}, {"Sharp? Stop this one.", "s"}, {"[x]", "\r"}},
     "Stop. Sharp"},
    {"the check-in after it", false, {TO_AFTER}, "And now?"},
    {"pain after it", false, {TO_AFTER, {"And now?", "5"}, {"[5]", "\r"}}, "Pain now"},
    {"the summary", false, {TO_SUMMARY}, "steps in full"},
    {"a note", false, {TO_SUMMARY, {"steps in full", "e"}, {"Note:", "So"}}, "Note: So", true},
};
#define PAGE_COUNT (COUNT_OF(pages))

static void type(const char *keys)
{
    if (strcmp(keys, WORK) == 0)
        emulator_pump(1200);
    else
        emulator_type(keys);
}

static void wait_for(const PageRow *page, const char *text)
{
    if (emulator_wait_for(text))
        return;
    emulator_print();
    fail_msg("%s: no '%s'", page->name, text);
}

static void go_to(const PageRow *page)
{
    for (size_t i = 0; i < MOST_STEPS && page->steps[i].wait; i++) {
        wait_for(page, page->steps[i].wait);
        type(page->steps[i].keys);
    }
    wait_for(page, page->shows);
}

static const char *arguments_of(const PageRow *page)
{
    static char arguments[300];
    snprintf(arguments, sizeof arguments, "start %s", fixture_routine("care.yaml", fixture_care));
    return page->home ? "" : arguments;
}

static void open_page(const PageRow *page, const char *const *environment)
{
    fixture_limber(24, 80, arguments_of(page), environment);
    go_to(page);
}

static bool log_is_whole(void)
{
    LogReader *reader = log_reader_new(NULL);
    Arena *arena = arena_new();
    LoggedSession *sessions;
    log_reader_span(reader, arena, &(LogFilter){NULL, INT64_MIN, INT64_MAX}, LOG_ALL, &sessions);
    bool whole = *log_reader_note(reader) == '\0';
    arena_free(arena);
    log_reader_free(reader);
    return whole;
}

/* ---- sizes and terminals ---- */

static void resize_much(void)
{
    static const int rows[] = {1, 2, 3, 60, 5, 1, 24, 8, 12, 17, 18, 60},
                     columns[] = {1, 200, 2, 3, 10, 40, 1, 20, 29, 33, 40, 80, 200};
    for (size_t i = 0; i < COUNT_OF(rows); i++)
        for (size_t j = 0; j < COUNT_OF(columns); j++) {
            emulator_resize(rows[i], columns[j]);
            if (j % 3 == 0)
                emulator_pump(5);
        }
    emulator_resize(24, 80);
}

static void storm(const char *const *environment, size_t every, size_t from)
{
    for (size_t i = from; i < PAGE_COUNT; i += every) {
        open_page(&pages[i], environment);
        resize_much();
        wait_for(&pages[i], pages[i].shows);
        kill(emulator_pid(), SIGTERM);
        int status = emulator_wait_end();
        if (!WIFSIGNALED(status) || WTERMSIG(status) != SIGTERM || !emulator_restored())
            fail_msg("%s: status %x after a storm", pages[i].name, (unsigned)status);
        fixture_stop(NULL);
    }
}

static void a_storm_of_sizes_leaves_every_page_as_it_was(void **state)
{
    (void)state;
    storm(NULL, 1, 0);
}

static void poor_terminals_have_every_page_too(void **state)
{
    static const char *const vt100[] = {"TERM=vt100", "LC_ALL=C", NULL},
                             *const console[] = {"TERM=linux", "NO_COLOR=1", NULL},
                             *const latin[] = {"LC_ALL=C", "NO_COLOR=1", NULL};
    (void)state;
    storm(vt100, 3, 0);
    storm(console, 3, 1);
    storm(latin, 3, 2);
}

/* ---- help, and the way out ---- */

#define STAYS_MS 700 /* a page wakes by itself within half a second */

static void every_page_says_its_keys_and_is_left_by_q(void **state)
{
    (void)state;
    for (size_t i = 0; i < PAGE_COUNT; i++) {
        if (pages[i].no_keys)
            continue;
        fixture_limber(35, 120, arguments_of(&pages[i]), NULL);
        go_to(&pages[i]);
        if (!emulator_shows("q leave") && !emulator_shows("q no ouch") &&
            !emulator_shows("q finish here"))
            fail_msg("%s: the foot names no way out", pages[i].name);
        emulator_type("\033[15~"); /* F5: it means nothing anywhere */
        wait_for(&pages[i], "? shows the keys");
        emulator_type("?");
        wait_for(&pages[i], "Any other key closes");
        emulator_pump(STAYS_MS);
        if (!emulator_shows("Any other key closes"))
            fail_msg("%s: its help goes by itself", pages[i].name);
        if (!emulator_shows("q Esc") && !emulator_shows("leave Limber") &&
            !emulator_shows("leave: to home"))
            fail_msg("%s: the help names no way out", pages[i].name);
        emulator_type("x");
        if (!emulator_wait_gone("Any other key closes"))
            fail_msg("%s: its help stays", pages[i].name);
        wait_for(&pages[i], pages[i].shows);
        fixture_stop(NULL);
    }
}

/* ---- stopping ---- */

static void ctrl_z_and_fg_come_back_to_every_page(void **state)
{
    char line[900];
    char *argv[] = {"dash", "-i", NULL};
    (void)state;
    for (size_t i = 0; i < PAGE_COUNT; i += getenv("LIMBER_EVERY_ENDING") ? 1 : 2) {
        emulator_start(24, 80, argv, (const char *const[]){"PS1=ready> ", "ENV=", NULL});
        assert_true(emulator_wait_for("ready>"));
        snprintf(line, sizeof line, "%s/src/command/limber %s --no-sound\n", getenv("LIMBER_BUILD"),
                 arguments_of(&pages[i]));
        emulator_type(line);
        go_to(&pages[i]);
        emulator_type("\032");
        wait_for(&pages[i], "ready>");
        if (!emulator_restored())
            fail_msg("%s, stopped", pages[i].name);
        emulator_type("fg\n");
        assert_true(emulator_wait_gone("ready>"));
        wait_for(&pages[i], pages[i].shows);
        emulator_type("\003"); /* it must have ended before its log is forgotten */
        wait_for(&pages[i], "ready>");
        fixture_stop(NULL);
    }
}

/* ---- endings ---- */

static void by_key(void)
{
    emulator_type("\003");
}

static void by_term(void)
{
    kill(emulator_pid(), SIGTERM);
}

static void by_hangup(void)
{
    kill(emulator_pid(), SIGHUP);
}

static void by_crash(void)
{
    kill(emulator_pid(), SIGSEGV);
}

static const struct {
    void (*end)(void);
    int signal; /* that it ends with; 0: any way, the terminal is gone */
} endings[] = {{by_key, SIGINT},
               {by_term, SIGTERM},
               {by_hangup, SIGHUP},
               {by_crash, SIGSEGV},
               {emulator_hang_up, 0}};
#define ENDING_COUNT COUNT_OF(endings)

static void every_page_ends_well(void **state)
{
    size_t all = getenv("LIMBER_EVERY_ENDING") ? ENDING_COUNT : 1;
    (void)state;
    for (size_t i = 0; i < PAGE_COUNT; i++)
        for (size_t j = 0; j < all; j++) {
            size_t which = (i + j) % ENDING_COUNT;
            int expected = endings[which].signal;
            open_page(&pages[i], NULL);
            endings[which].end();
            int status = emulator_wait_end();
            if (status == -1)
                fail_msg("%s: ending %zu hangs", pages[i].name, which);
            if (expected && (!WIFSIGNALED(status) || WTERMSIG(status) != expected))
                fail_msg("%s: status %x after ending %zu", pages[i].name, (unsigned)status, which);
            if (expected && !emulator_restored())
                fail_msg("%s: not restored after ending %zu", pages[i].name, which);
            if (!log_is_whole())
                fail_msg("%s: the log is not whole after ending %zu", pages[i].name, which);
            fixture_stop(NULL);
        }
}

int main(void)
{
#define TEST(name) cmocka_unit_test_teardown(name, fixture_stop)
    const struct CMUnitTest tests[] = {
        TEST(a_storm_of_sizes_leaves_every_page_as_it_was),
        TEST(poor_terminals_have_every_page_too),
        TEST(every_page_says_its_keys_and_is_left_by_q),
        TEST(ctrl_z_and_fg_come_back_to_every_page),
        TEST(every_page_ends_well),
    };
    return cmocka_run_group_tests(tests, fixture_open, fixture_close);
}
