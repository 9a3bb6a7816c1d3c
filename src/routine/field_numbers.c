// SPDX-FileCopyrightText: 2026 The Limber authors
// SPDX-License-Identifier: GPL-3.0-or-later
/* The readers of counts, durations, numbers and days. Where a value holds a whole dose ("3 x 15",
 * "30s each side"), the message says which keys to write, with the numbers filled in. */
#include "routine/fields.h"

#include "base/array.h"
#include "base/text.h"
#include "routine/dose_words.h"
#include "routine/duration.h"
#include "routine/frequency.h"

#include <stdio.h>
#include <string.h>

/* ---- what a value was meant to be ---- */

/* `8-12`, also with a dash that a word processor made of it, and "8 to 12". */
static bool is_range(const char *text)
{
    static const char *const between[] = {"-", "\u2013", "\u2014", "to ", "or "};
    const char *at = text + strspn(text, "0123456789.");
    if (at == text)
        return false;
    at += strspn(at, " smin");
    for (size_t i = 0; i < COUNT_OF(between); i++) {
        size_t length = strlen(between[i]);
        if (strncmp(at, between[i], length) != 0)
            continue;
        const char *second = at + length + strspn(at + length, " ");
        return *second >= '0' && *second <= '9';
    }
    return false;
}

/* "write '8', and '8-12' into the 'note'": which one it is, is not for a program to say. */
static void hint_of_range(Reading *reading, const YamlNode *node)
{
    char first[32];
    size_t digits = strspn(node->text, "0123456789."), end = strlen(node->text);
    size_t unit = end;
    while (unit > 0 && text_lower_code((unsigned char)node->text[unit - 1]) - 'a' < 26)
        unit--;
    snprintf(first, sizeof first, "%.*s%.10s", (int)(digits < 12 ? digits : 12), node->text,
             node->text + unit);
    field_write(reading, node, "%s", first);
    if (field_knows(reading, "note"))
        field_hint(reading, "write '%s', or another one of them; the rest goes into the 'note'",
                   first);
    field_guess(reading);
}

/* At most so many keys come of one value. */
#define MOST_PAIRS 4

typedef struct {
    Words pairs[MOST_PAIRS];
    char values[MOST_PAIRS][32];
    size_t count;
} Dose;

static void add_count(Dose *dose, const char *key, int number)
{
    if (number == 0)
        return;
    snprintf(dose->values[dose->count], sizeof *dose->values, "%d", number);
    dose->pairs[dose->count] = (Words){key, dose->values[dose->count]};
    dose->count++;
}

static void add_duration(Dose *dose, const char *key, Ns duration)
{
    if (duration == 0)
        return;
    duration_write(duration, dose->values[dose->count], sizeof *dose->values);
    dose->pairs[dose->count] = (Words){key, dose->values[dose->count]};
    dose->count++;
}

static void add_side(Dose *dose, const DoseWords *words)
{
    const char *side = words->each ? "each" : words->side == 'L' ? "left" : "right";
    if (words->each || words->side)
        dose->pairs[dose->count++] = (Words){"side", side};
}

/* The dose of a value that was given to a key of a duration. */
static void dose_of_duration(Dose *dose, const char *key, const DoseWords *words)
{
    Ns duration = words->duration > 0 ? words->duration : words->number * NS_PER_S;
    if (words->breaths > 0)
        add_count(dose, "breaths", words->breaths);
    if (words->breaths > 0 || duration == 0 || words->reps > 0)
        return;
    add_side(dose, words);
    add_count(dose, "sets", words->sets);
    add_duration(dose, key, duration);
}

/* The same of a count: "10 x 5s" are ten holds, "3 x 30s" said of reps is one of them three times.
 */
static void dose_of_count(Dose *dose, const char *key, const DoseWords *words)
{
    bool is_sets = strcmp(key, "sets") == 0;
    int reps = words->reps > 0 ? words->reps : words->number;
    if (words->bare)
        return;
    if (words->breaths > 0) {
        add_count(dose, "breaths", words->breaths);
        return;
    }
    add_side(dose, words);
    if (words->duration > 0 && reps == 0 && !is_sets) {
        add_count(dose, "reps", words->sets);
    } else if (is_sets && words->sets == 0) {
        add_count(dose, "sets", reps);
    } else {
        add_count(dose, "sets", words->sets);
        add_count(dose, "reps", reps);
    }
    add_duration(dose, "hold", words->duration);
}

