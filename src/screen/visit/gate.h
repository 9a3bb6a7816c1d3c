// SPDX-FileCopyrightText: 2026 The Limber authors
// SPDX-License-Identifier: GPL-3.0-or-later
/* The gate's screen: the questions of a routine, all together, and what the answers mean. */
#ifndef LIMBER_SCREEN_VISIT_GATE_H
#define LIMBER_SCREEN_VISIT_GATE_H

#include "screen/parts/page.h"

/* Asks where answers are due, fills them in, has them judged (and kept in the log, which may be
 * NULL) and shows what they mean. With nothing due and nothing in the way it draws nothing.
 * PAGE_LEFT: the person went back, or the gate is closed. help_line: whom to call, shown where it
 * is closed. */
PageEnd gate_show(Intake *intake, const char *help_line, Log *log);

/* Shows what the answers mean. *anew: the person wants to answer again. PAGE_LEFT: no session. */
PageEnd gate_verdict_show(const Intake *intake, const char *help_line, bool *anew);

#endif
