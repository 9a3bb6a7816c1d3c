// SPDX-FileCopyrightText: 2026 The Limber authors
// SPDX-License-Identifier: GPL-3.0-or-later
/* limber render ROUTINE -o FILE: the whole coached session as an audio file, or as a page that
 * coaches it (render_page.c), for a phone that has no Limber. */
#include "command/render_page.h"
#include "command/setup.h"

#include "play/recordings.h"
#include "play/render.h"
#include "routine/duration.h"
#include "routine/reader.h"
#include "session/fit.h"
#include "sound/audio_file.h"
#include "sound/bank.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#define BAR_CELLS 40

static bool show_progress(void *context, double part)
{
    (void)context;
    char bar[BAR_CELLS + 1] = "", line[BAR_CELLS + 16];
    memset(bar, '=', (size_t)(part * BAR_CELLS));
    snprintf(line, sizeof line, "[%-*s] %3d %%", BAR_CELLS, bar, (int)(part * 100));
    print_over(line);
    return true;
}

static void warn(void *context, const char *message)
{
    (void)context;
    print_line(print_err(), "limber: warning: %s", message);
}

static void load_bank(Bank *bank, const char *theme)
{
    SoundFolders folders = sound_folders();
    bank_load(bank, theme, folders.user, folders.shipped, AUDIO_RATE, warn, NULL);
    sound_folders_free(&folders);
}

static void say_written(const Render *render, const Timeline *timeline, const char *path)
{
    char length[32], pause[32];
    clock_format(render_length(render), length, sizeof length);
    print_line(print_out(), "Written: %s, %s", path, length);
    int waits = 0;
    for (size_t i = 0; i < timeline->count; i++)
        waits += timeline->segments[i].kind == SEGMENT_WAIT;
    if (waits > 0)
        print_line(print_out(), "%d part%s that would wait for a key: a pause of %s instead", waits,
                   waits == 1 ? "" : "s", duration_format(RENDER_WAIT_PAUSE, pause, sizeof pause));
}

static int render_audio(const Options *options, const LiveOptions *live, const Routine *routine,
                        const Bank *bank)
{
    char why[256];
    Arena *arena = arena_new();
    Fit fit = {.extent = live->extent,
               .prepare_least = live->settings->prepare,
               .switch_least = live->settings->switch_gap};
    FitReport report;
    if (!command_plan_day(options, arena, routine, &fit)) {
        arena_free(arena);
        return EXIT_PROBLEM;
    }
    Routine *fitted = routine_fit(routine, &fit, &report);
    Timeline *timeline = timeline_build(fitted);
    Render *render = render_new(timeline, bank, live->volume_percent, live->settings->lean);
    print_over(RENDER_SPEAKS);
    size_t unspoken = render_speak(render, live->speech, live->settings, why, sizeof why);
    print_over("");
    if (unspoken > 0)
        print_line(print_err(), "limber: warning: %zu of the voice's lines are missing: %s",
                   unspoken, why);
    bool written =
        render_write(render, options->values[OPTION_OUTPUT], show_progress, NULL, why, sizeof why);
    print_over("");
    for (size_t i = 0; written && i < report.count; i++)
        print_line(print_out(), "%s", report.lines[i]);
    if (written)
        say_written(render, timeline, options->values[OPTION_OUTPUT]);
    render_free(render);
    timeline_free(timeline);
    routine_free(fitted);
    arena_free(arena);
    return written ? EXIT_FINE : command_problem("%s: %s", options->values[OPTION_OUTPUT], why);
}

static int render_to(const Options *options, const LiveOptions *live, const Routine *routine,
                     Library *library)
{
    const char *path = options->values[OPTION_OUTPUT];
    Bank bank;
    load_bank(&bank, live->settings->theme ? live->settings->theme : routine->sound);
    int code = render_page_is_asked(path) ? render_page(routine, library, live, &bank, path)
                                          : render_audio(options, live, routine, &bank);
    bank_free(&bank);
    return code;
}

int command_render(const Options *options, int count, char **operands)
{
    (void)count;
    char why[256];
    if (!options->values[OPTION_OUTPUT]) {
        command_problem("render needs a file to write: limber render %s -o FILE.flac", operands[0]);
        return EXIT_USAGE;
    }
    if (!render_page_is_asked(options->values[OPTION_OUTPUT]) &&
        !audio_file_supported(options->values[OPTION_OUTPUT], why, sizeof why))
        return command_problem("%s: %s", options->values[OPTION_OUTPUT], why);
    Catalogue *catalogue = catalogue_new(NULL, NULL);
    Diagnostics *found = diagnostics_new();
    Routine *routine = catalogue_open(catalogue, operands[0], found);
    if (routine)
        recordings_check(routine, SEVERITY_WARNING, NULL, found);
    int code = command_report(found);
    if (routine) {
        SessionSetup setup = setup_read(options);
        code = render_to(options, &setup.visit.live, routine, catalogue->library);
        setup_free(&setup);
    }
    routine_free(routine);
    catalogue_free(catalogue);
    return code;
}
