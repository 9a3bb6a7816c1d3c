// SPDX-FileCopyrightText: 2026 The Limber authors
// SPDX-License-Identifier: GPL-3.0-or-later
/* What a helper prints when it is asked for a list (devices, voices), read without waiting: the
 * libraries that know may take their time, or hang. */
#ifndef LIMBER_SOUND_LISTING_H
#define LIMBER_SOUND_LISTING_H

#include "base/clock.h"

#include <stdbool.h>
#include <stddef.h>

typedef struct Listing Listing;

/* Asks a helper ("limber-loudspeaker", "--list"). Never NULL. */
Listing *listing_new(const char *helper, const char *question);
void listing_free(Listing *listing); /* NULL is fine */

/* Reads what is there. True: the list is whole, or will not come. */
bool listing_tend(Listing *listing, Ns now);

/* Its lines so far, safe for the terminal; owned by it. */
const char *const *listing_lines(const Listing *listing, size_t *count);

#endif
