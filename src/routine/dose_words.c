// SPDX-FileCopyrightText: 2026 The Limber authors
// SPDX-License-Identifier: GPL-3.0-or-later
/* Reads word by word, letters and signs apart from digits. A number waits until the word behind it
 * says what it counts. */
#include "routine/dose_words.h"

#include "base/array.h"
#include "base/text.h"

#include <stdio.h>
#include <string.h>

#define LONGEST_WORD 24
#define MOST 100000 /* of any number */

typedef enum {
    MEANS_NOTHING, /* "of", "and": passed over */
    MEANS_NUMBER,
    MEANS_HALF,
    MEANS_SETS,
    MEANS_REPS,
    MEANS_BREATHS,
    MEANS_SECONDS, /* times value */
    MEANS_EACH,
    MEANS_LIMB, /* "side", "leg" */
    MEANS_LEFT,
    MEANS_RIGHT
} Meaning;

static const struct {
    const char *word;
    Meaning meaning;
    int value;
} known[] = {
    {"x", MEANS_SETS, 0},           {"×", MEANS_SETS, 0},           {"*", MEANS_SETS, 0},
    {"set", MEANS_SETS, 0},         {"sets", MEANS_SETS, 0},        {"rounds", MEANS_SETS, 0},
    {"rep", MEANS_REPS, 0},         {"reps", MEANS_REPS, 0},        {"repetitions", MEANS_REPS, 0},
    {"times", MEANS_REPS, 0},       {"breath", MEANS_BREATHS, 0},   {"breaths", MEANS_BREATHS, 0},
    {"s", MEANS_SECONDS, 1},        {"sec", MEANS_SECONDS, 1},      {"secs", MEANS_SECONDS, 1},
    {"second", MEANS_SECONDS, 1},   {"seconds", MEANS_SECONDS, 1},  {"\"", MEANS_SECONDS, 1},
    {"''", MEANS_SECONDS, 1},       {"″", MEANS_SECONDS, 1},        {"”", MEANS_SECONDS, 1},
    {"’’", MEANS_SECONDS, 1},       {"sek", MEANS_SECONDS, 1},      {"m", MEANS_SECONDS, 60},
    {"min", MEANS_SECONDS, 60},     {"mins", MEANS_SECONDS, 60},    {"minute", MEANS_SECONDS, 60},
    {"minutes", MEANS_SECONDS, 60}, {"'", MEANS_SECONDS, 60},       {"′", MEANS_SECONDS, 60},
    {"’", MEANS_SECONDS, 60},       {"h", MEANS_SECONDS, 3600},     {"hr", MEANS_SECONDS, 3600},
    {"hour", MEANS_SECONDS, 3600},  {"hours", MEANS_SECONDS, 3600}, {"each", MEANS_EACH, 0},
    {"per", MEANS_EACH, 0},         {"/", MEANS_EACH, 0},           {"both", MEANS_EACH, 0},
    {"ea", MEANS_EACH, 0},          {"side", MEANS_LIMB, 0},        {"sides", MEANS_LIMB, 0},
    {"leg", MEANS_LIMB, 0},         {"legs", MEANS_LIMB, 0},        {"arm", MEANS_LIMB, 0},
    {"foot", MEANS_LIMB, 0},        {"way", MEANS_LIMB, 0},         {"left", MEANS_LEFT, 0},
    {"right", MEANS_RIGHT, 0},      {"of", MEANS_NOTHING, 0},       {"and", MEANS_NOTHING, 0},
    {"for", MEANS_NOTHING, 0},      {"hold", MEANS_NOTHING, 0},     {"holds", MEANS_NOTHING, 0},
    {"hold,", MEANS_NOTHING, 0},    {",", MEANS_NOTHING, 0},        {".", MEANS_NOTHING, 0},
    {"about", MEANS_NOTHING, 0},    {"ca", MEANS_NOTHING, 0},       {"on", MEANS_NOTHING, 0},
    {"half", MEANS_HALF, 0},        {"½", MEANS_HALF, 0},           {"a", MEANS_NUMBER, 1},
    {"an", MEANS_NUMBER, 1},        {"one", MEANS_NUMBER, 1},       {"two", MEANS_NUMBER, 2},
    {"three", MEANS_NUMBER, 3},     {"four", MEANS_NUMBER, 4},      {"five", MEANS_NUMBER, 5},
    {"six", MEANS_NUMBER, 6},       {"eight", MEANS_NUMBER, 8},     {"ten", MEANS_NUMBER, 10},
    {"twelve", MEANS_NUMBER, 12},   {"fifteen", MEANS_NUMBER, 15},  {"twenty", MEANS_NUMBER, 20},
    {"thirty", MEANS_NUMBER, 30},   {"forty", MEANS_NUMBER, 40},    {"sixty", MEANS_NUMBER, 60},
};

typedef struct {
    DoseWords *words;
    int64_t waiting; /* thousandths of a number whose unit is to come; -1: none */
    bool is_count;   /* it is whole */
    int unit;        /* of the duration so far, in seconds; 0: none yet */
} Reader;

