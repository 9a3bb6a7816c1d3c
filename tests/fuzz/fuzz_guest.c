// SPDX-FileCopyrightText: 2026 The Limber authors
// SPDX-License-Identifier: GPL-3.0-or-later
/* Any bytes as another program's file. Whatever they are: one thing is said, or each workout is the
 * text of a routine that the reader of routines takes without a word, within its limits, and every
 * text is safe for the terminal. */
#include "fuzz.h"

#include "guest/guest.h"
#include "routine/reader.h"

#include <assert.h>
#include <locale.h>
#include <string.h>

#define MOST_WRITTEN 20

static Library *library;

int LLVMFuzzerInitialize(int *count, char ***arguments)
{
    (void)count, (void)arguments;
    setlocale(LC_ALL, "C.UTF-8");
    library = library_new(NULL, NULL);
    return 0;
}

/* What other programs have no limit for. */
static bool is_limit(const char *message)
{
    return strstr(message, "12 hours") || strstr(message, "5,000") || strstr(message, "500") ||
           strstr(message, "20,000") || strstr(message, "1 MiB");
}

static void check_workout(Guest *guest, const GuestWorkout *workout, Arena *arena)
{
    Diagnostics *found = diagnostics_new();
    fuzz_check_text(workout->title);
    const char *text = guest_write(guest, workout, library, arena);
    Routine *routine =
        text ? routine_parse("guest.yaml", text, strlen(text), library, found) : NULL;
    for (size_t i = 0; i < diagnostics_size(found); i++)
        assert(is_limit(diagnostics_at(found, i)->message));
    assert(!text || routine || diagnostics_size(found) > 0);
    routine_free(routine);
    diagnostics_free(found);
}

int LLVMFuzzerTestOneInput(const uint8_t *bytes, size_t size)
{
    Guest guest;
    Arena *arena = arena_new();
    Diagnostics *found = diagnostics_new();
    Source source = {
        .name = "x", .text = arena_copy(arena, (const char *)bytes, size), .size = size};
    bool read = guest_read(&source, arena, "de", &guest, found);
    fuzz_check_said(found);
    assert(read == (diagnostics_size(found) == 0));
    assert(diagnostics_size(found) <= 1);
    for (size_t i = 0; read && i < guest.count && i < MOST_WRITTEN; i++)
        check_workout(&guest, &guest.workouts[i], arena);
    diagnostics_free(found);
    arena_free(arena);
    return 0;
}
