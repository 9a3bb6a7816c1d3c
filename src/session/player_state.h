// SPDX-FileCopyrightText: 2026 The Limber authors
// SPDX-License-Identifier: GPL-3.0-or-later
/* What a player remembers. Known to player.c, which moves it, and to player_view.c, which looks. */
#ifndef LIMBER_SESSION_PLAYER_STATE_H
#define LIMBER_SESSION_PLAYER_STATE_H

#include "session/player.h"

#define COUNT_IN_PIPS 3 /* one a second before going on */

/* A segment that was made longer or shorter. Older ones are kept while an event that points to them
 * may still be read. */
typedef struct Extension Extension;
struct Extension {
    Arena *arena; /* holds this struct and the marks */
    Segment segment;
    Extension *older;
};

struct Player {
    const Timeline *timeline;
    PlayerState state;
    size_t index;           /* of the segment under way, or of the last one when finished */
    const Segment *segment; /* it: the timeline's own, or its extension */
    size_t next_mark;       /* the marks before this one have been delivered */
    Ns origin;      /* running, waiting: the instant at which it would have begun unpaused */
    Ns position;    /* paused, counting in, finished: the time spent in it */
    Ns count_start; /* counting in: the instant of the first pip */
    int count_next; /* counting in: the pip that comes next, 0: going on comes next */
    bool hurt;      /* paused by an ouch, until the answer is in */
    Ns latest;      /* the latest instant of a command or a delivered event */
    bool has_gone_back;
    Ns last_back;            /* the instant of the last back */
    Ns *added;               /* to each segment, in this go */
    Ns added_behind;         /* the sum for the segments before the one under way */
    SegmentResult *results;  /* one a segment; NULL in a copy that only looks ahead */
    Extension *extension;    /* the newest */
    Event *announcements;    /* what commands caused, delivered before anything else */
    size_t announced, count; /* of them delivered, and in all */
    unsigned revision;
};

/* A copy of the segment under way, to be changed, and then to take its place. */
Extension *player_new_extension(const Player *player);
void player_take_extension(Player *player, Extension *extension);

/* Makes the segment under way longer (timeline_extend). */
void player_extend(Player *player, Ns more, Ns now);

/* Frees an extension and all older ones; those that no event points to. */
void player_free_extensions(Extension *extension);
void player_drop_extensions(Player *player);

/* The time spent in the segment under way at now, pauses left out. */
Ns player_position(const Player *player, Ns now);

#endif
