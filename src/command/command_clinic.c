// SPDX-FileCopyrightText: 2026 The Limber authors
// SPDX-License-Identifier: GPL-3.0-or-later
/* limber clinic FOLDER: the reports that clients sent, as one table, the worst first: a screen
 * where there is a terminal, else lines, a page or data. */
#include "command/setup.h"

#include "base/array.h"
#include "base/path.h"
#include "page/clinic_page.h"
#include "store/clinic.h"

#include <errno.h>
#include <limits.h>
#include <stdlib.h>
#include <string.h>
#include <sys/ioctl.h>
#include <unistd.h>

/* $XDG_CACHE_HOME/limber/clinic.db, its folder made; NULL: there is no place for it. */
static char *index_path(void)
{
    char *folder = path_user_cache();
    char *path = folder && path_make_folder(folder) ? path_join(folder, "clinic.db") : NULL;
    free(folder);
    return path;
}

/* How wide a line may be: the terminal's, or what COLUMNS says of it; a file has no edge. */
static int line_cells(void)
{
    struct winsize size = {0};
    const char *said = getenv("COLUMNS");
    long columns = said ? strtol(said, NULL, 10) : 0;
    if (!isatty(STDOUT_FILENO))
        return 0;
    if (columns > 0 && columns < INT_MAX)
        return (int)columns;
    return ioctl(STDOUT_FILENO, TIOCGWINSZ, &size) == 0 ? size.ws_col : 0;
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
        clinic_print_lines(clinic, today, line_cells(),
                           option_given(options, OPTION_ASCII) || !print_has_unicode(),
                           print_out());
}

/* Is it to be a screen? Where somebody looks at it, and no form of it was asked for. */
static bool wants_screen(const Options *options)
{
    static const OptionId forms[] = {OPTION_PLAIN, OPTION_HTML, OPTION_CSV, OPTION_JSON};
    for (size_t i = 0; i < COUNT_OF(forms); i++)
        if (option_given(options, forms[i]))
            return false;
    return isatty(STDIN_FILENO) && isatty(STDOUT_FILENO);
}

/* False: the terminal cannot show it. */
static bool show(const Options *options, const Clinic *clinic, Day today, int *code)
{
    SessionSetup setup = setup_read(options);
    if (terminal_open(&setup.terminal) != TERMINAL_OK) {
        setup_free(&setup);
        return false;
    }
    *code = setup_close_screen(&setup, screen_clinic(clinic, today));
    return true;
}

static int present(const Options *options, const Clinic *clinic, Day today, const char *folder)
{
    int code = EXIT_FINE;
    if (clinic->count > 0 && !(wants_screen(options) && show(options, clinic, today, &code)))
        print(options, clinic, today);
    for (size_t i = 0; i < clinic->unread_count; i++)
        code = command_problem("%s", clinic->unread[i]);
    if (clinic->count == 0)
        code = command_problem(
            "%s: no report is in it; clients write one with 'limber report --json'", folder);
    return code;
}

int command_clinic(const Options *options, int count, char **operands)
{
    (void)count;
    Arena *arena = arena_new();
    Clinic clinic;
    Day today = moment_day(moment_now());
    char *index = index_path();
    bool read = clinic_gather(arena, operands[0], index, today, &clinic);
    int code = read ? present(options, &clinic, today, operands[0])
                    : command_problem("%s: %s", operands[0], strerror(errno));
    free(index);
    arena_free(arena);
    return code;
}
