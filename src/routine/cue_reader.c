/* Reads cues: a text, or a map that says when, on which side and in which set it comes. Shared by
 * steps and exercises. */
#include "routine/step_parts.h"

#include <stdio.h>
#include <string.h>

#define MOST_SETS 100

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
    field_duration(reading, node, "at", 0, WORK_MOST, &cue->offset);
}

static void last_read(Reading *reading, const YamlNode *node, void *target)
{
    Cue *cue = target;
    cue->at = CUE_AT_LAST;
    field_duration(reading, node, "last", NS_PER_MS, WORK_MOST, &cue->offset);
}

static void side_read(Reading *reading, const YamlNode *node, void *target)
{
    static const char *const words[] = {"left", "right", NULL};
    int side;
    if (field_choice(reading, node, words, &side))
        ((Cue *)target)->side = side == 0 ? SIDE_LEFT : SIDE_RIGHT;
}

static const FieldRow rows[CUE_KEY_COUNT] = {
    [CUE_SAY] = {"say", FIELD_PROSE, offsetof(Cue, say), .most = ROUTINE_MAX_SPOKEN_CHARS,
                 .required = true},
    [CUE_AT] = {"at", FIELD_OWN, .own = at_read},
    [CUE_LAST] = {"last", FIELD_OWN, .own = last_read},
    [CUE_SIDE] = {"side", FIELD_OWN, .own = side_read},
    [CUE_SET] = {"set", FIELD_INT, offsetof(Cue, set), .least = 1, .most = MOST_SETS},
};

/* `- Remember: breathe` is a map to YAML, with one key that no cue has. */
static bool is_lost_prose(const YamlNode *node)
{
    if (node->kind != YAML_MAP || node->count != 1)
        return false;
    for (size_t i = 0; i < CUE_KEY_COUNT; i++)
        if (strcmp(rows[i].key, node->pairs[0].key) == 0)
            return false;
    return true;
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
    if (!fields_is_map(reading, node, "a cue"))
        return false;
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
    for (size_t i = 0; i < items; i++)
        if (cue_read(reading, item[i], &cues[*count]))
            ++*count;
    return cues;
}

/* ---- against the work ---- */

static bool side_occurs(const Step *step, Side side)
{
    switch (step->side) {
    case SIDES_BOTH:
        return false;
    case SIDES_LEFT:
        return side == SIDE_LEFT;
    case SIDES_RIGHT:
        return side == SIDE_RIGHT;
    case SIDES_EACH:
    case SIDES_ALTERNATE:
        return true;
    }
    return true;
}

bool text_wants_side(const char *text)
{
    return strstr(text, "<side>") || strstr(text, "<other>");
}

static void check_time(Reading *reading, const Step *step, const Cue *cue, Ns work)
{
    bool timed = step->work.form != WORK_SELF_PACED && step->work.form != WORK_READY;
    if (!timed && (cue->at == CUE_AT_HALFWAY || cue->at == CUE_AT_LAST))
        field_error(reading, cue->place, "work that a key ends has no halfway and no last seconds");
    else if (timed && cue->at == CUE_AT_OFFSET && cue->offset >= work)
        field_error(reading, cue->place, "this cue comes after the work has ended");
    else if (timed && cue->at == CUE_AT_LAST && cue->offset >= work)
        field_error(reading, cue->place, "'last' is longer than the work");
}

void cues_check(Reading *reading, const Step *step)
{
    Ns work = work_length(&step->work, step->release);
    bool sided = step->side != SIDES_BOTH &&
                 !(step->side == SIDES_ALTERNATE && step->work.form == WORK_TIME);
    for (size_t i = 0; i < step->cue_count; i++) {
        const Cue *cue = &step->cues[i];
        check_time(reading, step, cue, work);
        if (cue->side != SIDE_NONE && !side_occurs(step, cue->side))
            field_error(reading, cue->place, "the %s side does not work in this step",
                        side_name(cue->side));
        if (cue->set > step->sets)
            field_error(reading, cue->place, "set %d, but the step has %d", cue->set, step->sets);
        if (!sided && text_wants_side(cue->say))
            field_error(reading, cue->place,
                        "'<side>' has no meaning here: both sides work at once");
    }
}
