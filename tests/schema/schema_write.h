// SPDX-FileCopyrightText: 2026 The Limber authors
// SPDX-License-Identifier: GPL-3.0-or-later
/* The JSON schema of the routine file (draft 07, with what editors know beside it), made of the
 * reader's own tables: keys, limits, words, patterns, regions, questions, exercises. Only what
 * several keys of a map mean together, and words, stand beside them (schema_rules.c,
 * schema_words.c). What depends on the rest of a file is for the reader alone. */
#ifndef LIMBER_TESTS_SCHEMA_WRITE_H
#define LIMBER_TESTS_SCHEMA_WRITE_H

#include "page/json.h"
#include "routine/fields.h"
#include "routine/library.h"

/* The whole schema, with the exercises of a library. Returns what is missing ("nothing says what
 * 'load' of a step is"), or NULL; static. */
const char *schema_write(Library *library, FILE *out);

/* The members that a map's rules add to its schema (schema_rules.c). */
void schema_write_rules(Json *json, const FieldMap *map);

#endif
