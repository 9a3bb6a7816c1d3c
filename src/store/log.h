// SPDX-FileCopyrightText: 2026 The Limber authors
// SPDX-License-Identifier: GPL-3.0-or-later
/* The log as it is written: one SQLite file, on a thread of its own, so that neither the screen nor
 * a beep ever waits for a disk. Calls copy what they are given, put it into a queue and return;
 * the thread writes one transaction a commit, each whole on the disk before the next (rollback
 * journal, synchronous=EXTRA: also right on network homes).
 *
 * Nothing here ends a session. A disk that is full, a folder that cannot be written, a locked or
 * damaged file: log_note says it in one line, what waits is kept in memory and tried again at the
 * next commit and at the end. A damaged file is set aside under another name, never deleted. A
 * file from a newer Limber is left as it is, and nothing is written. A session that is deleted
 * while it runs stays deleted, and log_note says so.
 *
 * All calls come from one thread (the program's). */
#ifndef LIMBER_STORE_LOG_H
#define LIMBER_STORE_LOG_H

#include "store/records.h"

typedef struct Log Log;

/* Starts the thread, which opens the file at path (NULL: log.db in base/path.h's state folder). One
 * that is not there is made with the first commit. Returns at once; never NULL. */
Log *log_new(const char *path);

/* Commits, writes what waits (five seconds at most), ends the thread and frees the log. False:
 * something could not be written, and why says the reason in one line (the last log_note; why may
 * be NULL with capacity 0). A NULL log is fine. */
bool log_free(Log *log, char *why, size_t why_capacity);

/* One line about what is wrong ("not logged: the disk is full"), or "". Changes by itself. */
const char *log_note(const Log *log);

/* Is something committed that has neither been written nor tried, so that log_note may change? */
bool log_busy(const Log *log);

/* ---- a session, in this order ---- */

/* Begins a session: gives record->id a new one where it is "" (else that session goes on), fills in
 * record->sha256 (and record->routine where it is NULL), and writes it as running, by this process
 * (store/owner.h). The routine's text goes into the log where that version of it is not there yet.
 * A NULL routine: the log has the text of record->sha256. Committed. */
void log_session_begin(Log *log, SessionRecord *record, const Routine *routine);

/* The parts of a session. They are written by the next log_commit, in one transaction. The same
 * segment again (done anew after `back`) replaces what stood there; so does a rating, a pain or a
 * scale of the same moment. record fields that the log keeps up to date: see log_session_update. */
void log_segment(Log *log, const char *session, const SegmentRecord *segment);
void log_rating(Log *log, const char *session, const RatingRecord *rating);
void log_pain(Log *log, const char *session, const PainRecord *pain);
void log_ouch(Log *log, const char *session, const OuchRecord *ouch);
void log_scale(Log *log, const char *session, const ScaleRecord *scale);

/* Overwrites state, ended, sums, pauses and note of a session. */
void log_session_update(Log *log, const SessionRecord *record);

/* Everything since the last commit, in one transaction. */
void log_commit(Log *log);

/* ---- what belongs to no session; each is a commit of its own ---- */

void log_gate(Log *log, const GateRecord *answers, size_t count);
void log_pin(Log *log, const PinRecord *pin); /* pins a routine, or changes how often */
void log_unpin(Log *log, const char *routine);

/* Waits until all that was committed has been written, or has been tried and failed. True: it is on
 * the disk; false: log_note says why it is not, or timeout has passed. For commands and tests;
 * never on the screen's way. */
bool log_wait(Log *log, Ns timeout);

#endif
