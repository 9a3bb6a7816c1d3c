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
    guest->workouts[guest->count] = (GuestWorkout){.title = title};
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

/* Takes the marks of a quoted text away, in place: a backslash before each of them. */
static size_t unescape(char *text, size_t size)
{
    size_t used = 0;
    for (size_t at = 0; at < size; at++) {
        at += text[at] == '\\' && at + 1 < size;
        text[used++] = text[at];
    }
    return used;
}

/* Where the value of a settings file begins: Exercise Timer's list stands there in quotes, which
 * are those that the list has fewer of. */
static void unquote(Arena *arena, const char **text, size_t *size)
{
    static const char key[] = "exercise-json-list=";
    const char *begin = memmem(*text, *size, key, sizeof key - 1);
    const char *from = begin ? begin + sizeof key - 1 : *text;
    const char *end = *text + *size;
    if (begin && memchr(from, '\n', (size_t)(end - from)))
        end = memchr(from, '\n', (size_t)(end - from));
    while (end > from && strchr(" \t\r\n", end[-1]))
        end--;
    if (end - from < 2 || (*from != '\'' && *from != '"') || end[-1] != *from)
        return;
    char *inside = arena_copy(arena, from + 1, (size_t)(end - from) - 2);
    *size = unescape(inside, (size_t)(end - from) - 2);
    inside[*size] = '\0';
    *text = inside;
}

/* Of which program it is; GUEST_COUNT: of none. */
static GuestForm form_of(const GuestNode *root)
{
    int form = 0;
    while (form < GUEST_COUNT && (!forms[form].is || !forms[form].is(root)))
        form++;
    return (GuestForm)form;
}

static void read_json(GuestReading *reading)
{
    size_t size;
    bool odd;
    const char *text = guest_utf8(reading->arena, reading->source, &size, &odd);
    unquote(reading->arena, &text, &size);
    size_t begin = strspn(text, " \t\r\n");
    if (begin < size && text[begin] != '{' && text[begin] != '[') {
        guest_problem(reading, NULL, NULL, "neither JSON nor XML");
        return;
    }
    const GuestNode *root = guest_json(reading, text, size);
    GuestForm form = root ? form_of(root) : GUEST_COUNT;
    if (form == GUEST_COUNT)
        guest_problem(reading, NULL, NULL,
                      "JSON, but not of Just Another Workout Timer, OpenHIIT or Exercise Timer");
    else if (odd && form != GUEST_JAWT)
        guest_problem(reading, NULL, NULL, "not UTF-8, or control characters in it");
    if (reading->bad)
        return;
    reading->guest->form = form;
    forms[form].read(reading, root);
}

static bool is_xml(const Source *source)
{
    size_t at = source_begin(source);
    while (at < source->size && strchr(" \t\r\n", source->text[at]) && source->text[at])
        at++;
    return at < source->size && source->text[at] == '<';
}

bool guest_read(const Source *source, Arena *arena, const char *language, Guest *guest,
                Diagnostics *found)
{
    bool said = language && strlen(language) >= 2 && strcmp(language, "POSIX") != 0;
    GuestReading reading = {source, arena, found, guest, said ? language : "en", false};
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
