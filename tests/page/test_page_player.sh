#!/bin/sh
# SPDX-FileCopyrightText: 2026 The Limber authors
# SPDX-License-Identifier: GPL-3.0-or-later
# The player in the page is the player in C: random routines under random commands, told by one and
# played again by the other. LIMBER_SESSIONS=2000 takes more of them, LIMBER_SEED=N the same ones.
set -eu
node=$(command -v node || command -v nodejs) || {
    echo "node is not installed: the page's player was not held against Limber's"
    exit 77
}
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
LIMBER_SEED=${LIMBER_SEED-$(date +%s)}
export LIMBER_SEED
"$LIMBER_BUILD/tests/page/stories" "${LIMBER_SESSIONS-200}" >"$folder/stories"
cat >"$folder/sided.yaml" <<'END'
limber: 1
title: Sided
when: any
check-in: [calves]
steps:
  - {name: Calf, hold: 5s, side: each}
END
cat >"$folder/asks.yaml" <<'END'
limber: 1
title: Asks
when: any
scales:
  - {ask: How hard are stairs?, low: no trouble, high: cannot}
  - {ask: Tired?, low: not at all, high: very, when: before}
  - {ask: How hard was it?, low: no effort, high: all there is, when: after}
  - {ask: How stiff is it?, low: not at all, high: very, when: morning}
steps:
  - {name: Walk, reps: [12, max], load: green band}
END
cat >"$folder/guarded.yaml" <<'END'
limber: 1
title: Guarded
when: any
gate:
  - heel-bone
  - one-side
  - bone-pain
  - swollen-calf
  - {ask: Is it a Monday?, then: Begin gently.}
steps:
  - {exercise: heel-drop-straight, name: Heel drop, reps: 3, tempo: 1-0-1, side: each}
  - {exercise: wall-sit, name: Wall sit, hold: 5s, days: 1-10}
END
export HOME="$folder" LIMBER_HELPERS="$LIMBER_BUILD/src/helper"
for name in sided asks guarded; do
    "$LIMBER_BUILD/src/command/limber" render "$folder/$name.yaml" --speech off -o "$folder/$name.html" >"$folder/said" 2>&1 || {
        cat "$folder/said"
        exit 1
    }
done
for part in 0 1 2; do # every drawn exercise that ships
    ls "$LIMBER_SOURCE/routines/exercises" | awk -v part="$part" '
        NR == 1 { print "limber: 1\ntitle: All\nwhen: any\nauthor: {name: P}\nsteps:" }
        NR % 3 == part && sub(/\.yaml$/, "") { print "  - {exercise: " $0 ", time: 10s}" }' >"$folder/figures.yaml"
    "$LIMBER_BUILD/src/command/limber" render "$folder/figures.yaml" --speech off -o "$folder/figures.$part.html" >"$folder/said" 2>&1 || {
        cat "$folder/said"
        exit 1
    }
done
cd "$LIMBER_SOURCE/src/page/player"
"$node" "$LIMBER_SOURCE/tests/page/check_sides.js" "$folder/sided.html"
mkdir "$folder/clients"
export LIMBER_PAGE_TEXT="$folder/clients/sent.txt"
"$node" "$LIMBER_SOURCE/tests/page/check_said.js" "$folder/asks.html" words.js timeline.js plan.js record.js >"$folder/back.jsonl"
"$LIMBER_BUILD/src/command/limber" log import "$folder/back.jsonl" >"$folder/said" 2>&1 &&
    "$LIMBER_BUILD/src/command/limber" log export >"$folder/log.jsonl" 2>>"$folder/said" || {
    cat "$folder/said"
    exit 1
}
for word in '"reps_said":11' '"reps_said":7' '"load":"greenband"' '"when":"weekly","level":4' '"when":"after","level":6'; do
    tr -d ' ' <"$folder/log.jsonl" | grep -qF -- "$word" || {
        echo "the log has no $word of what the page hands back"
        exit 1
    }
done
"$LIMBER_BUILD/src/command/limber" clinic "$folder/clients" --csv >"$folder/table"
for word in '^Jo Runner,Asks,Asks,sent.txt,' ',1,,3,3,1,2,0,'; do # a session, pain after, one worse morning by 2
    grep -q -- "$word" "$folder/table" || {
        echo "the clinic's table has no '$word' of the page's text: $(cat "$folder/table" "$LIMBER_PAGE_TEXT")"
        exit 1
    }
done
"$node" "$LIMBER_SOURCE/tests/page/check_plans.js" words.js plan.js
"$node" "$LIMBER_SOURCE/tests/page/check_figures.js" "$folder"/figures.*.html -- words.js figure.js
"$node" "$LIMBER_SOURCE/tests/page/check_gate.js" "$folder/guarded.html" words.js timeline.js plan.js gate.js record.js >"$folder/answers.jsonl"
"$LIMBER_BUILD/src/command/limber" log import "$folder/answers.jsonl" >"$folder/said" 2>&1 &&
    "$LIMBER_BUILD/src/command/limber" log export >"$folder/log.jsonl" 2>>"$folder/said" || {
    cat "$folder/said"
    exit 1
}
tr -d ' ' <"$folder/log.jsonl" | grep -q '"question":"one-side","yes":true,"side":"right"' || {
    echo "the log has no answer to the gate of what the page hands back"
    exit 1
}
"$node" "$LIMBER_SOURCE/tests/page/compare_players.js" words.js timeline.js extend.js player.js gate.js <"$folder/stories"
