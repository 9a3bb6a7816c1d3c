// SPDX-FileCopyrightText: 2026 The Limber authors
// SPDX-License-Identifier: GPL-3.0-or-later
/* Whose file it is, by what stands in it, and what each of the programs has that a routine has not.
 */
#include "guest/guest.h"

#include "guest/guest_private.h"

#include <string.h>

#define MOST_WORKOUTS 1000

static const char *const loss_words[LOST_COUNT] = {
    [LOST_SOUNDS] = "sounds",
    [LOST_COLOURS] = "colours",
    [LOST_PICTURES] = "pictures",
    [LOST_LANGUAGES] = "texts in other languages",
    [LOST_EMPTY] = "parts that take no time",
    [LOST_LETTERS] = "letters that the file has lost, or that may not stand in a text",
    [LOST_ENDS] = "ends of long texts",
};

#define BIT(loss) (1u << (loss))
#define ANY (BIT(LOST_EMPTY) | BIT(LOST_LETTERS) | BIT(LOST_ENDS))

static const struct {
    const char *program;
    unsigned lacks;
    bool (*is)(const GuestNode *root); /* NULL: no JSON */
    void (*read)(GuestReading *reading, const GuestNode *root);
} forms[GUEST_COUNT] = {
    [GUEST_JAWT] = {"Just Another Workout Timer", ANY, guest_jawt_is, guest_jawt},
    [GUEST_OPENHIIT] = {"OpenHIIT", ANY | BIT(LOST_SOUNDS) | BIT(LOST_COLOURS), guest_openhiit_is,
                        guest_openhiit},
    [GUEST_EXERCISE_TIMER] = {"Exercise Timer", ANY, guest_exercise_timer_is, guest_exercise_timer},
    [GUEST_WORKRAVE] = {"Workrave", ANY | BIT(LOST_PICTURES) | BIT(LOST_LANGUAGES), NULL, NULL},
};

const char *guest_program(GuestForm form)
{
    return forms[form].program;
}

const char *guest_loss(Arena *arena, GuestLoss loss, int count)
{
    return count > 1 ? arena_printf(arena, "%s (%d)", loss_words[loss], count) : loss_words[loss];
}

const char *guest_lacks(GuestForm form, Arena *arena)
{
    const char *line = NULL;
    for (int loss = 0; loss < LOST_COUNT; loss++)
        if (forms[form].lacks & BIT(loss))
            line = line ? arena_printf(arena, "%s, %s", line, loss_words[loss]) : loss_words[loss];
    return line;
}

/* ---- putting together ---- */

GuestWorkout *guest_add_workout(GuestReading *reading, const char *title)
{
    Guest *guest = reading->guest;
    if (guest->count == MOST_WORKOUTS)
        guest_problem(reading, NULL, NULL, "more than %d workouts in one file", MOST_WORKOUTS);
    guest->workouts =
        arena_grow(reading->arena, guest->workouts, guest->count, sizeof *guest->workouts);
    guest->workouts[guest->count] = (GuestWorkout){title, 0, NULL, 0};
    return &guest->workouts[guest->count++];
}

GuestGroup *guest_add_group(GuestReading *reading, GuestWorkout *workout, int times, int rest_s)
{
    workout->groups =
        arena_grow(reading->arena, workout->groups, workout->count, sizeof *workout->groups);
    workout->groups[workout->count] = (GuestGroup){NULL, 0, times, rest_s};
    return &workout->groups[workout->count++];
}

GuestPart *guest_add_part(GuestReading *reading, GuestGroup *group, PartKind kind, const char *name,
                          int seconds)
{
    group->parts = arena_grow(reading->arena, group->parts, group->count, sizeof *group->parts);
    group->parts[group->count] = (GuestPart){kind, name, NULL, seconds, 1, 0};
    return &group->parts[group->count++];
}

/* ---- reading ---- */

/* Where the value of a settings file begins: Exercise Timer's list stands there in quotes. */
static void unquote(const char **text, size_t *size)
{
    static const char key[] = "exercise-json-list=";
    const char *begin = memmem(*text, *size, key, sizeof key - 1);
    const char *from = begin ? begin + sizeof key - 1 : *text;
    const char *end = *text + *size;
    if (begin && memchr(from, '\n', (size_t)(end - from)))
        end = memchr(from, '\n', (size_t)(end - from));
    while (end > from && strchr(" \t\r\n", end[-1]))
        end--;
    if (end - from < 2 || *from != '\'' || end[-1] != '\'')
        return;
    *text = from + 1;
    *size = (size_t)(end - from) - 2;
}

static void read_json(GuestReading *reading)
{
    size_t size;
    bool odd;
    const char *text = guest_utf8(reading->arena, reading->source, &size, &odd);
    unquote(&text, &size);
    const GuestNode *root = guest_json(reading, text, size);
    for (int form = 0; root && form < GUEST_COUNT; form++) {
        if (!forms[form].is || !forms[form].is(root))
            continue;
        if (odd && form != GUEST_JAWT) {
            guest_problem(reading, NULL, NULL, "not UTF-8, or control characters in it");
            return;
        }
        reading->guest->form = (GuestForm)form;
        forms[form].read(reading, root);
        return;
    }
    if (root)
        guest_problem(reading, NULL, NULL,
                      "JSON, but not of Just Another Workout Timer, OpenHIIT or Exercise Timer");
}

static bool is_xml(const Source *source)
{
    size_t at = source_begin(source);
    while (at < source->size && strchr(" \t\r\n", source->text[at]) && source->text[at])
        at++;
    return at < source->size && source->text[at] == '<';
}

bool guest_read(const Source *source, Arena *arena, Guest *guest, Diagnostics *found)
{
    GuestReading reading = {source, arena, found, guest, false};
    *guest = (Guest){0};
    if (is_xml(source)) {
        guest->form = GUEST_WORKRAVE;
        guest_workrave(&reading);
    } else {
        read_json(&reading);
    }
    if (!reading.bad && guest->count == 0)
        guest_problem(&reading, NULL, NULL, "no workout is in it");
    return !reading.bad;
}
