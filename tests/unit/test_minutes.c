// SPDX-FileCopyrightText: 2026 The Limber authors
// SPDX-License-Identifier: GPL-3.0-or-later
/* A routine cut to the minutes that there are: every one that ships, and many drawn at random, for
 * 3 to 30 minutes. */
#include "base/text.h"
#include "random_routine.h"
#include "reading.h"
#include "routine/reader.h"
#include "session/fit.h"
#include "session/minutes.h"

#include <dirent.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#define FEWEST 3
#define MOST 30
#define ROUTINES_MOST 64

static Library *shipped;
static Routine *routines[ROUTINES_MOST];
static size_t routine_count;

static int open_all(void **state)
{
    char *folder = path_in_source("routines");
    DIR *directory = opendir(folder);
    shipped = shipped_library();
    for (const struct dirent *item; directory && (item = readdir(directory));) {
        char path[4096];
        Diagnostics *found = diagnostics_new();
        snprintf(path, sizeof path, "%s/%s", folder, item->d_name);
        if (strstr(item->d_name, ".yaml") && routine_count < ROUTINES_MOST)
            routines[routine_count++] = routine_read(path, shipped, found);
        diagnostics_free(found);
    }
    closedir(directory);
    free(folder);
    return routine_count > 0 ? chance_print_seed(state) : -1;
}

static int close_all(void **state)
{
    (void)state;
    for (size_t i = 0; i < routine_count; i++)
        routine_free(routines[i]);
    library_free(shipped);
    return 0;
}

/* ---- a routine and what was made of it ---- */

typedef struct {
    const Routine *written;
    Routine *cut;
    FitReport report;
    int minutes;
} Cut;

static Cut cut_to(const Routine *written, int minutes)
{
    Cut cut = {.written = written, .minutes = minutes};
    cut.cut = routine_fit(written, &(Fit){.extent.minutes = minutes, .day = {-1, 0}}, &cut.report);
    return cut;
}

static Ns length_of(const Routine *of)
{
    size_t segments;
    Ns total;
    routine_measure(of, false, &segments, &total);
    return total;
}

/* Walks both side by side: a step that was left out has no twin. */
typedef struct {
    const Step *step, *twin; /* twin NULL: left out */
    int rounds, twin_rounds;
} Pair;

typedef struct {
    Pair pairs[ROUTINE_MAX_STEPS];
    size_t count;
} Pairs;

/* Steps keep their order, and a step keeps its name, place and exercise. */
static bool is_twin(const Step *step, const Step *twin)
{
    return strcmp(step->name, twin->name) == 0 && step->place.line == twin->place.line &&
           step->place.column == twin->place.column && step->exercise == twin->exercise &&
           step->cues == twin->cues;
}

static const Block *block_twin(const Routine *cut, size_t *next, const Block *block)
{
    if (*next >= cut->block_count)
        return NULL;
    const Block *twin = &cut->blocks[*next];
    for (size_t i = 0; i < block->count; i++)
        if (is_twin(&block->steps[i], &twin->steps[0])) {
            ++*next;
            return twin;
        }
    return NULL;
}

static Pairs *pair_up(const Cut *cut)
{
    Pairs *pairs = memory_alloc(sizeof *pairs);
    size_t next_block = 0, found = 0, kept = 0;
    for (size_t i = 0; i < cut->cut->block_count; i++)
        kept += cut->cut->blocks[i].count;
    for (size_t i = 0; i < cut->written->block_count; i++) {
        const Block *block = &cut->written->blocks[i];
        const Block *twin = block_twin(cut->cut, &next_block, block);
        size_t next = 0;
        for (size_t j = 0; j < block->count; j++) {
            Pair *pair = &pairs->pairs[pairs->count++];
            bool stays =
                twin && next < twin->count && is_twin(&block->steps[j], &twin->steps[next]);
            *pair = (Pair){&block->steps[j], stays ? &twin->steps[next++] : NULL, block->rounds,
                           twin ? twin->rounds : 0};
            found += stays;
        }
    }
    assert_int_equal(found, kept); /* nothing is in it that was not written */
    return pairs;
}

typedef void CutCheck(const Cut *cut, const Pairs *pairs);

