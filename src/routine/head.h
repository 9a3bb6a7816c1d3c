// SPDX-FileCopyrightText: 2026 The Limber authors
// SPDX-License-Identifier: GPL-3.0-or-later
/* The head of a routine file: everything but its steps. Private to the reader. */
#ifndef LIMBER_ROUTINE_HEAD_H
#define LIMBER_ROUTINE_HEAD_H

#include "routine/step_parts.h"

typedef struct {
    Routine routine;
    StepDefaults defaults;
    const YamlNode *steps; /* NULL: not given, or not a list of steps */
} RoutineFields;

/* `scales`: a FieldReader of RoutineFields (scales_reader.c), and the table of an entry. */
void scales_read(Reading *reading, const YamlNode *node, void *fields);
extern const FieldMap scale_map;

/* Reads the keys of the file. Steps are left as nodes. */
void head_read(Reading *reading, const YamlNode *root, RoutineFields *fields);

#endif
