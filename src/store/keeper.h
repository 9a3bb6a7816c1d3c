// SPDX-FileCopyrightText: 2026 The Limber authors
// SPDX-License-Identifier: GPL-3.0-or-later
/* The log's own thread and what it is handed. Batches come in from the program's thread and go into
 * the file in their order, one transaction each; none of these calls but keeper_wait and keeper_end
 * waits for a disk. Known to the store alone. */
#ifndef LIMBER_STORE_KEEPER_H
#define LIMBER_STORE_KEEPER_H

#include "store/change.h"

#define KEEPER_NOTE_BYTES 256

typedef struct Keeper Keeper;

/* Starts the thread, which opens the file at path (copied; NULL: there is nowhere to write). */
Keeper *keeper_new(const char *path);

/* Takes the batch over. */
void keeper_hand(Keeper *keeper, Batch *batch);

/* Waits until all that was handed over is written, or has been tried and failed. True: written. */
bool keeper_wait(Keeper *keeper, Ns timeout);

/* Is something handed over that has neither been written nor tried? Never waits. */
bool keeper_busy(Keeper *keeper);

/* What is wrong now, or "". Returns out. */
const char *keeper_note(Keeper *keeper, char *out, size_t capacity);

/* Tries what waits once more, for timeout at most, and ends the thread; frees the keeper (where the
 * disk does not answer in time, the thread frees it later). False: something is not written, or
 * is not in the log all the same (Losses); why says the reason. */
bool keeper_end(Keeper *keeper, Ns timeout, char *why, size_t why_capacity);

#endif
