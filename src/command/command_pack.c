// SPDX-FileCopyrightText: 2026 The Limber authors
// SPDX-License-Identifier: GPL-3.0-or-later
/* limber pack ROUTINE: a routine and all that it needs as one file, for a machine that has none of
 * it. */
#include "command/along.h"
#include "command/command.h"

#include "page/log_page.h"
#include "routine/file_name.h"
#include "routine/pack_file.h"
#include "routine/reader.h"

#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>

/* The log's sessions of a routine as an export; the caller frees it. */
static char *export_log(LogReader *reader, Arena *arena, const Routine *routine, size_t *size,
                        size_t *sessions)
{
    LogFilter filter = {log_reader_name(reader, arena, routine->id), INT64_MIN, INT64_MAX};
    char *bytes = NULL;
    FILE *out = open_memstream(&bytes, size);
    if (!out)
        memory_fail();
    *sessions = log_page_export(reader, arena, &filter, moment_now(), out);
    if (fclose(out) != 0)
        memory_fail();
    return bytes;
}

/* False: said. */
static bool add_log(Members *members, Arena *arena, const Routine *routine)
{
    LogReader *reader = log_reader_new(NULL);
    size_t size, sessions;
    char *bytes = export_log(reader, arena, routine, &size, &sessions);
    const char *note = log_reader_note(reader);
    bool added = *note == '\0' && members_add(members, arena, PACK_LOG, bytes, size);
    if (added)
        print_line(print_err(), "With %zu session%s of the log.", sessions,
                   sessions == 1 ? "" : "s");
    else
        command_problem("nothing was written: %s",
                        *note ? note : "a recording is called '" PACK_LOG "', as the log would be");
    log_reader_free(reader);
    free(bytes);
    return added;
}

/* All that goes into it; NULL: said. */
static Members *gather(const Options *options, Arena *arena, const Routine *routine,
                       const Copies *along)
{
    Members *members = arena_alloc(arena, sizeof *members);
    members_add(members, arena, along_routine_file(arena, routine), routine->source->text,
                routine->source->size);
    if (!copies_add_to(along, members, arena)) {
        command_problem("nothing was written: a file beside the routine cannot be read any more");
        return NULL;
    }
    if (option_given(options, OPTION_WITH_LOG) && !add_log(members, arena, routine))
        return NULL;
    for (size_t i = 0; i < members->count; i++) {
        const char *wrong = members_name_wrong(members->items[i].name);
        if (wrong) {
            command_problem("'%s' %s", members->items[i].name, wrong);
            return NULL;
        }
    }
    return members;
}

static bool is_same_file(const char *a, const char *b)
{
    struct stat first, second;
    return stat(a, &first) == 0 && stat(b, &second) == 0 && first.st_dev == second.st_dev &&
           first.st_ino == second.st_ino;
}

static int write_pack(const char *path, const Members *members)
{
    char why[200];
    size_t size;
    char *bytes = pack_bytes(members, &size, why, sizeof why);
    if (!bytes)
        return command_problem("%s: %s", path, why);
    int code = command_write(path, bytes, size);
    free(bytes);
    return code;
}

static int pack(const Options *options, Arena *arena, const char *operand, const Routine *routine,
                const Copies *along)
{
    const char *path = options->values[OPTION_OUTPUT];
    if (!path)
        path = arena_printf(arena, "%s" PACK_ENDING, routine->id);
    if (is_same_file(path, operand) || is_same_file(path, routine->path))
        return command_problem("%s is the routine itself; name another file with -o", path);
    const Members *members = gather(options, arena, routine, along);
    return members ? write_pack(path, members) : EXIT_PROBLEM;
}

int command_pack(const Options *options, int count, char **operands)
{
    (void)count;
    Arena *arena = arena_new();
    Catalogue *catalogue = catalogue_new(NULL, NULL);
    Diagnostics *found = diagnostics_new();
    Routine *routine = catalogue_open(catalogue, operands[0], found);
    Copies *along = routine ? along_take(arena, routine, ALONG_ALL, SEVERITY_ERROR, found) : NULL;
    int code = command_report(found);
    if (along)
        code = pack(options, arena, operands[0], routine, along);
    copies_free(along);
    routine_free(routine);
    catalogue_free(catalogue);
    arena_free(arena);
    return code;
}
