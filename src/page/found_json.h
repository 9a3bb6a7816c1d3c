// SPDX-FileCopyrightText: 2026 The Limber authors
// SPDX-License-Identifier: GPL-3.0-or-later
/* Messages about files as JSON, for editors. */
#ifndef LIMBER_PAGE_FOUND_JSON_H
#define LIMBER_PAGE_FOUND_JSON_H

#include "base/diagnostic.h"
#include "page/json.h"

/* An array under key: of each message its severity, file, words and hint; its range (line and
 * columns from 1, in characters, the end past the last one; null for the file as a whole); and its
 * cure: edits of that range's file, each with its range, its bytes from 0 and its text, and whether
 * they are a guess. */
void found_json(Json *json, const char *key, const Diagnostics *found);

#endif
