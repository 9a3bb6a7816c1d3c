// SPDX-FileCopyrightText: 2026 The Limber authors
// SPDX-License-Identifier: GPL-3.0-or-later
/* Tries a routine's recordings one by one, and copies them from the descriptors that were tried. */
#include "play/recordings.h"

#include "base/path.h"
#include "base/source_file.h"
#include "play/narrator.h"
#include "routine/recording_file.h"

#include <errno.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#define LIMIT (4 * NS_PER_S)
#define MAX_BYTES (20 * 1024 * 1024) /* of one recording */

typedef struct {
    const char *name; /* the routine's */
    int fd;
} Recording;

struct Recordings {
    Recording *items;
    size_t count, wrong;
};

/* ---- trying ---- */

/* What is wrong with a recording that could be opened: "" where it decodes. */
static void try_decoding(Voice *voice, int fd, char *why, size_t capacity)
{
    int id = voice_ask_recording(voice, fd), taken;
    float *frames = NULL;
    uint32_t count, rate;
    snprintf(why, capacity, "could not be tried");
    if (id > 0 && voice_wait(voice, id, LIMIT))
        voice_take(voice, &taken, &frames, &count, &rate, why, capacity);
    free(frames);
}

/* True where it decodes. */
static bool try_step(Voice *voice, const Routine *routine, const Step *step, int fd,
                     Severity severity, Diagnostics *found)
{
    char why[160];
    try_decoding(voice, fd, why, sizeof why);
    if (*why)
        diagnostics_add(found, severity, routine->source, step->voice_place,
                        "the recording '%s': %s", step->voice, why);
    return *why == '\0';
}

static bool is_known(const Recordings *recordings, const char *name)
{
    for (size_t i = 0; i < recordings->count; i++)
        if (strcmp(recordings->items[i].name, name) == 0)
            return true;
    return false;
}

/* Opens and tries the recording of a step, unless an earlier step named it. */
static void open_step(Recordings *recordings, Voice *voice, const Routine *routine,
                      const Step *step, Severity severity, Diagnostics *found)
{
    if (is_known(recordings, step->voice))
        return;
    int fd = routine_open_recording_of(routine, step, severity, found);
    if (fd < 0 || !try_step(voice, routine, step, fd, severity, found)) {
        recordings->wrong++;
        if (fd >= 0)
            close(fd);
        return;
    }
    recordings->items =
        memory_resize(recordings->items, (recordings->count + 1) * sizeof *recordings->items);
    recordings->items[recordings->count++] = (Recording){step->voice, fd};
}

Recordings *recordings_open(const Routine *routine, Severity severity, Diagnostics *found)
{
    Recordings *recordings = memory_alloc(sizeof *recordings);
    Voice *voice = NULL;
    for (size_t i = 0; i < routine->block_count; i++) {
        for (size_t j = 0; j < routine->blocks[i].count; j++) {
            const Step *step = &routine->blocks[i].steps[j];
            if (step->voice && !voice)
                voice = narrator_voice(routine, NULL);
            if (step->voice)
                open_step(recordings, voice, routine, step, severity, found);
        }
    }
    voice_free(voice);
    return recordings;
}

void recordings_free(Recordings *recordings)
{
    if (!recordings)
        return;
    for (size_t i = 0; i < recordings->count; i++)
        close(recordings->items[i].fd);
    free(recordings->items);
    free(recordings);
}

size_t recordings_count(const Recordings *recordings)
{
    return recordings->count;
}

size_t recordings_wrong(const Recordings *recordings)
{
    return recordings->wrong;
}

size_t recordings_check(const Routine *routine, Severity severity, Diagnostics *found)
{
    Recordings *recordings = recordings_open(routine, severity, found);
    size_t wrong = recordings->wrong;
    recordings_free(recordings);
    return wrong;
}

/* ---- copies ---- */

/* The whole of a recording; NULL: errno says why. Freed by the caller. */
static char *read_whole(int fd, size_t *size)
{
    struct stat status;
    if (fstat(fd, &status) != 0)
        return NULL;
    if (status.st_size > MAX_BYTES) {
        errno = EFBIG;
        return NULL;
    }
    size_t whole = (size_t)status.st_size;
    char *bytes = memory_alloc(whole + 1);
    for (*size = 0; *size < whole;) {
        ssize_t got = pread(fd, bytes + *size, whole - *size, (off_t)*size);
        if (got < 0 && errno == EINTR)
            continue;
        if (got <= 0) {
            int error = got < 0 ? errno : EIO; /* it was cut meanwhile */
            free(bytes);
            errno = error;
            return NULL;
        }
        *size += (size_t)got;
    }
    return bytes;
}

bool recordings_copy(const Recordings *recordings, const char *folder)
{
    bool done = true;
    for (size_t i = 0; done && i < recordings->count; i++) {
        size_t size;
        char *bytes = read_whole(recordings->items[i].fd, &size);
        char *to = path_join(folder, recordings->items[i].name);
        done = bytes && path_write_file(to, bytes, size, false);
        int error = errno;
        free(bytes);
        free(to);
        errno = error;
    }
    return done;
}

static bool is_same(const Recording *recording, const char *path)
{
    Arena *arena = arena_new();
    Diagnostics *ignored = diagnostics_new();
    Source there;
    size_t size = 0;
    char *bytes = read_whole(recording->fd, &size);
    bool same = bytes && source_read(arena, path, MAX_BYTES, &there, ignored) &&
                there.size == size && memcmp(there.text, bytes, size) == 0;
    free(bytes);
    diagnostics_free(ignored);
    arena_free(arena);
    return same;
}

bool recordings_are_in(const Recordings *recordings, const char *folder)
{
    bool same = true;
    for (size_t i = 0; same && i < recordings->count; i++) {
        char *path = path_join(folder, recordings->items[i].name);
        same = is_same(&recordings->items[i], path);
        free(path);
    }
    return same;
}
