// SPDX-FileCopyrightText: 2026 The Limber authors
// SPDX-License-Identifier: GPL-3.0-or-later
/* Reads an export of the log (JSON Lines, docs/log.md) into the log. Every line is checked before
 * anything is written, and all of it is written in one transaction: what has a bad line changes
 * nothing. Strangers' files are hostile: bounded, and every text passes the gate. */
#ifndef LIMBER_STORE_IMPORT_H
#define LIMBER_STORE_IMPORT_H

#include "base/diagnostic.h"
#include "store/records.h"

#include <stdio.h>

#define IMPORT_VERSION 1                    /* of the format: "limber-log" in the first line */
#define IMPORT_LINE_BYTES (8 * 1024 * 1024) /* the longest line */

typedef struct {
    size_t added; /* sessions */
    size_t known; /* sessions that the log, or the file before them, has already */
} Imported;

/* Adds what a file says to the log at path. A session with an id that is known is left as it is;
 * one that was running where it was exported has been stopped; pins that stand stay. name is the
 * file's, for messages. False: nothing was written, and found says why, a message a bad line. */
bool log_import(const char *path, FILE *in, const char *name, Imported *out, Diagnostics *found);

#endif
