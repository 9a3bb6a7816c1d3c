// SPDX-FileCopyrightText: 2026 The Limber authors
// SPDX-License-Identifier: GPL-3.0-or-later
/* Enumerations are stored as words, so that the file explains itself to whoever opens it with
 * another program; lengths in milliseconds; instants as seconds since 1970 beside the wall clock's
 * offset. What was not said is NULL. */
#include "store/schema.h"

static const char version_1[] =
    "CREATE TABLE routine ("
    " sha256 TEXT PRIMARY KEY,"
    " name TEXT NOT NULL,"
    " title TEXT NOT NULL,"
    " version INTEGER,"
    " text TEXT NOT NULL"
    ") STRICT, WITHOUT ROWID;"

    "CREATE TABLE session ("
    " number INTEGER PRIMARY KEY,"
    " id TEXT NOT NULL UNIQUE,"
    " started INTEGER NOT NULL, started_offset INTEGER NOT NULL,"
    " ended INTEGER, ended_offset INTEGER,"
    " day INTEGER NOT NULL," /* of its start, on the wall clock */
    " state TEXT NOT NULL CHECK (state IN ('running', 'done', 'stopped')),"
    " routine TEXT NOT NULL,"
    " sha256 TEXT NOT NULL REFERENCES routine (sha256),"
    " core_only INTEGER NOT NULL,"
    " planned_ms INTEGER NOT NULL,"
    " work_planned_ms INTEGER NOT NULL,"
    " work_held_ms INTEGER NOT NULL,"
    " steps INTEGER NOT NULL, steps_done INTEGER NOT NULL,"
    " pauses INTEGER NOT NULL DEFAULT 0, paused_ms INTEGER NOT NULL DEFAULT 0,"
    " note TEXT,"
    " host TEXT, process TEXT" /* whose it is while it runs; NULL once it has ended */
    ") STRICT;"
    "CREATE INDEX session_day ON session (day);"
    "CREATE INDEX session_routine ON session (routine, day);"
    "CREATE INDEX session_running ON session (state) WHERE state = 'running';"

    "CREATE TABLE segment ("
    " session INTEGER NOT NULL REFERENCES session (number) ON DELETE CASCADE,"
    " position INTEGER NOT NULL,"
    " step_index INTEGER NOT NULL,"
    " step TEXT NOT NULL, exercise TEXT,"
    " side TEXT CHECK (side IN ('left', 'right')),"
    " set_number INTEGER NOT NULL, sets INTEGER NOT NULL, round INTEGER NOT NULL,"
    " planned_ms INTEGER NOT NULL, held_ms INTEGER NOT NULL,"
    " reps_planned INTEGER NOT NULL, reps INTEGER NOT NULL,"
    " skipped INTEGER NOT NULL, left_out INTEGER NOT NULL, eased INTEGER NOT NULL,"
    " longer INTEGER NOT NULL,"
    " ended INTEGER NOT NULL, ended_offset INTEGER NOT NULL,"
    " PRIMARY KEY (session, position)"
    ") STRICT, WITHOUT ROWID;"

    "CREATE TABLE rating ("
    " session INTEGER NOT NULL REFERENCES session (number) ON DELETE CASCADE,"
    " region TEXT NOT NULL,"
    " side TEXT NOT NULL CHECK (side IN ('left', 'right', 'centre')),"
    " moment TEXT NOT NULL CHECK (moment IN ('before', 'after')),"
    " tightness INTEGER CHECK (tightness BETWEEN 0 AND 10),"
    " PRIMARY KEY (session, region, side, moment)"
    ") STRICT, WITHOUT ROWID;"

    "CREATE TABLE pain ("
    " session INTEGER NOT NULL REFERENCES session (number) ON DELETE CASCADE,"
    " moment TEXT NOT NULL CHECK (moment IN ('before', 'after', 'morning')),"
    " level INTEGER CHECK (level BETWEEN 0 AND 10),"
    " at INTEGER NOT NULL, at_offset INTEGER NOT NULL,"
    " PRIMARY KEY (session, moment)"
    ") STRICT, WITHOUT ROWID;"

    "CREATE TABLE ouch ("
    " session INTEGER NOT NULL REFERENCES session (number) ON DELETE CASCADE,"
    " number INTEGER NOT NULL," /* from 1, in the session */
    " position INTEGER NOT NULL, step_index INTEGER NOT NULL,"
    " step TEXT NOT NULL, exercise TEXT,"
    " side TEXT CHECK (side IN ('left', 'right')),"
    " region TEXT,"
    " level INTEGER CHECK (level BETWEEN 0 AND 10),"
    " alarm INTEGER NOT NULL,"
    " action TEXT NOT NULL CHECK (action IN ('noted', 'eased', 'left-out')),"
    " at INTEGER NOT NULL, at_offset INTEGER NOT NULL,"
    " PRIMARY KEY (session, number)"
    ") STRICT, WITHOUT ROWID;"

    "CREATE TABLE gate ("
    " question TEXT NOT NULL,"
    " yes INTEGER NOT NULL,"
    " side TEXT CHECK (side IN ('left', 'right')),"
    " at INTEGER NOT NULL, at_offset INTEGER NOT NULL,"
    " PRIMARY KEY (question, at)"
    ") STRICT, WITHOUT ROWID;"

    "CREATE TABLE pin ("
    " routine TEXT PRIMARY KEY,"
    " times INTEGER NOT NULL, period_days INTEGER NOT NULL,"
    " since INTEGER NOT NULL, since_offset INTEGER NOT NULL"
    ") STRICT, WITHOUT ROWID;";

static const char version_2[] = "ALTER TABLE session ADD COLUMN minutes INTEGER;";

static const char version_3[] =
    "ALTER TABLE segment ADD COLUMN shorter INTEGER NOT NULL DEFAULT 0;";

static const char version_4[] =
    "ALTER TABLE segment ADD COLUMN form TEXT CHECK (form IN ('easier', 'harder'));";

static const char version_5[] =
    "ALTER TABLE segment ADD COLUMN load TEXT;"
    "ALTER TABLE segment ADD COLUMN reps_said INTEGER;"

    "CREATE TABLE scale ("
    " session INTEGER NOT NULL REFERENCES session (number) ON DELETE CASCADE,"
    " ask TEXT NOT NULL,"
    " low TEXT, high TEXT," /* what 0 and 10 mean */
    " moment TEXT NOT NULL CHECK (moment IN ('before', 'after', 'morning', 'weekly')),"
    " level INTEGER CHECK (level BETWEEN 0 AND 10),"
    " at INTEGER NOT NULL, at_offset INTEGER NOT NULL,"
    " PRIMARY KEY (session, ask, moment)"
    ") STRICT, WITHOUT ROWID;";

const char *const schema_migrations[SCHEMA_VERSION] = {version_1, version_2, version_3, version_4,
                                                       version_5};
