// SPDX-FileCopyrightText: 2026 The Limber authors
// SPDX-License-Identifier: GPL-3.0-or-later
/* An ouch in the coach: the set ends before anything is asked, then what was said is acted on.
 * After a grave one nothing runs until the person has said to go on. */
#include "screen/coach/coach.h"
#include "screen/visit/ouch_page.h"

/* What was made of it, and where the step is left out the routine's precautions. */
static void notice_ouch(Coach *coach, const Step *step, OuchAction action)
{
    const Routine *routine = coach->routine;
    const char *text = ouch_words(action);
    for (size_t i = 0; action == OUCH_LEFT_OUT && i < routine->precaution_count; i++)
        text = arena_printf(coach->notices, "%s %s", text, routine->precautions[i]);
    if (action == OUCH_LEFT_OUT && step->exercise && step->exercise->caution)
        text = arena_printf(coach->notices, "%s %s", text, step->exercise->caution);
    coach_notice(coach, text);
}

/* Pressed by mistake: the step from its start. */
static void take_back(Coach *coach)
{
    coach_command(coach, COMMAND_BACK);
    if (live_view(coach->live).state == PLAYER_PAUSED)
        coach_command(coach, COMMAND_PAUSE);
}

/* Serious words, and a choice. */
static void stop_for(Coach *coach, const Step *step, const Ouch *ouch)
{
    bool goes_on;
    End end = ouch_stop_show(coach->live, step, ouch, coach->help_line, &goes_on);
    coach->gone = end == END_GONE;
    if (end == END_DONE)
        coach_command(coach, goes_on ? COMMAND_PAUSE : COMMAND_FINISH);
}

static void take_ouch(Coach *coach, const Step *step, const Ouch *ouch)
{
    OuchAction action = live_ouch(coach->live, ouch);
    if (ouch_is_grave(coach->routine, ouch))
        stop_for(coach, step, ouch);
    else
        notice_ouch(coach, step, action);
}

void coach_ouch(Coach *coach)
{
    coach_command(coach, COMMAND_OUCH);
    coach_take_events(coach);
    PlayerView view = live_view(coach->live);
    if (coach->finished || !view.hurt)
        return;
    Ouch said;
    const Step *step = view.segment->step;
    End end = ouch_show(coach->live, step, view.side, &said);
    coach->gone = end == END_GONE;
    if (end == END_LEFT)
        take_back(coach);
    if (end != END_DONE)
        return;
    coach_take_events(coach);
    take_ouch(coach, step, &said);
}
