// SPDX-FileCopyrightText: 2026 The Limber authors
// SPDX-License-Identifier: GPL-3.0-or-later
/* Text of strangers and of pastes never reaches the terminal as it is: a log, names of files and
 * what is typed hold escape sequences, marks that turn text around and controls, and every byte
 * that is written is looked at. */
#include "fixture.h"
#include "make_years.h"

#include "base/array.h"
#include "base/text.h"
#include "store/log_reader.h"

#include <setjmp.h>
#include <sqlite3.h>
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include <cmocka.h>

#define NOW_S INT64_C(1764100000)
#define EVIL                                                                                       \
    "Evil\033]0;owned\007\033[2J\xc2\x9b"                                                          \
    "2J\u202eturned\u2066\u200b\001\r\b"
#define EVIL_SQL                                                                                   \
    "'Evil' || char(27) || ']0;owned' || char(7) || char(27, 155) || '2J' || char(8238) || "       \
    "'turned' || char(8294, 8203, 1, 13, 8)"

static const char *const now[] = {"LIMBER_NOW=1764100000", "TZ=UTC", NULL};

static const char *log_at(void)
{
    static char path[512];
    snprintf(path, sizeof path, "%s/limber", getenv("XDG_STATE_HOME"));
    mkdir(path, 0700);
    strcat(path, "/log.db");
    return path;
}

/* A log of a month in which every text is hostile, routines' names too. */
static void write_log(void)
{
    sqlite3 *log;
    setenv("TZ", "UTC", 1);
    assert_true(make_years(log_at(), (Years){60, 5, NOW_S - 86400}));
    assert_int_equal(sqlite3_open(log_at(), &log), SQLITE_OK);
    assert_int_equal(sqlite3_exec(log,
                                  "UPDATE routine SET title = " EVIL_SQL ", name = " EVIL_SQL ";"
                                  "UPDATE session SET routine = " EVIL_SQL ", note = " EVIL_SQL ";"
                                  "UPDATE segment SET step = " EVIL_SQL
                                  " || position, exercise = " EVIL_SQL ";"
                                  "UPDATE OR IGNORE rating SET region = " EVIL_SQL ";"
                                  "UPDATE ouch SET step = " EVIL_SQL ", region = " EVIL_SQL ";"
                                  "INSERT INTO gate VALUES (" EVIL_SQL ", 1, NULL, 1764000000, 0);"
                                  "INSERT INTO pin VALUES (" EVIL_SQL ", 1, 1, 1764000000, 0)",
                                  NULL, NULL, NULL),
                     SQLITE_OK);
    sqlite3_close(log);
}

static bool is_hostile(uint32_t code)
{
    bool control = code < 0x20 && !strchr("\033\r\n\t\b\016\017", (int)code);
    return control || (code >= 0x7f && code < 0xa0) || (code >= 0x200b && code <= 0x200f) ||
           (code >= 0x202a && code <= 0x202e) || (code >= 0x2066 && code <= 0x2069);
}

/* Looks at every byte that came so far. */
static void assert_harmless(const char *where)
{
    size_t size;
    const char *raw = emulator_raw(&size);
    for (size_t at = 0, length; at < size; at += length) {
        uint32_t code;
        length = text_decode(raw + at, size - at, &code);
        if (length == 0)
            length = 1; /* the last byte may be half of a character */
        else if (is_hostile(code))
            fail_msg("%s: U+%04X at byte %zu", where, (unsigned)code, at);
        if (size - at >= 4 && memcmp(raw + at, "\033]0;", 4) == 0)
            fail_msg("%s: a title at byte %zu", where, at);
    }
}

static void open_home(int rows, int columns)
{
    fixture_limber(rows, columns, "", now);
    assert_true(emulator_wait_for("?"));
    if (emulator_shows("this morning?")) {
        assert_harmless("the question of the morning");
        emulator_type("s");
    }
    assert_true(emulator_wait_for("What is tight today?"));
}

static void a_hostile_log_is_shown_harmlessly(void **state)
{
    static const char *const keys[] = {"1", "2", "\033OC", "\033OC", "3", "4", "5", "\r", "G", "q"};
    (void)state;
    write_log();
    open_home(40, 120);
    assert_harmless("home");
    emulator_type("H");
    assert_true(emulator_wait_for("2025"));
    for (size_t i = 0; i < COUNT_OF(keys); i++) {
        emulator_type(keys[i]);
        emulator_pump(150);
        assert_harmless(keys[i]);
    }
    emulator_type("4");
    assert_true(emulator_wait_for("Evil\uFFFD]0;owned"));
}

static void hostile_names_of_files_are_shown_harmlessly(void **state)
{
    (void)state;
    fixture_own_routine(EVIL ".yaml", "limber: 1\ntitle: Named badly\nwhen: post-run\n"
                                      "steps: [{name: A, hold: 9s}]\n");
    fixture_own_routine("broken" EVIL ".yaml", "limber: 1\ntitle: [\n");
    open_home(60, 120);
    emulator_type("/Named");
    assert_true(emulator_wait_for("Named badly"));
    assert_harmless("home");
}

static void what_is_typed_is_text_or_nothing(void **state)
{
    char arguments[400];
    (void)state;
    snprintf(arguments, sizeof arguments, "start %s",
             fixture_routine("short.yaml", "limber: 1\ntitle: Short\nwhen: any\n"
                                           "steps: [{name: A, hold: 1s, prepare: 0}]\n"));
    fixture_limber(24, 80, arguments, now);
    assert_true(emulator_wait_for("steps in full"));
    emulator_type("e");
    assert_true(emulator_wait_for("Note:"));
    emulator_type("a\xc2\x9b"
                  "\u202e\u2066\u200b\001\002b\xff\xfe"
                  "c\u0301\u0301\u0301\u0301\u0301\u0301");
    for (int i = 0; i < 500; i++)
        emulator_type("xyz ");
    emulator_type("\r");
    assert_true(emulator_wait_for("q leave"));
    assert_harmless("the note");
    emulator_type("q");
    assert_int_equal(emulator_wait_end(), 0);

    SessionRecord *sessions;
    LogReader *reader = log_reader_new(NULL);
    Arena *arena = arena_new();
    assert_int_equal(
        log_reader_sessions(reader, arena, &(LogFilter){NULL, INT64_MIN, INT64_MAX}, &sessions), 1);
    assert_memory_equal(sessions->note, "ab", 2);
    assert_null(strstr(sessions->note, "\uFFFD"));
    assert_non_null(strstr(sessions->note, "xyz xyz"));
    arena_free(arena);
    log_reader_free(reader);
}

int main(void)
{
#define TEST(name) cmocka_unit_test_teardown(name, fixture_stop)
    const struct CMUnitTest tests[] = {
        TEST(a_hostile_log_is_shown_harmlessly),
        TEST(hostile_names_of_files_are_shown_harmlessly),
        TEST(what_is_typed_is_text_or_nothing),
    };
    return cmocka_run_group_tests(tests, fixture_open, fixture_close);
}
