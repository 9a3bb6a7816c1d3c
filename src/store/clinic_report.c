// SPDX-FileCopyrightText: 2026 The Limber authors
// SPDX-License-Identifier: GPL-3.0-or-later
/* A report's JSON in one walk, from which a row takes what it has room for. Every text passes the
 * gate; every number is held to its range. */
#include "store/clinic_private.h"

#include "base/array.h"
#include "base/text.h"
#include "store/json_walk.h"

#include <stdlib.h>
#include <string.h>

#define MOST_LEVEL 10
#define ROW_TEXT_BYTES 500
#define MOMENT_TEXT_BYTES 32 /* "2026-11-30T18:00:00+01:00" */

/* ---- values ---- */

const char *clinic_safe(Arena *arena, const char *text)
{
    if (!text || !*text)
        return NULL;
    size_t size = strlen(text) < ROW_TEXT_BYTES ? strlen(text) : ROW_TEXT_BYTES;
    char *safe = arena_alloc(arena, 3 * size + 1);
    return text_safe(arena_copy(arena, text, size), safe, 3 * size + 1);
}

static const char *take_text(Walk *walk, Arena *arena)
{
    return clinic_safe(arena, walk_text(walk, arena, 4 * ROW_TEXT_BYTES));
}

/* A day, or an instant's; 0: it is neither. */
static Day day_of(const char *text)
{
    char day[11] = "";
    Day found = 0;
    if (text && strlen(text) >= 10)
        memcpy(day, text, 10);
    return day_parse(day, &found) ? found : 0;
}

static Day take_day(Walk *walk, Arena *arena)
{
    return day_of(walk_text(walk, arena, MOMENT_TEXT_BYTES));
}

/* 0 to 10; -1: not said. */
static int take_level(Walk *walk)
{
    double level = walk_number(walk, -1);
    return level >= 0 && level <= MOST_LEVEL && level == (int)level ? (int)level : -1;
}

/* 0 to 1; -1: not said. */
static double share_of(double share)
{
    return share > 1 ? 1 : share >= 0 ? share : -1;
}

/* ---- pain, added up ---- */

void pains_add(Pains *pains, ClinicRow *row, Day day, const int levels[3])
{
    int before = levels[0], after = levels[1], morning = levels[2];
    row->sessions++;
    row->first = row->first == 0 || day < row->first ? day : row->first;
    row->last = day > row->last ? day : row->last;
    if (before >= 0 && morning - before >= CLINIC_WORSE) {
        row->mornings++;
        row->worst = morning - before > row->worst ? morning - before : row->worst;
    }
    if (after < 0)
        return;
    if (pains->count < PAINS_MEAN_OF)
        pains->first += after;
    pains->last[pains->count++ % PAINS_MEAN_OF] = after;
}

void pains_settle(const Pains *pains, ClinicRow *row)
{
    int few = pains->count < PAINS_MEAN_OF ? pains->count : PAINS_MEAN_OF;
    double last = 0;
    row->pain_first = row->pain_last = -1;
    if (few == 0)
        return;
    for (int i = 0; i < few; i++)
        last += pains->last[i];
    row->pain_first = pains->first / few;
    row->pain_last = last / few;
}

/* ---- sessions ---- */

/* What a row takes of one. */
typedef struct {
    const char *started;
    size_t number; /* of the file's */
    int ouches, levels[3];
} Said;

static void read_pain(Walk *walk, Arena *arena, Said *said)
{
    static const char *const moments[] = {"before", "after", "morning"};
    const char *when = "";
    int level = -1;
    WalkName name;
    if (!walk_object(walk))
        return;
    for (bool first = true; walk_member(walk, &first, &name);)
        if (walk_is(name, "when"))
            when = walk_text(walk, arena, MOMENT_TEXT_BYTES);
        else if (walk_is(name, "level"))
            level = take_level(walk);
        else
            walk_skip(walk);
    for (size_t i = 0; when && i < COUNT_OF(moments); i++)
        if (strcmp(when, moments[i]) == 0)
            said->levels[i] = level;
}

static int count_items(Walk *walk)
{
    int count = 0;
    if (!walk_list(walk))
        return 0;
    for (bool first = true; walk_item(walk, &first); count++)
        walk_skip(walk);
    return count;
}

static Said read_session(Walk *walk, Arena *arena, size_t number)
{
    Said said = {"", number, 0, {-1, -1, -1}};
    WalkName name;
    if (!walk_object(walk))
        return said;
    for (bool first = true; walk_member(walk, &first, &name);) {
        if (walk_is(name, "started")) {
            const char *started = walk_text(walk, arena, MOMENT_TEXT_BYTES);
            said.started = started ? started : "";
        } else if (walk_is(name, "ouches")) {
            said.ouches = count_items(walk);
        } else if (walk_is(name, "pains") && walk_list(walk)) {
            for (bool first_pain = true; walk_item(walk, &first_pain);)
                read_pain(walk, arena, &said);
        } else if (!walk_is(name, "pains")) {
            walk_skip(walk);
        }
    }
    return said;
}

static int compare_said(const void *a, const void *b)
{
    const Said *first = a, *second = b;
    int started = strcmp(first->started, second->started);
    return started != 0 ? started : first->number < second->number ? -1 : 1;
}

