#!/bin/sh
# SPDX-FileCopyrightText: 2026 The Limber authors
# SPDX-License-Identifier: GPL-3.0-or-later
# Holds docs/format.md against the reader: every key of its tables, every region and question stands in it,
# and every message that the page explains is one that is said. What the reader knows is asked of the
# program that is given, which is linked with its tables. Sources that routines name stand in
# docs/sources.md. tests/schema holds docs/limber-routine.schema.json against the reader; where Python has
# jsonschema and yaml, a validator of strangers must agree here that it is a schema, which the routines that
# ship and the page's examples pass, and a few bad ones do not.
set -eu
cd "$LIMBER_SOURCE"
page=docs/format.md schema=docs/limber-routine.schema.json
wrong=0
complain() { echo "$1"; wrong=1; }

# ---- keys, names, ids ----
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cat >"$work/all.yaml" <<'YAML' # has every map that a routine may have
limber: 1
title: Every map
when: rehab
author: {name: A physio}
for: {client: A runner, times: 1/day}
pain: {ease: 3}
sound: soft
gate: [{ask: Is it swollen?, then: Rest it.}]
scales: [{ask: How stiff?, low: not at all, high: very}]
defaults: {prepare: 5s}
steps:
  - {name: Hold, hold: 20s, cues: [{at: 5s, say: Soften.}], progress: [{after: 7 days, hold: 30s}]}
  - repeat: 2
    steps: [{name: Move, time: 20s}]
YAML
"$LIMBER_BUILD/tests/command/tables" "$work/all.yaml" >"$work/routine" ||
    complain "the routine that has every map is not read"
"$LIMBER_BUILD/tests/command/tables" "$PWD"/routines/exercises/*.yaml >"$work/exercise" ||
    complain "an exercise that ships is not read"
for map in "a routine" "'author'" "'for'" "'pain'" "'defaults'" "a question of 'gate'" "a scale" "a step" "a cue" \
    "an entry of 'progress'" "a repeat"; do
    grep -q "^$map	" "$work/routine" || complain "no $map was read: a map has another name now?"
done
of() { grep -E "^($1)	" "$2" | cut -f2 | sort -u; }
keys_of() { grep -vE '^(region|question)	' "$1" | cut -f2 | sort -u; }
for key in $(keys_of "$work/routine"); do
    grep -Eq "[\`{ ]$key[\`:]" $page || complain "the page lacks the key '$key'"
done
for key in $(keys_of "$work/exercise"); do
    grep -Eq "[\`{ ]$key[\`:]" $page || complain "the page lacks the exercise's key '$key'"
done
for id in $(of 'region|question' "$work/routine"); do
    grep -q "^| \`$id\` |" $page || complain "the page lacks '$id'"
done

for number in $(grep -rhoE '^ +- S[0-9]+' routines | grep -o 'S.*' | sort -u); do
    grep -q "^| $number |" docs/sources.md || complain "docs/sources.md lacks $number"
done

# ---- messages: what stands between the dots of `a '…' of this` is in the program, or in bad/ ----
cat "$LIMBER_BUILD/src/command/limber" tests/unit/bad/*.txt >"$work/said"
sed -n '/^## Messages explained/,/^## /s/^| \(.*\) | .*/\1/p' $page | grep -o '`[^`]*`' | tr -d '`' |
    sed 's/…/\n/g' | sed "s/^[' ]*//; s/[' ]*$//" | awk 'length > 3' >"$work/messages"
[ "$(wc -l <"$work/messages")" -gt 50 ] || complain "the page explains no messages"
while read -r part; do
    grep -aqF -- "$part" "$work/said" || complain "the page explains '$part', which is never said"
done <"$work/messages"

# ---- the schema at work ----
if python3 -c 'import jsonschema, yaml' 2>/dev/null; then
    python3 - "$page" "$schema" README.md routines/*.yaml <<'PYTHON' || wrong=1
import json, re, sys, jsonschema, yaml

page, schema, readme, *routines = sys.argv[1:]
validator = jsonschema.Draft7Validator(json.load(open(schema)))
validator.check_schema(validator.schema)
HEAD = "limber: 1\ntitle: T\nwhen: any\n"

def passes(text):  # every scalar a text, as the reader takes it
    return validator.is_valid(yaml.load(text, yaml.BaseLoader))

good = [open(path, encoding="utf-8").read() for path in routines]
for path in (page, readme):
    for info, body in re.findall(r"^```([^\n]*)\n(.*?)^```", open(path, encoding="utf-8").read(), re.S | re.M):
        if info == "yaml routine":
            good.append(body)
        elif info == "yaml steps":
            good.append(HEAD + "steps:\n" + body)
        elif info == "yaml head":
            good.append(HEAD + body + "steps: [{name: A, hold: 9s}]\n")
bad = [HEAD + body for body in (
    "steps: []", "steps: [{hold: 9s}]", "steps: [{name: A}]", "steps: [{name: A, hodl: 9s}]",
    "steps: [{name: A, hold: 9s, time: 9s}]", "steps: [{name: A, tempo: 3-1-1}]",
    "steps: [{name: A, reps: 8-12}]", "steps: [{name: A, reps: 8, tempo: 3-1}]",
    "steps: [{name: A, hold: 1m30}]", "steps: [{name: A, hold: half a minute}]", "steps: [{name: A, hold: 1:60}]",
    "steps: [{name: A, until: ready, sets: 2}]", "steps: [{name: A, hold: 9s, side: alternate}]",
    "steps: [{name: A, hold: 9s, feel: elbow}]", "steps: [{name: A, hold: 9s, voice: ../a.ogg}]",
    "steps: [{name: A, hold: 9s, cues: [{at: 1s, last: 1s, say: B}]}]",
    "steps: [{name: A, hold: 9s, progress: [{after: 7 days}]}]",
    "steps: [{repeat: 2, steps: [{repeat: 2, steps: [{name: A, hold: 9s}]}]}]",
    "steps: [{name: A, hold: 9s}]\nfor: {times: daily}", "steps: [{name: A, hold: 9s}]\nfor: {from: 23.11.2026}",
    "steps: [{name: A, hold: 9s}]\ngate: [boen-pain]", "steps: [{name: A, hold: 9s}]\nlanguage: English")]
wrong = [text for text in good if not passes(text)] + [text for text in bad if passes(text)]
for text in wrong:
    print("the schema and the reader differ on:\n" + text)
print(len(good), "routines pass the schema,", len(bad), "bad ones do not")
sys.exit(bool(wrong) or len(good) < 30)
PYTHON
else
    echo "python3 with jsonschema and yaml is not here: the schema was not tried"
fi
[ $wrong -eq 0 ] && echo "the page, the schema and the reader agree"
exit $wrong
