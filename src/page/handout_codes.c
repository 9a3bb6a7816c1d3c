// SPDX-FileCopyrightText: 2026 The Limber authors
// SPDX-License-Identifier: GPL-3.0-or-later
/* The handout's QR codes as SVG: runs of dark squares, each a small rectangle of one path. */
#include "page/handout_private.h"

#include "page/html.h"

#include <string.h>

#define EDGE 4 /* white squares around a code, as ISO 18004 wants them */

static void print_runs(FILE *out, const SheetCode *code)
{
    for (size_t y = 0; y < code->width; y++) {
        const char *row = code->squares + y * code->width;
        for (size_t x = 0; x < code->width;) {
            size_t run = 0;
            while (x + run < code->width && row[x + run] == '1')
                run++;
            if (run > 0)
                html_print(out, "M%zu %zuh%zuv1h-%zuz", x + EDGE, y + EDGE, run, run);
            x += run + 1;
        }
    }
}

static void print_code(FILE *out, const SheetCode *code, const char *label)
{
    size_t side = code->width + (size_t)2 * EDGE;
    html_print(out,
               "<svg viewBox=\"0 0 %zu %zu\" role=\"img\" aria-label=\"%s\" "
               "shape-rendering=\"crispEdges\"><path fill=\"#fff\" d=\"M0 0h%zuv%zuh-%zuz\"/>"
               "<path d=\"",
               side, side, label, side, side, side);
    print_runs(out, code);
    fputs("\"/></svg>\n", out);
}

void handout_print_link(const HandoutSheet *sheet, const Step *step)
{
    const SheetCodes *codes = sheet->handout->codes;
    if (!step->link)
        return;
    fputs("<div class=\"link\">", sheet->out);
    for (size_t i = 0; codes && i < codes->link_count; i++) {
        if (strcmp(codes->link_texts[i], step->link) != 0)
            continue;
        print_code(sheet->out, &codes->links[i], step->link);
        break;
    }
    html_print(sheet->out, "<span>%s</span></div>\n", step->link);
}

/* Does it name files that no code holds? */
static bool names_files(const Routine *routine)
{
    bool names = false;
    for (size_t i = 0; i < routine->block_count; i++)
        for (size_t j = 0; j < routine->blocks[i].count; j++)
            names = names || routine->blocks[i].steps[j].photo || routine->blocks[i].steps[j].voice;
    return names;
}

void handout_print_codes(const HandoutSheet *sheet)
{
    const SheetCodes *codes = sheet->handout->codes;
    if (!codes)
        return;
    if (codes->routine_count == 0) {
        fputs("<p class=\"nocode\">This plan is too long for codes on paper: ask for it as a file."
              "</p>\n",
              sheet->out);
        return;
    }
    html_print(sheet->out,
               "<section class=\"codes\">\n<h2>This plan for Limber</h2>\n<p>On a computer with "
               "Limber, take a photo of %s from straight above and type "
               "<b>limber add --scan PHOTO</b>.%s</p>\n<div>\n",
               codes->routine_count > 1 ? "all of these codes" : "this code",
               names_files(sheet->routine) ? " Photos and recordings are not in it." : "");
    for (size_t i = 0; i < codes->routine_count; i++)
        print_code(sheet->out, &codes->routine[i],
                   arena_printf(sheet->arena, "code %zu of %zu", i + 1, codes->routine_count));
    fputs("</div>\n</section>\n", sheet->out);
}
