// SPDX-FileCopyrightText: 2026 The Limber authors
// SPDX-License-Identifier: GPL-3.0-or-later
/* What a JSON schema (draft 07) says of a YAML file, as an editor takes it: only as much of the
 * draft as schema_write.c writes. JSON is YAML, so schema and file are read by the same parser. */
#ifndef LIMBER_TESTS_JSON_SCHEMA_H
#define LIMBER_TESTS_JSON_SCHEMA_H

#include "base/yaml.h"

typedef struct JsonSchema JsonSchema;

/* The root outlives it. */
JsonSchema *json_schema_new(const YamlNode *root);
void json_schema_free(JsonSchema *schema);

bool json_schema_allows(JsonSchema *schema, const YamlNode *value);

#endif
