/* Durations as the format writes them (`45`, `1.5s`, `1m30s`, `1:30`) and as people read them. The
 * point is a point in every locale; times are whole milliseconds. */
#include "routine/reader.h"

#include <stdio.h>
#include <string.h>

#define MOST_DIGITS 9

static const char *const not_a_duration = "must be a duration such as 45s, 1m30s or 1:30";

/* Reads a whole number of at most nine digits; false: there is none. */
static bool take_number(const char **at, int64_t *number)
{
    int digits = 0;
    for (*number = 0; **at >= '0' && **at <= '9'; ++*at) {
        *number = *number * 10 + (**at - '0');
        if (++digits > MOST_DIGITS)
            return false;
    }
    return digits > 0;
}

/* Reads `.5`, `.25` or `.125` as milliseconds; false: too many digits, or none. */
static bool take_fraction(const char **at, int64_t *milliseconds)
{
    int64_t unit = 100;
    *milliseconds = 0;
    if (**at != '.')
        return true;
    ++*at;
    if (**at < '0' || **at > '9')
        return false;
    for (; **at >= '0' && **at <= '9'; ++*at, unit /= 10) {
        if (unit == 0)
            return false;
        *milliseconds += (**at - '0') * unit;
    }
    return true;
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
    *ns = (minutes * 60 + seconds) * NS_PER_S;
    return NULL;
}

/* `1h30m`, `90s`, `1.5`: units descend, each once, decimals on seconds alone. */
static const char *parse_units(const char *text, Ns *ns)
{
    static const struct {
        char unit;
        int64_t seconds;
    } units[] = {{'h', 3600}, {'m', 60}, {'s', 1}};
    size_t next = 0;
    Ns total = 0;
    for (const char *at = text; *at;) {
        int64_t number, milliseconds;
        bool first = at == text;
        if (!take_number(&at, &number) || !take_fraction(&at, &milliseconds))
            return not_a_duration;
        if (*at == '\0' && first) {
            *ns = number * NS_PER_S + milliseconds * NS_PER_MS;
            return NULL;
        }
        size_t unit = next;
        while (unit < 3 && units[unit].unit != *at)
            unit++;
        if (*at == '\0')
            return "needs a unit after every number, as in 1m30s";
        if (unit == 3)
            return not_a_duration;
        if (milliseconds != 0 && units[unit].unit != 's')
            return "takes decimals on seconds alone; write 1m30s, not 1.5m";
        total += number * units[unit].seconds * NS_PER_S + milliseconds * NS_PER_MS;
        next = unit + 1;
        at++;
    }
    *ns = total;
    return NULL;
}

const char *duration_parse(const char *text, Ns *ns)
{
    if (*text == '\0')
        return not_a_duration;
    if (text[0] == '-')
        return "must not be negative";
    if (strchr(text, ' '))
        return "must be written without spaces, as in 1m30s";
    if (strchr(text, ','))
        return "takes a point, not a comma, before decimals";
    const char *dash = strchr(text, '-');
    if (dash && dash[1] >= '0' && dash[1] <= '9')
        return "must be one duration, not a range; choose one";
    return strchr(text, ':') ? parse_clock(text, ns) : parse_units(text, ns);
}

char *duration_format(Ns ns, char *out, size_t capacity)
{
    long long milliseconds = (long long)(ns / NS_PER_MS), seconds = milliseconds / 1000;
    if (milliseconds % 1000 != 0 && seconds < 60)
        snprintf(out, capacity, "%lld.%03lld s", seconds, milliseconds % 1000);
    else if (seconds < 60)
        snprintf(out, capacity, "%lld s", seconds);
    else if (seconds < 3600 && seconds % 60 == 0)
        snprintf(out, capacity, "%lld min", seconds / 60);
    else if (seconds < 3600)
        snprintf(out, capacity, "%lld:%02lld min", seconds / 60, seconds % 60);
    else
        snprintf(out, capacity, "%lld h %02lld min", seconds / 3600, seconds / 60 % 60);
    char *point = strchr(out, '.');
    if (point) { /* 1.500 s is 1.5 s */
        char *zero = point + 4;
        while (zero[-1] == '0')
            zero--;
        memmove(zero, point + 4, strlen(point + 4) + 1);
    }
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