static void each_cut_of(const Routine *written, CutCheck *check)
{
    for (int minutes = FEWEST; minutes <= MOST; minutes++) {
        Cut cut = cut_to(written, minutes);
        Pairs *pairs = pair_up(&cut);
        check(&cut, pairs);
        free(pairs);
        routine_free(cut.cut);
    }
}

/* Those at random have stars now and then; their names are not unlike, their places are. */
static Routine *at_random(void)
{
    Routine *drawn = routine_at_random(false);
    int line = 0;
    for (size_t i = 0; i < drawn->block_count; i++)
        for (size_t j = 0; j < drawn->blocks[i].count; j++)
            drawn->blocks[i].steps[j].place.line = ++line;
    return drawn;
}

static void each_cut(CutCheck *check)
{
    for (size_t i = 0; i < routine_count; i++)
        each_cut_of(routines[i], check);
    for (int i = 0; i < 100; i++) {
        Routine *drawn = at_random();
        each_cut_of(drawn, check);
        arena_free(drawn->arena);
    }
}

/* ---- what must hold ---- */

static bool has_stars(const Routine *of)
{
    for (size_t i = 0; i < of->block_count; i++)
        for (size_t j = 0; j < of->blocks[i].count; j++)
            if (of->blocks[i].steps[j].core)
                return true;
    return false;
}

static bool is_core(const Cut *cut, const Step *step)
{
    return step->core || !has_stars(cut->written);
}

static Ns floor_of(const Cut *cut, const Step *step)
{
    Ns floor = cut->written->shortest_hold;
    if (step->work.form == WORK_TIME && step->work.duration / 2 > floor)
        floor = step->work.duration / 2 / NS_PER_S * NS_PER_S;
    return step->work.duration < floor ? step->work.duration : floor;
}

/* The core at its least, reckoned a second way: one set, one round, the shortest of each. */
static Ns least_of(const Cut *cut)
{
    Ns least = 0;
    for (size_t i = 0; i < cut->written->block_count; i++)
        for (size_t j = 0; j < cut->written->blocks[i].count; j++) {
            Step step = cut->written->blocks[i].steps[j];
            if (!is_core(cut, &step))
                continue;
            step.work.duration = floor_of(cut, &step);
            if (step.work.form == WORK_HOLDS && step.side != SIDES_ALTERNATE)
                step.work.reps = 1;
            bool each = step.side == SIDES_EACH;
            Ns work = work_length(&step.work, step.release);
            least += step.prepare + work + (each ? work + step.switch_gap : 0);
        }
    return least;
}

static void check_length(const Cut *cut, const Pairs *pairs)
{
    (void)pairs;
    Ns length = length_of(cut->cut), asked = cut->minutes * 60 * NS_PER_S;
    if (length > asked)
        assert_int_equal(length, least_of(cut));
    if (length_of(cut->written) <= asked)
        assert_int_equal(length, length_of(cut->written));
}

static void it_is_never_longer_than_asked_unless_its_core_is_at_its_least(void **state)
{
    (void)state;
    each_cut(check_length);
}

static void check_core(const Cut *cut, const Pairs *pairs)
{
    for (size_t i = 0; i < pairs->count; i++)
        if (is_core(cut, pairs->pairs[i].step))
            assert_non_null(pairs->pairs[i].twin);
}

static void a_starred_step_is_never_left_out(void **state)
{
    (void)state;
    each_cut(check_core);
}

static void check_floor(const Cut *cut, const Pairs *pairs)
{
    for (size_t i = 0; i < pairs->count; i++)
        if (pairs->pairs[i].twin)
            assert_true(pairs->pairs[i].twin->work.duration >= floor_of(cut, pairs->pairs[i].step));
}

static void no_hold_is_cut_below_the_shortest(void **state)
{
    (void)state;
    each_cut(check_floor);
}

static void check_longer(const Cut *cut, const Pairs *pairs)
{
    (void)cut;
    for (size_t i = 0; i < pairs->count; i++) {
        const Pair *pair = &pairs->pairs[i];
        const Step *was = pair->step, *now = pair->twin;
        if (!now)
            continue;
        assert_true(now->sets >= 1 && now->sets <= was->sets);
        assert_true(now->work.reps <= was->work.reps);
        assert_true(now->work.form == WORK_HOLDS || now->work.reps == was->work.reps);
        assert_true(now->work.duration <= was->work.duration);
        assert_true(pair->twin_rounds >= 1 && pair->twin_rounds <= pair->rounds);
        assert_true(now->prepare == was->prepare && now->rest == was->rest);
        assert_true(now->switch_gap == was->switch_gap && now->release == was->release);
    }
}

