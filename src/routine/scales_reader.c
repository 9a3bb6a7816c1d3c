// SPDX-FileCopyrightText: 2026 The Limber authors
// SPDX-License-Identifier: GPL-3.0-or-later
/* Reads a routine's own questions, `scales`. */
#include "routine/head.h"

#include "base/array.h"
#include "base/text.h"

#include <string.h>

#define ASK_MOST 200 /* characters */
#define END_MOST 40  /* cells of what 0 and 10 mean */

static const FieldRow scale_rows[] = {
    {"ask", FIELD_PROSE, offsetof(Scale, ask), .most = ASK_MOST, .required = true},
    {"low", FIELD_LINE, offsetof(Scale, low), .most = END_MOST, .required = true},
    {"high", FIELD_LINE, offsetof(Scale, high), .most = END_MOST, .required = true},
    {"when", FIELD_CHOICE, offsetof(Scale, when), .choices = asked_names},
};

const FieldMap scale_map = {"a scale", scale_rows, COUNT_OF(scale_rows), NULL};

static bool is_text(const YamlNode *node)
{
    return node->kind == YAML_TEXT && *node->text;
}

/* `scales: [How hard are stairs?]`, or a list of the question and its ends. */
static void not_a_map(Reading *reading, const YamlNode *node)
{
    const YamlNode *ask = node, *low = NULL, *high = NULL;
    fields_is_map(reading, node, scale_map.what, NULL);
    if (node->kind == YAML_LIST && node->count == 3) {
        ask = node->items[0];
        low = node->items[1];
        high = node->items[2];
    }
    if (!is_text(ask) || (low && !(is_text(low) && is_text(high))))
        return;
    const char *text =
        arena_printf(reading->arena, "{ask: %s, low: %s, high: %s}", field_flow_text(reading, ask),
                     low ? field_flow_text(reading, low) : "no trouble",
                     high ? field_flow_text(reading, high) : "cannot");
    field_hint(reading, "write '%s'", text);
    if (node->kind == YAML_LIST && node->flow && node->last.line == node->place.line)
        field_edit(reading, place_across(node->place, node->last), text);
    else if (node->kind == YAML_TEXT && node->one_line)
        field_edit(reading, node->place, text);
    field_guess(reading);
}

/* `{ask: How hard are stairs?}` */
static void no_ends(Reading *reading, const YamlNode *node)
{
    static const char ends[] = "low: no trouble, high: cannot";
    field_error(reading, (Place){node->place.line, node->place.column, 1},
                "a scale needs 'low' and 'high': what 0 and 10 mean");
    field_hint(reading, "add '%s', with what fits here", ends);
    if (node->flow)
        field_add(reading, node->pairs, ends);
    field_guess(reading);
}

static bool asked_already(const Routine *routine, const Scale *scale)
{
    for (size_t i = 0; i < routine->scale_count; i++)
        if (routine->scales[i].when == scale->when &&
            strcmp(routine->scales[i].ask, scale->ask) == 0)
            return true;
    return false;
}

/* False: there is no whole scale. */
static bool scale_read(Reading *reading, const YamlNode *node, const Routine *routine, Scale *scale)
{
    *scale = (Scale){.when = SCALE_WEEKLY};
    if (node->kind != YAML_MAP) {
        not_a_map(reading, node);
        return false;
    }
    if (node->count == 1 && yaml_get(node, "ask")) {
        FieldSpot outer = reading->at;
        reading->at.map = node;
        no_ends(reading, node);
        reading->at = outer;
        return false;
    }
    size_t errors = reading->errors;
    fields_read(reading, node, scale_map.what, scale_rows, scale_map.count, scale, NULL);
    if (reading->errors > errors || !scale->ask || !scale->low || !scale->high)
        return false;
    if (!asked_already(routine, scale))
        return true;
    field_error(reading, yaml_get(node, "ask")->place, "the same question is asked '%s' already",
                asked_names[scale->when]);
    field_hint(reading, "leave one of the two out, or ask it at another time");
    return false;
}

void scales_read(Reading *reading, const YamlNode *node, void *target)
{
    Routine *routine = &((RoutineFields *)target)->routine;
    size_t count;
    const YamlNode *const *items = fields_items(&node, &count);
    if (count > ROUTINE_MAX_SCALES) {
        field_error(reading, items[ROUTINE_MAX_SCALES]->place,
                    "a list of %zu entries; at most %d fit", count, ROUTINE_MAX_SCALES);
        field_hint(reading, "keep those that matter most");
        return;
    }
    Scale *scales = arena_alloc(reading->arena, (count + 1) * sizeof *scales);
    routine->scales = scales;
    for (size_t i = 0; i < count; i++)
        if (scale_read(reading, items[i], routine, &scales[routine->scale_count]))
            routine->scale_count++;
}
