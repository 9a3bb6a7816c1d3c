// SPDX-FileCopyrightText: 2026 The Limber authors
// SPDX-License-Identifier: GPL-3.0-or-later
/* Picks the form of a report, and knows a report when it sees one. */
#include "page/report_form.h"

#include "base/array.h"
#include "page/report_private.h"

#include <string.h>

const char *report_ending(ReportForm form)
{
    static const char *const endings[] = {[REPORT_PAGE] = "html",
                                          [REPORT_CSV] = "csv",
                                          [REPORT_JSON] = "json",
                                          [REPORT_TEXT] = "txt"};
    return endings[form];
}

void report_mark_file(ReportForm form, FILE *out)
{
    if (form == REPORT_CSV)
        fputs("\xef\xbb\xbf", out);
}

void report_print(const Report *report, ReportForm form, FILE *out)
{
    switch (form) {
    case REPORT_PAGE:
        report_print_page(report, out);
        return;
    case REPORT_CSV:
        report_print_csv(report, out);
        return;
    case REPORT_JSON:
        report_print_json(report, out);
        return;
    case REPORT_TEXT:
        report_print_text(report, out);
        return;
    }
}

bool report_recognise(const char *bytes, size_t size)
{
    static const char *const marks[] = {"<meta name=\"generator\" content=\"limber report ",
                                        REPORT_CSV_MARK, REPORT_JSON_MARK, REPORT_TEXT_MARK};
    for (size_t i = 0; i < COUNT_OF(marks); i++)
        if (memmem(bytes, size, marks[i], strlen(marks[i])))
            return true;
    return false;
}