static void nothing_is_longer_than_it_was_written_and_gaps_stay(void **state)
{
    (void)state;
    each_cut(check_longer);
}

/* How far a step is cut: 0 as written, 1 fewer sets, 2 shorter too, 3 left out. */
static int depth_of(const Pair *pair)
{
    if (!pair->twin)
        return 3;
    return pair->twin->work.duration < pair->step->work.duration ? 2
           : pair->twin->sets < pair->step->sets                 ? 1
                                                                 : 0;
}

/* Steps without a star give first, and each gives its sets before its length before itself. */
static void check_order(const Cut *cut, const Pairs *pairs)
{
    int deepest[2] = {0, 0};
    for (size_t i = 0; i < pairs->count; i++) {
        int depth = depth_of(&pairs->pairs[i]);
        bool core = is_core(cut, pairs->pairs[i].step);
        deepest[core] = depth > deepest[core] ? depth : deepest[core];
    }
    for (size_t i = 0; i < pairs->count; i++) {
        const Pair *pair = &pairs->pairs[i];
        bool core = is_core(cut, pair->step);
        if (deepest[true] > 0 && !core)
            assert_null(pair->twin);
        if (pair->twin && deepest[core] > 1)
            assert_int_equal(pair->twin->sets, 1);
        if (pair->twin && deepest[core] > 2)
            assert_int_equal(pair->twin->work.duration, floor_of(cut, pair->step));
    }
}

static void what_has_no_star_gives_first_its_sets_then_its_length_then_itself(void **state)
{
    (void)state;
    each_cut(check_order);
}

/* ---- more time ---- */

static void expect_no_less(const Pairs *less, const Pairs *more)
{
    for (size_t i = 0; i < less->count; i++) {
        const Step *few = less->pairs[i].twin, *many = more->pairs[i].twin;
        if (!few)
            continue;
        assert_non_null(many);
        assert_true(few->sets <= many->sets && few->work.reps <= many->work.reps);
        assert_true(few->work.duration <= many->work.duration);
        assert_true(less->pairs[i].twin_rounds <= more->pairs[i].twin_rounds);
    }
}

static void expect_growing(const Routine *written)
{
    for (int minutes = FEWEST; minutes < MOST; minutes++) {
        Cut less = cut_to(written, minutes), more = cut_to(written, minutes + 1);
        Pairs *of_less = pair_up(&less), *of_more = pair_up(&more);
        assert_true(length_of(less.cut) <= length_of(more.cut));
        expect_no_less(of_less, of_more);
        free(of_less);
        free(of_more);
        routine_free(less.cut);
        routine_free(more.cut);
    }
}

static void a_minute_more_only_brings_something_back(void **state)
{
    (void)state;
    for (size_t i = 0; i < routine_count; i++)
        expect_growing(routines[i]);
    for (int i = 0; i < 30; i++) {
        Routine *drawn = at_random();
        expect_growing(drawn);
        arena_free(drawn->arena);
    }
}

/* ---- what is said ---- */

static const char *line_of(const Cut *cut, const char *label)
{
    for (size_t i = 0; i < cut->report.count; i++)
        if (strncmp(cut->report.lines[i], label, strlen(label)) == 0)
            return cut->report.lines[i];
    return "";
}

static void check_words(const Cut *cut, const Pairs *pairs)
{
    bool same = length_of(cut->cut) == length_of(cut->written);
    if (same)
        assert_int_equal(cut->report.count, 0);
    assert_true(same == !cut->report.brief);
    if (!same) /* a line beside the clock of a window of 80 cells */
        assert_true(text_width(cut->report.brief) <= 44);
    for (size_t i = 0; i < pairs->count; i++) {
        const Pair *pair = &pairs->pairs[i];
        const Step *now = pair->twin;
        if (!now)
            assert_non_null(strstr(line_of(cut, "Left out: "), pair->step->name));
        else if (now->sets < pair->step->sets)
            assert_non_null(strstr(line_of(cut, "Fewer sets: "), pair->step->name));
        if (now && now->work.duration < pair->step->work.duration)
            assert_non_null(strstr(line_of(cut, "Shorter: "), pair->step->name));
    }
}

