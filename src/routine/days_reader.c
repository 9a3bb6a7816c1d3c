// SPDX-FileCopyrightText: 2026 The Limber authors
// SPDX-License-Identifier: GPL-3.0-or-later
/* Days of a plan, days of the week, and how often. What people write instead ("week 1-2",
 * "Mon/Fri", "daily") is answered with what to write. */
#include "routine/days_reader.h"

#include "routine/frequency.h"
#include "routine/weekdays.h"

#include "base/array.h"
#include "base/text.h"

#include <string.h>

/* ---- days after which something is so ---- */

/* "7 days", "1 day", "2 weeks"; 0 where it is none of them. */
static int days_of(const char *text)
{
    int days = 0;
    size_t digits = strspn(text, "0123456789");
    if (digits == 0 || digits > 4)
        return 0;
    for (size_t i = 0; i < digits; i++)
        days = days * 10 + (text[i] - '0');
    const char *unit = text + digits;
    bool weeks = strcmp(unit, " weeks") == 0 || strcmp(unit, " week") == 0;
    bool named = weeks || strcmp(unit, " days") == 0 || strcmp(unit, " day") == 0;
    days *= weeks ? 7 : 1;
    return named && days <= PLAN_MOST_DAYS ? days : 0;
}

#define MONTH 30 /* days, about */

/* "d", "weeks", "month"; 1 where there is none, 0 of another word. */
static int days_of_unit(const char *unit)
{
    switch (text_lower_code((unsigned char)*unit)) {
    case '\0':
    case 'd':
        return 1;
    case 'w':
        return WEEKDAYS;
    case 'm':
        return MONTH;
    default:
        return 0;
    }
}

/* "7", "7d", "7days", "day 8", "week 2": the number is there. */
static void wrong_after(Reading *reading, const YamlNode *node)
{
    field_error(reading, node->place, "'after' must be 1 to 3650 days, as in '7 days'");
    const char *digits = node->text + strcspn(node->text, "0123456789");
    size_t length = strspn(digits, "0123456789"), before = (size_t)(digits - node->text);
    if (length == 0 || length > 3)
        return;
    int number = 0;
    for (size_t i = 0; i < length; i++)
        number = number * 10 + (digits[i] - '0');
    const char *unit = before > 0 ? node->text : digits + length;
    unit += strspn(unit, " -");
    bool ordinal = before > 0; /* the second week begins after 7 days */
    int days = (number - (ordinal ? 1 : 0)) * days_of_unit(unit);
    if (days < 1 || days > PLAN_MOST_DAYS)
        return;
    field_write(reading, node, "%d days", days);
    if (ordinal || *unit == '\0' || days_of_unit(unit) == MONTH)
        field_guess(reading);
}

const FieldForm after_forms[] = {{FIELD_OWN, .pattern = "^0*[1-9][0-9]{0,3} (days?|weeks?)$"}};

int after_days_read(Reading *reading, const YamlNode *node)
{
    const char *text = field_line(reading, node, 0);
    int days = text ? days_of(text) : 0;
    if (text && days == 0)
        wrong_after(reading, node);
    return days;
}

/* ---- days of the plan ---- */

const FieldForm days_forms[] = {{FIELD_OWN, .pattern = "^[0-9]{1,4}(-([0-9]{1,4})?)?$"}};

/* A number of at most four digits; 0: there is none. */
static int take_day(const char **at)
{
    int number = 0;
    size_t digits = strspn(*at, "0123456789");
    for (size_t i = 0; i < digits && digits <= 4; i++)
        number = number * 10 + ((*at)[i] - '0');
    *at += digits;
    return number;
}

/* "1-14", "15-", "8". */
static bool parse_days(const char *text, int *first, int *last)
{
    *first = *last = take_day(&text);
    if (*text == '-') {
        bool open = *++text == '\0';
        *last = take_day(&text);
        if (*last == 0 && !open)
            return false;
    }
    return *text == '\0' && *first > 0 && *first <= PLAN_MOST_DAYS && *last <= PLAN_MOST_DAYS;
}

static bool has_word(const char *text, const char *const *words)
{
    for (; *words; words++)
        for (const char *at = text; *at; at++) {
            size_t length = strlen(*words), i = 0;
            while (i < length &&
                   text_lower_code((unsigned char)at[i]) == (unsigned char)(*words)[i])
                i++;
            if (i == length)
                return true;
        }
    return false;
}

