// SPDX-FileCopyrightText: 2026 The Limber authors
// SPDX-License-Identifier: GPL-3.0-or-later
/* Do the recordings that a routine names decode? */
#ifndef LIMBER_PLAY_RECORDINGS_H
#define LIMBER_PLAY_RECORDINGS_H

#include "routine/reader.h"

/* Has each recording decoded by the sandboxed helper; what is missing or does not decode is added
 * at its step, with the severity given. Waits, two seconds at most a recording. Returns the number
 * found wrong. */
size_t recordings_check(const Routine *routine, Severity severity, Diagnostics *found);

#endif
