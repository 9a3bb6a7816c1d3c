// SPDX-FileCopyrightText: 2026 The Limber authors
// SPDX-License-Identifier: GPL-3.0-or-later
/* make_years LOG [FOLDER]: writes ten years into a new log and the two prescriptions into FOLDER.
 * They end today (LIMBER_NOW). */
#include "make_years.h"

#include "base/moment.h"

#include <stdio.h>

int main(int argc, char **argv)
{
    Years years = {YEARS_SESSIONS, 20261125, moment_now().utc_s};
    if (argc < 2 || argc > 3) {
        fprintf(stderr, "usage: make_years LOG [FOLDER]\n");
        return 64;
    }
    return make_years(argv[1], years) && (argc < 3 || make_years_routines(argv[2])) ? 0 : 1;
}
