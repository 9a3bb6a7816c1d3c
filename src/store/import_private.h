// SPDX-FileCopyrightText: 2026 The Limber authors
// SPDX-License-Identifier: GPL-3.0-or-later
/* Inside the import: lines of JSON as records, by the rows of their fields. */
#ifndef LIMBER_STORE_IMPORT_PRIVATE_H
#define LIMBER_STORE_IMPORT_PRIVATE_H

#include "store/change.h"
#include "store/import.h"
#include "store/record_fields.h"

#define IMPORT_DEPTH 3 /* a line's object, a list in it, an object in that */

/* One file being read. SQLite's JSON functions, on a connection to nothing, take it apart. */
typedef struct {
    sqlite3 *json;
    sqlite3_stmt *is_object, *each[IMPORT_DEPTH];
    sqlite3_stmt *meet; /* a text that was not met before? */
    Arena *arena;
    Diagnostics *found;
    Source source;
    int line;
    bool bad; /* this line: its first mistake is said */
    Change *changes;
    size_t count;
} Import;

/* What is wrong with the line under way; only the first is said. */
void import_problem(Import *import, const char *format, ...) __attribute__((format(printf, 2, 3)));

/* A member that is no field: a list, an object, a text of many lines. */
typedef struct Nested Nested;

typedef void NestedReader(Import *import, sqlite3_stmt *row, const Nested *nested, void *target);

struct Nested {
    const char *member;
    const char *type; /* "array", "object" (which may be null) or "text" */
    NestedReader *read;
    PartKind part; /* which list */
    bool later;    /* earlier exports have none */
};

/* Reads an object's members into a record: the table's fields, but for those that are the
 * routine's, and count nested ones. depth: how many statements are under way around it. What is
 * missing and may not be null is a problem too. */
void import_object(Import *import, int depth, const char *text, const RecordTable *table,
                   const Nested *nested, size_t count, void *target);

/* Rows (key, type, value) of an object or a list; reset by the caller. */
sqlite3_stmt *import_each(Import *import, int depth, const char *text);
bool import_is_type(sqlite3_stmt *row, const char *type); /* "text", "integer", "null" … */

/* What a line is: its type, or, of the first one, the version of the format. */
typedef struct {
    const char *type; /* NULL: not said */
    int version;      /* 0: not said */
} LineHead;

/* Each reads a whole line; where it is bad, the problem is said and the rest undefined. */
bool import_is_object(Import *import, const char *text);
LineHead import_head(Import *import, const char *text);
void import_routine(Import *import, const char *text, RoutineText *out);
void import_session(Import *import, const char *text, LoggedSession *out);
void import_gate(Import *import, const char *text, GateRecord *out);
void import_pin(Import *import, const char *text, PinRecord *out);

#endif
