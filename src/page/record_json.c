// SPDX-FileCopyrightText: 2026 The Limber authors
// SPDX-License-Identifier: GPL-3.0-or-later
/* Writes records as JSON. */
#include "page/record_json.h"

void record_json_moment(Json *json, const char *key, Moment moment)
{
    char text[MOMENT_BYTES];
    json_text(json, key, moment.utc_s == 0 ? NULL : moment_format(moment, text, sizeof text));
}

void record_json_day(Json *json, const char *key, Day day)
{
    char text[MOMENT_BYTES];
    json_text(json, key, day_format(day, text, sizeof text));
}

void record_json_frequency(Json *json, const char *key, Frequency times)
{
    if (times.times <= 0) {
        json_null(json, key);
        return;
    }
    json_open_object(json, key);
    json_whole(json, "times", times.times);
    json_whole(json, "period_days", times.period_days);
    json_close(json);
}

static void add_field(Json *json, const RecordField *field, const void *value)
{
    switch (field->kind) {
    case RECORD_TEXT:
        json_text(json, field->member, *(const char *const *)value);
        break;
    case RECORD_HEX:
        json_text(json, field->member, value);
        break;
    case RECORD_WHOLE:
        if (field->or_null && *(const int *)value == 0)
            json_null(json, field->member);
        else
            json_whole(json, field->member, *(const int *)value);
        break;
    case RECORD_LEVEL:
        json_level(json, field->member, *(const int *)value);
        break;
    case RECORD_FLAG:
        json_flag(json, field->member, *(const bool *)value);
        break;
    case RECORD_LENGTH:
        json_seconds(json, field->member, *(const Ns *)value);
        break;
    case RECORD_MOMENT:
        record_json_moment(json, field->member, *(const Moment *)value);
        break;
    case RECORD_WORD:
        json_text(json, field->member, record_word(field->words, *(const int *)value));
        break;
    }
}

void record_json_members(Json *json, const RecordTable *table, const void *record, bool with_note)
{
    for (size_t i = 0; i < table->count; i++)
        if (with_note || !table->fields[i].own_words)
            add_field(json, &table->fields[i], record_at(&table->fields[i], record));
}

void record_json_logged(Json *json, const LoggedSession *logged, bool with_note)
{
    record_json_members(json, &session_table, &logged->session, with_note);
    for (int i = 0; i < PART_COUNT; i++) {
        const RecordTable *table = record_parts[i].table;
        const char *items;
        size_t count = record_part(logged, (PartKind)i, &items);
        json_open_array(json, record_parts[i].member);
        for (size_t j = 0; j < count; j++) {
            json_open_object(json, NULL);
            record_json_members(json, table, items + j * table->size, with_note);
            json_close(json);
        }
        json_close(json);
    }
}
