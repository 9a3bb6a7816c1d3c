#!/bin/sh
# SPDX-FileCopyrightText: 2026 The Limber authors
# SPDX-License-Identifier: GPL-3.0-or-later
# A routine in one file: what goes in comes out on a machine that has none of it, the same to the
# millisecond; and what is no such file is refused in a sentence, with nothing written.
set -u
. "$(dirname "$0")/begin.sh"
cd "$home" || exit 1

# ---- there and back ----

mkdir -p knee/exercises
sed 's/^name:.*/name: Heel drop of the clinic/' "$LIMBER_SOURCE/routines/exercises/calf-raise-single.yaml" >knee/exercises/clinic-drop.yaml
cp "$LIMBER_SOURCE/sounds/soft/pip.flac" 'knee/Übung 1: los.flac'
printf '\211PNG\r\n\032\n\0\0\0\rIHDR\0\0\0\002\0\0\0\002' >knee/hip.png
cat >knee/Knee.yaml <<'END'
limber: 1
title: Knee, second block
when: rehab
author: {name: Anna Berg, clinic: Physio am Park}
steps:
  - {exercise: clinic-drop, reps: 10, tempo: 3-1-1, photo: hip.png, voice: "Übung 1: los.flac"}
  - exercise: wall-calf-straight
    hold: 30s
    progress: [{after: 14 days, exercise: wall-calf-bent}]
END
"$limber" show knee/Knee.yaml --timeline >"$home/here" || complain "the routine itself is wrong"
expect 0 'Written: knee.limber' pack knee/Knee.yaml -o knee.limber
cp knee.limber first.limber
expect 0 'Written' pack knee/Knee.yaml -o knee.limber
cmp -s knee.limber first.limber || complain "the same routine is another file the second time"

# elsewhere: a machine with no routine and no exercise, nor any of its own
away() { env HOME="$home/away" XDG_DATA_HOME="$home/away/data" LIMBER_DATA=/nonexistent "$limber" "$@"; }
mkdir away
away show knee.limber --timeline >"$home/there" 2>&1
cmp "$home/here" "$home/there" || complain "the pack plays otherwise: $(head -3 "$home/there")"
away show knee.limber --timeline --day 20 >"$home/there" 2>&1 || complain "an exercise of later is not in it: $(cat "$home/there")"
away check knee.limber >"$home/said" 2>&1 || complain "check: $(cat "$home/said")"
away add knee.limber >"$home/said" 2>&1 || complain "add: $(cat "$home/said")"
for words in 'comes from someone else: Anna Berg, Physio am Park' 'new: the routine knee' \
    'new exercises: .*clinic-drop' 'photos and recordings: .*hip.png' 'Added: limber start knee'; do
    grep -q -- "$words" "$home/said" || complain "add does not say '$words': $(tail -8 "$home/said")"
done
away show knee --timeline >"$home/there" 2>&1
cmp "$home/here" "$home/there" || complain "what was added plays otherwise: $(head -3 "$home/there")"
cmp -s 'knee/Übung 1: los.flac' 'away/data/limber/routines/knee/Übung 1: los.flac' || complain "the recording is another"
away add knee.limber >"$home/said" 2>&1 && grep -q 'Already there' "$home/said" || complain "added twice: $(tail -3 "$home/said")"

# here: what it stands in the place of
expect 0 'as they are here already: .*wall-calf-straight' add knee.limber
sed 's/^title:.*/title: Knee, third block/; s/30s/40s/' knee/Knee.yaml >knee/next.yaml
mkdir own && mv knee/next.yaml own/Knee.yaml && cp -r knee/exercises 'knee/Übung 1: los.flac' knee/hip.png own/
sed 's/^name:.*/name: Another wall stretch/' "$LIMBER_SOURCE/routines/exercises/wall-calf-straight.yaml" >own/exercises/wall-calf-straight.yaml
mkdir next
expect 0 'Written' pack own/Knee.yaml -o next/knee.limber
expect 1 'another routine called' add next/knee.limber
expect 0 'in place of your own: the routine knee' add next/knee.limber --replace
expect 0 "in place of Limber's, in this routine alone: wall-calf-straight" add next/knee.limber

# a file with a folder says the same of itself as the pack
words_of() { "$limber" add "$1" --replace 2>/dev/null | sed -n '/^This comes from/,$p'; }
words_of next/knee.limber | grep -v 'as they are here already' >"$home/pack"
words_of own/Knee.yaml >"$home/folder"
grep -q 'photos and recordings: hip.png' "$home/folder" || complain "a plain folder does not say what it brings: $(cat "$home/folder")"
diff "$home/pack" "$home/folder" >"$home/said" || complain "a folder says something else than its pack: $(cat "$home/said")"

