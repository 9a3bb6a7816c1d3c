// SPDX-FileCopyrightText: 2026 The Limber authors
// SPDX-License-Identifier: GPL-3.0-or-later
/* Cures of what libyaml cannot read. A cure is tried before it is offered: only one after which
 * libyaml gets further than this line is. The same cures let the rest of the file be read, so that
 * one run finds more than its first mistake. Private to base. */
#ifndef LIMBER_BASE_YAML_MEND_H
#define LIMBER_BASE_YAML_MEND_H

#include "base/arena.h"
#include "base/yaml_problem.h"

#include <stdbool.h>

#define YAML_MEND_BYTES 32768 /* of a longer file nothing is tried */

/* The first thing that libyaml cannot read; false: there is none. In yaml.c. */
bool yaml_probe(const Source *source, YamlProblem *problem);

void yaml_cure_add(Arena *arena, YamlCure *cure, Place place, const char *text);

/* Gives the message added last the cure as edits. */
void yaml_cure_tell(const Source *source, const YamlCure *cure, Diagnostics *found);

/* A copy of the source with a cure in it, which knows what it is a copy of. */
const Source *yaml_cured(Arena *arena, const Source *source, const YamlCure *cure);

/* Does libyaml get further than the problem's line with it? */
bool yaml_cure_helps(Arena *arena, const Source *source, const YamlProblem *problem,
                     const YamlCure *cure);

/* Ways to cure what one line has wrong, by the problem (yaml_cures.c). True: it is a guess. */
typedef bool YamlCurer(Arena *arena, const Source *source, const YamlProblem *problem,
                       YamlCure *cure);
YamlCurer yaml_cure_quote;  /* the value in quotes */
YamlCurer yaml_cure_quotes; /* the text goes on behind its quote: other quotes around all of it */
YamlCurer yaml_cure_open_quote; /* the closing quote, at the end of the line */
YamlCurer yaml_cure_list;       /* the ']' */
YamlCurer yaml_cure_map;        /* the '}' */
YamlCurer yaml_cure_colon;      /* the space behind a ':' */
YamlCurer yaml_cure_bracket;    /* without it */
YamlCurer yaml_cure_backslash;  /* another one */
YamlCurer yaml_cure_tabs;       /* spaces for the tabs that lines begin with */

/* Is it a value in curly quotes? Then adds the message with its cure. */
bool yaml_explain_curly(Arena *arena, const Source *source, const YamlProblem *problem,
                        Diagnostics *found, YamlCure *cure);

/* Was a line indented wrongly, or does a '-' lack? Then adds the message, at that line, with its
 * cure. */
bool yaml_explain_indent(Arena *arena, const Source *source, const YamlProblem *problem,
                         Diagnostics *found, YamlCure *cure);

/* The cure of the message added last as a source to read on with; where it has none, the source
 * without that line (*lost gets its number, else 0). NULL: there is nothing to be done. */
const Source *yaml_read_on(Arena *arena, const Source *source, const YamlProblem *problem,
                           const YamlCure *cure, int *lost);

#endif
