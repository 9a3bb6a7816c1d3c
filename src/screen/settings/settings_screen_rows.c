// SPDX-FileCopyrightText: 2026 The Limber authors
// SPDX-License-Identifier: GPL-3.0-or-later
/* What can be set here, row by row, and what the values of a row are called. */
#include "base/array.h"
#include "routine/duration.h"
#include "screen/settings/settings_screen.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

const SettingRow setting_rows[] = {
    {SETTING_HEADING, "Voice"},
    {SETTING_LISTED, "Voice", "speech.voice",
     "Who speaks. auto: Piper with a model, RHVoice, Flite, espeak-ng, the first that is here and "
     "knows the routine's language.",
     REACHES_VOICE, TRY_VOICE, .when_auto = "the best there is"},
    {SETTING_NUMBER, "Speed", "speech.rate", "How fast it speaks.", REACHES_VOICE, TRY_VOICE, 80,
     450, 15, "words a minute"},
    {SETTING_WORDS, "Says", "speech.level",
     "off: nothing. brief: what comes and on which side, side changes, the end. full: cues, "
     "halfway and rests too.",
     REACHES_VOICE, TRY_VOICE},
    {SETTING_HEADING, "Sound"},
    {SETTING_NUMBER, "Volume", "volume", "Of the beeps and the voice; 0 is silence.",
     REACHES_VOLUME, TRY_PIP, 0, 100, 5, "%"},
    {SETTING_LISTED, "Sounds", "theme", "The beeps before a change, and the tones that name it.",
     REACHES_SPEAKER, TRY_THEME, .when_auto = "as the routine says"},
    {SETTING_LISTED, "Device", "device", "Where it is heard.", REACHES_SPEAKER, TRY_PIP,
     .when_auto = "the system's own"},
    {SETTING_HEADING, "Picture"},
    {SETTING_WORDS, "Figures", "figures", "What figures and the body map are drawn with.",
     REACHES_TERMINAL, TRY_FIGURE},
    {SETTING_SWITCH, "Motion", "motion", "Figures move, or stand still.", REACHES_TERMINAL,
     TRY_FIGURE, .words = {"still", "moving"}},
    {SETTING_WORDS, "Background", "background",
     "Of your terminal: colours are chosen for it. auto: as it says itself, else dark.",
     REACHES_TERMINAL, TRY_FIGURE},
    {SETTING_HEADING, "Time"},
    {SETTING_SECONDS, "Get set", "prepare",
     "At least this long before each step; the work stays as the routine has it.", REACHES_LATER,
     TRY_NOTHING, 0, 60, 1, .words = {"as the routine says"}},
    {SETTING_SECONDS, "Change sides", "switch",
     "At least this long between two sides; the work stays as the routine has it.", REACHES_LATER,
     TRY_NOTHING, 0, 60, 1, .words = {"as the routine says"}},
    {SETTING_HEADING, "Keys"},
    {SETTING_KEYS, "Keys", NULL, "What each key does on the screen before this one.",
     .words = {"what each one does"}},
    {SETTING_WORDS, "Cursor", "cursor",
     "follow: it is seen on what is chosen, for braille displays and screen readers.",
     REACHES_TERMINAL, TRY_NOTHING},
    {SETTING_SWITCH, "Mouse", "mouse",
     "on: clicks and the wheel work in Limber. off: the terminal keeps them, to mark text with.",
     REACHES_LATER, TRY_NOTHING, .words = {"off", "on"}},
};

const size_t setting_row_count = COUNT_OF(setting_rows);

static size_t count(const void *of)
{
    (void)of;
    return setting_row_count;
}

static bool is_row(const void *of, size_t row)
{
    (void)of;
    return setting_rows[row].kind != SETTING_HEADING;
}

static bool opens(const void *of, size_t row)
{
    (void)of;
    return setting_rows[row].kind == SETTING_HEADING;
}

static size_t head(const void *of)
{
    (void)of;
    return 1;
}

const BrowseList settings_screen_browsed = {.count = count,
                                            .is_row = is_row,
                                            .opens = opens,
                                            .head = head,
                                            .draw_row = settings_screen_row_draw};

