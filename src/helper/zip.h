// SPDX-FileCopyrightText: 2026 The Limber authors
// SPDX-License-Identifier: GPL-3.0-or-later
/* Packs as zip archives, by libarchive, which nothing else knows. */
#ifndef LIMBER_HELPER_ZIP_H
#define LIMBER_HELPER_ZIP_H

#include "base/members.h"

/* Has names be UTF-8, whatever the locale. Once, before the sandbox: it reads the system's files.
 */
void zip_prepare(void);

/* "libarchive 3.6.2". Static. */
const char *zip_library(void);

/* Reads the archive that is open at its start, a regular file, and prints what is in it
 * (members_print). Plain files alone, within the limits of base/members.h, and at most 200 times
 * the archive's own size. False: why says what is wrong, and what was printed is cut short. */
bool zip_unpack(int archive, FILE *out, char *why, size_t capacity);

/* Writes the members as an archive: the same ones always as the same bytes. False: why. */
bool zip_pack(const Members *members, FILE *out, char *why, size_t capacity);

#endif
