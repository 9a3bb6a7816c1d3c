// SPDX-FileCopyrightText: 2026 The Limber authors
// SPDX-License-Identifier: GPL-3.0-or-later
/* See shipped.h. */
#include "shipped.h"

#include "routine/reader.h"

#include <ctype.h>
#include <dirent.h>
#include <locale.h>
#include <stdio.h>

#include "source_files.h"

Library *shipped;
Routine **routines;
size_t routine_count;

static int is_routine(const struct dirent *item)
{
    const char *ending = strrchr(item->d_name, '.');
    return ending && strcmp(ending, ".yaml") == 0;
}

int shipped_open(void **state)
{
    (void)state;
    setlocale(LC_ALL, "");
    struct dirent **items;
    Diagnostics *found = diagnostics_new();
    char *folder = path_in_source("routines");
    int count = scandir(folder, &items, is_routine, alphasort);
    shipped = shipped_library();
    routines = calloc(count > 0 ? (size_t)count : 1, sizeof(Routine *));
    for (int i = 0; i < count; i++) {
        char *path = path_in(folder, items[i]->d_name);
        routines[routine_count++] = routine_read(path, shipped, found);
        free(path);
        free(items[i]);
    }
    if (count >= 0)
        free(items);
    free(folder);
    for (const char *const *id = library_ids(shipped); *id; id++)
        library_find(shipped, *id, found);
    diagnostics_print(found, stderr);
    bool fine = count > 0 && diagnostics_size(found) == 0;
    diagnostics_free(found);
    return fine ? 0 : -1;
}

int shipped_close(void **state)
{
    (void)state;
    for (size_t i = 0; i < routine_count; i++)
        routine_free(routines[i]);
    free(routines);
    library_free(shipped);
    return 0;
}

const Routine *shipped_routine(const char *id)
{
    for (size_t i = 0; i < routine_count; i++)
        if (strcmp(routines[i]->id, id) == 0)
            return routines[i];
    fail_msg("%s does not ship", id);
    return NULL;
}

void each_routine(RoutineCheck *check)
{
    for (size_t i = 0; i < routine_count; i++)
        check(routines[i]);
}

void each_step(StepCheck *check)
{
    for (size_t i = 0; i < routine_count; i++)
        for (size_t j = 0; j < routines[i]->block_count; j++)
            for (size_t k = 0; k < routines[i]->blocks[j].count; k++)
                check(routines[i], &routines[i]->blocks[j].steps[k]);
}

void each_exercise(ExerciseCheck *check)
{
    for (const char *const *id = library_ids(shipped); *id; id++)
        check(library_find(shipped, *id, NULL));
}

bool shipped_word(const char **text, char *word, size_t capacity)
{
    size_t length = 0;
    while (**text && !isalnum((unsigned char)**text))
        (*text)++;
    for (; isalnum((unsigned char)**text); (*text)++)
        if (length + 1 < capacity)
            word[length++] = (char)tolower((unsigned char)**text);
    word[length] = '\0';
    return length > 0;
}

bool shipped_has_word(const char *text, const char *wanted)
{
    char word[64];
    while (shipped_word(&text, word, sizeof word))
        if (strcmp(word, wanted) == 0)
            return true;
    return false;
}

const char *shipped_prose(const Routine *routine, char *out, size_t capacity)
{
    snprintf(out, capacity, "%s %s %s", routine->summary, routine->frequency, routine->why);
    return out;
}
