// SPDX-FileCopyrightText: 2026 The Limber authors
// SPDX-License-Identifier: GPL-3.0-or-later
/* Published protocols as routine files (docs/protocols): nothing is to be said of any, its plan has
 * a table of weeks, and on days of the plan it asks for what the paper does (protocols.txt, worked
 * out by hand). */
#include "page/weeks_page.h"
#include "routine/reader.h"
#include "session/fit.h"
#include "session/rhythm.h"
#include "session/timeline.h"

#include "source_files.h"

#include <dirent.h>
#include <locale.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#define MONDAY 18260 /* the day on which a plan without dates begins */

static Library *library;

static int open_library(void **state)
{
    (void)state;
    setlocale(LC_ALL, "");
    library = shipped_library();
    return 0;
}

static int close_library(void **state)
{
    (void)state;
    library_free(library);
    return 0;
}

static Routine *read_protocol(const char *name)
{
    char file[128];
    snprintf(file, sizeof file, "docs/protocols/%s.yaml", name);
    char *path = path_in_source(file);
    Diagnostics *found = diagnostics_new();
    Routine *routine = routine_read(path, library, found);
    diagnostics_print(found, stderr);
    assert_non_null(routine);
    assert_int_equal(diagnostics_size(found), 0);
    diagnostics_free(found);
    free(path);
    return routine;
}

/* ---- a timeline in the words of protocols.txt ---- */

static double seconds(Ns length)
{
    return (double)length / NS_PER_S;
}

/* "15 reps of 6 s at 15 RM", "30 s", "max at green band" */
static void say_work(const Segment *segment, char *out, size_t capacity)
{
    const char *load = segment_load(segment);
    Work work = segment_work(segment);
    char what[64];
    if (segment->kind == SEGMENT_WAIT && work.reps == REPS_MAX)
        snprintf(what, sizeof what, "max");
    else if (segment->kind == SEGMENT_WAIT)
        snprintf(what, sizeof what, "%d reps", work.reps);
    else if (segment->reps > 0)
        snprintf(what, sizeof what, "%d reps of %g s", segment->reps,
                 seconds(segment->length) / segment->reps);
    else
        snprintf(what, sizeof what, "%g s", seconds(segment->length));
    snprintf(out, capacity, "%s%s%s", what, load ? " at " : "", load ? load : "");
}

/* The alike works from `index` on, gaps passed over; returns the index after them. */
static size_t say_alike(const Timeline *timeline, size_t index, size_t end, FILE *out)
{
    char first[128], next[128], sides[32] = "";
    size_t count = 0, number = 0;
    say_work(&timeline->segments[index], first, sizeof first);
    for (; index < end; index++) {
        const Segment *segment = &timeline->segments[index];
        if (!segment_is_work(segment))
            continue;
        say_work(segment, next, sizeof next);
        if (strcmp(first, next) != 0)
            break;
        count++;
        if (segment->side != SIDE_NONE && number + 1 < sizeof sides)
            sides[number++] = segment->side == SIDE_LEFT ? 'L' : 'R';
    }
    if (count > 1)
        fprintf(out, ", %zu x %s", count, first);
    else
        fprintf(out, ", %s", first);
    if (*sides)
        fprintf(out, " (%s)", sides);
    return index;
}

static void say_gap(const Timeline *timeline, size_t from, size_t end, SegmentKind kind,
                    const char *word, FILE *out)
{
    for (size_t i = from; i < end; i++)
        if (timeline->segments[i].kind == kind && !timeline->segments[i].rest_step) {
            fprintf(out, ", %s %g", word, seconds(timeline->segments[i].length));
            return; /* the others are alike */
        }
}

/* One step's turn. */
static void say_turn(const Timeline *timeline, size_t from, size_t end, FILE *out)
{
    char *text = NULL;
    size_t size;
    FILE *parts = open_memstream(&text, &size);
    say_gap(timeline, from, end, SEGMENT_PREPARE, "prepare", parts);
    for (size_t i = from; i < end;)
        if (segment_is_work(&timeline->segments[i]))
            i = say_alike(timeline, i, end, parts);
        else
            i++;
    say_gap(timeline, from, end, SEGMENT_REST, "rest", parts);
    say_gap(timeline, from, end, SEGMENT_SWITCH, "switch", parts);
    fclose(parts);
    fprintf(out, "%s: %s\n", timeline->segments[from].step->name, text + 2);
    free(text);
}

static bool same_turn(const Segment *a, const Segment *b)
{
    return a->visit == b->visit && !a->rest_step && !b->rest_step;
}

