// SPDX-FileCopyrightText: 2026 The Limber authors
// SPDX-License-Identifier: GPL-3.0-or-later
/* The table of settings, where they stand, and what is not read there. */
#include "routine/settings.h"

#include "base/array.h"
#include "base/path.h"
#include "base/source_file.h"
#include "base/text.h"
#include "routine/fields.h"
#include "routine/file_name.h"

#include <dirent.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>

#define MEMBER(name) offsetof(Settings, name)

const char *const speech_level_names[] = {
    [SPEECH_OFF] = "off", [SPEECH_BRIEF] = "brief", [SPEECH_FULL] = "full", [SPEECH_LEVELS] = NULL};

static const char *const background_words[] = {"auto", "dark", "light", NULL};
static const char *const figure_words[] = {"auto", "braille", "blocks", "ascii", "picture", NULL};

static const char *const cursor_words[] = {"hide", "follow", NULL};

static const FieldRow speech_rows[] = {
    {"level", FIELD_CHOICE, MEMBER(speech.level), .choices = speech_level_names},
    {"voice", FIELD_LINE, MEMBER(speech.voice)},
    {"rate", FIELD_INT, MEMBER(speech.rate), 80, 450},
    {"pitch", FIELD_INT, MEMBER(speech.pitch), 0, 99},
    {"command", FIELD_LINE, MEMBER(speech.command), .most = 500},
};

static const FieldRow clinic_rows[] = {
    {"name", FIELD_LINE, MEMBER(clinic.name)},
    {"contact", FIELD_LINE, MEMBER(clinic.contact)},
    {"logo", FIELD_LINE, MEMBER(clinic.logo)},
};

/* The maps in the file. */
static const struct {
    const char *key;
    const FieldRow *rows;
    size_t count;
} groups[] = {{"speech", speech_rows, COUNT_OF(speech_rows)},
              {"clinic", clinic_rows, COUNT_OF(clinic_rows)}};

static void read_group(Reading *reading, const YamlNode *node, void *settings, size_t group)
{
    const char *name = arena_printf(reading->arena, "'%s'", groups[group].key);
    if (fields_is_map(reading, node, name, NULL))
        fields_read(reading, node, name, groups[group].rows, groups[group].count, settings, NULL);
}

static void speech_read(Reading *reading, const YamlNode *node, void *settings)
{
    read_group(reading, node, settings, 0);
}

static void clinic_read(Reading *reading, const YamlNode *node, void *settings)
{
    read_group(reading, node, settings, 1);
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
    {"cursor", FIELD_CHOICE, MEMBER(cursor), .choices = cursor_words},
    {"figures", FIELD_CHOICE, MEMBER(figures), .choices = figure_words},
    {"help-line", FIELD_LINE, MEMBER(help_line)},
    {"background", FIELD_CHOICE, MEMBER(background), .choices = background_words},
    {"prepare", FIELD_DURATION, MEMBER(prepare), 0, 600 * NS_PER_S},
    {"switch", FIELD_DURATION, MEMBER(switch_gap), 0, 600 * NS_PER_S},
    {"speech", FIELD_OWN, .own = speech_read},
    {"clinic", FIELD_OWN, .own = clinic_read},
};

/* ---- one by one ---- */

static const FieldRow *find(const FieldRow *among, size_t count, const char *key)
{
    for (size_t i = 0; i < count; i++)
        if (strcmp(among[i].key, key) == 0)
            return &among[i];
    return NULL;
}

static const FieldRow *row_of(const char *key)
{
    size_t length = strcspn(key, ".");
    for (size_t i = 0; key[length] == '.' && i < COUNT_OF(groups); i++)
        if (strlen(groups[i].key) == length && strncmp(key, groups[i].key, length) == 0)
            return find(groups[i].rows, groups[i].count, key + length + 1);
    return find(rows, COUNT_OF(rows), key);
}

