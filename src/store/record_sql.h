// SPDX-FileCopyrightText: 2026 The Limber authors
// SPDX-License-Identifier: GPL-3.0-or-later
/* Statements for the rows of a table. Private to the store. */
#ifndef LIMBER_STORE_RECORD_SQL_H
#define LIMBER_STORE_RECORD_SQL_H

#include "store/record_fields.h"

/* The text of a statement, allocated: where the pattern has {read}, {columns}, {values} or
 * {changes}, the table's fields stand, as "rating.side, …", "side, …", ":side, …" (both without
 * what is the routine's) and "side = :side, …" (without what is of a session's beginning too). What
 * a file of that version (schema.h) does not have is read as NULL. table NULL: the pattern has
 * none. */
char *record_sql(const RecordTable *table, int version, const char *pattern);

#endif
