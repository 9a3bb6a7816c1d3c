// SPDX-FileCopyrightText: 2026 The Limber authors
// SPDX-License-Identifier: GPL-3.0-or-later
/* limber-code: draws the codes of a sheet, and finds them in photos of it. What it reads a stranger
 * may have sent: it gives up everything before it reads the first byte, and can neither open nor
 * write a file.
 *
 *   limber-code draw     in: a routine's file, and "links", a line each; out: the codes,
 * "routine-1" … and "link-1" …, a character a square, row by row, 1 is dark limber-code scan in:
 * photos; out: the routine's file limber-code library  what it draws and looks with limber-code
 * trial    what its sandbox refuses here (helper/trial.h)
 *
 * All of it goes in and out as base/members.h prints it. Errors are one line on standard error,
 * exit code 1. */
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

#ifdef LIMBER_CODES

#include "base/members.h"
#include "helper/asked.h"
#include "helper/squares.h"

/* Does the task with the files that come in. */
static int with_input(bool (*task)(const Members *in, FILE *out, char *why, size_t capacity))
{
    char why[240] = "";
    const char *wrong;
    size_t size;
    char *bytes = asked_read(&size);
    Arena *arena = arena_new();
    const Members *in = members_parse(arena, bytes, size, &wrong);
    if (!in)
        snprintf(why, sizeof why, "%s", wrong);
    bool done = in && task(in, stdout, why, sizeof why);
    arena_free(arena);
    free(bytes);
    return done ? 0 : fail(why);
}

static int draw(void)
{
    return with_input(squares_draw);
}

static int scan(void)
{
    return with_input(squares_scan);
}

static int library(void)
{
    printf("%s\n", squares_library());
    return 0;
}

#else

static int draw(void)
{
    return fail("this Limber was built without the libraries for QR codes");
}

static int scan(void)
{
    return draw();
}

static int library(void)
{
    return draw();
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
    } tasks[] = {{"draw", draw}, {"scan", scan}, {"library", library}, {"trial", try_sandbox}};
    int code = -1;
    sandbox_enter(NULL);
    for (size_t i = 0; argc == 2 && i < sizeof tasks / sizeof *tasks; i++)
        if (strcmp(argv[1], tasks[i].name) == 0)
            code = tasks[i].run();
    if (code < 0)
        code = fail("limber-code is started by limber");
    fflush(stdout);
    _exit(code);
}
