// SPDX-FileCopyrightText: 2026 The Limber authors
// SPDX-License-Identifier: GPL-3.0-or-later
/* The settings, one below the other; what is chosen is heard or seen at once and stands in the
 * person's file. The rows (settings_screen_rows.c), the drawing (settings_screen_draw.c), the loop
 * (settings_screen.c). */
#ifndef LIMBER_SCREEN_SETTINGS_SETTINGS_SCREEN_H
#define LIMBER_SCREEN_SETTINGS_SETTINGS_SCREEN_H

#include "play/audition.h"
#include "play/visit.h"
#include "screen/parts/run.h"
#include "terminal/browse.h"
#include "terminal/scroll_text.h"

/* Runs until it is left. live: the session that stands still behind it, or NULL; keys: those of the
 * screen before it, which it can show. Where nothing can be set (no tuning) it is left at once. */
End settings_screen_show(const VisitOptions *options, Live *live, const KeyTable *keys);

/* ---- what its files share ---- */

/* How a row's value is changed. */
typedef enum {
    SETTING_HEADING,
    SETTING_WORDS,   /* one of the words that the settings know */
    SETTING_SWITCH,  /* yes or no */
    SETTING_NUMBER,  /* in steps */
    SETTING_SECONDS, /* the same */
    SETTING_LISTED,  /* one of what there is on this machine, or `auto` */
    SETTING_KEYS     /* nothing to change: the keys are shown */
} SettingKind;

/* What a change reaches, beside the file. */
typedef enum {
    REACHES_LATER,
    REACHES_TERMINAL,
    REACHES_VOLUME,
    REACHES_VOICE,
    REACHES_SPEAKER
} SettingReach;

typedef enum { TRY_NOTHING, TRY_PIP, TRY_THEME, TRY_VOICE, TRY_FIGURE } SettingTry;

typedef struct {
    SettingKind kind;
    const char *label, *key;
    const char *help;
    SettingReach reach;
    SettingTry try;
    int least, most, step; /* of numbers and seconds */
    const char *unit;      /* of numbers: "%" */
    const char *words[2];  /* of a switch: no, yes */
    const char *when_auto; /* what `auto` is */
} SettingRow;

extern const SettingRow setting_rows[];
extern const size_t setting_row_count;

typedef struct {
    const VisitOptions *options;
    Tuning *tuning;
    Live *live; /* NULL: none */
    const KeyTable *keys;
    const Exercise *figure; /* to show figures by, or NULL */
    Browse browse;          /* of the rows; its detail is what the one selected is about */
    Audition *audition;
    Diagnostics *found; /* in the file, when it was read last, and why it could not be written */
    bool refused;       /* the last change was not made because of them */
    char *path;         /* of the file, or NULL */
    Ns shown_at;        /* monotonic: since when the figure moves */
    Ns figure_stays;
} SettingsScreen;

const SettingRow *settings_screen_row(const SettingsScreen *screen);

/* The value of a row as people read it: "70 %", "moving". */
char *settings_screen_value(const SettingsScreen *screen, const SettingRow *row,
                            char out[SETTINGS_WORD_BYTES]);

/* The values of a row in the words of the file, `auto` first where it may be; NULL: it has none to
 * name. *more: there are more to come. In the arena. */
const char *const *settings_screen_choices(const SettingsScreen *screen, const SettingRow *row,
                                           Arena *arena, size_t *count, bool *more);

/* A value of a row as people read it, in the arena. */
const char *settings_screen_words(const SettingRow *row, const char *value, Arena *arena);

/* The value after the one that is set, or before it, in the arena; NULL: there is none. */
const char *settings_screen_next(const SettingsScreen *screen, const SettingRow *row, bool more,
                                 Arena *arena);

extern const BrowseList settings_screen_browsed;
void settings_screen_row_draw(const void *of, const Box *box, size_t row, bool selected);

/* Draws all but the footer. Returns how long the figure stays as it is. */
Ns settings_screen_draw(SettingsScreen *screen, Ns now, Shown *shown);

#endif
