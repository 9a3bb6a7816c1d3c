// SPDX-FileCopyrightText: 2026 The Limber authors
// SPDX-License-Identifier: GPL-3.0-or-later
/* A disk that fails when it is told to: an SQLite file system laid over the real one. It never
 * waits for the real disk (a sync is only counted), so that hundreds of faults take a second.
 * Plans may be changed while another thread writes. */
#ifndef LIMBER_TESTS_FAULTY_DISK_H
#define LIMBER_TESTS_FAULTY_DISK_H

#include <stdbool.h>

typedef struct {
    int after;       /* writes that still work; -1: all of them */
    int code;        /* of those that fail: SQLITE_FULL, SQLITE_IOERR_WRITE */
    bool cut;        /* a failing write leaves its first half */
    bool once;       /* one write fails, and then none */
    bool sync_fails; /* SQLITE_IOERR_FSYNC */
    bool stuck;      /* a write does not return while this is so */
    bool dead;       /* from the failing write on, nothing works any more */
} Faults;

/* Becomes the file system of every connection opened from now on. */
void faulty_disk_install(void);

void faulty_disk_plan(Faults faults);
void faulty_disk_heal(void);

/* What a power cut leaves of the files: of the writes that no sync has followed, each is there,
 * half there, or not there, by chance (random()); so is a file that was deleted and whose folder
 * was not synced. Nothing may have them open. Without faulty_disk_remember before, nothing is
 * known. */
void faulty_disk_remember(void);
void faulty_disk_cut_power(void);

/* Has the plan struck since it was made? */
bool faulty_disk_struck(void);

/* Is something written (or deleted) that no sync has followed? */
bool faulty_disk_owes_sync(void);

#endif
