// SPDX-FileCopyrightText: 2026 The Limber authors
// SPDX-License-Identifier: GPL-3.0-or-later
/* Reads the head of a routine file by its tables: what it is called, whom it is for, its questions,
 * pain bands and defaults. Each reader here is the row of one key. */
#include "routine/head.h"

#include "base/array.h"
#include "base/text.h"
#include "routine/days_reader.h"

#include <string.h>

static Routine *routine_of(void *target)
{
    return &((RoutineFields *)target)->routine;
}

/* ---- small maps ---- */

#define MAP(name, what, rows)                                                                      \
    static const FieldMap name##_map = {what, rows, COUNT_OF(rows), NULL};                         \
    static const FieldForm name##_forms[] = {{FIELD_OWN, .map = &name##_map}}

/* key: what one text is taken for, where it can be. */
static void read_map(Reading *reading, const YamlNode *node, const FieldMap *map, const char *key,
                     void *target)
{
    if (fields_is_map(reading, node, map->what, key))
        fields_read(reading, node, map->what, map->rows, map->count, target, NULL);
    else if (strcmp(key, "name") != 0 && strcmp(key, "client") != 0)
        field_guess(reading); /* the one number may stand for another key */
}

static const FieldRow author_rows[] = {
    {"name", FIELD_LINE, offsetof(Routine, author.name)},
    {"clinic", FIELD_LINE, offsetof(Routine, author.clinic)},
    {"contact", FIELD_LINE, offsetof(Routine, author.contact)},
};
MAP(author, "'author'", author_rows);

static void author_read(Reading *reading, const YamlNode *node, void *target)
{
    read_map(reading, node, &author_map, "name", routine_of(target));
}

static const FieldRow for_rows[] = {
    {"client", FIELD_LINE, offsetof(Routine, prescription.client)},
    {"from", FIELD_DATE, offsetof(Routine, prescription.from)},
    {"until", FIELD_DATE, offsetof(Routine, prescription.until)},
    {"review", FIELD_DATE, offsetof(Routine, prescription.review)},
    {"times", FIELD_OWN, .own = schedule_read, FIELD_FORMS(schedule_forms),
     .many = FIELD_ONE_OR_LIST, .most_items = ROUTINE_MAX_LIST},
};
MAP(for, "'for'", for_rows);

static void ends_early(Reading *reading, const YamlNode *from, const YamlNode *until)
{
    field_error(reading, until->place, "'until' (%s) lies before 'from' (%s)", until->text,
                from->text);
    field_hint(reading, "write the first day in 'from', the last one in 'until'");
    field_edit(reading, until->place, from->text);
    field_edit(reading, from->place, until->text);
    field_guess(reading);
}

static void for_read(Reading *reading, const YamlNode *node, void *target)
{
    Routine *routine = routine_of(target);
    read_map(reading, node, &for_map, "client", routine);
    Date from = routine->prescription.from, until = routine->prescription.until;
    bool both = from.year > 0 && until.year > 0;
    if (both && day_of_date(until) < day_of_date(from))
        ends_early(reading, yaml_get(node, "from"), yaml_get(node, "until"));
}

static void wrong_bands(Reading *reading, const YamlNode *node, PainBands pain)
{
    field_error(reading, node->place, "'stop' (%d) must not be below 'ease' (%d)", pain.stop,
                pain.ease);
    field_hint(reading,
               "'ease' is where a session gets easier, 'stop' where it ends: "
               "write {ease: %d, stop: %d}",
               pain.stop, pain.ease);
    if (node->flow && node->place.line == node->last.line && node->count == 2) {
        field_edit(reading, place_across(node->place, node->last),
                   arena_printf(reading->arena, "{ease: %d, stop: %d}", pain.stop, pain.ease));
        field_guess(reading);
    }
}

static const FieldRow pain_rows[] = {
    {"ease", FIELD_INT, offsetof(Routine, pain.ease), 0, 10},
    {"stop", FIELD_INT, offsetof(Routine, pain.stop), 0, 10},
};
MAP(pain, "'pain'", pain_rows);

static void pain_read(Reading *reading, const YamlNode *node, void *target)
{
    Routine *routine = routine_of(target);
    size_t errors = reading->errors;
    read_map(reading, node, &pain_map, "stop", routine);
    if (reading->errors == errors && routine->pain.stop < routine->pain.ease)
        wrong_bands(reading, node, routine->pain);
}

