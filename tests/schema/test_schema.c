// SPDX-FileCopyrightText: 2026 The Limber authors
// SPDX-License-Identifier: GPL-3.0-or-later
/* The schema and the reader say the same of a file: of every good and bad one of the tests, of the
 * examples in the documents, and of thousands that chance makes of these. Where they may differ
 * stands in a table here and, in words, in docs/format.md: what only `limber check` finds. */
#include "base/yaml.h"
#include "routine/library.h"
#include "routine/reader.h"
#include "routine/step_parts.h"

#include "base/array.h"
#include "json_schema.h"
#include "random_routine.h"
#include "schema_files.h"
#include "source_files.h"

#include <fnmatch.h>
#include <locale.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#define EDITS 2000

static Library *library;
static Arena *arena; /* of the schema */
static JsonSchema *schema;

/* ---- where they may differ ---- */

/* Of the value at a place: does it stand in quotes, is it no lone number, one that is not written
 * as digits? */
static bool is_quoted(const char *at)
{
    return strchr("\"'|>", *at) != NULL;
}

static bool is_no_number(const char *at)
{
    size_t digits = strspn(at, "0123456789."), after = digits + strspn(at + digits, " ");
    return digits == 0 || (at[after] && !strchr("\n,}]#", at[after]));
}

static bool is_list(const char *at)
{
    return *at == '[';
}

static bool has_comma(const char *at)
{
    size_t length = strcspn(at, "\n");
    return is_list(at) || memchr(at, ',', length);
}

static bool is_odd_count(const char *at)
{
    return is_quoted(at) || is_no_number(at) || memchr(at, '.', strspn(at, "0123456789."));
}

/* Of an entry of progress that is written on one line, or whose `after` is on the line before. No
 * message is about the first lines of a file. */
static bool is_in_entry(const char *at)
{
    int lines = 0;
    for (; lines < 3; at--) {
        if (strncmp(at, "after:", 6) == 0)
            return true;
        lines += *at == '\n';
    }
    return false;
}

/* What the reader says (in fnmatch's marks) and the schema cannot know, and how docs/format.md
 * tells it. */
static const struct {
    const char *message;
    const char *documented;
    bool (*only)(const char *at); /* where the value at the message is one like this */
} beyond[] = {
    {"unknown exercise *", "an exercise that does not exist"},
    {"the exercise * has mistakes of its own", "an exercise that does not exist"},
    {"'limber' must be the first key", "the order of keys"},
    {"entries must stand in the order of their days", "the order of keys"},
    {"'days' must not end before they begin", "the order of keys"},
    {"'days' must be days of the plan*", "how much a text says"},
    {"'until' (*) lies before *", "the order of keys"},
    {"'*' stands there twice", "a day of the week that stands there twice"},
    {"expected days of the week*", "a day of the week that stands there twice", has_comma},
    {"from which day on?*", "the order of keys"},
    {"expected 2/day, 3/week*", "how much a text says", is_list},
    {"'*' must be [0-9]* to *", "how much a text says", is_no_number},
    {"a rep by 'tempo' must last *", "how much a text says"},
    {"a breath must last *", "how much a text says"},
    {"'breath' needs time to *", "how much a text says"},
    {"expected a day such as *", "how much a text says"},
    {"'*' must be a duration *", "a number that is not written as digits", is_no_number},
    {"'*' must be a whole number *", "a number that is not written as digits", is_odd_count},
    {"a text of * fit", "how wide a text is"},
    {"this text is empty", "how wide a text is", is_quoted},
    {"'*' is *, and '*' has * values*", "how many values its lists have"},
    {"'*' has * values, and '*' has *", "how many values its lists have"},
    {"'until' is done once*", "how many values its lists have"},
    {"this list is empty", "how many values its lists have"},
    {"'reps: max' is *", "how many values its lists have"},
    {"this rest has no length", "how much a text says"},
    {"there are rests alone*", "how long it all lasts"},
    {"the group says 'side: each'*", "the side of its exercise"},
    {"no step of this group works one side*", "the side of its exercise"},
    {"the work of one side *", "how long it all lasts"},
    {"longer than 12 hours *", "how long it all lasts"},
    {"more than * parts*", "how long it all lasts"},
    {"* steps; at most * fit", "how long it all lasts"},
    {"'<side>' has no meaning here*", "the sides, sets and seconds that a step has"},
    {"the * side does not work in this step", "the sides, sets and seconds that a step has"},
    {"set *, but the step has *", "the sides, sets and seconds that a step has"},
    {"this cue would come after *", "the sides, sets and seconds that a step has"},
    {"'last' must be shorter than *", "the sides, sets and seconds that a step has"},
    {"work that a key ends has no *", "the sides, sets and seconds that a step has"},
    {"this exercise works one side at a time", "the side of its exercise"},
    {"'alternate' needs reps or *", "the side of its exercise"},
    {"the step is for 'side: *'*", "the side of its exercise"},
    {"the step has no '*' to grow", "what a step can grow"},
    {"two forms of work in one step*", "what a step can grow", is_in_entry},
    {"'*' takes no '*'", "what a step can grow", is_in_entry},
    {"'until' takes no '*'", "what a step can grow"},
    {"'stop' (*) must not be below *", "bands of pain the wrong way round"},
    {"the same question is asked *", "a question that is asked twice"},
    {"a static hold before a run *", "what suits the time before a run"},
};

