// SPDX-FileCopyrightText: 2026 The Limber authors
// SPDX-License-Identifier: GPL-3.0-or-later
/* What somebody would try who had taken a helper over: each attempt is made by a child process of
 * its own and harms nothing but a folder made for it. */
#ifndef LIMBER_TESTS_SANDBOX_ATTEMPTS_H
#define LIMBER_TESTS_SANDBOX_ATTEMPTS_H

#include <stdbool.h>
#include <stddef.h>

enum { DONE = 1, REFUSED, FAILED }; /* refused: by permission */

typedef struct {
    const char *what;
    int (*act)(void); /* DONE, REFUSED or FAILED */
    int landlock;     /* the version of it that is a bar; 0: none is */
    bool filter;      /* the filter of system calls is one */
    const char *readable;
} Attempt;

/* Makes the folder and the sockets that attempts are made on. */
bool attempts_prepare(void);
void attempts_clean_up(void);

const Attempt *attempts_to_read(size_t *count);
const Attempt *attempts_to_change(size_t *count);
const Attempt *attempts_to_connect(size_t *count);
const Attempt *attempts_on_processes(size_t *count);

#endif
