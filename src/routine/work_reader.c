/* Finds out which form of work a step has, and reads tempo and progress. */
#include "routine/step_parts.h"

#include "routine/reader.h"

#include <stdio.h>
#include <string.h>

#define MOST_DAYS 3650

/* ---- tempo ---- */

/* One number of a tempo: "3", "1.5"; moves *at past it. NULL, or what is wrong. */
static const char *tempo_part(const char **at, Ns *ns)
{
    char part[16];
    size_t length = strcspn(*at, "-");
    if (length == 1 && (**at == 'X' || **at == 'x'))
        return "'X' (as fast as you can) is not a time; write 1";
    if (length == 0 || length >= sizeof part)
        return "must be seconds with '-' between them, as in 3-1-1";
    memcpy(part, *at, length);
    part[length] = '\0';
    if (part[strspn(part, "0123456789.")] != '\0' || duration_parse(part, ns) != NULL)
        return "must be seconds with '-' between them, as in 3-1-1";
    *at += length + ((*at)[length] == '-');
    return NULL;
}

void tempo_read(Reading *reading, const YamlNode *node, void *target)
{
    StepFields *fields = target;
    const char *at = field_line(reading, node, 0), *wrong = NULL;
    int parts = 0;
    Ns sum = 0;
    if (!at)
        return;
    while (*at && !wrong && parts < PHASE_COUNT) {
        wrong = tempo_part(&at, &fields->tempo[parts]);
        sum += fields->tempo[parts++];
    }
    if (wrong)
        field_error(reading, node->place, "'tempo' %s", wrong);
    else if (*at || parts < 3)
        field_error(reading, node->place,
                    "'tempo' has three or four numbers: lowering-pause-raising[-pause]");
    else if (sum < PACE_LEAST || sum > WORK_MOST)
        field_error(reading, node->place, "a rep must last 0.4 s at least");
}

/* ---- the form ---- */

static bool has(const StepFields *fields, StepKey key)
{
    return fields->given[key] != NULL;
}

static Place key_place(const StepFields *fields, StepKey key)
{
    return fields->given[key]->key_place;
}

/* The forms of work, each by the keys that make it and those that may stand beside them. */
static const struct {
    WorkForm form;
    StepKey keys[2];
    int key_count;
} forms[] = {
    {WORK_TEMPO, {STEP_REPS, STEP_TEMPO}, 2},
    {WORK_EVERY, {STEP_REPS, STEP_EVERY}, 2},
    {WORK_HOLDS, {STEP_REPS, STEP_HOLD}, 2},
    {WORK_SELF_PACED, {STEP_REPS}, 1},
    {WORK_HOLD, {STEP_HOLD}, 1},
    {WORK_TIME, {STEP_TIME}, 1},
    {WORK_READY, {STEP_UNTIL}, 1},
};

static const StepKey work_keys[] = {STEP_HOLD,  STEP_TIME,  STEP_REPS,
                                    STEP_TEMPO, STEP_EVERY, STEP_UNTIL};
#define WORK_KEYS (sizeof work_keys / sizeof work_keys[0])

static int count_work_keys(const StepFields *fields)
{
    int count = 0;
    for (size_t i = 0; i < WORK_KEYS; i++)
        count += has(fields, work_keys[i]);
    return count;
}

/* Index in forms of the one whose keys are all there and which leaves no work key over; -1. */
static int find_form(const StepFields *fields)
{
    int count = count_work_keys(fields);
    for (size_t i = 0; i < sizeof forms / sizeof forms[0]; i++) {
        bool all = count == forms[i].key_count;
        for (int j = 0; j < forms[i].key_count; j++)
            all = all && has(fields, forms[i].keys[j]);
        if (all)
            return (int)i;
    }
    return -1;
}

static void no_work(Reading *reading, const Exercise *exercise, Place place)
{
    field_error(reading, place, "this step has no dose: say how long or how often");
    if (exercise && exercise->dose)
        field_hint(reading, "typical for this exercise: %s", exercise->dose);
    else
        field_hint(reading, "hold: 30s, time: 40s, reps: 12, or until: ready");
}

/* Names the work key that comes last in the file, as the one too many. */
static void two_forms(Reading *reading, const StepFields *fields)
{
    const YamlPair *first = NULL, *last = NULL;
    for (size_t i = 0; i < WORK_KEYS; i++) {
        const YamlPair *pair = fields->given[work_keys[i]];
        if (pair && (!last || pair > last))
            last = pair;
        if (pair && (!first || pair < first))
            first = pair;
    }
    if (first == last)
        field_error(reading, last->key_place, "'%s' needs 'reps'", last->key);
    else
        field_error(reading, last->key_place,
                    "two forms of work in one step: '%s' does not go with '%s'", last->key,
                    first->key);
}

bool work_read(Reading *reading, const StepFields *fields, const Exercise *exercise, Place place,
               Work *work)
{
    int form = find_form(fields);
    if (form < 0) {
        if (count_work_keys(fields) == 0)
            no_work(reading, exercise, place);
        else
            two_forms(reading, fields);
        return false;
    }
    *work = (Work){
        .form = forms[form].form,
        .reps = has(fields, STEP_REPS) ? fields->reps : 0,
        .duration = has(fields, STEP_TIME) ? fields->time : fields->hold,
        .every = fields->every,
        .begins_up =
            has(fields, STEP_BEGINS) ? fields->begins == 1 : exercise && exercise->begins_up,
    };
    memcpy(work->tempo, fields->tempo, sizeof work->tempo);
    if (work->form != WORK_TEMPO)
        work->begins_up = false;
    return true;
}

/* ---- what has nothing to act on ---- */

