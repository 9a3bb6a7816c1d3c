#!/bin/sh
# SPDX-FileCopyrightText: 2026 The Limber authors
# SPDX-License-Identifier: GPL-3.0-or-later
# The commands as a person uses them: what they print, where, and how they exit.
set -eu
. "$(dirname "$0")/begin.sh"
export PULSE_SERVER=unix:/nonexistent ALSA_CONFIG_PATH=/nonexistent # no sound, whatever the machine has

cat >"$home/Calves at noon.yaml" <<'YAML'
limber: 1
title: Calves at noon
when: any
precautions: Stop if it hurts.
steps:
  - exercise: wall-calf-straight
    hold: 20s
    side: each
  - {name: Shake out, time: 10s}
YAML
cat >"$home/broken.yaml" <<'YAML'
limber: 1
title: Broken
when: any
steps:
  - name: Hold on
    hodl: 30s
YAML

expect 0 '^limber [0-9]' --version
expect 0 'limber start ROUTINE' --help
expect 0 '--speed N' start --help
expect 0 'limber start ROUTINE' help
expect 0 '--speed N' help start
expect 0 'prerun-quick-5 ' list
expect 0 '4:50' show postrun-quick-5
expect 0 '^5.000 work Standing quad stretch, left$' show --timeline postrun-quick-5
expect 0 'fine, 1:05 in all' check "$home/Calves at noon.yaml"
# cut to the minutes there are, it says what that leaves out, and does not take longer
expect 0 '  - For 5 min: 4:[0-9]* of 12:07' show postrun-full-12 --minutes 5
expect 0 '  - Left out: Wall calf stretch, bent knee' show postrun-full-12 --minutes 5
expect 0 '^For 5 min: 4:[0-9]* of 12:07$' start postrun-full-12 --minutes 5 --plain --no-sound --speed 1000
expect 0 'fine, 12:07 in all, 4:[0-9]* when there are 5 min' check --minutes 5 "$LIMBER_DATA/routines/postrun-full-12.yaml"
expect 0 '^287.000 done' show --timeline --minutes 5 postrun-full-12
expect 2 'must be a whole number from 1 to 180' start postrun-full-12 --minutes 2.5
expect 2 'must be a whole number from 1 to 180' show postrun-full-12 --minutes 0
expect 1 "broken.yaml:6:5: error: unknown key 'hodl'; did you mean 'hold'?" check "$home/broken.yaml"
expect 1 'no routine of this name; did you mean' show postrun-quick5
expect 1 'no such file' check "$home/nothing.yaml"
expect 2 "did you mean 'start'" strat x
expect 2 "did you mean '--speed'" start postrun-quick-5 --sped 3
expect 2 'must be a number' start postrun-quick-5 --speed fast
expect 2 "does not go with" list --timeline
expect 2 'usage: limber start ROUTINE' start
expect 2 'usage: limber today$' today x
expect 2 'needs a value' start x --speed
expect 2 'one of them at a time' log --csv --json
expect 2 'use --plain' start postrun-quick-5
rm -rf "$XDG_STATE_HOME"
expect 0 'Done. Walk for a minute.' start postrun-quick-5 --plain --no-sound --speed 1000
[ ! -e "$XDG_STATE_HOME" ] || complain "a trial at speed has left something in the state folder"
expect 0 'A physio sets this routine' start physio-plantar-load --plain --no-sound --speed 1000

# what helps: the doctor finds a machine without sound, and says what to do
expect 1 'voice      espeak-ng\|voice      ' doctor
expect 1 'sound      no sound device' doctor
# of what the libraries printed it says one line, whole
"$LIMBER_BUILD/src/helper/limber-loudspeaker" --list >/dev/null 2>"$home/printed" || :
sed -n 's/^ *the sound system said last: //p' "$home/out" >"$home/last"
if [ -s "$home/printed" ]; then
    [ "$(wc -l <"$home/last")" = 1 ] || complain "doctor says $(wc -l <"$home/last") lines of the sound system's"
    grep -qxFf "$home/last" "$home/printed" || complain "doctor says no whole line: $(cat "$home/last")"
