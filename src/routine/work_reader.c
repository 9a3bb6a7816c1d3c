// SPDX-FileCopyrightText: 2026 The Limber authors
// SPDX-License-Identifier: GPL-3.0-or-later
/* Finds out which form of work a step has, reads its tempo, and checks the finished work. */
#include "routine/duration.h"
#include "routine/step_parts.h"

#include "base/array.h"

#include <stdio.h>
#include <string.h>

/* ---- tempo ---- */

static const char *const not_a_tempo = "must be seconds with '-' between them, as in 3-1-1";

/* One number of a tempo: "3", "1.5". NULL, or what is wrong. */
static const char *tempo_part(const char *text, size_t length, Ns *ns)
{
    char part[16];
    if (length == 1 && (*text == 'X' || *text == 'x'))
        return "has an X (as fast as you can), which is not a time";
    if (length == 0 || length >= sizeof part)
        return not_a_tempo;
    memcpy(part, text, length);
    part[length] = '\0';
    bool number = part[strspn(part, "0123456789.")] == '\0' && duration_parse(part, ns) == NULL;
    return number ? NULL : not_a_tempo;
}

/* Three or four numbers into tempo. NULL, or what is wrong. */
static const char *parse_tempo(const char *text, Ns *tempo)
{
    for (int phase = 0; phase < TEMPO_PHASES; phase++) {
        size_t length = strcspn(text, "-");
        const char *wrong = tempo_part(text, length, &tempo[phase]);
        text += length;
        if (wrong)
            return wrong;
        if (*text == '\0' && phase >= PHASE_RAISE)
            return NULL;
        if (*text++ == '\0')
            break;
    }
    return "has three or four numbers: lowering-pause-raising, then the pause at the top";
}

/* Takes the numbers out of "3:1:1", "3 - 1 - 1", "3s-1s-1s", "311", "3-1-X", each 0 to 9 or with
 * decimals; static. NULL: they are not three or four. */
static const char *meant_tempo(const char *text)
{
    static char out[48];
    size_t used = 0, count = 0;
    bool glued = strspn(text, "0123456789") == strlen(text);
    while (*text && count <= TEMPO_PHASES) {
        size_t length = strspn(text, "0123456789.");
        bool fast = *text == 'x' || *text == 'X';
        if (length == 0 && !fast) {
            text++;
            continue;
        }
        length = glued ? 1 : fast ? 1 : length;
        if (length > 4)
            return NULL;
        used += (size_t)snprintf(out + used, sizeof out - used, "%s%.*s", count ? "-" : "",
                                 (int)length, fast ? "1" : text);
        count++;
        text += length;
    }
    Ns tempo[TEMPO_PHASES];
    return count >= TEMPO_PHASES - 1 && count <= TEMPO_PHASES && !parse_tempo(out, tempo) ? out
                                                                                          : NULL;
}

void tempo_read(Reading *reading, const YamlNode *node, void *target)
{
    Ns *tempo = ((StepFields *)target)->step.work.tempo;
    const char *text = field_line(reading, node, 0);
    if (!text)
        return;
    memset(tempo, 0, TEMPO_PHASES * sizeof *tempo);
    const char *wrong = parse_tempo(text, tempo), *meant = wrong ? meant_tempo(text) : NULL;
    Ns sum = 0;
    for (int phase = 0; phase < TEMPO_PHASES; phase++)
        sum += tempo[phase];
    if (wrong) {
        field_error(reading, node->place, "'tempo' %s", wrong);
        if (meant)
            field_write(reading, node, "%s", meant);
        else
            field_hint(reading, "the seconds of lowering, pause and raising, such as 3-1-1");
    } else if (sum < PACE_LEAST || sum > WORK_MOST) {
        field_error(reading, node->place, "a rep by 'tempo' must last 0.4 s to 60 min");
    }
}

/* ---- the form ---- */

bool step_has(const StepFields *fields, StepKey key)
{
    return fields->given[key] != NULL;
}

bool step_says(const StepFields *fields, StepKey key)
{
    return step_has(fields, key) && !(fields->taken >> key & 1);
}

bool step_is_wrong(const StepFields *fields, StepKey key)
{
    return fields->wrong >> key & 1;
}

static Place key_place(const StepFields *fields, StepKey key)
{
    return fields->given[key]->key_place;
}

