// SPDX-FileCopyrightText: 2026 The Limber authors
// SPDX-License-Identifier: GPL-3.0-or-later
/* SHA-256 (FIPS 180-4), for naming versions of a text. Here, not from a library: linking one would
 * cost the first frame. Pure. */
#ifndef LIMBER_BASE_SHA256_H
#define LIMBER_BASE_SHA256_H

#include <stddef.h>

#define SHA256_HEX_BYTES 65 /* 64 hexadecimal digits and a NUL */

/* The hash of size bytes, in small hexadecimal digits. Returns out (SHA256_HEX_BYTES). */
char *sha256_hex(const void *bytes, size_t size, char *out);

#endif
