// SPDX-FileCopyrightText: 2026 The Limber authors
// SPDX-License-Identifier: GPL-3.0-or-later
/* What a helper is asked by. */
#ifndef LIMBER_HELPER_ASKED_H
#define LIMBER_HELPER_ASKED_H

#include <stddef.h>

/* All of standard input, a file of memory; the caller frees it. */
char *asked_read(size_t *size);

#endif
