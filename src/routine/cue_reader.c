// SPDX-FileCopyrightText: 2026 The Limber authors
// SPDX-License-Identifier: GPL-3.0-or-later
/* Reads cues: a text, or a map that says when, on which side and in which set it comes. Shared by
 * steps and exercises. A step's own cues must fit its work. The writer of its exercise's could not
 * know that work: those that ask for a side where none is known are left out, and the layout leaves
 * out those that come too late. */
#include "routine/step_parts.h"

#include "base/text.h"

#include <string.h>

typedef enum { CUE_SAY, CUE_AT, CUE_LAST, CUE_SIDE, CUE_SET, CUE_KEY_COUNT } CueKey;

/* `at: 10s` or `at: halfway`. */
static void at_read(Reading *reading, const YamlNode *node, void *target)
{
    Cue *cue = target;
    if (node->kind == YAML_TEXT && strcmp(node->text, "halfway") == 0) {
        cue->at = CUE_AT_HALFWAY;
        return;
    }
    cue->at = CUE_AT_OFFSET;
    bool word = node->kind == YAML_TEXT && strcspn(node->text, "0123456789") > 0;
    if (word && node->text[0] != '-' && node->text[0] != '.')
        field_error(reading, node->place, "'at' must be a duration such as 10s, or 'halfway'");
    else
        field_duration(reading, node, "at", 0, WORK_MOST, &cue->offset);
}

static void last_read(Reading *reading, const YamlNode *node, void *target)
{
    Cue *cue = target;
    cue->at = CUE_AT_LAST;
    field_duration(reading, node, "last", NS_PER_MS, WORK_MOST, &cue->offset);
}

static const FieldRow rows[CUE_KEY_COUNT] = {
    [CUE_SAY] = {"say", FIELD_PROSE, offsetof(Cue, say), .most = ROUTINE_MAX_SPOKEN_CHARS,
                 .required = true},
    [CUE_AT] = {"at", FIELD_OWN, .own = at_read},
    [CUE_LAST] = {"last", FIELD_OWN, .own = last_read},
    [CUE_SIDE] = {"side", FIELD_CHOICE, offsetof(Cue, side), SIDE_LEFT, .choices = side_names},
    [CUE_SET] = {"set", FIELD_INT, offsetof(Cue, set), .least = 1, .most = ROUTINE_MAX_SETS},
};

/* `- Remember: breathe` is a map to YAML, with one key that no cue has. A small letter and a key
 * that is near mean a typo. */
static bool is_lost_prose(const YamlNode *node)
{
    if (node->kind != YAML_MAP || node->count != 1)
        return false;
    const char *names[CUE_KEY_COUNT + 1] = {NULL}, *key = node->pairs[0].key;
    for (size_t i = 0; i < CUE_KEY_COUNT; i++)
        names[i] = rows[i].key;
    bool capital = key[0] >= 'A' && key[0] <= 'Z';
    return capital || text_nearest(key, names) == NULL;
}

static bool cue_read(Reading *reading, const YamlNode *node, Cue *cue)
{
    const YamlPair *given[CUE_KEY_COUNT];
    *cue = (Cue){.place = node->place};
    if (node->kind == YAML_TEXT) {
        cue->say = field_prose(reading, node, ROUTINE_MAX_SPOKEN_CHARS);
        return cue->say != NULL;
    }
    if (is_lost_prose(node)) {
        field_error(reading, node->pairs[0].key_place, "expected a text, found a map of keys");
        field_hint(reading, "put the text in quotes");
        return false;
    }
    if (node->kind != YAML_MAP) {
        field_error(reading, node->place, "a cue must be a text or a map of keys, not a list");
        field_hint(reading, "put the text in quotes");
        return false;
    }
    fields_read(reading, node, "a cue", rows, CUE_KEY_COUNT, cue, given);
    if (given[CUE_AT] && given[CUE_LAST])
        field_error(reading, given[CUE_LAST]->key_place, "a cue has 'at' or 'last', not both");
    return cue->say != NULL;
}

