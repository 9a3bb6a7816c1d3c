/* Reads a routine file: the head by its tables, then the steps, then what only the whole shows (its
 * length, what a warm-up should not hold, exercises that a physio sets). */
#include "routine/reader.h"

#include "base/text.h"
#include "routine/step_parts.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#define NOT_GIVEN (-1)

typedef struct {
    Routine *routine;
    TextList sources, precautions;
    int when;
    StepDefaults defaults;
    const YamlNode *steps;
} RoutineFields;

static Routine *routine_of(void *target)
{
    return ((RoutineFields *)target)->routine;
}

/* ---- small maps ---- */

static void read_map(Reading *reading, const YamlNode *node, const char *what, const FieldRow *rows,
                     size_t count, void *target)
{
    if (fields_is_map(reading, node, what))
        fields_read(reading, node, what, rows, count, target, NULL);
}

static void author_read(Reading *reading, const YamlNode *node, void *target)
{
    static const FieldRow rows[] = {
        {"name", FIELD_LINE, offsetof(Routine, author.name)},
        {"clinic", FIELD_LINE, offsetof(Routine, author.clinic)},
        {"contact", FIELD_LINE, offsetof(Routine, author.contact)},
    };
    read_map(reading, node, "'author'", rows, 3, routine_of(target));
}

static int days_in_month(int year, int month)
{
    static const int days[] = {31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31};
    bool leap = year % 4 == 0 && (year % 100 != 0 || year % 400 == 0);
    return days[month - 1] + (month == 2 && leap);
}

static void date_read(Reading *reading, const YamlNode *node, Date *date)
{
    const char *text = field_line(reading, node, 0);
    int year, month, day, end = 0;
    if (!text)
        return;
    bool shaped = strlen(text) == 10 && strspn(text, "0123456789-") == 10 &&
                  sscanf(text, "%4d-%2d-%2d%n", &year, &month, &day, &end) == 3 && end == 10;
    if (!shaped || year < 1900 || month < 1 || month > 12 || day < 1 ||
        day > days_in_month(year, month))
        field_error(reading, node->place, "must be a day such as 2026-11-23");
    else
        *date = (Date){year, month, day};
}

static void from_read(Reading *reading, const YamlNode *node, void *target)
{
    date_read(reading, node, &((Routine *)target)->prescription.from);
}

static void review_read(Reading *reading, const YamlNode *node, void *target)
{
    date_read(reading, node, &((Routine *)target)->prescription.review);
}

/* `2/day`, `3/week`, `every 2 days`. */
static void times_read(Reading *reading, const YamlNode *node, void *target)
{
    Frequency *times = &((Routine *)target)->prescription.times;
    const char *text = field_line(reading, node, 0);
    int number = 0, end = 0;
    if (!text)
        return;
    if (sscanf(text, "every %3d days%n", &number, &end) == 1 && text[end] == '\0' && end > 0)
        *times = (Frequency){1, number};
    else if (sscanf(text, "%3d/day%n", &number, &end) == 1 && end > 0 && text[end] == '\0')
        *times = (Frequency){number, 1};
    else if (sscanf(text, "%3d/week%n", &number, &end) == 1 && end > 0 && text[end] == '\0')
        *times = (Frequency){number, 7};
    if (times->times < 1 || times->times > 99 || times->period_days < 1 || number < 1) {
        *times = (Frequency){0, 0};
        field_error(reading, node->place, "must be such as 2/day, 3/week or 'every 2 days'");
    }
}

static void for_read(Reading *reading, const YamlNode *node, void *target)
{
    static const FieldRow rows[] = {
        {"client", FIELD_LINE, offsetof(Routine, prescription.client)},
        {"from", FIELD_OWN, .own = from_read},
        {"review", FIELD_OWN, .own = review_read},
        {"times", FIELD_OWN, .own = times_read},
    };
    read_map(reading, node, "'for'", rows, 4, routine_of(target));
}

