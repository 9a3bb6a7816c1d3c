// SPDX-FileCopyrightText: 2026 The Limber authors
// SPDX-License-Identifier: GPL-3.0-or-later
/* What is asked after a session, and what it came to. */
#ifndef LIMBER_SCREEN_VISIT_SUMMARY_H
#define LIMBER_SCREEN_VISIT_SUMMARY_H

#include "screen/parts/page.h"

/* Asks for the ratings and the pain after, where the routine does and something was done; then
 * shows what was held and what was left out, and takes a note for the log. intake: what was asked
 * before, or NULL. ouches: what hurt, a line each. False: the terminal wants us to end. */
bool summary_show(Live *live, const Intake *intake, const char *const *ouches, size_t ouch_count);

#endif
