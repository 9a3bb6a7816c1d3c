// SPDX-FileCopyrightText: 2026 The Limber authors
// SPDX-License-Identifier: GPL-3.0-or-later
/* `mon, wed, fri`. */
#include "routine/weekdays.h"

#include "base/text.h"

#include <stdio.h>
#include <string.h>

const char *const weekday_words[] = {"mon", "tue", "wed", "thu", "fri", "sat", "sun", NULL};

#define WORKING_DAYS 0x1f
#define WEEKEND 0x60

/* The day of a word's first letters; -1: none. exact: it is the word of the format itself. */
static int day_of_word(const char *word, size_t length, bool exact)
{
    for (int day = 0; day < WEEKDAYS; day++) {
        const char *name = weekday_name(day);
        size_t whole = strlen(name);
        bool plural = length == whole + 1 && text_lower_code((unsigned char)word[whole]) == 's';
        size_t i = 0;
        if (exact && length == 3 && strncmp(word, weekday_words[day], 3) == 0)
            return day;
        while (i < length && i < whole &&
               text_lower_code((unsigned char)word[i]) == text_lower_code((unsigned char)name[i]))
            i++;
        if (!exact && length >= 2 && (i == length || (plural && i == whole)))
            return day;
    }
    return -1;
}

bool weekdays_parse(const char *text, uint8_t *days)
{
    uint8_t set = 0;
    for (;;) {
        size_t length = strspn(text, "abcdefghijklmnopqrstuvwxyz");
        int day = day_of_word(text, length, true);
        if (day < 0 || set >> day & 1)
            return false;
        set |= (uint8_t)(1 << day);
        text += length;
        if (*text == '\0')
            break;
        if (*text++ != ',')
            return false;
        text += strspn(text, " ");
    }
    *days = set;
    return true;
}

/* From one day to another, around the weekend where it must be. */
static uint8_t days_through(int from, int to)
{
    uint8_t set = 0;
    for (int day = from; day != to; day = (day + 1) % WEEKDAYS)
        set |= (uint8_t)(1 << day);
    return (uint8_t)(set | 1 << to);
}

static const struct {
    const char *word;
    uint8_t days;
} groups[] = {{"weekdays", WORKING_DAYS},
              {"weekday", WORKING_DAYS},
              {"weekend", WEEKEND},
              {"weekends", WEEKEND},
              {"and", 0},
              {"every", 0},
              {"on", 0},
              {"days", 0}};

/* The days that a word of its own stands for; false: none. */
static bool group_of_word(const char *word, size_t length, uint8_t *set)
{
    char text[16];
    snprintf(text, sizeof text, "%.*s", (int)(length < sizeof text ? length : 0), word);
    for (size_t i = 0; i < sizeof groups / sizeof *groups; i++)
        if (text_equal(groups[i].word, text)) {
            *set |= groups[i].days;
            return true;
        }
    return false;
}

bool weekdays_guess(const char *text, uint8_t *days)
{
    static const char letters[] = "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ";
    uint8_t set = 0;
    int before = -1;
    bool through = false;
    while (*(text += strcspn(text, letters))) {
        size_t length = strspn(text, letters);
        int day = day_of_word(text, length, false);
        bool range = length == 2 && strncmp(text, "to", 2) == 0;
        if (!range && day < 0 && !group_of_word(text, length, &set))
            return false;
        if (day >= 0) {
            set |= through && before >= 0 ? days_through(before, day) : (uint8_t)(1 << day);
            before = day;
        }
        text += length;
        const char *gap = text + strspn(text, ". ");
        bool dash = *gap == '-' || strncmp(gap, "\u2013", 3) == 0;
        through = range || (day >= 0 && dash);
    }
    *days = set;
    return set != 0;
}

int weekdays_count(uint8_t days)
{
    int count = 0;
    for (int day = 0; day < WEEKDAYS; day++)
        count += days >> day & 1;
    return count;
}

bool weekdays_have(uint8_t days, Day day)
{
    return days >> day_of_week(day) & 1;
}

/* The words of the days, with commas between them. */
static char *join(uint8_t days, bool capital, char *out, size_t capacity)
{
    size_t used = 0;
    snprintf(out, capacity, "%s", "");
    for (int day = 0; day < WEEKDAYS && used < capacity; day++)
        if (days >> day & 1)
            used += (size_t)snprintf(out + used, capacity - used, "%s%.3s", used ? ", " : "",
                                     capital ? weekday_name(day) : weekday_words[day]);
    return out;
}

char *weekdays_format(uint8_t days, char *out, size_t capacity)
{
    return join(days, false, out, capacity);
}

char *weekdays_say(uint8_t days, char *out, size_t capacity)
{
    return join(days, true, out, capacity);
}