static void pain_read(Reading *reading, const YamlNode *node, void *target)
{
    static const FieldRow rows[] = {
        {"ease", FIELD_INT, offsetof(Routine, pain.ease), 0, 10},
        {"stop", FIELD_INT, offsetof(Routine, pain.stop), 0, 10},
    };
    Routine *routine = routine_of(target);
    read_map(reading, node, "'pain'", rows, 2, routine);
    if (routine->pain.stop < routine->pain.ease)
        field_error(reading, node->place, "'stop' must not be below 'ease'");
}

static void defaults_read(Reading *reading, const YamlNode *node, void *target)
{
    static const FieldRow rows[] = {
        {"prepare", FIELD_DURATION, offsetof(StepDefaults, prepare), 0, GAP_MOST},
        {"switch", FIELD_DURATION, offsetof(StepDefaults, switch_gap), 0, GAP_MOST},
        {"rest", FIELD_DURATION, offsetof(StepDefaults, rest), 0, GAP_MOST},
        {"release", FIELD_DURATION, offsetof(StepDefaults, release), 0, GAP_MOST},
    };
    read_map(reading, node, "'defaults'", rows, 4, &((RoutineFields *)target)->defaults);
}

/* ---- gate, check-in, names ---- */

static bool gate_own(Reading *reading, const YamlNode *node, Gate *gate)
{
    static const FieldRow rows[] = {
        {"ask", FIELD_PROSE, offsetof(Gate, ask), .required = true},
        {"then", FIELD_PROSE, offsetof(Gate, then), .required = true},
    };
    *gate = (Gate){0};
    fields_read(reading, node, "a question of 'gate'", rows, 2, gate, NULL);
    return gate->ask && gate->then;
}

static bool gate_named(Reading *reading, const YamlNode *node, Gate *gate)
{
    const char *id = field_line(reading, node, 0);
    const GateQuestion *question = id ? gate_find(id) : NULL;
    if (question) {
        *gate = (Gate){question->id, question->ask, question->then};
        return true;
    }
    const char *near = id ? text_nearest(id, gate_ids()) : NULL;
    if (near)
        field_error(reading, node->place, "unknown question '%s'; did you mean '%s'?", id, near);
    else if (id)
        field_error(reading, node->place, "unknown question '%s'", id);
    return false;
}

static void gate_read(Reading *reading, const YamlNode *node, void *target)
{
    Routine *routine = routine_of(target);
    size_t count;
    const YamlNode *const *items = fields_items(&node, &count);
    Gate *gates = arena_alloc(reading->arena, (count + 1) * sizeof *gates);
    routine->gates = gates;
    for (size_t i = 0; i < count; i++) {
        Gate *gate = &gates[routine->gate_count];
        if (items[i]->kind == YAML_MAP ? gate_own(reading, items[i], gate)
                                       : gate_named(reading, items[i], gate))
            routine->gate_count++;
    }
}

static void check_in_read(Reading *reading, const YamlNode *node, void *target)
{
    Routine *routine = routine_of(target);
    size_t count;
    const YamlNode *const *items = fields_items(&node, &count);
    RegionName *names = arena_alloc(reading->arena, (count + 1) * sizeof *names);
    routine->check_in = names;
    for (size_t i = 0; i < count; i++)
        if (field_region(reading, items[i], &names[routine->check_in_count]))
            routine->check_in_count++;
}

/* A theme's name: a folder's plain name. */
static void sound_read(Reading *reading, const YamlNode *node, void *target)
{
    const char *name = field_line(reading, node, 0);
    if (name && (strpbrk(name, "/\\") || name[0] == '.'))
        field_error(reading, node->place, "'sound' must be the plain name of a theme");
    else
        routine_of(target)->sound = name;
}

/* A BCP 47 tag: letters, digits and hyphens, the language of two or three letters first. */
static void language_read(Reading *reading, const YamlNode *node, void *target)
{
    const char *tag = field_line(reading, node, 0);
    if (!tag)
        return;
    size_t first = strspn(tag, "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ");
    bool rest = tag[first] == '\0' || tag[first] == '-';
    if (first < 2 || first > 3 || !rest || strlen(tag) > 35 ||
        tag[strspn(tag, "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789-")] != '\0')
        field_error(reading, node->place, "must be a language such as en, de or pt-BR");
    else
        routine_of(target)->language = tag;
}

