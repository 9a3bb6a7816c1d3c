// SPDX-FileCopyrightText: 2026 The Limber authors
// SPDX-License-Identifier: GPL-3.0-or-later
/* Columns of a row as values in their bounds: texts through the gate, numbers clamped to what the
 * program can count with. A foreign file can hold anything. Private to the store. */
#ifndef LIMBER_STORE_COLUMNS_H
#define LIMBER_STORE_COLUMNS_H

#include "store/record_fields.h"

#include <sqlite3.h>

#define TEXT_SLOTS 256

/* Texts met lately, so that a name that stands in a thousand rows is gated and kept once. */
typedef struct {
    Arena *arena;
    struct {
        const char *raw, *safe;
        size_t size;
    } slots[TEXT_SLOTS];
} Texts;

/* At most 4 KiB of it, as the import takes; NULL where it is null. */
const char *column_text(sqlite3_stmt *row, int column, Texts *texts);
int column_number(sqlite3_stmt *row, int column, int least, int most);

/* An instant and its offset, in two columns; null: 0. */
Moment column_moment(sqlite3_stmt *row, int column);

/* All fields of a table (record_sql's {read}), from a column on, as a record. What is null though
 * it may not be is "", 0 or the first of its words. */
void columns_take(sqlite3_stmt *row, int from, const RecordTable *table, Texts *texts, void *out);

#endif
