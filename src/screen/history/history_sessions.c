// SPDX-FileCopyrightText: 2026 The Limber authors
// SPDX-License-Identifier: GPL-3.0-or-later
/* The sessions of the year, the latest first, and one of them whole, as `limber log show` prints
 * it. */
#include "screen/history/history_screen.h"

#include "base/text.h"
#include "terminal/list.h"
#include "terminal/scroll_text.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#define WIDE 64 /* columns: with the year, steps and ouches */
#define HELD_CELLS 15
#define REST_CELLS 24

static const LoggedSession *session_at(const HistoryScreen *screen, size_t back)
{
    return &screen->log.sessions[screen->log.count - 1 - back];
}

static void when_words(Moment moment, bool wide, char *out, size_t capacity)
{
    Date date = date_of_day(moment_day(moment));
    int second = moment_second_of_day(moment);
    if (wide)
        moment_format_minute(moment, out, capacity);
    else
        snprintf(out, capacity, "%2d %s %02d:%02d", date.day, month_short(date.month),
                 second / 3600, second / 60 % 60);
}

/* What was not as planned. */
static void rest_words(const LoggedSession *logged, char *out, size_t capacity)
{
    const SessionRecord *session = &logged->session;
    char steps[48] = "", ouches[32] = "";
    if (session->steps_done < session->steps)
        snprintf(steps, sizeof steps, "%d of %d steps", session->steps_done, session->steps);
    if (logged->ouch_count > 0)
        snprintf(ouches, sizeof ouches, "%zu ouch%s", logged->ouch_count,
                 logged->ouch_count == 1 ? "" : "es");
    snprintf(out, capacity, "%s%s%s", steps, *steps && *ouches ? ", " : "", ouches);
}

/* The room that any session needs for that: where all went as planned, names have it. */
static int rest_cells(const HistoryScreen *screen)
{
    int widest = -1;
    for (size_t i = 0; i < screen->log.count; i++) {
        char words[96];
        rest_words(session_at(screen, i), words, sizeof words);
        int cells = text_width(words);
        widest = *words && cells > widest ? cells : widest;
    }
    return widest + 2 < REST_CELLS ? widest + 2 : REST_CELLS;
}

/* As short as can be: names need the room. */
static void held_words(Ns held, char *out, size_t capacity)
{
    if (held > 0 && held < NS_PER_S * 30)
        snprintf(out, capacity, "<1 min");
    else
        log_words_minutes(held, out, capacity);
}

static void draw_one(const LoggedSession *logged, const Box *box, int rest_room, bool selected)
{
    char words[MOMENT_BYTES], held[32], rest[96];
    bool wide = box->columns >= WIDE;
    int row = box->row;
    int title = wide ? 20 : 15, beside = wide ? rest_room : 1, after = HELD_CELLS + beside;
    int end = box->column + box->columns;
    held_words(logged->session.work_held, held, sizeof held);
    int room = end - after + HELD_CELLS - text_width(held) - 2 - (box->column + title);
    Style dim = selected ? STYLE_SELECTED : STYLE_DIM;
    list_row_ground(box, row, selected);
    when_words(logged->session.started, wide, words, sizeof words);
    style_set(selected ? STYLE_SELECTED : STYLE_CALM);
    put_text(row, box->column + 2, title - 2, words);
    style_set(selected ? STYLE_SELECTED : STYLE_TEXT);
    put_text(row, box->column + title, room, logged->session.title);
    draw_right(row, end - after, HELD_CELLS, held);
    rest_words(logged, rest, sizeof rest);
    style_set(dim);
    if (wide)
        put_text(row, end - beside + 2, beside - 2, rest);
    style_set(STYLE_TEXT);
}

/* ---- one of them ---- */

void history_screen_session_open(HistoryScreen *screen)
{
    const SessionRecord *record =
        &session_at(screen, screen->lists[HISTORY_SESSIONS].selected)->session;
    Arena *arena = arena_new();
    LoggedSession *found;
    Day day = moment_day(record->started);
    size_t count = log_reader_span(screen->reader, arena, &(LogFilter){record->routine, day, day},
                                   LOG_ALL, &found);
    free(screen->detail);
    screen->detail = NULL;
    screen->lists[HISTORY_SESSIONS].scroll = 0;
    for (size_t i = 0; i < count && !screen->detail; i++) {
        size_t size;
        if (strcmp(found[i].session.id, record->id) != 0)
            continue;
        FILE *out = open_memstream(&screen->detail, &size);
        if (!out)
            memory_fail();
        log_page_session(&found[i], out);
        fclose(out);
    }
    if (!screen->detail)
        screen->detail = memory_string("This session is no longer in the log.\n");
    arena_free(arena);
}

/* The first line is the title; lines that are not indented head those that are. */
static void write_detail(ScrollText *text, void *owner)
{
    const HistoryScreen *screen = owner;
    char *copy = memory_string(screen->detail), *next = copy;
    bool parts = false; /* past the head */
    for (char *line = strsep(&next, "\n"); line && next; line = strsep(&next, "\n")) {
        bool indented = strncmp(line, "  ", 2) == 0;
        parts = parts || *line == '\0';
        Style style = line == copy ? STYLE_TITLE : parts && !indented ? STYLE_KEY : STYLE_TEXT;
        if (*line == '\0')
            scroll_text_gap(text);
        else
            scroll_text_write(text, style, indented ? 2 : 0, indented ? line + 2 : line);
    }
    free(copy);
}

static void draw_detail(HistoryScreen *screen, const Box *box)
{
    scroll_text_draw(box, &screen->lists[HISTORY_SESSIONS].scroll, write_detail, screen);
}

static size_t count_sessions(const void *screen)
{
    return ((const HistoryScreen *)screen)->log.count;
}

static void draw_session(const void *screen, const Box *box, size_t back, bool selected)
{
    draw_one(session_at(screen, back), box, ((const HistoryScreen *)screen)->rest_cells, selected);
}

const BrowseList history_screen_sessions = {.count = count_sessions, .draw_row = draw_session};

void history_screen_sessions_draw(HistoryScreen *screen, const Box *box, int *row, int *column)
{
    Browse *browse = &screen->lists[HISTORY_SESSIONS];
    browse->list = browse->detail = (Box){0};
    if (!screen->detail) {
        screen->rest_cells = rest_cells(screen);
        browse_draw(browse, &history_screen_sessions, screen, box, row, column);
        return;
    }
    browse->detail = *box;
    draw_detail(screen, box);
    *row = box->row;
    *column = box->column;
}
