// SPDX-FileCopyrightText: 2026 The Limber authors
// SPDX-License-Identifier: GPL-3.0-or-later
/* The ouch's page: how much, where, and what kind; or nothing but Enter. */
#ifndef LIMBER_SCREEN_VISIT_OUCH_PAGE_H
#define LIMBER_SCREEN_VISIT_OUCH_PAGE_H

#include "screen/parts/sheet.h"

/* Asks, while the session behind it waits; `step` and `side` say where it may be. END_LEFT: the
 * key was pressed by mistake. */
End ouch_show(Live *live, const Step *step, Side side, Ouch *ouch);

/* After a grave one (ouch_is_grave), which live_ouch has taken in: what to mind, whom to ask, and a
 * choice. help_line: whom to call, or NULL. */
End ouch_stop_show(Live *live, const Step *step, const Ouch *ouch, const char *help_line,
                   bool *goes_on);

#endif
