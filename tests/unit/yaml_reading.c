// SPDX-FileCopyrightText: 2026 The Limber authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "yaml_reading.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

YamlReading reading;

int begin_reading(void **state)
{
    (void)state;
    reading = (YamlReading){.arena = arena_new(), .found = diagnostics_new()};
    return 0;
}

int end_reading(void **state)
{
    (void)state;
    arena_free(reading.arena);
    diagnostics_free(reading.found);
    return 0;
}

/* The bytes stand in a block of just their size, so that a sanitizer sees a byte too many. */
const YamlNode *parse_bytes(const char *bytes, size_t size)
{
    end_reading(NULL);
    begin_reading(NULL);
    char *copy = malloc(size ? size : 1);
    assert_non_null(copy);
    memcpy(copy, bytes, size);
    SourceMark mark = {0};
    Source source = {.name = "a.yaml", .text = copy, .size = size, .mark = &mark};
    reading.root = yaml_parse(reading.arena, &source, reading.found);
    free(copy);
    return reading.root;
}

const YamlNode *parse(const char *text)
{
    return parse_bytes(text, strlen(text));
}