/* "8s", "0.25s": what is finer than a millisecond is dropped. */
static void duration_word(Ns ns, char *out, size_t capacity)
{
    int ms = (int)(ns % NS_PER_S / NS_PER_MS);
    int used = snprintf(out, capacity, "%lld", (long long)(ns / NS_PER_S));
    if (ms > 0)
        used += snprintf(out + used, capacity - (size_t)used, ".%03d", ms);
    while (ms > 0 && out[used - 1] == '0')
        used--;
    snprintf(out + used, capacity - (size_t)used, "s");
}

static void word_of(const Settings *settings, const FieldRow *row, char *out, size_t capacity)
{
    const void *member = (const char *)settings + row->offset;
    const char *text;
    *out = '\0';
    switch (row->kind) {
    case FIELD_INT:
        snprintf(out, capacity, "%d", *(const int *)member);
        break;
    case FIELD_BOOL:
        snprintf(out, capacity, "%s", *(const bool *)member ? "true" : "false");
        break;
    case FIELD_CHOICE:
        snprintf(out, capacity, "%s", row->choices[*(const int *)member]);
        break;
    case FIELD_DURATION:
        duration_word(*(const Ns *)member, out, capacity);
        break;
    case FIELD_LINE:
        text = *(const char *const *)member;
        snprintf(out, capacity, "%s", text ? text : SETTINGS_AUTO);
        break;
    default:
        break;
    }
}

char *settings_word(const Settings *settings, const char *key, char out[SETTINGS_WORD_BYTES])
{
    const FieldRow *row = row_of(key);
    *out = '\0';
    if (row)
        word_of(settings, row, out, SETTINGS_WORD_BYTES);
    return out;
}

const char *const *settings_choices(const char *key)
{
    const FieldRow *row = row_of(key);
    return row && row->kind == FIELD_CHOICE ? row->choices : NULL;
}

static size_t size_of(FieldKind kind)
{
    return kind == FIELD_LINE       ? sizeof(const char *)
           : kind == FIELD_DURATION ? sizeof(Ns)
           : kind == FIELD_BOOL     ? sizeof(bool)
                                    : sizeof(int);
}

void settings_take(Settings *to, const Settings *from, const char *key)
{
    const FieldRow *row = row_of(key);
    if (!row || row->kind == FIELD_OWN)
        return;
    void *member = (char *)to + row->offset;
    memcpy(member, (const char *)from + row->offset, size_of(row->kind));
    const char **text = member;
    if (row->kind == FIELD_LINE && *text)
        *text = arena_string(to->arena, *text);
}

static bool are_same(const Settings *a, const Settings *b, const FieldRow *among, size_t count,
                     const FieldRow *but)
{
    char one[SETTINGS_WORD_BYTES], other[SETTINGS_WORD_BYTES];
    for (size_t i = 0; i < count; i++) {
        word_of(a, &among[i], one, sizeof one);
        word_of(b, &among[i], other, sizeof other);
        if (&among[i] != but && strcmp(one, other) != 0)
            return false;
    }
    return true;
}

bool settings_same_but(const Settings *a, const Settings *b, const char *key)
{
    const FieldRow *but = row_of(key);
    bool same = are_same(a, b, rows, COUNT_OF(rows), but);
    for (size_t i = 0; i < COUNT_OF(groups); i++)
        same = same && are_same(a, b, groups[i].rows, groups[i].count, but);
    return same;
}

/* ---- where they stand ---- */

static const char file_name[] = "config.yaml";

char *settings_path(void)
{
    char *folder = path_user_config();
    char *path = folder ? path_join(folder, file_name) : NULL;
    free(folder);
    return path;
}

static const char *base_of(const char *path)
{
    const char *slash = strrchr(path, '/');
    return slash ? slash + 1 : path;
}

/* config.yml, Config.YAML, config.yaml.txt: settings to whoever wrote it. */
static bool is_meant(const char *name)
{
    static const char stem[] = "config";
    return file_name_stem(name) == sizeof stem - 1 &&
           text_find(name, stem) == name; /* in any case */
}