/* A count for one of the parts, which may be said once. */
static bool take_count(Reader *reader, int *part)
{
    if (reader->waiting < 0 || !reader->is_count || *part > 0)
        return false;
    *part = (int)(reader->waiting / 1000);
    reader->waiting = -1;
    return *part > 0;
}

static bool take_seconds(Reader *reader, int unit)
{
    if (reader->waiting < 0 || (reader->unit > 0 && unit >= reader->unit))
        return false;
    reader->unit = unit;
    reader->words->duration += reader->waiting * unit * NS_PER_MS;
    reader->waiting = -1;
    return true;
}

/* "half a minute": the half waits, and "a" adds nothing to it. */
static bool take_number(Reader *reader, int64_t thousandths, bool is_count)
{
    if (reader->waiting == 500 && thousandths == 1000)
        return true;
    if (reader->waiting >= 0)
        return false;
    reader->waiting = thousandths;
    reader->is_count = is_count;
    return true;
}

static bool take_word(Reader *reader, const char *word)
{
    size_t row = 0;
    while (row < COUNT_OF(known) && !text_equal(known[row].word, word))
        row++;
    if (row == COUNT_OF(known))
        return false;
    switch (known[row].meaning) {
    case MEANS_NOTHING:
        return true;
    case MEANS_NUMBER:
        return take_number(reader, known[row].value * 1000, true);
    case MEANS_HALF:
        return take_number(reader, 500, false);
    case MEANS_SETS:
        return take_count(reader, &reader->words->sets);
    case MEANS_REPS:
        return take_count(reader, &reader->words->reps);
    case MEANS_BREATHS:
        return take_count(reader, &reader->words->breaths);
    case MEANS_SECONDS:
        return take_seconds(reader, known[row].value);
    case MEANS_EACH:
    case MEANS_LIMB:
        reader->words->each = true;
        return true;
    case MEANS_LEFT:
    case MEANS_RIGHT:
        reader->words->side = known[row].meaning == MEANS_LEFT ? 'L' : 'R';
        return true;
    }
    return false;
}

/* Digits with decimals, behind a point or a comma. */
static bool take_digits(Reader *reader, const char **at)
{
    int64_t whole = 0, unit = 100, part = 0;
    bool is_count = true;
    for (; **at >= '0' && **at <= '9' && whole < MOST; ++*at)
        whole = whole * 10 + (**at - '0');
    if ((**at == '.' || **at == ',') && (*at)[1] >= '0' && (*at)[1] <= '9') {
        is_count = false;
        for (++*at; **at >= '0' && **at <= '9'; ++*at, unit /= 10)
            part += (**at - '0') * unit;
    }
    return whole < MOST && take_number(reader, whole * 1000 + part, is_count);
}

static bool is_letter(char byte)
{
    return text_lower_code((unsigned char)byte) - 'a' < 26;
}

/* The bytes of the word at text: letters, or one sign (or two of a kind that stand for seconds). */
static size_t word_length(const char *text)
{
    size_t length = 0;
    uint32_t code, next;
    while (is_letter(text[length]))
        length++;
    if (length > 0)
        return length;
    length = text_decode(text, strlen(text), &code);
    bool quote = code == '\'' || code == 0x2019;
    if (quote && text_decode(text + length, strlen(text + length) + 1, &next) > 0 && next == code)
        return 2 * length;
    return length;
}

bool dose_words_read(const char *text, DoseWords *words)
{
    Reader reader = {words, -1, true, 0};
    char word[LONGEST_WORD];
    *words = (DoseWords){0};
    while (*text) {
        bool space = *text == ' ' || strncmp(text, "\u00a0", 2) == 0;
        if (space) {
            text += *text == ' ' ? 1 : 2;
            continue;
        }
        if (*text >= '0' && *text <= '9') {
            if (!take_digits(&reader, &text))
                return false;
            continue;
        }
        size_t length = word_length(text);
        if (length == 0 || length >= sizeof word)
            return false;
        snprintf(word, sizeof word, "%.*s", (int)length, text);
        if (!take_word(&reader, word))
            return false;
        text += length;
    }
    if (reader.waiting >= 0 && reader.unit == 60) /* 1m30 */
        return take_seconds(&reader, 1);
    if (reader.waiting >= 0 && !reader.is_count && reader.unit == 0) { /* 30,5 */
        words->bare = true;
        return take_seconds(&reader, 1);
    }
    return reader.waiting < 0 || take_count(&reader, &words->number);
}

char *duration_write(Ns ns, char *out, size_t capacity)
{
    long long ms = (long long)(ns / NS_PER_MS), minutes = ms / 60000, rest = ms % 60000;
    char seconds[32] = "";
    size_t used = 0;
    if (rest > 0 || minutes == 0)
        used = (size_t)snprintf(seconds, sizeof seconds, "%lld", rest / 1000);
    if (rest % 1000 > 0) {
        used += (size_t)snprintf(seconds + used, sizeof seconds - used, ".%03lld", rest % 1000);
        while (seconds[used - 1] == '0')
            seconds[--used] = '\0';
    }
    if (minutes == 0)
        snprintf(out, capacity, "%ss", seconds);
    else
        snprintf(out, capacity, "%lldm%s%s", minutes, seconds, *seconds ? "s" : "");
    return out;
}