static bool are_known(const Reading *reading, const Dose *dose)
{
    for (size_t i = 0; i < dose->count; i++)
        if (!field_knows(reading, dose->pairs[i].key))
            return false;
    return dose->count > 0;
}

/* The dose that a value means; its keys point into it. False: it is none. */
static bool dose_of(const char *text, const char *key, bool is_count, Dose *dose)
{
    DoseWords words;
    dose->count = 0;
    if (!dose_words_read(text, &words))
        return false;
    if (is_count)
        dose_of_count(dose, key, &words);
    else
        dose_of_duration(dose, key, &words);
    return true;
}

/* Is a value a dose that takes more keys than one? */
static bool says_more(const char *text, const char *key, bool is_count)
{
    Dose dose;
    return dose_of(text, key, is_count, &dose) && dose.count > 1;
}

/* "8x", "3 times", "5 rounds": a count that says that it is one. */
static bool counts_times(const char *text, int *count)
{
    static const char *const words[] = {"x", "\u00d7", "times", "rounds", "round"};
    size_t digits = strspn(text, "0123456789");
    const char *unit = text + digits + strspn(text + digits, " ");
    *count = 0;
    for (size_t i = 0; i < digits && i < 5; i++)
        *count = *count * 10 + (text[i] - '0');
    for (size_t i = 0; i < COUNT_OF(words); i++)
        if (digits > 0 && digits < 5 && text_equal(unit, words[i]))
            return true;
    return false;
}

/* `+5s`, `+2`: what is added, and not what there is then. */
static bool hint_of_more(Reading *reading, const YamlNode *node)
{
    if (node->text[0] != '+')
        return false;
    field_hint(reading, "write the new value itself, and not what is added to the one before");
    return true;
}

/* `every: 2 days`: that is how often. */
static bool hint_of_often(Reading *reading, const YamlNode *node, const char *key)
{
    Frequency times;
    char text[64];
    snprintf(text, sizeof text, "every %.40s", node->text);
    if (strcmp(key, "every") != 0 || !frequency_parse(text, &times) ||
        !field_knows(reading, "times"))
        return false;
    field_write_pairs(reading, &(Words){"times", text}, 1);
    return true;
}

/* Says what to write where a value that was refused is a dose as people write it. */
static void hint_of_dose(Reading *reading, const YamlNode *node, const char *key, bool is_count)
{
    Dose dose;
    if (!dose_of(node->text, key, is_count, &dose))
        return;
    const Words *only = dose.count == 1 ? &dose.pairs[0] : NULL;
    if (only && strcmp(only->key, key) == 0)
        field_write(reading, node, "%s", only->value);
    else if (are_known(reading, &dose))
        field_write_pairs(reading, dose.pairs, dose.count);
}

/* ---- counts and durations ---- */

static void not_a_count(Reading *reading, const YamlNode *node, const char *key, int64_t least,
                        int64_t most, bool is_digits)
{
    if (!is_digits && says_more(node->text, key, true))
        field_error(reading, node->place, "'%s' is one number, and '%s' says more", key,
                    node->text);
    else
        field_error(reading, node->place, "'%s' must be a whole number from %lld to %lld", key,
                    (long long)least, (long long)most);
    int count;
    if (!is_digits && counts_times(node->text, &count))
        field_write(reading, node, "%d", count);
    else if (!is_digits && !hint_of_more(reading, node))
        hint_of_dose(reading, node, key, true);
}

bool field_int(Reading *reading, const YamlNode *node, const char *key, int64_t least, int64_t most,
               int *value)
{
    if (!field_is_value(reading, node))
        return false;
    if (is_range(node->text)) {
        field_error(reading, node->place, "'%s' must be one number, not a range", key);
        hint_of_range(reading, node);
        return false;
    }
    const char *at = node->text;
    int64_t number = 0;
    for (; *at >= '0' && *at <= '9' && number < 1000000000; at++)
        number = number * 10 + (*at - '0');
    bool is_digits = *at == '\0' && at > node->text;
    if (!is_digits || number < least || number > most) {
        not_a_count(reading, node, key, least, most, is_digits);
        return false;
    }
    *value = (int)number;
    return true;
}