const SettingRow *settings_screen_row(const SettingsScreen *screen)
{
    return &setting_rows[screen->browse.selected];
}

/* ---- words ---- */

const char *settings_screen_words(const SettingRow *row, const char *value, Arena *arena)
{
    char length[32];
    Ns ns;
    switch (row->kind) {
    case SETTING_KEYS:
        return row->words[0];
    case SETTING_SWITCH:
        return row->words[strcmp(value, "true") == 0];
    case SETTING_NUMBER:
        return arena_printf(arena, "%s %s", value, row->unit);
    case SETTING_SECONDS:
        if (duration_parse(value, &ns) != NULL || ns == 0)
            return row->words[0];
        return arena_string(arena, duration_format(ns, length, sizeof length));
    case SETTING_LISTED:
        if (strcmp(value, SETTINGS_AUTO) == 0)
            return arena_printf(arena, "auto: %s", row->when_auto);
        return arena_string(arena, value);
    default:
        return arena_string(arena, value);
    }
}

char *settings_screen_value(const SettingsScreen *screen, const SettingRow *row,
                            char out[SETTINGS_WORD_BYTES])
{
    Arena *arena = arena_new();
    char word[SETTINGS_WORD_BYTES] = "";
    if (row->key)
        settings_word(screen->tuning->settings, row->key, word);
    bool is_auto = row->kind == SETTING_LISTED && strcmp(word, SETTINGS_AUTO) == 0;
    snprintf(out, SETTINGS_WORD_BYTES, "%s",
             is_auto ? row->when_auto : settings_screen_words(row, word, arena));
    arena_free(arena);
    return out;
}

/* ---- choices ---- */

static const char *const *listed(const SettingsScreen *screen, const SettingRow *row, Arena *arena,
                                 size_t *found, bool *more)
{
    size_t there;
    const char *const *names = audition_choices(screen->audition, row->key, &there, more);
    const char **choices = arena_alloc(arena, (there + 1) * sizeof *choices);
    choices[0] = SETTINGS_AUTO;
    for (size_t i = 0; i < there; i++)
        choices[i + 1] = names[i];
    *found = there + 1;
    return choices;
}

const char *const *settings_screen_choices(const SettingsScreen *screen, const SettingRow *row,
                                           Arena *arena, size_t *found, bool *more)
{
    static const char *const switches[] = {"false", "true"};
    const char *const *words = row->key ? settings_choices(row->key) : NULL;
    *more = false;
    *found = 0;
    if (row->kind == SETTING_LISTED)
        return listed(screen, row, arena, found, more);
    if (row->kind == SETTING_SWITCH) {
        *found = 2;
        return switches;
    }
    while (words && words[*found])
        ++*found;
    return words;
}

/* ---- the next one ---- */

/* In a circle; from a value that is not among them to the first. */
static const char *next_of(const char *const *choices, size_t among, const char *now, bool more)
{
    for (size_t i = 0; i < among; i++)
        if (strcmp(choices[i], now) == 0)
            return choices[(i + (more ? 1 : among - 1)) % among];
    return among > 0 ? choices[0] : NULL;
}

/* On the grid of its steps, and not beyond the ends. */
static int next_number(const SettingRow *row, int now, bool more)
{
    int steps = more ? (now - row->least) / row->step + 1
                     : (now - row->least + row->step - 1) / row->step - 1;
    int next = row->least + (steps > 0 ? steps : 0) * row->step;
    return next < row->most ? next : row->most;
}

const char *settings_screen_next(const SettingsScreen *screen, const SettingRow *row, bool more,
                                 Arena *arena)
{
    char word[SETTINGS_WORD_BYTES];
    size_t among;
    bool coming;
    if (!row->key)
        return NULL;
    settings_word(screen->tuning->settings, row->key, word);
    if (row->kind == SETTING_NUMBER)
        return arena_printf(arena, "%d", next_number(row, atoi(word), more));
    if (row->kind == SETTING_SECONDS)
        return arena_printf(arena, "%ds", next_number(row, atoi(word), more));
    const char *const *choices = settings_screen_choices(screen, row, arena, &among, &coming);
    return next_of(choices, among, word, more);
}