uint64_t work_form_keys(size_t index)
{
    return index < WORK_FORMS ? work_row((WorkForm)index)->keys : 0;
}

static const StepKey work_keys[] = {STEP_HOLD,  STEP_TIME,  STEP_REPS,
                                    STEP_TEMPO, STEP_EVERY, STEP_UNTIL};
#define WORK_KEYS (COUNT_OF(work_keys))

/* The work keys that a step has, as a set. */
static uint64_t keys_of_work(const StepFields *fields)
{
    uint64_t keys = 0;
    for (size_t i = 0; i < WORK_KEYS; i++)
        if (step_has(fields, work_keys[i]))
            keys |= UINT64_C(1) << work_keys[i];
    return keys;
}

/* The form that these keys make, or WORK_FORMS. */
static WorkForm find_form(uint64_t keys)
{
    WorkForm form = 0;
    while (form < WORK_FORMS && work_row(form)->keys != keys)
        form++;
    return form;
}

/* A dose ("hold: 30s, sets: 2") as it may stand in a map: what the map has already is left out. */
static const char *as_lines(Reading *reading, const YamlNode *map, const char *dose)
{
    const char *between =
        map->flow ? ", "
                  : arena_printf(reading->arena, "\n%*s", map->pairs[0].key_place.column - 1, "");
    const char *lines = "";
    while (*dose) {
        size_t length = strcspn(dose, ",");
        const char *pair = arena_copy(reading->arena, dose, length);
        const char *key = arena_copy(reading->arena, pair, strcspn(pair, ":"));
        if (!yaml_get(map, key))
            lines = arena_printf(reading->arena, "%s%s%s", lines, *lines ? between : "", pair);
        dose += length;
        dose += strspn(dose, ", ");
    }
    return lines;
}

static void no_work(Reading *reading, const Exercise *exercise, Place place)
{
    field_error(reading, place, "this step has no dose: say how long or how often");
    const YamlNode *map = reading->at.map;
    bool moves = exercise && exercise->side == SIDES_ALTERNATE;
    const char *usual = moves ? "time: 40s" : "hold: 30s";
    const char *dose = exercise && exercise->dose ? exercise->dose : usual;
    if (exercise && exercise->dose)
        field_hint(reading, "typical for this exercise: %s", exercise->dose);
    else
        field_hint(reading, "hold: 30s, time: 40s, reps: 12, or until: ready");
    if (map && map->count > 0)
        field_add(reading, &map->pairs[map->count - 1], as_lines(reading, map, dose));
    field_guess(reading);
}

/* Is there a form that has both? */
static bool go_together(StepKey a, StepKey b)
{
    uint64_t both = UINT64_C(1) << a | UINT64_C(1) << b;
    for (WorkForm form = 0; form < WORK_FORMS; form++)
        if ((work_row(form)->keys & both) == both)
            return true;
    return false;
}

/* Names the first work key in the file that does not go with one before it; where all go together,
 * the reps are missing. */
static void no_form(Reading *reading, const StepFields *fields)
{
    const YamlPair *earlier = NULL, *later = NULL, *any = NULL;
    for (size_t i = 0; i < WORK_KEYS * WORK_KEYS; i++) {
        StepKey first = work_keys[i / WORK_KEYS], second = work_keys[i % WORK_KEYS];
        const YamlPair *a = fields->given[first], *b = fields->given[second];
        any = a ? a : any;
        if (!a || !b || a >= b || go_together(first, second) || (later && b >= later))
            continue;
        earlier = a;
        later = b;
    }
    if (later)
        field_error(reading, later->key_place,
                    "two forms of work in one step: '%s' does not go with '%s'", later->key,
                    earlier->key);
    else
        field_error(reading, any->key_place, "'%s' needs 'reps'", any->key);
    if (later) {
        field_drop(reading, later);
        field_hint(reading, "keep one of the two");
    } else {
        field_hint(reading, "add how many, such as 'reps: 10'");
        field_add(reading, any, "reps: 10");
    }
    field_guess(reading);
}

/* Is the value of a work key wrong? Then nothing more can be said of the work. */
static bool work_is_wrong(const StepFields *fields)
{
    for (size_t i = 0; i < WORK_KEYS; i++)
        if (step_is_wrong(fields, work_keys[i]))
            return true;
    return false;
}

bool work_has_form(const StepFields *fields)
{
    return find_form(keys_of_work(fields)) < WORK_FORMS;
}

