// SPDX-FileCopyrightText: 2026 The Limber authors
// SPDX-License-Identifier: GPL-3.0-or-later
/* The library that ships, exercise by exercise: what a runner reads is there and short enough, what
 * is claimed has its source, figures stand on the floor and move the way the beeps do, and nothing
 * lies in it that nobody would find. test_shipped.c reads the files themselves. */
#include "reading.h"

#include "base/array.h"
#include "figure/skeleton.h"
#include "routine/library.h"
#include "routine/reader.h"

#include <ctype.h>
#include <dirent.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#define LOWEST (-1.0) /* what a pose may be below the floor, in hundredths of the body's height */

static Library *shipped;
static Diagnostics *found;

static int shipped_open(void **state)
{
    (void)state;
    shipped = shipped_library();
    found = diagnostics_new();
    return 0;
}

static int shipped_close(void **state)
{
    (void)state;
    diagnostics_free(found);
    library_free(shipped);
    return 0;
}

static void each_exercise(void (*check)(const Exercise *exercise))
{
    for (const char *const *id = library_ids(shipped); *id; id++)
        check(library_find(shipped, *id, found));
}

#define EXPECT(condition, what, ...)                                                               \
    do {                                                                                           \
        if (!(condition))                                                                          \
            fail_msg(what, __VA_ARGS__);                                                           \
    } while (0)

/* ---- what is read ---- */

static void expect_words(const Exercise *exercise)
{
    const char *id = exercise->id;
    EXPECT(exercise->cue_count >= 2 && exercise->cue_count <= 4, "%s has %zu cues", id,
           exercise->cue_count);
    EXPECT(exercise->synonym_count > 0, "%s has no other name", id);
    EXPECT(exercise->easier.exercise || exercise->easier.how, "%s has no easier form", id);
}

static void every_exercise_has_two_to_four_cues_other_names_and_an_easier_form(void **state)
{
    (void)state;
    each_exercise(expect_words);
}

static char *sources_page;

/* "S15 (Achilles loading), for the caution", with its number on the page of sources; or "general
 * knowledge". */
static bool is_source(const char *source)
{
    char row[24];
    int number, size = 0;
    if (strcmp(source, "general knowledge") == 0 ||
        strncmp(source, "general knowledge, for the ", 27) == 0)
        return true;
    if (sscanf(source, "S%d (%n", &number, &size) != 1 || size == 0)
        return false;
    snprintf(row, sizeof row, "S%d", number);
    for (const char *at = sources_page; (at = strstr(at, row)); at++)
        if (!isalnum((unsigned char)at[strlen(row)]))
            return true;
    return false;
}

/* A source without "for the …" stands for all that is said, the dose and the caution too. */
static void expect_sources(const Exercise *exercise)
{
    bool for_all = false;
    for (size_t i = 0; i < exercise->source_count; i++) {
        const char *source = exercise->sources[i];
        EXPECT(is_source(source), "%s: no such source: %s", exercise->id, source);
        for_all = for_all || !strstr(source, ", for the ");
    }
    EXPECT(for_all, "%s does not say where its dose comes from", exercise->id);
}

static void every_dose_and_caution_has_a_source_or_says_that_it_is_general_knowledge(void **state)
{
    (void)state;
    char *path = path_in_source("docs/sources.md");
    sources_page = text_in_file(path);
    free(path);
    each_exercise(expect_sources);
    free(sources_page);
}

/* ---- what is found ---- */

static bool named_by_another(const char *id)
{
    for (const char *const *other = library_ids(shipped); *other; other++) {
        const Exercise *exercise = library_find(shipped, *other, found);
        const Variant variants[] = {exercise->easier, exercise->harder};
        for (int i = 0; i < 2; i++)
            if (variants[i].exercise && strcmp(variants[i].exercise, id) == 0)
                return true;
    }
    return false;
}

static bool in_a_routine(Routine *const *routines, size_t count, const char *id)
{
    for (size_t i = 0; i < count; i++)
        for (size_t j = 0; j < routines[i]->block_count; j++)
            for (size_t k = 0; k < routines[i]->blocks[j].count; k++)
                if (strcmp(routines[i]->blocks[j].steps[k].exercise->id, id) == 0)
                    return true;
    return false;
}

#define MOST_ROUTINES 64

/* Reads all routines that ship; returns how many. */
static size_t routines_read(Routine *routines[MOST_ROUTINES])
{
    char *folder = path_in_source("routines");
    DIR *directory = opendir(folder);
    size_t count = 0;
    assert_non_null(directory);
    for (const struct dirent *item; (item = readdir(directory));) {
        if (!strstr(item->d_name, ".yaml"))
            continue;
        assert_true(count < MOST_ROUTINES);
        char *path = path_in(folder, item->d_name);
        routines[count] = routine_read(path, shipped, found);
        assert_non_null(routines[count++]);
        free(path);
    }
    closedir(directory);
    free(folder);
    return count;
}

static void no_exercise_is_an_orphan(void **state)
{
    (void)state;
    Routine *routines[MOST_ROUTINES];
    size_t count = routines_read(routines);
    for (const char *const *id = library_ids(shipped); *id; id++) {
        bool used = in_a_routine(routines, count, *id) || named_by_another(*id);
        EXPECT(used, "%s is used by nothing", *id);
    }
    for (size_t i = 0; i < count; i++)
        routine_free(routines[i]);
}

/* ---- how it is drawn ---- */

static void expect_on_the_floor(const Exercise *exercise)
{
    const Figure *figure = exercise->figure;
    for (size_t i = 0; i < figure->pose_count && !figure->from_above; i++) {
        Skeleton body = skeleton_of(figure, &figure->poses[i]);
        for (int joint = 0; joint < JOINT_COUNT; joint++)
            EXPECT(body.joint[joint].y >= LOWEST - 0.05, "%s, pose %zu: joint %d is at %.1f",
                   exercise->id, i, joint, body.joint[joint].y);
    }
}

static void no_pose_reaches_below_the_floor(void **state)
{
    (void)state;
    each_exercise(expect_on_the_floor);
}

/* How high the body is as a whole. */
static double height_of(const Figure *figure, const Pose *pose)
{
    Skeleton body = skeleton_of(figure, pose);
    double height = 0;
    for (int joint = 0; joint < JOINT_COUNT; joint++)
        height += body.joint[joint].y;
    return height;
}

static void expect_direction(const Exercise *exercise)
{
    const Figure *figure = exercise->figure;
    if (!exercise->dose || !strstr(exercise->dose, "tempo"))
        return;
    double first = height_of(figure, &figure->poses[0]);
    double last = height_of(figure, &figure->poses[figure->pose_count - 1]);
    EXPECT(exercise->begins_up == (last > first), "%s begins %s, and is drawn the other way",
           exercise->id, exercise->begins_up ? "up" : "down");
}

static void what_is_done_to_a_tempo_is_drawn_the_way_it_begins(void **state)
{
    (void)state;
    each_exercise(expect_direction);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(every_exercise_has_two_to_four_cues_other_names_and_an_easier_form),
        cmocka_unit_test(every_dose_and_caution_has_a_source_or_says_that_it_is_general_knowledge),
        cmocka_unit_test(no_exercise_is_an_orphan),
        cmocka_unit_test(no_pose_reaches_below_the_floor),
        cmocka_unit_test(what_is_done_to_a_tempo_is_drawn_the_way_it_begins),
    };
    return cmocka_run_group_tests(tests, shipped_open, shipped_close);
}
