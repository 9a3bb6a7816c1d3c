// SPDX-FileCopyrightText: 2026 The Limber authors
// SPDX-License-Identifier: GPL-3.0-or-later
/* Durations as the format writes them (`45`, `1.5s`, `1m30s`, `1 min 30 s`, `1:30`) and as people
 * read them. The point is a point in every locale; times are whole milliseconds. */
#include "routine/duration.h"

#include "base/array.h"
#include "base/text.h"

#include <stdbool.h>
#include <stdio.h>
#include <string.h>

/* Far past every limit of the format, and far from the end of an int64_t in nanoseconds. */
#define MOST_SECONDS INT64_C(1000000000)

static const char *const not_a_duration = "must be a duration such as 45s, 1m30s or 1:30";

/* Reads a whole number; what is past MOST_SECONDS stays there. False: there is none. */
static bool take_number(const char **at, int64_t *number)
{
    const char *start = *at;
    for (*number = 0; **at >= '0' && **at <= '9'; ++*at)
        if (*number < MOST_SECONDS)
            *number = *number * 10 + (**at - '0');
    return *at > start;
}

static Ns whole_time(int64_t milliseconds)
{
    if (milliseconds > MOST_SECONDS * 1000)
        milliseconds = MOST_SECONDS * 1000;
    return milliseconds * NS_PER_MS;
}

/* Reads `.5`, `.25` or `.125` as thousandths; false: no digit, or more than three. */
static bool take_fraction(const char **at, int64_t *thousandths)
{
    int64_t unit = 100;
    *thousandths = 0;
    if (**at != '.')
        return true;
    const char *start = ++*at;
    for (; **at >= '0' && **at <= '9'; ++*at, unit /= 10)
        *thousandths += (**at - '0') * unit;
    return *at > start && *at - start <= 3;
}

/* `minutes:seconds`, the seconds two digits. */
static const char *parse_clock(const char *text, Ns *ns)
{
    int64_t minutes, seconds;
    const char *at = text;
    if (!take_number(&at, &minutes) || *at++ != ':')
        return not_a_duration;
    const char *start = at;
    if (!take_number(&at, &seconds) || at - start != 2 || *at != '\0')
        return "must have two digits of seconds after the ':', as in 1:30";
    if (seconds > 59)
        return "must have 00 to 59 seconds after the ':'";
    *ns = whole_time((minutes * 60 + seconds) * 1000);
    return NULL;
}

static const struct {
    const char *word;
    int seconds;
} units[] = {
    {"s", 1},    {"sec", 1},   {"secs", 1},   {"second", 1},  {"seconds", 1},
    {"m", 60},   {"min", 60},  {"mins", 60},  {"minute", 60}, {"minutes", 60},
    {"h", 3600}, {"hr", 3600}, {"hrs", 3600}, {"hour", 3600}, {"hours", 3600},
};

#define LONGEST_UNIT 8

/* Reads the word of a unit, in any case; 0 seconds: there is none, or none that is known. */
static int take_unit(const char **at)
{
    char word[LONGEST_UNIT];
    size_t length = 0;
    while (length < sizeof word && text_lower_code((unsigned char)(*at)[length]) - 'a' < 26)
        length++;
    if (length == 0 || length == sizeof word)
        return 0;
    snprintf(word, sizeof word, "%.*s", (int)length, *at);
    for (size_t i = 0; i < COUNT_OF(units); i++) {
        if (text_equal(units[i].word, word)) {
            *at += length;
            return units[i].seconds;
        }
    }
    return 0;
}

static void skip_spaces(const char **at)
{
    *at += strspn(*at, " ");
}

