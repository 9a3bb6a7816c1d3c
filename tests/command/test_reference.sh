#!/bin/sh
# SPDX-FileCopyrightText: 2026 The Limber authors
# SPDX-License-Identifier: GPL-3.0-or-later
# Holds docs/format.md and docs/limber-routine.schema.json against the reader: every key of its tables,
# every region, question and exercise that ships stands in them, and every message that the page
# explains is one that is said. Sources that routines name stand in docs/sources.md. Where Python has jsonschema and yaml, the routines that ship and the
# page's examples must also pass the schema, and a few bad ones must not.
set -eu
cd "$LIMBER_SOURCE"
page=docs/format.md schema=docs/limber-routine.schema.json
wrong=0
complain() { echo "$1"; wrong=1; }

# ---- keys, names, ids ----
keys() { sed -n 's/.*\({\|GAP(\)"\([a-z-]*\)", *\(FIELD_\|[a-z_]*)\).*/\2/p' "$@" | sort -u; }
routine_keys=$(cd src/routine; keys head_reader.c step_reader.c cue_reader.c progress_reader.c)
[ "$(echo "$routine_keys" | wc -l)" -gt 40 ] || complain "the reader's tables were not understood"
for key in $routine_keys; do
    grep -q "\"$key\":" $schema || complain "the schema lacks the key '$key'"
    grep -Eq "[\`{ ]$key[\`:]" $page || complain "the page lacks the key '$key'"
done
for key in $(cd src/routine; sed -n 's/.*{"\([A-Za-z-]*\)", FIELD_.*/\1/p' exercise.c figure_reader.c); do
    grep -Eq "[\`{]$key[\`:]" $page || complain "the page lacks the exercise's key '$key'"
done
ids=$(grep -o '{"[a-z-]*", "[A-Z]\|\.id = "[a-z-]*"' src/routine/region.c | cut -d'"' -f2)
[ "$(echo "$ids" | wc -l)" -eq 54 ] || complain "$(echo "$ids" | wc -l) regions, names and questions, not 54"
for id in $ids; do
    grep -q "\"$id\"" $schema || complain "the schema lacks '$id'"
    grep -q "^| \`$id\` |" $page || complain "the page lacks '$id'"
done
for file in routines/exercises/*.yaml; do
    grep -q "\"$(basename "$file" .yaml)\"" $schema || complain "the schema lacks the exercise of $file"
done

for number in $(grep -rhoE '^ +- S[0-9]+' routines | grep -o 'S.*' | sort -u); do
    grep -q "^| $number |" docs/sources.md || complain "docs/sources.md lacks $number"
done

# ---- messages: what stands between the dots of `a '…' of this` must be said somewhere ----
said=$(cat src/base/*.c src/routine/*.c tests/unit/bad/*.txt | tr '\n' ' ' | sed 's/" *"//g')
sed -n '/^## Messages explained/,/^## /s/^| \(.*\) | .*/\1/p' $page | grep -o '`[^`]*`' | tr -d '`' |
    sed 's/…/\n/g' | sed "s/^[' ]*//; s/[' ]*$//" | awk 'length > 3' >"${TMPDIR:-/tmp}/messages.$$"
[ "$(wc -l <"${TMPDIR:-/tmp}/messages.$$")" -gt 50 ] || complain "the page explains no messages"
while read -r part; do
    case $said in *"$part"*) ;; *) complain "the page explains '$part', which is never said" ;; esac
done <"${TMPDIR:-/tmp}/messages.$$"
rm -f "${TMPDIR:-/tmp}/messages.$$"

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
    "steps: [{name: A, hold: 1m30}]", "steps: [{name: A, hold: 30 s}]", "steps: [{name: A, hold: 1:60}]",
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
