// SPDX-FileCopyrightText: 2026 The Limber authors
// SPDX-License-Identifier: GPL-3.0-or-later
/* What the files that read a figure share (figure_reader.c, prop_reader.c). */
#ifndef LIMBER_ROUTINE_FIGURE_PARTS_H
#define LIMBER_ROUTINE_FIGURE_PARTS_H

#include "routine/fields.h"
#include "routine/figure.h"

/* The joint of a name of so many bytes ("handR"), or JOINT_COUNT. */
Joint figure_joint(const char *word, size_t length);

/* The reader of `props`; target: a Figure. */
FieldReader figure_props;

#endif
