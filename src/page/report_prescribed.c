// SPDX-FileCopyrightText: 2026 The Limber authors
// SPDX-License-Identifier: GPL-3.0-or-later
/* The report's sections on what was to be done: the doses as they are prescribed now, and what each
 * version had in another way than the one before. */
#include "page/html.h"
#include "page/report_table.h"

static void print_lines(const Page *page, const char *const *lines, size_t count)
{
    html_print(page->out, "<ul>\n");
    for (size_t i = 0; i < count; i++) {
        html_print(page->out, "<li>");
        report_print_name(page, lines[i]);
        html_print(page->out, "</li>\n");
    }
    html_print(page->out, "</ul>\n");
}

static void print_span(const Page *page, const PlanWords *span)
{
    html_print(page->out, "<div class=\"plan\">");
    if (*span->heading)
        html_print(page->out, "<h4>%s</h4>\n", span->heading);
    if (span->count > 0)
        print_lines(page, span->lines, span->count);
    else
        html_print(page->out, "<p>%s</p>\n", span->nothing ? "nothing" : "as before");
    html_print(page->out, "</div>\n");
}

void report_print_prescribed(const Page *page)
{
    if (!page->count->newest)
        return;
    Arena *arena = arena_new();
    size_t count;
    PlanWords *spans = report_plan_words(arena, page->count->newest, &count);
    html_print(page->out, "<h3>Prescribed</h3>\n");
    for (size_t i = 0; i < count; i++)
        print_span(page, &spans[i]);
    arena_free(arena);
}

static void print_version(const Page *page, const VersionUse *use)
{
    char day[MOMENT_BYTES];
    day_format(use->first, day, sizeof day);
    html_print(page->out, "<div class=\"plan\">");
    if (use->number > 0)
        html_print(page->out, "<h4>Version %d, from %s on</h4>\n", use->number, day);
    else
        html_print(page->out, "<h4>From %s on</h4>\n", day);
    if (!use->readable)
        html_print(page->out, "<p>Not known: the text of %s is not kept, or cannot be read.</p>\n",
                   use->version->routine ? "the version before" : "this version");
    else if (use->change_count == 0)
        html_print(page->out, "<p>No dose, rhythm or pain band.</p>\n");
    else
        print_lines(page, use->changes, use->change_count);
    html_print(page->out, "</div>\n");
}

void report_print_changes(const Page *page)
{
    if (page->count->version_count < 2)
        return;
    html_print(page->out, "<h3>What changed</h3>\n");
    for (size_t i = 1; i < page->count->version_count; i++)
        print_version(page, &page->count->versions[i]);
}
