// SPDX-FileCopyrightText: 2026 The Limber authors
// SPDX-License-Identifier: GPL-3.0-or-later
/* The prescription as recurring events (RFC 5545), each with an alarm: on its weekdays, as often as
 * it asks, as it grows, until it ends. Other people see calendars: no event says what it is for. */
#include "page/export_private.h"

#include "base/sha256.h"
#include "routine/duration.h"

#include <string.h>

#define MOST_A_DAY 8
#define FIRST_HOUR 8 /* of several a day; the last is at EVENING */
#define EVENING 18
#define UID_DIGITS 24

/* Days for so many times a week, spread; bit 0: Monday. */
static const uint8_t spread[WEEKDAYS + 1] = {0, 0x01, 0x09, 0x15, 0x1b, 0x1f, 0x3f, 0x7f};

typedef struct {
    const Export *export;
    FILE *out;
    char uid[UID_DIGITS + 1];
} Calendar;

/* A line of the format: none of ours is longer than the 75 bytes that it may have. */
#define LINE(calendar, ...) (fprintf((calendar)->out, __VA_ARGS__), fputs("\r\n", (calendar)->out))

static void print_date(FILE *out, const char *name, Day day, int hour)
{
    Date date = date_of_day(day);
    fprintf(out, "%s%04d%02d%02dT%02d0000", name, date.year, date.month, date.day, hour);
}

static void print_rule(const Calendar *calendar, const Schedule *schedule, uint8_t weekdays,
                       Day last)
{
    static const char *const names[WEEKDAYS] = {"MO", "TU", "WE", "TH", "FR", "SA", "SU"};
    const char *between = "RRULE:FREQ=WEEKLY;BYDAY=";
    if (weekdays == 0)
        fprintf(calendar->out, "RRULE:FREQ=DAILY;INTERVAL=%d",
                schedule->times.period_days > 0 ? schedule->times.period_days : 1);
    for (int day = 0; day < WEEKDAYS; day++)
        if (weekdays & 1 << day) {
            fprintf(calendar->out, "%s%s", between, names[day]);
            between = ",";
        }
    if (last > 0)
        print_date(calendar->out, ";UNTIL=", last, 23);
    fputs("\r\n", calendar->out);
}

static void print_event(const Calendar *calendar, const Schedule *schedule, Day first, Day last,
                        int number, int hour)
{
    const Timeline *timeline = calendar->export->timeline;
    char length[32];
    Date made = date_of_day(moment_day(calendar->export->made));
    uint8_t weekdays = schedule->weekdays;
    if (weekdays == 0 && schedule->times.period_days == WEEKDAYS)
        weekdays = spread[schedule->times.times < WEEKDAYS ? schedule->times.times : WEEKDAYS];
    while (weekdays != 0 && !(weekdays & 1 << day_of_week(first)))
        first++;
    if (last > 0 && first > last)
        return;
    LINE(calendar, "BEGIN:VEVENT");
    LINE(calendar, "UID:%s-%d-%d@limber", calendar->uid, schedule->after_days, number);
    LINE(calendar, "DTSTAMP:%04d%02d%02dT000000Z", made.year, made.month, made.day);
    print_date(calendar->out, "DTSTART:", first, hour);
    fputs("\r\n", calendar->out);
    LINE(calendar, "DURATION:PT%lldM",
         (long long)((timeline->total + 60 * NS_PER_S - 1) / (60 * NS_PER_S)));
    if (schedule->times.times > 0)
        print_rule(calendar, schedule, weekdays, last);
    LINE(calendar, "SUMMARY:Exercises");
    LINE(calendar, "DESCRIPTION:Takes about %s.",
         duration_format(timeline->total, length, sizeof length));
    LINE(calendar, "TRANSP:TRANSPARENT");
    LINE(calendar, "BEGIN:VALARM");
    LINE(calendar, "ACTION:DISPLAY");
    LINE(calendar, "DESCRIPTION:Exercises");
    LINE(calendar, "TRIGGER:PT0S");
    LINE(calendar, "END:VALARM");
    LINE(calendar, "END:VEVENT");
}

/* The events of one stage of the prescription, from its day to the next one's. */
static void print_schedule(const Calendar *calendar, const Schedule *schedule, Day first, Day last)
{
    int times = schedule->times.period_days == 1 ? schedule->times.times : 1;
    times = times < 1 ? 1 : times > MOST_A_DAY ? MOST_A_DAY : times;
    for (int i = 0; i < times; i++)
        print_event(calendar, schedule, first, last, i,
                    times == 1 ? EVENING : FIRST_HOUR + i * (EVENING - FIRST_HOUR) / (times - 1));
}

static void make_uid(Calendar *calendar)
{
    const char *id = calendar->export->timeline->routine->id;
    char digits[SHA256_HEX_BYTES];
    sha256_hex(id, strlen(id), digits);
    snprintf(calendar->uid, sizeof calendar->uid, "%.*s", UID_DIGITS, digits);
}

void export_ics(const Export *export, FILE *out)
{
    const Routine *routine = export->timeline->routine;
    static const Schedule once = {0};
    Day made = moment_day(export->made), first = made, until = 0;
    Calendar calendar = {export, out, ""};
    size_t count = routine->prescription.schedule_count;
    make_uid(&calendar);
    if (routine->prescription.from.year > 0)
        first = day_of_date(routine->prescription.from);
    if (routine->prescription.until.year > 0)
        until = day_of_date(routine->prescription.until);
    LINE(&calendar, "BEGIN:VCALENDAR");
    LINE(&calendar, "VERSION:2.0");
    LINE(&calendar, "PRODID:-//Limber//Limber %s//EN", LIMBER_VERSION);
    for (size_t i = 0; i < count; i++) {
        const Schedule *schedule = &routine->prescription.schedule[i];
        Day last = i + 1 < count ? first + schedule[1].after_days - 1 : until;
        if (until > 0 && last > until)
            last = until;
        print_schedule(&calendar, schedule, first + schedule->after_days, last);
    }
    if (count == 0)
        print_schedule(&calendar, &once, made, 0);
    LINE(&calendar, "END:VCALENDAR");
}
