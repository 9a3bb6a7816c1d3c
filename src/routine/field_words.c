// SPDX-FileCopyrightText: 2026 The Limber authors
// SPDX-License-Identifier: GPL-3.0-or-later
/* The readers of values that are one of a few words, or the name of a place of the body. What
 * people write in their stead stands in tables with what it means. */
#include "routine/fields.h"

#include "base/array.h"
#include "base/text.h"

#include <assert.h>
#include <stdio.h>
#include <string.h>

#define LONGEST 64

/* ---- what people write ---- */

static const struct {
    const char *key, *word, *meant;
} words_for[] = {
    {"side", "l", "left"},
    {"side", "left-side", "left"},
    {"side", "left-leg", "left"},
    {"side", "left-only", "left"},
    {"side", "r", "right"},
    {"side", "right-side", "right"},
    {"side", "right-leg", "right"},
    {"side", "right-only", "right"},
    {"side", "each-side", "each"},
    {"side", "each-leg", "each"},
    {"side", "each-way", "each"},
    {"side", "per-side", "each"},
    {"side", "per-leg", "each"},
    {"side", "both-sides", "each"},
    {"side", "left-and-right", "each"},
    {"side", "left-then-right", "each"},
    {"side", "l/r", "each"},
    {"side", "single", "each"},
    {"side", "unilateral", "each"},
    {"side", "one-at-a-time", "each"},
    {"side", "alternating", "alternate"},
    {"side", "alternately", "alternate"},
    {"side", "alternate-sides", "alternate"},
    {"side", "alternating-sides", "alternate"},
    {"side", "side-to-side", "alternate"},
    {"side", "bilateral", "both"},
    {"side", "together", "both"},
    {"side", "both-legs", "both"},
    {"side", "none", "both"},
    {"first", "l", "left"},
    {"first", "r", "right"},
    {"when", "before", "pre-run"},
    {"when", "before-run", "pre-run"},
    {"when", "before-running", "pre-run"},
    {"when", "warm-up", "pre-run"},
    {"when", "warmup", "pre-run"},
    {"when", "after", "post-run"},
    {"when", "after-run", "post-run"},
    {"when", "after-running", "post-run"},
    {"when", "cool-down", "post-run"},
    {"when", "cooldown", "post-run"},
    {"when", "rest", "rest-day"},
    {"when", "off-day", "rest-day"},
    {"when", "rehabilitation", "rehab"},
    {"when", "physio", "rehab"},
    {"when", "injury", "rehab"},
    {"when", "always", "any"},
    {"when", "anytime", "any"},
    {"when", "any-time", "any"},
    {"when", "daily", "any"},
    {"when", "week", "weekly"},
    {"when", "once-a-week", "weekly"},
    {"when", "every-week", "weekly"},
    {"when", "1/week", "weekly"},
    {"when", "next-morning", "morning"},
    {"when", "next-day", "morning"},
    {"when", "start", "before"},
    {"when", "end", "after"},
    {"position", "lying", "floor"},
    {"position", "lying-down", "floor"},
    {"position", "supine", "floor"},
    {"position", "prone", "floor"},
    {"position", "kneeling", "floor"},
    {"position", "half-kneeling", "floor"},
    {"position", "all-fours", "floor"},
    {"position", "side-lying", "floor"},
    {"position", "ground", "floor"},
    {"position", "mat", "floor"},
    {"position", "stand", "standing"},
    {"position", "wall", "standing"},
    {"position", "chair", "seated"},
    {"position", "sitting", "seated"},
    {"position", "sit", "seated"},
    {"position", "stool", "seated"},
    {"position", "upright", "standing"},
    {"position", "stair", "step"},
    {"position", "stairs", "step"},
    {"until", "done", "ready"},
    {"until", "finished", "ready"},
    {"until", "key", "ready"},
    {"order", "sets", "by-set"},
    {"order", "set", "by-set"},
    {"order", "sides", "by-side"},
    {"order", "side", "by-side"},
    {"begins", "raising", "up"},
    {"begins", "lowering", "down"},
    {"begins", "top", "down"},
    {"begins", "bottom", "up"},
};

/* Of keys that are true or false. */
static const struct {
    const char *word, *meant;
} truths[] = {
    {"yes", "true"}, {"y", "true"},  {"on", "true"},   {"1", "true"},
    {"no", "false"}, {"n", "false"}, {"off", "false"}, {"0", "false"},
};

