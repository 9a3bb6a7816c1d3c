// SPDX-FileCopyrightText: 2026 The Limber authors
// SPDX-License-Identifier: GPL-3.0-or-later
/* The log as it is read: a connection of its own, read-only, on the caller's thread. Every question
 * uses an index, so that ten years of sessions answer as fast as none. Results lie in the arena.
 *
 * A log that is not there is an empty one. One that cannot be read (damaged, foreign, held by
 * another program) answers like an empty one, and log_reader_failed tells them apart; a newer one
 * is read as far as its tables are known, with a note. */
#ifndef LIMBER_STORE_LOG_READER_H
#define LIMBER_STORE_LOG_READER_H

#include "store/records.h"

typedef struct LogReader LogReader;

/* path NULL: where the log is for this user. Never NULL. Waits half a second at most for another
 * program that holds the log. */
LogReader *log_reader_new(const char *path);
void log_reader_free(LogReader *reader);        /* NULL is fine */
const char *log_reader_note(LogReader *reader); /* one line, or "" */

/* The same, opened on a thread of its own while the caller goes on; the first that is asked of it
 * waits for that. */
LogReader *log_reader_ahead(const char *path);

/* Could not all that was asked until now be read? What was found is then less than there is, and
 * nothing found says nothing; the note says why. */
bool log_reader_failed(LogReader *reader);

/* Forgets a failure and opens the log again, without waiting for who holds it; one that was not
 * there may be by now. */
void log_reader_retry(LogReader *reader);

/* Which sessions: a routine's (NULL: any), of the days from … to (both counted; 0 and INT64_MAX:
 * all). */
typedef struct {
    const char *routine;
    Day from, to;
} LogFilter;

/* The name under which the log has sessions of the routine that is meant (text_meant); name itself
 * where it has none. */
const char *log_reader_name(LogReader *reader, Arena *arena, const char *name);

/* Oldest first. Returns the count. */
size_t log_reader_sessions(LogReader *reader, Arena *arena, const LogFilter *filter,
                           SessionRecord **out);
bool log_reader_session(LogReader *reader, Arena *arena, const char *id, SessionRecord *out);

size_t log_reader_segments(LogReader *reader, Arena *arena, const char *session,
                           SegmentRecord **out);
size_t log_reader_ratings(LogReader *reader, Arena *arena, const char *session, RatingRecord **out);
size_t log_reader_ouches(LogReader *reader, Arena *arena, const char *session, OuchRecord **out);
size_t log_reader_scales(LogReader *reader, Arena *arena, const char *session, ScaleRecord **out);

/* Which parts are read beside the sessions. LOG_HELD: segments with the fields that history.h
 * counts alone (record_fields.h), in half the time. */
enum {
    LOG_SEGMENTS = 1,
    LOG_RATINGS = 2,
    LOG_PAINS = 4,
    LOG_OUCHES = 8,
    LOG_SCALES = 32,
    LOG_ALL = LOG_SEGMENTS | LOG_RATINGS | LOG_PAINS | LOG_OUCHES | LOG_SCALES,
    LOG_HELD = 16,
    LOG_COUNTED = LOG_HELD | LOG_RATINGS | LOG_PAINS | LOG_OUCHES | LOG_SCALES
};

/* Sessions with their parts, for counting whole spans: one walk over each table, not one question a
 * session. Oldest first. parts: LOG_SEGMENTS and its fellows, or'ed; not both LOG_SEGMENTS and
 * LOG_HELD. Returns the count. */
size_t log_reader_span(LogReader *reader, Arena *arena, const LogFilter *filter, unsigned parts,
                       LoggedSession **out);

/* A session that was read, with all its parts. */
LoggedSession log_reader_whole(LogReader *reader, Arena *arena, const SessionRecord *record);

/* The pain of a moment of a session; false: not there. level -1: asked, and skipped. */
bool log_reader_pain(LogReader *reader, const char *session, PainWhen when, PainRecord *out);

/* The text of a version of a routine as its file had it, or NULL. It has passed no gate: it is for
 * routine_parse, which has its own, and for whoever gates it line by line. */
const char *log_reader_text(LogReader *reader, Arena *arena, const char *sha256);

/* The day of a routine's first session in which a step was done; false: there was none. What
 * `progress` counts from. Days before 2020 are a clock that was not set, and do not count: a dose
 * must not grow by them. */
bool log_reader_first_day(LogReader *reader, const char *routine, Day *day);

/* The newest session that no living process runs and that has no end, begun since `since` (0: any).
 * What the next start offers to resume. */
bool log_reader_unfinished(LogReader *reader, Arena *arena, int64_t since_utc_s,
                           SessionRecord *out);

/* The newest session of yesterday that has ended, whose pain was asked after it and not yet on the
 * morning after. What the next start asks about; a morning further back is not recalled. */
bool log_reader_morning_due(LogReader *reader, Arena *arena, Day today, SessionRecord *out);

/* The sessions of yesterday that have ended, in which something was held, and whose routine has had
 * no answer of the morning after; the newest first. Which of their routines ask for one, their
 * texts say. */
size_t log_reader_mornings(LogReader *reader, Arena *arena, Day today, SessionRecord **out);

/* Is a routine's weekly question settled: answered in the seven days to today, or skipped today? */
bool log_reader_scale_settled(LogReader *reader, const char *routine, const char *ask, Day today);

/* The newest answer to each gate question given since `since`. */
size_t log_reader_gates(LogReader *reader, Arena *arena, int64_t since_utc_s, GateRecord **out);

size_t log_reader_pins(LogReader *reader, Arena *arena, PinRecord **out);

/* The pin of the routine that is meant by name (text_meant); false: it has none. */
bool log_reader_pin(LogReader *reader, Arena *arena, const char *name, PinRecord *out);

#endif
