// SPDX-FileCopyrightText: 2026 The Limber authors
// SPDX-License-Identifier: GPL-3.0-or-later
/* Durations as files write them and as people read them: "1:30". */
#ifndef LIMBER_ROUTINE_DURATION_H
#define LIMBER_ROUTINE_DURATION_H

#include "base/clock.h"

/* Parses a duration (`45`, `1.5s`, `1m30s`, `1:30`). Returns NULL and fills *ns, or returns what is
 * wrong, as a message that follows the key's name ("must be …"). */
const char *duration_parse(const char *text, Ns *ns);

/* What it takes, as a pattern that regcomp and editors both know. */
extern const char duration_pattern[];

/* "45 s", "1.5 s", "2 min", "1:30 min", "1 h 05 min": as people read it, in capacity bytes. Returns
 * out. */
char *duration_format(Ns ns, char *out, size_t capacity);

/* "0:45", "1:02:03": for clocks. Fractions are dropped. Returns out. */
char *clock_format(Ns ns, char *out, size_t capacity);

#endif
