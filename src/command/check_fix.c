// SPDX-FileCopyrightText: 2026 The Limber authors
// SPDX-License-Identifier: GPL-3.0-or-later
/* limber check --fix: reads a file, puts the edits of its messages in, and reads it again, until
 * nothing is left that needs no guess: one mistake can hide another. */
#include "command/check_kind.h"

#include "base/mend.h"
#include "base/print.h"
#include "base/source_file.h"
#include "base/whole_file.h"
#include "base/yaml.h"
#include "page/diff.h"
#include "routine/exercise_reader.h"
#include "routine/pack_file.h"
#include "routine/reader.h"
#include "routine/settings.h"

#include <errno.h>
#include <sys/stat.h>
#include <unistd.h>

#define MOST_ROUNDS 20

static void read_kind(CheckKind kind, const Source *source, Library *library, Diagnostics *found)
{
    Arena *arena = arena_new();
    switch (kind) {
    case CHECK_ROUTINE:
        routine_free(routine_parse_file(source, library, found));
        break;
    case CHECK_EXERCISE:
        exercise_parse(arena, source, library, found);
        break;
    case CHECK_SETTINGS:
        settings_free(settings_parse(source, found));
        break;
    }
    arena_free(arena);
}

static Source mend(Arena *arena, CheckKind kind, const Source *source, Library *library,
                   bool *mended)
{
    Source text = mend_marks(arena, source, mended);
    for (int round = 0; round < MOST_ROUNDS; round++) {
        Diagnostics *found = diagnostics_new();
        size_t cured;
        read_kind(kind, &text, library, found);
        text = mend_source(arena, &text, found, false, &cured);
        diagnostics_free(found);
        if (cured == 0)
            break;
        *mended = true;
    }
    return text;
}

/* Writes a file whole with the rights of the one at like. */
static bool write_like(const char *path, const Source *source, const char *like)
{
    struct stat status;
    WholeFile *file = whole_file_new(path, true, WHOLE_FILE_PRIVATE);
    if (!file)
        return false;
    bool written = stat(like, &status) == 0 &&
                   fchmod(whole_file_fd(file), status.st_mode & 0777) == 0 &&
                   whole_file_write(whole_file_fd(file), source->text, source->size);
    if (written)
        return whole_file_finish(file);
    int error = errno;
    whole_file_abandon(file);
    errno = error;
    return false;
}

static void write_both(Arena *arena, const Source *old, const Source *mended, Diagnostics *found)
{
    const char *kept = arena_printf(arena, "%s~", old->name);
    if (write_like(kept, old, old->name) && write_like(old->name, mended, old->name))
        print_line(print_err(), "%s: mended; the old file is %s", old->name, kept);
    else
        diagnostics_add(found, SEVERITY_ERROR, old, (Place){0}, "not mended: %s",
                        whole_file_why(errno));
}

static bool refuse_pack(const char *path, Diagnostics *found)
{
    int pack = pack_open(path);
    if (pack < 0)
        return false;
    close(pack);
    diagnostics_add(found, SEVERITY_ERROR, &(Source){.name = path}, (Place){0},
                    "is a pack, in which nothing is mended");
    diagnostics_hint(found, "'limber add' keeps its routine as a file; mend that one");
    return true;
}

void check_fix(CheckKind kind, const char *path, Library *library, bool show, bool *mended,
               Diagnostics *found)
{
    Arena *arena = arena_new();
    Source source;
    *mended = false;
    if (!refuse_pack(path, found) && source_read(arena, path, YAML_MAX_BYTES, &source, found)) {
        Source text = mend(arena, kind, &source, library, mended);
        if (*mended && show)
            diff_print(path, &source, &text, print_out());
        else if (*mended)
            write_both(arena, &source, &text, found);
    }
    arena_free(arena);
}
