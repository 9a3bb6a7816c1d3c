// SPDX-FileCopyrightText: 2026 The Limber authors
// SPDX-License-Identifier: GPL-3.0-or-later
/* The segment under way, longer or shorter than the timeline has it: a copy that takes its place
 * for this go. Called by player.c alone. */
#include "session/player_state.h"

/* A copy of the segment under way, to be changed. */
Extension *player_new_extension(const Player *player)
{
    Arena *arena = arena_new();
    Extension *extension = arena_alloc(arena, sizeof *extension);
    *extension = (Extension){arena, *player->segment, player->extension};
    return extension;
}

void player_take_extension(Player *player, Extension *extension)
{
    player->added[player->index] += extension->segment.length - player->segment->length;
    player->extension = extension;
    player->segment = &extension->segment;
}

void player_extend(Player *player, Ns more, Ns now)
{
    Extension *extension = player_new_extension(player);
    timeline_extend(extension->arena, &extension->segment, player_position(player, now), more);
    player_take_extension(player, extension);
}

void player_free_extensions(Extension *extension)
{
    while (extension) {
        Extension *older = extension->older;
        arena_free(extension->arena);
        extension = older;
    }
}

/* Frees the extensions that no event points to: all have been delivered, and are void now. */
void player_drop_extensions(Player *player)
{
    Extension *newest = player->extension;
    if (player->announced < player->count || !newest)
        return;
    bool in_use = player->segment == &newest->segment;
    player_free_extensions(in_use ? newest->older : newest);
    player->extension = in_use ? newest : NULL;
    if (in_use)
        newest->older = NULL;
}
