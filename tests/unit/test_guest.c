// SPDX-FileCopyrightText: 2026 The Limber authors
// SPDX-License-Identifier: GPL-3.0-or-later
/* Files of other programs as routines: they take just as long, what the library knows is known
 * again, and what is lost is said. */
#include "guest/guest.h"

#include "base/array.h"
#include "page/export.h"
#include "routine/reader.h"
#include "session/timeline.h"
#include "source_files.h"

#include <glob.h>
#include <locale.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#define S NS_PER_S
#define JAWT(sets) "{\"title\": \"T\", \"sets\": [" sets "], \"version\": 2, \"position\": -1}"
#define SET(times, exercises)                                                                      \
    "{\"repetitions\": " #times ", \"id\": \"a\", \"exercises\": [" exercises "]}"
#define EXERCISE(name, seconds)                                                                    \
    "{\"name\": \"" name "\", \"id\": \"b\", \"duration\": " #seconds "}"

static Library *library;
static Arena *arena;
static Diagnostics *found;
static Guest guest;
static const char *language; /* that words are wanted in */
static const char *text;     /* the routine that was written */
static Routine *routine;     /* and read again */
static Timeline *timeline;   /* and laid out */

/* ---- reading ---- */

static bool take(const char *bytes, size_t size)
{
    Source *source = arena_alloc(arena, sizeof *source);
    *source = (Source){.name = "guest.json", .text = arena_copy(arena, bytes, size), .size = size};
    return guest_read(source, arena, language, &guest, found);
}

static void drop(void)
{
    timeline_free(timeline);
    routine_free(routine);
    timeline = NULL, routine = NULL;
}

/* Writes a workout and reads it again: nothing is to be said of it. */
static void write_and_read(const GuestWorkout *workout)
{
    drop();
    text = guest_write(&guest, workout, library, arena);
    assert_non_null(text);
    routine = routine_parse("written.yaml", text, strlen(text), library, found);
    if (!routine || diagnostics_size(found) > 0) {
        diagnostics_print(found, stderr);
        fail_msg("not fine:\n%s", text);
    }
    timeline = timeline_build(routine);
}

static void import(const char *bytes)
{
    if (!take(bytes, strlen(bytes))) {
        diagnostics_print(found, stderr);
        fail_msg("not read: %s", bytes);
    }
    assert_int_equal(guest.count, 1);
    write_and_read(guest.workouts);
}

static void expect(const char *part)
{
    if (!strstr(text, part))
        fail_msg("'%s' is not in:\n%s", part, text);
}

static int open_one(void **state)
{
    (void)state;
    arena = arena_new();
    found = diagnostics_new();
    return 0;
}

static int close_one(void **state)
{
    (void)state;
    drop();
    diagnostics_free(found);
    arena_free(arena);
    return 0;
}

/* ---- tests ---- */

static void a_set_is_done_as_often_as_there(void **state)
{
    (void)state;
    import(JAWT(
        SET(3, EXERCISE("Plank", 30) "," EXERCISE("Rest", 15)) "," SET(1, EXERCISE("Jump", 20))));
    expect("{exercise: plank, hold: 30s, sets: 3, rest: 15s, prepare: 10s}");
    expect("{rest: 15s}");
    expect("{name: \"Jump\", time: 20s}");
    assert_int_equal(timeline->total, (10 + 3 * 45 + 20) * S);
}

static void a_round_keeps_its_steps_together(void **state)
{
    (void)state;
    import(JAWT(SET(2, EXERCISE("A", 10) "," EXERCISE("B", 20) "," EXERCISE("Pause", 5))));
    expect("  - repeat: 2\n    rest: 5s\n    steps:\n      - {name: \"A\", time: 10s}\n");
    assert_int_equal(timeline->total, (10 + 2 * 35) * S);
}

static void a_side_in_the_name_is_a_side(void **state)
{
    (void)state;
    import(JAWT(SET(1, EXERCISE("Wall calf stretch, straight knee (left)", 30) "," EXERCISE(
                           "gastroc stretch", 30) "," EXERCISE("Nonesuch right", 10))));
    expect("{exercise: wall-calf-straight, hold: 30s, side: left, prepare: 10s}");
    expect("{exercise: wall-calf-straight, time: 30s, side: alternate}"); /* both in that time */
    expect("{name: \"Nonesuch\", time: 10s, side: right}");
}

