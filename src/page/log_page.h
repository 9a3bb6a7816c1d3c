// SPDX-FileCopyrightText: 2026 The Limber authors
// SPDX-License-Identifier: GPL-3.0-or-later
/* The log as it is printed: what it adds up to and the latest sessions, for a terminal (glyphs,
 * readable without colour) or a screen reader (sentences); one session whole; CSV and JSON. */
#ifndef LIMBER_PAGE_LOG_PAGE_H
#define LIMBER_PAGE_LOG_PAGE_H

#include "store/history.h"

#include <stdio.h>

typedef enum { LOG_GLYPHS, LOG_ASCII, LOG_PLAIN } LogLook;

typedef struct {
    const LoggedSession *sessions; /* of the plan's span, oldest first */
    size_t count;
    const History *history; /* of them */
    HistoryPlan plan;
    const char *title; /* of the routine that is looked at, or NULL: all */
} LogPage;

/* Calendar, minutes a week, streak, adherence, tightness, sides, pain, the latest sessions. */
void log_page_print(const LogPage *page, LogLook look, FILE *out);

/* The lines above the calendar, the same in every look: sessions, minutes, streak, adherence. */
void log_page_totals(const LogPage *page, FILE *out);

/* One session: its segments, ratings, pain and ouches. Lines of text in every look. */
void log_page_session(const LoggedSession *logged, FILE *out);

/* One line about a session: day, time, the beginning of its id, title, minutes, steps. */
void log_page_line(const SessionRecord *session, FILE *out);

/* A row a segment, with the session that it belongs to. */
void log_page_csv(const LoggedSession *sessions, size_t count, FILE *out);

/* Counts and sessions with all their parts, as one object. */
void log_page_json(const LogPage *page, FILE *out);
void log_page_session_json(const LoggedSession *logged, FILE *out);

/* The log as JSON Lines: the sessions of a filter with the texts of their routines, and, where all
 * of them are asked for, gate answers and pins. Returns the number of sessions. */
size_t log_page_export(LogReader *reader, Arena *arena, const LogFilter *filter, Moment now,
                       FILE *out);

#endif
