// SPDX-FileCopyrightText: 2026 The Limber authors
// SPDX-License-Identifier: GPL-3.0-or-later
/* Draws the settings: the list with the values, and beside it (in narrow windows below it) what the
 * one selected is about, what else it could be, and a figure where it is about figures. */
#include "screen/parts/figure_view.h"
#include "screen/settings/settings_screen.h"
#include "terminal/list.h"

#include "base/text.h"

#include <stdio.h>
#include <string.h>

#define WIDE 72 /* columns: the detail stands beside the list */
#define LIST_LEAST 42
#define HEAD_ROWS 2
#define FOOT_GAP_ROWS 16
#define BELOW_ROWS 3    /* of the detail below the list */
#define BELOW_LEAST 10  /* rows of the window for it */
#define VALUE_CELL 17   /* of a row, where its value begins */
#define FIGURE_LEAST 14 /* rows of the detail from which on a figure is drawn */
#define TEXT_ROWS 10    /* beside a figure, above it */
#define MOST_MISTAKES 3 /* of the file, that are shown */

typedef struct {
    Box list, detail; /* rows 0: not shown */
    int notes;        /* the first row of what is wrong with the file */
} Layout;

static int note_rows(const SettingsScreen *screen)
{
    int most = terminal_rows() >= 20 ? MOST_MISTAKES : terminal_rows() >= BELOW_LEAST ? 1 : 0;
    int there = (int)diagnostics_size(screen->found);
    return there < most ? there : most;
}

static Layout lay_out(const SettingsScreen *screen)
{
    int head = terminal_rows() >= BELOW_LEAST ? HEAD_ROWS : terminal_rows() >= 4 ? 1 : 0;
    int foot = terminal_rows() >= FOOT_GAP_ROWS ? 2 : terminal_rows() >= 4 ? 1 : 0;
    int notes = note_rows(screen), first = head + notes + (notes > 0 && terminal_rows() >= 20);
    Layout at = {.list = {first, 1, terminal_rows() - first - foot, terminal_columns() - 2},
                 .notes = head};
    if (terminal_columns() >= WIDE) {
        int list = terminal_columns() * 45 / 100;
        at.list.columns = list > LIST_LEAST ? list : LIST_LEAST;
        at.detail = (Box){first, at.list.columns + 4, at.list.rows,
                          terminal_columns() - at.list.columns - 5};
    } else if (at.list.rows > BELOW_ROWS + 2) {
        at.list.rows -= BELOW_ROWS + 1;
        at.detail = (Box){at.list.row + at.list.rows + 1, 1, BELOW_ROWS, at.list.columns};
    }
    return at;
}

/* ---- the head, and what is wrong ---- */

static void draw_head(const SettingsScreen *screen)
{
    const char *path = screen->path ? screen->path : "HOME is not set: nothing can be kept";
    style_set(STYLE_TITLE);
    int used = put_text(0, 1, terminal_columns() - 2, "Settings");
    style_set(screen->path ? STYLE_DIM : STYLE_WARN);
    if (text_width(path) <= terminal_columns() - used - 4)
        put_text(0, used + 3, terminal_columns() - used - 4, path);
    style_set(STYLE_TEXT);
}

/* As `limber check` says it, by the file's own name. */
static void draw_mistakes(const SettingsScreen *screen, const Layout *at)
{
    static const char *const severities[] = {"error", "warning", "note"};
    int rows = note_rows(screen);
    style_set(STYLE_WARN);
    for (int i = 0; i < rows; i++) {
        const Diagnostic *found = diagnostics_at(screen->found, (size_t)i);
        const char *slash = strrchr(found->file, '/');
        char place[32] = "", line[640];
        if (found->place.line > 0)
            snprintf(place, sizeof place, ":%d:%d", found->place.line, found->place.column);
        snprintf(line, sizeof line, "%s%s: %s: %s", slash ? slash + 1 : found->file, place,
                 severities[found->severity], found->message);
        put_text(at->notes + i, 1, terminal_columns() - 2, line);
    }
    style_set(STYLE_TEXT);
}

