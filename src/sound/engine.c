// SPDX-FileCopyrightText: 2026 The Limber authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "sound/engine.h"

#include "base/array.h"
#include "base/path.h"
#include "base/text.h"

#include <dirent.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <sys/syscall.h>
#include <unistd.h>

#define MODEL_DEPTH 6    /* folders: en/en_US/lessac/medium in one of voices */
#define MODEL_ITEMS 4000 /* looked at */

typedef struct {
    Arena *arena;
    const char *language; /* "pt-br", as written */
    const char *program;  /* of the engine that is looked for */
    Engine *engines;
    size_t count;
    int items; /* looked at so far */
} Search;

/* ---- small things ---- */

/* The program of a name in PATH, in the arena, or NULL. */
static const char *find_program(Arena *arena, const char *name)
{
    const char *at = getenv("PATH");
    while (at && *at) {
        size_t length = strcspn(at, ":");
        const char *path = arena_printf(arena, "%.*s/%s", (int)length, at, name);
        struct stat status;
        if (*at == '/' && stat(path, &status) == 0 && S_ISREG(status.st_mode) &&
            access(path, X_OK) == 0)
            return path;
        at += length + (at[length] == ':');
    }
    return NULL;
}

/* Is a tag ("en", "en-GB") of this language ("en")? */
static bool speaks(const char *tag, const char *language)
{
    size_t length = strlen(language);
    return strncmp(tag, language, length) == 0 &&
           (tag[length] == '\0' || strchr("-_", tag[length]));
}

static void add(Search *search, Engine engine)
{
    if (text_find_forbidden(engine.name, strlen(engine.name), &(uint32_t){0}, &(bool){false}) >= 0)
        return;
    search->engines =
        arena_grow(search->arena, search->engines, search->count, sizeof *search->engines);
    search->engines[search->count++] = engine;
}

/* ---- Piper: en_US-lessac-medium.onnx, with its .json beside it ---- */

static void add_model(Search *search, const char *folder, const char *file)
{
    static const char ending[] = ".onnx";
    size_t length = strlen(file), end = sizeof ending - 1;
    const char *path = arena_printf(search->arena, "%s/%s", folder, file);
    if (length <= end || strcmp(file + length - end, ending) != 0 ||
        access(arena_printf(search->arena, "%s.json", path), R_OK) != 0)
        return;
    const char *name = arena_copy(search->arena, file, length - end);
    size_t language = strcspn(name, "_-");
    if (language > 0 && strncmp(name, search->language, language) == 0 &&
        speaks(search->language, arena_copy(search->arena, name, language)))
        add(search, (Engine){"piper", "Piper", search->program, path,
                             arena_printf(search->arena, "piper %s", name)});
}

static int by_name(const struct dirent **a, const struct dirent **b)
{
    return strcmp((*a)->d_name, (*b)->d_name);
}

static int is_shown(const struct dirent *item)
{
    return item->d_name[0] != '.';
}

static void look_for_models(Search *search, const char *folder, int depth)
{
    struct dirent **items;
    int count = folder && depth > 0 ? scandir(folder, &items, is_shown, by_name) : -1;
    for (int i = 0; i < count; i++) {
        const char *path = arena_printf(search->arena, "%s/%s", folder, items[i]->d_name);
        struct stat status;
        bool there = search->items++ < MODEL_ITEMS && stat(path, &status) == 0;
        if (there && S_ISDIR(status.st_mode))
            look_for_models(search, path, depth - 1);
        else if (there && S_ISREG(status.st_mode))
            add_model(search, folder, items[i]->d_name);
        free(items[i]);
    }
    if (count >= 0)
        free(items);
}

/* Where its own tools and the packages of systems put models. */
static void look_for_piper(Search *search)
{
    static const char *const own[] = {"piper", "piper-voices", "piper-tts"};
    static const char *const system[] = {"/usr/local/share", "/usr/share", "/opt"};
    char *data = path_user_data(), *slash = data ? strrchr(data, '/') : NULL;
    search->program = find_program(search->arena, "piper-tts");
    if (!search->program)
        search->program = find_program(search->arena, "piper");
    if (slash)
        *slash = '\0'; /* of all programs */
    for (size_t i = 0; search->program && i < COUNT_OF(own); i++) {
        if (slash)
            look_for_models(search, arena_printf(search->arena, "%s/%s", data, own[i]),
                            MODEL_DEPTH);
        for (size_t j = 0; j < COUNT_OF(system); j++)
            look_for_models(search, arena_printf(search->arena, "%s/%s", system[j], own[i]),
                            MODEL_DEPTH);
    }
    free(data);
}

/* ---- RHVoice: a folder for each voice, which says its language ---- */

