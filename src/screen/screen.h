// SPDX-FileCopyrightText: 2026 The Limber authors
// SPDX-License-Identifier: GPL-3.0-or-later
/* The full-screen face: what the commands call of it, between terminal_open and terminal_close. */
#ifndef LIMBER_SCREEN_SCREEN_H
#define LIMBER_SCREEN_SCREEN_H

#include "play/visit.h"
#include "routine/catalogue.h"
#include "store/clinic.h"

#include <stdbool.h>

/* Home: pick a routine, read a preview, start it, come back. Runs until the user leaves. options
 * are those of the sessions started from it; mistake: a line about the settings, or "". */
End screen_home(Catalogue *catalogue, const VisitOptions *options, const char *mistake);

/* One session of a routine, with what is asked before and after it, and its summary at the end. */
End screen_coach(const Routine *routine, const VisitOptions *options);

/* The reports that clients sent, as a table; today is the day that they are looked at. */
End screen_clinic(const Clinic *clinic, Day today);

#endif
