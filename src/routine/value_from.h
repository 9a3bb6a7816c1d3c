// SPDX-FileCopyrightText: 2026 The Limber authors
// SPDX-License-Identifier: GPL-3.0-or-later
/* Where the values of a step come from: whoever wonders why a session does something finds the line
 * of the file, or that there is none. */
#ifndef LIMBER_ROUTINE_VALUE_FROM_H
#define LIMBER_ROUTINE_VALUE_FROM_H

typedef enum {
    FROM_BUILT_IN, /* nothing says it */
    FROM_DEFAULTS, /* the file's `defaults` */
    FROM_EXERCISE,
    FROM_GROUP, /* that goes by sides */
    FROM_STEP,
    FROM_PROGRESS, /* the entry of `progress` that made the step what it is */
    FROM_COUNT
} ValueFrom;

/* What may come from more than one place. */
typedef enum {
    VALUE_DOSE, /* the work itself */
    VALUE_SETS,
    VALUE_NAME,
    VALUE_SIDE,
    VALUE_FIRST,
    VALUE_ORDER,
    VALUE_POSITION,
    VALUE_BEGINS,
    VALUE_PREPARE,
    VALUE_SWITCH,
    VALUE_REST,
    VALUE_RELEASE,
    VALUE_CUES,
    VALUE_FEEL,
    VALUE_FIGURE,
    VALUE_COUNT
} StepValue;

#endif
