// SPDX-FileCopyrightText: 2026 The Limber authors
// SPDX-License-Identifier: GPL-3.0-or-later
/* The full-screen face: what the commands call of it, between terminal_open and terminal_close. */
#ifndef LIMBER_SCREEN_SCREEN_H
#define LIMBER_SCREEN_SCREEN_H

#include "play/live.h"
#include "routine/catalogue.h"

#include <stdbool.h>

typedef enum {
    SCREEN_OK,
    SCREEN_NOT_TODAY, /* no session: refused, or the person went back before it began */
    SCREEN_GONE       /* the terminal was closed under us */
} ScreenResult;

/* Home: pick a routine, read a preview, start it, come back. Runs until the user leaves. live are
 * the options of the sessions started from it; mistake: a line about the settings, or "". */
ScreenResult screen_home(Catalogue *catalogue, const LiveOptions *live, const char *mistake);

/* One session of a routine, with what is asked before and after it, and its summary at the end. */
ScreenResult screen_coach(const Routine *routine, const LiveOptions *live);

#endif
