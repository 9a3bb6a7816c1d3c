// SPDX-FileCopyrightText: 2026 The Limber authors
// SPDX-License-Identifier: GPL-3.0-or-later
/* Between the two halves of the schema's writer: maps and rows (schema_write.c) over single values
 * (schema_values.c). */
#ifndef LIMBER_TESTS_SCHEMA_VALUES_H
#define LIMBER_TESTS_SCHEMA_VALUES_H

#include "schema_write.h"

#define SCHEMA_MOST_MAPS 32
#define SCHEMA_ID_BYTES 64
#define SCHEMA_SAID_BYTES 256

typedef struct {
    Json json;
    Library *library;
    const FieldMap *maps[SCHEMA_MOST_MAPS]; /* met so far, the head first */
    size_t map_count;
    const FieldMap *map; /* that is written */
    const FieldRow *row;
    const char *missing;
} Schema;

/* "a question of 'gate'" → "question-of-gate". Returns id. */
const char *schema_id(const FieldMap *map, char id[SCHEMA_ID_BYTES]);

/* Remembers a map that is to be defined. */
void schema_meet(Schema *schema, const FieldMap *map);

void schema_text(Schema *schema, const char *key, const char *format, ...)
    __attribute__((format(printf, 3, 4)));
void schema_reference(Schema *schema, const char *id);

/* A lone reference: in draft 07 nothing may stand beside one. */
void schema_refer(Schema *schema, const char *id);

/* The members of one line of text; of any one value of a form. */
void schema_line(Schema *schema, int64_t most);
void schema_pattern(Schema *schema, const FieldForm *form);
void schema_value(Schema *schema, const FieldForm *form);

#endif
