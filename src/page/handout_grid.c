// SPDX-FileCopyrightText: 2026 The Limber authors
// SPDX-License-Identifier: GPL-3.0-or-later
/* The plan by weeks, and the grid to tick: a row a day, with pain before, after and on the next
 * morning, and a line for what was hard. */
#include "page/handout_private.h"

#include "page/html.h"
#include "page/plan.h"
#include "session/check_in.h"

#define WEEKS 4 /* where the prescription names no end */
#define DAYS_A_WEEK 7
#define MOST_TICKS 4 /* boxes in a row */
#define MOST_SCALES 8

#define SHORT_NAME 3 /* letters of a weekday where the columns are narrow */

/* The day of the grid as its first column says it: a date where the plan has one. */
static void print_day(const HandoutSheet *sheet, Day first, int day)
{
    char date[MOMENT_BYTES];
    bool narrow = sheet->handout->large || sheet->handout->paper == PAPER_A5;
    const char *name = weekday_name(day_of_week(first + day));
    if (sheet->routine->prescription.from.year > 0)
        html_print(sheet->out, "<th scope=\"row\">%s %s</th>",
                   narrow ? arena_copy(sheet->arena, name, SHORT_NAME) : name,
                   day_format(first + day, date, sizeof date));
    else
        html_print(sheet->out, "<th scope=\"row\">%d</th>", day + 1);
}

static void print_row(const HandoutSheet *sheet, Day first, int day, int columns)
{
    const Frequency *times = &sheet->routine->prescription.times;
    int ticks = times->period_days == 1 ? times->times : 1;
    fputs("<tr>", sheet->out);
    print_day(sheet, first, day);
    fputs("<td class=\"tick\">", sheet->out);
    for (int i = 0; i < ticks && i < MOST_TICKS; i++)
        fputs("<span class=\"box\"></span>", sheet->out);
    fputs("</td>", sheet->out);
    for (int i = 0; i < columns; i++)
        fputs("<td></td>", sheet->out);
    fputs("</tr>\n", sheet->out);
}

static int days_of_grid(const Routine *routine)
{
    Date from = routine->prescription.from, review = routine->prescription.review;
    int days = WEEKS * DAYS_A_WEEK;
    if (from.year > 0 && review.year > 0) {
        Day span = day_of_date(review) - day_of_date(from);
        if (span >= DAYS_A_WEEK && span < days)
            days = (int)span;
    }
    return days;
}

static void print_span(const HandoutSheet *sheet, const PlanSpan *span)
{
    html_print(sheet->out, "<tr><th scope=\"row\">%s</th><td>", span->heading);
    for (size_t i = 0; i < span->count; i++)
        html_print(sheet->out, "%s<br>", span->lines[i].text);
    fputs("</td></tr>\n", sheet->out);
}

void handout_print_plan(const HandoutSheet *sheet)
{
    size_t count;
    PlanSpan *spans = plan_spans(sheet->arena, sheet->routine, &count);
    if (count > 1)
        fputs("<section class=\"plan\">\n<h2>How it changes</h2>\n<table>\n", sheet->out);
    for (size_t i = 0; count > 1 && i < count; i++)
        print_span(sheet, &spans[i]);
    if (count > 1)
        fputs("</table>\n</section>\n", sheet->out);
}

/* The columns of the routine's own questions, by their numbers; how many there are. One that is
 * asked once a week has its boxes where it stands. */
static int print_scale_heads(const HandoutSheet *sheet)
{
    const Routine *routine = sheet->routine;
    int count = 0;
    for (size_t i = 0; i < routine->scale_count && count < MOST_SCALES; i++)
        if (routine->scales[i].when != SCALE_WEEKLY) {
            html_print(sheet->out, "<th>answer %zu</th>", i + 1);
            count++;
        }
    return count;
}

void handout_print_grid(const HandoutSheet *sheet)
{
    static const char *const pains[] = {"Pain before", "after", "next morning"};
    const Routine *routine = sheet->routine;
    int pain = check_in_asks_pain(routine) ? (int)(sizeof pains / sizeof *pains) : 0;
    bool dated = routine->prescription.from.year > 0;
    Day first = dated ? day_of_date(routine->prescription.from) : 0;
    fputs("<section class=\"grid\">\n<h2>Tick what you "
          "did</h2>\n<table>\n<thead><tr><th>Day</th><th>Done</th>",
          sheet->out);
    for (int i = 0; i < pain; i++)
        html_print(sheet->out, "<th>%s</th>", pains[i]);
    int scales = print_scale_heads(sheet);
    fputs("<th class=\"line\">What was hard?</th></tr></thead>\n", sheet->out);
    for (int day = 0, days = days_of_grid(routine); day < days; day++) {
        if (day % DAYS_A_WEEK == 0)
            fputs(day == 0 ? "<tbody>\n" : "</tbody>\n<tbody>\n", sheet->out);
        print_row(sheet, first, day, pain + scales + 1);
    }
    fputs("</tbody>\n</table>\n</section>\n", sheet->out);
}
