// SPDX-FileCopyrightText: 2026 The Limber authors
// SPDX-License-Identifier: GPL-3.0-or-later
/* JSON (RFC 8259) as it is written: values one after another into a FILE, commas, indents and
 * escapes by themselves. `key` names a value in an object and is NULL in an array and at the top.
 * Errors stay with the FILE (ferror). */
#ifndef LIMBER_PAGE_JSON_H
#define LIMBER_PAGE_JSON_H

#include "base/clock.h"

#include <stdbool.h>
#include <stdint.h>
#include <stdio.h>

#define JSON_DEPTH 16

typedef enum {
    JSON_LINES, /* each value at the top is one line: JSON Lines */
    JSON_INDENTED
} JsonLayout;

typedef struct {
    FILE *out;
    JsonLayout layout;
    int depth; /* of open objects and arrays, JSON_DEPTH at most */
    char closing[JSON_DEPTH];
    bool filled[JSON_DEPTH]; /* a value stands before */
} Json;

void json_start(Json *json, FILE *out, JsonLayout layout);

void json_open_object(Json *json, const char *key);
void json_open_array(Json *json, const char *key);
void json_close(Json *json); /* what was opened last; at the top, ends the line */

/* Text in UTF-8, NULL written as null. What may not stand in text (base/text.h: controls,
 * bidirectional marks) is written as an escape, bytes that are not UTF-8 as U+FFFD. */
void json_text(Json *json, const char *key, const char *text);
void json_whole(Json *json, const char *key, int64_t number);
void json_seconds(Json *json, const char *key, Ns ns); /* 12.345, no zeros at the end */
void json_flag(Json *json, const char *key, bool flag);
void json_null(Json *json, const char *key);

/* A value that is JSON already, on one line. */
void json_value(Json *json, const char *key, const char *value);

/* A number where it is not negative, else null: what was not said is -1 in the records. */
void json_level(Json *json, const char *key, int level);

#endif
