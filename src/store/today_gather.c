// SPDX-FileCopyrightText: 2026 The Limber authors
// SPDX-License-Identifier: GPL-3.0-or-later
/* Gathers the list for today from the person's own files, the pins and the log. */
#include "store/today.h"

#include "base/text.h"
#include "session/fit.h"
#include "store/adherence.h"
#include "store/owed.h"

#include <fcntl.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#define LATELY 14 /* days; most routines were done within them */
#define FURTHEST 400
#define SCANNED (64 * 1024) /* bytes of a file: `for:` stands in its head */

/* The bytes at the head of a plain file; their count, 0 where it cannot be read. What was put in
 * its place must not keep anybody waiting. */
static size_t read_head(const char *path, char *bytes, size_t capacity)
{
    struct stat status;
    int fd = open(path, O_RDONLY | O_NONBLOCK | O_NOCTTY | O_CLOEXEC);
    if (fd < 0)
        return 0;
    ssize_t size =
        fstat(fd, &status) == 0 && S_ISREG(status.st_mode) ? read(fd, bytes, capacity) : 0;
    close(fd);
    return size > 0 ? (size_t)size : 0;
}

/* May this file have a prescription? Reading a whole routine costs a hundred times as much, and
 * most have none. False alarms do no harm. */
static bool may_prescribe(const char *path)
{
    char *bytes = memory_alloc(SCANNED);
    size_t size = read_head(path, bytes, SCANNED);
    bool found = false;
    for (const char *at = bytes, *end = bytes + size; !found && at;) {
        at = memmem(at, (size_t)(end - at), "for", 3);
        if (!at)
            break;
        at += 3;
        while (at < end && strchr(" \t\"'", *at) && *at)
            at++;
        found = at < end && *at == ':';
    }
    free(bytes);
    return found;
}

static const PinRecord *pin_of(const PinRecord *pins, size_t count, const char *routine)
{
    for (size_t i = 0; i < count; i++)
        if (strcmp(pins[i].routine, routine) == 0)
            return &pins[i];
    return NULL;
}

static Day day_or_none(Date date)
{
    return date.year ? day_of_date(date) : INT64_MIN;
}

/* The days of a routine's sessions that count, from a day on. */
static size_t days_done(LogReader *reader, Arena *arena, const char *routine, Day from, Day to,
                        Day **out)
{
    SessionRecord *sessions;
    size_t count = log_reader_sessions(reader, arena, &(LogFilter){routine, from, to}, &sessions);
    size_t done = 0;
    *out = arena_alloc(arena, (count + 1) * sizeof **out);
    for (size_t i = 0; i < count; i++)
        if (adherence_counts(&sessions[i]))
            (*out)[done++] = moment_day(sessions[i].started);
    return done;
}

typedef struct {
    LogReader *reader;
    Arena *arena;
    Day today;
    TodayItem *items;
    size_t count;
} Gathering;

static void add(Gathering *list, TodayItem item, const TodayPlan *plan)
{
    Day *done;
    size_t count = days_done(list->reader, list->arena, item.routine, list->today - LATELY,
                             list->today, &done);
    if (count == 0)
        count = days_done(list->reader, list->arena, item.routine, list->today - FURTHEST,
                          list->today, &done);
    today_judge(plan, done, count, list->today, &item);
    list->items = arena_grow(list->arena, list->items, list->count, sizeof *list->items);
    list->items[list->count++] = item;
}

TodayPlan today_plan(const Routine *routine, const PinRecord *pin, Day first)
{
    TodayPlan plan = {.rhythm.from = RHYTHM_NEVER, .review = RHYTHM_NEVER, .open = RHYTHM_NEVER};
    if (routine) {
        plan.rhythm = rhythm_of_routine(routine, first);
        plan.review = day_or_none(routine->prescription.review);
    }
    if (pin && !rhythm_asks(&plan.rhythm))
        plan.rhythm.from = moment_day(pin->since);
    if (pin && pin->times.times > 0)
        plan.rhythm = (Rhythm){.times = pin->times, .from = plan.rhythm.from};
    return plan;
}

/* The day of the routine's first session; RHYTHM_NEVER: none. */
static Day first_day(LogReader *reader, const char *routine)
{
    Day first;
    return reader && log_reader_first_day(reader, routine, &first) ? first : RHYTHM_NEVER;
}

static PlanDay plan_day(const Routine *routine, Day today, Day first)
{
    return fit_plan_day(routine, today, first != RHYTHM_NEVER, first);
}

