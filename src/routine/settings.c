// SPDX-FileCopyrightText: 2026 The Limber authors
// SPDX-License-Identifier: GPL-3.0-or-later
/* The table of settings, and where they stand. */
#include "routine/settings.h"

#include "base/array.h"
#include "base/path.h"

#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>

#define MEMBER(name) offsetof(Settings, name)

static const char *const level_words[] = {"off", "brief", "full", NULL};

static const char *const background_words[] = {"auto", "dark", "light", NULL};
static const char *const figure_words[] = {"braille", "blocks", "ascii", NULL};

static const FieldRow speech_rows[] = {
    {"level", FIELD_CHOICE, MEMBER(speech.level), .choices = level_words},
    {"voice", FIELD_LINE, MEMBER(speech.voice)},
    {"rate", FIELD_INT, MEMBER(speech.rate), 80, 450},
    {"pitch", FIELD_INT, MEMBER(speech.pitch), 0, 99},
    {"command", FIELD_LINE, MEMBER(speech.command), .most = 500},
};

static void speech_read(Reading *reading, const YamlNode *node, void *settings)
{
    if (fields_is_map(reading, node, "'speech'"))
        fields_read(reading, node, "'speech'", speech_rows, COUNT_OF(speech_rows), settings, NULL);
}

static const FieldRow rows[] = {
    {"volume", FIELD_INT, MEMBER(volume), 0, 100},
    {"sound", FIELD_BOOL, MEMBER(sound)},
    {"theme", FIELD_LINE, MEMBER(theme)},
    {"device", FIELD_LINE, MEMBER(device)},
    {"latency", FIELD_DURATION, MEMBER(latency), 20 * NS_PER_MS, NS_PER_S},
    {"lean", FIELD_BOOL, MEMBER(lean)},
    {"mouse", FIELD_BOOL, MEMBER(mouse)},
    {"motion", FIELD_BOOL, MEMBER(motion)},
    {"figures", FIELD_CHOICE, MEMBER(figures), .choices = figure_words},
    {"help-line", FIELD_LINE, MEMBER(help_line)},
    {"background", FIELD_CHOICE, MEMBER(background), .choices = background_words},
    {"prepare", FIELD_DURATION, MEMBER(prepare), 0, 600 * NS_PER_S},
    {"switch", FIELD_DURATION, MEMBER(switch_gap), 0, 600 * NS_PER_S},
    {"speech", FIELD_OWN, .own = speech_read},
};

static void read_file(Settings *settings, const char *path, Diagnostics *found)
{
    Source *source = arena_alloc(settings->arena, sizeof *source);
    if (!source_read(settings->arena, path, YAML_MAX_BYTES, source, found))
        return;
    if (yaml_says_nothing(source)) /* all of it is at its default */
        return;
    const YamlNode *root = yaml_parse(settings->arena, source, found);
    Reading reading = {.arena = settings->arena, .source = source, .found = found};
    if (root && fields_is_map(&reading, root, "the settings"))
        fields_read(&reading, root, "the settings", rows, COUNT_OF(rows), settings, NULL);
}

Settings *settings_read(const char *path, Diagnostics *found)
{
    Settings *settings = memory_alloc(sizeof *settings);
    *settings = (Settings){
        .arena = arena_new(),
        .volume = 70,
        .sound = true,
        .latency = 100 * NS_PER_MS,
        .lean = true,
        .mouse = true,
        .motion = true,
        .help_line = "In the UK: 999 in an emergency, 111 for advice. Elsewhere: your own numbers.",
        .speech = {.level = 1, .rate = 165, .pitch = 45},
    };
    char *folder = path ? NULL : path_user_config();
    char *own = folder ? path_join(folder, "config.yaml") : NULL;
    const char *file = path ? path : own;
    struct stat status; /* of the link itself: one that leads nowhere is a mistake to be told of */
    if (file && lstat(file, &status) == 0)
        read_file(settings, file, found);
    free(own);
    free(folder);
    return settings;
}

void settings_free(Settings *settings)
{
    if (!settings)
        return;
    arena_free(settings->arena);
    free(settings);
}
