// SPDX-FileCopyrightText: 2026 The Limber authors
// SPDX-License-Identifier: GPL-3.0-or-later
/* What each figure stands on and holds, for the test that measures it. */
#ifndef LIMBER_TESTS_FIGURE_CONTACTS_H
#define LIMBER_TESTS_FIGURE_CONTACTS_H

#include "routine/figure.h"

typedef enum { FOOT, KNEE, SHANK, HAND, ELBOW, THIGH, HIPS, BACK, HEAD, FOREARM } Part;
typedef enum { LEFT = 1, RIGHT = 2, BOTH = 3 } Which;
typedef enum { FIRST = 1, LAST = 2, ALWAYS = 3 } PoseSet; /* of the poses, in between too */

#define FLOOR PROP_MAT /* the mat lies in the floor */

typedef struct {
    const char *id; /* of the exercise */
    Part part;
    Which sides;
    PropKind on;
    PoseSet when;
} Contact;

extern const Contact contacts[];
extern const size_t contact_count;

#endif
