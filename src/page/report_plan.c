// SPDX-FileCopyrightText: 2026 The Limber authors
// SPDX-License-Identifier: GPL-3.0-or-later
/* Puts a plan into lines, one a step and stretch of days, and compares the lines of two versions by
 * the stretch and the step that they belong to. */
#include "page/report_plan.h"

#include "page/plan.h"

#include <string.h>

/* A line of a plan, and where it stands. */
typedef struct {
    const char *days; /* the stretch: "Weeks 3 to 4"; "": the plan is always the same */
    const char *name; /* of the step or the group */
    const char *text; /* "Heel drop: 3 x 15 reps (slowly)" */
    int nth;          /* of those called so in the stretch */
} Placed;

typedef struct {
    Placed *lines;
    size_t count;
} PlacedLines;

static int nth_of(const PlacedLines *lines, const Placed *line)
{
    int nth = 0;
    for (size_t i = 0; i < lines->count; i++)
        nth += strcmp(lines->lines[i].days, line->days) == 0 &&
               strcmp(lines->lines[i].name, line->name) == 0;
    return nth;
}

/* The note is the routine's own text, which may be gone before the words are. */
static void place_line(Arena *arena, PlacedLines *out, const char *days, const PlanLine *line)
{
    Placed placed = {.days = days, .name = line->name, .text = line->text};
    if (line->note)
        placed.text = arena_printf(arena, "%s (%s)", line->text, line->note);
    placed.nth = nth_of(out, &placed);
    out->lines = arena_grow(arena, out->lines, out->count, sizeof *out->lines);
    out->lines[out->count++] = placed;
}

static PlacedLines lines_of(Arena *arena, const PlanSpan *spans, size_t count)
{
    PlacedLines out = {0};
    for (size_t i = 0; i < count; i++)
        for (size_t j = 0; j < spans[i].count; j++)
            place_line(arena, &out, count > 1 ? spans[i].days : "", &spans[i].lines[j]);
    return out;
}

/* ---- the plan ---- */

static const Placed *find(const PlacedLines *lines, const char *days, const Placed *wanted)
{
    for (size_t i = 0; i < lines->count; i++) {
        const Placed *line = &lines->lines[i];
        if (strcmp(line->days, days) == 0 && strcmp(line->name, wanted->name) == 0 &&
            line->nth == wanted->nth)
            return line;
    }
    return NULL;
}

/* The lines of a stretch that the one before has not, and what of that one is gone. */
static void add_span_lines(Arena *arena, PlanWords *out, const PlacedLines *lines, const char *days,
                           const char *before)
{
    for (size_t i = 0; i < lines->count; i++) {
        const Placed *line = &lines->lines[i];
        bool here = strcmp(line->days, days) == 0, gone = false;
        const Placed *other = NULL;
        if (here && before)
            other = find(lines, before, line);
        else if (before && strcmp(line->days, before) == 0)
            gone = !find(lines, days, line);
        if (!gone && (!here || (other && strcmp(other->text, line->text) == 0)))
            continue;
        out->lines = arena_grow(arena, out->lines, out->count, sizeof *out->lines);
        out->lines[out->count++] =
            gone ? arena_printf(arena, "%s: no longer", line->name) : line->text;
    }
}

PlanWords *report_plan_words(Arena *arena, const Routine *routine, size_t *count)
{
    PlanSpan *spans = plan_spans(arena, routine, count);
    PlacedLines lines = lines_of(arena, spans, *count);
    PlanWords *words = arena_alloc(arena, (*count + 1) * sizeof *words);
    const char *before = NULL;
    for (size_t i = 0; i < *count; i++) {
        const char *days = *count > 1 ? spans[i].days : "";
        words[i] = (PlanWords){.heading = *count > 1 ? spans[i].heading : "",
                               .days = days,
                               .nothing = spans[i].count == 0};
        if (words[i].nothing)
            continue;
        add_span_lines(arena, &words[i], &lines, days, before);
        before = days;
    }
    return words;
}

static const char *with_date(Arena *arena, const char *words, const char *label, Date date)
{
    char day[MOMENT_BYTES];
    return date.year > 0 ? arena_printf(arena, "%s, %s %s", words, label,
                                        day_format(day_of_date(date), day, sizeof day))
                         : words;
}

const char *report_plan_rhythm(Arena *arena, const Routine *routine)
{
    const char *words = plan_rhythm_words(arena, routine);
    words = *words ? words : "no frequency";
    words = with_date(arena, words, "from", routine->prescription.from);
    words = with_date(arena, words, "until", routine->prescription.until);
    return with_date(arena, words, "review", routine->prescription.review);
}

Day report_plan_end(const Routine *routine, Day first)
{
    Date from = routine->prescription.from, until = routine->prescription.until;
    int last = 0;
    if (until.year > 0)
        return day_of_date(until);
    for (size_t i = 0; i < routine->block_count; i++)
        for (size_t j = 0; j < routine->blocks[i].count; j++) {
            int of_block = routine->blocks[i].due.last_day;
            int of_step = routine->blocks[i].steps[j].due.last_day;
            int end = of_step == 0 || (of_block > 0 && of_block < of_step) ? of_block : of_step;
            if (end == 0)
                return 0;
            last = end > last ? end : last;
        }
    return last > 0 ? (from.year > 0 ? day_of_date(from) : first) + last - 1 : 0;
}

