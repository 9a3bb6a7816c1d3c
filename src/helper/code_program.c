// SPDX-FileCopyrightText: 2026 The Limber authors
// SPDX-License-Identifier: GPL-3.0-or-later
/* limber-code: draws the codes of a sheet, and finds them in photos of it. What it reads a stranger
 * may have sent: it gives up everything before it reads the first byte, and can neither open nor
 * write a file.
 *
 *   limber-code draw     in: a routine's files, and "links", a line each; out: the codes, named
 *                        "routine-1" and "link-1", a character a square, row by row, 1 is dark
 *   limber-code scan     in: photos; out: the routine's files
 *   limber-code library  what it draws and looks with
 *   limber-code trial    what its sandbox refuses here (helper/trial.h)
 *
 * All of it goes in and out as base/members.h prints it. Errors are one line on standard error,
 * exit code 1. */
#include "helper/asked.h"

#ifdef LIMBER_CODES

#include "helper/squares.h"

static int draw(void)
{
    return asked_with_files(squares_draw);
}

static int scan(void)
{
    return asked_with_files(squares_scan);
}

static int library(void)
{
    printf("%s\n", squares_library());
    return 0;
}

#else

static int draw(void)
{
    return asked_fail("this Limber was built without the libraries for QR codes");
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

int main(int argc, char **argv)
{
    static const AskedTask tasks[] = {
        {"draw", draw}, {"scan", scan}, {"library", library}, {NULL, NULL}};
    asked_run("limber-code", tasks, argc, argv);
}
