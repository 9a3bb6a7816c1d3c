// SPDX-FileCopyrightText: 2026 The Limber authors
// SPDX-License-Identifier: GPL-3.0-or-later
/* A mark for each day of a week, told apart by shape as well as by colour. */
#include "screen/parts/week_marks.h"

#include "terminal/draw.h"

#include <stdio.h>

#define DAY_CELLS 6 /* "Mo * " and a gap */
#define TIGHT_CELLS 5

static const char *mark_of(const Week *week, int day, bool due)
{
    bool unicode = terminal_unicode(), is_today = day == day_of_week(week->today);
    if (week->done[day])
        return unicode ? "●" : "*";
    if (is_today && due)
        return unicode ? "○" : "o";
    return unicode ? "·" : ".";
}

int week_marks_draw(int row, int column, int cells, const Week *week, bool due)
{
    int each = cells >= 7 * DAY_CELLS ? DAY_CELLS : TIGHT_CELLS;
    if (cells < 7 * each - 1)
        return 0;
    for (int day = 0; day < 7; day++) {
        char name[3];
        bool is_today = day == day_of_week(week->today);
        snprintf(name, sizeof name, "%s", weekday_name(day));
        style_set(is_today ? STYLE_TITLE : STYLE_DIM);
        put_text(row, column + day * each, 2, name);
        style_set(week->done[day] ? STYLE_ACCENT : is_today ? STYLE_CALM : STYLE_DIM);
        put_text(row, column + day * each + 3, 1, mark_of(week, day, due));
    }
    style_set(STYLE_TEXT);
    return 7 * each;
}