static char *say_day(const Routine *routine, PlanDay day)
{
    char *text = NULL;
    size_t size;
    FILE *out = open_memstream(&text, &size);
    FitReport report;
    Fit fit = {.day = day, .owed = rhythm_owed(routine->arena, routine, day)};
    Routine *fitted = routine_fit(routine, &fit, &report);
    Timeline *timeline = timeline_build(fitted);
    for (size_t from = 0, end; from < timeline->count; from = end) {
        const Segment *segments = timeline->segments;
        for (end = from + 1; end < timeline->count && same_turn(&segments[from], &segments[end]);)
            end++;
        if (segments[from].rest_step)
            fprintf(out, "- rest %g\n", seconds(segments[from].length));
        else
            say_turn(timeline, from, end, out);
    }
    for (size_t i = 0; i < report.count; i++)
        if (strncmp(report.lines[i], "No", 2) == 0)
            fprintf(out, "%s\n", report.lines[i]);
    fprintf(out, "= %g\n", seconds(timeline->total));
    fclose(out);
    timeline_free(timeline);
    routine_free(fitted);
    return text;
}

/* Is it due on a day of the plan that was followed as it asks? */
static const char *say_due(const Routine *routine, PlanDay day)
{
    Day first = day.date - day.day, done[512];
    size_t count = 0;
    Rhythm rhythm = rhythm_of_routine(routine, first);
    if (!rhythm_asks(&rhythm))
        return "at will";
    for (Day at = first;; at++)
        for (;;) {
            RhythmDone sum = rhythm_done(&rhythm, done, count, at);
            bool due = rhythm_is_due(&rhythm, &sum, at);
            if (at == day.date)
                return due ? "due" : "";
            if (!due)
                break;
            done[count++] = at;
        }
}

/* ---- against what was worked out ---- */

/* "NAME DAYS... due", then the lines of one block. */
static void hold_block(char *block)
{
    char *lines = strchr(block, '\n') + 1, *rest = NULL;
    lines[-1] = '\0';
    char *days = strchr(block, ' ');
    *days++ = '\0';
    Routine *routine = read_protocol(block);
    PlanDay start = fit_plan_day(routine, MONDAY, true, MONDAY);
    Date from = routine->prescription.from;
    start.date = from.year > 0 ? day_of_date(from) : MONDAY;
    for (char *at = days; *at >= '0' && *at <= '9'; at = rest) {
        Day number = strtol(at, &rest, 10) - 1;
        const char *due = rest + strspn(rest, " 0123456789");
        PlanDay day = {number, start.date + number};
        char *said = say_day(routine, day);
        print_message("%s, day %d\n", block, (int)number + 1);
        assert_string_equal(said, lines);
        assert_string_equal(say_due(routine, day), due);
        free(said);
        rest += *rest == ' ' && rest[1] >= '0' && rest[1] <= '9';
    }
    routine_free(routine);
}

static void each_day_asks_for_what_the_paper_does(void **state)
{
    (void)state;
    char *path = path_in_source("tests/unit/protocols.txt"), *text = text_in_file(path);
    int blocks = 0;
    for (char *at = strstr(text, "\n## "), *next; at; at = next, blocks++) {
        char *end = strstr(at + 1, "\n\n");
        next = end ? strstr(end, "\n## ") : NULL;
        if (end)
            end[1] = '\0';
        hold_block(at + 4);
    }
    assert_int_equal(blocks, 23);
    free(text);
    free(path);
}

static void each_has_a_table_of_its_weeks(void **state)
{
    (void)state;
    char *folder = path_in_source("docs/protocols");
    DIR *files = opendir(folder);
    assert_non_null(files);
    int count = 0;
    for (struct dirent *file; (file = readdir(files));) {
        char name[256], *text = NULL, *ending;
        size_t size;
        snprintf(name, sizeof name, "%s", file->d_name);
        if (!(ending = strstr(name, ".yaml")))
            continue;
        *ending = '\0';
        Routine *routine = read_protocol(name);
        FILE *out = open_memstream(&text, &size);
        weeks_page_print(routine, 80, out);
        fclose(out);
        assert_ptr_equal(strstr(text, routine->title), text);
        assert_non_null(strstr(text, "\n  "));
        free(text);
        routine_free(routine);
        count++;
    }
    assert_true(count >= 11);
    closedir(files);
    free(folder);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(each_day_asks_for_what_the_paper_does),
        cmocka_unit_test(each_has_a_table_of_its_weeks),
    };
    return cmocka_run_group_tests_name("published protocols", tests, open_library, close_library);
}