/* What "week 1-2", "day 3 to 10", "from 15", "15+", "until day 14" mean. */
static bool meant_days(const char *text, int *first, int *last)
{
    static const char *const weeks[] = {"w", NULL}, *const open[] = {"from", "+", "on", NULL},
                             *const until[] = {"until", "up to", "till", "first", NULL};
    int numbers[2] = {0, 0}, count = 0;
    for (const char *at = text; *(at += strcspn(at, "0123456789")) && count < 3; count++) {
        int number = take_day(&at);
        if (count < 2)
            numbers[count] = number;
    }
    bool by_weeks = has_word(text, weeks);
    *first = numbers[0];
    *last = count == 2 ? numbers[1] : numbers[0];
    if (count < 1 || count > 2)
        return false;
    if (*last < *first) {
        *last = numbers[0];
        *first = numbers[1];
    }
    if (by_weeks) {
        *first = (*first - 1) * 7 + 1;
        *last *= 7;
    }
    if (count == 1 && (has_word(text, until) || *text == '-'))
        *first = 1;
    else if (count == 1 && has_word(text, open))
        *last = 0;
    *first = *first < 1 ? 1 : *first;
    return *first <= PLAN_MOST_DAYS && *last <= PLAN_MOST_DAYS && (*last == 0 || *last >= *first);
}

static void write_days(Reading *reading, const YamlNode *node, int first, int last)
{
    if (last == 0)
        field_write(reading, node, "%d-", first);
    else
        field_write(reading, node, "%d-%d", first, last);
}

static void wrong_days(Reading *reading, const YamlNode *node)
{
    int first, last;
    uint8_t weekdays;
    char text[WEEKDAYS_BYTES];
    field_error(reading, node->place,
                "'days' must be days of the plan, as in 1-14, or 15- for all from the 15th on");
    if (weekdays_guess(node->text, &weekdays)) {
        const char *list =
            arena_printf(reading->arena, "[%s]", weekdays_format(weekdays, text, sizeof text));
        field_write_pairs(reading, (Words[]){{"weekdays", list}}, 1);
    } else if (meant_days(node->text, &first, &last)) {
        write_days(reading, node, first, last);
        field_guess(reading);
    } else {
        field_hint(reading, "day 1 is the first of the plan: write 1-14, or 15-");
    }
}

void days_read(Reading *reading, const YamlNode *node, DueDays *due)
{
    const char *text = field_line(reading, node, 0);
    int first, last;
    if (!text)
        return;
    if (!parse_days(text, &first, &last)) {
        wrong_days(reading, node);
    } else if (last > 0 && last < first) {
        field_error(reading, node->place, "'days' must not end before they begin");
        write_days(reading, node, last, first);
        field_guess(reading);
    } else {
        due->first_day = first;
        due->last_day = last;
    }
}

/* ---- days of the week ---- */

const FieldForm weekdays_forms[] = {
    {FIELD_OWN, .pattern = "^(mon|tue|wed|thu|fri|sat|sun)(, *(mon|tue|wed|thu|fri|sat|sun))*$"}};

/* in_list: it is one of several. */
static void wrong_weekdays(Reading *reading, const YamlNode *node, bool in_list)
{
    uint8_t days;
    char text[WEEKDAYS_BYTES];
    field_error(reading, node->place,
                "expected days of the week: mon, tue, wed, thu, fri, sat, sun");
    if (node->kind != YAML_TEXT || !weekdays_guess(node->text, &days)) {
        bool all = node->kind == YAML_TEXT &&
                   (text_find(node->text, "every day") || text_equal(node->text, "daily") ||
                    text_equal(node->text, "all"));
        field_hint(reading, all ? "leave it out: what says no days is there on every one"
                                : "write them as in [mon, wed, fri]");
        return;
    }
    bool bare = in_list || weekdays_count(days) == 1;
    field_write(reading, node, bare ? "%s" : "[%s]", weekdays_format(days, text, sizeof text));
}

/* Is this day there already? Then an error. */
static bool is_twice(Reading *reading, const YamlNode *node, uint8_t before, uint8_t days)
{
    char text[WEEKDAYS_BYTES];
    if (!(before & days))
        return false;
    field_error(reading, node->place, "'%s' stands there twice",
                weekdays_format(before & days, text, sizeof text));
    field_hint(reading, "write each day once");
    return true;
}

