// SPDX-FileCopyrightText: 2026 The Limber authors
// SPDX-License-Identifier: GPL-3.0-or-later
/* The card of today over the list: the week, the last session, the time there is. Each row begins
 * with its key, and a click does the same. */
#include "routine/duration.h"
#include "screen/home/home.h"
#include "screen/parts/week_marks.h"

#include <stdint.h>
#include <stdio.h>
#include <string.h>

#define LABEL_CELLS 10
#define TIMES 3

/* ---- what stands there ---- */

static size_t entry_of(const Catalogue *catalogue, const char *routine)
{
    for (size_t i = 0; i < catalogue->count; i++)
        if (!catalogue->entries[i].shadowed && strcmp(catalogue->entries[i].name, routine) == 0)
            return i;
    return SIZE_MAX;
}

/* "yesterday, 12 min, calves looser" */
static const char *last_words(Arena *arena, const LoggedSession *last, Day today)
{
    char length[32], day[MOMENT_BYTES];
    Day when = moment_day(last->session.started);
    const char *change = week_change(arena, last);
    duration_format(last->session.work_held / NS_PER_S * NS_PER_S, length, sizeof length);
    if (last->session.work_held >= 60 * NS_PER_S)
        snprintf(length, sizeof length, "%d min",
                 (int)((last->session.work_held + 30 * NS_PER_S) / (60 * NS_PER_S)));
    return arena_printf(arena, "%s, %s%s%s",
                        when == today ? "today" : today_day_words(when, today, day, sizeof day),
                        length, change ? ", " : "", change ? change : "");
}

void home_card_gather(Home *home)
{
    LoggedSession last;
    LogReader *reader = home->options->reader;
    home->card.week = week_gather(reader, home->today.day);
    home->card.again = SIZE_MAX;
    home->card.title = home->card.last = "";
    if (!week_last(reader, home->today.arena, home->today.day, &last))
        return;
    home->card.again = entry_of(home->catalogue, last.session.routine);
    home->card.title = arena_string(home->today.arena, last.session.title);
    home->card.last = last_words(home->today.arena, &last, home->today.day);
}

/* "2 due, 1 done", or what else today is. */
static void today_words(const Home *home, char *out, size_t capacity)
{
    size_t due = 0, done = 0;
    for (size_t i = 0; i < home->today.count; i++) {
        due +=
            home->today.items[i].state == TODAY_DUE || home->today.items[i].state == TODAY_OVERDUE;
        done += home->today.items[i].state == TODAY_DONE;
    }
    out[0] = '\0';
    if (due > 0 && done > 0)
        snprintf(out, capacity, "%zu due, %zu done", due, done);
    else if (due > 0)
        snprintf(out, capacity, "%zu due today", due);
    else if (done > 0)
        snprintf(out, capacity, "all done for today");
    else if (home->card.week.done[day_of_week(home->card.week.today)])
        snprintf(out, capacity, "done today");
}

/* ---- drawing ---- */

static int put_label(const Box *box, int line, const char *key, const char *label)
{
    style_set(STYLE_KEY);
    int used = put_text(box->row + line, box->column, 2, key);
    style_set(STYLE_DIM);
    put_text(box->row + line, box->column + used + 1, LABEL_CELLS - used - 1, label);
    style_set(STYLE_TEXT);
    return box->column + LABEL_CELLS;
}

static void draw_week(const Home *home, const Box *box)
{
    char words[64];
    int column = put_label(box, 0, "H", "week"), cells = box->columns - LABEL_CELLS;
    int used = week_marks_draw(box->row, column, cells, &home->card.week,
                               today_is_due(home->today.items, home->today.count));
    today_words(home, words, sizeof words);
    style_set(STYLE_CALM);
    put_text(box->row, column + used + 2, cells - used - 2, words);
    style_set(STYLE_TEXT);
}

static void draw_last(const Home *home, const Box *box)
{
    int column = put_label(box, 1, "a", "again"), cells = box->columns - LABEL_CELLS;
    if (*home->card.title == '\0') {
        style_set(STYLE_DIM);
        put_text(box->row + 1, column, cells, "nothing done yet: Enter starts what is chosen");
    } else {
        int used = put_text(box->row + 1, column, cells, home->card.title) + 3;
        style_set(STYLE_DIM);
        put_text(box->row + 1, column + used, cells - used, home->card.last);
    }
    style_set(STYLE_TEXT);
}

static void draw_time(const Home *home, const Box *box)
{
    static const struct {
        int minutes;
        const char *words;
    } times[] = {{5, " 5 min "}, {10, " 10 min "}, {15, " 15 min "}, {0, " all of it "}};
    int column = put_label(box, 2, "m", "minutes"), end = box->column + box->columns;
    for (size_t i = 0; i <= TIMES; i++) {
        style_set(home->minutes == times[i].minutes ? STYLE_SELECTED : STYLE_DIM);
        column += put_text(box->row + 2, column, end - column, times[i].words) + 1;
    }
    style_set(STYLE_TEXT);
}

void home_card_draw(Home *home, const Box *box)
{
    home->card.row = box->row;
    draw_week(home, box);
    draw_last(home, box);
    draw_time(home, box);
}

int home_card_line_at(const Home *home, const Input *input)
{
    int line = home->card.row > 0 ? input->row - home->card.row : -1;
    return line >= 0 && line < HOME_CARD_ROWS && input->wheel == 0 ? line : -1;
}
