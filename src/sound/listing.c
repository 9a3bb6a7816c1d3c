// SPDX-FileCopyrightText: 2026 The Limber authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "sound/listing.h"

#include "base/arena.h"
#include "base/child.h"
#include "base/errand.h"
#include "base/path.h"
#include "base/text.h"

#include <stdlib.h>
#include <string.h>

#define MOST_BYTES (64 * 1024)
#define LIMIT (5 * NS_PER_S)

extern char **environ;

struct Listing {
    Errand child;
    Ns limit; /* when it is given up */
    bool done;
    Arena *arena; /* of the lines */
    const char **lines;
    size_t count;
};

Listing *listing_new(const char *helper, const char *question)
{
    Listing *listing = memory_alloc(sizeof *listing);
    char *path = path_helper(helper);
    char *arguments[] = {(char *)helper, (char *)question, NULL};
    int nothing = errand_input("", 0);
    listing->arena = arena_new();
    listing->limit = clock_monotonic() + LIMIT;
    errand_init(&listing->child);
    listing->done = nothing < 0 ||
                    !errand_start(&listing->child, path, arguments, environ, nothing, MOST_BYTES);
    child_close(&nothing);
    free(path);
    return listing;
}

void listing_free(Listing *listing)
{
    if (!listing)
        return;
    errand_free(&listing->child);
    arena_free(listing->arena);
    free(listing);
}

static void add_line(Listing *listing, const char *line, size_t length)
{
    char *raw = arena_copy(listing->arena, line, length);
    size_t room = 3 * length + 1; /* what the gate replaces is longer */
    if (length == 0)
        return;
    listing->lines =
        arena_grow(listing->arena, listing->lines, listing->count, sizeof *listing->lines);
    listing->lines[listing->count++] = text_safe(raw, arena_alloc(listing->arena, room), room);
}

static void take_lines(Listing *listing)
{
    const char *at = listing->child.bytes, *end = at + listing->child.count;
    while (at < end) {
        const char *newline = memchr(at, '\n', (size_t)(end - at));
        add_line(listing, at, (size_t)((newline ? newline : end) - at));
        at = newline ? newline + 1 : end;
    }
}

bool listing_tend(Listing *listing, Ns now)
{
    if (listing->done)
        return true;
    if (now >= listing->limit)
        errand_kill(&listing->child);
    listing->done = errand_tend(&listing->child, now);
    if (listing->done)
        take_lines(listing);
    return listing->done;
}

const char *const *listing_lines(const Listing *listing, size_t *count)
{
    *count = listing->count;
    return listing->lines;
}
