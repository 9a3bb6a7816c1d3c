// SPDX-FileCopyrightText: 2026 The Limber authors
// SPDX-License-Identifier: GPL-3.0-or-later
/* A scene as SVG, for paper and pages: the same shapes, exact at any size. Pure. */
#ifndef LIMBER_FIGURE_SVG_H
#define LIMBER_FIGURE_SVG_H

#include "figure/scene.h"

#include <stdio.h>

typedef enum {
    SVG_SCREEN, /* in colours, on white */
    SVG_PAPER   /* in greys, what is felt in black: a copier keeps it */
} SvgLook;

/* Writes one <svg> element, width × height in pixels, with a title for readers that cannot see it
 * (escaped here). A view from above says so in words. */
void svg_write(const Scene *scene, SvgLook look, double width, double height, const char *title,
               FILE *out);

#endif
