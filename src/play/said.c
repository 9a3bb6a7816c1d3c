// SPDX-FileCopyrightText: 2026 The Limber authors
// SPDX-License-Identifier: GPL-3.0-or-later
/* Looks back over the sets of a step for what was said of them. */
#include "play/said.h"

#include <string.h>

bool said_takes_reps(const Segment *segment)
{
    return segment->kind == SEGMENT_WAIT && work_row(segment->step->work.form)->has_reps;
}

static bool is_same(const char *a, const char *b)
{
    return a && b && strcmp(a, b) == 0;
}

const char *said_load(const Timeline *timeline, const SetSaid *said, size_t index)
{
    const Segment *set = &timeline->segments[index];
    const char *written = segment_load(set);
    for (size_t i = index + 1; i-- > 0;) {
        const Segment *before = &timeline->segments[i];
        bool counts =
            i == index || (segment_is_work(before) && is_same(segment_load(before), written));
        if (before->step_index == set->step_index && counts && said[i].load)
            return said[i].load;
    }
    return written;
}

static bool has_load(const Segment *segment)
{
    return segment_is_work(segment) && segment_load(segment);
}

size_t said_set(const Timeline *timeline, size_t index)
{
    for (size_t i = index + 1; i-- > 0;)
        if (segment_is_work(&timeline->segments[i]))
            return has_load(&timeline->segments[i]) ? i : timeline->count;
    while (index < timeline->count && !segment_is_work(&timeline->segments[index]))
        index++;
    return index < timeline->count && has_load(&timeline->segments[index]) ? index
                                                                           : timeline->count;
}
