// SPDX-FileCopyrightText: 2026 The Limber authors
// SPDX-License-Identifier: GPL-3.0-or-later
/* The ouch in the plain lines: one line says how much, where and what kind. After a grave one
 * nothing goes on until a line says so. */
#include "play/plain_private.h"

#include <string.h>

/* The region of the step that a number means, from 1; NULL: there is none. */
static const Region *region_of(const Step *step, int number)
{
    for (int i = 0; i < REGION_COUNT; i++)
        if ((step->feel & (UINT32_C(1) << i)) && --number == 0)
            return region_at(i);
    return NULL;
}

static void ask_ouch(Plain *plain)
{
    const Step *step = live_view(plain->live).segment->step;
    fputs("Sharp? Stop this one. Otherwise back off a little.\n", plain->out);
    for (int i = 1; region_of(step, i); i++)
        fprintf(plain->out, "%s%d %s", i == 1 ? "Where: " : ", ", i, region_of(step, i)->label);
    if (step->feel)
        fputc('\n', plain->out);
    fprintf(plain->out,
            "How much, 0 to 10%s; s for sharp, numb or electric: as in \"5%s\" or \"7 s\".\n"
            "An empty line: leave it out for today. b: it was nothing, begin the step again.\n",
            step->feel ? ", then where" : "", step->feel ? " 1" : "");
}

void plain_ask_ouch(Plain *plain)
{
    if (plain->stopped)
        fputs("Type g to go on without it, or q to finish here.\n", plain->out);
    else
        ask_ouch(plain);
}

/* "5", "5 2", "5 2 s", "s": false where it is something else. */
static bool read_ouch(const Step *step, char *line, Ouch *ouch)
{
    *ouch = (Ouch){.level = -1};
    for (char *word = strtok(line, " ,"); word; word = strtok(NULL, " ,")) {
        const Region *region = region_of(step, plain_number(word, REGION_COUNT));
        if (strcmp(word, "s") == 0)
            ouch->alarm = true;
        else if (ouch->level < 0 && (ouch->level = plain_number(word, 10)) >= 0)
            continue;
        else if (!ouch->region && region)
            ouch->region = region->id;
        else
            return false;
    }
    return true;
}

static void say_precautions(Plain *plain, const Step *step)
{
    const Routine *routine = live_timeline(plain->live)->routine;
    for (size_t i = 0; i < routine->precaution_count; i++)
        fprintf(plain->out, "  %s\n", routine->precautions[i]);
    if (step->exercise && step->exercise->caution)
        fprintf(plain->out, "  %s\n", step->exercise->caution);
}

/* Serious words, whom to ask, and a choice. */
static void stop_for(Plain *plain, const Step *step, const Ouch *ouch)
{
    plain->stopped = true;
    fprintf(plain->out, "%s\n%s\n", ouch_grave_words(ouch), OUCH_GRAVE_ADVICE);
    if (plain->help_line)
        fprintf(plain->out, "%s\n", plain->help_line);
    say_precautions(plain, step);
    fprintf(plain->out, "%s is over for today. The clock stands still.\n", step->name);
    plain_ask_ouch(plain);
}

/* Nobody who answers any more is nobody who says to go on. */
static bool take_choice(Plain *plain, const char *line)
{
    bool goes_on = line && strcmp(line, "g") == 0;
    if (line && !goes_on && strcmp(line, "q") != 0)
        return false;
    plain->stopped = false;
    live_command(plain->live, goes_on ? COMMAND_PAUSE : COMMAND_FINISH);
    return true;
}

bool plain_take_ouch(Plain *plain, char *line)
{
    const Step *step = live_view(plain->live).segment->step;
    Ouch ouch = {.level = -1};
    if (plain->stopped)
        return take_choice(plain, line);
    if (line && !read_ouch(step, line, &ouch))
        return false;
    OuchAction action = live_ouch(plain->live, &ouch);
    if (ouch_is_grave(live_timeline(plain->live)->routine, &ouch)) {
        stop_for(plain, step, &ouch);
        return true;
    }
    const Segment *next = live_view(plain->live).segment;
    fprintf(plain->out, "%s\n", ouch_words(action));
    if (action == OUCH_EASED && next->eased && next->step->exercise != step->exercise)
        fprintf(plain->out, "Easier: %s\n", next->step->name);
    if (action == OUCH_LEFT_OUT)
        say_precautions(plain, step);
    return true;
}