#define SHORT_LONE 5 /* seconds: fewer were often meant as minutes */

/* `rest: 2`: two seconds, or minutes? */
static void warn_of_lone(Reading *reading, const YamlNode *node, const char *key, Ns ns)
{
    static const char *const asked[] = {"hold", "time", "rest", "prepare"};
    bool lone = node->text[strspn(node->text, "0123456789")] == '\0';
    if (!lone || ns == 0 || ns >= SHORT_LONE * NS_PER_S)
        return;
    for (size_t i = 0; i < COUNT_OF(asked); i++) {
        if (strcmp(asked[i], key) != 0)
            continue;
        field_warn(reading, node->place, "%s second%s?", node->text, ns == NS_PER_S ? "" : "s");
        field_write(reading, node, "%ss", node->text);
        field_hint(reading, "write %ss, or %sm for minutes", node->text, node->text);
        field_guess(reading);
    }
}

bool field_duration(Reading *reading, const YamlNode *node, const char *key, Ns least, Ns most,
                    Ns *value)
{
    if (!field_is_value(reading, node))
        return false;
    Ns ns;
    const char *wrong = duration_parse(node->text, &ns);
    if (wrong) {
        if (says_more(node->text, key, false))
            field_error(reading, node->place, "'%s' is one duration, and '%s' says more", key,
                        node->text);
        else
            field_error(reading, node->place, "'%s' %s", key, wrong);
        if (is_range(node->text))
            hint_of_range(reading, node);
        else if (!hint_of_more(reading, node) && !hint_of_often(reading, node, key))
            hint_of_dose(reading, node, key, false);
        return false;
    }
    if (ns < least || ns > most) {
        char from[32], to[32];
        duration_format(least, from, sizeof from);
        duration_format(most, to, sizeof to);
        field_error(reading, node->place, "'%s' must be %s to %s", key, from, to);
        return false;
    }
    warn_of_lone(reading, node, key, ns);
    *value = ns;
    return true;
}

/* ---- numbers, days ---- */

bool field_number(Reading *reading, const YamlNode *node, double *value)
{
    if (!field_is_value(reading, node))
        return false;
    const char *at = node->text + (node->text[0] == '-');
    size_t digits = strspn(at, "0123456789");
    size_t decimals = at[digits] == '.' ? strspn(at + digits + 1, "0123456789") : 0;
    size_t length = digits + (decimals > 0 ? decimals + 1 : 0);
    if (digits == 0 || digits > 6 || decimals > 6 || at[length] != '\0') {
        field_error(reading, node->place, "must be a number such as 12 or -7.5");
        return false;
    }
    double whole = 0, unit = 1;
    for (size_t i = 0; i < length; i++) {
        if (at[i] == '.')
            continue;
        whole = whole * 10 + (at[i] - '0');
        if (i > digits)
            unit *= 10;
    }
    *value = whole / unit * (at > node->text ? -1 : 1);
    return true;
}

/* "23.11.2026", "23/11/2026": the year last. */
static void wrong_date(Reading *reading, const YamlNode *node)
{
    int first, second, year, end = 0;
    char separator, again, text[16];
    Day day;
    field_error(reading, node->place, "expected a day such as 2026-11-23");
    bool read = strlen(node->text) < 16 && sscanf(node->text, "%2d%c%2d%c%4d%n", &first, &separator,
                                                  &second, &again, &year, &end) == 5;
    if (!read || node->text[end] != '\0' || separator != again || !strchr("./-", separator)) {
        if (!strpbrk(node->text, "0123456789") || strchr(node->text, ' '))
            field_hint(reading, "write the day itself: the year, the month, the day");
        return;
    }
    bool month_first = second > 12;
    snprintf(text, sizeof text, "%04d-%02d-%02d", year % 10000,
             (month_first ? first : second) % 100, (month_first ? second : first) % 100);
    if (!day_parse(text, &day))
        return;
    field_write(reading, node, "%s", text);
    if (separator == '/' && first <= 12 && second <= 12)
        field_guess(reading); /* which of the two is the month? */
}

void field_date(Reading *reading, const YamlNode *node, Date *date)
{
    const char *text = field_line(reading, node, 0);
    Day day;
    if (!text)
        return;
    if (day_parse(text, &day))
        *date = date_of_day(day);
    else
        wrong_date(reading, node);
}
