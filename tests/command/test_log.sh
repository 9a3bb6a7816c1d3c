#!/bin/sh
# SPDX-FileCopyrightText: 2026 The Limber authors
# SPDX-License-Identifier: GPL-3.0-or-later
# The log from outside: what is printed of it, taken out of it, brought in and deleted.
set -eu
. "$(dirname "$0")/begin.sh"
export LIMBER_NOW=1764061200+3600 # Tuesday 2025-11-25, 10:00

text='limber: 1
title: Calves
'
hash=$(printf %s "$text" | sha256sum | cut -c1-64)
session() { # NUMBER STARTED STEPS_DONE
    printf '{"type": "session", "id": "%032d", "started": "%s", "ended": null, "state": "done", ' "$1" "$2"
    printf '"routine": "calves", "sha256": "%s", "core_only": false, "planned_s": 600, ' "$hash"
    printf '"work_planned_s": 600, "work_held_s": 540, "steps": 4, "steps_done": %s, "pauses": 1, ' "$3"
    printf '"paused_s": 5, "note": "=quiet", "segments": [{"position": 1, "step_index": 0, '
    printf '"step": "Calf stretch", "exercise": null, "side": "left", "set": 1, "sets": 2, "round": 1, '
    printf '"planned_s": 30, "held_s": 28.5, "reps_planned": 0, "reps": 0, "skipped": true, '
    printf '"left_out": false, "eased": false, "longer": 0, "ended": "%s"}], "ratings": [' "$2"
    printf '{"region": "calves", "side": "left", "when": "before", "tightness": 6}, '
    printf '{"region": "calves", "side": "left", "when": "after", "tightness": 4}], "pains": [], "ouches": []}\n'
}
{
    echo '{"limber-log": 1}'
    printf '{"type": "routine", "sha256": "%s", "name": "calves", "title": "Calves", "version": 3, "text": "limber: 1\\ntitle: Calves\\n"}\n' "$hash"
    session 11110000 2025-11-23T23:50:00+01:00 4
    session 22220000 2025-11-24T07:00:00+01:00 4
    session 33330000 2025-11-25T07:00:00+01:00 1
    echo '{"type": "pin", "routine": "calves", "times": {"times": 3, "period_days": 7}, "since": "2025-11-24T00:00:00Z"}'
} >"$home/log.jsonl"

expect 0 'The log is empty' log
expect 0 '3 sessions added, 0 already there' log import "$home/log.jsonl"
expect 0 '0 sessions added, 3 already there' log import "$home/log.jsonl"
{ printf '\357\273\277' && sed 's/$/\r/' "$home/log.jsonl"; } >"$home/windows.jsonl" # as Notepad keeps it
expect 0 '0 sessions added, 3 already there' log import "$home/windows.jsonl"
expect 0 '3 sessions, 2 of them done, on 2 days; 27 min of work, 90 %' log
expect 0 'Streak: 2 days since 2025-11-23; the longest was 2 days\.' log
expect 0 '2025-11-24    18 ██████████' log
expect 0 '  Mon ·*▒$' log
expect 0 '  Mon \.*+$' log --ascii
expect 0 'Calves, left .*6.0 → 4.0' log
expect 0 '^Week of 2025-11-24: 18 min; Monday 9 min; Tuesday 9 min\.$' log --plain
expect 0 'Calves, left: in the first four weeks before 6.0, after 4.0\.' log --plain
expect 0 '2 sessions, 1 of them done' log --since 2025-11-24
expect 0 '^2025-11-25: 1 session, not done; 9 min of work' log --since 2025-11-25
expect 0 'Left: 86 s of 90 s, 95 %' log
expect 0 'No session of this routine' log --routine quads
expect 0 'Calf stretch: left 1:25 of 1:30' log --routine calves
expect 0 'Calf stretch: left 1:25 of 1:30' log --routine ./some/where/calves.yaml
# a name in another case, or with its marks in characters of their own, is the same one, as for `show`
expect 0 'Calf stretch: left 1:25 of 1:30' log --routine Calves
expect 0 'calves; 3 sessions, 3 with ratings, 0 ouches' report --routine CALVES --since 2025-11-01 -o -
expect 0 '3 sessions written' log export --routine CALVES -o "$home/all.jsonl"
# the pin's number is asked for, as on the list for today, whatever the file says
mkdir -p "$XDG_DATA_HOME/limber/routines"
printf 'limber: 1\ntitle: Calves\nwhen: any\nfor: {times: 2/day}\nsteps: [{name: Rest, time: 20s}]\n' >"$XDG_DATA_HOME/limber/routines/calves.yaml"
expect 0 'As often as asked: 1 of 1 sessions' log --routine calves
expect 0 'As often as asked: 1 of 1 sessions' log --routine CALVES
rm "$XDG_DATA_HOME/limber/routines/calves.yaml"
expect 0 'calves is no longer pinned' unpin CALVES
expect 1 "'calves' is not pinned" unpin calves
printf 'limber: 1\ntitle: Summer\nwhen: any\nsteps: [{name: Rest, time: 20s}]\n' \
    >"$XDG_DATA_HOME/limber/routines/$(printf 'e\314\201te\314\201').yaml"
