// SPDX-FileCopyrightText: 2026 The Limber authors
// SPDX-License-Identifier: GPL-3.0-or-later
/* What libyaml finds wrong, in words for people who write routines and not YAML. Takes plain
 * values, so that libyaml stays in yaml.c alone. Private to base. */
#ifndef LIMBER_BASE_YAML_PROBLEM_H
#define LIMBER_BASE_YAML_PROBLEM_H

#include "base/diagnostic.h"

typedef struct {
    const char *words; /* libyaml's own, in English */
    Place place;       /* where it stopped */
    size_t offset;     /* the byte there */
    Place begin; /* where what it was reading began: a quote, a list, a key; line 0: unknown */
    size_t begin_offset;
} YamlProblem;

/* Adds one error, with a hint where there is one, at the place that people have to look at. */
void yaml_explain(const Source *source, const YamlProblem *problem, Diagnostics *found);

#endif