/* Of a newer minor version every key may be unknown; `null` is a text to the reader alone. */
static const struct {
    const char *in_file, *documented;
} stricter[] = {
    {"limber: 1.", "written for a newer version"},
    {"null", "the words `null` and `~`"},
    {"~", "the words `null` and `~`"},
};

static bool may_miss(const char *text, const Diagnostic *said)
{
    const Source source = {.name = "a", .text = text, .size = strlen(text)};
    SourceMark mark = {0};
    size_t line;
    const char *at = text + source_seek(&source, &mark, said->place, &line);
    for (size_t i = 0; i < COUNT_OF(beyond); i++)
        if (fnmatch(beyond[i].message, said->message, 0) == 0 &&
            (!beyond[i].only || beyond[i].only(at)))
            return true;
    return false;
}

/* ---- both verdicts ---- */

static void differ(const char *text, const char *how, const char *message)
{
    fail_msg("%s: %s\n%s", how, message, text);
}

/* What the reader says of a file that the schema passes must be what no schema can know. A key that
 * is there twice is for the editor itself, and what follows from it too. */
static void hold_passed(const char *text, const Diagnostics *found)
{
    for (size_t i = 0; i < diagnostics_size(found); i++)
        if (strstr(diagnostics_at(found, i)->message, "given twice"))
            return;
    for (size_t i = 0; i < diagnostics_size(found); i++) {
        const Diagnostic *said = diagnostics_at(found, i);
        if (said->severity == SEVERITY_ERROR && strcmp(said->file, "a.yaml") == 0 &&
            !may_miss(text, said))
            differ(text, "the schema passes what the reader refuses", said->message);
    }
}

static void hold_refused(const char *text)
{
    for (size_t i = 0; i < COUNT_OF(stricter); i++)
        if (strstr(text, stricter[i].in_file))
            return;
    differ(text, "the schema refuses what the reader takes", "");
}

/* False: it is no YAML, and so for neither of them. */
static bool hold(const char *text)
{
    Arena *tree = arena_new();
    Diagnostics *yaml = diagnostics_new(), *found = diagnostics_new();
    const Source source = {.name = "a.yaml", .text = text, .size = strlen(text)};
    const YamlNode *root = yaml_parse(tree, &source, yaml);
    bool is_yaml = root && diagnostics_count(yaml, SEVERITY_ERROR) == 0;
    if (is_yaml) {
        bool passes = json_schema_allows(schema, root);
        Routine *read = routine_parse("a.yaml", text, strlen(text), library, found);
        if (passes && !read)
            hold_passed(text, found);
        else if (!passes && read)
            hold_refused(text);
        routine_free(read);
    }
    diagnostics_free(found);
    diagnostics_free(yaml);
    arena_free(tree);
    return is_yaml;
}

/* ---- chance ---- */

static const YamlNode *node_at_random(const YamlNode *node)
{
    while (node->count > 0 && !chance_one_in(6)) {
        size_t i = (size_t)chance_between(0, (int64_t)node->count - 1);
        node = node->kind == YAML_LIST ? node->items[i] : node->pairs[i].value;
    }
    return node;
}

/* What people and machines write where something else belongs. */
static const char *const values[] = {
    "0",
    "1",
    "2",
    "7",
    "12",
    "100000",
    "-1",
    "1.5",
    "0.4",
    "3h",
    "45s",
    "1m30s",
    "1:30",
    "1 min",
    "600",
    "601s",
    "2/day",
    "every 2 days",
    "7 days",
    "2 weeks",
    "2026-11-23",
    "3-1-1",
    "4-6",
    "halfway",
    "ready",
    "each",
    "left",
    "both",
    "alternate",
    "up",
    "floor",
    "by-side",
    "any",
    "true",
    "'true'",
    "'12'",
    "\"30s\"",
    "calves",
    "[calves, achilles]",
    "bone-pain",
    "soft",
    "en",
    "Breathe out.",
    "[]",
    "{}",
    "[1, 2]",
    "{say: Go., at: 5s}",
    "{hold: 9s}",
    "''",
    "' '",
    "null",
    "~",
    "0x10",
    "1e1",
    "../a.ogg",
    "a.ogg",
    "wall-sit",
    "https://example.org",
    "max",
    "10 kg",
};

/* A text with the bytes from … to replaced; NULL where they lie past it, in the copy that a broken
 * text was mended to. */
static char *with(const char *text, size_t from, size_t to, const char *new)
{
    char *whole = NULL;
    if (to > strlen(text))
        return NULL;
    assert_true(asprintf(&whole, "%.*s%s%s", (int)from, text, new, text + to) >= 0);
    return whole;
}

