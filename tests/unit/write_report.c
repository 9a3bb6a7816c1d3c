// SPDX-FileCopyrightText: 2026 The Limber authors
// SPDX-License-Identifier: GPL-3.0-or-later
/* Writes a sample report, for those who want to look at one:
 * write_report DAYS FILE.html|csv|json|txt. */
#include "report_sample.h"

#include <locale.h>
#include <stdlib.h>
#include <string.h>

int main(int argc, char **argv)
{
    setlocale(LC_CTYPE, "");
    if (argc < 3 || argc > 4)
        return 2;
    Arena *arena = arena_new();
    int days = atoi(argv[1]);
    Report *report = days > 0 ? report_sample(arena, days) : report_sample_bare(arena);
    ReportForm form = REPORT_PAGE;
    const char *ending = strrchr(argv[2], '.');
    while (form < REPORT_TEXT && ending && strcmp(ending + 1, report_ending(form)) != 0)
        form++;
    report->with_name = report->with_notes = days % 2 == 0;
    if (argc == 4)
        report_sample_poison(report, argv[3]);
    FILE *out = fopen(argv[2], "w");
    if (out)
        report_print(report, form, out);
    bool written = out && fclose(out) == 0;
    report_sample_free(report);
    arena_free(arena);
    return written ? 0 : 1;
}
