// SPDX-FileCopyrightText: 2026 The Limber authors
// SPDX-License-Identifier: GPL-3.0-or-later
/* A scene as SVG, for paper and pages: the same shapes, exact at any size. Pure. */
#ifndef LIMBER_FIGURE_SVG_H
#define LIMBER_FIGURE_SVG_H

#include "figure/scene.h"

#include <stdio.h>

/* Writes one <svg> element, width × height in pixels, with a title for readers that cannot see it
 * (escaped here). Colours are fixed for white paper; a view from above says so in words. */
void svg_write(const Scene *scene, double width, double height, const char *title, FILE *out);

#endif
