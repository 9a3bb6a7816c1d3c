// SPDX-FileCopyrightText: 2026 The Limber authors
// SPDX-License-Identifier: GPL-3.0-or-later
/* A text read as YAML, with what was said of it, for the tests of the reader. */
#ifndef LIMBER_TESTS_YAML_READING_H
#define LIMBER_TESTS_YAML_READING_H

#include "base/yaml.h"

typedef struct {
    Arena *arena;
    Diagnostics *found;
    const YamlNode *root;
} YamlReading;

extern YamlReading reading; /* the last one */

/* cmocka's setup and teardown of every test that reads. */
int begin_reading(void **state);
int end_reading(void **state);

#define READING_TEST(test) cmocka_unit_test_setup_teardown(test, begin_reading, end_reading)

/* Reads into `reading`, in the place of the one before; its root. */
const YamlNode *parse_bytes(const char *bytes, size_t size);
const YamlNode *parse(const char *text);

#endif
