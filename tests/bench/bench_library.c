// SPDX-FileCopyrightText: 2026 The Limber authors
// SPDX-License-Identifier: GPL-3.0-or-later
/* Reading every routine and exercise that ships, beside libyaml's bare loop over the events of the
 * same files. */
#include "bench.h"

#include "routine/catalogue.h"
#include "routine/library.h"

#include <glob.h>
#include <stdlib.h>
#include <yaml.h>

static glob_t routines, exercises;
static size_t bytes;

static void read_all(void *context)
{
    (void)context;
    Diagnostics *found = diagnostics_new();
    Catalogue *catalogue = catalogue_new(NULL, NULL);
    for (size_t i = 0; i < catalogue->count; i++)
        catalogue_read(catalogue, i, found);
    for (const char *const *id = library_ids(catalogue->library); *id; id++)
        library_find(catalogue->library, *id, found);
    catalogue_free(catalogue);
    diagnostics_free(found);
}

static void walk_events(const char *path)
{
    yaml_parser_t parser;
    yaml_event_t event;
    bool ended = false;
    FILE *file = fopen(path, "rb");
    if (!file || !yaml_parser_initialize(&parser))
        exit(1);
    yaml_parser_set_input_file(&parser, file);
    while (!ended && yaml_parser_parse(&parser, &event)) {
        ended = event.type == YAML_STREAM_END_EVENT;
        yaml_event_delete(&event);
    }
    bytes += (size_t)ftell(file);
    yaml_parser_delete(&parser);
    fclose(file);
}

static void walk_all(void *context)
{
    (void)context;
    bytes = 0;
    for (size_t i = 0; i < routines.gl_pathc; i++)
        walk_events(routines.gl_pathv[i]);
    for (size_t i = 0; i < exercises.gl_pathc; i++)
        walk_events(exercises.gl_pathv[i]);
}

static void find_files(const char *folder, glob_t *files)
{
    char pattern[1024];
    snprintf(pattern, sizeof pattern, "%s/%s/*.yaml", getenv("LIMBER_SOURCE"), folder);
    if (glob(pattern, 0, NULL, files) != 0)
        exit(1);
}

int main(void)
{
    double read, walked;
    find_files("routines", &routines);
    find_files("routines/exercises", &exercises);
    bench_pair(read_all, walk_all, NULL, &read, &walked);
    printf("%zu routines and %zu exercises, %zu bytes\n", routines.gl_pathc, exercises.gl_pathc,
           bytes);
    bench_print("reading them all", read / 1e6, "libyaml's events alone", walked / 1e6, "ms", 1.5);
    globfree(&routines);
    globfree(&exercises);
}