static void steps_read(Reading *reading, const YamlNode *node, void *target)
{
    if (node->kind == YAML_LIST && node->count > 0)
        ((RoutineFields *)target)->steps = node;
    else
        field_error(reading, node->place, "'steps' must be a list of one step at least");
}

static void accept(Reading *reading, const YamlNode *node, void *target)
{
    (void)reading, (void)node, (void)target; /* read by fields_version */
}

/* ---- members of the routine itself, by rows of their own target ---- */

#define TEXT_ROW(name, kind, limit)                                                                \
    static void name##_text(Reading *reading, const YamlNode *node, void *target)                  \
    {                                                                                              \
        routine_of(target)->name = kind(reading, node, limit);                                     \
    }

TEXT_ROW(title, field_line, 0)
TEXT_ROW(summary, field_prose, 0)
TEXT_ROW(frequency, field_prose, 0)
TEXT_ROW(why, field_prose, 0)

static void version_read(Reading *reading, const YamlNode *node, void *target)
{
    field_int(reading, node, 1, 1000000, &routine_of(target)->version);
}

static void physio_only_read(Reading *reading, const YamlNode *node, void *target)
{
    static const char *const words[] = {"false", "true", NULL};
    int value = 0;
    field_choice(reading, node, words, &value);
    routine_of(target)->physio_only = value == 1;
}

static const char *const when_words[] = {"pre-run", "post-run", "rest-day", "rehab", "any", NULL};

static const FieldRow routine_rows[] = {
    {"limber", FIELD_OWN, .own = accept},
    {"title", FIELD_OWN, .own = title_text, .required = true},
    {"when", FIELD_CHOICE, offsetof(RoutineFields, when), .choices = when_words, .required = true},
    {"summary", FIELD_OWN, .own = summary_text},
    {"frequency", FIELD_OWN, .own = frequency_text},
    {"why", FIELD_OWN, .own = why_text},
    {"sources", FIELD_LINES, offsetof(RoutineFields, sources), .most = 200},
    {"physio-only", FIELD_OWN, .own = physio_only_read},
    {"author", FIELD_OWN, .own = author_read},
    {"for", FIELD_OWN, .own = for_read},
    {"precautions", FIELD_PROSES, offsetof(RoutineFields, precautions)},
    {"version", FIELD_OWN, .own = version_read},
    {"pain", FIELD_OWN, .own = pain_read},
    {"sound", FIELD_OWN, .own = sound_read},
    {"language", FIELD_OWN, .own = language_read},
    {"gate", FIELD_OWN, .own = gate_read},
    {"check-in", FIELD_OWN, .own = check_in_read},
    {"defaults", FIELD_OWN, .own = defaults_read},
    {"steps", FIELD_OWN, .own = steps_read, .required = true},
};

/* ---- the steps and the whole ---- */

static size_t count_steps(const YamlNode *steps)
{
    size_t count = 0;
    for (size_t i = 0; i < steps->count; i++) {
        const YamlNode *inner = yaml_get(steps->items[i], "steps");
        count += inner && inner->kind == YAML_LIST ? inner->count : 1;
    }
    return count;
}

static void read_blocks(Reading *reading, const RoutineFields *fields)
{
    Routine *routine = fields->routine;
    const YamlNode *steps = fields->steps;
    if (count_steps(steps) > ROUTINE_MAX_STEPS) {
        field_error(reading, steps->place, "%zu steps; at most %d fit", count_steps(steps),
                    ROUTINE_MAX_STEPS);
        return;
    }
    routine->blocks = arena_alloc(reading->arena, steps->count * sizeof *routine->blocks);
    for (size_t i = 0; i < steps->count; i++)
        if (block_read(reading, steps->items[i], &fields->defaults,
                       &routine->blocks[routine->block_count]))
            routine->block_count++;
}

static void check_step_in_routine(Reading *reading, Routine *routine, const Step *step)
{
    const Exercise *exercise = step->exercise;
    routine->has_core = routine->has_core || step->core;
    if (exercise && exercise->physio_only && !routine->author.name && !routine->physio_only)
        field_warn(reading, step->place,
                   "'%s' is for a physio to set, and this routine names no author", exercise->id);
    if (routine->when != WHEN_PRE_RUN)
        return;
    bool still = step->work.form == WORK_HOLD && (!exercise || exercise->kind == KIND_STATIC);
    if (still && step->work.duration > 15 * NS_PER_S)
        field_warn(reading, step->place,
                   "a long static hold before a run; keep it to 15 s, or move instead");
    if (step->position == POSITION_FLOOR)
        field_warn(reading, step->place, "a warm-up is done standing; this step is on the floor");
}