/* One text, or a list of them. The days, 0 after an error. */
static uint8_t read_weekdays(Reading *reading, const YamlNode *node)
{
    size_t count, errors = reading->errors;
    const YamlNode *const *items = fields_few(reading, &node, &count);
    uint8_t all = 0;
    for (size_t i = 0; i < count; i++) {
        uint8_t days;
        const char *text = field_line(reading, items[i], 0);
        if (text && !weekdays_parse(text, &days))
            wrong_weekdays(reading, items[i], items[i] != node);
        else if (text && !is_twice(reading, items[i], all, days))
            all |= days;
    }
    if (count == 0 && reading->errors == errors)
        wrong_weekdays(reading, node, false);
    return reading->errors == errors ? all : 0;
}

void weekdays_read(Reading *reading, const YamlNode *node, DueDays *due)
{
    due->weekdays = read_weekdays(reading, node);
}

/* ---- how often ---- */

#define TIMES_A_DAY_OR_WEEK                                                                        \
    {                                                                                              \
        FIELD_OWN, .pattern = "^(0?[1-9]|[1-9][0-9])/(day|week)$"                                  \
    }
#define TIMES_APART                                                                                \
    {                                                                                              \
        FIELD_OWN, .pattern = "^every (0?[1-9]|[1-9][0-9]) days$"                                  \
    }

const FieldForm due_times_forms[] = {TIMES_A_DAY_OR_WEEK, TIMES_APART};

static void wrong_times(Reading *reading, const YamlNode *node)
{
    char text[FREQUENCY_BYTES];
    Frequency times = {0, 0};
    field_error(reading, node->place, "expected 2/day, 3/week, 'every 2 days' or the like");
    if (frequency_guess(node->text, &times))
        field_write(reading, node, "%s", frequency_format(times, text, sizeof text));
}

void due_times_read(Reading *reading, const YamlNode *node, DueDays *due)
{
    char list[WEEKDAYS_BYTES];
    uint8_t weekdays;
    const char *text = field_line(reading, node, 0);
    if (!text || frequency_parse(text, &due->times))
        return;
    wrong_times(reading, node);
    if (text[strspn(text, "0123456789")] == '\0')
        field_hint(reading, "repetitions stand in 'reps'; 'times' says on how many days: 3/week");
    if (weekdays_guess(text, &weekdays) && field_knows(reading, "weekdays"))
        field_write_pairs(
            reading,
            (Words[]){{"weekdays", arena_printf(reading->arena, "[%s]",
                                                weekdays_format(weekdays, list, sizeof list))}},
            1);
}

/* ---- the times of a prescription ---- */

/* A part of a list that grows. */
typedef struct {
    int after_days;
    const YamlNode *times;
} Part;

static void part_after(Reading *reading, const YamlNode *node, void *target)
{
    ((Part *)target)->after_days = after_days_read(reading, node);
}

static void part_times(Reading *reading, const YamlNode *node, void *target)
{
    (void)reading;
    ((Part *)target)->times = node;
}

static const FieldForm part_times_forms[] = {
    TIMES_A_DAY_OR_WEEK,
    TIMES_APART,
    {FIELD_OWN, .pattern = "^(mon|tue|wed|thu|fri|sat|sun)(, *(mon|tue|wed|thu|fri|sat|sun))*$"}};

static const FieldRow part_rows[] = {
    {"after", FIELD_OWN, .own = part_after, .required = true, FIELD_FORMS(after_forms)},
    {"times", FIELD_OWN, .own = part_times, .required = true, FIELD_FORMS(part_times_forms),
     .many = FIELD_ONE_OR_LIST, .most_items = WEEKDAYS},
};

const FieldMap schedule_map = {"an entry of 'times'", part_rows, COUNT_OF(part_rows), NULL};

const FieldForm schedule_forms[] = {
    TIMES_A_DAY_OR_WEEK,
    TIMES_APART,
    {FIELD_OWN, .pattern = "^(mon|tue|wed|thu|fri|sat|sun)(, *(mon|tue|wed|thu|fri|sat|sun))*$"},
    {FIELD_OWN, .map = &schedule_map}};

