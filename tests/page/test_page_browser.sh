#!/bin/sh
# SPDX-FileCopyrightText: 2026 The Limber authors
# SPDX-License-Identifier: GPL-3.0-or-later
# The page that plays, in a browser: played to its end on phones of several sizes, paused, skipped, hurt
# and finished early; its sounds beside those of an audio file; what it hands back, taken in by the log;
# and that it asks for nothing and says nothing on the console. look.js does it, browse.js brings it about.
set -eu
for name in chromium chromium-browser google-chrome; do
    browser=$(command -v $name) && break
done
if [ -z "${browser-}" ]; then
    echo "chromium is not installed: the page that plays was not looked at in a browser"
    exit 77
fi
node=$(command -v node || command -v nodejs) || {
    echo "node is not installed: the page that plays was not looked at in a browser"
    exit 77
}
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
export HOME="$folder"
unset XDG_CONFIG_HOME XDG_DATA_HOME XDG_STATE_HOME
cd "$folder"
limber=$LIMBER_BUILD/src/command/limber
export LIMBER_HELPERS="$LIMBER_BUILD/src/helper"
failures=0
complain() { echo "$*"; failures=$((failures + 1)); }

cat >page.yaml <<'END'
limber: 1
title: A knee </script><script>document.title = 'over'</script>
when: rehab
for: {client: J. Runner, from: 2026-11-25, times: 1/day}
precautions:
  - Stop if a stretch <b>hurts</b> sharply.
gate: [one-side, heel-bone, swollen-calf]
steps:
  - exercise: standing-quad-stretch
    hold: 8s
    prepare: 6s
    side: each
    switch: 4s
    progress:
      - {after: 3650 days, hold: 12s}
  - exercise: heel-drop-straight
    reps: 3
    tempo: 3-1-1
    prepare: 6s
    side: left
END
"$limber" render ./page.yaml -o page.html >said 2>&1 || complain "not rendered: $(cat said)"
"$limber" render ./page.yaml --speech off -o silent.html >said 2>&1 || complain "not rendered: $(cat said)"
"$limber" render ./page.yaml --speech off -o render.wav >said 2>&1 || complain "not rendered: $(cat said)"
"$limber" render ./page.yaml -o spoken.wav >said 2>&1 || complain "not rendered: $(cat said)"
cp "$LIMBER_SOURCE"/tests/page/look.html "$LIMBER_SOURCE"/tests/page/*.js .

# The browser reaches nobody: no name resolves.
"$node" browse.js "file://$folder/look.html" "$browser" --headless --no-sandbox --disable-gpu --no-first-run \
    --disable-sync --disable-background-networking --disable-component-update --disable-dev-shm-usage \
    --host-resolver-rules='MAP * ~NOTFOUND' --allow-file-access-from-files --mute-audio \
    --autoplay-policy=no-user-gesture-required --user-data-dir="$folder/profile" --window-size=900,1100 >seen ||
    complain "the browser gave up"
! grep '^console:\|^problem:' seen || complain "the page complains"

seen() { # 'LINE': look.js wrote it
    grep -qx -- "$1" seen || complain "wanted '$1', seen: $(grep -- "^${1%%:*}:" seen)"
}

for size in 360x640 390x844 768x1024 844x390; do
    seen "$size begins: true"
    seen "$size digits: true"
    seen "$size figure: true"
    seen "$size felt: 2"
    seen "$size misplaced: "
    seen "$size ends: true"
    seen "$size kept: done 2 of 2, held 31 of 31"
done
for done in skips pauses 'stands still' 'counts in' 'goes on' more ouch 'finishes early' 'begins as it is' 'goes on by itself' 'sounds that lean' closes narrows recalled; do
    seen "$done: true"
done
seen 'sounds while paused: 0'
seen 'narrowed: Standing quad stretch, left'
seen 'asked again: 1'
seen 'kept: stopped, ouch 5 eased, eased true, longer true'
seen "policy: default-src 'none'; script-src HASH; style-src HASH; img-src data:; base-uri 'none'; form-action 'none'"
seen 'requests: 0'
seen 'unnamed buttons: 0'
seen 'sounds: 27'
seen 'sounds apart: a millisecond at most'
seen 'sounds alike: yes'
if ! grep -qx 'words: 0' seen; then # there is a voice
    seen 'words apart: hardly'
    seen 'words alike: yes'
fi

# What it hands back is of the log.
sed -n 's/^file: //p' seen | "$node" -e 'process.stdout.write(JSON.parse(require("fs").readFileSync(0, "utf8")))' >back.jsonl
"$limber" log import back.jsonl >said 2>&1 || complain "the log does not take what the page hands back: $(cat said)"
"$limber" log export -o log.jsonl >said 2>&1 || complain "not exported: $(cat said)"
for word in '"state":"stopped"' '"note":"Felt <b>fine</b>"' '"level":5' '"action":"eased"' '"longer":1'; do
    tr -d ' ' <log.jsonl | grep -qF -- "$(echo "$word" | tr -d ' ')" || complain "the log has no $word: $(tail -1 log.jsonl)"
done
[ $failures -eq 0 ] && echo "the page plays in a browser, and hands back what was done"
[ $failures -eq 0 ]
