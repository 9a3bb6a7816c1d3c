// SPDX-FileCopyrightText: 2026 The Limber authors
// SPDX-License-Identifier: GPL-3.0-or-later
/* Reads cues: a text, or a map that says when, on which side and in which set it comes. Shared by
 * steps and exercises. A step's own cues must fit its work. The writer of its exercise's could not
 * know that work: those that ask for a side where none is known are left out, and the layout leaves
 * out those that come too late. */
#include "routine/step_parts.h"

#include "base/array.h"
#include "base/text.h"
#include "routine/duration.h"
#include "routine/words.h"

#include <stdio.h>
#include <string.h>

typedef enum { CUE_SAY, CUE_AT, CUE_LAST, CUE_SIDE, CUE_SET, CUE_KEY_COUNT } CueKey;

static void wrong_at(Reading *reading, const YamlNode *node)
{
    static const char *const words[] = {"halfway", "half",     "half-way", "half way", "middle",
                                        "mid",     "midpoint", "50%",      NULL};
    field_error(reading, node->place, "'at' must be a duration such as 10s, or 'halfway'");
    if (text_equal(node->text, "start") || text_equal(node->text, "begin"))
        field_write(reading, node, "0s");
    else if (text_meant(node->text, words, COUNT_OF(words) - 1) < COUNT_OF(words) - 1 ||
             text_nearest(node->text, words))
        field_write(reading, node, "halfway");
    else if (text_equal(node->text, "end") || text_equal(node->text, "last"))
        field_hint(reading, "write 'last: 5s', for five seconds before the end");
}

/* `at: 10s` or `at: halfway`. */
static void at_read(Reading *reading, const YamlNode *node, void *target)
{
    Cue *cue = target;
    if (node->kind == YAML_TEXT && strcmp(node->text, "halfway") == 0) {
        cue->at = CUE_AT_HALFWAY;
        return;
    }
    cue->at = CUE_AT_OFFSET;
    bool word = node->kind == YAML_TEXT &&
                (strcspn(node->text, "0123456789") > 0 || strchr(node->text, '%'));
    if (word && node->text[0] != '-' && node->text[0] != '.')
        wrong_at(reading, node);
    else
        field_duration(reading, node, "at", 0, WORK_MOST, &cue->offset);
}

static void last_read(Reading *reading, const YamlNode *node, void *target)
{
    Cue *cue = target;
    cue->at = CUE_AT_LAST;
    field_duration(reading, node, "last", NS_PER_MS, WORK_MOST, &cue->offset);
}

static const char *const at_words[] = {"halfway", NULL};
static const FieldForm at_forms[] = {{FIELD_CHOICE, .choices = at_words},
                                     {FIELD_DURATION, 0, WORK_MOST}};
static const FieldForm last_forms[] = {{FIELD_DURATION, NS_PER_MS, WORK_MOST}};

static const FieldRow rows[CUE_KEY_COUNT] = {
    [CUE_SAY] = {"say", FIELD_PROSE, offsetof(Cue, say), .most = ROUTINE_MAX_SPOKEN_CHARS,
                 .required = true},
    [CUE_AT] = {"at", FIELD_OWN, .own = at_read, FIELD_FORMS(at_forms)},
    [CUE_LAST] = {"last", FIELD_OWN, .own = last_read, FIELD_FORMS(last_forms)},
    [CUE_SIDE] = {"side", FIELD_CHOICE, offsetof(Cue, side), SIDE_LEFT, .choices = side_names},
    [CUE_SET] = {"set", FIELD_INT, offsetof(Cue, set), .least = 1, .most = ROUTINE_MAX_SETS},
};

const FieldMap cue_map = {"a cue", rows, CUE_KEY_COUNT, NULL};

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

/* The time that a lost text began with: `halfway: breathe`, `10s: breathe`; NULL: none. */
static const char *time_before(Reading *reading, const char *key)
{
    Ns ns;
    if (text_equal(key, "halfway"))
        return "at: halfway";
    if (text_equal(key, "end"))
        return "last: 5s";
    if (text_equal(key, "left") || text_equal(key, "right"))
        return arena_printf(reading->arena, "side: %s", key);
    return duration_parse(key, &ns) ? NULL : arena_printf(reading->arena, "at: %s", key);
}

