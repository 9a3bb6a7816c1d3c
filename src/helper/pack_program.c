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
#include "helper/asked.h"

#ifdef LIMBER_ARCHIVE

#include "helper/zip.h"

#include <unistd.h>

static int unpack(void)
{
    char why[200] = "";
    return zip_unpack(STDIN_FILENO, stdout, why, sizeof why) ? 0 : asked_fail(why);
}

static int pack(void)
{
    return asked_with_files(zip_pack);
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
    return asked_fail("this Limber was built without libarchive, and knows no packs");
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

int main(int argc, char **argv)
{
    static const AskedTask tasks[] = {
        {"unpack", unpack}, {"pack", pack}, {"library", library}, {NULL, NULL}};
    zip_prepare();
    asked_run("limber-pack", tasks, argc, argv);
}
