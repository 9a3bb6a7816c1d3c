// SPDX-FileCopyrightText: 2026 The Limber authors
// SPDX-License-Identifier: GPL-3.0-or-later
/* The reports that clients sent, one row a client and routine, those who need to be looked at
 * first. A report (limber report --json), or the short text that a page that plays hands back, is
 * read once; what it says is kept in an index beside the other caches, and read anew where the file
 * has changed in any way. Of several reports on one routine out of one log the newest counts. */
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
    LOOK_AWAY = 4,     /* no session for CLINIC_AWAY_DAYS before the report was made, or before the
                          prescription ended, or longer */
    LOOK_SILENT = 8,   /* the report is CLINIC_SILENT_DAYS old, and the prescription went on */
    LOOK_LITTLE = 16,  /* less than half of what was prescribed */
    LOOK_ENDS = 32     /* the review or the end of the prescription is near or past */
} Look;

#define CLINIC_RISE 1.0
#define CLINIC_WORSE 2
#define CLINIC_AWAY_DAYS 7
#define CLINIC_SILENT_DAYS 21
#define CLINIC_NEAR_DAYS 7

typedef struct {
    const char *file;    /* its name in the folder */
    const char *client;  /* NULL: the report has no name in it */
    const char *routine; /* its id; a page's text has its title there */
    const char *title;
    const char *log; /* by what the log that it is from is known; NULL: not said */
    Day made;        /* of the report; a page's text says none: of its last session */
    Day first, last; /* of its sessions */
    Day review;      /* 0: not said */
    Day ends;        /* the last day of the prescription; 0: not said */
    int sessions, ouches;
    double share;               /* of what was prescribed; negative: nothing was, or not said */
    double weeks[CLINIC_WEEKS]; /* the same of the last weeks, oldest first */
    int week_count;
    double pain_first, pain_last; /* after sessions: the mean of the first and the last three;
                                     negative: none was said */
    int mornings, worst;          /* mornings that were worse, and the most by which one was */
    int older;                    /* reports on the same routine out of the same log before it */
    unsigned looks;               /* Look bits */
} ClinicRow;

typedef struct {
    const char *folder; /* in full */
    ClinicRow *rows;    /* worst first */
    size_t count;
    const char **unread; /* "NAME: why" of each file that is no report */
    size_t unread_count;
    size_t files, kept; /* reports, and those of them that the index knew */
} Clinic;

/* Reads a folder's *.json into the arena, and of its *.txt those that hold sessions as a page
 * writes them. index: where the index stands (NULL: none is kept); it is made, and one that is no
 * index of ours is left alone. False: the folder cannot be read, errno says why. */
bool clinic_gather(Arena *arena, const char *folder, const char *index, Day today, Clinic *out);

/* A report in words, line by line. */
typedef struct {
    const char *heading; /* begins a part; else NULL */
    const char *label;   /* "2026-11-25 18:05", or "" */
    const char *text;
} ClinicLine;

/* Reads what the report of a row says, into the arena. *why: why it cannot be read any more, where
 * the count is 0. */
size_t clinic_words(Arena *arena, const Clinic *clinic, const ClinicRow *row, ClinicLine **lines,
                    const char **why);

#endif
