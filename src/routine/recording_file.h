// SPDX-FileCopyrightText: 2026 The Limber authors
// SPDX-License-Identifier: GPL-3.0-or-later
/* The recordings that `voice:` names, as files beside the routine. */
#ifndef LIMBER_ROUTINE_RECORDING_FILE_H
#define LIMBER_ROUTINE_RECORDING_FILE_H

#include "routine/model.h"

/* Looks for the recordings that `voice:` names, beside the routine; what is missing, leaves the
 * folder through a link or is not a plain file is added with the given severity (an error in check,
 * a warning in start). Returns the number found wrong. */
size_t routine_check_recordings(const Routine *routine, Severity severity, Diagnostics *found);

/* Opens the recording of a step for reading; what is wrong with it is added, and -1 returned. */
int routine_open_recording_of(const Routine *routine, const Step *step, Severity severity,
                              Diagnostics *found);

/* Opens a recording beside the routine for reading: a plain file, reached through no link; -1 where
 * it is not one. The caller closes it. */
int routine_open_recording(const Routine *routine, const char *name);

#endif