/* ---- the list ---- */

void settings_screen_row_draw(const void *of, const Box *box, size_t index, bool selected)
{
    const SettingsScreen *screen = of;
    const SettingRow *row = &setting_rows[index];
    char value[SETTINGS_WORD_BYTES];
    bool unicode = terminal_unicode();
    if (row->kind == SETTING_HEADING) {
        style_set(STYLE_KEY);
        put_text(box->row, box->column, box->columns, row->label);
        style_set(STYLE_TEXT);
        return;
    }
    bool said = row->key && tuning_said(screen->tuning, row->key);
    list_row_ground(box, box->row, selected);
    put_text(box->row, box->column + 2, VALUE_CELL - 4, row->label);
    settings_screen_value(screen, row, value);
    style_set(selected ? STYLE_SELECTED : said ? STYLE_WARN : STYLE_CALM);
    int end = box->column + box->columns - 2, at = box->column + VALUE_CELL;
    int used = put_text(box->row, at, end - at, value);
    if (selected && row->key) {
        put_text(box->row, at - 2, 1, unicode ? "‹" : "<");
        put_text(box->row, at + used + 1, 1, unicode ? "›" : ">");
    }
    style_set(STYLE_TEXT);
}

/* ---- the detail ---- */

/* When a change counts. */
static const char *when_words(const SettingsScreen *screen, const SettingRow *row)
{
    if (!row->key)
        return "";
    if (row->reach == REACHES_LATER && strcmp(row->key, "mouse") == 0)
        return "From the next start on.";
    if (row->reach == REACHES_LATER && screen->live)
        return "From the next session on.";
    return "";
}

static void write_choices(ScrollText *page, const SettingsScreen *screen, const SettingRow *row)
{
    Arena *arena = arena_new();
    size_t count;
    bool more;
    char word[SETTINGS_WORD_BYTES];
    const char *const *choices = settings_screen_choices(screen, row, arena, &count, &more);
    settings_word(screen->tuning->settings, row->key, word);
    scroll_text_gap(page);
    for (size_t i = 0; i < count; i++) {
        bool set = strcmp(choices[i], word) == 0;
        const char *mark = terminal_unicode() ? (set ? "●" : "○") : set ? "x" : "o";
        const char *words = settings_screen_words(row, choices[i], arena);
        if (row->try == TRY_VOICE && row->kind == SETTING_LISTED && i > 0)
            words = audition_voice_words(arena, choices[i]);
        else if (row->try == TRY_VOICE && row->kind == SETTING_LISTED && count > 1) /* the best */
            words = arena_printf(arena, "auto: %s", choices[1]);
        scroll_text_label(page, set ? STYLE_ACCENT : STYLE_DIM, mark, 2,
                          set ? STYLE_TEXT : STYLE_DIM, words);
    }
    if (more)
        scroll_text_write(page, STYLE_DIM, 2, "Looking for more …");
    arena_free(arena);
}

static void write_keys(ScrollText *page, const KeyTable *keys)
{
    int indent = 0;
    for (const KeyRow *row = keys->rows; row->action; row++) {
        int cells = row->help ? text_width(keys_names(row)) + 2 : 0;
        indent = cells > indent ? cells : indent;
    }
    scroll_text_gap(page);
    for (const KeyRow *row = keys->rows; row->action; row++)
        if (row->help)
            scroll_text_label(page, STYLE_KEY, keys_names(row), indent, STYLE_TEXT, row->help);
}

/* Apart from what goes before, where there is room. */
static void write_apart(ScrollText *page, bool apart, Style style, const char *words)
{
    if (apart && *words)
        scroll_text_gap(page);
    scroll_text_write(page, style, 0, words);
}