static void warn_unused(Reading *reading, const StepFields *fields, StepKey key, bool used,
                        const char *why)
{
    if (has(fields, key) && !used)
        field_warn(reading, key_place(fields, key), "'%s' has nothing to act on: %s",
                   fields->given[key]->key, why);
}

void work_check(Reading *reading, const StepFields *fields, const Step *step)
{
    const Work *work = &step->work;
    bool each = step->side == SIDES_EACH;
    if (work->form == WORK_READY) {
        static const StepKey not_with_until[] = {STEP_SETS, STEP_SIDE};
        for (size_t i = 0; i < 2; i++)
            if (has(fields, not_with_until[i]))
                field_error(reading, key_place(fields, not_with_until[i]), "'until' takes no '%s'",
                            fields->given[not_with_until[i]]->key);
    }
    Ns length = work_length(work, step->release);
    bool timed = work->form != WORK_SELF_PACED && work->form != WORK_READY;
    if (timed && (length < WORK_LEAST || length > WORK_MOST)) {
        char text[32];
        field_error(reading, step->place, "the work of one side lasts %s; it must be 1 s to 60 min",
                    duration_format(length, text, sizeof text));
    }
    warn_unused(reading, fields, STEP_RELEASE, work->form == WORK_HOLDS,
                "it stands between repeated holds");
    warn_unused(reading, fields, STEP_BEGINS, work->form == WORK_TEMPO, "there is no tempo");
    warn_unused(reading, fields, STEP_SWITCH, each, "sides do not change here");
    warn_unused(reading, fields, STEP_FIRST, each || step->side == SIDES_ALTERNATE,
                "sides do not change here");
    warn_unused(reading, fields, STEP_ORDER, each && step->sets > 1,
                "it needs 'side: each' and more than one set");
    warn_unused(reading, fields, STEP_REST, step->sets > 1, "there is one set");
    if (step->side == SIDES_ALTERNATE && work->reps % 2 == 1)
        field_warn(reading, key_place(fields, STEP_REPS),
                   "an odd number of reps gives one side more than the other");
}

/* ---- progress ---- */

typedef struct {
    const char *after;
    Ns hold, time;
    int reps, sets;
} ProgressFields;

static const FieldRow progress_rows[] = {
    {"after", FIELD_LINE, offsetof(ProgressFields, after), .required = true},
    {"hold", FIELD_DURATION, offsetof(ProgressFields, hold), WORK_LEAST, WORK_MOST},
    {"time", FIELD_DURATION, offsetof(ProgressFields, time), WORK_LEAST, WORK_MOST},
    {"reps", FIELD_INT, offsetof(ProgressFields, reps), 1, 1000},
    {"sets", FIELD_INT, offsetof(ProgressFields, sets), 1, 100},
};
enum { PROGRESS_AFTER, PROGRESS_HOLD, PROGRESS_TIME, PROGRESS_REPS, PROGRESS_SETS, PROGRESS_KEYS };

/* "7 days", "1 day"; 0 where it is neither. */
static int days_of(const char *text)
{
    int days = 0;
    size_t digits = strspn(text, "0123456789");
    if (digits == 0 || digits > 4)
        return 0;
    for (size_t i = 0; i < digits; i++)
        days = days * 10 + (text[i] - '0');
    const char *unit = text + digits;
    return strcmp(unit, " days") == 0 || strcmp(unit, " day") == 0 ? days : 0;
}

/* Does the step's form of work have what this entry changes? */
static void check_progress(Reading *reading, const Work *work, const YamlPair *const *given)
{
    const bool fits[PROGRESS_KEYS] = {
        [PROGRESS_AFTER] = true,
        [PROGRESS_HOLD] = work->form == WORK_HOLD || work->form == WORK_HOLDS,
        [PROGRESS_TIME] = work->form == WORK_TIME,
        [PROGRESS_REPS] = work->reps > 0,
        [PROGRESS_SETS] = work->form != WORK_READY,
    };
    bool changes = false;
    for (int key = 0; key < PROGRESS_KEYS; key++) {
        if (given[key] && !fits[key])
            field_error(reading, given[key]->key_place, "the step has no '%s' to grow",
                        given[key]->key);
        changes = changes || (key != PROGRESS_AFTER && given[key]);
    }
    if (!changes && given[PROGRESS_AFTER])
        field_error(reading, given[PROGRESS_AFTER]->key_place,
                    "this entry changes nothing: give hold, time, reps or sets");
}

void progress_read(Reading *reading, const YamlNode *node, Step *step)
{
    size_t count;
    const YamlNode *const *items = fields_items(&node, &count);
    Progress *list = arena_alloc(reading->arena, (count + 1) * sizeof *list);
    step->progress = list;
    for (size_t i = 0; i < count; i++) {
        ProgressFields fields = {0};
        const YamlPair *given[PROGRESS_KEYS];
        if (!fields_is_map(reading, items[i], "an entry of 'progress'"))
            continue;
        fields_read(reading, items[i], "an entry of 'progress'", progress_rows, PROGRESS_KEYS,
                    &fields, given);
        int days = fields.after ? days_of(fields.after) : 0;
        if (fields.after && (days < 1 || days > MOST_DAYS))
            field_error(reading, given[PROGRESS_AFTER]->value->place,
                        "'after' must be days, as in '7 days'");
        if (days > 0 && step->progress_count > 0 &&
            list[step->progress_count - 1].after_days >= days)
            field_error(reading, given[PROGRESS_AFTER]->value->place,
                        "entries must stand in order of their days");
        check_progress(reading, &step->work, given);
        list[step->progress_count++] =
            (Progress){days, fields.hold ? fields.hold : fields.time, fields.reps, fields.sets};
    }
}
