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
# steps with rhythms of their own: on a day on which none is owed nothing is due
cat >"$home/data/limber/routines/calves.yaml" <<'YAML'
limber: 1
title: The calves
when: any
for: {from: 2025-11-25, times: 1/day}
steps: [{name: Stand, hold: 4s, prepare: 0s, times: every 2 days}]
YAML
expect 1 '^due    The calves  0 of 1 today$' today
LIMBER_LOG_TRIALS=1 "$limber" start calves --plain --no-sound --speed 100 </dev/null >"$home/out" 2>&1 || complain "no session"
expect 0 '^done   The calves  1 of 1 today, again on Thursday$' today
LIMBER_NOW=1764147600 expect 0 '^later  The calves  a rest day, again tomorrow$' today
LIMBER_NOW=1764234000 expect 1 '^due    The calves  0 of 1 today$' today
mkdir -p "$home/state/limber"
printf 'no log, but a file of another kind, which is left as it is; %0600d' 1 >"$home/state/limber/log.db"
expect 3 'limber: the log is damaged, and was not read' today
expect 2 'usage: limber today' today now

end "today says what is due"
