// SPDX-FileCopyrightText: 2026 The Limber authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "base/copies.h"

#include "base/path.h"
#include "base/source_file.h"

#include <errno.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#define MAX_BYTES (20 * 1024 * 1024) /* of one file */

typedef struct {
    const char *name;
    int fd;           /* -1: its text is here */
    const char *text; /* and its size */
    size_t size;
} Copy;

struct Copies {
    Arena *arena;
    Copy *items;
    size_t count;
};

Copies *copies_new(void)
{
    Copies *copies = memory_alloc(sizeof *copies);
    copies->arena = arena_new();
    return copies;
}

void copies_free(Copies *copies)
{
    if (!copies)
        return;
    for (size_t i = 0; i < copies->count; i++)
        if (copies->items[i].fd >= 0)
            close(copies->items[i].fd);
    arena_free(copies->arena);
    free(copies);
}

static void add(Copies *copies, const char *name, Copy copy)
{
    copies->items = arena_grow(copies->arena, copies->items, copies->count, sizeof *copies->items);
    copy.name = arena_string(copies->arena, name);
    copies->items[copies->count++] = copy;
}

void copies_take(Copies *copies, const char *name, int fd)
{
    add(copies, name, (Copy){.fd = fd});
}

void copies_take_text(Copies *copies, const char *name, const char *text, size_t size)
{
    add(copies, name,
        (Copy){.fd = -1, .text = arena_copy(copies->arena, text, size), .size = size});
}

bool copies_have(const Copies *copies, const char *name)
{
    for (size_t i = 0; i < copies->count; i++)
        if (strcmp(copies->items[i].name, name) == 0)
            return true;
    return false;
}

size_t copies_count(const Copies *copies)
{
    return copies->count;
}

/* ---- reading and writing ---- */

/* The whole of an open file; NULL: errno says why. Freed by the caller. */
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

/* What is to be written; freed by the caller where it is not the copy's own text. */
static const char *bytes_of(const Copy *copy, char **read, size_t *size)
{
    *read = copy->fd >= 0 ? read_whole(copy->fd, size) : NULL;
    if (copy->fd < 0)
        *size = copy->size;
    return copy->fd >= 0 ? *read : copy->text;
}

bool copies_add_to(const Copies *copies, Members *members, Arena *arena)
{
    bool done = true;
    for (size_t i = 0; done && i < copies->count; i++) {
        size_t size = 0;
        char *read;
        const char *bytes = bytes_of(&copies->items[i], &read, &size);
        done = bytes && members_add(members, arena, copies->items[i].name, bytes, size);
        free(read);
    }
    return done;
}

/* Makes the folder that a name begins with. */
static bool make_folder_of(const char *path, const char *name)
{
    const char *slash = strrchr(name, '/');
    if (!slash)
        return true;
    char *folder = strndup(path, strlen(path) - strlen(slash));
    bool made = folder && path_make_folder(folder);
    int error = errno;
    free(folder);
    errno = error;
    return made;
}

static bool write_copy(const Copy *copy, const char *folder)
{
    size_t size = 0;
    char *read, *to = path_join(folder, copy->name);
    const char *bytes = bytes_of(copy, &read, &size);
    bool done = bytes && make_folder_of(to, copy->name) && path_write_file(to, bytes, size, false);
    int error = errno;
    free(read);
    free(to);
    errno = error;
    return done;
}

bool copies_write(const Copies *copies, const char *folder)
{
    bool done = true;
    for (size_t i = 0; done && i < copies->count; i++)
        done = write_copy(&copies->items[i], folder);
    return done;
}

/* ---- comparing ---- */

static bool is_same(const Copy *copy, const char *path)
{
    Arena *arena = arena_new();
    Diagnostics *ignored = diagnostics_new();
    Source there;
    size_t size = 0;
    char *read;
    const char *bytes = bytes_of(copy, &read, &size);
    bool same = bytes && source_read(arena, path, MAX_BYTES, &there, ignored) &&
                there.size == size && memcmp(there.text, bytes, size) == 0;
    free(read);
    diagnostics_free(ignored);
    arena_free(arena);
    return same;
}

bool copies_are_in(const Copies *copies, const char *folder)
{
    bool same = true;
    for (size_t i = 0; same && i < copies->count; i++) {
        char *path = path_join(folder, copies->items[i].name);
        same = is_same(&copies->items[i], path);
        free(path);
    }
    return same;
}
