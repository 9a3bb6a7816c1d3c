// SPDX-FileCopyrightText: 2026 The Limber authors
// SPDX-License-Identifier: GPL-3.0-or-later
/* Reads a step: its fields by the table, its exercise, its form of work, its sides, and every
 * default filled in, so that a Step needs no second look. */
#include "routine/days_reader.h"
#include "routine/library.h"
#include "routine/step_rows.h"

#include "base/text.h"

#include <stdio.h>
#include <string.h>

static const char *const until_words[] = {"ready", NULL};

static void step_days(Reading *reading, const YamlNode *node, void *target)
{
    days_read(reading, node, &((StepFields *)target)->step.due);
}

static void step_weekdays(Reading *reading, const YamlNode *node, void *target)
{
    weekdays_read(reading, node, &((StepFields *)target)->step.due);
}

static void step_times(Reading *reading, const YamlNode *node, void *target)
{
    due_times_read(reading, node, &((StepFields *)target)->step.due);
}

static const char *const most_reps[] = {"max", NULL};
const FieldForm step_reps_forms[] = {{FIELD_INT, 1, ROUTINE_MAX_REPS},
                                     {FIELD_CHOICE, .choices = most_reps}};
const FieldForm step_duration_forms[] = {{FIELD_DURATION, WORK_LEAST, WORK_MOST}};
const FieldForm step_load_forms[] = {{FIELD_LINE, .most = ROUTINE_MAX_LOAD_CELLS}};
const FieldForm step_tempo_forms[] = {
    {FIELD_OWN, .pattern = "^[0-9]+(\\.[0-9]{1,3})?(-[0-9]+(\\.[0-9]{1,3})?){2,3}$"}};
const FieldForm step_breath_forms[] = {
    {FIELD_OWN, .pattern = "^[0-9]+(\\.[0-9]{1,3})?(-[0-9]+(\\.[0-9]{1,3})?){1}$"},
    {FIELD_OWN, .pattern = "^[0-9]+(\\.[0-9]{1,3})?(-[0-9]+(\\.[0-9]{1,3})?){3}$"}};
static const FieldForm name_forms[] = {
    {FIELD_OWN, .pattern = "^([^./\\\\]|\\.[^./\\\\]|\\.\\.[^/\\\\])[^/\\\\]*$"}};
static const FieldForm link_forms[] = {
    {FIELD_OWN, .most = LINK_MOST,
     .pattern = "^[Hh][Tt][Tt][Pp][Ss]://[!$-.0-;=A-Z_a-z~]*\\.[!$-.0-;=A-Z_a-z~]*"
                "([/?#][!#-;=?-Z_a-z~]*)?$"}};
const FieldForm step_cue_forms[] = {{FIELD_PROSE, .most = ROUTINE_MAX_SPOKEN_CHARS},
                                    {FIELD_OWN, .map = &cue_map}};
static const FieldForm progress_forms[] = {{FIELD_OWN, .map = &progress_map}};

