// SPDX-FileCopyrightText: 2026 The Limber authors
// SPDX-License-Identifier: GPL-3.0-or-later
/* The tables of the log, and how an older file becomes a newer one. Known to the store alone. */
#ifndef LIMBER_STORE_SCHEMA_H
#define LIMBER_STORE_SCHEMA_H

#define SCHEMA_APPLICATION_ID 0x4c6d6272 /* "Lmbr": what PRAGMA application_id says of our file */
#define SCHEMA_VERSION 5                 /* PRAGMA user_version */

/* The tables that a file of this version has at least. */
#define SCHEMA_TABLES "'routine','session','segment','rating','pain','ouch','gate','pin','scale'"
#define SCHEMA_TABLE_COUNT 9

/* The statements that bring a file of version i to version i + 1; SCHEMA_VERSION of them. */
extern const char *const schema_migrations[SCHEMA_VERSION];

#endif
