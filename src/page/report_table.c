// SPDX-FileCopyrightText: 2026 The Limber authors
// SPDX-License-Identifier: GPL-3.0-or-later
/* What the report's parts write alike: tables, names and numbers. */
#include "page/report_table.h"

#include "page/html.h"

#include <inttypes.h>
#include <string.h>

char *report_count_format(int64_t number, char *out, size_t capacity)
{
    char digits[REPORT_COUNT_BYTES];
    int length = snprintf(digits, sizeof digits, "%" PRId64, number);
    size_t used = 0;
    for (int i = 0; i < length && used + 2 < capacity; i++) {
        if (i > 0 && (length - i) % 3 == 0 && digits[i - 1] != '-')
            out[used++] = ',';
        out[used++] = digits[i];
    }
    out[used] = '\0';
    return out;
}

void report_print_name(const Page *page, const char *name)
{
    const Routine *routine = page->count->newest;
    const char *language = routine && routine->language ? routine->language : "en";
    if (strcmp(language, "en") == 0)
        html_print(page->out, "%s", name);
    else
        html_print(page->out, "<span lang=\"%s\">%s</span>", language, name);
}

void report_open_table(const Page *page, const char *look, const char *caption,
                       const char *const *names)
{
    html_print(page->out, "<table class=\"%s\"><caption class=\"hidden\">%s</caption>\n<thead><tr>",
               look, caption);
    for (size_t i = 0; names[i]; i++)
        if (names[i][0] == '#' || names[i][0] == '^')
            html_print(page->out, "<th scope=\"col\" class=\"%s\">%s</th>",
                       names[i][0] == '#' ? "n" : "pain", names[i] + 1);
        else
            html_print(page->out, "<th scope=\"col\">%s</th>", names[i]);
    html_print(page->out, "</tr></thead>\n<tbody>\n");
}

void report_close_table(const Page *page)
{
    html_print(page->out, "</tbody></table>\n");
}

bool report_is_whole(double number)
{
    double fraction = number - (double)(int64_t)number;
    return fraction < 0.05 || fraction > 0.95;
}