/* Cues and progress are held against the finished step, and read last. */
static const FieldRow step_rows[STEP_KEY_COUNT] = {
    [STEP_HOLD] = STEP_ROW_HOLD,
    [STEP_TIME] = STEP_ROW_TIME,
    [STEP_REPS] = STEP_ROW_REPS,
    [STEP_LOAD] = STEP_ROW_LOAD,
    [STEP_TEMPO] = STEP_ROW_TEMPO,
    [STEP_EVERY] = STEP_ROW_EVERY,
    [STEP_BREATHS] = STEP_ROW_BREATHS,
    [STEP_BREATH] = STEP_ROW_BREATH,
    [STEP_RELEASE] = STEP_ROW_RELEASE,
    [STEP_UNTIL] = {"until", FIELD_CHOICE, offsetof(StepFields, until), .choices = until_words},
    [STEP_BEGINS] = {"begins", FIELD_SECOND, STEP_MEMBER(work.begins_up), .choices = begins_names},
    [STEP_SETS] = STEP_ROW_SETS,
    [STEP_REST] = STEP_ROW_REST,
    [STEP_SIDE] = {"side", FIELD_CHOICE, STEP_MEMBER(side), .choices = sides_names},
    [STEP_FIRST] = {"first", FIELD_CHOICE, STEP_MEMBER(first), SIDE_LEFT, .choices = side_names},
    [STEP_ORDER] = {"order", FIELD_CHOICE, STEP_MEMBER(order), .choices = order_names},
    [STEP_SWITCH] = STEP_ROW_GAP("switch", switch_gap),
    [STEP_EXERCISE] = STEP_ROW_EXERCISE,
    [STEP_NAME] = STEP_ROW_NAME,
    [STEP_NOTE] = STEP_ROW_NOTE,
    [STEP_PREPARE] = STEP_ROW_GAP("prepare", prepare),
    [STEP_POSITION] = {"position", FIELD_CHOICE, STEP_MEMBER(position), .choices = position_names},
    [STEP_FEEL] = {"feel", FIELD_REGIONS, STEP_MEMBER(feel)},
    [STEP_FIGURE] = {"figure", FIELD_LINE, STEP_MEMBER(figure)},
    [STEP_VOICE] = {"voice", FIELD_OWN, .own = voice_read, FIELD_FORMS(name_forms)},
    [STEP_PHOTO] = {"photo", FIELD_OWN, .own = photo_read, FIELD_FORMS(name_forms)},
    [STEP_LINK] = {"link", FIELD_OWN, .own = link_read, FIELD_FORMS(link_forms)},
    [STEP_CUES] = STEP_ROW_CUES,
    [STEP_CORE] = {"core", FIELD_BOOL, STEP_MEMBER(core)},
    [STEP_DAYS] = DAYS_ROW(step_days),
    [STEP_WEEKDAYS] = WEEKDAYS_ROW(step_weekdays),
    [STEP_TIMES] = DUE_TIMES_ROW(step_times),
    [STEP_PROGRESS] = {"progress", FIELD_OWN, .own = field_accept, FIELD_FORMS(progress_forms),
                       .many = FIELD_ONE_OR_LIST, .most_items = ROUTINE_MAX_LIST},
};

const FieldMap step_map = {"a step", step_rows, STEP_KEY_COUNT, NULL};

/* ---- the exercise ---- */

/* The exercise that a field names; NULL where it is not given or not there. */
static const Exercise *find_exercise(Reading *reading, const YamlPair *given, const char *id)
{
    if (!given || !id)
        return NULL;
    Diagnostics *found = reading->kept ? diagnostics_new() : reading->found;
    const Exercise *exercise = reading->library ? library_find(reading->library, id, found) : NULL;
    if (reading->kept)
        diagnostics_free(found);
    else if (!exercise)
        unknown_exercise(reading, given, id);
    return exercise;
}

/* ---- sides ---- */

static void choose_side(StepFields *fields, const Exercise *exercise, bool by_side)
{
    Step *step = &fields->step;
    bool own = step_has(fields, STEP_SIDE), ready = step->work.form == WORK_READY;
    bool lost =
        own ? step_is_wrong(fields, STEP_SIDE) : step_has(fields, STEP_EXERCISE) && !exercise;
    if (ready || !own)
        step->side = exercise && !ready ? exercise->side : SIDES_BOTH;
    if (by_side && !own && !ready && (!exercise || exercise->side != SIDES_BOTH))
        step->side = SIDES_EACH;
    fields->by_side = by_side;
    fields->side_known = ready || !lost;
}

static void write_side(Reading *reading, const StepFields *fields, const char *side)
{
    const YamlPair *given = fields->given[STEP_SIDE], *exercise = fields->given[STEP_EXERCISE];
    field_hint(reading, "write 'side: %s'", side);
    if (given)
        field_edit(reading, given->value->place, side);
    else if (exercise)
        field_add(reading, exercise, arena_printf(reading->arena, "side: %s", side));
}

/* In a group by side a step works the group's, or both at once. */
static void check_group_side(Reading *reading, const StepFields *fields)
{
    const YamlPair *given = fields->given[STEP_SIDE];
    if (!given || step_is_wrong(fields, STEP_SIDE) || fields->step.side == SIDES_BOTH)
        return;
    field_error(reading, given->value->place,
                "the group says 'side: each': a step in it works the group's side, or both");
    field_drop(reading, given);
    field_hint(reading, "leave 'side' out, or write 'side: both'");
    field_guess(reading);
}

