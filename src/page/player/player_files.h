// SPDX-FileCopyrightText: 2026 The Limber authors
// SPDX-License-Identifier: GPL-3.0-or-later
/* The page's own files (player.html, player.css, *.js) as text; embed.sh puts them into the
 * program. */
#ifndef LIMBER_PAGE_PLAYER_PLAYER_FILES_H
#define LIMBER_PAGE_PLAYER_PLAYER_FILES_H

extern const char player_body[], player_style[], player_script[];

#endif
