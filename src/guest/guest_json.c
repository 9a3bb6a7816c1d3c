// SPDX-FileCopyrightText: 2026 The Limber authors
// SPDX-License-Identifier: GPL-3.0-or-later
/* JSON as a tree in the arena. SQLite takes it apart, which bounds its depth; what it refuses is
 * looked at again for the place (guest_json_place.c). */
#include "guest/guest_private.h"

#include <sqlite3.h>
#include <stdarg.h>
#include <string.h>

#define MOST_NODES 200000

static NodeKind kind_of(const char *type)
{
    static const struct {
        const char *type;
        NodeKind kind;
    } kinds[] = {{"null", NODE_NULL},  {"true", NODE_FLAG}, {"false", NODE_FLAG},
                 {"text", NODE_TEXT},  {"real", NODE_REAL}, {"integer", NODE_WHOLE},
                 {"array", NODE_LIST}, {"object", NODE_MAP}};
    for (size_t i = 0; i < sizeof kinds / sizeof *kinds; i++)
        if (strcmp(kinds[i].type, type) == 0)
            return kinds[i].kind;
    return NODE_NULL;
}

/* ---- the tree ---- */

static const char *column_copy(Arena *arena, sqlite3_stmt *row, int column, size_t *size)
{
    const char *text = (const char *)sqlite3_column_text(row, column);
    *size = (size_t)sqlite3_column_bytes(row, column);
    return text ? arena_copy(arena, text, *size) : NULL;
}

static GuestNode *node_of(Arena *arena, sqlite3_stmt *row)
{
    GuestNode *node = arena_alloc(arena, sizeof *node);
    size_t size;
    node->kind = kind_of((const char *)sqlite3_column_text(row, 1));
    if (sqlite3_column_type(row, 0) == SQLITE_TEXT)
        node->key = column_copy(arena, row, 0, &size);
    if (node->kind == NODE_TEXT)
        node->text = column_copy(arena, row, 2, &node->size);
    node->real = sqlite3_column_double(row, 2);
    return node;
}

static void hang(GuestNode *parent, GuestNode *node)
{
    node->parent = parent;
    node->number = parent->last ? parent->last->number + 1 : 1;
    if (parent->last)
        parent->last->next = node;
    else
        parent->first = node;
    parent->last = node;
}

/* Rows come in the order of the text: a node's parent is the last one of its id, and is open. */
typedef struct {
    GuestNode *node;
    sqlite3_int64 id;
} Open;

static GuestNode *tree_of(GuestReading *reading, sqlite3_stmt *row)
{
    Open *open = NULL;
    size_t depth = 0, most = 0, count = 0;
    GuestNode *root = NULL;
    while (sqlite3_step(row) == SQLITE_ROW && count++ < MOST_NODES) {
        GuestNode *node = node_of(reading->arena, row);
        while (depth > 0 && open[depth - 1].id != sqlite3_column_int64(row, 4))
            depth--;
        if (depth > 0)
            hang(open[depth - 1].node, node);
        else if (!root)
            root = node;
        if (depth == most)
            open = arena_grow(reading->arena, open, most++, sizeof *open);
        open[depth++] = (Open){node, sqlite3_column_int64(row, 3)};
    }
    return count > MOST_NODES ? NULL : root;
}

static void say_why(GuestReading *reading, const char *text, size_t size)
{
    size_t at = 0;
    int line = 1, column = 1;
    const char *why = guest_json_why(text, size, &at);
    for (size_t i = 0; i < at && i < size; i++) {
        if (text[i] == '\n')
            line++, column = 1;
        else
            column += ((unsigned char)text[i] & 0xc0) != 0x80;
    }
    Source shown = *reading->source;
    shown.text = text, shown.size = size;
    diagnostics_add(reading->found, SEVERITY_ERROR, &shown, (Place){line, column, 1}, "%s", why);
    reading->bad = true;
}