#define ENDED_SHOWN 7 /* days that a prescription stays on the list after its end */

static void add_routine(Gathering *list, const Routine *routine, size_t entry, const PinRecord *pin)
{
    bool prescribed = routine->prescription.schedule_count > 0;
    if (!prescribed && !pin)
        return;
    Day first = first_day(list->reader, routine->id);
    TodayPlan plan = today_plan(routine, pin, first);
    plan.open =
        owed_next(list->reader, routine, plan_day(routine, list->today, first), INT64_MAX, false);
    if (!pin && plan.rhythm.until != 0 && list->today > plan.rhythm.until + ENDED_SHOWN)
        return;
    add(list,
        (TodayItem){.routine = arena_string(list->arena, routine->id),
                    .title = arena_string(list->arena, routine->title),
                    .entry = entry,
                    .prescribed = prescribed,
                    .pinned = pin != NULL},
        &plan);
}

#define JUST_NOW 60 /* s */

/* Is this the session that has just ended? The log may have it by now. */
static bool is_the_last(const SessionRecord *session, Moment now)
{
    return session->state == SESSION_RUNNING || session->ended.utc_s > now.utc_s - JUST_NOW;
}

bool today_after(LogReader *reader, const Routine *routine, bool counts, Day today, TodayItem *item)
{
    if (!reader)
        return false;
    Arena *arena = arena_new();
    PinRecord pin;
    SessionRecord *sessions;
    log_reader_retry(reader);
    bool pinned = log_reader_pin(reader, arena, routine->id, &pin);
    bool asked = pinned || routine->prescription.schedule_count > 0;
    size_t found = log_reader_sessions(
        reader, arena, &(LogFilter){routine->id, today - FURTHEST, today}, &sessions);
    Day *done = arena_alloc(arena, (found + 1) * sizeof *done);
    size_t count = 0;
    int64_t before = INT64_MAX;
    for (size_t i = found; i-- > 0;)
        before = is_the_last(&sessions[i], moment_now()) ? sessions[i].started.utc_s : before;
    for (size_t i = 0; i < found; i++)
        if (adherence_counts(&sessions[i]) && !is_the_last(&sessions[i], moment_now()))
            done[count++] = moment_day(sessions[i].started);
    if (counts)
        done[count++] = today;
    Day first = first_day(reader, routine->id);
    TodayPlan plan = today_plan(routine, pinned ? &pin : NULL, first);
    plan.open = owed_next(reader, routine, plan_day(routine, today, first), before, counts);
    *item = (TodayItem){.pinned = pinned};
    today_judge(&plan, done, count, today, item);
    asked = asked && !log_reader_failed(reader);
    arena_free(arena);
    return asked;
}

static void add_missing(Gathering *list, const PinRecord *pin)
{
    TodayPlan plan = today_plan(NULL, pin, RHYTHM_NEVER);
    add(list,
        (TodayItem){
            .routine = pin->routine, .title = pin->routine, .entry = SIZE_MAX, .pinned = true},
        &plan);
}

static int compare(const void *a, const void *b)
{
    const TodayItem *first = a, *second = b;
    if (first->state != second->state)
        return first->state < second->state ? -1 : 1;
    int by_title = text_compare(first->title, second->title);
    return by_title ? by_title : strcmp(first->routine, second->routine);
}

size_t today_gather(LogReader *reader, Catalogue *catalogue, Arena *arena, Day today,
                    TodayItem **out)
{
    Gathering list = {.reader = reader, .arena = arena, .today = today};
    PinRecord *pins;
    size_t pin_count = log_reader_pins(reader, arena, &pins);
    bool *met = arena_alloc(arena, pin_count + 1);
    for (size_t i = 0; i < catalogue->count; i++) {
        const CatalogueEntry *entry = &catalogue->entries[i];
        const PinRecord *pin = pin_of(pins, pin_count, entry->shown);
        if (entry->shadowed || (!pin && !(entry->personal && may_prescribe(entry->path))))
            continue;
        const Routine *routine = catalogue_read(catalogue, i, NULL);
        if (!routine)
            continue;
        add_routine(&list, routine, i, pin);
        if (pin)
            met[pin - pins] = true;
    }
    for (size_t i = 0; i < pin_count; i++)
        if (!met[i])
            add_missing(&list, &pins[i]);
    if (list.count > 0)
        qsort(list.items, list.count, sizeof *list.items, compare);
    *out = list.items;
    return list.count;
}
