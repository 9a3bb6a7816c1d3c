// SPDX-FileCopyrightText: 2026 The Limber authors
// SPDX-License-Identifier: GPL-3.0-or-later
/* One function a keyword, in a table; a keyword that is not in it fails loudly. A plain scalar has
 * the type that YAML 1.2 gives it, as in an editor. */
#include "json_schema.h"

#include "base/array.h"

#include <assert.h>
#include <math.h>
#include <regex.h>
#include <stdlib.h>
#include <string.h>
#include <strings.h>

#define MOST_PATTERNS 128

struct JsonSchema {
    const YamlNode *root;
    struct {
        const YamlNode *written; /* the node of the schema */
        regex_t compiled;
    } patterns[MOST_PATTERNS];
    size_t pattern_count;
};

JsonSchema *json_schema_new(const YamlNode *root)
{
    JsonSchema *schema = calloc(1, sizeof *schema);
    assert(schema);
    schema->root = root;
    return schema;
}

void json_schema_free(JsonSchema *schema)
{
    for (size_t i = 0; i < schema->pattern_count; i++)
        regfree(&schema->patterns[i].compiled);
    free(schema);
}

/* ---- values ---- */

static bool is_word(const YamlNode *value, const char *const *words)
{
    for (; *words; words++)
        if (strcmp(*words, value->text) == 0)
            return value->plain;
    return false;
}

static bool is_null(const YamlNode *value)
{
    static const char *const words[] = {"", "~", "null", "Null", "NULL", NULL};
    return value->kind == YAML_TEXT && is_word(value, words);
}

static bool is_bool(const YamlNode *value)
{
    static const char *const words[] = {"true", "True", "TRUE", "false", "False", "FALSE", NULL};
    return value->kind == YAML_TEXT && is_word(value, words);
}

static bool is_number(const YamlNode *value, double *number)
{
    if (value->kind != YAML_TEXT || !value->plain || !*value->text)
        return false;
    const char *at = value->text + (*value->text == '-' || *value->text == '+');
    if (strncmp(at, "0x", 2) == 0 || strncmp(at, "0o", 2) == 0) {
        char *after;
        *number = (double)strtoll(at + 2, &after, at[1] == 'x' ? 16 : 8);
        return at[2] && !*after;
    }
    char *after;
    bool digits = at[strspn(at, "0123456789.eE+-")] == '\0' && strcspn(at, "0123456789") <= 1 &&
                  strpbrk(at, "0123456789");
    *number = strtod(value->text, &after);
    return digits && *after == '\0';
}

static bool has_type(const YamlNode *value, const char *type)
{
    double number = 0;
    bool numeric = is_number(value, &number), text = value->kind == YAML_TEXT;
    if (strcmp(type, "object") == 0)
        return value->kind == YAML_MAP;
    if (strcmp(type, "array") == 0)
        return value->kind == YAML_LIST;
    if (strcmp(type, "null") == 0)
        return is_null(value);
    if (strcmp(type, "boolean") == 0)
        return is_bool(value);
    if (strcmp(type, "number") == 0)
        return numeric;
    if (strcmp(type, "integer") == 0)
        return numeric && floor(number) == number;
    assert(strcmp(type, "string") == 0);
    return text && !numeric && !is_null(value) && !is_bool(value);
}

/* Is a value the one that the schema writes? */
static bool is_same(const YamlNode *value, const YamlNode *written)
{
    if (value->kind != YAML_TEXT)
        return false;
    if (is_bool(written))
        return is_bool(value) && strcasecmp(value->text, written->text) == 0;
    return has_type(value, "string") && strcmp(value->text, written->text) == 0;
}

static size_t letters(const char *text)
{
    size_t count = 0;
    for (; *text; text++)
        count += ((unsigned char)*text & 0xc0) != 0x80;
    return count;
}

/* ---- keywords ---- */

static bool allows(JsonSchema *schema, const YamlNode *rules, const YamlNode *value);

/* rules: of the whole schema that a keyword stands in; says: what stands at the keyword. */
typedef bool Keyword(JsonSchema *schema, const YamlNode *rules, const YamlNode *says,
                     const YamlNode *value);
#define KEYWORD(name)                                                                              \
    static bool name(JsonSchema *schema, const YamlNode *rules, const YamlNode *says,              \
                     const YamlNode *value)
#define UNUSED (void)schema, (void)rules, (void)says, (void)value

KEYWORD(said_alone)
{
    UNUSED;
    return true;
}

KEYWORD(by_reference)
{
    UNUSED;
    static const char definitions[] = "#/definitions/";
    assert(strncmp(says->text, definitions, sizeof definitions - 1) == 0);
    const YamlNode *there =
        yaml_get(yaml_get(schema->root, "definitions"), says->text + sizeof definitions - 1);
    assert(there);
    return allows(schema, there, value);
}

KEYWORD(all_of)
{
    UNUSED;
    for (size_t i = 0; i < says->count; i++)
        if (!allows(schema, says->items[i], value))
            return false;
    return true;
}

KEYWORD(any_of)
{
    UNUSED;
    for (size_t i = 0; i < says->count; i++)
        if (allows(schema, says->items[i], value))
            return true;
    return false;
}

