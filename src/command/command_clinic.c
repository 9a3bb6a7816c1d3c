// SPDX-FileCopyrightText: 2026 The Limber authors
// SPDX-License-Identifier: GPL-3.0-or-later
/* limber clinic FOLDER: the reports that clients sent, as one table, the worst first. */
#include "command/command.h"

#include "base/path.h"
#include "page/clinic_page.h"
#include "store/clinic.h"

#include <errno.h>
#include <stdlib.h>
#include <string.h>

/* $XDG_CACHE_HOME/limber/clinic.db, its folder made; NULL: there is no place for it. */
static char *index_path(void)
{
    char *folder = path_user_cache();
    char *path = folder && path_make_folder(folder) ? path_join(folder, "clinic.db") : NULL;
    free(folder);
    return path;
}

static void print(const Options *options, const Clinic *clinic, Day today)
{
    if (option_given(options, OPTION_CSV))
        clinic_print_csv(clinic, today, print_data());
    else if (option_given(options, OPTION_JSON))
        clinic_print_json(clinic, today, print_data());
    else if (option_given(options, OPTION_HTML))
        clinic_print_page(clinic, today, print_data());
    else
        clinic_print_lines(clinic, today, command_page_cells(),
                           option_given(options, OPTION_ASCII) || !print_has_unicode(),
                           print_out());
}

int command_clinic(const Options *options, int count, char **operands)
{
    (void)count;
    Arena *arena = arena_new();
    Clinic clinic;
    Day today = moment_day(moment_now());
    char *index = index_path();
    bool read = clinic_gather(arena, operands[0], index, today, &clinic);
    int error = errno, code = EXIT_FINE;
    free(index);
    if (!read) {
        code = command_problem("%s: %s", operands[0], strerror(error));
    } else {
        if (clinic.count > 0)
            print(options, &clinic, today);
        for (size_t i = 0; i < clinic.unread_count; i++)
            code = command_problem("%s", clinic.unread[i]);
        if (clinic.count == 0)
            code = command_problem(
                "%s: no report is in it; clients write one with 'limber report --json'",
                operands[0]);
    }
    arena_free(arena);
    return code;
}