fi
expect 1 'shut in    the voice, .*: \(refused are\|nothing is refused\)' doctor
expect 1 'shut in    the loudspeaker: \(refused are changing files\|nothing is refused\)' doctor
expect 0 'Wall calf stretch' exercise wall-calf-straight
expect 0 '^Dose:     2 x hold 30 s, each side$' exercise wall-calf-straight
expect 0 '^Dose:     2 x hold 30 s, each side$' exercise Wall-Calf-Straight
expect 0 '^from above$' exercise supine-twist
expect 0 '^relax, floor' exercise belly-breathing
! grep -q '^Felt in: *$' "$home/out" || complain "an exercise that is felt nowhere has an empty line for it"
expect 0 '^static, seated' exercise figure-four-chair
expect 0 '\*' exercise half-kneel-hip-flexor --ascii
expect 0 'step-calf-stretch' exercises --for calves --kind static --without wall
expect 2 "did you mean 'calves'" exercises --for calfs
expect 1 "no exercise 'squat'; did you mean one of 'bodyweight-squat'" exercise squat

# settings under another name are not read, and that is said; doctor names the file that is
config=$XDG_CONFIG_HOME/limber
mkdir -p "$config"
expect 1 "^settings   none: .*/limber/config.yaml is not there" doctor
for name in config.yml Config.YAML config.yaml.txt settings.yaml; do
    echo 'volume: 30' >"$config/$name"
    expect 0 "/$name: warning: '$name' is not read: settings stand in 'config.yaml'" start unwind-6 --plain --no-sound --speed 1000
    rm "$config/$name"
done
echo 'volume: 30' >"$config/config.yaml"
echo 'volume: 30' >"$config/settings.yaml" # of somebody's own, beside the file that is read
ln -s config.yaml "$config/config.yml"
expect 1 "^settings   $config/config.yaml$" doctor
! grep 'not read' "$home/all" || complain "a name beside the settings is not read"
rm "$config/config.yml" && echo 'volume: 40' >"$config/config.yml"
expect 1 "^ *-> Settings: 'config.yml' is not read" doctor
# and check judges them as settings
expect 0 'config.yaml: fine, settings$' check "$config/config.yaml"
expect 0 "'config.yml' is not read" check "$config/config.yml"
echo 'volme: 30' >"$config/config.yaml"
expect 1 "config.yaml:1:1: error: unknown key 'volme'; did you mean 'volume'?" check "$config/config.yaml"
! grep 'fine' "$home/all" || complain "settings with a mistake are fine"
expect 1 "^ *-> Settings, line 1: unknown key 'volme'" doctor
: >"$config/config.yaml"
expect 0 'fine, settings' check "$config/config.yaml"
cp "$home/Calves at noon.yaml" "$home/config.yaml" # a routine of that name
expect 0 'fine, 1:05 in all' check "$home/config.yaml"
expect 1 'no such file' check "$home/none/config.yaml"
rm -r "$config"

# an option that is none is named as it was typed, wherever it stands
expect 2 "unknown option '-zq'" list -zq
expect 2 "unknown option '-q.yaml'" check -q.yaml
expect 2 "unknown option '-z'" list -q -z

# of an option that is given twice the last one counts, so that an alias can be overruled
expect 0 'step-calf-stretch' exercises --for quads --kind massage --for calves --kind static

# a name is found in another case too, and with its marks in characters of their own
mkdir -p "$home/data/limber/routines"
printf 'limber: 1\ntitle: Summer\nwhen: any\nsteps: [{name: A, hold: 5s}]\n' \
    >"$home/data/limber/routines/$(printf 'e\314\201te\314\201').yaml"
