// SPDX-FileCopyrightText: 2026 The Limber authors
// SPDX-License-Identifier: GPL-3.0-or-later
/* The settings' loop. A change goes into the file first: where that cannot be written, or cannot be
 * read whole, nothing changes, and why stands above the list. */
#include "screen/settings/settings_screen.h"

#include "routine/settings_edit.h"

#include <stdlib.h>
#include <string.h>

#define IDLE (60 * NS_PER_S)

enum { ACT_MORE = 1, ACT_LESS, ACT_TRY, ACT_BACK };

static const KeyTable settings_screen_keys = {
    "Settings",
    (const KeyRow[]){
        {ACT_MORE, {TERMINAL_KEY_RIGHT, 'l', '+', '=', ' '}, "change", "the next value, or more"},
        {ACT_LESS, {TERMINAL_KEY_LEFT, 'h', '-'}, NULL, "the value before, or less"},
        {ACT_TRY, {'\n', 't'}, "try", "hear it, or look at it again"},
        {ACT_BACK, {27, ',', 'q', TERMINAL_KEY_BACKSPACE}, "back", "back; all of it is kept"},
        BROWSE_LIST_ROWS,
        {BROWSE_SCROLL_DOWN, {'d', ']'}, NULL, "down in the text"},
        {BROWSE_SCROLL_UP, {'u', '['}, NULL, "up in the text"},
        KEYS_HELP_ROW,
        {0},
    }};

static bool has_try(const SettingRow *row)
{
    return row->try != TRY_NOTHING && row->try != TRY_FIGURE;
}

static unsigned footer_of(const SettingRow *row)
{
    unsigned shown = ~0u;
    if (!row->key)
        shown &= ~(1u << ACT_MORE);
    if (!has_try(row))
        shown &= ~(1u << ACT_TRY);
    return shown;
}

/* ---- a change ---- */

static void tune_terminal(const SettingsScreen *screen)
{
    const Settings *settings = screen->tuning->settings;
    TerminalOptions options = terminal_options();
    if (!tuning_said(screen->tuning, "figures"))
        options.figures = (Figures)settings->figures;
    if (!tuning_said(screen->tuning, "motion"))
        options.motion = settings->motion;
    options.background = (Background)settings->background;
    options.cursor_follows = settings->cursor == 1;
    terminal_set(&options);
}

/* The session behind the screen goes on by it. */
static void tune_live(const SettingsScreen *screen, SettingReach reach)
{
    LiveOptions options = screen->options->live;
    tuning_options(screen->tuning, &options);
    if (reach == REACHES_VOLUME && !tuning_said(screen->tuning, "volume"))
        live_set_volume(screen->live, options.volume_percent);
    else if (reach == REACHES_VOICE || reach == REACHES_SPEAKER)
        live_tune(screen->live, &options, reach == REACHES_SPEAKER);
}

static void try_it(SettingsScreen *screen, const SettingRow *row)
{
    static const AuditionKind kinds[] = {
        [TRY_PIP] = AUDITION_PIP, [TRY_THEME] = AUDITION_THEME, [TRY_VOICE] = AUDITION_VOICE};
    bool silent = strcmp(row->key ? row->key : "", "speech.level") == 0 &&
                  screen->tuning->settings->speech.level == SPEECH_OFF;
    screen->shown_at = clock_monotonic();
    if (has_try(row) && !silent)
        audition_try(screen->audition, kinds[row->try]);
}

static void take_effect(SettingsScreen *screen, const SettingRow *row)
{
    if (row->reach == REACHES_TERMINAL)
        tune_terminal(screen);
    if (row->reach == REACHES_SPEAKER)
        audition_renew(screen->audition);
    if (screen->live)
        tune_live(screen, row->reach);
    try_it(screen, row);
}

static void change(SettingsScreen *screen, bool more)
{
    const SettingRow *row = settings_screen_row(screen);
    char word[SETTINGS_WORD_BYTES];
    Arena *arena = arena_new();
    const char *next = settings_screen_next(screen, row, more, arena);
    bool differs =
        next && strcmp(next, settings_word(screen->tuning->settings, row->key, word)) != 0;
    if (differs) {
        diagnostics_free(screen->found);
        screen->found = diagnostics_new();
        screen->refused =
            !settings_change(screen->tuning->settings, NULL, row->key, next, screen->found);
        if (!screen->refused)
            take_effect(screen, row);
    }
    arena_free(arena);
}

/* ---- the loop ---- */

static void draw(void *of, Shown *shown)
{
    SettingsScreen *screen = of;
    screen->figure_stays = settings_screen_draw(screen, clock_monotonic(), shown);
    shown->footer = footer_of(settings_screen_row(screen));
}

static Ns idle(void *of)
{
    SettingsScreen *screen = of;
    Ns due = audition_tend(screen->audition, clock_monotonic());
    due = screen->figure_stays < due ? screen->figure_stays : due;
    return due < IDLE ? due : IDLE;
}

static End take(void *of, int action, const Input *input)
{
    SettingsScreen *screen = of;
    size_t before = screen->browse.selected;
    if (action == 0 && input->kind == INPUT_MOUSE &&
        browse_click(&screen->browse, &settings_screen_browsed, screen, input))
        action = ACT_MORE;
    if (action == ACT_MORE || action == ACT_LESS)
        change(screen, action == ACT_MORE);
    else if (action == ACT_TRY)
        try_it(screen, settings_screen_row(screen));
    else
        browse_act(&screen->browse, &settings_screen_browsed, screen, action);
    if (screen->browse.selected != before) {
        screen->shown_at = clock_monotonic();
        screen->refused = false;
    }
    return action == ACT_BACK ? END_DONE : END_NOT_YET;
}

static const Screen settings_screen = {
    .keys = &settings_screen_keys, .draw = draw, .take = take, .idle = idle};

/* One that moves. */
static const Exercise *example(const VisitOptions *options)
{
    Diagnostics *ignored = diagnostics_new();
    Library *library = options->live.library;
    const Exercise *exercise = library ? library_find(library, "leg-swing-front", ignored) : NULL;
    diagnostics_free(ignored);
    return exercise;
}

End settings_screen_show(const VisitOptions *options, Live *live, const KeyTable *keys)
{
    LiveOptions live_options = options->live;
    if (!options->tuning)
        return END_DONE;
    tuning_options(options->tuning, &live_options);
    SettingsScreen screen = {.options = options,
                             .tuning = options->tuning,
                             .live = live,
                             .keys = keys,
                             .figure = example(options),
                             .browse = {.selected = 1},
                             .found = diagnostics_new(),
                             .path = settings_path(),
                             .shown_at = clock_monotonic()};
    settings_free(settings_read(NULL, screen.found)); /* for what is wrong there */
    screen.audition = audition_new(options->tuning, live_options.sound);
    End end = screen_run(&settings_screen, &screen, live);
    audition_free(screen.audition);
    diagnostics_free(screen.found);
    free(screen.path);
    return end;
}
