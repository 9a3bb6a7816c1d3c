// SPDX-FileCopyrightText: 2026 The Limber authors
// SPDX-License-Identifier: GPL-3.0-or-later
/* One question on which all rests: is a routine due on a day, with what was done up to it? */
#include "store/today.h"

#include "store/adherence.h"

#define NEVER INT64_MIN
#define FURTHEST 400 /* days looked ahead: more than any rhythm */

/* What was done as a day sees it. */
typedef struct {
    int on_day;  /* on the day itself */
    int in_week; /* from its Monday up to it, itself included; of a day no more than it takes */
    Day last;    /* the last day on or before it, or NEVER */
} Done;

static Done done_up_to(const Day *done, size_t count, Day day, int most)
{
    Done sum = {.last = NEVER};
    Day monday = day - day_of_week(day);
    int of_day = 0;
    for (size_t i = count; i > 0; i--) { /* the newest first: seldom more than a week of them */
        if (done[i - 1] > day)
            continue;
        if (sum.last == NEVER)
            sum.last = done[i - 1];
        if (done[i - 1] < monday)
            break;
        sum.on_day += done[i - 1] == day;
        of_day = i < count && done[i] == done[i - 1] ? of_day + 1 : 1;
        sum.in_week += of_day <= most;
    }
    return sum;
}

static Frequency times_of(const TodayPlan *plan)
{
    bool said = plan->times.times > 0 && plan->times.period_days > 0;
    return said ? plan->times : (Frequency){1, 1};
}

/* Days from one session to the next one. */
static int pace(Frequency times)
{
    if (times.period_days != 7)
        return times.period_days;
    return times.times >= 7 ? 1 : 7 / times.times;
}

static int days_left(Day day) /* of its week, itself included */
{
    return 7 - day_of_week(day);
}

static bool rested(const TodayPlan *plan, const Done *sum, Day day)
{
    return sum->last == NEVER || sum->last == day || day - sum->last >= pace(times_of(plan));
}

static bool is_due(const TodayPlan *plan, const Done *sum, Day day)
{
    Frequency times = times_of(plan);
    if (plan->from != NEVER && day < plan->from)
        return false;
    if (sum->on_day >= adherence_day_most(times))
        return false;
    if (times.period_days != 7)
        return rested(plan, sum, day);
    int open = adherence_week_wanted(times, plan->from, day) - sum->in_week;
    int before = open + sum->on_day; /* as the day began */
    return open > 0 &&
           (rested(plan, sum, day) || before >= days_left(day) * adherence_day_most(times));
}

/* The day from which it has been waiting: the pace after the last one, not before it began. */
static Day waiting_since(const TodayPlan *plan, const Done *sum, Day today)
{
    Day since = sum->last != NEVER ? sum->last + pace(times_of(plan)) : today;
    if (plan->from != NEVER && (sum->last == NEVER || since < plan->from))
        since = plan->from;
    return since < today ? since : today;
}

static bool is_overdue(const TodayPlan *plan, const Done *sum, Day today)
{
    Frequency times = times_of(plan);
    if (times.period_days != 7)
        return waiting_since(plan, sum, today) < today;
    int open = adherence_week_wanted(times, plan->from, today) - sum->in_week;
    return open + sum->on_day > days_left(today) * adherence_day_most(times);
}

static Day next_due(const TodayPlan *plan, const Day *done, size_t count, Day today)
{
    Day first = plan->from != NEVER && plan->from > today ? plan->from : today;
    for (Day day = first; day < first + FURTHEST; day++) {
        Done sum = done_up_to(done, count, day, adherence_day_most(times_of(plan)));
        if (is_due(plan, &sum, day))
            return day;
    }
    return first + FURTHEST;
}

void today_judge(const TodayPlan *plan, const Day *done, size_t count, Day today, TodayItem *item)
{
    while (count > 0 && done[count - 1] > today)
        count--;
    Done sum = done_up_to(done, count, today, adherence_day_most(times_of(plan)));
    bool weekly = times_of(plan).period_days == 7;
    item->times = times_of(plan);
    item->done_today = sum.on_day;
    item->done = weekly ? sum.in_week : sum.on_day;
    item->last = sum.last;
    item->since = today;
    item->next = next_due(plan, done, count, today);
    if (item->next == today)
        item->state = is_overdue(plan, &sum, today) ? TODAY_OVERDUE : TODAY_DUE;
    else
        item->state = sum.on_day > 0 ? TODAY_DONE : TODAY_LATER;
    if (item->state == TODAY_OVERDUE)
        item->since = waiting_since(plan, &sum, today);
    if (weekly)
        item->wanted = adherence_week_wanted(item->times, plan->from, today);
    else if (item->next == today || sum.on_day > 0)
        item->wanted = item->times.times;
    else
        item->wanted = 0;
    item->review = plan->review;
    item->review_due = plan->review != NEVER && plan->review <= today;
}

bool today_is_due(const TodayItem *items, size_t count)
{
    for (size_t i = 0; i < count; i++)
        if (items[i].state == TODAY_DUE || items[i].state == TODAY_OVERDUE)
            return true;
    return false;
}

const char *today_state_word(TodayState state)
{
    static const char *const words[TODAY_STATES] = {"overdue", "due", "done", "later"};
    return words[state];
}

const char *today_day_words(Day day, Day today, char *out, size_t capacity)
{
    char date[MOMENT_BYTES];
    if (day == today - 1)
        snprintf(out, capacity, "yesterday");
    else if (day == today + 1)
        snprintf(out, capacity, "tomorrow");
    else if (day > today - 7 && day < today + 7)
        snprintf(out, capacity, "%s", weekday_name(day_of_week(day)));
    else
        snprintf(out, capacity, "%s", day_format(day, date, sizeof date));
    return out;
}
