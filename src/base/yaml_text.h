// SPDX-FileCopyrightText: 2026 The Limber authors
// SPDX-License-Identifier: GPL-3.0-or-later
/* What may stand in a text of a file. Private to base. */
#ifndef LIMBER_BASE_YAML_TEXT_H
#define LIMBER_BASE_YAML_TEXT_H

#include "base/arena.h"
#include "base/diagnostic.h"

/* Where a text stands in the file. */
typedef struct {
    Place place;
    size_t from, to; /* bytes */
} TextSpot;

/* The text as it may be kept: itself, or, after an error about what may not stand in it (newlines
 * apart: the reader knows where they may), a copy without that. */
const char *yaml_kept_text(Arena *arena, const Source *source, TextSpot spot, const char *text,
                           size_t size, Diagnostics *found);

#endif
