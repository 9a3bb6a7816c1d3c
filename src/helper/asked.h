// SPDX-FileCopyrightText: 2026 The Limber authors
// SPDX-License-Identifier: GPL-3.0-or-later
/* A helper that is asked one thing: by the word of its only argument, with files on its standard
 * input where the task has any. */
#ifndef LIMBER_HELPER_ASKED_H
#define LIMBER_HELPER_ASKED_H

#include "base/members.h"

typedef struct {
    const char *name; /* NULL ends a list */
    int (*run)(void); /* its exit code */
} AskedTask;

/* Says why on standard error, in a line; returns the exit code of that. */
int asked_fail(const char *why);

/* Does a task with the files on standard input (base/members.h); it says why where it gives up. */
int asked_with_files(bool (*task)(const Members *in, FILE *out, char *why, size_t capacity));

/* Enters the sandbox, does what is asked and ends, without the libraries' exit handlers: in the
 * sandbox they have nothing to tidy. `trial` (helper/trial.h) is among the tasks of each. */
_Noreturn void asked_run(const char *program, const AskedTask *tasks, int argc, char **argv);

#endif
