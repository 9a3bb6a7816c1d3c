// SPDX-FileCopyrightText: 2026 The Limber authors
// SPDX-License-Identifier: GPL-3.0-or-later
/* Whatever stands in a name, a field or an argument, no command prints a control character, a
 * bidirectional override or anything else that a terminal would obey or hide; and none of them
 * begins a line of its own. Every row of the table of verbs is tried, with every option it has. */
#include "base/array.h"
#include "base/text.h"
#include "command/command.h"

#include <fcntl.h>
#include <setjmp.h>
#include <sqlite3.h>
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/mman.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <unistd.h>

#include <cmocka.h>

#define NAME_BYTES 200 /* of a bad name: an ending and a temporary file's have room */
#define MOST_NAMES 20
#define MOST_ARGUMENTS 16

static char bad[MOST_NAMES][NAME_BYTES + 1];
static size_t bad_count;
static char home[64];
static char *program; /* limber */
static Arena *arena;

/* ---- bad text ---- */

static void add_bad(const char *bytes)
{
    char *last = bad[bad_count - 1];
    if (strlen(last) + strlen(bytes) + 1 > NAME_BYTES) {
        last = bad[bad_count++];
        assert_true(bad_count <= MOST_NAMES);
        strcpy(last, "n");
    }
    strcat(strcat(last, bytes), "x");
}

static void add_range(uint32_t first, uint32_t last)
{
    for (uint32_t code = first; code <= last; code++) {
        char bytes[5] = "";
        bytes[text_encode(code, bytes)] = '\0';
        if (code != 0 && code != '/')
            add_bad(bytes);
    }
}

static void collect_bad(void)
{
    static const uint32_t ranges[][2] = {
        {0x01, 0x1f},     {0x7f, 0x9f},     {0xad, 0xad},       {0x61c, 0x61c},
        {0x180e, 0x180e}, {0x200b, 0x200f}, {0x2028, 0x202e},   {0x2060, 0x206f},
        {0xfeff, 0xfeff}, {0xfff9, 0xfffb}, {0xe0001, 0xe0001}, {0xe0020, 0xe0024},
        {0xe000, 0xe001}, {0xfdd0, 0xfdd0}, {0xfffe, 0xffff},   {0x10fffe, 0x10ffff},
    };
    static const char *const bytes[] = {"\x80",         "\x9b",     "\xff",     "\xc0\xaf",
                                        "\xed\xa0\x80", "\xe2\x80", "\xf0\x9f", "\xc2"};
    static const char *const whole[] = {"n\nFORGED", "n\r\nFORGED", "n\tx", "\x1b[31mred",
                                        ("n\xc2\x9b"
                                         "2J")};
    strcpy(bad[bad_count++], "n");
    for (size_t i = 0; i < COUNT_OF(ranges); i++)
        add_range(ranges[i][0], ranges[i][1]);
    for (size_t i = 0; i < COUNT_OF(bytes); i++)
        add_bad(bytes[i]);
    for (size_t i = 0; i < COUNT_OF(whole); i++)
        strcpy(bad[bad_count++], whole[i]);
}

/* ---- running it ---- */

/* What a call prints, standard output and standard error; freed by the caller. */
static char *output_of(char **arguments, size_t *size)
{
    int catcher = memfd_create("printed", 0);
    pid_t child = fork();
    if (child == 0) {
        int nothing = open("/dev/null", O_RDONLY);
        dup2(nothing, STDIN_FILENO);
        dup2(catcher, STDOUT_FILENO);
        dup2(catcher, STDERR_FILENO);
        execv(arguments[0], arguments);
        _exit(127);
    }
    int status;
    assert_int_equal(waitpid(child, &status, 0), child);
    assert_true(WIFEXITED(status) && WEXITSTATUS(status) != 127);
    *size = (size_t)lseek(catcher, 0, SEEK_END);
    char *bytes = calloc(1, *size + 1);
    assert_int_equal(pread(catcher, bytes, *size, 0), *size);
    close(catcher);
    return bytes;
}

static void complain(char **arguments, const char *printed, size_t at)
{
    fprintf(stderr, "printed at byte %zu:", at);
    for (size_t i = at > 20 ? at - 20 : 0; i < at + 20 && printed[i]; i++)
        fprintf(stderr, " %02x", (unsigned char)printed[i]);
    for (size_t i = 1; arguments[i]; i++)
        fprintf(stderr, " [%s]", arguments[i]);
    fail();
}

/* Looks at all that a call prints, line by line. */
static void assert_clean(char **arguments)
{
    size_t size, length;
    char *printed = output_of(arguments, &size);
    for (size_t at = 0; at < size; at += length + 1) {
        uint32_t code;
        bool utf8;
        length = strcspn(printed + at, "\n");
        size_t text = length - (length > 0 && printed[at + length - 1] == '\r');
        ptrdiff_t wrong = text_find_forbidden(printed + at, text, &code, &utf8);
        if (at + length < size && printed[at + length] == '\0')
            wrong = (ptrdiff_t)length;
        if (wrong >= 0 || strncmp(printed + at, "FORGED", 6) == 0)
            complain(arguments, printed, at + (size_t)(wrong > 0 ? wrong : 0));
    }
    free(printed);
}

