// SPDX-FileCopyrightText: 2026 The Limber authors
// SPDX-License-Identifier: GPL-3.0-or-later
/* The recordings that a routine names: do they decode, and copies of them. Each is opened once, and
 * what was tried is what is copied: a link put in its place meanwhile changes nothing. */
#ifndef LIMBER_PLAY_RECORDINGS_H
#define LIMBER_PLAY_RECORDINGS_H

#include "routine/model.h"

typedef struct Recordings Recordings;

/* Opens each recording and has it decoded by the sandboxed helper; what is missing or does not
 * decode is added at its step, with the severity given. Waits: the helper
 * is ended after two seconds of one recording, and after four nobody waits for it any more. */
Recordings *recordings_open(const Routine *routine, Severity severity, Diagnostics *found);
void recordings_free(Recordings *recordings); /* NULL is fine */

size_t recordings_count(const Recordings *recordings); /* that the routine names, each once */
size_t recordings_wrong(const Recordings *recordings); /* steps whose recording is */

/* Writes each into the folder under its own name. False: errno (and whole_file_why) says why. */
bool recordings_copy(const Recordings *recordings, const char *folder);

/* Does the folder hold the same ones? */
bool recordings_are_in(const Recordings *recordings, const char *folder);

/* Opens, tries and closes them; the number found wrong. */
size_t recordings_check(const Routine *routine, Severity severity, Diagnostics *found);

#endif
