// SPDX-FileCopyrightText: 2026 The Limber authors
// SPDX-License-Identifier: GPL-3.0-or-later
/* Prints the plan, a paragraph a stretch of days. */
#include "page/weeks_page.h"

#include "page/page_wrap.h"
#include "page/plan.h"

static void print_span(const PageSheet *sheet, const PlanSpan *span)
{
    page_heading(sheet, span->heading);
    for (size_t i = 0; i < span->count; i++)
        page_wrap(sheet, span->lines[i].in_group ? 4 : 2, span->lines[i].is_group ? "" : "- ",
                  span->lines[i].text);
}

void weeks_page_print(const Routine *routine, int cells, FILE *out)
{
    PageSheet sheet = {out, cells, arena_new()};
    size_t count;
    PlanSpan *spans = plan_spans(sheet.arena, routine, &count);
    page_wrap(&sheet, 0, "", routine->title);
    for (size_t i = 0; i < count; i++)
        print_span(&sheet, &spans[i]);
    Date until = routine->prescription.until;
    if (until.year > 0)
        page_wrap(&sheet, 0, "",
                  arena_printf(sheet.arena, "It ends on %04d-%02d-%02d.", until.year, until.month,
                               until.day));
    arena_free(sheet.arena);
}