static void warn_of_name(const char *path, Diagnostics *found)
{
    Source source = {.name = path};
    diagnostics_add(found, SEVERITY_WARNING, &source, (Place){0},
                    "'%s' is not read: settings stand in '%s'", base_of(path), file_name);
    diagnostics_hint(found, "rename it");
}

/* Is it one file by two names? Where case does not count, Config.yaml is config.yaml. */
static bool is_same_file(const char *path, const struct stat *read)
{
    struct stat status;
    return read && stat(path, &status) == 0 && status.st_dev == read->st_dev &&
           status.st_ino == read->st_ino;
}

/* Says what stands beside the file that is read (NULL: none is) and is not read itself: what has
 * nearly its name, and, where there is none, whatever could be a file of settings. */
static void look_beside(const struct stat *read, Diagnostics *found)
{
    char *folder = path_user_config();
    DIR *directory = folder ? opendir(folder) : NULL;
    const struct dirent *item;
    while (directory && (item = readdir(directory))) {
        const char *name = item->d_name;
        if (*name == '.' || !(read ? is_meant(name) : file_name_stem(name) > 0))
            continue;
        char *beside = path_join(folder, name);
        if (strcmp(name, file_name) != 0 && !is_same_file(beside, read))
            warn_of_name(beside, found);
        free(beside);
    }
    if (directory)
        closedir(directory);
    free(folder);
}

/* ---- reading ---- */

static void forget_auto(const char **text)
{
    if (*text && strcmp(*text, SETTINGS_AUTO) == 0)
        *text = NULL;
}

static void read_text(Settings *settings, const Source *source, Diagnostics *found)
{
    if (yaml_says_nothing(source)) /* all of it is at its default */
        return;
    const YamlNode *root = yaml_parse(settings->arena, source, found);
    Reading reading = {.arena = settings->arena, .source = source, .found = found};
    if (root && fields_is_map(&reading, root, "the settings", NULL))
        fields_read(&reading, root, "the settings", rows, COUNT_OF(rows), settings, NULL);
    forget_auto(&settings->theme);
    forget_auto(&settings->device);
    forget_auto(&settings->speech.voice);
}

static Settings *usual_settings(void)
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
        .speech = {.level = SPEECH_BRIEF, .rate = 165, .pitch = 45},
    };
    return settings;
}

Settings *settings_parse(const Source *source, Diagnostics *found)
{
    Settings *settings = usual_settings();
    read_text(settings, source, found);
    return settings;
}

Settings *settings_read(const char *path, Diagnostics *found)
{
    Settings *settings = usual_settings();
    char *own = path ? NULL : settings_path();
    const char *file = path ? path : own;
    struct stat status; /* of the link itself: one that leads nowhere is a mistake to be told of */
    bool is_there = file && lstat(file, &status) == 0;
    Source *source = arena_alloc(settings->arena, sizeof *source);
    if (is_there && source_read(settings->arena, file, YAML_MAX_BYTES, source, found))
        read_text(settings, source, found);
    if (own)
        look_beside(is_there && stat(own, &status) == 0 ? &status : NULL, found);
    free(own);
    return settings;
}

bool settings_is_file(const char *path)
{
    Arena *arena = arena_new();
    Diagnostics *found = diagnostics_new();
    Source source;
    bool is_file =
        is_meant(base_of(path)) && source_read(arena, path, YAML_MAX_BYTES, &source, found);
    if (is_file && !yaml_says_nothing(&source)) {
        const YamlNode *root = yaml_parse(arena, &source, found);
        is_file = !root || root->kind != YAML_MAP || !yaml_get(root, "limber");
    }
    diagnostics_free(found);
    arena_free(arena);
    return is_file;
}

void settings_check(const char *path, Diagnostics *found)
{
    settings_free(settings_read(path, found));
    if (strcmp(base_of(path), file_name) != 0)
        warn_of_name(path, found);
}

void settings_free(Settings *settings)
{
    if (!settings)
        return;
    arena_free(settings->arena);
    free(settings);
}
