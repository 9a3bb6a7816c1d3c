// SPDX-FileCopyrightText: 2026 The Limber authors
// SPDX-License-Identifier: GPL-3.0-or-later
/* One list of words a kind, in the order of its enumeration. */
#include "store/words.h"

#include <string.h>

static const char *const states[] = {"running", "done", "stopped", NULL};
static const char *const rating_moments[] = {"before", "after", NULL};
static const char *const pain_moments[] = {"before", "after", "morning", NULL};
static const char *const actions[] = {"noted", "eased", "left-out", NULL};
static const char *const sides[] = {"centre", "left", "right", NULL};

static int find(const char *const *words, const char *word)
{
    for (int i = 0; word && words[i]; i++)
        if (strcmp(words[i], word) == 0)
            return i;
    return 0;
}

const char *session_state_word(SessionState state)
{
    return states[state];
}

SessionState session_state_of_word(const char *word)
{
    return (SessionState)find(states, word);
}

const char *rating_when_word(RatingWhen when)
{
    return rating_moments[when];
}

RatingWhen rating_when_of_word(const char *word)
{
    return (RatingWhen)find(rating_moments, word);
}

const char *pain_when_word(PainWhen when)
{
    return pain_moments[when];
}

PainWhen pain_when_of_word(const char *word)
{
    return (PainWhen)find(pain_moments, word);
}

const char *ouch_action_word(OuchAction action)
{
    return actions[action];
}

OuchAction ouch_action_of_word(const char *word)
{
    return (OuchAction)find(actions, word);
}

const char *log_side_word(Side side)
{
    return side == SIDE_NONE ? NULL : sides[side];
}

const char *rating_side_word(Side side)
{
    return sides[side];
}

Side log_side_of_word(const char *word)
{
    return (Side)find(sides, word);
}