/* Runs `limber` with the arguments up to NULL. */
static void look(const char *first, ...)
{
    char *arguments[MOST_ARGUMENTS + 2] = {program};
    size_t count = 1;
    va_list args;
    va_start(args, first);
    for (const char *word = first; word; word = va_arg(args, const char *))
        arguments[count++] = (char *)word;
    va_end(args);
    assert_clean(arguments);
}

/* ---- files ---- */

static const char *path_of(const char *folder, const char *name, const char *ending)
{
    return arena_printf(arena, "%s%s/%s%s", home, folder, name, ending);
}

static void write_to(const char *path, const char *text)
{
    FILE *out = fopen(path, "w");
    assert_non_null(out);
    fputs(text, out);
    fclose(out);
}

#define ROUTINE "limber: 1\ntitle: T\nwhen: any\nsteps: [{name: Hold, hold: 5s}]\n"
#define OTHER "limber: 1\ntitle: T\nwhen: any\nsteps: [{name: Hold, hold: 6s}]\n"
#define EXERCISE                                                                                   \
    "limber: 1\nname: Sit\nkind: relax\nside: both\nposition: floor\ndose: {time: 60s}\n"          \
    "cues: [Sit down]\n"

/* ---- tests ---- */

/* A verb's words, its operands and the values of its options are all bad. */
static void try_verb(const Verb *verb, const char *text)
{
    char words[32], *arguments[MOST_ARGUMENTS + 2] = {program}, *rest = NULL;
    size_t count = 1;
    snprintf(words, sizeof words, "%s", verb->name);
    for (char *word = strtok_r(words, " ", &rest); word; word = strtok_r(NULL, " ", &rest))
        arguments[count++] = word;
    for (int i = 0; i < (verb->most < 0 ? 2 : verb->most); i++)
        arguments[count++] = (char *)text;
    assert_clean(arguments);
    arguments[count] = (char *)text; /* one too many */
    assert_clean(arguments);
    for (size_t id = 0; id < OPTION_COUNT; id++) {
        char option[32];
        if (!(verb->options & OPTION_BIT(id)) || !option_rows[id].value)
            continue;
        snprintf(option, sizeof option, "--%s", option_rows[id].name);
        arguments[count] = option;
        arguments[count + 1] = (char *)text;
        assert_clean(arguments);
        arguments[count] = arguments[count + 1] = NULL;
    }
}

static void arguments_are_printed_as_text(void **state)
{
    (void)state;
    for (size_t i = 0; i < verb_count; i++)
        for (size_t j = 0; j < bad_count; j++)
            if (strcmp(verbs[i].name, "doctor") != 0 || j == 0)
                try_verb(&verbs[i], bad[j]);
    for (size_t j = 0; j < bad_count; j++) {
        look(bad[j], NULL);
        look(arena_printf(arena, "--%s", bad[j]), NULL);
        look("help", bad[j], NULL);
        look("log", bad[j], NULL);
    }
}

/* The name of a file outside the user's folder: it is checked, shown, followed, kept. */
static void names_of_files_are_printed_as_text(void **state)
{
    (void)state;
    for (size_t j = 0; j < bad_count; j++) {
        const char *path = path_of("", bad[j], ".yaml"), *sound = path_of("", bad[j], ".wav");
        write_to(path, ROUTINE);
        look("check", path, NULL);
        look("show", path, NULL);
        look("start", path, "--plain", "--no-sound", "--speed", "1000", NULL);
        look("render", path, "-o", sound, "--speech", "off", NULL);
        look("pin", path, NULL);
        look("add", path, NULL);
        look("add", path, NULL);
        write_to(path, OTHER);
        look("add", path, NULL);
        look("add", "--replace", path, NULL);
        look("report", "--routine", path, NULL);
        look("log", "export", "-o", path_of("", bad[j], ".jsonl"), NULL);
        look("log", "import", path, NULL);
        remove(path);
        remove(sound);
    }
    look("list", NULL);
}

/* The name of a file in the user's own folders, whoever put it there. */
static void names_in_the_own_folder_are_printed_as_text(void **state)
{
    (void)state;
    for (size_t j = 0; j < bad_count; j++) {
        write_to(path_of("/data/limber/routines", bad[j], ".yaml"), ROUTINE);
        write_to(path_of("/data/limber/routines/exercises", bad[j], ".yaml"), EXERCISE);
    }
    look("list", NULL);
    look("exercises", NULL);
    look("doctor", NULL);
    for (size_t j = 0; j < bad_count; j++) {
        look("show", bad[j], NULL);
        look("pin", bad[j], NULL);
        look("exercise", bad[j], NULL);
        look("start", bad[j], "--plain", "--no-sound", "--speed", "1000", NULL);
    }
    look("today", NULL);
    for (size_t j = 0; j < bad_count; j++)
        look("unpin", bad[j], NULL);
}

