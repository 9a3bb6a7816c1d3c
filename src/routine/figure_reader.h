// SPDX-FileCopyrightText: 2026 The Limber authors
// SPDX-License-Identifier: GPL-3.0-or-later
/* Reads the `figure` of an exercise file. Private to the exercise reader. */
#ifndef LIMBER_ROUTINE_FIGURE_READER_H
#define LIMBER_ROUTINE_FIGURE_READER_H

#include "routine/fields.h"
#include "routine/figure.h"

/* The figure that a map describes, in the arena; joint angles are held against human limits. NULL
 * after an error. sides: the exercise's own; where it works one side, the other mirrors it. */
const Figure *figure_read(Reading *reading, const YamlNode *node, Sides sides);

#endif