static const FieldRow defaults_rows[] = {
    {"prepare", FIELD_DURATION, offsetof(StepDefaults, prepare), 0, GAP_MOST},
    {"switch", FIELD_DURATION, offsetof(StepDefaults, switch_gap), 0, GAP_MOST},
    {"rest", FIELD_DURATION, offsetof(StepDefaults, rest), 0, GAP_MOST},
    {"release", FIELD_DURATION, offsetof(StepDefaults, release), 0, GAP_MOST},
};
MAP(defaults, "'defaults'", defaults_rows);

static void defaults_read(Reading *reading, const YamlNode *node, void *target)
{
    read_map(reading, node, &defaults_map, "rest", &((RoutineFields *)target)->defaults);
}

/* ---- gate, check-in, names ---- */

static const FieldRow question_rows[] = {
    {"ask", FIELD_PROSE, offsetof(Gate, ask), .required = true},
    {"then", FIELD_PROSE, offsetof(Gate, then), .required = true},
};
static const FieldMap question_map = {"a question of 'gate'", question_rows,
                                      COUNT_OF(question_rows), NULL};

static bool gate_own(Reading *reading, const YamlNode *node, Gate *gate)
{
    *gate = (Gate){0};
    fields_read(reading, node, question_map.what, question_rows, question_map.count, gate, NULL);
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
    if (!id)
        return false;
    const char *near = text_nearest(id, gate_ids());
    if (near) {
        field_error(reading, node->place, "unknown question '%s'; did you mean '%s'?", id, near);
        field_edit(reading, node->place, near);
        field_guess(reading);
        return false;
    }
    field_error(reading, node->place, "unknown question '%s'", id);
    field_hint(reading, "a question of your own is written {ask: \"...\", then: \"...\"}");
    return false;
}

static void gate_read(Reading *reading, const YamlNode *node, void *target)
{
    Routine *routine = routine_of(target);
    size_t count;
    const YamlNode *const *items = fields_few(reading, &node, &count);
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
    const YamlNode *const *items = fields_few(reading, &node, &count);
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
    if (name && (strpbrk(name, "/\\") || name[0] == '.')) {
        field_error(reading, node->place, "'sound' must be the plain name of a theme");
        field_write(reading, node, "soft");
        field_guess(reading);
    } else
        routine_of(target)->sound = name;
}

#define LANGUAGE_MOST 35

/* A BCP 47 tag: subtags of letters and digits between hyphens, the language of two or three letters
 * first. */
static bool is_language(const char *tag)
{
    static const char letters[] = "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789";
    size_t first = strcspn(tag, "-");
    if (first < 2 || first > 3 || strcspn(tag, "0123456789") < first)
        return false;
    for (;;) {
        size_t length = strspn(tag, letters);
        if (length == 0 || length > 8 || (tag[length] != '-' && tag[length] != '\0'))
            return false;
        if (tag[length] == '\0')
            return true;
        tag += length + 1;
    }
}

static void wrong_language(Reading *reading, const YamlNode *node)
{
    static const char *const names[][2] = {
        {"english", "en"},    {"german", "de"},   {"deutsch", "de"},    {"french", "fr"},
        {"francais", "fr"},   {"spanish", "es"},  {"espanol", "es"},    {"italian", "it"},
        {"portuguese", "pt"}, {"dutch", "nl"},    {"nederlands", "nl"}, {"swedish", "sv"},
        {"danish", "da"},     {"finnish", "fi"},  {"polish", "pl"},     {"norwegian", "no"},
        {"en_us", "en-US"},   {"en_gb", "en-GB"}, {"de_de", "de-DE"},   {"pt_br", "pt-BR"},
    };
    field_error(reading, node->place, "expected a language such as en, de or pt-BR");
    for (size_t i = 0; i < COUNT_OF(names); i++)
        if (text_equal(names[i][0], node->text))
            field_write(reading, node, "%s", names[i][1]);
}

static void language_read(Reading *reading, const YamlNode *node, void *target)
{
    const char *tag = field_line(reading, node, LANGUAGE_MOST);
    if (tag && !is_language(tag))
        wrong_language(reading, node);
    else if (tag)
        routine_of(target)->language = tag;
}