/* ---- what changed ---- */

typedef struct {
    Arena *arena;
    const char **lines;
    size_t count;
} Changes;

static void add_change(Changes *changes, const char *line)
{
    changes->lines =
        arena_grow(changes->arena, changes->lines, changes->count, sizeof *changes->lines);
    changes->lines[changes->count++] = line;
}

static void compare_words(Changes *changes, const char *label, const char *old, const char *now)
{
    if (strcmp(old, now) != 0)
        add_change(changes, arena_printf(changes->arena, "%s: %s (was %s)", label,
                                         *now ? now : "not said", *old ? old : "not said"));
}

static const char *date_words(Arena *arena, Date date)
{
    char day[MOMENT_BYTES];
    return date.year > 0 ? arena_string(arena, day_format(day_of_date(date), day, sizeof day)) : "";
}

static const char *pain_words(Arena *arena, PainBands pain)
{
    return arena_printf(arena, "eased from %d of 10, left out from %d", pain.ease, pain.stop);
}

/* "Run 5 km; Sleep through"; "": none. */
static const char *goal_words(Arena *arena, const Routine *routine)
{
    const char *words = "";
    for (size_t i = 0; i < routine->goal_count; i++)
        words = arena_printf(arena, "%s%s%s", words, i > 0 ? "; " : "", routine->goals[i]);
    return words;
}

static void compare_heads(Changes *changes, const Routine *old, const Routine *now)
{
    Arena *arena = changes->arena;
    compare_words(changes, "Goal", goal_words(arena, old), goal_words(arena, now));
    compare_words(changes, "How often", plan_rhythm_words(arena, old),
                  plan_rhythm_words(arena, now));
    compare_words(changes, "Until", date_words(arena, old->prescription.until),
                  date_words(arena, now->prescription.until));
    compare_words(changes, "Review", date_words(arena, old->prescription.review),
                  date_words(arena, now->prescription.review));
    compare_words(changes, "Pain bands", pain_words(arena, old->pain),
                  pain_words(arena, now->pain));
}

/* What stands behind the name, where it begins with it. */
static const char *dose_in(const Placed *line)
{
    size_t length = strlen(line->name);
    return strncmp(line->text, line->name, length) == 0 && line->text[length] &&
                   strchr(":,", line->text[length]) && line->text[length + 1] == ' '
               ? line->text + length + 2
               : line->text;
}

/* Is what the line is of the same in all stretches that have it? *first: is the line its first? */
static bool is_uniform(const PlacedLines *lines, const Placed *line, bool *first)
{
    const Placed *found = NULL;
    for (size_t i = 0; i < lines->count; i++) {
        const Placed *other = &lines->lines[i];
        if (strcmp(other->name, line->name) != 0 || other->nth != line->nth)
            continue;
        if (found && strcmp(other->text, found->text) != 0)
            return false;
        found = found ? found : other;
    }
    *first = found == line;
    return true;
}

/* A change of a line of `of`: named with its stretch, but once and without where it is the same in
 * all of them, in the other version too. */
static void add_placed(Changes *changes, const PlacedLines *of, const PlacedLines *other,
                       const Placed *line, const char *words)
{
    bool first, unused;
    if (!*line->days || (is_uniform(other, line, &unused) && is_uniform(of, line, &first)))
        words = !*line->days || first ? words : NULL;
    else
        words = arena_printf(changes->arena, "%s: %s", line->days, words);
    if (words)
        add_change(changes, words);
}

static void compare_plans(Changes *changes, const PlacedLines *old, const PlacedLines *now)
{
    Arena *arena = changes->arena;
    for (size_t i = 0; i < now->count; i++) {
        const Placed *line = &now->lines[i], *was = find(old, line->days, line);
        if (!was)
            add_placed(changes, now, old, line, arena_printf(arena, "new: %s", line->text));
        else if (strcmp(was->text, line->text) != 0)
            add_placed(changes, now, old, line,
                       arena_printf(arena, "%s (was %s)", line->text, dose_in(was)));
    }
    for (size_t i = 0; i < old->count; i++)
        if (!find(now, old->lines[i].days, &old->lines[i]))
            add_placed(changes, old, now, &old->lines[i],
                       arena_printf(arena, "no longer: %s", old->lines[i].text));
}

const char **report_plan_changes(Arena *arena, const Routine *old, const Routine *now,
                                 size_t *count)
{
    Changes changes = {.arena = arena};
    size_t old_count, now_count;
    PlanSpan *old_spans = plan_spans(arena, old, &old_count);
    PlanSpan *now_spans = plan_spans(arena, now, &now_count);
    PlacedLines old_lines = lines_of(arena, old_spans, old_count);
    PlacedLines now_lines = lines_of(arena, now_spans, now_count);
    compare_heads(&changes, old, now);
    compare_plans(&changes, &old_lines, &now_lines);
    *count = changes.count;
    return changes.lines;
}
