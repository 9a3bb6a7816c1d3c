// SPDX-FileCopyrightText: 2026 The Limber authors
// SPDX-License-Identifier: GPL-3.0-or-later
/* A photo as shades of gray, as what looks for codes wants it. Its bytes may be a stranger's: this
 * is for a helper that is shut in. */
#ifndef LIMBER_HELPER_GRAY_H
#define LIMBER_HELPER_GRAY_H

#include <stdbool.h>
#include <stddef.h>

typedef struct {
    unsigned char *shades; /* 0 is black; rows without gaps; the caller frees them */
    size_t width, height;
} Gray;

/* Decodes a JPEG or a PNG, a large one at half its sides or less. False: why. */
bool gray_read(const unsigned char *bytes, size_t size, Gray *gray, char *why, size_t capacity);

/* The same picture with sides `by` times shorter, each pixel the mean of those it stands for. */
Gray gray_shrink(const Gray *gray, size_t by);

/* The same picture with each pixel the mean of itself and its eight neighbours. */
Gray gray_soften(const Gray *gray);

#endif
