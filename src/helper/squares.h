// SPDX-FileCopyrightText: 2026 The Limber authors
// SPDX-License-Identifier: GPL-3.0-or-later
/* QR codes: drawn by libqrencode, found by zbar, which nothing else knows. */
#ifndef LIMBER_HELPER_SQUARES_H
#define LIMBER_HELPER_SQUARES_H

#include "base/members.h"

#define SQUARES_LINKS "links" /* the member that is links, a line each, and no file */

/* "libqrencode 4.1.1, zbar 0.23.92". Static. */
const char *squares_library(void);

/* Prints the codes of files and of links, as code_program.c says. Files that are too large for the
 * codes of a sheet have none. False: why. */
bool squares_draw(const Members *in, FILE *out, char *why, size_t capacity);

/* Prints the files that the codes in these photos hold. False: why. */
bool squares_scan(const Members *in, FILE *out, char *why, size_t capacity);

#endif
