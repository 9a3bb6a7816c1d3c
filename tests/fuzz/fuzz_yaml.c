// SPDX-FileCopyrightText: 2026 The Limber authors
// SPDX-License-Identifier: GPL-3.0-or-later
/* Any bytes as a YAML document. Whatever they are: there is a tree or something is said; every
 * place lies in the file; every text of the tree and of what is said passes the gate; the limits
 * hold; and what is printed is safe for the terminal. */
#include "fuzz.h"

#include "base/text.h"
#include "base/yaml.h"

#include <assert.h>
#include <locale.h>
#include <stdlib.h>
#include <string.h>

int LLVMFuzzerInitialize(int *count, char ***arguments)
{
    (void)count, (void)arguments;
    setlocale(LC_ALL, "C.UTF-8");
    return 0;
}

/* Lines that are safe but for their ends. */
static void check_text(const char *text, bool one_line)
{
    while (text) {
        uint32_t code;
        bool utf8;
        const char *end = one_line ? text + strlen(text) : strchrnul(text, '\n');
        assert(text_find_forbidden(text, (size_t)(end - text), &code, &utf8) < 0);
        text = *end ? end + 1 : NULL;
    }
}

/* The place is on a line of the file, and starts in it or at its end. */
static void check_place(Place place, const Source *source)
{
    const char *text = source->text;
    size_t at = 0, size = source->size;
    for (int line = 1; line < place.line; line++) {
        while (at < size && text[at] != '\n' && text[at] != '\r')
            at++;
        assert(at < size);
        at += at + 1 < size && text[at] == '\r' && text[at + 1] == '\n' ? 2 : 1;
    }
    size_t end = at;
    while (end < size && text[end] != '\n' && text[end] != '\r')
        end++;
    assert(place.line >= 1 && place.column >= 1 && (size_t)place.column <= end - at + 1);
    assert(place.width >= 1 && (size_t)place.width <= end - at + 1);
}

static size_t check_node(const YamlNode *node, int depth, const Source *source)
{
    size_t nodes = 1;
    assert(node && depth <= YAML_MAX_DEPTH);
    check_place(node->place, source);
    if (node->kind == YAML_TEXT) {
        assert(node->count == 0);
        check_text(node->text, false);
        return nodes;
    }
    assert(node->kind == YAML_LIST || node->count <= YAML_MAX_KEYS);
    for (size_t i = 0; i < node->count; i++) {
        if (node->kind == YAML_MAP) {
            check_place(node->pairs[i].key_place, source);
            check_text(node->pairs[i].key, false);
        }
        const YamlNode *child = node->kind == YAML_MAP ? node->pairs[i].value : node->items[i];
        nodes += check_node(child, depth + 1, source);
    }
    return nodes;
}

static void check_said(const Diagnostics *found, const Source *source)
{
    for (size_t i = 0; i < diagnostics_size(found); i++) {
        const Diagnostic *item = diagnostics_at(found, i);
        check_text(item->message, true);
        check_text(item->hint, true);
        check_text(item->source_line, true);
        assert(item->place.line == 0 || item->source_line || i >= 1000);
        /* libyaml's own words: give the problem some of ours */
        assert(strncmp(item->message, "this cannot be read", 19) != 0);
        if (item->place.line > 0)
            check_place(item->place, source);
    }
    char *text = NULL;
    size_t length = 0;
    FILE *out = open_memstream(&text, &length);
    assert(out);
    diagnostics_print(found, out);
    fclose(out);
    check_text(text, false);
    free(text);
}

int LLVMFuzzerTestOneInput(const uint8_t *bytes, size_t size)
{
    Arena *arena = arena_new();
    Diagnostics *found = diagnostics_new();
    SourceMark mark = {0};
    Source source = {.name = "fuzz.yaml", .text = (const char *)bytes, .size = size, .mark = &mark};
    const YamlNode *root = yaml_parse(arena, &source, found);
    assert(root || diagnostics_count(found, SEVERITY_ERROR) > 0);
    if (root)
        assert(check_node(root, 0, &source) <= YAML_MAX_EVENTS);
    check_said(found, &source);
    diagnostics_free(found);
    arena_free(arena);
    return 0;
}
