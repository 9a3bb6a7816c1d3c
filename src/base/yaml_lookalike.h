// SPDX-FileCopyrightText: 2026 The Limber authors
// SPDX-License-Identifier: GPL-3.0-or-later
/* Characters that look like those of YAML and are none: the no-break space that a word processor
 * puts behind a colon, the dash or bullet that it makes of a list's '-'. libyaml takes them for
 * text, and whoever looks at the line sees nothing wrong. Private to base. */
#ifndef LIMBER_BASE_YAML_LOOKALIKE_H
#define LIMBER_BASE_YAML_LOOKALIKE_H

#include "base/yaml_problem.h"

#include <stdbool.h>
#include <stdint.h>

typedef struct {
    size_t offset; /* bytes */
    uint32_t code;
    enum { LOOKS_LIKE_SPACE, LOOKS_LIKE_DASH, LOOKS_LIKE_COLON } kind;
} Lookalike;

/* Looks at the beginning of the line that a byte stands in: is there one where a space, a list's
 * '-' or a key's ':' would be? */
bool lookalike_find(const Source *source, size_t offset, Lookalike *found);

/* Is this byte the first of its line, but for spaces and the '-' of lists? */
bool lookalike_begins_line(const Source *source, size_t offset);

/* Adds an error at its place, by its name, and the cure of this one and all of its kind. */
void lookalike_explain(Arena *arena, const Source *source, const Lookalike *lookalike,
                       Diagnostics *found, YamlCure *cure);

#endif
