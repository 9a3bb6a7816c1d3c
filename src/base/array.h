// SPDX-FileCopyrightText: 2026 The Limber authors
// SPDX-License-Identifier: GPL-3.0-or-later
#ifndef LIMBER_BASE_ARRAY_H
#define LIMBER_BASE_ARRAY_H

/* The number of items of an array (not of a pointer to its first). */
#define COUNT_OF(array) (sizeof(array) / sizeof(array)[0])

#endif
