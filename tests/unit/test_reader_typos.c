// SPDX-FileCopyrightText: 2026 The Limber authors
// SPDX-License-Identifier: GPL-3.0-or-later
/* Single-edit typos of every key: each deletion, swap of neighbours, substitution and insertion of
 * a letter, in a file where that key is known. Counts how often the message names the key that was
 * meant, and prints the figure. */
#include "routine/reader.h"

#include "base/array.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

/* A file up to a map, its keys, and what follows: `before KEY: VALUE after`. */
typedef struct {
    const char *before, *after;
    const char *keys[32];
} Map;

/* A value that a key takes, where it does not take `1`: a misspelled key is read as the one that
 * its value fits. */
static const struct {
    const char *key, *value;
} values[] = {
    {"when", "any"},
    {"physio-only", "true"},
    {"author", "{name: A}"},
    {"for", "{client: A}"},
    {"pain", "{ease: 4}"},
    {"language", "de"},
    {"gate", "locking"},
    {"check-in", "calves"},
    {"defaults", "{rest: 1}"},
    {"from", "2026-11-23"},
    {"review", "2026-11-23"},
    {"times", "1/day"},
    {"tempo", "3-1-1"},
    {"until", "ready"},
    {"begins", "up"},
    {"side", "left"},
    {"first", "left"},
    {"order", "by-set"},
    {"position", "floor"},
    {"feel", "calves"},
    {"core", "true"},
    {"after", "7 days"},
    {"progress", "[{after: 7 days, hold: 9s}]"},
    {"steps", "[{name: A, hold: 10s}]"},
};

static const char *value_of(const char *key)
{
    for (size_t i = 0; i < COUNT_OF(values); i++)
        if (strcmp(values[i].key, key) == 0)
            return values[i].value;
    return "1";
}

#define HEAD "limber: 1\ntitle: T\nwhen: any\n"
#define STEPS "steps: [{name: A, hold: 10s}]\n"

static const Map maps[] = {
    {"",
     HEAD STEPS,
     {"limber", "title", "when", "summary", "frequency", "why", "sources", "physio-only", "author",
      "for", "precautions", "version", "pain", "sound", "language", "gate", "check-in", "defaults",
      "steps"}},
    {HEAD STEPS "author:\n  ", "", {"name", "clinic", "contact"}},
    {HEAD STEPS "for:\n  ", "", {"client", "from", "review", "times"}},
    {HEAD STEPS "pain:\n  ", "", {"ease", "stop"}},
    {HEAD STEPS "defaults:\n  ", "", {"prepare", "switch", "rest", "release"}},
    {HEAD STEPS "gate:\n  - ", "", {"ask", "then"}},
    {HEAD "steps:\n  - ",
     "",
     {"exercise", "name",  "note",   "prepare", "hold", "time", "reps",    "tempo", "every",
      "release",  "until", "begins", "sets",    "rest", "side", "first",   "order", "switch",
      "position", "feel",  "figure", "voice",   "cues", "core", "progress"}},
    {HEAD "steps:\n  - steps: [{name: A, hold: 10s}]\n    ", "", {"repeat", "rest", "name"}},
    {HEAD "steps:\n  - repeat: 2\n    ", "", {"steps"}},
    {HEAD "steps:\n  - name: A\n    hold: 30s\n    cues:\n      - ",
     "",
     {"say", "at", "last", "side", "set"}},
    {HEAD "steps:\n  - name: A\n    hold: 30s\n    progress:\n      - ",
     "",
     {"after", "hold", "time", "reps", "sets"}},
};

typedef struct {
    int tried, right;
} Score;

static bool is_key_of(const Map *map, const char *word)
{
    for (size_t i = 0; map->keys[i]; i++)
        if (strcmp(map->keys[i], word) == 0)
            return true;
    return false;
}

/* Or, where the key is there besides, that one of the two goes. */
static bool has_answer(const char *text, size_t size, const char *message, const char *hint)
{
    Diagnostics *found = diagnostics_new();
    routine_free(routine_parse("typo.yaml", text, size, NULL, found));
    bool has = false;
    for (size_t i = 0; i < diagnostics_size(found); i++)
        has = has || strcmp(diagnostics_at(found, i)->message, message) == 0 ||
              (diagnostics_at(found, i)->hint && strcmp(diagnostics_at(found, i)->hint, hint) == 0);
    diagnostics_free(found);
    return has;
}

static void try_typo(const Map *map, const char *key, const char *typo, Score *score)
{
    char text[1024], message[256], hint[256];
    if (is_key_of(map,
                  typo)) /* no edit, or a key of its own that no reader could know for a typo */
        return;
    int size =
        snprintf(text, sizeof text, "%s%s: %s\n%s", map->before, typo, value_of(key), map->after);
    snprintf(message, sizeof message, "unknown key '%s'; did you mean '%s'?", typo, key);
    score->tried++;
    snprintf(hint, sizeof hint, "leave it out: '%s' is there already", key);
    if (has_answer(text, (size_t)size, message, hint))
        score->right++;
}

static const char letters[] = "abcdefghijklmnopqrstuvwxyz";

/* All single edits of a key. */
static void try_key(const Map *map, const char *key, Score *score)
{
    char typo[64];
    int length = (int)strlen(key);
    for (int at = 0; at < length && length > 1; at++) {
        snprintf(typo, sizeof typo, "%.*s%s", at, key, key + at + 1);
        try_typo(map, key, typo, score);
    }
    for (int at = 0; at + 1 < length; at++) {
        snprintf(typo, sizeof typo, "%.*s%c%c%s", at, key, key[at + 1], key[at], key + at + 2);
        try_typo(map, key, typo, score);
    }
    for (int at = 0; at <= length; at++) {
        for (const char *letter = letters; *letter; letter++) {
            snprintf(typo, sizeof typo, "%.*s%c%s", at, key, *letter, key + at);
            try_typo(map, key, typo, score);
            if (at == length)
                continue;
            snprintf(typo, sizeof typo, "%.*s%c%s", at, key, *letter, key + at + 1);
            try_typo(map, key, typo, score);
        }
    }
}

static void a_mistyped_key_is_answered_with_the_right_one(void **state)
{
    (void)state;
    Score all = {0};
    for (size_t i = 0; i < COUNT_OF(maps); i++) {
        Score score = {0};
        for (size_t key = 0; maps[i].keys[key]; key++)
            try_key(&maps[i], maps[i].keys[key], &score);
        all.tried += score.tried;
        all.right += score.right;
        print_message("'%s' and its fellows: %d of %d\n", maps[i].keys[0], score.right,
                      score.tried);
    }
    print_message("typos answered with the right key: %d of %d, %.2f %%\n", all.right, all.tried,
                  100.0 * all.right / all.tried);
    assert_true(all.right * 100 >= all.tried * 95);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_mistyped_key_is_answered_with_the_right_one),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
