// SPDX-FileCopyrightText: 2026 The Limber authors
// SPDX-License-Identifier: GPL-3.0-or-later
/* A routine and its own exercises as the texts of a few QR codes, and back. Each text says which
 * part of how many it is and what the whole comes to, in the characters that such codes hold
 * densest (RFC 9285's base 45):
 *
 *     LIMBER:1:2:4:5EBE2294ECD0E0F0:DATA
 *
 * is format 1, part 2 of 4, the beginning of the SHA-256 of what is in it, and a part of that as
 * zlib deflates it: of each file its name, a NUL, its size in decimal digits, a NUL, its bytes. */
#ifndef LIMBER_HELPER_PARTS_H
#define LIMBER_HELPER_PARTS_H

#include "base/members.h"

#define PARTS_MOST 4
#define PARTS_TEXT_BYTES                                                                           \
    1452 /* of one: what a code of version 25 holds that bears 15% of damage                       \
          */

typedef struct {
    char texts[PARTS_MOST][PARTS_TEXT_BYTES];
    size_t count;
} Parts;

/* Fills the parts. False: the files are too large for them. Pure. */
bool parts_make(const Members *files, Parts *parts);

/* What has been read of the codes of one sheet; zeroed at first. */
typedef struct {
    const char *data[PARTS_MOST]; /* in the arena; NULL: not seen yet */
    size_t count;                 /* how many there are; 0: none was seen */
    char check[17];
    bool mixed, newer;   /* parts of two files; of a newer Limber */
    const char *foreign; /* what another code says; NULL: none was seen */
} PartsSeen;

/* Takes a code's text, whatever it says, into what has been seen. */
void parts_see(PartsSeen *seen, Arena *arena, const char *text, size_t size);

/* Has all of it been seen? */
bool parts_whole(const PartsSeen *seen);

/* Puts the files together, in the arena; false: why, in words for a person. */
bool parts_join(const PartsSeen *seen, Arena *arena, Members *files, char *why, size_t capacity);

#endif