static void check_side(Reading *reading, const StepFields *fields, const Step *step)
{
    const YamlPair *given = fields->given[STEP_SIDE];
    Place place = given ? given->value->place : step->place;
    const WorkRow *row = work_row(step->work.form);
    Sides usual = step->exercise ? step->exercise->side : SIDES_BOTH;
    if (!fields->side_known || step->work.form == WORK_READY)
        return;
    if (step->side == SIDES_BOTH && usual != SIDES_BOTH) {
        field_error(reading, place, "this exercise works one side at a time");
        write_side(reading, fields, sides_name(usual));
    }
    if (step->side == SIDES_ALTERNATE && row->is_still && !row->has_reps) {
        field_error(reading, place, "'alternate' needs reps or moving time, not one hold");
        write_side(reading, fields, "each");
    }
}

/* ---- defaults ---- */

/* Where the step has no such key: the file's value, else the built-in. */
static void fill_gap(const StepFields *fields, StepKey key, Ns *gap, Ns default_of_file,
                     Ns built_in)
{
    if (!step_has(fields, key))
        *gap = default_of_file >= 0 ? default_of_file : built_in;
}

static void fill_gaps(StepFields *fields, const StepDefaults *defaults)
{
    Step *step = &fields->step;
    bool floor = step->position == POSITION_FLOOR;
    fill_gap(fields, STEP_PREPARE, &step->prepare, defaults->prepare,
             position_prepare(step->position));
    fill_gap(fields, STEP_SWITCH, &step->switch_gap, defaults->switch_gap,
             (floor ? 7 : 5) * NS_PER_S);
    fill_gap(fields, STEP_REST, &step->rest, defaults->rest, 15 * NS_PER_S);
    fill_gap(fields, STEP_RELEASE, &step->release, defaults->release, 2 * NS_PER_S);
}

static void fill_defaults(StepFields *fields, const StepDefaults *defaults,
                          const Exercise *exercise)
{
    Step *step = &fields->step;
    if (!step_has(fields, STEP_POSITION) && exercise)
        step->position = exercise->position;
    if (!step_has(fields, STEP_FEEL) && exercise)
        step->feel = exercise->feel;
    if (!step->figure && exercise && exercise->figure)
        step->figure = exercise->id;
    if (step->work.form == WORK_READY)
        step->sets = 1;
    fill_gaps(fields, defaults);
}

/* ---- before a run ---- */

#define STILL_WARN (15 * NS_PER_S)
#define STILL_MOST (20 * NS_PER_S)

static void long_hold(Reading *reading, const YamlNode *value, bool too_long, bool is_hold)
{
    if (too_long)
        field_error(reading, value->place, "a static hold before a run lasts 20 s at most");
    else
        field_warn(reading, value->place, "a long static hold before a run");
    field_hint(reading, is_hold ? "keep it to 15 s, or move instead"
                                : "take fewer breaths, or move instead");
    if (is_hold && value->kind == YAML_TEXT && value->one_line)
        field_edit(reading, value->place, "15s");
    field_guess(reading);
}

/* The longest that is held still at a stretch. */
static Ns longest_still(const Step *step)
{
    Ns longest = 0;
    for (int set = 1; set <= step->sets; set++) {
        Work work = step_work(step, set);
        Ns length =
            work_row(work.form)->has_duration ? work.duration : work_length(&work, step->release);
        longest = length > longest ? length : longest;
    }
    return longest;
}

/* Of its exercise: is it one of these kinds? What a step in somebody's own words is, nobody knows.
 */
static bool is_kind(const Step *step, unsigned kinds)
{
    return step->exercise && kinds >> step->exercise->kind & 1;
}

/* A long static stretch before a run costs strength; lying still costs the warmth. To hold still is
 * neither: a plank, or standing on one leg, belongs in a warm-up. */
static void check_warm_up(Reading *reading, const StepFields *fields, const Step *step)
{
    bool still = work_row(step->work.form)->is_still && is_kind(step, 1u << KIND_STATIC);
    bool lies = step->position == POSITION_FLOOR &&
                is_kind(step, 1u << KIND_STATIC | 1u << KIND_MASSAGE | 1u << KIND_RELAX);
    const YamlPair *hold = fields->given[STEP_HOLD], *breaths = fields->given[STEP_BREATHS];
    if (still && longest_still(step) > STILL_WARN)
        long_hold(reading, (hold ? hold : breaths)->value, longest_still(step) > STILL_MOST,
                  hold != NULL);
    const YamlPair *position = fields->given[STEP_POSITION];
    if (lies)
        field_warn(reading, (position ? position : fields->given[STEP_EXERCISE])->value->place,
                   "a step on the floor before a run");
}

/* ---- a step, a repeat ---- */