bool work_read(Reading *reading, StepFields *fields, const Exercise *exercise, Place place)
{
    Work *work = &fields->step.work;
    uint64_t keys = keys_of_work(fields);
    WorkForm form = find_form(keys);
    bool cut = reading->at.map && reading->at.map->cut;
    if (keys == 0 && !cut && !work_is_wrong(fields))
        no_work(reading, exercise, place);
    else if (form == WORK_FORMS && keys > 0 && !cut)
        no_form(reading, fields);
    if (form == WORK_FORMS)
        return false;
    work->form = form;
    if (!step_has(fields, STEP_BEGINS))
        work->begins_up = exercise && exercise->begins_up;
    work->begins_up = work->begins_up && work->form == WORK_TEMPO;
    return !work_is_wrong(fields);
}

/* ---- what has nothing to act on ---- */

#define BIT(key) (UINT64_C(1) << (key))

static const struct {
    StepKey key;
    const char *why;
} may_be_unused[] = {
    {STEP_RELEASE, "it stands between repeated holds"},
    {STEP_BEGINS, "there is no tempo"},
    {STEP_REST, "there is one set"},
    {STEP_SWITCH, "sides do not change here"},
    {STEP_FIRST, "sides do not change here"},
    {STEP_ORDER, "it needs 'side: each' and more than one set"},
};

uint64_t work_uses(const StepFields *fields, const Step *step)
{
    bool known = fields->side_known;
    bool each = !known || step->side == SIDES_EACH;
    bool sets = step->sets > 1 || step_is_wrong(fields, STEP_SETS);
    uint64_t used = 0;
    if (work_row(step->work.form)->has_release && step->work.reps > 1)
        used |= BIT(STEP_RELEASE);
    if (step->work.form == WORK_TEMPO)
        used |= BIT(STEP_BEGINS);
    if (sets)
        used |= BIT(STEP_REST);
    if (each)
        used |= BIT(STEP_SWITCH);
    if (each || step->side == SIDES_ALTERNATE)
        used |= BIT(STEP_FIRST);
    if (!known || (each && sets))
        used |= BIT(STEP_ORDER);
    return used;
}

void work_warn_unused(Reading *reading, const StepFields *fields, uint64_t used)
{
    for (size_t i = 0; i < COUNT_OF(may_be_unused); i++) {
        StepKey key = may_be_unused[i].key;
        if (!step_says(fields, key) || used & BIT(key))
            continue;
        field_warn(reading, key_place(fields, key), "'%s' has nothing to act on: %s",
                   fields->given[key]->key, may_be_unused[i].why);
        field_drop(reading, fields->given[key]);
        field_guess(reading);
    }
}

/* ---- the finished work ---- */

/* `until` is worked once, both sides at once. */
static void check_until(Reading *reading, const StepFields *fields)
{
    static const StepKey refused[] = {STEP_SETS, STEP_SIDE};
    for (size_t i = 0; i < 2; i++)
        if (step_has(fields, refused[i])) {
            field_error(reading, key_place(fields, refused[i]), "'until' takes no '%s'",
                        fields->given[refused[i]]->key);
            field_drop(reading, fields->given[refused[i]]);
        }
}

static bool check_length(Reading *reading, const StepFields *fields, const Step *step)
{
    Ns length = work_length(&step->work, step->release);
    bool fits =
        !work_row(step->work.form)->is_timed || (length >= WORK_LEAST && length <= WORK_MOST);
    if (fits || step_is_wrong(fields, STEP_RELEASE))
        return fits;
    char text[48];
    StepKey key = step_has(fields, STEP_REPS) ? STEP_REPS : STEP_HOLD;
    field_error(reading, key_place(fields, key),
                "the work of one side lasts %s; it must be 1 s to 60 min",
                duration_format(length, text, sizeof text));
    return false;
}

static void check_odd(Reading *reading, const StepFields *fields, const Step *step)
{
    if (fields->side_known && step->side == SIDES_ALTERNATE && step->work.reps % 2 == 1)
        field_warn(reading, key_place(fields, STEP_REPS),
                   "an odd number of reps gives one side more than the other");
}

bool work_check(Reading *reading, const StepFields *fields, const Step *step)
{
    if (step->work.form == WORK_READY)
        check_until(reading, fields);
    check_odd(reading, fields, step);
    return check_length(reading, fields, step);
}
