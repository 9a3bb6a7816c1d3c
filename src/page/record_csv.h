// SPDX-FileCopyrightText: 2026 The Limber authors
// SPDX-License-Identifier: GPL-3.0-or-later
/* The log's records as rows of one CSV table, whose columns are the names that their fields have in
 * that form. What a row has no use for is empty; what leads a row of a part is its session's. */
#ifndef LIMBER_PAGE_RECORD_CSV_H
#define LIMBER_PAGE_RECORD_CSV_H

#include "page/csv.h"
#include "store/record_fields.h"

#define RECORD_CSV_MOST 64 /* columns */

typedef enum { RECORD_CSV_LOG, RECORD_CSV_REPORT } RecordCsvForm;

typedef struct {
    Csv csv;
    RecordCsvForm form;
    bool with_notes;
    const char *names[RECORD_CSV_MOST];
    size_t count, lead;
    const RecordField *of_session[RECORD_CSV_MOST]; /* NULL: not in its rows */
    const RecordField *of_part[PART_COUNT][RECORD_CSV_MOST];
} RecordCsv;

/* Writes the head: count names in the order given, of which `lead` lead, then what other fields
 * have names in that form. A report's rows begin with what they are of, in the column `record`. */
void record_csv_start(RecordCsv *out, FILE *file, RecordCsvForm form, const char *const *order,
                      size_t count, size_t lead);

void record_csv_session(RecordCsv *out, const SessionRecord *session);

/* A row for each record of a list. */
void record_csv_part(RecordCsv *out, const LoggedSession *logged, PartKind part);

#endif