static void write_note(ScrollText *page, const SettingsScreen *screen, const SettingRow *row,
                       bool apart)
{
    const char *said = row->key ? tuning_said(screen->tuning, row->key) : NULL;
    bool hears = row->try != TRY_NOTHING && row->try != TRY_FIGURE;
    const char *silent = hears ? tuning_said(screen->tuning, "sound") : NULL;
    char line[256] = "";
    if (screen->refused)
        snprintf(line, sizeof line, "Not changed, and nothing is written: see above.");
    else if (said)
        snprintf(line, sizeof line, "%s holds until you leave; this is what is kept.", said);
    else if (silent)
        snprintf(line, sizeof line, "%s: nothing sounds until you leave.", silent);
    else if (hears && !screen->tuning->settings->sound)
        snprintf(line, sizeof line, "`sound: false` in the file: nothing sounds.");
    else if (row->try == TRY_VOICE && screen->tuning->settings->speech.command)
        snprintf(line, sizeof line, "`speech: {command: …}` in the file speaks.");
    else if (hears)
        snprintf(line, sizeof line, "%s", audition_note(screen->audition));
    else if (row->key && strcmp(row->key, "figures") == 0 && !terminal_unicode())
        snprintf(line, sizeof line, "This terminal shows only ASCII.");
    write_apart(page, apart, STYLE_WARN, line);
}

typedef struct {
    SettingsScreen *screen;
    bool whole; /* there is room for the label and the choices */
} Detail;

static void write_detail(ScrollText *page, void *owner)
{
    SettingsScreen *screen = ((Detail *)owner)->screen;
    bool whole = ((Detail *)owner)->whole;
    const SettingRow *row = settings_screen_row(screen);
    if (whole) {
        scroll_text_write(page, STYLE_TITLE, 0, row->label);
        scroll_text_gap(page);
    }
    scroll_text_write(page, STYLE_TEXT, 0, row->help);
    write_note(page, screen, row, whole);
    write_apart(page, whole, STYLE_CALM, when_words(screen, row));
    if (row->kind == SETTING_KEYS)
        write_keys(page, screen->keys);
    else if (whole && row->kind != SETTING_NUMBER && row->kind != SETTING_SECONDS)
        write_choices(page, screen, row);
}

static Ns draw_detail(SettingsScreen *screen, const Box *box, Ns now)
{
    const SettingRow *row = settings_screen_row(screen);
    bool figure = row->try == TRY_FIGURE && screen->figure && box->rows >= FIGURE_LEAST;
    Box text = *box, picture = *box;
    if (figure) {
        text.rows = TEXT_ROWS;
        picture.row += TEXT_ROWS + 1;
        picture.rows -= TEXT_ROWS + 1;
    }
    Detail detail = {screen, box->rows > BELOW_ROWS};
    scroll_text_draw(&text, &screen->browse.scroll, write_detail, &detail);
    screen->browse.detail = text;
    if (!figure)
        return NS_NEVER;
    return figure_view_exercise(&picture, screen->figure,
                                terminal_motion() ? now - screen->shown_at : -1);
}

static void draw_divider(const Box *detail)
{
    bool beside = terminal_columns() >= WIDE, unicode = terminal_unicode();
    style_set(STYLE_TRACK);
    for (int i = 0; beside && i < detail->rows; i++)
        put_text(detail->row + i, detail->column - 2, 1, unicode ? "│" : "|");
    if (!beside)
        put_fill(detail->row - 1, detail->column, detail->columns, unicode ? "─" : "-");
    style_set(STYLE_TEXT);
}

Ns settings_screen_draw(SettingsScreen *screen, Ns now, Shown *shown)
{
    Layout at = lay_out(screen);
    Ns stays = NS_NEVER;
    shown->cursor = CURSOR_PARKED;
    if (terminal_rows() < 4)
        shown->footer_row = -1;
    terminal_clear();
    screen->browse.detail = (Box){0};
    if (at.list.row > 0)
        draw_head(screen);
    draw_mistakes(screen, &at);
    browse_draw(&screen->browse, &settings_screen_browsed, screen, &at.list, &shown->row,
                &shown->column);
    if (at.detail.rows > 0) {
        stays = draw_detail(screen, &at.detail, now);
        draw_divider(&at.detail);
    }
    return stays;
}
