// SPDX-FileCopyrightText: 2026 The Limber authors
// SPDX-License-Identifier: GPL-3.0-or-later
/* Writes docs/limber-routine.schema.json (`./dev schema`), or says with --check whether the one
 * that stands in the tree is the one it would write. */
#include "schema_write.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

static bool same_as(const char *path, const char *text, size_t length)
{
    FILE *file = fopen(path, "r");
    char *there = calloc(1, length + 2);
    bool same = file && there && fread(there, 1, length + 1, file) == length &&
                memcmp(there, text, length) == 0;
    free(there);
    if (file)
        fclose(file);
    return same;
}

static bool write_to(const char *path, const char *text, size_t length)
{
    FILE *file = fopen(path, "w");
    return file && fwrite(text, 1, length, file) == length && fclose(file) == 0;
}

int main(int argc, char **argv)
{
    bool check = argc == 4 && strcmp(argv[1], "--check") == 0;
    if (argc != 3 && !check) {
        fprintf(stderr, "usage: schema [--check] EXERCISES-FOLDER SCHEMA.json\n");
        return 2;
    }
    char *text = NULL;
    size_t length = 0;
    Library *library = library_new(NULL, argv[argc - 2]);
    FILE *out = open_memstream(&text, &length);
    const char *missing = schema_write(library, out), *path = argv[argc - 1];
    fclose(out);
    bool good = !missing && (check ? same_as(path, text, length) : write_to(path, text, length));
    if (missing)
        fprintf(stderr, "%s\n", missing);
    else if (!good)
        fprintf(stderr, check ? "%s is not what './dev schema' writes\n" : "%s: not written\n",
                path);
    free(text);
    library_free(library);
    return good ? 0 : 1;
}
