// SPDX-FileCopyrightText: 2026 The Limber authors
// SPDX-License-Identifier: GPL-3.0-or-later
/* Every figure as text: at rest, and in the middle of its motion. The golden frames that the unit
 * tests compare, and `./dev figures` writes. */
#ifndef LIMBER_TESTS_FRAMES_H
#define LIMBER_TESTS_FRAMES_H

#include "routine/exercise.h"

#include <stdio.h>

/* Writes the frames of one exercise: a line with its id, then the first pose, the middle of the way
 * and the last pose side by side, in braille without colours. */
void frames_write(const Exercise *exercise, FILE *out);

#endif
