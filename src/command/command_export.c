// SPDX-FileCopyrightText: 2026 The Limber authors
// SPDX-License-Identifier: GPL-3.0-or-later
/* limber export ROUTINE --to FORM: a routine for other programs. */
#include "command/command.h"

#include "page/export.h"
#include "routine/reader.h"

#include <stdlib.h>
#include <string.h>

static int write_export(const Options *options, const Export *export)
{
    ExportForm form = (ExportForm)options->to;
    size_t size;
    char *bytes = NULL;
    FILE *memory = open_memstream(&bytes, &size);
    Arena *arena = arena_new();
    if (!memory)
        memory_fail();
    const char *path = options->values[OPTION_OUTPUT];
    if (!path)
        path = arena_printf(arena, "%s%s", export->timeline->routine->id, export_ending(form));
    export_print(export, form, memory);
    if (fclose(memory) != 0)
        memory_fail();
    int code = command_write(path, bytes, size);
    const char *lost = export_lost(export, form, arena);
    if (code == EXIT_FINE && lost)
        print_line(print_err(), "Not in it: %s.", lost);
    free(bytes);
    arena_free(arena);
    return code;
}

int command_export(const Options *options, int count, char **operands)
{
    (void)count;
    if (!option_given(options, OPTION_TO)) {
        command_problem("export needs --to FORM: " EXPORT_WORDS);
        return EXIT_USAGE;
    }
    Catalogue *catalogue = catalogue_new(NULL, NULL);
    Diagnostics *found = diagnostics_new();
    Routine *routine = catalogue_open(catalogue, operands[0], found);
    int code = EXIT_FINE;
    if (routine) {
        Timeline *timeline = timeline_build(routine);
        code = write_export(options, &(Export){timeline, moment_now()});
        timeline_free(timeline);
    }
    int wrong = command_report(found);
    routine_free(routine);
    catalogue_free(catalogue);
    return code != EXIT_FINE ? code : wrong;
}
