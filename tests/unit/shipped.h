// SPDX-FileCopyrightText: 2026 The Limber authors
// SPDX-License-Identifier: GPL-3.0-or-later
/* All that ships, read once for a group of tests, and ways to walk through it. */
#ifndef LIMBER_TESTS_SHIPPED_H
#define LIMBER_TESTS_SHIPPED_H

#include "routine/library.h"
#include "routine/model.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

extern Library *shipped;
extern Routine **routines; /* by their names */
extern size_t routine_count;

/* Set-up and teardown of a group. Whatever there is to say of a file is printed, and fails it. */
int shipped_open(void **state);
int shipped_close(void **state);

/* The routine of that id; a test fails where there is none. */
const Routine *shipped_routine(const char *id);

typedef void RoutineCheck(const Routine *routine);
typedef void StepCheck(const Routine *routine, const Step *step);
typedef void ExerciseCheck(const Exercise *exercise);
void each_routine(RoutineCheck *check);
void each_step(StepCheck *check);
void each_exercise(ExerciseCheck *check);

/* The next word of a text, in small letters, a number too; false: there is none. Is a word in it?
 */
bool shipped_word(const char **text, char *word, size_t capacity);
bool shipped_has_word(const char *text, const char *wanted);

/* A routine's summary, frequency and why; returns out. */
const char *shipped_prose(const Routine *routine, char *out, size_t capacity);

#define EXPECT(condition, what, ...)                                                               \
    do {                                                                                           \
        if (!(condition))                                                                          \
            fail_msg(what, __VA_ARGS__);                                                           \
    } while (0)

#endif
