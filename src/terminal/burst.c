// SPDX-FileCopyrightText: 2026 The Limber authors
// SPDX-License-Identifier: GPL-3.0-or-later
/* A burst is a run of keys, each read so soon after the one before that no person has typed it. A
 * line that stutters makes bursts too of a key that is held, so that one that is repeated is taken,
 * but as an answer about pain. Besides, keys and clicks have a pace that is kept over any time, so
 * that a flood of them costs little more than its reading. */
#include "terminal/burst.h"

#define TOGETHER (15 * NS_PER_MS)
#define PACE (NS_PER_S / 60)
#define AHEAD (512 * PACE)

bool burst_goes_on(const Burst *burst, Ns now)
{
    return burst->last != 0 && now - burst->last <= TOGETHER;
}

/* So many at once, and so many a second after that. */
static bool has_credit(Burst *burst, Ns now)
{
    Ns gained = burst->counted == 0 ? AHEAD : now - burst->counted;
    burst->credit = gained >= AHEAD - burst->credit ? AHEAD : burst->credit + gained;
    burst->counted = now;
    if (burst->credit < PACE)
        return false;
    burst->credit -= PACE;
    return true;
}

/* Arrows and their like are not in pastes. */
static bool is_character(const Input *input)
{
    return input->kind == INPUT_KEY && input->key < TERMINAL_KEY_UP;
}

bool burst_take(Burst *burst, const Input *input, Ns now, Expect expect, bool marks)
{
    bool typed = is_character(input), goes_on = burst_goes_on(burst, now);
    bool first = typed && (!goes_on || burst->key == 0);
    bool again = typed && burst->alike && input->key == burst->key;
    burst->last = now;
    if (typed) {
        burst->alike = first || again;
        burst->key = input->key;
    } else if (!goes_on) {
        burst->key = 0;
    }
    if (typed && expect == EXPECT_TEXT)
        return true;
    bool slow = marks || !typed || first || (again && expect == EXPECT_KEYS);
    return slow && has_credit(burst, now);
}