static const struct {
    const char *word, *meant;
} places[] = {
    {"calf", "calves"},
    {"calf-muscle", "calves"},
    {"soleus", "calf-lower"},
    {"gastrocnemius", "calf-upper"},
    {"achilles-tendon", "achilles"},
    {"quad", "quads"},
    {"quadriceps", "quads"},
    {"hams", "hamstrings"},
    {"hip-flexor", "hip-flexors"},
    {"psoas", "hip-flexors"},
    {"hip", "hip-front"},
    {"hips", "hip-front"},
    {"itb", "it-band"},
    {"it", "it-band"},
    {"tfl", "hip-side"},
    {"buttock", "glutes"},
    {"buttocks", "glutes"},
    {"piriformis", "glute"},
    {"groin", "adductors"},
    {"adductor", "adductors"},
    {"shin", "shins"},
    {"back", "low-back"},
    {"lower-back", "low-back"},
    {"lumbar", "low-back"},
    {"knees", "knee"},
    {"kneecap", "knee-front"},
    {"patella", "knee-front"},
    {"ankles", "ankle"},
    {"heels", "heel"},
    {"foot", "plantar-fascia"},
    {"sole", "plantar-fascia"},
    {"toes", "forefoot"},
};

/* The word without what a word processor put on it: curly quotes gone, dashes and spaces as '-',
 * in out. Returns out. */
static const char *bare(const char *text, char out[LONGEST])
{
    size_t used = 0, size = strlen(text), length;
    for (size_t at = 0; at < size && used + 5 < LONGEST; at += length) {
        uint32_t code;
        length = text_decode(text + at, size - at, &code);
        if (length == 0)
            break;
        char plain = text_ascii_of(code);
        if (plain == '"' || plain == '\'' || code == 0x200b)
            continue;
        bool joins = plain == '-' || plain == ' ' || plain == '_';
        if (joins && (used == 0 || out[used - 1] == '-'))
            continue;
        if (joins)
            out[used++] = '-';
        else
            used += text_encode(text_lower_code(code), out + used);
    }
    while (used > 0 && (out[used - 1] == '-' || out[used - 1] == '.'))
        used--;
    out[used] = '\0';
    return out;
}

static bool is_among(const char *word, const char *const *words)
{
    while (*words && strcmp(*words, word) != 0)
        words++;
    return *words != NULL;
}

/* What a word of a key means, by the tables; NULL: nothing. */
static const char *meaning_of(const char *key, const char *word)
{
    for (size_t i = 0; i < COUNT_OF(words_for); i++)
        if (strcmp(words_for[i].key, key) == 0 && strcmp(words_for[i].word, word) == 0)
            return words_for[i].meant;
    for (size_t i = 0; i < COUNT_OF(truths); i++)
        if (strcmp(truths[i].word, word) == 0)
            return truths[i].meant;
    return NULL;
}

/* The word of a list that was meant by a text of a key; NULL: none. */
static const char *meant_word(const char *key, const char *text, const char *const *words)
{
    char plain[LONGEST];
    for (size_t i = 0; words[i]; i++)
        if (strcmp(bare(text, plain), words[i]) == 0)
            return words[i];
    const char *meant = meaning_of(key, plain);
    return meant && is_among(meant, words) ? meant : text_nearest(text, words);
}

/* ---- words ---- */

static void list_words(Reading *reading, const YamlNode *node, const char *const *words)
{
    char list[256] = "";
    for (size_t i = 0; words[i]; i++) {
        size_t used = strlen(list);
        snprintf(list + used, sizeof list - used, "%s%s", used ? ", " : "", words[i]);
    }
    field_error(reading, node->place, "unknown word '%s'; it must be one of: %s", node->text, list);
}

static void unknown_word(Reading *reading, const YamlNode *node, const char *const *words)
{
    const char *key = reading->at.pair ? reading->at.pair->key : "";
    const char *meant = meant_word(key, node->text, words);
    if (meant) {
        field_error(reading, node->place, "unknown word '%s'; did you mean '%s'?", node->text,
                    meant);
        if (node->one_line)
            field_edit(reading, node->place, meant);
        if (text_find(node->text, "both") && strcmp(meant, "each") == 0)
            field_guess(reading); /* or at once? */
    } else if (!words[1]) {
        field_error(reading, node->place, "unknown word '%s'; it can only be '%s'", node->text,
                    words[0]);
        field_write(reading, node, "%s", words[0]);
    } else {
        list_words(reading, node, words);
    }
}

