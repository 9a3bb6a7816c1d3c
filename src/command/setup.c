// SPDX-FileCopyrightText: 2026 The Limber authors
// SPDX-License-Identifier: GPL-3.0-or-later
/* The options of a session, and how one ends. Called by home and start. */
#include "command/setup.h"

#include "base/array.h"
#include "base/text.h"

#include <assert.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

/* Settings know these by their places alone (routine/settings.h). */
static_assert(FIGURES_AUTO == 0 && FIGURES_BLOCKS == 2 && FIGURES_PICTURE == 4, "figures");
static_assert(BACKGROUND_AUTO == 0 && BACKGROUND_DARK == 1 && BACKGROUND_LIGHT == 2, "background");

/* "Settings, line 3: unknown key 'volme'; did you mean 'volume'?" */
static void note_mistake(SessionSetup *setup, const Diagnostics *found)
{
    if (diagnostics_size(found) == 0)
        return;
    const Diagnostic *first = diagnostics_at(found, 0);
    char where[32] = "";
    if (first->place.line > 0)
        snprintf(where, sizeof where, ", line %d", first->place.line);
    snprintf(setup->mistake, sizeof setup->mistake, "Settings%s: %.200s", where, first->message);
}

/* What was said over the settings, as it was written. */
static Tuning *tune(Settings *settings, const Options *options)
{
    static const struct {
        OptionId option;
        const char *key;
    } over[] = {{OPTION_NO_SOUND, "sound"},      {OPTION_VOLUME, "volume"},
                {OPTION_SPEECH, "speech.level"}, {OPTION_DEVICE, "device"},
                {OPTION_NO_MOTION, "motion"},    {OPTION_ASCII, "figures"},
                {OPTION_NO_COLOR, "background"}};
    Tuning *tuning = memory_alloc(sizeof *tuning);
    tuning->settings = settings;
    for (size_t i = 0; i < COUNT_OF(over); i++) {
        const char *value = options->values[over[i].option];
        char safe[48];
        text_safe(value ? value : "", safe, sizeof safe);
        if (option_given(options, over[i].option))
            tuning_say(tuning, over[i].key, "--%s%s%s", option_rows[over[i].option].name,
                       value ? " " : "", safe);
    }
    return tuning;
}

SessionSetup setup_read(const Options *options)
{
    SessionSetup setup = {0};
    Diagnostics *found = diagnostics_new();
    Settings *settings = setup.settings = settings_read(NULL, found);
    note_mistake(&setup, found);
    command_report(found);
    setup.tuning = setup.visit.tuning = tune(settings, options);
    setup.visit.live = (LiveOptions){
        .speed = options->speed,
        .sound = settings->sound && !option_given(options, OPTION_NO_SOUND),
        .volume_percent =
            option_given(options, OPTION_VOLUME) ? options->volume_percent : settings->volume,
        .extent = {option_given(options, OPTION_CORE), options->minutes},
        .speech = option_given(options, OPTION_SPEECH) ? (SpeechLevel)options->speech
                                                       : settings->speech.level,
        .device = option_given(options, OPTION_DEVICE) ? options->values[OPTION_DEVICE]
                                                       : settings->device,
        .settings = settings,
    };
    setup.terminal = (TerminalOptions){
        .no_color = option_given(options, OPTION_NO_COLOR),
        .ascii = option_given(options, OPTION_ASCII),
        .mouse = settings->mouse,
        .figures = (Figures)settings->figures,
        .cursor_follows = settings->cursor == 1,
        .motion = settings->motion && !option_given(options, OPTION_NO_MOTION),
        .background = (Background)settings->background,
    };
    return setup;
}

/* A session at another speed than 1, or of another day of the plan, is a trial. */
static bool is_trial(const Options *options)
{
    const char *trials = getenv("LIMBER_LOG_TRIALS");
    bool other_day = options->day > 0 || options->date > 0;
    return other_day || (options->speed != 1.0 && (!trials || strcmp(trials, "1") != 0));
}

LogReader *setup_begin_log(const Options *options)
{
    return is_trial(options) ? NULL : log_reader_ahead(NULL);
}

void setup_open_log(SessionSetup *setup, const Options *options, LogReader *reader)
{
    setup->reader = setup->visit.reader = reader;
    if (reader && !option_given(options, OPTION_NO_LOG))
        setup->log = setup->visit.live.log = log_new(NULL);
}

void setup_free(SessionSetup *setup)
{
    char why[256];
    log_reader_free(setup->reader);
    if (!log_free(setup->log, why, sizeof why))
        command_problem("%s", why);
    free(setup->tuning);
    settings_free(setup->settings);
}

void setup_raise(int signal_number)
{
    if (signal_number == 0)
        return;
    signal(signal_number, SIG_DFL);
    raise(signal_number);
}

int setup_close_screen(SessionSetup *setup, End end)
{
    int signal_number = terminal_signal();
    terminal_close();
    setup_free(setup);
    setup_raise(signal_number);
    return end == END_DONE ? EXIT_FINE : EXIT_PROBLEM;
}
