// SPDX-FileCopyrightText: 2026 The Limber authors
// SPDX-License-Identifier: GPL-3.0-or-later
/* YAML with places: reads a document into a small tree in which every node knows its line and
 * column, so that every later message can point at it. libyaml's event interface alone is used
 * (its document interface and deep nesting are quadratic), with limits checked after every event:
 * size, depth, number of nodes and of a map's keys. Anchors, aliases, tags, merge keys, duplicate
 * keys, a second document and non-text keys are refused. Every scalar is text: nothing is turned
 * into yes, null, octal or base 60. */
#ifndef LIMBER_BASE_YAML_H
#define LIMBER_BASE_YAML_H

#include "base/arena.h"
#include "base/diagnostic.h"

#include <stdbool.h>
#include <stddef.h>

#define YAML_MAX_BYTES (1024 * 1024)
#define YAML_MAX_DEPTH 16
#define YAML_MAX_EVENTS 20000
#define YAML_MAX_KEYS 256 /* of one map */

typedef enum { YAML_TEXT, YAML_LIST, YAML_MAP } YamlKind;

typedef struct YamlNode YamlNode;

typedef struct {
    const char *key; /* NUL-terminated, no NUL inside */
    Place key_place;
    int first_line; /* where the map has this key before; 0: nowhere */
    YamlNode *value;
} YamlPair;

struct YamlNode {
    YamlKind kind;
    Place place;
    size_t begin, end; /* its bytes in the source, quotes and brackets with it; a list or a map
                          without brackets ends where the next thing begins */
    /* YAML_TEXT: checked UTF-8 with no forbidden code point but newlines (after the error about
     * one, U+FFFD stands in its place); "" for an empty value. */
    const char *text;
    bool plain;         /* written without quotes and not as a block (| or >) */
    bool one_line;      /* place covers the whole of it, quotes too */
    bool comment_after; /* plain, and a comment follows on its line: prose may have lost its end */
    bool comment_tight; /* the '#' of it has no blank behind it, as in "Left #1" */
    /* YAML_LIST */
    YamlNode **items;
    /* YAML_MAP, in file order */
    YamlPair *pairs;
    size_t count; /* of items or pairs */
    bool cut;     /* a line of it could not be read: it may have more */
    bool flow;    /* written with brackets or braces */
    Place last;   /* the closing one */
};

/* Is there nothing in the file but blanks, comments and the marks of a document? */
bool yaml_says_nothing(const Source *source);

/* Parses a source. Returns the root, in the arena, or NULL after an error (already added). Errors
 * that leave the tree usable (a forbidden character) are added, and the tree is returned all the
 * same, so that one run finds everything. */
YamlNode *yaml_parse(Arena *arena, const Source *source, Diagnostics *found);

/* The value of key in a map, or NULL. */
const YamlNode *yaml_get(const YamlNode *map, const char *key);

#endif
