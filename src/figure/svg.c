// SPDX-FileCopyrightText: 2026 The Limber authors
// SPDX-License-Identifier: GPL-3.0-or-later
/* Writes capsules as SVG paths: two arcs and two tangents each. No script, no outside resource. */
#include "figure/svg.h"

#include "base/text.h"

#include <math.h>

static const char *const ink_colors[][INK_COUNT] = {
    [SVG_SCREEN] = {[INK_FLOOR] = "#bbbbbb",
                    [INK_MAT] = "#f1e9dc",
                    [INK_GHOST] = "#dde3e9",
                    [INK_ARROW] = "#1f6fb2",
                    [INK_PROP] = "#b08d57",
                    [INK_FAR] = "#9aa7b5",
                    [INK_TRUNK] = "#56636f",
                    [INK_NEAR] = "#2f3b48",
                    [INK_ACCENT] = "#e0701a"},
    [SVG_PAPER] = {[INK_FLOOR] = "#888888",
                   [INK_MAT] = "#f4f4f4",
                   [INK_GHOST] = "#eeeeee",
                   [INK_ARROW] = "#000000",
                   [INK_PROP] = "#777777",
                   [INK_FAR] = "#d9d9d9",
                   [INK_TRUNK] = "#b4b4b4",
                   [INK_NEAR] = "#9c9c9c",
                   [INK_ACCENT] = "#000000"},
};

static void write_box(FILE *out, const Shape *shape, const char *color)
{
    fprintf(out, "<rect x=\"%.2f\" y=\"%.2f\" width=\"%.2f\" height=\"%.2f\" fill=\"%s\"/>\n",
            fmin(shape->from.x, shape->to.x), -fmax(shape->from.y, shape->to.y),
            fabs(shape->to.x - shape->from.x), fabs(shape->to.y - shape->from.y), color);
}

/* The outline of a capsule grown by `rim`. */
static void write_capsule(FILE *out, const Shape *shape, double rim, const char *color)
{
    double r0 = shape->from_radius + rim, r1 = shape->to_radius + rim;
    double dx = shape->to.x - shape->from.x, dy = shape->to.y - shape->from.y;
    double length = hypot(dx, dy);
    if (length <= fabs(r0 - r1)) {
        fprintf(out, "<circle cx=\"%.2f\" cy=\"%.2f\" r=\"%.2f\" fill=\"%s\"/>\n", shape->from.x,
                -shape->from.y, fmax(r0, r1), color);
        return;
    }
    double along = (r0 - r1) / length, across = sqrt(1 - along * along);
    double ux = dx / length, uy = dy / length;
    double ax = ux * along - uy * across, ay = uy * along + ux * across;
    double bx = ux * along + uy * across, by = uy * along - ux * across;
    fprintf(out,
            "<path d=\"M%.2f %.2fL%.2f %.2fA%.2f %.2f 0 %d 1 %.2f %.2fL%.2f %.2fA%.2f %.2f 0 %d 1 "
            "%.2f %.2fZ\" fill=\"%s\"/>\n",
            shape->from.x + ax * r0, -(shape->from.y + ay * r0), shape->to.x + ax * r1,
            -(shape->to.y + ay * r1), r1, r1,
            along<0, shape->to.x + bx * r1, -(shape->to.y + by * r1), shape->from.x + bx * r0,
                  -(shape->from.y + by * r0), r0, r0, along> 0,
            shape->from.x + ax * r0, -(shape->from.y + ay * r0), color);
}

void svg_write(const Scene *scene, SvgLook look, double width, double height, const char *title,
               FILE *out)
{
    fprintf(out,
            "<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"%.0f\" height=\"%.0f\" "
            "viewBox=\"%.2f %.2f %.2f %.2f\" role=\"img\">\n<title>",
            width, height, scene->low.x, -scene->high.y, scene->high.x - scene->low.x,
            scene->high.y - scene->low.y);
    text_write_markup(title, out);
    fputs(scene->grounded ? "</title>\n" : ", from above</title>\n", out);
    for (size_t i = 0; i < scene->count; i++) {
        const Shape *shape = &scene->shapes[i];
        if (shape->box)
            write_box(out, shape, ink_colors[look][shape->ink]);
        else if (shape->clear > 0)
            write_capsule(out, shape, shape->clear, "#ffffff");
        if (shape->ink != INK_NONE && !shape->box)
            write_capsule(out, shape, 0, ink_colors[look][shape->ink]);
    }
    if (!scene->grounded)
        fprintf(out,
                "<text x=\"%.2f\" y=\"%.2f\" font-size=\"6\" font-family=\"sans-serif\" "
                "fill=\"#5b6670\">from above</text>\n",
                scene->low.x + 4, -scene->low.y - 4);
    fputs("</svg>\n", out);
}
