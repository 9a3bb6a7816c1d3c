// SPDX-FileCopyrightText: 2026 The Limber authors
// SPDX-License-Identifier: GPL-3.0-or-later
/* Prints the list for today. What waits since an earlier day is due like the rest, and says since
 * when. */
#include "page/today_page.h"

#include "base/text.h"

/* "today", "tomorrow", "on Friday", "on 2026-12-24": a day as it lies ahead. Returns out. */
static char *day_words(Day day, Day today, char *out, size_t capacity)
{
    char date[MOMENT_BYTES];
    if (day == today)
        snprintf(out, capacity, "today");
    else if (day == today + 1)
        snprintf(out, capacity, "tomorrow");
    else if (day > today && day < today + 7)
        snprintf(out, capacity, "on %s", weekday_name(day_of_week(day)));
    else
        snprintf(out, capacity, "on %s", day_format(day, date, sizeof date));
    return out;
}

static const char *word_of(TodayState state)
{
    return today_state_word(state == TODAY_OVERDUE ? TODAY_DUE : state);
}

static void print_item(const TodayItem *item, Day today, int title_cells, FILE *out)
{
    char day[MOMENT_BYTES];
    fprintf(out, "%-6s %s%*s", word_of(item->state), item->title,
            title_cells - text_width(item->title), "");
    if (item->ended)
        fprintf(out, "  ended on %s", day_format(item->until, day, sizeof day));
    else if (item->wanted > 0)
        fprintf(out, "  %d of %d %s", item->done, item->wanted,
                item->times.period_days == 7 ? "this week" : "today");
    else
        fputs(item->last == INT64_MIN ? "  not begun" : "  a rest day", out);
    if (item->state == TODAY_OVERDUE && item->since < today)
        fprintf(out, ", waiting since %s", day_format(item->since, day, sizeof day));
    if (today_has_next(item, today))
        fprintf(out, ", %s %s", item->last == INT64_MIN ? "first" : "again",
                day_words(item->next, today, day, sizeof day));
    fputc('\n', out);
    if (item->review_due)
        fprintf(out, "%-6s your physio wants to see you: the review is set for %s\n", "",
                day_format(item->review, day, sizeof day));
}

void today_page_print(const TodayItem *items, size_t count, Day today, FILE *out)
{
    int title_cells = 0;
    for (size_t i = 0; i < count; i++)
        if (text_width(items[i].title) > title_cells)
            title_cells = text_width(items[i].title);
    for (size_t i = 0; i < count; i++)
        print_item(&items[i], today, title_cells, out);
}
