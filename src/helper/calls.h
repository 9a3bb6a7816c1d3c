// SPDX-FileCopyrightText: 2026 The Limber authors
// SPDX-License-Identifier: GPL-3.0-or-later
/* A filter of system calls: those that no helper needs are answered by an error. It names what is
 * refused and lets all else through, and it never kills: decoders call what they like (sysinfo,
 * openat), and a new version of a library must not be ended by a list that is older. */
#ifndef LIMBER_HELPER_CALLS_H
#define LIMBER_HELPER_CALLS_H

#include <stdbool.h>

typedef enum {
    CALLS_ALONE,   /* what a process needs that reads, computes and writes to what it holds open */
    CALLS_PLAYING, /* and to send to sockets that it has open */
    CALLS_SHARING, /* and to open files for writing, as JACK does when others join it */
    CALLS_RUNNING  /* what CALLS_ALONE are, and to become a program, to start processes, and to open
                      files for writing, which Landlock has to know the places of */
} CallsKept;

/* For every thread of this process, and all that it starts. Refused are: new sockets, new processes
 * and programs, signals to others, looking into them, every change of files, their names, modes and
 * owners, and the administration of the system. Irreversible. False: it could not be had (another
 * system, a build without libseccomp, an old kernel). */
bool calls_refuse(CallsKept kept);

/* Was it built with libseccomp? */
bool calls_built(void);

#endif