/* `1h30m`, `90 sec`, `1.5`: units descend, each once, decimals on the last alone. */
static const char *parse_units(const char *text, Ns *ns)
{
    int64_t total = 0, number, thousandths = 0;
    int before = 0; /* the unit before; 0: none yet */
    for (const char *at = text; *at;) {
        if (thousandths > 0)
            return "takes decimals on its last unit alone, as in 1m1.5s";
        if (!take_number(&at, &number))
            return not_a_duration;
        if (!take_fraction(&at, &thousandths))
            return "takes one to three decimals, as in 1.5s";
        skip_spaces(&at);
        if (*at == '\0' && before > 0)
            return "needs a unit after every number, as in 1m30s";
        int unit = *at == '\0' ? 1 : take_unit(&at);
        if (unit == 0 || (before > 0 && unit >= before))
            return not_a_duration;
        total += (number * 1000 + thousandths) * unit;
        before = unit;
        skip_spaces(&at);
    }
    *ns = whole_time(total);
    return NULL;
}

#define NUMBER "[0-9]+(\\.[0-9]{1,3})?"
#define HOURS " *[Hh]([Rr][Ss]?|[Oo][Uu][Rr][Ss]?)? *"
#define MINUTES " *[Mm]([Ii][Nn]([Ss]|[Uu][Tt][Ee][Ss]?)?)? *"
#define SECONDS " *[Ss]([Ee][Cc]([Ss]|[Oo][Nn][Dd][Ss]?)?)? *"

const char duration_pattern[] =
    "^(" NUMBER " *|[0-9]+:[0-5][0-9]|([0-9]+" HOURS ")?([0-9]+" MINUTES ")?" NUMBER SECONDS
    "|([0-9]+" HOURS ")?" NUMBER MINUTES "|" NUMBER HOURS ")$";

const char *duration_parse(const char *text, Ns *ns)
{
    if (*text == '\0')
        return not_a_duration;
    if (text[0] == '-')
        return "must not be negative";
    bool number = (text[0] >= '0' && text[0] <= '9') || text[0] == '.';
    if (!number)
        return not_a_duration;
    if (text[strlen(text) - 1] == ' ')
        return not_a_duration;
    if (strchr(text, ','))
        return "takes a point, not a comma, before decimals";
    const char *dash = strchr(text, '-');
    if (strstr(text, "\u2013") || (dash && dash[1] >= '0' && dash[1] <= '9'))
        return "must be one duration, not a range; choose one";
    return strchr(text, ':') ? parse_clock(text, ns) : parse_units(text, ns);
}

/* 1.500 s is 1.5 s. */
static void drop_zeros(char *out)
{
    char *end = strstr(out, " s");
    char *zero = end;
    while (zero[-1] == '0')
        zero--;
    memmove(zero, end, strlen(end) + 1);
}

char *duration_format(Ns ns, char *out, size_t capacity)
{
    char text[48];
    long long milliseconds = (long long)(ns / NS_PER_MS), seconds = milliseconds / 1000;
    if (milliseconds % 1000 != 0 && seconds < 60) {
        snprintf(text, sizeof text, "%lld.%03lld s", seconds, milliseconds % 1000);
        drop_zeros(text);
    } else if (seconds < 60) {
        snprintf(text, sizeof text, "%lld s", seconds);
    } else if (seconds <= 3600 && seconds % 60 == 0) {
        snprintf(text, sizeof text, "%lld min", seconds / 60);
    } else if (seconds < 3600) {
        snprintf(text, sizeof text, "%lld:%02lld min", seconds / 60, seconds % 60);
    } else {
        snprintf(text, sizeof text, "%lld h %02lld min", seconds / 3600, seconds / 60 % 60);
    }
    snprintf(out, capacity, "%s", text);
    return out;
}

char *clock_format(Ns ns, char *out, size_t capacity)
{
    long long seconds = (long long)(ns / NS_PER_S);
    if (seconds >= 3600)
        snprintf(out, capacity, "%lld:%02lld:%02lld", seconds / 3600, seconds / 60 % 60,
                 seconds % 60);
    else
        snprintf(out, capacity, "%lld:%02lld", seconds / 60, seconds % 60);
    return out;
}
