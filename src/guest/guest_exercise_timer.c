// SPDX-FileCopyrightText: 2026 The Limber authors
// SPDX-License-Identifier: GPL-3.0-or-later
/* Exercise Timer: a list of trainings, each a number of sets of one length with a rest between them
 * and a time to prepare before. It keeps the list as a text in the settings of the desktop; what
 * `gsettings get` prints has it in quotes. */
#include "guest/guest_private.h"

/* Names of now, and those of earlier versions. */
static const char *const names[][2] = {{"Title", "name"},
                                       {"Sets", "sets"},
                                       {"PreparationSec", "warmup_s"},
                                       {"ExerciseSec", "exercise_s"},
                                       {"RestSec", "rest_s"}};

enum { TITLE, SETS, PREPARATION, EXERCISE, REST };

static const char *name_in(const GuestNode *node, int which)
{
    return names[which][guest_member(node, names[which][0]) == NULL];
}

static bool is_training(const GuestNode *node)
{
    return guest_member(node, name_in(node, EXERCISE)) != NULL;
}

bool guest_exercise_timer_is(const GuestNode *root)
{
    return root->kind == NODE_LIST ? root->first && is_training(root->first) : is_training(root);
}

static void take_training(GuestReading *reading, const GuestNode *node)
{
    const char *title = guest_line(reading, node, name_in(node, TITLE));
    int seconds = guest_whole(reading, node, name_in(node, EXERCISE), GUEST_MOST_S, 0);
    GuestWorkout *workout = guest_add_workout(reading, title);
    workout->ready_s = guest_whole(reading, node, name_in(node, PREPARATION), GUEST_MOST_S, 0);
    GuestPart *part = guest_add_part(reading, guest_add_group(reading, workout, 1, 0), PART_WORK,
                                     *title ? title : "Exercise", seconds);
    part->sets = guest_whole(reading, node, name_in(node, SETS), GUEST_MOST_TIMES, 1);
    part->rest_s = guest_whole(reading, node, name_in(node, REST), GUEST_MOST_S, 0);
}

void guest_exercise_timer(GuestReading *reading, const GuestNode *root)
{
    if (root->kind == NODE_MAP)
        take_training(reading, root);
    for (const GuestNode *at = root->kind == NODE_LIST ? root->first : NULL; at && !reading->bad;
         at = at->next)
        take_training(reading, at);
}
