// SPDX-FileCopyrightText: 2026 The Limber authors
// SPDX-License-Identifier: GPL-3.0-or-later
/* The list for today at the top of home: what is due, done, or resting, said without blame. The log
 * is asked after the first frame is on the screen. */
#include "screen/home/home.h"

#include <stdint.h>
#include <stdio.h>
#include <string.h>

static const char *item_words(Arena *arena, const TodayItem *item, Day today)
{
    char count[64] = "", day[MOMENT_BYTES], line[256];
    const char *span = item->times.period_days == 7 ? "this week" : "today";
    if (item->wanted > 1 || item->times.period_days == 7)
        snprintf(count, sizeof count, ": %d of %d %s", item->done, item->wanted, span);
    switch (item->state) {
    case TODAY_OVERDUE:
        if (item->since < today)
            snprintf(line, sizeof line, "due since %s%s",
                     today_day_words(item->since, today, day, sizeof day), count);
        else
            snprintf(line, sizeof line, "due%s", count);
        break;
    case TODAY_DUE:
        snprintf(line, sizeof line, "due%s", count);
        break;
    case TODAY_DONE:
        snprintf(line, sizeof line, "done%s", count);
        break;
    default:
        if (item->ended)
            snprintf(line, sizeof line, "ended %s",
                     today_day_words(item->until, today, day, sizeof day));
        else
            snprintf(line, sizeof line, today_has_next(item, today) ? "rest; again %s" : "rest",
                     today_day_words(item->next, today, day, sizeof day));
        break;
    }
    size_t used = strlen(line);
    if (item->review_due)
        snprintf(line + used, sizeof line - used, "; your physio's review is due");
    return arena_string(arena, line);
}

void home_today_gather(Home *home)
{
    LogReader *reader = home->options->reader;
    home_today_free(home);
    home->today.arena = arena_new();
    home->today.day = moment_day(moment_now());
    home->today.lengths =
        arena_alloc(home->today.arena, (home->catalogue->count + 1) * sizeof *home->today.lengths);
    home->card.title = home->card.last = "";
    home->card.week = (Week){.today = home->today.day};
    if (!reader)
        return;
    log_reader_retry(reader);
    home->today.count = today_gather(reader, home->catalogue, home->today.arena, home->today.day,
                                     &home->today.items);
    home->today.has = arena_alloc(home->today.arena, home->catalogue->count + 1);
    for (size_t i = 0; i < home->today.count; i++)
        if (home->today.items[i].entry != SIZE_MAX)
            home->today.has[home->today.items[i].entry] = true;
    if (log_reader_failed(reader)) { /* what was done is not known, so neither what is due */
        home->today.count = 0;
        home->today.has = NULL;
        home->today.problem = arena_printf(home->today.arena, "Today: %s", log_reader_note(reader));
    }
    home_card_gather(home);
}

bool home_log_note_take(Home *home)
{
    const char *note = home->options->live.log ? log_note(home->options->live.log) : "";
    char before[sizeof home->log_note];
    memcpy(before, home->log_note, sizeof before);
    snprintf(home->log_note, sizeof home->log_note, "%s", note);
    return strcmp(before, home->log_note) != 0;
}

void home_today_free(Home *home)
{
    arena_free(home->today.arena);
    home->today.arena = NULL;
    home->today.lengths = NULL;
    home_session_forget(home);
    home->today.items = NULL;
    home->today.count = 0;
    home->today.has = NULL;
    home->today.problem = NULL;
}

void home_today_add(Home *home)
{
    bool headed = false;
    if (*home->log_note != '\0') /* whatever the filter is, which a session leaves as it was */
        home_list_add(home, (HomeRow){ROW_HEADING, .heading = home->log_note, .warns = true});
    if (home->today.problem && *home->browse.filter == '\0')
        home_list_add(home, (HomeRow){ROW_HEADING, .heading = home->today.problem, .warns = true});
    for (size_t i = 0; i < home->today.count; i++) {
        const TodayItem *item = &home->today.items[i];
        if (item->entry == SIZE_MAX ||
            !home_list_matches(home, &home->catalogue->entries[item->entry]))
            continue;
        if (!headed)
            home_list_add(home, (HomeRow){ROW_HEADING, .heading = "Today"});
        headed = true;
        home_list_add_routine(
            home, (HomeRow){.entry = item->entry,
                            .item = item,
                            .reason = item_words(home->today.arena, item, home->today.day)});
    }
}