bool field_choice(Reading *reading, const YamlNode *node, const char *const *choices, int *value)
{
    if (!field_is_value(reading, node))
        return false;
    for (int i = 0; choices[i]; i++) {
        if (strcmp(choices[i], node->text) == 0) {
            *value = i;
            return true;
        }
    }
    unknown_word(reading, node, choices);
    return false;
}

#define MOST_CHOICES 8

void field_choice_of(Reading *reading, const YamlNode *node, const FieldRow *row, int *member)
{
    const char *words[MOST_CHOICES + 1] = {NULL};
    size_t count = 0;
    for (int64_t i = row->least; row->choices[i] && (row->most == 0 || i <= row->most); i++) {
        assert(count < MOST_CHOICES);
        words[count++] = row->choices[i];
    }
    if (field_choice(reading, node, words, member))
        *member += (int)row->least;
}

void field_bool(Reading *reading, const YamlNode *node, bool *value)
{
    static const char *const words[] = {"true", "false", NULL};
    int word;
    if (field_choice(reading, node, words, &word))
        *value = word == 0;
}

/* ---- places of the body ---- */

/* What a text means by the table or by a label ("Upper calf"); NULL: nothing. */
static const char *meant_place(const char *text)
{
    char plain[LONGEST];
    RegionName name;
    bare(text, plain);
    for (size_t i = 0; i < COUNT_OF(places); i++)
        if (strcmp(places[i].word, plain) == 0)
            return places[i].meant;
    return region_asked(text, &name) || region_find(plain, &name) ? name.id : NULL;
}

/* `feel: calves, quads`: each a place of its own? Then out is "[calves, quads]". */
static bool are_places(const char *text, char *out, size_t capacity)
{
    size_t used = 0;
    if (!strchr(text, ','))
        return false;
    while (*text) {
        char one[LONGEST];
        size_t length = strcspn(text, ",");
        RegionName name;
        snprintf(one, sizeof one, "%.*s", (int)length, text);
        const char *id = region_find(one, &name) ? name.id : meant_place(one);
        if (!id || used >= capacity)
            return false;
        used += (size_t)snprintf(out + used, capacity - used, "%s%s", used ? ", " : "[", id);
        text += length;
        text += strspn(text, ", ");
    }
    return used < capacity && snprintf(out + used, capacity - used, "]") > 0;
}

static void unknown_region(Reading *reading, const YamlNode *node)
{
    char list[256], plain[LONGEST];
    const char *meant = meant_place(node->text);
    const char *near = meant ? meant : text_nearest(node->text, region_ids());
    if (!near && are_places(node->text, list, sizeof list)) {
        field_error(reading, node->place, "several regions make a list");
        field_write(reading, node, "%s", list);
        return;
    }
    if (!near) {
        field_error(reading, node->place, "unknown region '%s'", node->text);
        field_hint(
            reading,
            "write one of: calves, achilles, shins, ankle, heel, plantar-fascia, knee, quads, "
            "hamstrings, adductors, it-band, hip-flexors, glutes, low-back, upper-back "
            "(docs/format.md "
            "has the finer ones)");
        return;
    }
    field_error(reading, node->place, "unknown region '%s'; did you mean '%s'?", node->text, near);
    if (node->one_line)
        field_edit(reading, node->place, near);
    bool plural = meant && strncmp(meant, bare(node->text, plain), 3) == 0; /* or a longer word */
    if (!plural)
        field_guess(reading);
}

bool field_region(Reading *reading, const YamlNode *node, RegionName *name)
{
    if (!field_is_value(reading, node))
        return false;
    if (region_find(node->text, name))
        return true;
    unknown_region(reading, node);
    return false;
}

void field_regions(Reading *reading, const YamlNode *node, RegionSet *set)
{
    size_t count;
    const YamlNode *const *items = fields_few(reading, &node, &count);
    RegionName name;
    *set = 0;
    for (size_t i = 0; i < count; i++)
        if (field_region(reading, items[i], &name))
            *set |= name.regions;
}
