#!/bin/sh
# SPDX-FileCopyrightText: 2026 The Limber authors
# SPDX-License-Identifier: GPL-3.0-or-later
# What is counted of the log is one span, and every view adds up to the same: logs by chance, with
# sessions long before the span, at its edges, in it and after today.
set -eu
. "$(dirname "$0")/begin.sh"
export LIMBER_NOW=1764061200 TZ=UTC # Tuesday 2025-11-25, 09:00
today=2025-11-25 year=2024-11-25    # the Monday 52 weeks before this week's
seed=${LIMBER_SEED:-$$}
echo "seed $seed"

text='limber: 1
title: Calves
'
hash=$(printf %s "$text" | sha256sum | cut -c1-64)

# make_log SEED DATE...: sessions of whole minutes, some on each day that is named.
make_log() {
    chance=$1
    shift
    echo '{"limber-log": 1}'
    printf '{"type": "routine", "sha256": "%s", "name": "calves", "title": "Calves", "version": null, ' "$hash"
    printf '%s\n' '"text": "limber: 1\ntitle: Calves\n"}'
    echo "$*" | tr ' ' '\n' | awk -v seed="$chance" -v hash="$hash" '
        BEGIN { srand(seed) }
        {
            for (n = 1 + int(rand() * 2); n > 0; n--) {
                at = sprintf("%sT%02d:%02d:00Z", $1, int(rand() * 24), int(rand() * 60))
                held = 60 * (1 + int(rand() * 25))
                printf "{\"type\": \"session\", \"id\": \"%032d\", \"started\": \"%s\", \"ended\": null, ", ++id, at
                printf "\"state\": \"done\", \"routine\": \"calves\", \"sha256\": \"%s\", \"core_only\": false, ", hash
                printf "\"planned_s\": 1800, \"work_planned_s\": 1800, \"work_held_s\": %d, \"steps\": 2, ", held
                printf "\"steps_done\": 2, \"pauses\": 0, \"paused_s\": 0, \"note\": null, \"segments\": ["
                printf "{\"position\": 1, \"step_index\": 0, \"step\": \"Calf\", \"exercise\": null, \"side\": null, "
                printf "\"set\": 1, \"sets\": 1, \"round\": 1, \"planned_s\": 1800, \"held_s\": %d, ", held
                printf "\"reps_planned\": 0, \"reps\": 0, \"skipped\": false, \"left_out\": false, \"eased\": false, "
                printf "\"longer\": 0, \"ended\": \"%s\"}], \"ratings\": [], \"pains\": [], \"ouches\": []}\n", at
            }
        }'
}

# What the log that was made holds of a span: "SESSIONS SECONDS".
expected() { # SINCE
    awk -v since="$1" -v today=$today -F'"started": "|T[0-9:]*Z", "ended"|"work_held_s": |, "steps": ' '
        /"session"/ && $2 >= since && $2 <= today { n++; sum += $4 }
        END { print n + 0, sum + 0 }' "$home/log.jsonl"
}

# The numbers of a member of indented JSON in sum.
sum_of() { grep -o "\"$1\": [0-9.]*" | awk '{ n++; sum += $2 } END { print n + 0, sum + 0 }'; }

# Days with work in the calendar.
marked() { sed -n '/^Minutes of work a day/,/ none /p' "$1" | grep -v "none\|From" | grep -o '[-+*#]' | wc -l | tr -d ' '; }

# agree VIEW WHAT IT SAYS
agree() { [ "$2" = "$wanted" ] || complain "seed $seed, $span: $1 comes to '$2', and the log to '$wanted'"; }

# Each view of the span that the arguments ask for.
every_view() {
    wanted=$(expected "$1") days=$(sed -n 's/.*"started": "\([0-9-]*\)T.*/\1/p' "$home/log.jsonl" |
        awk -v since="$1" -v today=$today '$1 >= since && $1 <= today && !met[$1]++' | wc -l | tr -d ' ')
    shift
    sessions=${wanted% *} held=${wanted#* } span=${*:-the year}
    "$limber" log --json "$@" >"$home/json"
    agree "the totals of --json" "$(sed -n '/"totals"/,/}/p' "$home/json" |
        awk -F'[:,] *' '/"sessions"/ { n = $2 } /"held_s"/ { sum = $2 } END { print n + 0, sum + 0 }')"
    agree "the list of --json" "$(sum_of work_held_s <"$home/json")"
    weeks=$(sed -n '/"weeks"/,/^  ]/p' "$home/json")
    agree "the weeks of --json" "$(echo "$weeks" | sum_of done | cut -d' ' -f2) $(echo "$weeks" | sum_of held_s | cut -d' ' -f2)"
    agree "--csv" "$("$limber" log --csv "$@" | awk -F, 'NR > 1 { n++; sum += $14 } END { print n + 0, sum + 0 }')"
    "$limber" log --plain "$@" >"$home/plain"
    agree "the weeks of --plain" "$sessions $(sed -n 's/^Week of [0-9-]*: \([^;.]*\).*/\1/p' "$home/plain" |
        awk '{ sum += $2 == "h" ? 60 * $1 + $3 : $1 } END { print 60 * sum }')"
    agree "the head line" "$(sed -n 's/^[0-9].*: \([0-9]*\) sessions*, .*/\1/p' "$home/plain") $held"
    "$limber" log --ascii "$@" >"$home/ascii"
    [ "$(marked "$home/ascii")" = "$days" ] ||
        complain "seed $seed, $span: the calendar marks $(marked "$home/ascii") days of $days"
    agree "the report" "$("$limber" report --json -o - --since "$since" 2>/dev/null | sum_of work_held_s)"
}

for round in 1 2; do
    inside=$(awk -v seed=$((seed + round)) 'BEGIN { srand(seed)
        for (i = 0; i < 40; i++)
            printf "2025-%02d-%02d ", 1 + int(rand() * 10), 1 + int(rand() * 28) }')
    # shellcheck disable=SC2086 # dates, one a word
    make_log $((seed + round)) 2019-12-31 2023-03-01 2024-11-18 2024-11-19 2024-11-20 2024-11-23 2024-11-24 \
        $year 2024-11-26 2024-12-01 $inside 2025-11-23 2025-11-24 $today 2025-11-26 2025-11-30 2025-12-24 >"$home/log.jsonl"
    rm -rf "$home/state"
    expect 0 'sessions added' log import "$home/log.jsonl"
    since=$year
    every_view $year
    for since in 2024-11-24 2025-06-04 2023-03-01; do
        every_view $since --since $since
    done
    expect 0 'Not counted: [3-6] sessions of days to come, from a clock that was wrong\.' log
done

end "every view of the log adds up to the same"
