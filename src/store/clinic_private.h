// SPDX-FileCopyrightText: 2026 The Limber authors
// SPDX-License-Identifier: GPL-3.0-or-later
/* Inside the clinic: one report read, and the index of those that were. */
#ifndef LIMBER_STORE_CLINIC_PRIVATE_H
#define LIMBER_STORE_CLINIC_PRIVATE_H

#include "store/clinic.h"

#include <stdint.h>
#include <sys/stat.h>

#define CLINIC_MOST_BYTES (16 * 1024 * 1024) /* of a report */
#define CLINIC_MOST_ROUTINES 100             /* in one */

/* ---- a file (clinic_file.c) ---- */

/* What a file is known by: any change to it changes one of these. */
typedef struct {
    int64_t device, inode, size, changed_ns, modified_ns;
} FileStamp;

/* Opens a plain file of a folder (a descriptor); -1: *why says why not. */
int clinic_open(int folder, const char *file, FileStamp *stamp, const char **why);

/* Room for the bytes of one file after another; all zero: none yet. Its bytes are the caller's to
 * free. */
typedef struct {
    char *bytes;
    size_t capacity;
} FileRoom;

/* The bytes of a file, stamp->size of them and a NUL, in the room; NULL: *why says why not. */
char *clinic_bytes(int fd, const FileStamp *stamp, FileRoom *room, const char **why);

/* Is it a page's text by its name? */
bool clinic_is_text(const char *file);

/* ---- a report (clinic_report.c) ---- */

/* Reads a report's bytes (size of them) into rows, in the arena; returns how many, 0 where it is no
 * report: *why says so. */
size_t clinic_report_take(Arena *arena, const char *text, size_t size, ClinicRow **rows,
                          const char **why);

/* A report that clinic_report_take takes, as lines of words, of the routine that a row is of; size
 * bytes and a NUL (clinic_words.c). */
size_t clinic_report_words(Arena *arena, const char *text, size_t size, const char *routine,
                           ClinicLine **lines, const char **why);

/* Pain after sessions, its first and last few, and mornings: added up in order of time. */
#define PAINS_MEAN_OF 3
typedef struct {
    double first, last[PAINS_MEAN_OF];
    int count;
} Pains;

/* A session of a row, with what was said of pain before and after it and on the morning after; -1:
 * nothing. */
void pains_add(Pains *pains, ClinicRow *row, Day day, const int levels[3]);
void pains_settle(const Pains *pains, ClinicRow *row);

/* A text of a stranger's, cut and made safe; NULL where it is empty. */
const char *clinic_safe(Arena *arena, const char *text);

/* ---- a page's text (clinic_text.c) ---- */

/* Reads it into a row; false: no session is in it. */
bool clinic_text_take(Arena *arena, const char *text, ClinicRow *row);
size_t clinic_text_words(Arena *arena, const char *text, ClinicLine **lines);

/* ---- the index (clinic_index.c) ---- */

typedef struct ClinicIndex ClinicIndex;

/* Opens it, made where there is none; NULL: there is to be none, or it cannot be used. */
ClinicIndex *clinic_index_open(const char *path);
void clinic_index_close(ClinicIndex *index);

/* The rows of a file as it stands; false: it is not known, or has changed. */
bool clinic_index_find(ClinicIndex *index, Arena *arena, const char *path, const FileStamp *stamp,
                       ClinicRow **rows, size_t *count);

void clinic_index_keep(ClinicIndex *index, const char *path, const FileStamp *stamp,
                       const ClinicRow *rows, size_t count);

#endif