static void lost_prose(Reading *reading, const YamlNode *node)
{
    const YamlPair *pair = &node->pairs[0];
    const char *time = time_before(reading, pair->key);
    field_error(reading, pair->key_place, "expected a text, found a map of keys");
    if (!time || pair->value->kind != YAML_TEXT) {
        field_quote(reading, node);
        return;
    }
    const char *cue =
        arena_printf(reading->arena, "{%s, say: %s}", time, field_flow_text(reading, pair->value));
    field_hint(reading, "write '%s'", cue);
    if (pair->value->one_line && pair->value->place.line == pair->key_place.line)
        field_edit(reading, place_across(pair->key_place, pair->value->place), cue);
}

static bool cue_read(Reading *reading, const YamlNode *node, Cue *cue)
{
    const YamlPair *given[CUE_KEY_COUNT];
    *cue = (Cue){.place = node->place};
    if (node->kind == YAML_TEXT) {
        cue->say = field_prose(reading, node, ROUTINE_MAX_SPOKEN_CHARS);
        marks_check(reading, node);
        return cue->say != NULL;
    }
    bool timed =
        node->kind == YAML_MAP && node->count == 1 && time_before(reading, node->pairs[0].key);
    if (timed || is_lost_prose(node)) {
        lost_prose(reading, node);
        return false;
    }
    if (node->kind != YAML_MAP) {
        field_error(reading, node->place, "a cue must be a text or a map of keys, not a list");
        field_quote(reading, node);
        return false;
    }
    fields_read(reading, node, cue_map.what, rows, CUE_KEY_COUNT, cue, given);
    if (given[CUE_AT] && given[CUE_LAST]) {
        field_error(reading, given[CUE_LAST]->key_place, "a cue has 'at' or 'last', not both");
        field_drop(reading, given[CUE_LAST]);
        field_hint(reading, "keep one of the two");
        field_guess(reading);
    }
    if (given[CUE_SAY])
        marks_check(reading, given[CUE_SAY]->value);
    return cue->say != NULL;
}

const Cue *cues_read(Reading *reading, const YamlNode *node, size_t *count)
{
    size_t items;
    const YamlNode *const *item = fields_items(&node, &items);
    Cue *cues = arena_alloc(reading->arena, (items + 1) * sizeof *cues);
    *count = 0;
    field_warn_of_split(reading, node);
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
    return strstr(text, "<side>") || strstr(text, "<other>") || words_have_forms(text);
}

/* A word in <> that stands for nothing, its bytes in *length: `<Side>`, `<leg>`; NULL: none. */
static const char *unknown_mark(const char *text, size_t *length)
{
    for (const char *at = text; (at = strchr(at, '<')); at++) {
        size_t letters = 1;
        while (text_lower_code((unsigned char)at[letters]) - 'a' < 26)
            letters++;
        *length = letters + 1;
        bool known = strncmp(at, "<side>", 6) == 0 || strncmp(at, "<other>", 7) == 0;
        if (letters > 1 && at[letters] == '>' && !known)
            return at;
    }
    return NULL;
}

/* Where part of a text stands in the file: as far as the text was written as it is read. */
static Place place_of_part(const YamlNode *node, const char *part)
{
    Place place = node->place;
    for (const char *at = node->text; at < part; at++)
        place.column += ((unsigned char)*at & 0xc0) != 0x80;
    place.column += !node->plain;
    return place;
}

/* German puts an ending to the side before a noun: "linkes Bein", and no program knows which. */
static void check_ending(Reading *reading, const YamlNode *node)
{
    const char *mark = strstr(node->text, "<side> ");
    bool german = reading->language && strncmp(reading->language, "de", 2) == 0;
    if (!german || !mark || mark[7] < 'A' || mark[7] > 'Z')
        return;
    int length = (int)strcspn(mark + 7, " ,.;:!?");
    field_warn(reading, node->place, "'<side> %.*s' becomes 'links %.*s'", length, mark + 7, length,
               mark + 7);
    field_hint(reading, "write both words, such as '<linkes|rechtes> %.*s'", length, mark + 7);
    Place place = place_of_part(node, mark);
    place.width = 6;
    if (node->one_line && !strpbrk(node->text, "\\\""))
        field_edit(reading, place, "<linkes|rechtes>");
    field_guess(reading);
}

