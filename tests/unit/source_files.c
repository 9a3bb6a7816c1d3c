// SPDX-FileCopyrightText: 2026 The Limber authors
// SPDX-License-Identifier: GPL-3.0-or-later
/* See source_files.h. */
#include "routine/library.h"

#include "source_files.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>

#include <cmocka.h>

char *path_in(const char *folder, const char *name)
{
    char *path = NULL;
    assert_true(asprintf(&path, "%s/%s", folder, name) >= 0);
    return path;
}

char *path_in_source(const char *name)
{
    const char *folder = getenv("LIMBER_SOURCE");
    return path_in(folder ? folder : ".", name);
}

char *text_in_file(const char *path)
{
    char *text = NULL;
    size_t room = 0;
    FILE *in = fopen(path, "r");
    assert_non_null(in);
    assert_true(getdelim(&text, &room, '\0', in) > 0);
    fclose(in);
    return text;
}

Library *library_in_source(const char *folder)
{
    char *path = path_in_source(folder);
    Library *library = library_new(NULL, path);
    free(path);
    return library;
}

Library *shipped_library(void)
{
    Library *library = library_in_source("routines/exercises");
    assert_non_null(library_ids(library)[0]);
    return library;
}
