// SPDX-FileCopyrightText: 2026 The Limber authors
// SPDX-License-Identifier: GPL-3.0-or-later
/* What libyaml finds wrong, in words for people who write routines and not YAML. Takes plain
 * values, so that libyaml stays in yaml.c alone. Private to base. */
#ifndef LIMBER_BASE_YAML_PROBLEM_H
#define LIMBER_BASE_YAML_PROBLEM_H

#include "base/arena.h"
#include "base/diagnostic.h"

typedef struct {
    const char *words; /* libyaml's own, in English */
    Place place;       /* where it stopped */
    size_t offset;     /* the byte there */
    Place begin; /* where what it was reading began: a quote, a list, a key; line 0: unknown */
    size_t begin_offset;
} YamlProblem;

/* Edits of one source, in the order of their places. */
typedef struct {
    SourceEdit *edits;
    size_t count;
} YamlCure;

/* Adds one error, with a hint and a cure where there are, at the place that people have to look at.
 * *cure gets the cure, in places of this source. */
void yaml_explain(Arena *arena, const Source *source, const YamlProblem *problem,
                  Diagnostics *found, YamlCure *cure);

#endif
