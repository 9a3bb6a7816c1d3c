// SPDX-FileCopyrightText: 2026 The Limber authors
// SPDX-License-Identifier: GPL-3.0-or-later
/* The prescription as recurring events (RFC 5545), each with an alarm: on the days on which it is
 * due for who does it whenever it is, told by as few rules as give just these days. Other people
 * see calendars: no event says what it is for. */
#include "page/export_private.h"

#include "base/sha256.h"
#include "routine/duration.h"
#include "session/rhythm_days.h"

#include <string.h>

#define FIRST_HOUR 8 /* of several a day; the last is at EVENING */
#define EVENING 18
#define UID_DIGITS 24
#define FORESEEN                                                                                   \
    (52 * WEEKDAYS) /* of a plan without an end, in which it comes to its last rhythm */
#define FEWEST 3    /* days that are told by a rule; fewer stand alone */

typedef struct {
    const Export *export;
    FILE *out;
    char uid[UID_DIGITS + 1];
    Day begin, last; /* the days that are looked at */
    bool ends;       /* nothing comes after them */
} Calendar;

/* Days that one rule gives. */
typedef struct {
    const DueDay *days;
    size_t count;
    int interval;     /* from one to the next; 0: by the week */
    uint8_t weekdays; /* bit 0: Monday; by the week */
} Run;

/* A line of the format: none of ours is longer than the 75 bytes that it may have. */
#define LINE(calendar, ...) (fprintf((calendar)->out, __VA_ARGS__), fputs("\r\n", (calendar)->out))

static void print_date(FILE *out, const char *name, Day day, int hour)
{
    Date date = date_of_day(day);
    fprintf(out, "%s%04d%02d%02dT%02d0000", name, date.year, date.month, date.day, hour);
}

/* ---- rules ---- */

/* The days from `days` on that stand equally far apart. */
static Run run_of_interval(const DueDay *days, size_t count)
{
    Run run = {days, 1, 0, 0};
    for (; run.count < count && days[run.count].times == days->times; run.count++) {
        int apart = (int)(days[run.count].day - days[run.count - 1].day);
        if (run.count == 1)
            run.interval = apart;
        else if (apart != run.interval)
            break;
    }
    return run;
}

/* The days that are all those days of each week on which it is due in the seven days from `days`
 * on. */
static Run run_of_weeks(const DueDay *days, size_t count)
{
    Run run = {days, 0, 0, 0};
    for (size_t i = 0; i < count && days[i].day < days->day + WEEKDAYS; i++)
        run.weekdays |= (uint8_t)(1 << day_of_week(days[i].day));
    for (Day day = days->day; run.count < count && days[run.count].times == days->times; day++) {
        bool is = days[run.count].day == day;
        if (is != ((run.weekdays & 1 << day_of_week(day)) != 0))
            break;
        run.count += is;
    }
    return run;
}

static Run best_run(const DueDay *days, size_t count)
{
    Run weeks = run_of_weeks(days, count), steps = run_of_interval(days, count);
    Run best = steps.count >= weeks.count ? steps : weeks;
    if (best.count < FEWEST)
        best = (Run){days, 1, 1, 0};
    return best;
}

/* The day that the rule gives next. */
static Day day_after(const Run *run)
{
    Day day = run->days[run->count - 1].day;
    if (run->interval > 0)
        return day + run->interval;
    do
        day++;
    while (!(run->weekdays & 1 << day_of_week(day)));
    return day;
}

/* ---- events ---- */

static void print_rule(const Calendar *calendar, const Run *run)
{
    static const char *const names[WEEKDAYS] = {"MO", "TU", "WE", "TH", "FR", "SA", "SU"};
    const char *between = "RRULE:FREQ=WEEKLY;BYDAY=";
    if (run->interval > 0)
        fprintf(calendar->out, "RRULE:FREQ=DAILY;INTERVAL=%d", run->interval);
    for (int day = 0; run->interval == 0 && day < WEEKDAYS; day++)
        if (run->weekdays & 1 << day) {
            fprintf(calendar->out, "%s%s", between, names[day]);
            between = ",";
        }
    if (calendar->ends || day_after(run) <= calendar->last)
        print_date(calendar->out, ";UNTIL=", run->days[run->count - 1].day, 23);
    fputs("\r\n", calendar->out);
}

static void print_event(const Calendar *calendar, const Run *run, int number, int hour)
{
    const Timeline *timeline = calendar->export->timeline;
    char length[32];
    Date made = date_of_day(moment_day(calendar->export->made));
    LINE(calendar, "BEGIN:VEVENT");
    LINE(calendar, "UID:%s-%lld-%d@limber", calendar->uid,
         (long long)(run->days->day - calendar->begin), number);
    LINE(calendar, "DTSTAMP:%04d%02d%02dT000000Z", made.year, made.month, made.day);
    print_date(calendar->out, "DTSTART:", run->days->day, hour);
    fputs("\r\n", calendar->out);
    LINE(calendar, "DURATION:PT%lldM",
         (long long)((timeline->total + 60 * NS_PER_S - 1) / (60 * NS_PER_S)));
    if (run->count > 1)
        print_rule(calendar, run);
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

/* An event for each time of its days. */
static void print_run(const Calendar *calendar, const Run *run)
{
    int times = run->days->times;
    for (int i = 0; i < times; i++)
        print_event(calendar, run, i,
                    times == 1 ? EVENING : FIRST_HOUR + i * (EVENING - FIRST_HOUR) / (times - 1));
}

static void print_days(const Calendar *calendar, const DueDay *days, size_t count)
{
    for (size_t first = 0; first < count;) {
        Run run = best_run(days + first, count - first);
        print_run(calendar, &run);
        first += run.count;
    }
}

static void make_uid(Calendar *calendar)
{
    const char *id = calendar->export->timeline->routine->id;
    char digits[SHA256_HEX_BYTES];
    sha256_hex(id, strlen(id), digits);
    snprintf(calendar->uid, sizeof calendar->uid, "%.*s", UID_DIGITS, digits);
}

/* From the plan's first day to its last one, or as far as is foreseen of it. */
static void set_span(Calendar *calendar)
{
    const Routine *routine = calendar->export->timeline->routine;
    size_t count = routine->prescription.schedule_count;
    calendar->begin = moment_day(calendar->export->made);
    if (routine->prescription.from.year > 0)
        calendar->begin = day_of_date(routine->prescription.from);
    calendar->last = calendar->begin + FORESEEN;
    if (count > 0)
        calendar->last += routine->prescription.schedule[count - 1].after_days;
    calendar->ends = routine->prescription.until.year > 0;
    if (calendar->ends)
        calendar->last = day_of_date(routine->prescription.until);
}

void export_ics(const Export *export, FILE *out)
{
    const Routine *routine = export->timeline->routine;
    Calendar calendar = {.export = export, .out = out};
    Arena *arena = arena_new();
    size_t count;
    make_uid(&calendar);
    set_span(&calendar);
    DueDay once = {calendar.begin, 1};
    const DueDay *days = rhythm_days(arena, routine, calendar.begin, calendar.last, &count);
    LINE(&calendar, "BEGIN:VCALENDAR");
    LINE(&calendar, "VERSION:2.0");
    LINE(&calendar, "PRODID:-//Limber//Limber %s//EN", LIMBER_VERSION);
    if (routine->prescription.schedule_count == 0)
        print_days(&calendar, &once, 1);
    else
        print_days(&calendar, days, count);
    LINE(&calendar, "END:VCALENDAR");
    arena_free(arena);
}
