// SPDX-FileCopyrightText: 2026 The Limber authors
// SPDX-License-Identifier: GPL-3.0-or-later
/* Finds the field of each cell once for a table, then writes rows. */
#include "page/record_csv.h"

#include <assert.h>
#include <string.h>

/* ---- columns ---- */

static const char *name_of(RecordCsvForm form, const RecordField *field)
{
    return form == RECORD_CSV_REPORT ? field->report : field->csv;
}

static size_t column_of(RecordCsv *out, const char *name)
{
    size_t at = 0;
    while (at < out->count && strcmp(out->names[at], name) != 0)
        at++;
    if (at == out->count) {
        assert(at < RECORD_CSV_MOST);
        out->names[out->count++] = name;
    }
    return at;
}

static void find_columns(RecordCsv *out, const RecordTable *table, const RecordField **fields)
{
    for (size_t i = 0; i < table->count; i++) {
        const char *name = name_of(out->form, &table->fields[i]);
        if (name)
            fields[column_of(out, name)] = &table->fields[i];
    }
}

static void lead_row(RecordCsv *out, const char *record)
{
    if (out->form == RECORD_CSV_REPORT)
        csv_text(&out->csv, record);
}

void record_csv_start(RecordCsv *out, FILE *file, RecordCsvForm form, const char *const *order,
                      size_t count, size_t lead)
{
    *out = (RecordCsv){.form = form, .count = count, .lead = lead};
    csv_start(&out->csv, file);
    memcpy(out->names, order, count * sizeof *order);
    find_columns(out, &session_table, out->of_session);
    for (int i = 0; i < PART_COUNT; i++)
        find_columns(out, record_parts[i].table, out->of_part[i]);
    lead_row(out, "record");
    csv_head(&out->csv, out->names, out->count);
}

/* ---- rows ---- */

static void add_cell(Csv *csv, const RecordField *field, const void *value)
{
    switch (field->kind) {
    case RECORD_TEXT:
        csv_text(csv, *(const char *const *)value);
        break;
    case RECORD_HEX:
        csv_text(csv, value);
        break;
    case RECORD_WHOLE:
        csv_level(csv, field->or_null && *(const int *)value == 0 ? -1 : *(const int *)value);
        break;
    case RECORD_LEVEL:
        csv_level(csv, *(const int *)value);
        break;
    case RECORD_FLAG:
        csv_whole(csv, *(const bool *)value);
        break;
    case RECORD_LENGTH:
        csv_seconds(csv, *(const Ns *)value);
        break;
    case RECORD_MOMENT:
        csv_moment(csv, *(const Moment *)value);
        break;
    case RECORD_WORD:
        csv_text(csv, record_word(field->words, *(const int *)value));
        break;
    }
}

static void add_field(RecordCsv *out, const RecordField *field, const void *record)
{
    if (field && (out->with_notes || !field->own_words))
        add_cell(&out->csv, field, record_at(field, record));
    else
        csv_empty(&out->csv, 1);
}

void record_csv_session(RecordCsv *out, const SessionRecord *session)
{
    lead_row(out, session_table.report);
    for (size_t i = 0; i < out->count; i++)
        add_field(out, out->of_session[i], session);
    csv_end_row(&out->csv);
}

static void add_row(RecordCsv *out, const SessionRecord *session, PartKind part, const void *record)
{
    lead_row(out, record_parts[part].table->report);
    for (size_t i = 0; i < out->count; i++) {
        if (!out->of_part[part][i] && i < out->lead)
            add_field(out, out->of_session[i], session);
        else
            add_field(out, out->of_part[part][i], record);
    }
    csv_end_row(&out->csv);
}

void record_csv_part(RecordCsv *out, const LoggedSession *logged, PartKind part)
{
    const char *items;
    size_t count = record_part(logged, part, &items), size = record_parts[part].table->size;
    for (size_t i = 0; i < count; i++)
        add_row(out, &logged->session, part, items + i * size);
}
