// SPDX-FileCopyrightText: 2026 The Limber authors
// SPDX-License-Identifier: GPL-3.0-or-later
/* Just Another Workout Timer: a workout is sets, a set is exercises of a name and seconds, done
 * `repetitions` times. A file is one workout (shared) or a map of several (exported, a backup).
 * Before all that program counts ten seconds; where the file begins with a part that says so, that
 * is it. */
#include "base/text.h"
#include "guest/guest_private.h"

#include <string.h>

#define READY_S 10

static bool is_workout(const GuestNode *node)
{
    const GuestNode *sets = guest_member(node, "sets");
    return sets && sets->kind == NODE_LIST;
}

bool guest_jawt_is(const GuestNode *root)
{
    return root->kind == NODE_MAP && (is_workout(root) || guest_member(root, "workouts"));
}

/* A whole number that must be there. */
static int must_whole(GuestReading *reading, const GuestNode *map, const char *name, int most)
{
    if (!guest_member(map, name))
        guest_problem(reading, map, name, "is missing");
    return guest_whole(reading, map, name, most, 0);
}

/* What the name says: Limber's own export marks gaps so, and people call a rest a rest. */
static PartKind kind_of(const char *name)
{
    static const struct {
        const char *word;
        PartKind kind;
    } words[] = {
        {"Get ready", PART_READY},   {"Change sides", PART_READY}, {"Prepare", PART_READY},
        {"Rest", PART_REST},         {"Break", PART_REST},         {"Pause", PART_REST},
        {"Recover", PART_REST},      {"Recovery", PART_REST},      {"Relax", PART_REST},
        {"Ruhe", PART_REST},         {"Erholung", PART_REST},      {"Repos", PART_REST},
        {"Récupération", PART_REST}, {"Descanso", PART_REST},      {"Riposo", PART_REST},
        {"Pausa", PART_REST},        {"Rust", PART_REST},          {"Vila", PART_REST},
    };
    size_t length = strcspn(name, ":");
    char word[32] = "";
    if (length < sizeof word)
        memcpy(word, name, length);
    for (size_t i = 0; i < sizeof words / sizeof *words; i++)
        if (text_equal(words[i].word, word))
            return words[i].kind;
    return PART_WORK;
}

static void take_exercise(GuestReading *reading, const GuestNode *node, GuestGroup *group)
{
    const char *name = guest_line(reading, node, "name");
    int seconds = must_whole(reading, node, "duration", GUEST_MOST_S);
    guest_add_part(reading, group, kind_of(name), *name ? name : "Exercise", seconds);
}

static void take_set(GuestReading *reading, const GuestNode *node, GuestWorkout *workout)
{
    int times = must_whole(reading, node, "repetitions", GUEST_MOST_TIMES);
    const GuestNode *exercises = guest_must(reading, node, "exercises", NODE_LIST);
    GuestGroup *group = guest_add_group(reading, workout, times, 0);
    for (const GuestNode *at = exercises ? exercises->first : NULL; at && !reading->bad;
         at = at->next)
        take_exercise(reading, at, group);
}

static bool begins_ready(const GuestWorkout *workout)
{
    return workout->count > 0 && workout->groups[0].count > 0 &&
           workout->groups[0].parts[0].kind == PART_READY;
}

static void take_workout(GuestReading *reading, const GuestNode *node)
{
    const char *title = guest_line(reading, node, "title");
    const GuestNode *sets = guest_must(reading, node, "sets", NODE_LIST);
    GuestWorkout *workout = guest_add_workout(reading, title);
    for (const GuestNode *at = sets ? sets->first : NULL; at && !reading->bad; at = at->next)
        take_set(reading, at, workout);
    workout->ready_s = begins_ready(workout) ? 0 : READY_S;
}

void guest_jawt(GuestReading *reading, const GuestNode *root)
{
    if (is_workout(root)) {
        take_workout(reading, root);
        return;
    }
    const GuestNode *workouts = guest_must(reading, root, "workouts", NODE_LIST);
    for (const GuestNode *at = workouts ? workouts->first : NULL; at && !reading->bad;
         at = at->next)
        take_workout(reading, at);
}
