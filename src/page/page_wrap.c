// SPDX-FileCopyrightText: 2026 The Limber authors
// SPDX-License-Identifier: GPL-3.0-or-later
/* See page_wrap.h. */
#include "page/page_wrap.h"

#include "base/text.h"

#define LEAST_CELLS 12 /* for text, however far it is indented */

void page_wrap(const PageSheet *sheet, int indent, const char *label, const char *text)
{
    int hang = fprintf(sheet->out, "%*s%s", indent, "", label);
    int cells = sheet->cells - hang < LEAST_CELLS ? LEAST_CELLS : sheet->cells - hang;
    while (*text) {
        size_t skip, length = text_wrap(text, cells, &skip);
        fprintf(sheet->out, "%.*s\n", (int)length, text);
        text += length + skip;
        if (*text)
            fprintf(sheet->out, "%*s", hang, "");
    }
}

void page_field(const PageSheet *sheet, const char *label, const char *text)
{
    if (text && *text)
        page_wrap(sheet, 0, label, text);
}

void page_heading(const PageSheet *sheet, const char *heading)
{
    fputc('\n', sheet->out);
    page_wrap(sheet, 0, "", heading);
}

void page_list(const PageSheet *sheet, const char *label, const char *const *items, size_t count)
{
    if (count > 0)
        page_heading(sheet, label);
    for (size_t i = 0; i < count; i++)
        page_wrap(sheet, 2, "- ", items[i]);
}

const char *page_joined(const PageSheet *sheet, const char *list, const char *more)
{
    return more ? arena_printf(sheet->arena, "%s%s%s", list, *list ? ", " : "", more) : list;
}
