// SPDX-FileCopyrightText: 2026 The Limber authors
// SPDX-License-Identifier: GPL-3.0-or-later
/* OpenHIIT: a list of timers. A timer has a number of work intervals of one length, each with an
 * activity's name, a rest between them, all of it again a number of times with a break between, and
 * around that getting ready, a warm-up with a rest behind it, and a cool-down. Its first exports
 * were one timer, with all of that in one map. */
#include "guest/guest_private.h"

#include <string.h>

typedef struct {
    int ready, warmup, work, rest, pause, cooldown, restarts, intervals;
    const GuestNode *activities; /* a list of texts, or NULL */
} Timer;

static bool is_timer(const GuestNode *node)
{
    return guest_member(node, "timeSettings") || guest_member(node, "exerciseTime");
}

bool guest_openhiit_is(const GuestNode *root)
{
    return root->kind == NODE_LIST ? root->first && is_timer(root->first) : is_timer(root);
}

/* A list or a map that may stand in a text as JSON of its own. */
static const GuestNode *unfold(GuestReading *reading, const GuestNode *node, NodeKind kind)
{
    if (node && node->kind == NODE_TEXT && node->size > 0)
        node = guest_json(reading, node->text, node->size);
    return node && node->kind == kind ? node : NULL;
}

static int seconds(GuestReading *reading, const GuestNode *map, const char *name)
{
    return guest_whole(reading, map, name, GUEST_MOST_S, 0);
}

static Timer timer_of(GuestReading *reading, const GuestNode *node)
{
    bool first = guest_member(node, "exerciseTime") != NULL;
    const GuestNode *times =
        first ? node : unfold(reading, guest_member(node, "timeSettings"), NODE_MAP);
    if (!times)
        guest_problem(reading, node, "timeSettings", "must be an object");
    return (Timer){
        .ready = seconds(reading, times, "getReadyTime"),
        .warmup = seconds(reading, times, "warmupTime"),
        .work = seconds(reading, times, first ? "exerciseTime" : "workTime"),
        .rest = seconds(reading, times, "restTime"),
        .pause = seconds(reading, times, "breakTime"),
        .cooldown = seconds(reading, times, "cooldownTime"),
        .restarts =
            guest_whole(reading, times, first ? "iterations" : "restarts", GUEST_MOST_TIMES - 1, 0),
        .intervals = guest_whole(reading, node, first ? "numExercises" : "activeIntervals",
                                 GUEST_MOST_TIMES, 0),
        .activities =
            unfold(reading, guest_member(node, first ? "exercises" : "activities"), NODE_LIST),
    };
}

static void add_one(GuestReading *reading, GuestWorkout *workout, PartKind kind, const char *name,
                    int length)
{
    if (length > 0)
        guest_add_part(reading, guest_add_group(reading, workout, 1, 0), kind, name, length);
}

static void add_intervals(GuestReading *reading, GuestWorkout *workout, const Timer *timer)
{
    int pause = timer->pause > 0 ? timer->pause : timer->rest;
    GuestGroup *group = guest_add_group(reading, workout, timer->restarts + 1, pause);
    const GuestNode *activity = timer->activities ? timer->activities->first : NULL;
    if (!activity) {
        GuestPart *part = guest_add_part(reading, group, PART_WORK, "Work", timer->work);
        part->sets = timer->intervals;
        part->rest_s = timer->rest;
        return;
    }
    for (int i = 0; i < timer->intervals && !reading->bad; i++) {
        const char *name = "Work";
        if (activity && activity->kind != NODE_TEXT)
            guest_problem(reading, activity, NULL, "must be a text");
        else if (activity)
            name = guest_clean(reading, activity->text, activity->size);
        if (i > 0)
            guest_add_part(reading, group, PART_REST, "Rest", timer->rest);
        guest_add_part(reading, group, PART_WORK, *name ? name : "Work", timer->work);
        activity = activity ? activity->next : NULL;
    }
}

static void take_timer(GuestReading *reading, const GuestNode *node)
{
    bool first = guest_member(node, "exerciseTime") != NULL;
    Timer timer = timer_of(reading, node);
    GuestWorkout *workout =
        guest_add_workout(reading, guest_line(reading, node, first ? "title" : "name"));
    workout->ready_s = timer.ready;
    add_one(reading, workout, PART_WORK, "Warm-up", timer.warmup);
    if (timer.warmup > 0)
        add_one(reading, workout, PART_REST, "Rest", timer.rest);
    if (timer.intervals > 0 && timer.work > 0)
        add_intervals(reading, workout, &timer);
    add_one(reading, workout, PART_WORK, "Cool-down", timer.cooldown);
    reading->guest->lost[LOST_COLOURS] += guest_member(node, first ? "colorInt" : "color") != NULL;
    reading->guest->lost[LOST_SOUNDS] +=
        guest_member(node, first ? "workSound" : "soundSettings") != NULL;
}

void guest_openhiit(GuestReading *reading, const GuestNode *root)
{
    if (root->kind == NODE_MAP)
        take_timer(reading, root);
    for (const GuestNode *at = root->kind == NODE_LIST ? root->first : NULL; at && !reading->bad;
         at = at->next)
        take_timer(reading, at);
}
