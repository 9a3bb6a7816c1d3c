// SPDX-FileCopyrightText: 2026 The Limber authors
// SPDX-License-Identifier: GPL-3.0-or-later
/* Writes what was found, in the order in which it was. */
#include "page/found_json.h"

static void add_range(Json *json, Place place)
{
    json_whole(json, "line", place.line);
    json_whole(json, "column", place.column);
    json_whole(json, "end_column", place.column + place.width);
}

static void add_edit(Json *json, const Edit *edit)
{
    json_open_object(json, NULL);
    add_range(json, edit->place);
    json_whole(json, "from", (int64_t)edit->from);
    json_whole(json, "to", (int64_t)edit->to);
    json_text(json, "text", edit->text);
    json_close(json);
}

static void add_message(Json *json, const Diagnostic *item)
{
    static const char *const words[] = {"error", "warning", "note"};
    json_open_object(json, NULL);
    json_text(json, "severity", words[item->severity]);
    json_text(json, "file", item->file);
    if (item->place.line > 0) {
        add_range(json, item->place);
    } else {
        json_null(json, "line");
        json_null(json, "column");
        json_null(json, "end_column");
    }
    json_text(json, "message", item->message);
    json_text(json, "hint", item->hint);
    json_flag(json, "guess", item->edit_count > 0 && item->guessed);
    json_open_array(json, "edits");
    for (size_t i = 0; i < item->edit_count; i++)
        add_edit(json, &item->edits[i]);
    json_close(json);
    json_close(json);
}

void found_json(Json *json, const char *key, const Diagnostics *found)
{
    json_open_array(json, key);
    for (size_t i = 0; i < diagnostics_size(found); i++)
        add_message(json, diagnostics_at(found, i));
    json_close(json);
}
