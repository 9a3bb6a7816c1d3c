#!/bin/sh
# SPDX-FileCopyrightText: 2026 The Limber authors
# SPDX-License-Identifier: GPL-3.0-or-later
# A calendar library of strangers reads what `export --to ics` writes, and finds in twelve weeks of it the
# days of the plan, each with its alarm.
set -eu
/usr/bin/python3 -c 'import icalendar, recurring_ical_events' 2>/dev/null || {
    echo "Python's icalendar and recurring_ical_events are not installed: no calendar was read"
    exit 77
}
. "$LIMBER_SOURCE/tests/command/begin.sh"

cat >"$home/days.py" <<'PYTHON'
import collections, datetime, sys
import icalendar, recurring_ical_events

calendar = icalendar.Calendar.from_ical(open(sys.argv[1], "rb").read())
begin = datetime.date.fromisoformat(sys.argv[2])
events = recurring_ical_events.of(calendar).between(begin, begin + datetime.timedelta(days=84))
days = collections.Counter(event["DTSTART"].dt.date() for event in events)
for event in calendar.walk("VEVENT"):
    assert len(event.walk("VALARM")) == 1 and event["SUMMARY"] == "Exercises", event
assert len({str(event["UID"]) for event in calendar.walk("VEVENT")}) == len(calendar.walk("VEVENT"))
for day in sorted(days):
    print(day, days[day])
PYTHON

plan() { # FROM 'REST OF for:' 'KEYS OF THE STEP'
    printf 'limber: 1\ntitle: Plan\nwhen: any\nfor: {from: %s, %s}\nsteps: [{name: Squat, hold: 10s%s}]\n' \
        "$1" "$2" "${3-}" >"$home/plan.yaml"
    "$LIMBER_BUILD/tests/command/plan_days" "$home/plan.yaml" 84 >"$home/wanted" || complain "no days: $2"
    "$limber" export "$home/plan.yaml" --to ics -o "$home/plan.ics" >/dev/null 2>&1 || complain "no calendar: $2"
    /usr/bin/python3 "$home/days.py" "$home/plan.ics" "$1" >"$home/read" || complain "not read: $2"
    diff "$home/wanted" "$home/read" >"$home/diff" || complain "other days than the plan's (<) are read (>) of $2: $(cat "$home/diff")"
}

plan 2026-12-02 'times: 2/day'
plan 2026-12-03 'until: 2027-01-15, times: 3/week'
plan 2026-12-02 'until: 2027-02-10, times: [2/day, {after: 7 days, times: every 2 days}, {after: 14 days, times: [mon, wed, fri]}, {after: 28 days, times: 3/week}]'
plan 2026-12-01 'times: [1/week, {after: 7 days, times: 2/week}, {after: 21 days, times: 4/week}]'
plan 2026-12-01 'times: 1/day' ', days: 1-21, weekdays: [tue, thu]'

end "a calendar library reads the days of the plan"
