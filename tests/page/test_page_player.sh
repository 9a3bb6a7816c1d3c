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
export HOME="$folder" LIMBER_HELPERS="$LIMBER_BUILD/src/helper"
"$LIMBER_BUILD/src/command/limber" render "$folder/sided.yaml" --speech off -o "$folder/sided.html" >"$folder/said" 2>&1 || {
    cat "$folder/said"
    exit 1
}
cd "$LIMBER_SOURCE/src/page/player"
"$node" "$LIMBER_SOURCE/tests/page/check_sides.js" "$folder/sided.html"
"$node" "$LIMBER_SOURCE/tests/page/check_plans.js" words.js plan.js
"$node" "$LIMBER_SOURCE/tests/page/compare_players.js" words.js timeline.js extend.js player.js <"$folder/stories"