const Cue *cues_read(Reading *reading, const YamlNode *node, size_t *count)
{
    size_t items;
    const YamlNode *const *item = fields_items(&node, &items);
    Cue *cues = arena_alloc(reading->arena, (items + 1) * sizeof *cues);
    *count = 0;
    if (items > ROUTINE_MAX_CUES) {
        field_error(reading, item[ROUTINE_MAX_CUES]->place, "%zu cues; at most %d fit", items,
                    ROUTINE_MAX_CUES);
        return cues;
    }
    for (size_t i = 0; i < items; i++)
        if (cue_read(reading, item[i], &cues[*count]))
            ++*count;
    return cues;
}

/* ---- against the work ---- */

bool text_wants_side(const char *text)
{
    return strstr(text, "<side>") || strstr(text, "<other>");
}

static bool side_occurs(const Step *step, Side side)
{
    static const bool occurs[][3] = {
        [SIDES_BOTH] = {[SIDE_NONE] = true},
        [SIDES_LEFT] = {[SIDE_NONE] = true, [SIDE_LEFT] = true},
        [SIDES_RIGHT] = {[SIDE_NONE] = true, [SIDE_RIGHT] = true},
        [SIDES_EACH] = {true, true, true},
        [SIDES_ALTERNATE] = {true, true, true},
    };
    return occurs[step->side][side];
}

/* Is one side known to work at any moment, so that <side> has a meaning? */
static bool has_side(const Step *step)
{
    bool shared_time = step->side == SIDES_ALTERNATE && step->work.form == WORK_TIME;
    return step->side != SIDES_BOTH && !shared_time;
}

/* What is wrong with the cue's time, or NULL. */
static const char *wrong_time(const Step *step, const Cue *cue)
{
    Ns work = work_length(&step->work, step->release);
    bool timed = step->work.form != WORK_SELF_PACED && step->work.form != WORK_READY;
    if (!timed && (cue->at == CUE_AT_HALFWAY || cue->at == CUE_AT_LAST))
        return "work that a key ends has no halfway and no last seconds";
    if (timed && cue->at == CUE_AT_OFFSET && cue->offset >= work)
        return "this cue would come after the work has ended";
    if (timed && cue->at == CUE_AT_LAST && cue->offset >= work)
        return "'last' must be shorter than the work";
    return NULL;
}

/* What is wrong where a text asks for a side, or NULL. */
static const char *wrong_side_text(const Step *step, const char *text)
{
    if (has_side(step) || !text_wants_side(text))
        return NULL;
    return step->side == SIDES_BOTH ? "'<side>' has no meaning here: both sides work at once"
                                    : "'<side>' has no meaning here: moving time shares the sides";
}

static void check_cue(Reading *reading, const StepFields *fields, const Step *step, const Cue *cue)
{
    const char *time = wrong_time(step, cue), *text = wrong_side_text(step, cue->say);
    if (time && !step_is_wrong(fields, STEP_RELEASE))
        field_error(reading, cue->place, "%s", time);
    if (cue->set > step->sets && !step_is_wrong(fields, STEP_SETS))
        field_error(reading, cue->place, "set %d, but the step has %d", cue->set, step->sets);
    if (!fields->side_known)
        return;
    if (!side_occurs(step, cue->side))
        field_error(reading, cue->place, "the %s side does not work in this step",
                    side_name(cue->side));
    if (text)
        field_error(reading, cue->place, "%s", text);
}

void cues_check(Reading *reading, const StepFields *fields, const Step *step)
{
    for (size_t i = 0; step_has(fields, STEP_CUES) && i < step->cue_count; i++)
        check_cue(reading, fields, step, &step->cues[i]);
    const char *wrong = step->note ? wrong_side_text(step, step->note) : NULL;
    if (wrong && fields->side_known)
        field_error(reading, fields->given[STEP_NOTE]->value->place, "%s", wrong);
}

void cues_take(Reading *reading, const Exercise *exercise, Step *step)
{
    Cue *cues = arena_alloc(reading->arena, (exercise->cue_count + 1) * sizeof *cues);
    step->cues = cues;
    for (size_t i = 0; i < exercise->cue_count; i++) {
        if (wrong_side_text(step, exercise->cues[i].say))
            continue;
        cues[step->cue_count] = exercise->cues[i];
        /* what ships is in English; a person's own exercises, in the language of their routines */
        cues[step->cue_count++].language = exercise->personal ? NULL : "en";
    }
}