static void check_whole(Reading *reading, const RoutineFields *fields)
{
    Routine *routine = fields->routine;
    for (size_t i = 0; i < routine->block_count; i++)
        for (size_t j = 0; j < routine->blocks[i].count; j++)
            check_step_in_routine(reading, routine, &routine->blocks[i].steps[j]);
    size_t segments;
    Ns total;
    routine_measure(routine, false, &segments, &total);
    if (segments > ROUTINE_MAX_SEGMENTS)
        field_error(reading, fields->steps->place,
                    "more than %d parts when all sets, sides and rounds are laid out",
                    ROUTINE_MAX_SEGMENTS);
    else if (total > ROUTINE_MAX_TOTAL)
        field_error(reading, fields->steps->place, "longer than 12 hours in all");
}

static void take_lists(Routine *routine, const RoutineFields *fields)
{
    routine->sources = fields->sources.items;
    routine->source_count = fields->sources.count;
    routine->precautions = fields->precautions.items;
    routine->precaution_count = fields->precautions.count;
    routine->when = (When)fields->when;
}

static void read_routine(Reading *reading, Routine *routine)
{
    const YamlNode *root = yaml_parse(reading->arena, reading->source, reading->found);
    if (!root || !fields_version(reading, root, &routine->format_minor))
        return;
    RoutineFields fields = {
        .routine = routine,
        .when = WHEN_ANY,
        .defaults = {NOT_GIVEN, NOT_GIVEN, NOT_GIVEN, NOT_GIVEN},
    };
    routine->language = "en";
    routine->pain.ease = 4;
    routine->pain.stop = 6;
    fields_read(reading, root, "a routine", routine_rows,
                sizeof routine_rows / sizeof routine_rows[0], &fields, NULL);
    take_lists(routine, &fields);
    if (fields.steps) {
        read_blocks(reading, &fields);
        check_whole(reading, &fields);
    }
}

/* The file's name without folders and ending. */
static const char *id_of(Arena *arena, const char *path)
{
    const char *slash = strrchr(path, '/');
    const char *name = slash ? slash + 1 : path;
    const char *dot = strrchr(name, '.');
    size_t length = dot && dot > name ? (size_t)(dot - name) : strlen(name);
    return arena_copy(arena, name, length);
}

/* Reads the source that stands in the arena; takes the arena over. */
static Routine *routine_of_source(Arena *arena, const Source *source, Library *library,
                                  Diagnostics *found)
{
    size_t errors = diagnostics_count(found, SEVERITY_ERROR);
    Routine *routine = arena_alloc(arena, sizeof *routine);
    Source *kept = arena_alloc(arena, sizeof *kept);
    *kept = *source;
    routine->arena = arena;
    routine->source = kept;
    routine->path = kept->name;
    routine->id = id_of(arena, kept->name);
    Reading reading = {.arena = arena, .source = kept, .found = found, .library = library};
    read_routine(&reading, routine);
    if (diagnostics_count(found, SEVERITY_ERROR) == errors)
        return routine;
    arena_free(arena);
    return NULL;
}

Routine *routine_read(const char *path, Library *library, Diagnostics *found)
{
    Arena *arena = arena_new();
    Source source;
    if (source_read(arena, path, YAML_MAX_BYTES, &source, found))
        return routine_of_source(arena, &source, library, found);
    arena_free(arena);
    return NULL;
}

Routine *routine_parse(const char *name, const char *bytes, size_t size, Library *library,
                       Diagnostics *found)
{
    Arena *arena = arena_new();
    Source source = {arena_string(arena, name), arena_copy(arena, bytes, size), size};
    return routine_of_source(arena, &source, library, found);
}

void routine_free(Routine *routine)
{
    if (routine)
        arena_free(routine->arena);
}
