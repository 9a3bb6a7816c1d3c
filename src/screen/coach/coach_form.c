// SPDX-FileCopyrightText: 2026 The Limber authors
// SPDX-License-Identifier: GPL-3.0-or-later
/* The easier or the harder form of the step under way: a small choice, behind which all stands
 * still. */
#include "screen/coach/coach.h"
#include "screen/visit/choice.h"

static const struct {
    Form form;
    Answer answer;
    const char *label;
} forms[] = {
    {FORM_EASIER, {"e", "easier", "the easier form from here on"}, "Easier"},
    {FORM_HARDER, {"h", "harder", "the harder form from here on"}, "Harder"},
    {FORM_OWN, {"w", "as written", "the step as it is written, from here on"}, "As written"},
};

#define FORMS (sizeof forms / sizeof *forms)

bool coach_has_forms(const Coach *coach)
{
    for (size_t i = 0; i < FORMS; i++)
        if (live_form(coach->live, forms[i].form))
            return true;
    return false;
}

/* Those that there are, and the way back last. Returns how many. */
static size_t offer(Coach *coach, Choice *choice, Form offered[FORMS])
{
    size_t count = 0;
    for (size_t i = 0; i < FORMS; i++) {
        const char *words = live_form(coach->live, forms[i].form);
        if (!words)
            continue;
        choice->lines[count] = arena_printf(coach->notices, "%s: %s", forms[i].label, words);
        choice->answers[count] = forms[i].answer;
        offered[count++] = forms[i].form;
    }
    choice->answers[count] = (Answer){"q\033", "stay", "go on as it is"};
    return count;
}

/* What runs stands still behind the choice, and goes on after it. */
static End ask(Coach *coach, const Choice *choice, size_t *answer)
{
    bool holding = live_view(coach->live).state != PLAYER_PAUSED;
    if (holding)
        coach_command(coach, COMMAND_PAUSE);
    End end = choice_show(coach->visit, choice, answer);
    coach_take_events(coach);
    bool stays = end == END_LEFT || !choice->lines[*answer];
    if (end != END_GONE && stays && holding && live_view(coach->live).state == PLAYER_PAUSED)
        coach_command(coach, COMMAND_PAUSE);
    return stays && end == END_DONE ? END_LEFT : end;
}

void coach_form(Coach *coach)
{
    Form offered[FORMS];
    size_t answer = 0;
    coach_take_events(coach);
    if (coach->finished)
        return;
    Choice choice = {.title = "Another form of this one, from here on?",
                     .below = live_view(coach->live).segment->step->name,
                     .alike = true};
    if (offer(coach, &choice, offered) == 0) {
        coach_say(coach, "No other form of this one");
        return;
    }
    End end = ask(coach, &choice, &answer);
    coach->gone = end == END_GONE;
    if (end == END_DONE && !coach->finished)
        live_swap(coach->live, offered[answer]);
}