static void read_sessions(Walk *walk, Arena *arena, ClinicRow *row)
{
    Said *said = NULL;
    size_t count = 0;
    Pains pains = {0};
    if (!walk_list(walk))
        return;
    for (bool first = true; walk_item(walk, &first); count++) {
        said = arena_grow(arena, said, count, sizeof *said);
        said[count] = read_session(walk, arena, count);
    }
    if (count > 0)
        qsort(said, count, sizeof *said, compare_said);
    for (size_t i = 0; i < count; i++) {
        row->ouches += said[i].ouches;
        pains_add(&pains, row, day_of(said[i].started), said[i].levels);
    }
    pains_settle(&pains, row);
}

/* ---- one routine of a report ---- */

/* The last weeks: a ring that keeps as many as there is room for. */
static void read_week(Walk *walk, ClinicRow *row)
{
    double owed = 0, done = 0;
    WalkName name;
    if (!walk_object(walk))
        return;
    for (bool first = true; walk_member(walk, &first, &name);)
        if (walk_is(name, "prescribed"))
            owed = walk_number(walk, 0);
        else if (walk_is(name, "credited"))
            done = walk_number(walk, 0);
        else
            walk_skip(walk);
    if (row->week_count == CLINIC_WEEKS)
        memmove(row->weeks, row->weeks + 1, (size_t)--row->week_count * sizeof *row->weeks);
    row->weeks[row->week_count++] = owed > 0 ? share_of(done / owed) : -1;
}

static void read_adherence(Walk *walk, ClinicRow *row)
{
    WalkName name;
    if (!walk_object(walk))
        return;
    for (bool first = true; walk_member(walk, &first, &name);) {
        if (walk_is(name, "share")) {
            row->share = share_of(walk_number(walk, -1));
        } else if (walk_is(name, "weeks") && walk_list(walk)) {
            for (bool first_week = true; walk_item(walk, &first_week);)
                read_week(walk, row);
        } else if (!walk_is(name, "weeks")) {
            walk_skip(walk);
        }
    }
}

static void read_prescription(Walk *walk, Arena *arena, ClinicRow *row)
{
    Day until = 0;
    WalkName name;
    if (!walk_object(walk))
        return;
    for (bool first = true; walk_member(walk, &first, &name);)
        if (walk_is(name, "client"))
            row->client = take_text(walk, arena);
        else if (walk_is(name, "review"))
            row->review = take_day(walk, arena);
        else if (walk_is(name, "ends"))
            row->ends = take_day(walk, arena);
        else if (walk_is(name, "until"))
            until = take_day(walk, arena);
        else
            walk_skip(walk);
    row->ends = row->ends > 0 ? row->ends : until;
}

static ClinicRow read_routine(Walk *walk, Arena *arena)
{
    ClinicRow row = {.share = -1, .pain_first = -1, .pain_last = -1};
    WalkName name;
    if (!walk_object(walk))
        return row;
    for (bool first = true; walk_member(walk, &first, &name);)
        if (walk_is(name, "routine"))
            row.routine = take_text(walk, arena);
        else if (walk_is(name, "title"))
            row.title = take_text(walk, arena);
        else if (walk_is(name, "prescription"))
            read_prescription(walk, arena, &row);
        else if (walk_is(name, "adherence"))
            read_adherence(walk, &row);
        else if (walk_is(name, "sessions"))
            read_sessions(walk, arena, &row);
        else
            walk_skip(walk);
    return row;
}

/* ---- a report ---- */

typedef struct {
    double form;
    Day made;
    const char *log;
    ClinicRow *rows;
    size_t count;
} Report;

static void read_routines(Walk *walk, Arena *arena, Report *report)
{
    if (!walk_list(walk))
        return;
    for (bool first = true; walk_item(walk, &first);) {
        ClinicRow row = read_routine(walk, arena);
        if (!row.routine || report->count == CLINIC_MOST_ROUTINES)
            continue;
        report->rows = arena_grow(arena, report->rows, report->count, sizeof *report->rows);
        report->rows[report->count++] = row;
    }
}

/* False: it is none. */
static bool read_report(Arena *arena, const char *text, size_t size, Report *report)
{
    Walk walk = walk_begin(text, size);
    WalkName name;
    if (!walk_object(&walk))
        return false;
    for (bool first = true; walk_member(&walk, &first, &name);)
        if (walk_is(name, "limber-report"))
            report->form = walk_number(&walk, 0);
        else if (walk_is(name, "made"))
            report->made = take_day(&walk, arena);
        else if (walk_is(name, "log"))
            report->log = take_text(&walk, arena);
        else if (walk_is(name, "routines"))
            read_routines(&walk, arena, report);
        else
            walk_skip(&walk);
    return walk_ended(&walk) && report->form == 1;
}

size_t clinic_report_take(Arena *arena, const char *text, size_t size, ClinicRow **rows,
                          const char **why)
{
    Report report = {0};
    *rows = NULL;
    *why = "it is no report that 'limber report --json' wrote";
    if (!read_report(arena, text, size, &report))
        return 0;
    for (size_t i = 0; i < report.count; i++) {
        report.rows[i].made = report.made;
        report.rows[i].log = report.log;
    }
    *rows = report.rows;
    *why = "no routine is in it";
    return report.count;
}