static void it_says_all_that_it_leaves_out(void **state)
{
    (void)state;
    each_cut(check_words);
}

static const char example[] = "limber: 1\n"
                              "title: Example\n"
                              "when: any\n"
                              "steps:\n"
                              "  - {name: A, hold: 40s, sets: 2, prepare: 5s, core: true}\n"
                              "  - {name: B, hold: 30s, sets: 2, prepare: 5s}\n"
                              "  - repeat: 3\n"
                              "    name: Circuit\n"
                              "    steps:\n"
                              "      - {name: C, time: 60s, prepare: 0s}\n"
                              "      - {name: D, hold: 30s, prepare: 0s}\n";

static void expect_lines(const Routine *written, int minutes, const char *const *lines)
{
    Cut cut = cut_to(written, minutes);
    size_t count = 0;
    for (; lines[count]; count++) {
        assert_true(count < cut.report.count);
        assert_string_equal(cut.report.lines[count], lines[count]);
    }
    assert_int_equal(cut.report.count, count);
    routine_free(cut.cut);
}

static void it_says_so_in_lines(void **state)
{
    (void)state;
    read_fine(example); /* 100 + 80 + 270 s */
    expect_lines(routine, 8, (const char *const[]){NULL});
    expect_lines(
        routine, 6,
        (const char *const[]){"For 6 min: 6:00 of 7:30", "Fewer sets: Circuit 2 of 3", NULL});
    expect_lines(
        routine, 5,
        (const char *const[]){"For 5 min: 4:30 of 7:30", "Fewer sets: Circuit 1 of 3", NULL});
    expect_lines(
        routine, 3,
        (const char *const[]){"For 3 min: 2:59 of 7:30", "Fewer sets: B 1 of 2; Circuit 1 of 3",
                              "Shorter: B 22 s of 30 s; C 30 s of 1 min; D 22 s of 30 s", NULL});
    expect_lines(routine, 2,
                 (const char *const[]){"For 2 min: 2:00 of 7:30", "Left out: C; D",
                                       "Fewer sets: B 1 of 2", "Shorter: B 15 s of 30 s", NULL});
    expect_lines(routine, 1,
                 (const char *const[]){"For 1 min: 0:45 of 7:30", "Left out: B; C; D",
                                       "Fewer sets: A 1 of 2", NULL});
}

static void what_cannot_be_so_short_says_its_least(void **state)
{
    (void)state;
    read_fine(HEAD "shortest-hold: 50s\n"
                   "steps: [{name: A, hold: 90s, prepare: 20s}]\n");
    expect_lines(routine, 1,
                 (const char *const[]){"1:10 is the shortest, more than 1 min",
                                       "Shorter: A 50 s of 1:30 min", NULL});
}

/* ---- older people ---- */

static void a_routine_may_keep_its_holds_longer(void **state)
{
    (void)state;
    for (size_t i = 0; i < routine_count; i++) {
        bool gentle = strcmp(routines[i]->id, "gentle-over-60") == 0;
        assert_int_equal(routines[i]->shortest_hold, (gentle ? 20 : 15) * NS_PER_S);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test_setup(it_is_never_longer_than_asked_unless_its_core_is_at_its_least,
                               chance_start_from_seed),
        cmocka_unit_test_setup(a_starred_step_is_never_left_out, chance_start_from_seed),
        cmocka_unit_test_setup(no_hold_is_cut_below_the_shortest, chance_start_from_seed),
        cmocka_unit_test_setup(nothing_is_longer_than_it_was_written_and_gaps_stay,
                               chance_start_from_seed),
        cmocka_unit_test_setup(what_has_no_star_gives_first_its_sets_then_its_length_then_itself,
                               chance_start_from_seed),
        cmocka_unit_test_setup(a_minute_more_only_brings_something_back, chance_start_from_seed),
        cmocka_unit_test_setup(it_says_all_that_it_leaves_out, chance_start_from_seed),
        READING_TEST(it_says_so_in_lines),
        READING_TEST(what_cannot_be_so_short_says_its_least),
        cmocka_unit_test(a_routine_may_keep_its_holds_longer),
    };
    return cmocka_run_group_tests(tests, open_all, close_all);
}
