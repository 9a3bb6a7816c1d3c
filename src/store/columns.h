// SPDX-FileCopyrightText: 2026 The Limber authors
// SPDX-License-Identifier: GPL-3.0-or-later
/* Columns of a row as values in their bounds: texts through the gate, numbers clamped to what the
 * program can count with. A foreign file can hold anything. Private to the store. */
#ifndef LIMBER_STORE_COLUMNS_H
#define LIMBER_STORE_COLUMNS_H

#include "store/records.h"

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
int column_level(sqlite3_stmt *row, int column); /* 0 … 10, null: -1 */
bool column_flag(sqlite3_stmt *row, int column);
Ns column_length(sqlite3_stmt *row, int column); /* of milliseconds; two days at most */
Side column_side(sqlite3_stmt *row, int column);

/* An instant and its offset, in two columns; null: 0. */
Moment column_moment(sqlite3_stmt *row, int column);

/* A text that is compared and not kept; "" where it is null. */
const char *column_word(sqlite3_stmt *row, int column);

#endif
