// SPDX-FileCopyrightText: 2026 The Limber authors
// SPDX-License-Identifier: GPL-3.0-or-later
/* Lists what a check-in asks: each name as the routine writes it, once a side. */
#include "session/check_in.h"

static void add(CheckInQuestion *out, size_t *count, const RegionName *name, Side side)
{
    if (*count < CHECK_IN_MOST)
        out[(*count)++] = (CheckInQuestion){name, side};
}

size_t check_in_questions(const Routine *routine, CheckInQuestion *out)
{
    size_t count = 0;
    for (size_t i = 0; i < routine->check_in_count; i++) {
        const RegionName *name = &routine->check_in[i];
        add(out, &count, name, name->paired ? SIDE_LEFT : SIDE_NONE);
        if (name->paired)
            add(out, &count, name, SIDE_RIGHT);
    }
    return count;
}

bool check_in_asks_pain(const Routine *routine)
{
    return routine->when == WHEN_REHAB;
}
