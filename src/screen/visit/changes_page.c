// SPDX-FileCopyrightText: 2026 The Limber authors
// SPDX-License-Identifier: GPL-3.0-or-later
/* The lines of a fitting, each with what it says first above it: "Left out:", and what. They are
 * read at leisure here, and beside the clock one short line is left of them. */
#include "screen/visit/changes_page.h"

#include "screen/parts/run.h"
#include "screen/parts/sheet.h"

#include <string.h>

enum { ACT_BEGIN = 1, ACT_DOWN, ACT_UP, ACT_BACK };

static const KeyTable changes_keys = {
    "Keys", (const KeyRow[]){
                {ACT_BEGIN, {'\n', ' '}, "begin", "begin the session as it is today"},
                {ACT_DOWN, {TERMINAL_KEY_DOWN, 'j'}, "more", "down the page"},
                {ACT_UP, {TERMINAL_KEY_UP, 'k'}, NULL, "up the page"},
                {ACT_BACK, {'q', 27}, "leave", "leave: no session now"},
                KEYS_HELP_ROW,
                {0},
            }};

typedef struct {
    const Routine *routine;
    SheetLines lines;
} Changes;

/* "Left out: Cat cow" is a heading and what stands below it. */
static void add_line(SheetLines *lines, const char *line)
{
    const char *colon = strstr(line, ": ");
    if (!colon) {
        sheet_lines_add(lines, STYLE_TEXT, line);
        return;
    }
    int length = (int)(colon - line);
    sheet_lines_add(lines, STYLE_DIM, arena_printf(lines->arena, "%.*s", length, line));
    sheet_lines_add(lines, STYLE_TEXT, colon + 2);
}

static void draw(void *screen, Shown *shown)
{
    const Changes *it = screen;
    Sheet page = sheet_begin_short("What is different today", it->routine->title,
                                   sheet_lines_rows(&it->lines));
    bool more = sheet_lines_draw(&it->lines, &page);
    shown->footer = 1u << ACT_BEGIN | 1u << ACT_BACK | (more ? 1u << ACT_DOWN : 0);
}

static End take(void *screen, int action, const Input *input)
{
    Changes *it = screen;
    (void)input;
    if (action == ACT_DOWN || action == ACT_UP)
        sheet_lines_move(&it->lines, action == ACT_DOWN ? 1 : -1);
    return action == ACT_BEGIN ? END_DONE : action == ACT_BACK ? END_LEFT : END_NOT_YET;
}

static const Screen changes_screen = {.keys = &changes_keys, .draw = draw, .take = take};

End changes_show(Visit *visit, const FitReport *report)
{
    Changes it = {.routine = visit->routine, .lines = {.arena = arena_new()}};
    for (size_t i = 0; i < report->count; i++)
        add_line(&it.lines, report->lines[i]);
    End end = screen_run(&changes_screen, &it, visit->live);
    arena_free(it.lines.arena);
    return end;
}
