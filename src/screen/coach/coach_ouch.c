// SPDX-FileCopyrightText: 2026 The Limber authors
// SPDX-License-Identifier: GPL-3.0-or-later
/* An ouch in the coach: the set ends before anything is asked, then what was said is acted on and
 * kept for the summary. After a grave one nothing runs until the person has said to go on. */
#include "figure/body_map.h"
#include "screen/coach/coach.h"
#include "screen/visit/ouch.h"

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

/* "Calf hold, left: 5 of 10. Left upper calf. Half of it from here." */
static void remember_ouch(Coach *coach, const Step *step, Side side, const Ouch *ouch,
                          const char *what)
{
    Arena *arena = coach->notices;
    const char *line = step->name, *level = "ouch";
    RegionName region;
    char where[64];
    if (coach->ouch_count == COACH_OUCHES)
        return;
    if (side != SIDE_NONE)
        line = arena_printf(arena, "%s, %s", line, side_name(side));
    if (ouch->level >= 0)
        level = arena_printf(arena, "%d of 10", ouch->level);
    line = arena_printf(arena, "%s: %s%s", line, level, ouch->alarm ? ", sharp" : "");
    if (ouch->region && region_find(ouch->region, &region))
        line = arena_printf(arena, "%s. %s", line,
                            body_spot_words(region.label, ouch->side, where, sizeof where));
    coach->ouches[coach->ouch_count++] = arena_printf(arena, "%s. %s", line, what);
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
    PageEnd end = ouch_stop_show(coach->live, step, ouch, coach->help_line, &goes_on);
    coach->gone = end == PAGE_GONE;
    if (end == PAGE_DONE)
        coach_command(coach, goes_on ? COMMAND_PAUSE : COMMAND_FINISH);
}

static void take_ouch(Coach *coach, const Step *step, Side side, const Ouch *ouch)
{
    bool grave = ouch_is_grave(coach->routine, ouch);
    OuchAction action = live_ouch(coach->live, ouch);
    remember_ouch(coach, step, side, ouch, grave ? "Stopped at once." : ouch_words(action));
    if (grave)
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
    PageEnd end = ouch_show(coach->live, step, view.side, &said);
    coach->gone = end == PAGE_GONE;
    if (end == PAGE_LEFT)
        take_back(coach);
    if (end != PAGE_DONE)
        return;
    coach_take_events(coach);
    take_ouch(coach, step, view.side, &said);
}