/* Cues that a stage took over are there already. */
static void fill_cues(Reading *reading, const StepFields *fields, Step *step)
{
    const YamlPair *cues = fields->given[STEP_CUES];
    if (cues && !step->cues)
        step->cues = cues_read(reading, cues->value, &step->cue_count);
    else if (!cues && step->exercise)
        cues_take(reading, step->exercise, step);
}

static StepFields new_step(const YamlNode *node)
{
    return (StepFields){.step = {.place = {node->place.line, node->place.column, 1},
                                 .sets = 1,
                                 .first = SIDE_LEFT}};
}

bool step_finish(Reading *reading, StepFields *fields, const StepDefaults *defaults)
{
    Step *step = &fields->step;
    const Exercise *exercise =
        find_exercise(reading, fields->given[STEP_EXERCISE], fields->exercise);
    const Exercise *drawn = find_exercise(reading, fields->given[STEP_FIGURE], step->figure);
    step->drawn = drawn ? drawn : exercise;
    step->exercise = exercise;
    if (exercise)
        step->exercise_place = fields->given[STEP_EXERCISE]->value->place;
    if (!step->name)
        step->name = exercise ? exercise->name : "";
    bool work_known = work_read(reading, fields, exercise, step->place);
    work_known = sets_fill(reading, fields) && work_known;
    choose_side(fields, exercise, defaults->by_side);
    fill_defaults(fields, defaults, exercise);
    fill_cues(reading, fields, step);
    values_note_from(fields, defaults);
    if (!work_known || !work_check(reading, fields, step))
        return false;
    if (defaults->by_side) {
        check_group_side(reading, fields);
        step->switch_gap = 0; /* the group's stands between its sides */
    }
    check_side(reading, fields, step);
    cues_check(reading, fields, step);
    if (defaults->before_run)
        check_warm_up(reading, fields, step);
    return true;
}

static void no_name(Reading *reading, const YamlNode *node, Place place)
{
    field_error(reading, place, "a step needs 'exercise' or 'name'");
    field_hint(reading, "add 'name: Calf stretch', with what it is called");
    if (node->count > 0)
        field_add(reading, &node->pairs[node->count - 1], "name: Calf stretch");
    field_guess(reading);
}

bool step_read(Reading *reading, const YamlNode *node, const StepDefaults *defaults, Step *read)
{
    StepFields fields = new_step(node);
    FieldSpot outer = reading->at;
    fields.first_message = diagnostics_size(reading->found);
    fields.wrong =
        fields_read(reading, node, step_map.what, step_rows, STEP_KEY_COUNT, &fields, fields.given);
    reading->at = (FieldSpot){node, NULL, step_rows, STEP_KEY_COUNT};
    bool named = step_has(&fields, STEP_EXERCISE) || step_has(&fields, STEP_NAME) ||
                 step_is_wrong(&fields, STEP_EXERCISE) || step_is_wrong(&fields, STEP_NAME);
    bool rests = rest_is_step(&fields);
    if (!named && !node->cut && !rests)
        no_name(reading, node, fields.step.place);
    StepFields written = fields;
    bool finished = rests ? rest_finish(reading, &fields) : step_finish(reading, &fields, defaults);
    uint64_t used = finished ? work_uses(&fields, &fields.step) : 0;
    used |= progress_read(reading, &written, finished, defaults, &fields);
    if (finished && !rests)
        work_warn_unused(reading, &fields, used);
    reading->at = outer;
    *read = fields.step;
    return finished;
}

const Step *step_of_dose(Reading *reading, const YamlNode *dose, const Exercise *exercise)
{
    static const StepDefaults none = {.prepare = -1, .switch_gap = -1, .rest = -1, .release = -1};
    Reading unheard = *reading;
    StepFields fields = new_step(dose);
    Step *step = arena_alloc(reading->arena, sizeof *step);
    unheard.found = diagnostics_new();
    unheard.errors = 0;
    fields.wrong =
        fields_read(&unheard, dose, "a dose", step_rows, STEP_KEY_COUNT, &fields, fields.given);
    if (work_read(&unheard, &fields, exercise, dose->place)) {
        sets_fill(&unheard, &fields);
        choose_side(&fields, exercise, false);
        fill_defaults(&fields, &none, exercise);
        work_check(&unheard, &fields, &fields.step);
        check_side(&unheard, &fields, &fields.step);
    }
    *step = fields.step;
    diagnostics_free(unheard.found);
    return unheard.errors == 0 ? step : NULL;
}