expect 0 'on the list' pin "$(printf '\303\251t\303\251')"
expect 0 'no longer pinned' unpin "$(printf '\303\211T\303\251')"
rm "$XDG_DATA_HOME/limber/routines"/*
expect 0 '00000000000000000000000011110000,2025-11-23T23:50:00+01:00,calves,Calves,3,.*,Calf stretch,,left,1,2,1,30,28.5,' log --csv
expect 0 '"held_s": 28.5' log --json
expect 2 "must be a date such as" log --since yesterday
expect 0 'Calf stretch, left, set 1 of 2: 0:28 of 0:30, ended early' log show 00000000000000000000000011
expect 0 'Calves, left: before 6, after 4' log show 00000000000000000000000011
expect 1 "3 sessions' ids begin with '0000'" log show 0000
expect 1 "no session's id begins with" log show 9999
expect 1 'too short' log show 12
expect 0 '1 session written to' log export --since 2025-11-25 -o "$home/some.jsonl"
expect 1 'without a terminal to ask on, --yes must be given' log delete all
expect 0 'The session is deleted' log delete 00000000000000000000000022 --yes
expect 0 '^2025-11-23 to 2025-11-25: 2 sessions, 1 of them done' log
expect 0 'The session is deleted' log delete 00000000000000000000000033 --yes
expect 0 '^2025-11-23: 1 session, done; 9 min of work' log
expect 0 'No session from 2025-11-24 to today; the last one was on 2025-11-23\.' log --since 2025-11-24
expect 0 'All of it is deleted' log delete all --yes
expect 0 'The log is empty' log
expect 0 '1 session added' log import "$home/some.jsonl"
expect 0 '0 sessions added' log import "$home/some.jsonl"
grep -c . "$home/some.jsonl" | grep -qx 3 || complain "an export of one session has other lines: $(cat "$home/some.jsonl")"

# bad files
expect 1 ':1:1: error: the line is longer than 8 MiB' log import /dev/zero
{ echo '{"limber-log": 1}'; session 44440000 2025-11-25T07:00:00+01:00 1 | sed 's/"steps": 4/"steps": "4"/'; echo '{'; } >"$home/bad.jsonl"
expect 1 "bad.jsonl:2:1: error: 'steps' must be a whole number" log import "$home/bad.jsonl"
expect 1 'bad.jsonl:3:1: error: not a JSON object' log import "$home/bad.jsonl"
expect 1 'nothing was imported' log import "$home/bad.jsonl"
echo '{"limber-log": 7}' >"$home/bad.jsonl"
expect 1 'from a newer Limber' log import "$home/bad.jsonl"
expect 1 'no such file\|No such file' log import "$home/none.jsonl"
expect 1 'folder' log import "$home"

# numbers that no session has, in a file that somebody else wrote
{ echo '{"limber-log": 1}'; sed -n 2p "$home/log.jsonl"; session 55550000 2025-11-25T08:00:00+01:00 1 |
    sed 's/"work_planned_s": 600, "work_held_s": 540/"work_planned_s": 0.001, "work_held_s": 172800/'; } >"$home/odd.jsonl"
cp -r "$XDG_STATE_HOME" "$home/before"
expect 0 'added' log import "$home/odd.jsonl"
expect 0 ', 9999 % of what was planned' log --since 2025-11-25 --routine calves
rm -r "$XDG_STATE_HOME" && mv "$home/before" "$XDG_STATE_HOME"

# pins
expect 0 'postrun-quick-5 is on the list for today: every 2 days' pin postrun-quick-5 --times 'every 2 days'
expect 1 '^due .* 0 of 1 today' today
expect 0 'postrun-quick-5 is on the list for today: 1/day' pin postrun-quick-5
expect 0 'no longer pinned' unpin postrun-quick-5
expect 1 'is not pinned' unpin postrun-quick-5
expect 1 'no routine of this name' pin postrun-quick-55
expect 1 'is a file' pin ./x.yaml
XDG_STATE_HOME=$home/log.jsonl
expect 1 '^limber: not logged: its folder cannot be made: Not a directory$' pin postrun-quick-5
XDG_STATE_HOME=$home/state
expect 2 "times must be 2/day" pin postrun-quick-5 --times often
expect 2 "unknown command 'log shwo'; did you mean 'log show'" log shwo
expect 2 'usage: limber log show ID' log show

# what is no log is said, and left as it is
printf 'no log, but a file of another kind, which is left as it is; %0600d' 1 >"$home/state/limber/log.db"
expect 3 'the log is damaged, and was not read' log
expect 3 'the log is damaged, and was not read' log export
expect 3 'nothing was deleted: the log is damaged' log delete all --yes
expect 3 'the log is damaged, and was not read' report
! grep -q 'nothing is logged' "$home/all" || complain "a damaged log is called empty"

end "the log is printed, taken out, brought in and deleted"