expect 0 '^Summer$' show "$(printf '\303\251t\303\251')"
expect 0 '^Evening unwind$' show Unwind-6
rm "$home/data/limber/routines/"*
expect 1 "did you mean 'calf-raise'" exercise calf-rais
expect 0 'care-achilles-calf' list --for achilles
expect 0 '^care-achilles-calf' list --for 'sore calf'
expect 0 '^care-achilles-calf' list --for 'pain in my left Calf'
expect 1 "no routine suits 'blorp'; name a place or a complaint" list --for blorp
! grep -q 'exercises --for' "$home/all" || complain "it points to a command that refuses the same word"
expect 1 "no exercise 'wall calf'; did you mean one of 'wall-calf-bent', 'wall-calf-straight'?" exercise 'wall calf'
expect 1 "'calf-raise-bent' and [0-9]* more?" exercise calf
grep -q 'prerun-intervals' "$home/out" && complain "what warns against a sore Achilles is listed for it"

# add keeps a routine under a plain name, never overwrites by itself, and is seen at once
expect 0 'Added: limber start calves-at-noon' add "$home/Calves at noon.yaml"
expect 0 'Already there' add "$home/Calves at noon.yaml"
expect 0 'calves-at-noon .*(yours)' list
sed -i 's/20s/25s/' "$home/Calves at noon.yaml"
expect 1 'you have another routine called' add "$home/Calves at noon.yaml"
grep -q 'hold: 20s' "$home/data/limber/routines/calves-at-noon.yaml" || complain "add overwrote"
expect 0 'Added' add --replace "$home/Calves at noon.yaml"
expect 1 'unknown key' add "$home/broken.yaml"
cp "$home/Calves at noon.yaml" "$home/postrun-quick-5.yaml"
expect 0 'Added' add "$home/postrun-quick-5.yaml"
expect 0 'postrun-quick-5 .*comes first' list
expect 0 'Calves at noon' show postrun-quick-5

# a routine with recordings gets a folder of its own
cat >"$home/Voiced.yaml" <<'YAML'
limber: 1
title: Voiced
when: any
steps: [{name: Hold on, hold: 10s, voice: hello.wav}]
YAML
expect 1 "Voiced.yaml:[0-9]*:[0-9]*: error: the recording 'hello.wav' is not there" check "$home/Voiced.yaml"
expect 1 'voice: hello.wav' check "$home/Voiced.yaml"
cp "$LIMBER_SOURCE/sounds/soft/pip.flac" "$home/hello.wav"
expect 0 'Added: limber start voiced' add "$home/Voiced.yaml"
[ -f "$home/data/limber/routines/voiced/voiced.yaml" ] && [ -f "$home/data/limber/routines/voiced/hello.wav" ] ||
    complain "add did not keep the recording"
expect 0 'Voiced' show voiced