static void signs_between_words_do_not_matter(void **state)
{
    (void)state;
    import(JAWT(SET(1, EXERCISE("CAT COW", 20) "," EXERCISE("Childs pose", 20) "," EXERCISE(
                           "Glute bridges", 20))));
    expect("{exercise: cat-cow, ");
    expect("{exercise: childs-pose, ");
    expect("{exercise: glute-bridge, ");
}

static void a_long_part_is_several_steps(void **state)
{
    (void)state;
    import(JAWT(
        SET(2, EXERCISE("Walk", 5400)) "," SET(1, EXERCISE("Break", 900) "," EXERCISE("Run", 60))));
    assert_int_equal(timeline->total, (10 + 2 * 5400 + 900 + 60) * S);
}

static void the_broken_encoding_is_mended(void **state)
{
    static const char file[] = "{\"workouts\": [{\"title\": \"Dehn\xfc"
                               "bung \x13 kurz\", \"sets\": [{\"repetitions\": 1, "
                               "\"exercises\": [{\"name\": \"F\xfc\xdf"
                               "e\", \"duration\": 20}]}]}]}";
    (void)state;
    import(file);
    expect("title: \"Dehnübung – kurz\"");
    expect("{name: \"Füße\", time: 20s");
}

#define TIMES(quote)                                                                               \
    "{" quote "getReadyTime" quote ": 10, " quote "workTime" quote ": 20, " quote "restTime" quote \
    ": 5, " quote "breakTime" quote ": 60, " quote "warmupTime" quote ": 30, " quote               \
    "cooldownTime" quote ": 40, " quote "restarts" quote ": 1}"
#define TIMER(times)                                                                               \
    "[{\"id\": \"a\", \"name\": \"H\", \"activeIntervals\": 3, \"color\": 7, \"activities\": "     \
    "[\"Push\", \"Pull\"], \"timeSettings\": " times ", \"soundSettings\": {}}]"

static void intervals_have_their_breaks(void **state)
{
    Ns total = (10 + 30 + 5 + 2 * (3 * 20 + 2 * 5) + 60 + 40) * S;
    (void)state;
    import(TIMER(TIMES("\"")));
    expect("    rest: 1m\n");
    expect("{name: \"Push\", time: 20s}");
    expect("{name: \"Work\", time: 20s}"); /* it has no name */
    assert_int_equal(timeline->total, total);
    assert_int_equal(guest.lost[LOST_SOUNDS], 1);
    assert_int_equal(guest.lost[LOST_COLOURS], 1);
    import(TIMER("\"" TIMES("\\\"") "\"")); /* as earlier versions wrote it */
    assert_int_equal(timeline->total, total);
    import("{\"title\": \"H\", \"numExercises\": 2, \"exercises\": \"[\\\"Up\\\", \\\"Down\\\"]\", "
           "\"getReadyTime\": 10, \"exerciseTime\": 20, \"restTime\": 5, \"iterations\": 0}");
    expect("{name: \"Down\", time: 20s}");
    assert_int_equal(timeline->total, (10 + 2 * 20 + 5) * S);
}

static void a_training_is_one_step(void **state)
{
    (void)state;
    import("[{\"Title\": \"Abs\", \"Sets\": 5, \"PreparationSec\": 5, \"ExerciseSec\": 60, "
           "\"RestSec\": 20}]");
    expect("{name: \"Abs\", time: 1m, sets: 5, rest: 20s, prepare: 5s}");
    assert_int_equal(timeline->total, (5 + 5 * 60 + 4 * 20) * S);
    import("'[{\"name\": \"Abs\", \"sets\": 2, \"warmup_s\": 0, \"exercise_s\": 60, "
           "\"rest_s\": 20}]'\n"); /* what gsettings prints, of an earlier version */
    assert_int_equal(timeline->total, (2 * 60 + 20) * S);
    import(
        "[x]\nexercise-json-list=\"[{\\\"Title\\\": \\\"Bob's\\\", \\\"ExerciseSec\\\": 30}]\"\n");
    expect("{name: \"Bob's\", time: 30s}"); /* a settings file, in the other quotes */
}

