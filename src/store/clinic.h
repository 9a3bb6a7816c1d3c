// SPDX-FileCopyrightText: 2026 The Limber authors
// SPDX-License-Identifier: GPL-3.0-or-later
/* The reports that clients sent, one row a client and routine, those who need to be looked at
 * first. A report (limber report --json) is read once; what it says is kept in an index beside the
 * other caches, and read anew where the file has changed in any way. */
#ifndef LIMBER_STORE_CLINIC_H
#define LIMBER_STORE_CLINIC_H

#include "base/arena.h"
#include "base/moment.h"

#include <stdbool.h>
#include <stddef.h>

#define CLINIC_WEEKS 12

/* What calls for a look, as bits; in the order in which it is said. */
typedef enum {
    LOOK_PAIN = 1,     /* pain after sessions has risen by CLINIC_RISE or more */
    LOOK_MORNINGS = 2, /* a morning was worse by CLINIC_WORSE or more */
    LOOK_AWAY = 4,     /* no session for CLINIC_AWAY_DAYS before the report was made, or longer */
    LOOK_LITTLE = 8,   /* less than half of what was prescribed */
    LOOK_ENDS = 16     /* the review or the end of the prescription is near or past */
} Look;

#define CLINIC_RISE 1.0
#define CLINIC_WORSE 2
#define CLINIC_AWAY_DAYS 7
#define CLINIC_NEAR_DAYS 7

typedef struct {
    const char *file;    /* its name in the folder */
    const char *client;  /* NULL: the report has no name in it */
    const char *routine; /* its id */
    const char *title;
    Day made;        /* of the report */
    Day first, last; /* of its sessions */
    Day ends;        /* the review, or the end of the prescription; 0: not said */
    int sessions, ouches;
    double share;               /* of what was prescribed; negative: nothing was */
    double weeks[CLINIC_WEEKS]; /* the same of the last weeks, oldest first */
    int week_count;
    double pain_first, pain_last; /* after sessions: the mean of the first and the last three;
                                     negative: none was said */
    int mornings, worst;          /* mornings that were worse, and the most by which one was */
    unsigned looks;               /* Look bits */
} ClinicRow;

typedef struct {
    ClinicRow *rows; /* worst first */
    size_t count;
    const char **unread; /* "NAME: why" of each file that is no report */
    size_t unread_count;
    size_t files, kept; /* reports, and those of them that the index knew */
} Clinic;

/* Reads a folder's *.json into the arena. index: where the index stands (NULL: none is kept); it is
 * made, and one that is no index of ours is left alone. False: the folder cannot be read, errno
 * says why. */
bool clinic_gather(Arena *arena, const char *folder, const char *index, Day today, Clinic *out);

#endif
