// SPDX-FileCopyrightText: 2026 The Limber authors
// SPDX-License-Identifier: GPL-3.0-or-later
/* limber-pack: takes packs apart and makes them. What it reads a stranger sent: it gives up
 * everything before it reads the first byte, and can neither open nor write a file.
 *
 *   limber-pack unpack   standard input, a regular file, is the archive; its files come out
 *   limber-pack pack     standard input has the files; the archive comes out
 *   limber-pack library  what it reads archives with
 *   limber-pack trial    what its sandbox refuses here (helper/trial.h)
 *
 * Files go in and out as base/members.h prints them. Errors are one line on standard error, exit
 * code 1. */
#include "helper/sandbox.h"
#include "helper/trial.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

static int fail(const char *why)
{
    fprintf(stderr, "%s\n", why);
    return 1;
}

#ifdef LIMBER_ARCHIVE

#include "helper/asked.h"
#include "helper/zip.h"

static int unpack(void)
{
    char why[200] = "";
    return zip_unpack(STDIN_FILENO, stdout, why, sizeof why) ? 0 : fail(why);
}

static int pack(void)
{
    char why[200] = "";
    const char *wrong;
    size_t size;
    char *bytes = asked_read(&size);
    Arena *arena = arena_new();
    const Members *members = members_parse(arena, bytes, size, &wrong);
    if (!members)
        snprintf(why, sizeof why, "%s", wrong);
    bool done = members && zip_pack(members, stdout, why, sizeof why);
    arena_free(arena);
    free(bytes);
    return done ? 0 : fail(why);
}

static int library(void)
{
    printf("%s\n", zip_library());
    return 0;
}

#else

static void zip_prepare(void) {}

static int unpack(void)
{
    return fail("this Limber was built without libarchive, and knows no packs");
}

static int pack(void)
{
    return unpack();
}

static int library(void)
{
    return unpack();
}

#endif

static int try_sandbox(void)
{
    trial_print();
    return 0;
}

/* Ends without the libraries' exit handlers: in the sandbox they have nothing to tidy. */
int main(int argc, char **argv)
{
    static const struct {
        const char *name;
        int (*run)(void);
    } tasks[] = {{"unpack", unpack}, {"pack", pack}, {"library", library}, {"trial", try_sandbox}};
    int code = -1;
    zip_prepare();
    sandbox_enter(NULL);
    for (size_t i = 0; argc == 2 && i < sizeof tasks / sizeof *tasks; i++)
        if (strcmp(argv[1], tasks[i].name) == 0)
            code = tasks[i].run();
    if (code < 0)
        code = fail("limber-pack is started by limber");
    fflush(stdout);
    _exit(code);
}