#define WORKRAVE                                                                                   \
    "<?xml version=\"1.0\"?>\n<exercises>\n<exercise><title xml:lang=\"de\">Kopf</title>"          \
    "<title>Turn your head</title><description>Left &amp; right. </description>\n"                 \
    "<sequence duration=\"24\"><image src=\"a.png\" duration=\"3\"/></sequence></exercise>\n"      \
    "<!-- <exercise/> --><exercise><title>Plank</title><sequence/></exercise></exercises>\n"

static void skip_without_expat(void)
{
    Diagnostics *kept = found;
    found = diagnostics_new();
    bool read = take("<exercises/>", 12);
    bool built = read || !strstr(diagnostics_at(found, 0)->message, "without Expat");
    diagnostics_free(found);
    found = kept;
    if (!built) {
        print_message("Limber was built without Expat: Workrave's files were not read\n");
        skip();
    }
}

static void exercises_of_workrave_keep_their_words(void **state)
{
    (void)state;
    skip_without_expat();
    import(WORKRAVE);
    expect("{name: \"Turn your head\", time: 24s, note: \"Left & right.\"}");
    expect("{exercise: plank, hold: 15s}");
    assert_int_equal(guest.lost[LOST_PICTURES], 1);
    assert_int_equal(guest.lost[LOST_LANGUAGES], 1);
    language = "de_AT.UTF-8";
    import(WORKRAVE);
    language = NULL;
    expect("\nlanguage: de\n");
    expect("{name: \"Kopf\", time: 24s");
    language = "pt_BR.UTF-8";
    import("<exercises><exercise><title>A</title><title xml:lang=\"pt\">B</title>"
           "<title xml:lang=\"pt_BR\">C</title><sequence/></exercise></exercises>");
    language = NULL;
    expect("\nlanguage: pt-BR\n");
    expect("{name: \"C\", time: 15s");
}

/* ---- there and back ---- */

typedef struct {
    bool work;
    int64_t seconds;
} Span;

/* Work and gaps in whole seconds; gaps that meet are one. */
static size_t spans_of(const Timeline *of, Span *spans)
{
    size_t count = 0;
    Ns up = S - 1;
    for (size_t i = 0; i < of->count; i++) {
        const Segment *segment = &of->segments[i];
        bool wait = segment->kind == SEGMENT_WAIT, work = wait || segment->kind == SEGMENT_WORK;
        int64_t seconds =
            wait ? 30 : (segment->start + segment->length + up) / S - (segment->start + up) / S;
        if (count > 0 && !work && !spans[count - 1].work)
            spans[count - 1].seconds += seconds;
        else
            spans[count++] = (Span){work, seconds};
    }
    return count;
}

static void export_and_import(const char *path)
{
    Span before[5000], after[5000];
    size_t size;
    char *bytes = NULL;
    Routine *own = routine_read(path, library, found);
    Timeline *laid = timeline_build(own);
    FILE *out = open_memstream(&bytes, &size);
    export_print(&(Export){laid, {0}}, EXPORT_JAWT, out);
    fclose(out);
    import(bytes);
    size_t count = spans_of(laid, before);
    if (spans_of(timeline, after) != count || memcmp(before, after, count * sizeof *before) != 0)
        fail_msg("%s comes back as another one:\n%s", path, text);
    free(bytes);
    timeline_free(laid);
    routine_free(own);
}

static void every_routine_comes_back_with_its_times(void **state)
{
    glob_t files;
    char *pattern = path_in_source("routines/*.yaml");
    (void)state;
    assert_int_equal(glob(pattern, 0, NULL, &files), 0);
    for (size_t i = 0; i < files.gl_pathc; i++)
        export_and_import(files.gl_pathv[i]);
    globfree(&files);
    free(pattern);
}

/* ---- whatever is in a workout ---- */

static uint32_t seed = 20261130;

static int any(int most)
{
    seed = seed * 1664525 + 1013904223;
    return (int)((seed >> 8) % (uint32_t)(most + 1));
}

static int any_length(void)
{
    static const int lengths[] = {0, 1, 5, 30, 59, 60, 90, 600, 601, 3600, 3601, 5000};
    return lengths[any(any(3) > 0 ? 6 : (int)COUNT_OF(lengths) - 1)];
}