static void steps_read(Reading *reading, const YamlNode *node, void *target)
{
    if (steps_are_list(reading, node))
        ((RoutineFields *)target)->steps = node;
}

/* ---- all of it ---- */

#define MEMBER(name) offsetof(RoutineFields, routine.name)

static const FieldForm version_forms[] = {{FIELD_OWN, .pattern = "^0{0,3}1(\\.[0-9]{1,4})?$"}};
static const FieldForm sound_forms[] = {{FIELD_OWN, .pattern = "^[^./\\\\][^/\\\\]*$"}};
static const FieldForm language_forms[] = {
    {FIELD_OWN, .most = LANGUAGE_MOST, .pattern = "^[A-Za-z]{2,3}(-[A-Za-z0-9]{1,8})*$"}};
static const FieldForm gate_forms[] = {{FIELD_CHOICE, .words = gate_ids},
                                       {FIELD_OWN, .map = &question_map}};
static const FieldForm check_in_forms[] = {{FIELD_CHOICE, .words = region_ids}};
static const FieldForm scales_forms[] = {{FIELD_OWN, .map = &scale_map}};
static const FieldForm steps_forms[] = {{FIELD_OWN, .map = &repeat_map},
                                        {FIELD_OWN, .map = &step_map}};

#define OWN(read, forms_of) FIELD_OWN, .own = (read), FIELD_FORMS(forms_of)

static const FieldRow routine_rows[] = {
    {"limber", OWN(field_accept, version_forms)},
    {"title", FIELD_LINE, MEMBER(title), .required = true},
    {"when", FIELD_CHOICE, MEMBER(when), .choices = when_names, .required = true},
    {"summary", FIELD_PROSE, MEMBER(summary)},
    {"goal", FIELD_LINES, MEMBER(goals), .most = 200, .count = MEMBER(goal_count)},
    {"frequency", FIELD_PROSE, MEMBER(frequency)},
    {"why", FIELD_PROSE, MEMBER(why)},
    {"sources", FIELD_LINES, MEMBER(sources), .most = 200, .count = MEMBER(source_count)},
    {"physio-only", FIELD_BOOL, MEMBER(physio_only)},
    {"author", OWN(author_read, author_forms)},
    {"for", OWN(for_read, for_forms)},
    {"precautions", FIELD_PROSES, MEMBER(precautions), .count = MEMBER(precaution_count)},
    {"version", FIELD_INT, MEMBER(version), 1, 1000000},
    {"pain", OWN(pain_read, pain_forms)},
    {"shortest-hold", FIELD_DURATION, MEMBER(shortest_hold), NS_PER_S, 5 * 60 * NS_PER_S},
    {"sound", OWN(sound_read, sound_forms)},
    {"language", OWN(language_read, language_forms)},
    {"gate", OWN(gate_read, gate_forms), .many = FIELD_ONE_OR_LIST, .most_items = ROUTINE_MAX_LIST},
    {"check-in", OWN(check_in_read, check_in_forms), .many = FIELD_ONE_OR_LIST,
     .most_items = ROUTINE_MAX_LIST},
    {"scales", OWN(scales_read, scales_forms), .many = FIELD_ONE_OR_LIST,
     .most_items = ROUTINE_MAX_SCALES},
    {"defaults", OWN(defaults_read, defaults_forms)},
    {"steps", OWN(steps_read, steps_forms), .required = true, .many = FIELD_LIST,
     .most_items = ROUTINE_MAX_STEPS},
};

const FieldMap routine_map = {"a routine", routine_rows, COUNT_OF(routine_rows), NULL};

#define NOT_GIVEN (-1)

void head_read(Reading *reading, const YamlNode *root, RoutineFields *fields)
{
    Routine *routine = &fields->routine;
    fields->defaults = (StepDefaults){NOT_GIVEN, NOT_GIVEN, NOT_GIVEN, NOT_GIVEN, false};
    routine->when = WHEN_ANY;
    routine->language = "en";
    routine->pain = usual_pain_bands;
    routine->shortest_hold = USUAL_SHORTEST_HOLD;
    fields_read(reading, root, routine_map.what, routine_rows, routine_map.count, fields, NULL);
    fields->defaults.before_run = routine->when == WHEN_PRE_RUN;
}
