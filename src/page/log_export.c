// SPDX-FileCopyrightText: 2026 The Limber authors
// SPDX-License-Identifier: GPL-3.0-or-later
/* The log as JSON Lines, whole sessions a line, for another machine or another program: what
 * store/import.h reads. docs/log.md describes it. */
#include "page/log_private.h"
#include "page/record_json.h"
#include "store/import.h"

#include <string.h>

static void export_text(Json *json, const SessionRecord *session, const char *text)
{
    json_open_object(json, NULL);
    json_text(json, "type", "routine");
    json_text(json, "sha256", session->sha256);
    json_text(json, "name", session->routine);
    json_text(json, "title", session->title);
    json_level(json, "version", session->version > 0 ? session->version : -1);
    json_text(json, "text", text);
    json_close(json);
}

static void export_pins(Json *json, LogReader *reader, Arena *arena)
{
    PinRecord *pins;
    size_t count = log_reader_pins(reader, arena, &pins);
    for (size_t i = 0; i < count; i++) {
        json_open_object(json, NULL);
        json_text(json, "type", "pin");
        json_text(json, "routine", pins[i].routine);
        record_json_frequency(json, "times", pins[i].times);
        record_json_moment(json, "since", pins[i].since);
        json_close(json);
    }
}

static void export_gates(Json *json, LogReader *reader, Arena *arena)
{
    GateRecord *gates;
    size_t count = log_reader_gates(reader, arena, 0, &gates);
    for (size_t i = 0; i < count; i++) {
        json_open_object(json, NULL);
        json_text(json, "type", "gate");
        record_json_members(json, &gate_table, &gates[i], true);
        json_close(json);
    }
}

/* Was this session's text written before? Seldom many versions: looked for backwards. */
static bool is_new_text(const LoggedSession *sessions, size_t at)
{
    for (size_t i = at; i > 0; i--)
        if (strcmp(sessions[i - 1].session.sha256, sessions[at].session.sha256) == 0)
            return false;
    return true;
}

size_t log_page_export(LogReader *reader, Arena *arena, const LogFilter *filter, Moment now,
                       FILE *out)
{
    LoggedSession *sessions;
    size_t count = log_reader_span(reader, arena, filter, LOG_ALL, &sessions);
    Json json;
    json_start(&json, out, JSON_LINES);
    json_open_object(&json, NULL);
    json_whole(&json, "limber-log", IMPORT_VERSION);
    record_json_moment(&json, "exported", now);
    json_close(&json);
    for (size_t i = 0; i < count; i++) {
        const char *text = is_new_text(sessions, i)
                               ? log_reader_text(reader, arena, sessions[i].session.sha256)
                               : NULL;
        if (text)
            export_text(&json, &sessions[i].session, text);
        json_open_object(&json, NULL);
        json_text(&json, "type", "session");
        record_json_logged(&json, &sessions[i], true);
        json_close(&json);
    }
    if (!filter->routine && filter->from <= 0) {
        export_gates(&json, reader, arena);
        export_pins(&json, reader, arena);
    }
    return count;
}