static char *with_value(const char *text, const YamlNode *root)
{
    const YamlNode *node = node_at_random(root);
    size_t value = (size_t)chance_between(0, COUNT_OF(values) - 1);
    bool block = node->kind != YAML_TEXT && !node->flow;
    return block ? NULL : with(text, node->begin, node->end, values[value]);
}

static const char *key_at_random(void)
{
    static const FieldMap *const maps[] = {&routine_map, &step_map,     &step_map,  &step_map,
                                           &cue_map,     &progress_map, &repeat_map};
    const FieldMap *map = maps[chance_between(0, COUNT_OF(maps) - 1)];
    return map->rows[chance_between(0, (int64_t)map->count - 1)].key;
}

/* Another key in the place of one, a pair more, or one less. */
static char *with_pair(const char *text, const YamlNode *root)
{
    const YamlNode *node = node_at_random(root);
    if (node->kind != YAML_MAP || node->count == 0)
        return NULL;
    const YamlPair *pair = &node->pairs[chance_between(0, (int64_t)node->count - 1)];
    const Source source = {.name = "a", .text = text, .size = strlen(text)};
    SourceMark mark = {0};
    size_t line, at = source_seek(&source, &mark, pair->key_place, &line);
    const char *value = values[chance_between(0, COUNT_OF(values) - 1)];
    const char *key = key_at_random();
    char new[160];
    if (chance_one_in(3))
        return with(text, at, at + strlen(pair->key), key);
    if (chance_one_in(2)) {
        size_t end = pair->value->end + (node->flow && text[pair->value->end] == ',');
        bool one_line = pair->value->kind == YAML_TEXT || pair->value->flow;
        return one_line ? with(text, at, end, node->flow ? "" : "# gone") : NULL;
    }
    if (node->flow)
        snprintf(new, sizeof new, "%s: %s, ", key, value);
    else
        snprintf(new, sizeof new, "%s: %s\n%*s", key, value, pair->key_place.column - 1, "");
    return with(text, at, at, new);
}

/* NULL: nothing came of it. */
static char *edited(const char *text)
{
    Arena *tree = arena_new();
    Diagnostics *found = diagnostics_new();
    const Source source = {.name = "a", .text = text, .size = strlen(text)};
    const YamlNode *root = yaml_parse(tree, &source, found);
    char *new = !root ? NULL : chance_one_in(2) ? with_value(text, root) : with_pair(text, root);
    diagnostics_free(found);
    arena_free(tree);
    return new;
}

/* ---- tests ---- */

static void schema_and_reader_agree_on_every_file_of_the_tests(void **state)
{
    (void)state;
    size_t tried = 0;
    for (size_t i = 0; i < schema_file_count; i++)
        tried += hold(schema_files[i]);
    print_message("files: %zu\n", tried);
    assert_true(tried > 600);
}

static void schema_and_reader_agree_on_what_chance_makes_of_them(void **state)
{
    (void)state;
    for (int edits = 0; edits < EDITS;) {
        const char *text = schema_files[chance_between(0, (int64_t)schema_file_count - 1)];
        char *once = strlen(text) < 4000 ? edited(text) : NULL;
        if (once && hold(once))
            edits++;
        free(once);
    }
}

static void where_they_may_differ_is_written_down(void **state)
{
    (void)state;
    char *path = path_in_source("docs/format.md"), *page = text_in_file(path);
    for (size_t i = 0; i < COUNT_OF(beyond); i++)
        if (!strstr(page, beyond[i].documented))
            fail_msg("docs/format.md does not say '%s'", beyond[i].documented);
    for (size_t i = 0; i < COUNT_OF(stricter); i++)
        if (!strstr(page, stricter[i].documented))
            fail_msg("docs/format.md does not say '%s'", stricter[i].documented);
    free(page);
    free(path);
}

/* ---- surroundings ---- */

static int open_all(void **state)
{
    char *own = path_in_source("tests/unit/bad/exercises");
    char *shipped = path_in_source("routines/exercises");
    char *path = path_in_source("docs/limber-routine.schema.json"), *text = text_in_file(path);
    Diagnostics *found = diagnostics_new();
    const Source source = {.name = "schema", .text = text, .size = strlen(text)};
    arena = arena_new();
    const YamlNode *root = yaml_parse(arena, &source, found);
    diagnostics_print(found, stderr);
    assert_non_null(root);
    schema = json_schema_new(root);
    library = library_new(own, shipped);
    schema_files_take();
    diagnostics_free(found);
    free(text);
    free(path);
    free(shipped);
    free(own);
    return chance_print_seed(state);
}

static int close_all(void **state)
{
    (void)state;
    schema_files_free();
    json_schema_free(schema);
    library_free(library);
    arena_free(arena);
    return 0;
}

int main(void)
{
    setlocale(LC_ALL, "C.UTF-8");
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(schema_and_reader_agree_on_every_file_of_the_tests),
        cmocka_unit_test_setup(schema_and_reader_agree_on_what_chance_makes_of_them,
                               chance_start_from_seed),
        cmocka_unit_test(where_they_may_differ_is_written_down),
    };
    return cmocka_run_group_tests(tests, open_all, close_all);
}
