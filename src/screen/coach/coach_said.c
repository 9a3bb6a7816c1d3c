// SPDX-FileCopyrightText: 2026 The Limber authors
// SPDX-License-Identifier: GPL-3.0-or-later
/* What is typed of a set without stopping it: a number while reps are done at one's own pace, and
 * the load that was really used, in the last row. */
#include "screen/coach/coach.h"

#include "base/text.h"
#include "terminal/keyboard.h"

#include <stdio.h>

#define MOST_TYPED 9999

/* ---- reps ---- */

static bool types_reps(Coach *coach, const Input *input)
{
    if (input->kind != INPUT_KEY || live_offers_reps(coach->live) < 0)
        return false;
    if (input->key >= '0' && input->key <= '9') {
        int typed = coach->reps_typed * 10 + (input->key - '0');
        coach->reps_typed = typed <= MOST_TYPED ? typed : coach->reps_typed;
        return true;
    }
    if (input->key != TERMINAL_KEY_BACKSPACE || coach->reps_typed == 0)
        return false;
    coach->reps_typed /= 10;
    return true;
}

void coach_say_reps(Coach *coach)
{
    int offered = live_offers_reps(coach->live);
    if (offered >= 0)
        live_say_reps(coach->live, coach->reps_typed > 0 ? coach->reps_typed : offered);
    coach->reps_typed = 0;
}

const char *coach_reps_words(const Coach *coach, const PlayerView *view, char *out, size_t capacity)
{
    int offered = view->state == PLAYER_WAITING ? live_offers_reps(coach->live) : -1;
    if (offered < 0)
        return NULL;
    if (coach->reps_typed > 0)
        snprintf(out, capacity, "%d done: Enter", coach->reps_typed);
    else if (offered > 0)
        snprintf(out, capacity, "Enter: %d done, or type it", offered);
    else
        snprintf(out, capacity, "Type how many, then Enter");
    return out;
}

/* ---- the load ---- */

void coach_load(Coach *coach)
{
    const char *load = live_load(coach->live);
    if (!load) {
        coach_say(coach, "This step has no load");
        return;
    }
    snprintf(coach->load.text, sizeof coach->load.text, "%s", load);
    line_edit_begin(&coach->load);
    coach->loading = true;
}

/* The last one typed is kept as far as the log has room for it. */
static void end_load(Coach *coach, bool keep)
{
    coach->loading = false;
    if (keep && *coach->load.text && text_width(coach->load.text) <= ROUTINE_MAX_LOAD_CELLS)
        live_say_load(coach->live, coach->load.text);
}

static bool types_load(Coach *coach, const Input *input)
{
    if (!coach->loading)
        return false;
    if (input->kind == INPUT_TEXT)
        line_edit_take_text(&coach->load, input->text);
    else if (input->kind == INPUT_MOUSE)
        end_load(coach, false);
    else if (input->kind != INPUT_KEY)
        return false;
    else if (input->key == '\n' || input->key == 27)
        end_load(coach, input->key == '\n');
    else
        line_edit_take(&coach->load, input->key);
    return true;
}

bool coach_types(Coach *coach, const Input *input)
{
    return types_load(coach, input) || types_reps(coach, input);
}
