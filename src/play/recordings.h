// SPDX-FileCopyrightText: 2026 The Limber authors
// SPDX-License-Identifier: GPL-3.0-or-later
/* Do the recordings that a routine names decode? */
#ifndef LIMBER_PLAY_RECORDINGS_H
#define LIMBER_PLAY_RECORDINGS_H

#include "base/copies.h"
#include "routine/model.h"

/* Opens each recording and has it decoded by the sandboxed helper; what is missing or does not
 * decode is added at its step, with the severity given. Those that do are taken into `into` (NULL:
 * closed again). Returns the number found wrong. Waits: the helper is ended after two seconds of
 * one recording, and after four nobody waits for it any more. */
size_t recordings_check(const Routine *routine, Severity severity, Copies *into,
                        Diagnostics *found);

#endif
