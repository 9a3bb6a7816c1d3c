// SPDX-FileCopyrightText: 2026 The Limber authors
// SPDX-License-Identifier: GPL-3.0-or-later
/* Inside the clinic: one report read, and the index of those that were. */
#ifndef LIMBER_STORE_CLINIC_PRIVATE_H
#define LIMBER_STORE_CLINIC_PRIVATE_H

#include "store/clinic.h"

#include <sqlite3.h>
#include <stdint.h>
#include <sys/stat.h>

#define CLINIC_MOST_BYTES (16 * 1024 * 1024) /* of a report */
#define CLINIC_MOST_ROUTINES 100             /* in one */

/* ---- a report (clinic_report.c) ---- */

typedef struct ReportReader ReportReader;

ReportReader *report_reader_new(void);
void report_reader_free(ReportReader *reader);

/* Reads a report's bytes (size of them) into rows, in the arena; returns how many, 0 where it is no
 * report: *why says so. */
size_t report_reader_take(ReportReader *reader, Arena *arena, const char *text, size_t size,
                          ClinicRow **rows, const char **why);

/* ---- the index (clinic_index.c) ---- */

typedef struct ClinicIndex ClinicIndex;

/* Opens it, made where there is none; NULL: there is to be none, or it cannot be used. */
ClinicIndex *clinic_index_open(const char *path);
void clinic_index_close(ClinicIndex *index);

/* What a file is known by: any change to it changes one of these. */
typedef struct {
    int64_t device, inode, size, changed_ns, modified_ns;
} FileStamp;

FileStamp file_stamp(const struct stat *status);

/* The rows of a file as it stands; false: it is not known, or has changed. */
bool clinic_index_find(ClinicIndex *index, Arena *arena, const char *path, const FileStamp *stamp,
                       ClinicRow **rows, size_t *count);

void clinic_index_keep(ClinicIndex *index, const char *path, const FileStamp *stamp,
                       const ClinicRow *rows, size_t count);

#endif
