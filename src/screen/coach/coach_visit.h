// SPDX-FileCopyrightText: 2026 The Limber authors
// SPDX-License-Identifier: GPL-3.0-or-later
/* A session from its first question to its last. */
#ifndef LIMBER_SCREEN_COACH_COACH_VISIT_H
#define LIMBER_SCREEN_COACH_COACH_VISIT_H

#include "routine/catalogue.h"
#include "screen/parts/page.h"

/* What home asks before it is drawn: whether to go on with a session that broke off, which it then
 * plays, and how the morning after the last one was. PAGE_GONE: the terminal wants us to end. */
PageEnd session_left_open(Catalogue *catalogue, const LiveOptions *options);

#endif
