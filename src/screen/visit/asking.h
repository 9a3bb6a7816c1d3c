// SPDX-FileCopyrightText: 2026 The Limber authors
// SPDX-License-Identifier: GPL-3.0-or-later
/* What is asked before and after a session, page by page. */
#ifndef LIMBER_SCREEN_VISIT_ASKING_H
#define LIMBER_SCREEN_VISIT_ASKING_H

#include "screen/visit/gate.h"

/* Go on with a session that broke off? PAGE_LEFT: neither now. */
PageEnd asking_resume(const Resume *resume, bool *goes_on);

/* How was it this morning, after the rehab session of the day before? Asked once, and only where it
 * is due; options has a reader and a log. */
PageEnd asking_morning(const LiveOptions *options);

/* The check-in (where it is logged) and the pain before, and what the pain means for today.
 * PAGE_LEFT: no session now. */
PageEnd asking_check_in(Intake *intake, bool logged, const char *help_line);

/* What was said after a session. */
typedef struct {
    int after[CHECK_IN_MOST]; /* of intake->questions; -1: not said */
    int pain;                 /* -1: not said */
} Afterwards;

/* The check-in and the pain after, where they were asked before; into the log through live. Fills
 * in said, with -1 where nothing is asked. intake may be NULL. */
PageEnd asking_after(Live *live, const Intake *intake, Afterwards *said);

#endif
