// SPDX-FileCopyrightText: 2026 The Limber authors
// SPDX-License-Identifier: GPL-3.0-or-later
/* Where the exercises of a routine come from, for `check`: beside its file, the person's own, with
 * Limber. */
#ifndef LIMBER_COMMAND_ORIGINS_H
#define LIMBER_COMMAND_ORIGINS_H

#include "page/json.h"
#include "routine/exercise.h"

/* Warns of the person's own, which are on this machine alone. */
void origins_warn(const Routine *routine, Diagnostics *found);

/* One line, where not all of them come with Limber. */
void origins_print(const Routine *routine);

/* A list of what each is called, where it comes from and its file. */
void origins_json(Json *json, const char *key, const Routine *routine);

#endif