/* A rhythm, or days of the week. False after an error. */
static bool read_rhythm(Reading *reading, const YamlNode *node, Schedule *part)
{
    uint8_t days = 0;
    bool is_list = node->kind == YAML_LIST;
    const char *text = is_list ? NULL : field_line(reading, node, 0);
    if (text && frequency_parse(text, &part->times))
        return true;
    bool named = is_list || (text && (weekdays_parse(text, &days) || weekdays_guess(text, &days)));
    if (text && !named)
        wrong_times(reading, node);
    if (!named)
        return false;
    part->weekdays = read_weekdays(reading, node);
    part->times = (Frequency){weekdays_count(part->weekdays), WEEKDAYS};
    return part->weekdays != 0;
}

/* A text behind the first: from which day on? */
static void without_day(Reading *reading, const YamlNode *node, int day_before)
{
    field_error(reading, node->place, "from which day on? only the first entry stands alone");
    field_write(reading, node, "{after: %d days, times: %s}", day_before + 7, node->text);
    field_guess(reading);
}

static bool read_part(Reading *reading, const YamlNode *node, Schedule *part)
{
    Part read = {0, NULL};
    const YamlPair *given[COUNT_OF(part_rows)];
    fields_read(reading, node, schedule_map.what, part_rows, COUNT_OF(part_rows), &read, given);
    part->after_days = read.after_days;
    return read.times && read_rhythm(reading, read.times, part) && read.after_days > 0;
}

static double a_week(const Schedule *part)
{
    return part->times.times * 7.0 / part->times.period_days;
}

/* An entry against the one before it. False: less is asked for from its day on. */
static bool check_order(Reading *reading, const YamlNode *node, const Schedule *before,
                        const Schedule *part)
{
    const YamlNode *after = yaml_get(node, "after");
    if (part->after_days <= before->after_days && before->after_days > 0 && after) {
        field_error(reading, after->place, "entries must stand in the order of their days");
        field_hint(reading, "move this entry before the one of day %d", before->after_days);
        return true;
    }
    return a_week(part) >= a_week(before);
}

/* A plan may end slowly; one that asks for less in its middle is rather a slip. */
static void warn_of_dip(Reading *reading, const YamlNode *dip, const Schedule *lowest,
                        const Schedule *part)
{
    if (!dip || a_week(part) <= a_week(lowest))
        return;
    field_warn(reading, dip->place, "less often than before and after it: is that meant?");
    field_hint(reading, "leave it so if it is a rest; else write how often between the two");
}

static size_t read_parts(Reading *reading, const YamlNode *list, Schedule *parts)
{
    size_t count, read = 0;
    const YamlNode *dip = NULL, *const *items = fields_few(reading, &list, &count);
    for (size_t i = 0; i < count; i++) {
        Schedule part = {0};
        bool is_map = items[i]->kind == YAML_MAP, falls = false;
        if (!is_map && i > 0)
            without_day(reading, items[i], read > 0 ? parts[read - 1].after_days : 0);
        else if (is_map ? read_part(reading, items[i], &part)
                        : read_rhythm(reading, items[i], &part)) {
            if (read > 0) {
                falls = !check_order(reading, items[i], &parts[read - 1], &part);
                warn_of_dip(reading, dip, &parts[read - 1], &part);
            }
            dip = falls ? yaml_get(items[i], "times") : NULL;
            parts[read++] = part;
        }
    }
    return read;
}

/* Is it a list of days of the week, as `weekdays` takes it? */
static bool lists_weekdays(const YamlNode *list)
{
    uint8_t days;
    for (size_t i = 0; i < list->count; i++)
        if (list->items[i]->kind != YAML_TEXT || !weekdays_guess(list->items[i]->text, &days))
            return false;
    return list->count > 0;
}

void schedule_read(Reading *reading, const YamlNode *node, void *target)
{
    Routine *routine = target;
    bool is_list = node->kind == YAML_LIST && !lists_weekdays(node);
    size_t count = is_list ? node->count : 1;
    if (is_list && count > ROUTINE_MAX_LIST)
        count = ROUTINE_MAX_LIST;
    Schedule *parts = arena_alloc(reading->arena, (count + 1) * sizeof *parts);
    routine->prescription.schedule = parts;
    if (is_list && node->count == 0) {
        field_error(reading, node->place, "expected 2/day, 3/week, 'every 2 days' or the like");
        field_write(reading, node, "3/week");
        field_guess(reading);
    } else if (is_list) {
        routine->prescription.schedule_count = read_parts(reading, node, parts);
    } else if (read_rhythm(reading, node, parts)) {
        routine->prescription.schedule_count = 1;
    }
    if (routine->prescription.schedule_count > 0)
        routine->prescription.times = parts->times;
}