/* What a file says, where its reader lets it by or shows why it does not. */
static void fields_are_printed_as_text(void **state)
{
    (void)state;
    for (size_t j = 0; j < bad_count; j++) {
        const char *path = path_of("", "fields", ".yaml"),
                   *settings = path_of("/config/limber", "config", ".yaml");
        write_to(path, arena_printf(arena, "limber: 1\ntitle: '%s'\nwhen: any\nsteps:\n  - %s: 1\n",
                                    bad[j], bad[j]));
        look("check", path, NULL);
        write_to(settings, arena_printf(arena, "theme: '%s'\n%s: 1\n", bad[j], bad[j]));
        look("render", "unwind-6", "-o", "/nonexistent/a.wav", "--speech", "off", NULL);
        remove(settings);
    }
}

/* Puts the text into every column that takes it. */
static void spoil_log(const char *path, const char *text)
{
    static const char columns[] =
        "SELECT m.name, c.name FROM sqlite_schema m, pragma_table_info(m.name) c "
        "WHERE m.type = 'table' AND c.type = 'TEXT' AND c.pk = 0";
    sqlite3 *database;
    sqlite3_stmt *column;
    size_t spoilt = 0;
    assert_int_equal(sqlite3_open(path, &database), SQLITE_OK);
    assert_int_equal(sqlite3_prepare_v2(database, columns, -1, &column, NULL), SQLITE_OK);
    while (sqlite3_step(column) == SQLITE_ROW) {
        char *update =
            sqlite3_mprintf("UPDATE \"%w\" SET \"%w\" = %Q", sqlite3_column_text(column, 0),
                            sqlite3_column_text(column, 1), text);
        spoilt += sqlite3_exec(database, update, NULL, NULL, NULL) == SQLITE_OK;
        sqlite3_free(update);
    }
    sqlite3_finalize(column);
    sqlite3_close(database);
    assert_true(spoilt > 5);
}

static void what_the_log_holds_is_printed_as_text(void **state)
{
    (void)state;
    const char *log = path_of("/state/limber", "log", ".db");
    setenv("LIMBER_LOG_TRIALS", "1", 1);
    look("start", "unwind-6", "--plain", "--no-sound", "--speed", "1000", NULL);
    look("pin", "unwind-6", NULL);
    for (size_t j = 0; j < bad_count; j++) {
        spoil_log(log, bad[j]);
        look("log", NULL);
        look("log", "--plain", NULL);
        look("log", "--csv", NULL);
        look("log", "--json", NULL);
        look("log", "export", NULL);
        look("report", "-o", "-", NULL);
        look("report", "-o", "-", "--csv", NULL);
        look("report", "-o", "-", "--json", NULL);
        look("today", NULL);
    }
    unsetenv("LIMBER_LOG_TRIALS");
}

/* ---- a home ---- */

static int make_home(void **state)
{
    static const char *const folders[] = {"data", "state", "config"};
    static const char *const variables[] = {"XDG_DATA_HOME", "XDG_STATE_HOME", "XDG_CONFIG_HOME"};
    (void)state;
    arena = arena_new();
    program = arena_printf(arena, "%s/src/command/limber", getenv("LIMBER_BUILD"));
    strcpy(home, "/tmp/limber-names-XXXXXX");
    if (!mkdtemp(home))
        return 1;
    setenv("HOME", home, 1);
    for (size_t i = 0; i < COUNT_OF(folders); i++) {
        setenv(variables[i], path_of("", folders[i], ""), 1);
        mkdir(path_of("", folders[i], ""), 0700);
        mkdir(path_of("", folders[i], "/limber"), 0700);
    }
    mkdir(path_of("/data/limber", "routines", ""), 0700);
    mkdir(path_of("/data/limber/routines", "exercises", ""), 0700);
    setenv("PULSE_SERVER", "unix:/nonexistent", 1); /* no sound, whatever the machine has */
    setenv("ALSA_CONFIG_PATH", "/nonexistent", 1);
    collect_bad();
    return chdir(home);
}

static int remove_home(void **state)
{
    (void)state;
    int failed = chdir("/") + system(arena_printf(arena, "rm -rf '%s'", home));
    arena_free(arena);
    return failed;
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(arguments_are_printed_as_text),
        cmocka_unit_test(names_of_files_are_printed_as_text),
        cmocka_unit_test(names_in_the_own_folder_are_printed_as_text),
        cmocka_unit_test(fields_are_printed_as_text),
        cmocka_unit_test(what_the_log_holds_is_printed_as_text),
    };
    return cmocka_run_group_tests(tests, make_home, remove_home);
}