KEYWORD(none_of)
{
    UNUSED;
    return !allows(schema, says, value);
}

KEYWORD(in_case)
{
    const YamlNode *then = yaml_get(rules, allows(schema, says, value) ? "then" : "else");
    return !then || allows(schema, then, value);
}

KEYWORD(of_type)
{
    UNUSED;
    if (says->kind == YAML_TEXT)
        return has_type(value, says->text);
    for (size_t i = 0; i < says->count; i++)
        if (has_type(value, says->items[i]->text))
            return true;
    return false;
}

KEYWORD(one_word)
{
    UNUSED;
    return is_same(value, says);
}

KEYWORD(one_of_words)
{
    UNUSED;
    for (size_t i = 0; i < says->count; i++)
        if (is_same(value, says->items[i]))
            return true;
    return false;
}

KEYWORD(has_keys)
{
    UNUSED;
    for (size_t i = 0; i < says->count && value->kind == YAML_MAP; i++)
        if (!yaml_get(value, says->items[i]->text))
            return false;
    return true;
}

KEYWORD(has_properties)
{
    UNUSED;
    for (size_t i = 0; i < value->count && value->kind == YAML_MAP; i++) {
        const YamlNode *row = yaml_get(says, value->pairs[i].key);
        if (row && !allows(schema, row, value->pairs[i].value))
            return false;
    }
    return true;
}

KEYWORD(has_no_others)
{
    const YamlNode *known = yaml_get(rules, "properties");
    assert(strcmp(says->text, "false") == 0);
    (void)schema;
    for (size_t i = 0; i < value->count && value->kind == YAML_MAP; i++)
        if (!yaml_get(known, value->pairs[i].key))
            return false;
    return true;
}

KEYWORD(has_items)
{
    UNUSED;
    for (size_t i = 0; i < value->count && value->kind == YAML_LIST; i++)
        if (!allows(schema, says, value->items[i]))
            return false;
    return true;
}

static double number_of(const YamlNode *says)
{
    return strtod(says->text, NULL);
}

KEYWORD(items_at_least)
{
    UNUSED;
    return value->kind != YAML_LIST || (double)value->count >= number_of(says);
}

KEYWORD(items_at_most)
{
    UNUSED;
    return value->kind != YAML_LIST || (double)value->count <= number_of(says);
}

KEYWORD(at_least)
{
    UNUSED;
    double number;
    return !is_number(value, &number) || number >= number_of(says);
}

KEYWORD(at_most)
{
    UNUSED;
    double number;
    return !is_number(value, &number) || number <= number_of(says);
}

KEYWORD(less_than)
{
    UNUSED;
    double number;
    return !is_number(value, &number) || number < number_of(says);
}

KEYWORD(letters_at_most)
{
    UNUSED;
    return !has_type(value, "string") || (double)letters(value->text) <= number_of(says);
}

KEYWORD(fits_pattern)
{
    UNUSED;
    if (!has_type(value, "string"))
        return true;
    size_t i = 0;
    while (i < schema->pattern_count && schema->patterns[i].written != says)
        i++;
    if (i == schema->pattern_count) {
        assert(i < MOST_PATTERNS);
        schema->patterns[i].written = says;
        int wrong = regcomp(&schema->patterns[i].compiled, says->text, REG_EXTENDED | REG_NOSUB);
        assert(!wrong);
        (void)wrong;
        schema->pattern_count++;
    }
    return regexec(&schema->patterns[i].compiled, value->text, 0, NULL, 0) == 0;
}

static const struct {
    const char *word;
    Keyword *allows;
} keywords[] = {
    {"$schema", said_alone},
    {"$comment", said_alone},
    {"description", said_alone},
    {"errorMessage", said_alone},
    {"default", said_alone},
    {"examples", said_alone},
    {"definitions", said_alone},
    {"enumDescriptions", said_alone},
    {"then", said_alone},
    {"else", said_alone},
    {"$ref", by_reference},
    {"allOf", all_of},
    {"anyOf", any_of},
    {"not", none_of},
    {"if", in_case},
    {"type", of_type},
    {"const", one_word},
    {"enum", one_of_words},
    {"required", has_keys},
    {"properties", has_properties},
    {"items", has_items},
    {"additionalProperties", has_no_others},
    {"minItems", items_at_least},
    {"maxItems", items_at_most},
    {"minimum", at_least},
    {"maximum", at_most},
    {"exclusiveMaximum", less_than},
    {"maxLength", letters_at_most},
    {"pattern", fits_pattern},
};

static bool allows(JsonSchema *schema, const YamlNode *rules, const YamlNode *value)
{
    for (size_t i = 0; i < rules->count; i++) {
        size_t word = 0;
        while (word < COUNT_OF(keywords) && strcmp(keywords[word].word, rules->pairs[i].key) != 0)
            word++;
        assert(word < COUNT_OF(keywords));
        if (!keywords[word].allows(schema, rules, rules->pairs[i].value, value))
            return false;
    }
    return true;
}

bool json_schema_allows(JsonSchema *schema, const YamlNode *value)
{
    return allows(schema, schema->root, value);
}
