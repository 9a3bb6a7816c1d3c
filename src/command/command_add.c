// SPDX-FileCopyrightText: 2026 The Limber authors
// SPDX-License-Identifier: GPL-3.0-or-later
/* limber add FILE: checks a routine, the one of a pack or of photos of a sheet, prints it, and
 * copies it into the user's own folder under the file's name in small letters, spaces as `-`.
 * Nothing is overwritten unless
 * --replace says so. What lies beside a routine and belongs to it (recordings, photos, exercises)
 * comes along, into a folder of its own, so that two physios' `intro.ogg` never meet. */
#include "base/source_file.h"
#include "command/along.h"
#include "command/command.h"

#include "base/path.h"
#include "base/whole_file.h"
#include "base/yaml.h"
#include "command/keep.h"
#include "page/text_page.h"
#include "routine/file_name.h"
#include "routine/reader.h"
#include "routine/sheet_codes.h"

#include <errno.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

/* What is to be kept, and where. */
typedef struct {
    const Routine *routine;
    const Copies *beside; /* what comes along */
    const Catalogue *catalogue;
    const char *name; /* that it is kept under */
    bool replace;
} Addition;

/* The user's own routine of this name; NULL: there is none. */
static const CatalogueEntry *find_old(const Addition *addition)
{
    for (size_t i = 0; i < addition->catalogue->count; i++) {
        const CatalogueEntry *entry = &addition->catalogue->entries[i];
        if (entry->personal && strcmp(entry->name, addition->name) == 0)
            return entry;
    }
    return NULL;
}

static bool same_text(const char *path, const Source *source)
{
    Arena *arena = arena_new();
    Diagnostics *ignored = diagnostics_new();
    Source old;
    bool same = source_read(arena, path, YAML_MAX_BYTES, &old, ignored) &&
                old.size == source->size && memcmp(old.text, source->text, old.size) == 0;
    diagnostics_free(ignored);
    arena_free(arena);
    return same;
}

/* Is what is kept under the name just this, with all that comes along? */
static bool is_there(const Addition *addition, const CatalogueEntry *old)
{
    char *folder = path_join(addition->catalogue->user_folder, addition->name);
    bool same =
        same_text(old->path, addition->routine->source) && copies_are_in(addition->beside, folder);
    free(folder);
    return same;
}

/* The routine with what comes along, as a new folder in the place of what was there. */
static bool keep_folder(const Addition *addition, const char *file)
{
    const Source *source = addition->routine->source;
    KeptFolder *kept = kept_folder_new(addition->catalogue->user_folder, addition->name);
    if (!kept)
        return false;
    char *path = path_join(kept_folder_path(kept), file);
    bool written = path_write_file(path, source->text, source->size, false) &&
                   copies_write(addition->beside, kept_folder_path(kept));
    free(path);
    return kept_folder_finish(kept, written, addition->replace);
}

static bool keep_file(const Addition *addition, const char *file)
{
    const Source *source = addition->routine->source;
    char *path = path_join(addition->catalogue->user_folder, file);
    bool kept = path_write_file(path, source->text, source->size, addition->replace);
    int error = errno;
    free(path);
    errno = error;
    return kept;
}

/* Takes away what was kept under the name in another form, now that the new one is there. */
static void drop_old(const Addition *addition, const CatalogueEntry *old, const char *file)
{
    bool in_folder = copies_count(addition->beside) > 0;
    const char *user = addition->catalogue->user_folder;
    char *folder = in_folder ? path_join(user, addition->name) : memory_string(user);
    char *kept = path_join(folder, file);
    if (old && strcmp(old->path, kept) != 0)
        unlink(old->path);
    free(kept);
    free(folder);
}

static int other_of_the_name(const Addition *addition, const char *path)
{
    return command_problem("you have another routine called '%s' (%s); --replace overwrites it",
                           addition->name, path);
}

static int add_routine(Arena *arena, const Addition *addition)
{
    const char *user = addition->catalogue->user_folder;
    const char *file = arena_printf(arena, "%s.yaml", addition->name);
    const CatalogueEntry *old = find_old(addition);
    if (old && !addition->replace && is_there(addition, old)) {
        print_line(print_out(), "Already there: %s", old->path);
        return EXIT_FINE;
    }
    if (old && !addition->replace)
        return other_of_the_name(addition, old->path);
    if (!path_make_folder(user))
        return command_problem("%s: %s", user, strerror(errno));
    bool kept = copies_count(addition->beside) > 0 ? keep_folder(addition, file)
                                                   : keep_file(addition, file);
    if (!kept && (errno == EEXIST || errno == ENOTEMPTY)) /* put there a moment ago */
        return other_of_the_name(addition, user);
    if (!kept)
        return command_problem("%s: %s", user, whole_file_why(errno));
    drop_old(addition, old, file);
    print_line(print_out(), "Added: limber start %s", addition->name);
    return EXIT_FINE;
}

static void show(const Routine *routine)
{
    Timeline *timeline = timeline_build(routine);
    text_page_print(timeline, NULL, false, command_page_cells(), print_out());
    timeline_free(timeline);
    fputc('\n', print_out());
    fflush(print_out());
}

/* The routine of a file, or of photos of a sheet. */
static Routine *read_routine(const Options *options, int count, char **operands,
                             Catalogue *catalogue, Diagnostics *found)
{
    if (option_given(options, OPTION_SCAN))
        return routine_read_scanned((const char *const *)operands, (size_t)count,
                                    catalogue->library, found);
    return routine_read(operands[0], catalogue->library, found);
}

/* Photos of one sheet may be several, files are added one by one. */
static bool takes(const Options *options, int count)
{
    bool scans = option_given(options, OPTION_SCAN);
    if (count <= (scans ? SHEET_CODES_MOST_PHOTOS : 1))
        return true;
    if (scans)
        command_problem("%d photos are enough for any sheet", SHEET_CODES_MOST_PHOTOS);
    else
        command_problem("add takes one file at a time");
    return false;
}

int command_add(const Options *options, int count, char **operands)
{
    if (!takes(options, count))
        return EXIT_USAGE;
    Arena *arena = arena_new();
    Catalogue *catalogue = catalogue_new(NULL, NULL);
    Diagnostics *found = diagnostics_new();
    Severity missing = option_given(options, OPTION_SCAN) ? SEVERITY_WARNING : SEVERITY_ERROR;
    Routine *routine = read_routine(options, count, operands, catalogue, found);
    Copies *beside = routine ? along_take(arena, routine, ALONG_BESIDE, missing, found) : NULL;
    int code = command_report(found);
    if (beside) {
        bool scans = option_given(options, OPTION_SCAN); /* a photo's name means nothing */
        const char *name = file_name_kept(arena, scans ? routine->path : operands[0]);
        Addition addition = {routine, beside, catalogue, name,
                             option_given(options, OPTION_REPLACE)};
        const CatalogueEntry *old = find_old(&addition);
        show(routine);
        along_print(routine, beside, operands[0], name, catalogue, old && is_there(&addition, old));
        code = catalogue->user_folder
                   ? add_routine(arena, &addition)
                   : command_problem("no home folder to keep it in; set HOME or XDG_DATA_HOME");
    }
    copies_free(beside);
    routine_free(routine);
    catalogue_free(catalogue);
    arena_free(arena);
    return code;
}