static GuestWorkout any_workout(void)
{
    static const char *const names[] = {"Rest", "Plank", "Calf left", "<side>", "a: \"b\" \\ #c"};
    size_t groups = 1 + (size_t)any(3);
    GuestWorkout workout = {"T", NULL, any(2) * 10, arena_alloc(arena, groups * sizeof(GuestGroup)),
                            groups};
    for (size_t i = 0; i < groups; i++) {
        size_t parts = (size_t)any(4);
        GuestGroup *group = &workout.groups[i];
        *group = (GuestGroup){arena_alloc(arena, parts * sizeof(GuestPart) + 1), parts, any(3),
                              any(1) * any_length()};
        for (size_t j = 0; j < parts; j++) {
            PartKind kind = any(3) > 0 ? PART_WORK : any(1) > 0 ? PART_REST : PART_READY;
            bool many = kind == PART_WORK && any(3) == 0;
            group->parts[j] = (GuestPart){kind,         names[any(4)],     NULL,
                                          any_length(), many ? any(3) : 1, many ? any_length() : 0};
        }
    }
    return workout;
}

/* What it takes: of a group that is done at all, the rests between its times too. */
static int64_t seconds_of(const GuestWorkout *workout)
{
    int64_t sum = workout->ready_s;
    for (size_t i = 0; i < workout->count; i++) {
        const GuestGroup *group = &workout->groups[i];
        int64_t once = 0;
        for (size_t j = 0; j < group->count; j++) {
            const GuestPart *part = &group->parts[j];
            if (part->seconds > 0 && part->sets > 0)
                once += part->sets * part->seconds + (part->sets - 1) * part->rest_s;
        }
        if (once > 0 && group->times > 0)
            sum += group->times * once + (group->times - 1) * group->rest_s;
    }
    return sum;
}

static void any_workout_takes_as_long(void **state)
{
    int written = 0;
    (void)state;
    for (int i = 0; i < 2000; i++) {
        GuestWorkout workout = any_workout();
        int64_t seconds = seconds_of(&workout);
        guest = (Guest){0};
        if (seconds > 12 * 3600 || !guest_write(&guest, &workout, library, arena))
            continue;
        write_and_read(&workout);
        if (timeline->total != seconds * S)
            fail_msg("%lld s, wanted %lld:\n%s", (long long)(timeline->total / S),
                     (long long)seconds, text);
        written++;
    }
    assert_true(written > 1000);
}

static void the_page_says_what_each_program_loses(void **state)
{
    char *path = path_in_source("docs/export.md"), *page = text_in_file(path);
    (void)state;
    for (int form = 0; form < GUEST_COUNT; form++) {
        const char *row = strstr(page, arena_printf(arena, "\n| %s |", guest_program(form)));
        if (!row)
            fail_msg("docs/export.md has no row for %s", guest_program(form));
        const char *lacks = arena_printf(arena, "| %s |\n", guest_lacks(form, arena));
        const char *end = strchr(row + 1, '\n') + 1;
        if ((size_t)(end - row) < strlen(lacks) ||
            strncmp(end - strlen(lacks), lacks, strlen(lacks)) != 0)
            fail_msg("the row of %s must end in: %s", guest_program(form), lacks);
    }
    free(page);
    free(path);
}

static int open_all(void **state)
{
    (void)state;
    setlocale(LC_ALL, "C.UTF-8");
    library = shipped_library();
    return 0;
}

static int close_all(void **state)
{
    (void)state;
    library_free(library);
    return 0;
}

#define TEST(name) cmocka_unit_test_setup_teardown(name, open_one, close_one)

int main(void)
{
    const struct CMUnitTest tests[] = {
        TEST(a_set_is_done_as_often_as_there),
        TEST(a_round_keeps_its_steps_together),
        TEST(a_side_in_the_name_is_a_side),
        TEST(signs_between_words_do_not_matter),
        TEST(a_long_part_is_several_steps),
        TEST(the_broken_encoding_is_mended),
        TEST(intervals_have_their_breaks),
        TEST(a_training_is_one_step),
        TEST(exercises_of_workrave_keep_their_words),
        TEST(every_routine_comes_back_with_its_times),
        TEST(any_workout_takes_as_long),
        TEST(the_page_says_what_each_program_loses),
    };
    return cmocka_run_group_tests(tests, open_all, close_all);
}