const GuestNode *guest_json(GuestReading *reading, const char *text, size_t size)
{
    static const char valid[] = "SELECT json_valid(?1)";
    static const char all[] = "SELECT key, type, atom, id, parent FROM json_tree(?1)";
    sqlite3 *json = NULL;
    sqlite3_stmt *is_valid = NULL, *rows = NULL;
    GuestNode *root = NULL;
    if (sqlite3_open(":memory:", &json) != SQLITE_OK ||
        sqlite3_prepare_v2(json, valid, -1, &is_valid, NULL) != SQLITE_OK ||
        sqlite3_prepare_v2(json, all, -1, &rows, NULL) != SQLITE_OK)
        memory_fail();
    sqlite3_bind_text(is_valid, 1, text, (int)size, SQLITE_STATIC);
    sqlite3_bind_text(rows, 1, text, (int)size, SQLITE_STATIC);
    bool whole = memchr(text, '\0', size) == NULL;
    if (whole && sqlite3_step(is_valid) == SQLITE_ROW && sqlite3_column_int(is_valid, 0) == 1)
        root = tree_of(reading, rows);
    if (!root)
        say_why(reading, text, size);
    sqlite3_finalize(is_valid);
    sqlite3_finalize(rows);
    sqlite3_close(json);
    return root;
}

/* ---- looking at it ---- */

const GuestNode *guest_member(const GuestNode *map, const char *name)
{
    const GuestNode *member = NULL;
    for (const GuestNode *node = map && map->kind == NODE_MAP ? map->first : NULL; node;
         node = node->next)
        if (node->key && strcmp(node->key, name) == 0)
            member = node;
    return member;
}

/* "sets 2, exercises 1": the names on the way, and the numbers in their lists. */
static const char *way_to(Arena *arena, const GuestNode *node, const char *name)
{
    const char *way = name ? name : "";
    for (; node && node->parent; node = node->parent) {
        const char *between = *way ? ", " : "";
        if (!node->key)
            way = arena_printf(arena, "%zu%s%s", node->number, between, way);
        else if (*way >= '0' && *way <= '9')
            way = arena_printf(arena, "%s %s", node->key, way);
        else
            way = arena_printf(arena, "%s%s%s", node->key, between, way);
    }
    return way;
}

void guest_problem(GuestReading *reading, const GuestNode *node, const char *name,
                   const char *format, ...)
{
    va_list args;
    if (reading->bad)
        return;
    va_start(args, format);
    const char *what = arena_vprintf(reading->arena, format, args);
    va_end(args);
    const char *way = way_to(reading->arena, node, name);
    diagnostics_add(reading->found, SEVERITY_ERROR, reading->source, (Place){0}, "%s%s%s", way,
                    *way ? ": " : "", what);
    reading->bad = true;
}

const GuestNode *guest_must(GuestReading *reading, const GuestNode *map, const char *name,
                            NodeKind kind)
{
    const GuestNode *node = guest_member(map, name);
    if (!node)
        guest_problem(reading, map, name, "is missing");
    else if (node->kind != kind)
        guest_problem(reading, map, name, "must be %s", kind == NODE_LIST ? "a list" : "an object");
    return node && node->kind == kind ? node : NULL;
}

int guest_whole(GuestReading *reading, const GuestNode *map, const char *name, int most,
                int otherwise)
{
    const GuestNode *node = guest_member(map, name);
    if (!node || node->kind == NODE_NULL)
        return otherwise;
    if (node->kind != NODE_WHOLE || !(node->real >= 0 && node->real <= most)) {
        guest_problem(reading, map, name, "must be a whole number from 0 to %d", most);
        return otherwise;
    }
    return (int)node->real;
}

const char *guest_line(GuestReading *reading, const GuestNode *map, const char *name)
{
    const GuestNode *node = guest_member(map, name);
    if (!node || node->kind == NODE_NULL)
        return "";
    if (node->kind != NODE_TEXT) {
        guest_problem(reading, map, name, "must be a text");
        return "";
    }
    return guest_clean(reading, node->text, node->size);
}