# one that was put into the folder by hand is called by its own name everywhere
cp knee.limber "$XDG_DATA_HOME/limber/routines/moved.limber"
expect 0 '^moved  *rehab .* (yours)' list
expect 0 'moved is on the list' pin moved
expect 1 '^due  *Knee, second block' today
expect 0 'Done' start moved --plain --no-sound --speed 1000

# every verb that takes a routine takes a pack
for verb in 'show' 'check' 'handout -o sheet.html' 'export --to csv -o table.csv'; do
    expect 0 . ${verb%% *} knee.limber $(echo "$verb" | cut -s -d' ' -f2-)
done
expect 0 'Done' start knee.limber --plain --no-sound --speed 1000
expect 1 'is the routine itself' pack knee.limber -o knee.limber
expect 1 'is the routine itself' pack knee/Knee.yaml -o knee/Knee.yaml
expect 1 'is a pack, in which nothing is mended' check --fix knee.limber
cmp -s knee.limber first.limber || complain "a pack was written over"

# ---- with the log ----

expect 1 'there is no log in this pack' log import knee.limber
LIMBER_LOG_TRIALS=1 expect 0 'Done' start knee --plain --no-sound --speed 1000
expect 0 'With 1 session of the log' pack knee -o moving.limber --with-log
expect 0 "a log: 'limber log import moving.limber' adds it to yours" add moving.limber --replace
env XDG_STATE_HOME="$home/away/state" "$limber" log import moving.limber >"$home/said" 2>&1
grep -q '^1 session added' "$home/said" || complain "the log did not come along: $(cat "$home/said")"

# ---- what is no pack ----

mkdir bad
python3 -W ignore "$(dirname "$0")/zips.py" bad || complain "no archives were made"

# refused NAME 'PATTERN': it is said in a line, with exit 1, and nothing is there afterwards.
refused() {
    got=0
    env HOME="$home/none" XDG_DATA_HOME="$home/none" timeout 60 "$limber" add "bad/$1.limber" >"$home/said" 2>&1 </dev/null || got=$?
    [ $got = 1 ] || complain "$1: exit $got"
    grep -q -- "$2" "$home/said" || complain "$1: wanted '$2', got: $(head -3 "$home/said")"
    [ "$(grep -c 'error:' "$home/said")" = 1 ] || complain "$1: not one message: $(head -5 "$home/said")"
    LC_ALL=C grep -q '[[:cntrl:]]' "$home/said" && complain "$1: control characters printed"
    [ ! -e "$home/none" ] || complain "$1: something was written"
}
refused climbs "'../../x' leads out of the pack"
refused absolute "'/tmp/x' leads out of the pack"
refused folder "'knee/a.yaml' lies in a folder"
refused backslash 'is a way on another system\|leads out of the pack'
refused link "'hip.jpg' is a link"
refused linked "'a.yaml' is a link"
refused twice "'hip.jpg' is there twice"
refused two 'there are two routines in this pack'
refused none 'there is no routine in this pack'
refused empty 'it is no whole zip archive\|there is no routine'
refused wide 'more than 1,000 files'
refused bomb "'b.wav' unpacks to far more than the archive's own size"
refused long 'has too long a name'
refused escape 'has characters in its name'
refused cut 'it was cut short or is damaged'
refused half 'it was cut short or is damaged'
refused headless 'it was cut short or is damaged'
refused torn 'it does not begin as one'
refused secret "'a.yaml' is encrypted"
refused large "'a.yaml' says that it is larger than 64 MB"
refused damaged "'a.yaml' is damaged"
refused huge 'larger than 1 MiB'
refused zipped "the photo 'hip.jpg' is an archive"
refused leaves "the photo 'hip.jpg' is not there"
mkfifo bad/pipe.limber
refused pipe 'not a regular file'
expect 0 'fine' check bad/good.limber
expect 0 'fine' check bad/good.zip
expect 1 'a document of Word or LibreOffice' check bad/Word.docx
expect 0 "'virus.exe' in the pack is left out" check bad/strange.limber
mkdir alone && cp "$limber" alone/limber
alone/limber check bad/good.limber >"$home/said" 2>&1 && complain "a pack without its helper is fine"
grep -q 'limber-pack cannot be started' "$home/said" || complain "no helper: $(cat "$home/said")"

end "a pack brings all that it needs, and nothing else"
