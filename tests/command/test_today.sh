#!/bin/sh
# SPDX-FileCopyrightText: 2026 The Limber authors
# SPDX-License-Identifier: GPL-3.0-or-later
# `limber today` as a prompt or a cron line uses it: what it prints and how it exits.
set -eu
. "$(dirname "$0")/begin.sh"
export LIMBER_NOW=1764061200 # Tuesday 2025-11-25, 09:00

routine() { # NAME FOR
    mkdir -p "$home/data/limber/routines"
    printf 'limber: 1\ntitle: The %s\nwhen: any\nfor: {%s}\nsteps: [{name: Stand, hold: 10s}]\n' "$1" "$2" \
        >"$home/data/limber/routines/$1.yaml"
}

expect 0 'Nothing is on the list' today
routine calves 'times: 2/day'
expect 1 '^due    The calves  0 of 2 today$' today
routine calves 'times: 2/day, from: 2025-11-23'
expect 1 '^due    The calves  0 of 2 today, waiting since 2025-11-23$' today
routine calves 'times: 3/week, from: 2025-11-27'
expect 0 '^later  The calves  0 of 2 this week, first on Thursday$' today
routine calves 'times: 1/day, from: 2025-12-24'
expect 0 '^later  The calves  not begun, first on 2025-12-24$' today
routine calves 'times: 1/week, review: 2025-11-24'
expect 1 'the review is set for 2025-11-24' today
got=0
"$limber" today --quiet >"$home/all" 2>&1 || got=$?
[ "$got" = 1 ] && [ ! -s "$home/all" ] || complain "--quiet: exit $got, and prints: $(cat "$home/all")"
mkdir -p "$home/state/limber"
printf 'no log, but a file of another kind, which is left as it is; %0600d' 1 >"$home/state/limber/log.db"
expect 3 'limber: the log is damaged, and was not read' today
expect 2 'usage: limber today' today now

end "today says what is due"
