// SPDX-FileCopyrightText: 2026 The Limber authors
// SPDX-License-Identifier: GPL-3.0-or-later
/* The settings in the middle of a session, which stands still behind them and goes on after. */
#include "screen/coach/coach.h"
#include "screen/settings/settings_screen.h"

void coach_settings(Coach *coach, const KeyTable *keys)
{
    bool holding = live_view(coach->live).state != PLAYER_PAUSED;
    if (!coach->options->tuning)
        return;
    if (holding)
        coach_command(coach, COMMAND_PAUSE);
    coach->gone = settings_screen_show(coach->options, coach->live, keys) == END_GONE;
    coach_take_events(coach);
    if (holding && live_view(coach->live).state == PLAYER_PAUSED)
        coach_command(coach, COMMAND_PAUSE);
}