void marks_check(Reading *reading, const YamlNode *node)
{
    size_t length;
    const char *mark = node->kind == YAML_TEXT ? unknown_mark(node->text, &length) : NULL;
    if (node->kind == YAML_TEXT)
        check_ending(reading, node);
    if (!mark)
        return;
    char word[16];
    snprintf(word, sizeof word, "%.*s", (int)(length < sizeof word ? length : sizeof word - 1),
             mark);
    bool side = text_equal(word, "<side>"), other = text_equal(word, "<other>");
    const char *meant = side ? "<side>" : other ? "<other>" : NULL;
    field_warn(reading, node->place, "'%s' is shown and said as it stands", word);
    if (!meant) {
        field_hint(reading, "'<side>' becomes left or right, '<other>' the other one");
        return;
    }
    field_hint(reading, "write '%s'", meant);
    Place place = place_of_part(node, mark);
    place.width = (int)length;
    if (node->one_line && !strpbrk(node->text, "\\\""))
        field_edit(reading, place, meant);
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
    bool shared_time = step->side == SIDES_ALTERNATE && !work_row(step->work.form)->has_reps;
    return step->side != SIDES_BOTH && !shared_time;
}

/* The longest work in which the cue could come. */
static Ns work_of_cue(const Step *step, const Cue *cue)
{
    Ns longest = 0;
    for (int set = 1; set <= step->sets; set++) {
        Work work = step_work(step, set);
        Ns length = cue->set == 0 || cue->set == set ? work_length(&work, step->release) : 0;
        longest = length > longest ? length : longest;
    }
    return longest;
}

/* What is wrong with the cue's time, or NULL. */
static const char *wrong_time(const Step *step, const Cue *cue)
{
    Ns work = work_of_cue(step, cue);
    bool timed = work_row(step->work.form)->is_timed;
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

static void hint_of_side(Reading *reading, const Step *step)
{
    field_hint(reading, step_is_rest(step)
                            ? "say it without the side"
                            : "say it without the side, or write 'side: each' in the step");
}

static void hint_of_time(Reading *reading, const Step *step, const Cue *cue)
{
    char length[32];
    bool timed = work_row(step->work.form)->is_timed;
    if (!timed)
        field_hint(reading, "leave it out: the cue comes at the start");
    else
        field_hint(reading, "the work lasts %s: write less%s",
                   duration_format(work_of_cue(step, cue), length, sizeof length),
                   cue->at == CUE_AT_LAST ? "" : ", or 'at: halfway'");
}

static void check_cue(Reading *reading, const StepFields *fields, const Step *step, const Cue *cue)
{
    const char *time = wrong_time(step, cue), *text = wrong_side_text(step, cue->say);
    if (time && !step_is_wrong(fields, STEP_RELEASE)) {
        field_error(reading, cue->place, "%s", time);
        hint_of_time(reading, step, cue);
    }
    if (cue->set > step->sets && !step_is_wrong(fields, STEP_SETS)) {
        field_error(reading, cue->place, "set %d, but the step has %d", cue->set, step->sets);
        field_hint(reading, "write a set from 1 to %d, or leave 'set' out", step->sets);
    }
    if (!fields->side_known)
        return;
    if (!side_occurs(step, cue->side)) {
        field_error(reading, cue->place, "the %s side does not work in this step",
                    side_name(cue->side));
        field_hint(reading, step->side == SIDES_BOTH ? "leave 'side' out: both sides work at once"
                                                     : "leave 'side' out, or write the other one");
    }
    if (text) {
        field_error(reading, cue->place, "%s", text);
        hint_of_side(reading, step);
    }
}

/* Leaves out what a stage that took the cues over has no moment for. */
static void keep_fitting(Reading *reading, Step *step)
{
    Cue *cues = arena_alloc(reading->arena, (step->cue_count + 1) * sizeof *cues);
    size_t count = 0;
    for (size_t i = 0; i < step->cue_count; i++)
        if (!wrong_time(step, &step->cues[i]) && step->cues[i].set <= step->sets)
            cues[count++] = step->cues[i];
    step->cues = cues;
    step->cue_count = count;
}

void cues_check(Reading *reading, const StepFields *fields, Step *step)
{
    if (fields->taken >> STEP_CUES & 1)
        keep_fitting(reading, step);
    for (size_t i = 0; step_says(fields, STEP_CUES) && i < step->cue_count; i++)
        check_cue(reading, fields, step, &step->cues[i]);
    if (!step_says(fields, STEP_NOTE))
        return;
    const char *wrong = step->note ? wrong_side_text(step, step->note) : NULL;
    marks_check(reading, fields->given[STEP_NOTE]->value);
    if (wrong && fields->side_known) {
        field_error(reading, fields->given[STEP_NOTE]->value->place, "%s", wrong);
        hint_of_side(reading, step);
    }
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
        cues[step->cue_count++].language = exercise->origin == ORIGIN_SHIPPED ? "en" : NULL;
    }
}
