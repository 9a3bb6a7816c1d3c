// SPDX-FileCopyrightText: 2026 The Limber authors
// SPDX-License-Identifier: GPL-3.0-or-later
/* limber handout FILE: the routine as a sheet of paper, as a page of HTML or as text. */
#include "command/along.h"
#include "command/command.h"
#include "command/pdf.h"

#include "page/handout.h"
#include "page/text_page.h"
#include "routine/photo_file.h"
#include "routine/reader.h"
#include "routine/settings.h"
#include "session/fit.h"

#include <stdlib.h>
#include <string.h>

#define MAIL_CELLS 72

/* The clinic of the person's settings; a logo that cannot be read is warned of and left out. Its
 * bytes are the caller's to free. */
static Letterhead letterhead_of(const Settings *settings, Arena *arena)
{
    Letterhead clinic = {.name = settings->clinic.name, .contact = settings->clinic.contact};
    const char *path = settings->clinic.logo, *wrong;
    if (!path)
        return clinic;
    if (*path != '/') {
        char *own = settings_path();
        char *slash = own ? strrchr(own, '/') : NULL;
        path = arena_printf(arena, "%.*s/%s", slash ? (int)(slash - own) : 0, own ? own : "", path);
        free(own);
    }
    clinic.logo = photo_bytes_at(arena, path, &clinic.logo_size, &clinic.logo_type, &wrong);
    if (!clinic.logo)
        print_line(print_err(), "limber: the logo %s is left out: it %s", path, wrong);
    return clinic;
}

/* The links of the steps, each once; in the arena. */
static const char **links_of(Arena *arena, const Routine *routine, size_t *count)
{
    const char **links = NULL;
    *count = 0;
    for (size_t i = 0; i < routine->block_count; i++) {
        for (size_t j = 0; j < routine->blocks[i].count; j++) {
            const char *link = routine->blocks[i].steps[j].link;
            bool known = !link;
            for (size_t k = 0; k < *count && !known; k++)
                known = strcmp(links[k], link) == 0;
            if (known)
                continue;
            links = arena_grow(arena, links, *count, sizeof *links);
            links[(*count)++] = link;
        }
    }
    return links;
}

/* The codes of the sheet; NULL: said, and it goes without. */
static const SheetCodes *draw_codes(Arena *arena, const Routine *routine)
{
    char why[200];
    size_t count;
    const char **links = links_of(arena, routine, &count);
    Members files = along_on_paper(arena, routine);
    SheetCodes *codes = arena_alloc(arena, sizeof *codes);
    if (sheet_codes_draw(arena, &files, links, count, codes, why, sizeof why))
        return codes;
    print_line(print_err(), "No codes on it: %s.", why);
    return NULL;
}

static char *make_page(const Options *options, const Timeline *timeline, size_t *size)
{
    char *bytes = NULL;
    Arena *arena = arena_new();
    Diagnostics *ignored = diagnostics_new(); /* home and `check` say what is wrong with them */
    Settings *settings = settings_read(NULL, ignored);
    Letterhead clinic = letterhead_of(settings, arena);
    FILE *memory = open_memstream(&bytes, size);
    if (!memory)
        memory_fail();
    Handout handout = {timeline,
                       clinic,
                       (Paper)options->paper,
                       option_given(options, OPTION_LARGE),
                       moment_day(moment_now()),
                       draw_codes(arena, timeline->routine)};
    handout_print(&handout, memory);
    if (fclose(memory) != 0)
        memory_fail();
    free((void *)clinic.logo);
    settings_free(settings);
    diagnostics_free(ignored);
    arena_free(arena);
    return bytes;
}

static int write_page(const Options *options, const Timeline *timeline)
{
    size_t size;
    char name[512];
    const char *path = options->values[OPTION_OUTPUT];
    if (!path) {
        snprintf(name, sizeof name, "%s.html", timeline->routine->id);
        path = name;
    }
    char *bytes = make_page(options, timeline, &size);
    int code = command_write(path, bytes, size);
    free(bytes);
    return code;
}

static int write_pdf(const Options *options, const Timeline *timeline)
{
    size_t size;
    char why[256];
    const char *path = options->values[OPTION_OUTPUT];
    char *bytes = make_page(options, timeline, &size);
    bool written = pdf_write(path, bytes, size, why, sizeof why);
    free(bytes);
    if (!written)
        return command_problem("%s: %s", path, why);
    print_line(print_out(), "Written: %s", path);
    return EXIT_FINE;
}

static int write_text(const Timeline *timeline)
{
    text_page_print(timeline, NULL, false, MAIL_CELLS, print_out());
    return EXIT_FINE;
}

static int write_handout(const Options *options, const Timeline *timeline)
{
    const char *path = options->values[OPTION_OUTPUT];
    size_t length = path ? strlen(path) : 0;
    if (option_given(options, OPTION_TEXT))
        return write_text(timeline);
    if (length > 4 && strcmp(path + length - 4, ".pdf") == 0)
        return write_pdf(options, timeline);
    return write_page(options, timeline);
}

int command_handout(const Options *options, int count, char **operands)
{
    (void)count;
    Catalogue *catalogue = catalogue_new(NULL, NULL);
    Diagnostics *found = diagnostics_new();
    Routine *routine = catalogue_open(catalogue, operands[0], found);
    int code = EXIT_FINE;
    if (routine) {
        Timeline *timeline = timeline_build(routine);
        code = write_handout(options, timeline);
        timeline_free(timeline);
    }
    int wrong = command_report(found);
    routine_free(routine);
    catalogue_free(catalogue);
    return code != EXIT_FINE ? code : wrong;
}