static const char *const rhvoice_languages[][2] = {
    {"en", "English"},
    {"ru", "Russian"},
    {"uk", "Ukrainian"},
    {"pl", "Polish"},
    {"cs", "Czech"},
    {"sk", "Slovak"},
    {"eo", "Esperanto"},
    {"ka", "Georgian"},
    {"ky", "Kyrgyz"},
    {"tt", "Tatar"},
    {"mk", "Macedonian"},
    {"sq", "Albanian"},
    {"uz", "Uzbek"},
    {"es", "Spanish"},
    {"hr", "Croatian"},
    {"sr", "Serbian"},
    {"pt", "Brazilian-Portuguese"},
};

static bool is_of_language(const Search *search, const char *info)
{
    char line[256];
    bool is = false;
    FILE *file = fopen(info, "r");
    while (file && !is && fgets(line, sizeof line, file)) {
        line[strcspn(line, "\r\n")] = '\0';
        for (size_t i = 0; strncmp(line, "language=", 9) == 0 && i < COUNT_OF(rhvoice_languages);
             i++)
            is = is || (strcmp(line + 9, rhvoice_languages[i][1]) == 0 &&
                        speaks(search->language, rhvoice_languages[i][0]));
    }
    if (file)
        fclose(file);
    return is;
}

static void add_rhvoice(Search *search, const char *folder, const char *voice)
{
    const char *info = arena_printf(search->arena, "%s/%s/voice.info", folder, voice);
    if (is_of_language(search, info))
        add(search,
            (Engine){"rhvoice", "RHVoice", search->program, arena_string(search->arena, voice),
                     arena_printf(search->arena, "rhvoice %s", voice)});
}

/* Of the English ones slt is the clearest. */
static void look_for_rhvoice(Search *search)
{
    static const char first[] = "slt";
    static const char *const folders[] = {"/usr/share/RHVoice/voices",
                                          "/usr/local/share/RHVoice/voices"};
    search->program = find_program(search->arena, "RHVoice-test");
    for (size_t i = 0; search->program && i < COUNT_OF(folders); i++) {
        struct dirent **items;
        int count = scandir(folders[i], &items, is_shown, by_name);
        if (count >= 0)
            add_rhvoice(search, folders[i], first);
        for (int j = 0; j < count; j++) {
            if (strcmp(items[j]->d_name, first) != 0)
                add_rhvoice(search, folders[i], items[j]->d_name);
            free(items[j]);
        }
        if (count >= 0)
            free(items);
    }
}

/* ---- Flite: its voices are in it, and speak English ---- */

static void look_for_flite(Search *search)
{
    static const char *const voices[] = {"slt", "rms", "awb"};
    search->program = find_program(search->arena, "flite");
    for (size_t i = 0; search->program && speaks(search->language, "en") && i < COUNT_OF(voices);
         i++)
        add(search, (Engine){"flite", "Flite", search->program, voices[i],
                             arena_printf(search->arena, "flite %s", voices[i])});
}

/* ---- all of them ---- */

static const struct {
    const char *name;
    void (*look)(Search *search);
} kinds[] = {{"piper", look_for_piper}, {"rhvoice", look_for_rhvoice}, {"flite", look_for_flite}};

const Engine *engine_list(Arena *arena, const char *language, size_t *count)
{
    const char *wanted = getenv("LIMBER_VOICES");
    Search search = {.arena = arena, .language = language ? language : "en"};
    for (size_t i = 0; i < COUNT_OF(kinds); i++)
        if (!wanted || strstr(wanted, kinds[i].name))
            kinds[i].look(&search);
    *count = search.count;
    return search.engines;
}

bool engine_may_run(void)
{
#ifdef SYS_landlock_create_ruleset
    static const unsigned version = 1; /* asks for it */
    return syscall(SYS_landlock_create_ruleset, NULL, 0, version) > 0;
#else
    return false;
#endif
}

/* Does a setting name this kind, alone or with a voice? */
static bool names(const char *setting, const char *kind)
{
    size_t length = strlen(kind);
    return strncmp(setting, kind, length) == 0 &&
           (setting[length] == '\0' || setting[length] == ' ');
}

bool engine_is_named(const char *setting)
{
    bool is = names(setting, ENGINE_LIBRARY);
    for (size_t i = 0; i < COUNT_OF(kinds); i++)
        is = is || names(setting, kinds[i].name);
    return is;
}

const Engine *engine_choose(const Engine *engines, size_t count, const char *setting)
{
    if (!setting || strcmp(setting, "auto") == 0)
        return count > 0 ? &engines[0] : NULL;
    for (size_t i = 0; i < count; i++)
        if (strcmp(engines[i].name, setting) == 0 || strcmp(engines[i].engine, setting) == 0)
            return &engines[i];
    return NULL;
}