# so does one with exercises and photos beside it; only what it uses goes along
mkdir -p "$home/knee/exercises"
cat >"$home/knee/Knee.yaml" <<'YAML'
limber: 1
title: Knee
when: any
steps:
  - {exercise: my-drop, hold: 10s, link: https://example.org/drop, photo: hip.jpg}
  - {exercise: wall-calf-straight, hold: 10s}
YAML
for name in my-drop my-easy unused; do
    printf 'limber: 1\nname: %s\nkind: loading\nside: each\nposition: step\n' "The $name" >"$home/knee/exercises/$name.yaml"
done
echo 'easier: {exercise: my-easy}' >>"$home/knee/exercises/my-drop.yaml"
echo 'a text' >"$home/knee/hip.jpg"
expect 1 "Knee.yaml:5:[0-9]*: error: the photo 'hip.jpg' is a text, not a picture" check "$home/knee/Knee.yaml"
expect 1 'save it as JPEG or PNG' add "$home/knee/Knee.yaml"
printf '\377\330\377\340\000\006abcd\377\300\000\021\010\001\000\001\000\003' >"$home/knee/hip.jpg"
expect 0 'exercises beside it: my-drop; with Limber: wall-calf-straight' check "$home/knee/Knee.yaml"
expect 0 '"from": "beside"' check --format json "$home/knee/Knee.yaml"
expect 0 '    Link: https://example.org/drop' show "$home/knee/Knee.yaml"
expect 0 'Photo: hip.jpg, beside the routine' show "$home/knee/Knee.yaml"
expect 0 'alt="The my-drop" src="data:image/jpeg;base64,/9j/4AAGYWJj' handout -o - "$home/knee/Knee.yaml"
mkdir -p "$home/config/limber"
printf 'clinic: {name: Hill Lane, logo: logo.jpg}\n' >"$home/config/limber/config.yaml"
expect 0 'Hill Lane' handout -o - "$home/knee/Knee.yaml"
expect 0 'the logo .*/config/limber/logo.jpg is left out: it is not there' handout -o - "$home/knee/Knee.yaml"
cp "$home/knee/hip.jpg" "$home/config/limber/logo.jpg"
expect 0 'class="logo" alt="" src="data:image/jpeg;base64,/9j/4AAG' handout -o - "$home/knee/Knee.yaml"
rm "$home/config/limber/config.yaml"
expect 0 'Added: limber start knee' add "$home/knee/Knee.yaml"
expect 0 'Already there' add "$home/knee/Knee.yaml"
(cd "$home/data/limber/routines/knee" && find . -type f | sort | tr '\n' ' ') >"$home/out"
grep -qx './exercises/my-drop.yaml ./exercises/my-easy.yaml ./hip.jpg ./knee.yaml ' "$home/out" ||
    complain "add kept of the knee: $(cat "$home/out")"
expect 0 'The my-drop' show knee
rm "$home/knee/exercises/my-easy.yaml"
sed -i '/easier/d' "$home/knee/exercises/my-drop.yaml"
expect 1 'you have another routine called' add "$home/knee/Knee.yaml"
expect 0 'Added' add --replace "$home/knee/Knee.yaml"
[ ! -e "$home/data/limber/routines/knee/exercises/my-easy.yaml" ] || complain "an exercise of the old one counts on"
mkdir -p "$home/data/limber/routines/exercises"
mv "$home/knee/exercises/my-drop.yaml" "$home/data/limber/routines/exercises/"
expect 0 "warning: only this machine has the exercise 'my-drop'" check "$home/knee/Knee.yaml"
rm -r "$home/data/limber/routines/exercises" "$home/data/limber/routines/knee" "$home/knee"

# another routine of the name is refused, and nothing of the first one has changed; with its recordings it
# is kept whole or not at all
kept=$home/data/limber/routines/voiced
mkdir -p "$home/other"
cp "$home/Voiced.yaml" "$home/other/"
cp "$LIMBER_SOURCE/sounds/soft/done.flac" "$home/other/hello.wav"
expect 1 'you have another routine called' add "$home/other/Voiced.yaml"
sed -i 's/10s/11s/' "$home/other/Voiced.yaml"
expect 1 'you have another routine called' add "$home/other/Voiced.yaml"
cmp -s "$home/hello.wav" "$kept/hello.wav" || complain "a routine that was refused has changed the recording of another"
cmp -s "$home/Voiced.yaml" "$kept/voiced.yaml" || complain "a routine that was refused has changed another"
expect 0 'Already there' add "$home/Voiced.yaml"
: >"$kept/mine.txt"
expect 0 'Added: limber start voiced' add --replace "$home/other/Voiced.yaml"
cmp -s "$home/other/hello.wav" "$kept/hello.wav" || complain "--replace kept the old recording"
[ -f "$kept/mine.txt" ] || complain "--replace took a file that was none of the routine's"
rm -rf "$kept"
mkdir "$kept" # of somebody who made the folder first
expect 0 'Added: limber start voiced' add "$home/Voiced.yaml"
ls -a "$home/data/limber/routines" | grep '^\.voiced' && complain "add left a folder of its own behind"

# the same name with and without recordings is one name
cp "$home/Calves at noon.yaml" "$home/voiced.yaml"
expect 1 'you have another routine called' add "$home/voiced.yaml"
expect 0 'Added' add --replace "$home/voiced.yaml"
expect 0 'Calves at noon' show voiced
expect 0 'Added' add --replace "$home/Voiced.yaml"
expect 0 'Voiced' show voiced

# what `add` says is what works, whatever the file is called
for file in 'calves.yaml.txt' 'Knie.YAML' 'hüfte.yml' 'ÜBUNG für Füße.yaml' '--help.yaml' 'a.yaml.yaml' 'b.limber'; do
    cp "$home/Calves at noon.yaml" "$home/$file"
    "$limber" add --replace -- "$home/$file" >"$home/out" || complain "add $file fails"
    name=$(sed -n 's/^Added: limber start //p' "$home/out")
    for verb in show pin unpin; do
        "$limber" $verb "$name" >/dev/null 2>"$home/err" || complain "$verb $name, as add of $file says: $(cat "$home/err")"
    done
    "$limber" start "$name" --plain --no-sound --speed 1000 >/dev/null 2>&1 </dev/null || complain "start $name fails"
    expect 0 'Calves at noon' show "$home/$file"
done
[ "$name" = b ] || complain "b.limber is kept as $name"
"$limber" list | grep -q '^übung-für-füße ' || complain "umlauts stay capitals"
for file in own.YAML mailed.yaml.txt short.yml; do
    cp "$home/Calves at noon.yaml" "$home/data/limber/routines/$file"
    expect 0 'Calves at noon' show "${file%%.*}"
done

# a render is there whole, or not at all
sound=$home/calves.wav
expect 0 'Written: .*calves.wav, 1:1' render calves-at-noon -o "$sound" --speech off
[ "$(head -c 4 "$sound")" = RIFF ] || complain "render wrote no WAV"
rm -f "$sound"
expect 2 'render needs a file to write' render calves-at-noon
expect 1 'must end in one of: wav' render calves-at-noon -o "$home/calves.aac"
expect 1 'there is no such folder' render calves-at-noon -o "$home/none/calves.wav" --speech off
mkdir "$home/folder.wav"
expect 1 'it is a folder' render calves-at-noon -o "$home/folder.wav" --speech off
mkfifo "$home/fifo.wav"
expect 1 'not a plain file' render calves-at-noon -o "$home/fifo.wav" --speech off
[ -p "$home/fifo.wav" ] || complain "render replaced a FIFO"
echo kept >"$home/kept.wav" && chmod 444 "$home/kept.wav"
expect 1 'Permission denied' render calves-at-noon -o "$home/kept.wav" --speech off
grep -q kept "$home/kept.wav" || complain "render replaced a file that may not be written"
cat >"$home/Long.yaml" <<'YAML'
limber: 1
title: Long
when: any
steps: [{name: Hold on, hold: 600s, sets: 20}]
YAML
# A render that is done before the signal comes, on a busy machine, tells nothing: it is tried again.
for signal in HUP TERM; do
    for try in 1 2 3 4 5 6 7 8 9 10; do
        rm -f "$home"/long.wav*
        "$limber" render "$home/Long.yaml" -o "$home/long.wav" --speech off >/dev/null 2>&1 &
        render=$!
        until ls "$home"/long.wav* >/dev/null 2>&1; do kill -0 $render || break; done
        kill -s $signal $render
        wait $render 2>/dev/null || break
        [ "$try" != 10 ] || complain "a render went on after SIG$signal"
    done
    ls "$home"/long.wav* 2>/dev/null && complain "SIG$signal left a file"
done

# what exists is a file, whatever its name ends in; a name that nothing has is told of the file beside it
for name in calves.txt calves.YAML calves.yml.txt calves; do
    cp "$home/Calves at noon.yaml" "$home/$name"
    (cd "$home" && expect 0 'Calves at noon' show "$name")
    rm "$home/$name"
done
cp "$home/Calves at noon.yaml" "$home/noon.txt"
(cd "$home" && expect 1 "there is a file 'noon.txt' here" show noon)
printf 'PK\3\4' >"$home/plan.docx"
expect 1 'a document of Word or LibreOffice' show "$home/plan.docx"
expect 1 'save it as plain text' check "$home/plan.docx"

# what needs no guess is mended, the old file stays, and the rest is left alone
cp "$home/broken.yaml" "$home/mend.yaml"
chmod 640 "$home/mend.yaml"
expect 1 '1 of these can be mended for you: --diff shows it' check "$home/mend.yaml"
expect 1 '^+    hold: 30s$' check --diff "$home/mend.yaml"
cmp -s "$home/broken.yaml" "$home/mend.yaml" || complain "--diff changes the file"
[ ! -e "$home/mend.yaml~" ] || complain "--diff keeps an old file"
expect 0 'fine, 0:35 in all' check --fix "$home/mend.yaml"
cmp -s "$home/broken.yaml" "$home/mend.yaml~" || complain "--fix does not keep the old file"
[ "$(stat -c %a "$home/mend.yaml") $(stat -c %a "$home/mend.yaml~")" = '640 640' ] ||
    complain "--fix changes whose the file is"
[ "$(diff "$home/mend.yaml" "$home/mend.yaml~" | wc -l)" = 4 ] || complain "--fix changes more than it must"
rm "$home/mend.yaml~"
expect 0 'fine, 0:35 in all' check --fix --diff "$home/mend.yaml"
[ ! -e "$home/mend.yaml~" ] || complain "--fix writes what is fine already"

# for editors
expect 1 '"end_column": 9,' check --format json "$home/broken.yaml"
expect 1 '"text": "hold"' check --format json "$home/broken.yaml"
expect 0 '"seconds": 35,' check --format=json "$home/mend.yaml"
"$limber" check --format json "$home/broken.yaml" "$home/mend.yaml" | python3 -c '
import json, sys
broken, mended = json.load(sys.stdin)
edit = broken["messages"][0]["edits"][0]
text = open(broken["file"], "rb").read()
text = text[: edit["from"]] + edit["text"].encode() + text[edit["to"] :]
sys.exit(text != open(mended["file"], "rb").read())' || complain "the edits of JSON are not those of --fix"
expect 2 "must be text or json, not 'xml'" check --format xml "$home/broken.yaml"
expect 2 'one of them at a time' check --format json --diff "$home/broken.yaml"

# messages go to standard error, data to standard output
"$limber" check "$home/broken.yaml" >"$home/out" 2>/dev/null && complain "a broken file passes the check"
[ ! -s "$home/out" ] || complain "an error on standard output"
"$limber" list 2>&1 >/dev/null | grep . && complain "list writes to standard error"

# a part of a name leads to those that it fits, by name, title or muscle; a physio's own come last
expect 1 "no routine of this name; it fits care-achilles-calf$" start calf --plain
expect 1 "write 'care-achilles-calf' in its place" start calf --plain
expect 1 'it fits care-inner-knee, care-runners-knee, care-under-kneecap$' show knee
expect 1 "write 'care-inner-knee' or another of them in its place" show knee
expect 1 'it fits postrun-lower-leg-5$' start 'lower legs' --plain
expect 1 "prerun-race-day and 1 more ('limber list' has all)" start prerun --plain
expect 1 'it fits care-plantar' start heel --plain
expect 1 'it fits physio-heel-drop-12wk' start heel-drop --plain
expect 1 "did you mean 'postrun-quick-5'?" start posrun-quick-5 --plain
expect 1 "'limber list' shows the names" start xyz --plain

# plain takes commands a line at a time; an empty line goes on only where something waits
printf '\n\n\nq\nq\n' | "$limber" start postrun-quick-5 --plain --no-sound >"$home/out"
grep -q 'Finish here' "$home/out" && grep -q 'left out' "$home/out" || complain "plain commands failed"

# any day of a plan can be tried, and is not logged
cat >"$home/plan.yaml" <<'PLAN'
limber: 1
title: Plan
when: any
for: {from: 2026-11-30, times: [1/week, {after: 7 days, times: 3/week}]}
steps: [{name: Squat, hold: 10s, prepare: 0, progress: [{after: 14 days, hold: 20s}]}]
PLAN
expect 0 '0:10 in all, 0:20 on day 15' check "$home/plan.yaml" --day 15
expect 0 '0:20 on 2026-12-14' check "$home/plan.yaml" --date 2026-12-14
expect 1 'lies before' check "$home/plan.yaml" --date 2026-11-29
expect 0 'Squat, 20 s now' show "$home/plan.yaml" --day 15
expect 0 'Week 2: 3 times a week' show "$home/plan.yaml" --weeks
expect 0 'Squat: 20 s' start "$home/plan.yaml" --day 15 --plain --no-sound --speed 100 </dev/null

# a plan says all that its days have: rests, groups, waiting for pain, and how long a day is at most
protocols=$LIMBER_SOURCE/docs/protocols
expect 0 'silbernagel-achilles.yaml: fine, 24:01 on its longest day' check "$protocols/silbernagel-achilles.yaml"
expect 0 '^rehab, 24:01 on its longest day' show "$protocols/silbernagel-achilles.yaml"
expect 0 '^From the file: once a day, what is asked, pain bands 5 and 6$' show --why "$protocols/silbernagel-achilles.yaml"
expect 0 '^From the log: the first day of the plan' show --why "$protocols/silbernagel-achilles.yaml"
expect 0 '^Built in: no hold is cut below 15 s, language en$' show --why "$protocols/silbernagel-achilles.yaml"
expect 0 '^Built in: no rhythm (not on the list for today)' show --why "$protocols/hold-relax.yaml"
grep -q 'From the log' "$home/out" && complain "a routine without days has a first one"
expect 0 '^From the file: .*the first day of the plan, its last day' show --why "$protocols/after-marathon.yaml"
expect 0 '^    When: days 15 to 35$' show "$protocols/silbernagel-achilles.yaml"
expect 0 '^To keep it, from day 85 on, 3 times a week:' show "$protocols/silbernagel-achilles.yaml"
expect 0 '^    - Heel drop, straight knee: 3 x 15 .* with backpack$' show --weeks "$protocols/silbernagel-achilles.yaml"
expect 0 'Heel drop, straight knee: 3 x 15 .* right side (once pain' show --weeks "$protocols/silbernagel-achilles.yaml"
expect 0 '^  To keep it, 3 times a week:' show --weeks "$protocols/silbernagel-achilles.yaml"
expect 0 '^  - rest 5 min' show --weeks "$protocols/beyer-achilles.yaml"
expect 0 '^From week 9 on: nothing' show --weeks "$protocols/itb-hip-strength.yaml"
expect 0 '^Days 12 to 14: once a day' show --weeks "$protocols/after-marathon.yaml"
grep -q 'week 3' "$home/out" && complain "a plan goes on after its end"
expect 0 '^    10, 10 reps, then as many as you can, right side' show "$protocols/pyramid-thigh.yaml"

expect 1 "no session of 'plan' is logged" report --routine plan
expect 0 'Written' handout "$home/plan.yaml" -o "$home/plan.html"
expect 2 'a4, a5 or letter' handout "$home/plan.yaml" --paper a3
expect 0 'BYDAY=MO,WE,FR' export "$home/plan.yaml" --to ics -o -
expect 2 '--to' export "$home/plan.yaml"
expect 1 'no report is in it' clinic "$home"

# files of other programs
timer() { printf '{"title": "%s", "sets": [{"repetitions": 2, "exercises": [{"name": "Plank", "duration": 30}]}]}' "$1"; }
timer Core >"$home/timer.json"
expect 0 'exercise: plank, hold: 30s, sets: 2, rest: 0s, prepare: 10s' import "$home/timer.json"
[ ! -s "$home/err" ] || complain "an import that lost nothing says so: $(cat "$home/err")"
expect 0 'Written' import "$home/timer.json" -o "$home/core.yaml"
expect 0 'fine, 1:10 in all' check "$home/core.yaml"
printf '{"workouts": [%s, %s]}' "$(timer Core)" "$(timer 'Core two')" >"$home/timers.json"
expect 1 'choose one by --routine' import "$home/timers.json"
expect 0 'title: "Core two"' import "$home/timers.json" --routine 'core two'
expect 1 "no workout 'x'" import "$home/timers.json" --routine x
timer Core | head -c 40 >"$home/cut.json"
expect 1 'cut.json:1:41: error: the file ends here' import "$home/cut.json" -o "$home/not.yaml"
[ ! -e "$home/not.yaml" ] || complain "a bad import writes a file"
mkfifo "$home/pipe"
expect 1 'not a regular file' import "$home/pipe"

end "all commands as they should be"
