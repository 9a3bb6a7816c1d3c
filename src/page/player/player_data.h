// SPDX-FileCopyrightText: 2026 The Limber authors
// SPDX-License-Identifier: GPL-3.0-or-later
/* What the page that plays knows, as one JSON object. */
#ifndef LIMBER_PAGE_PLAYER_PLAYER_DATA_H
#define LIMBER_PAGE_PLAYER_PLAYER_DATA_H

#include "page/player_page.h"

/* The object on one line. Nothing in it ends the element that it stands in: `<` is escaped. */
void player_data_write(const PlayerPage *page, FILE *out);

#endif
