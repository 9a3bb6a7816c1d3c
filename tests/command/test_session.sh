#!/bin/sh
# SPDX-FileCopyrightText: 2026 The Limber authors
# SPDX-License-Identifier: GPL-3.0-or-later
# A session line by line as a person follows it: what is asked before it, an ouch in it, what is asked
# after it, and going on after it was killed.
set -eu
. "$(dirname "$0")/begin.sh"
export LIMBER_LOG_TRIALS=1 # sessions at speed are sessions here
log=$home/state/limber/log.db

cat >"$home/care.yaml" <<'YAML'
limber: 1
title: Calf care
when: rehab
for: {from: 2025-11-20}
precautions: Stop with a sharp pain.
gate: [pop-or-kick, heel-bone, dark-urine]
check-in: calves
steps:
  - name: Calf raise
    reps: 8
    every: 2s
    sets: 2
    rest: 5s
    feel: calves
    progress: [{after: 5 days, reps: 10}]
  - exercise: wall-calf-straight
    hold: 30s
    side: each
  - {name: Breathe, time: 20s}
YAML
cat >"$home/three.yaml" <<'YAML'
limber: 1
title: Three steps
when: any
steps:
  - {name: First, hold: 4s, prepare: 1s}
  - {name: Second, hold: 60s, prepare: 1s}
  - {name: Third, hold: 4s, prepare: 1s}
YAML
export LIMBER_NOW=1764061200 # Tuesday 2025-11-25, 09:00

complain() {
    echo "$1 in:"
    head -60 "$home/out"
    failures=$((failures + 1))
}

# run CODE ROUTINE ANSWERS [OPTIONS...]: a session at speed, answers as printf has them.
run() {
    code=$1 routine=$2 answers=$3
    shift 3
    got=0
    # shellcheck disable=SC2059
    printf "$answers" | "$limber" start --plain --no-sound --speed 500 "$@" "$home/$routine.yaml" \
        >"$home/out" 2>&1 || got=$?
    [ "$got" = "$code" ] || complain "exit $got, wanted $code"
}
said() { grep -q -- "$1" "$home/out" || complain "not said: '$1'"; }
unsaid() { ! grep -q -- "$1" "$home/out" || complain "said: '$1'"; }

# ---- the gate
run 1 care '1\nb\n'
said 'Was there a sudden pop'
said 'Which leg'
said 'No session today'
said '^    Urgent: A&E or an urgent treatment centre'
said '^  In the UK: 999'
said '999 in an emergency'
unsaid '^Go: '
rm -rf "$home/state"
run 0 care 'x\n4\n1\nl\ns\ns\n'
unsaid '^You said so this week'
said '^  Nothing is done for the left leg today'
said '^Nothing for the left leg today'
said '^Left out: Calf raise; Breathe'
said '^Go: Wall calf stretch, straight knee, right, 30 s'
unsaid 'knee, left'
rm -rf "$home/state"
run 0 care '2\ns\ns\n'
said '^Left out: Wall calf stretch'
said '^  Left out today: Wall calf stretch'
unsaid '^Go: Wall calf'
run 0 care 'n\ns\ns\ns\n'
said '^You said so this week'
said '^  1. Dark urine'
unsaid '^  2. '
said '^Left out: Wall calf stretch'
run 1 care 'n\na\n3\n'
said '^    Urgent: A&E now'
said 'No session today'
run 0 care 'n\ns\ns\n'
unsaid '^You said so this week'
said '^Go: Wall calf stretch, straight knee, left'
rm -rf "$home/state"
run 0 care ''
said 'nobody answered. If any of these is true, do not go on:'
said '  1. Urgent: A&E or an urgent treatment centre'
said '^What was done'

run 1 care 'help\nq\n' # one who only wanted to look is not kept
said 'q leaves'
unsaid '^Go: '
unsaid '^No session today'
run 1 care '1\nquit\nq\n'
[ "$(grep -c 'Which leg' "$home/out")" = 2 ] || complain "the leg was not asked again"
unsaid '^Go: '
run 0 care '1\nright\n' # the word that the question itself has behind its letter
[ "$(grep -c 'Which leg' "$home/out")" = 1 ] || complain "the word for a leg was not taken"
rm -rf "$home/state"
run 1 care '2,3\n'
run 1 care 'n\nq\n'
said '^You said so this week.*q: leave'
unsaid '^Go: '
rm -rf "$home/state"

# ---- a rest tells the side that comes, whichever order the sides have
cat >"$home/turns.yaml" <<'YAML'
limber: 1
title: Turns
when: any
defaults: {prepare: 1s, switch: 1s, rest: 1s}
steps:
  - {name: By set, hold: 2s, sets: 2, side: each}
  - {name: By side, hold: 2s, sets: 2, side: each, order: by-side}
  - {name: Both, hold: 2s, sets: 2}
YAML
run 0 turns ''
sides=$(sed -n 's/^Rest: set 2 of 2 comes next//p' "$home/out" | tr '\n' ';')
[ "$sides" = ', left side, 1 s;, left side, 1 s;, right side, 1 s;, 1 s;' ] || complain "rests: $sides"

# ---- a routine's own questions
cat >"$home/asks.yaml" <<'YAML'
limber: 1
title: Asks
when: any
scales:
  - {ask: "How hard are stairs, going down?", low: no trouble, high: cannot}
  - {ask: How stiff is it?, low: not at all, high: very, when: after}
steps: [{name: Hold on, hold: 4s, prepare: 1s}]
YAML
run 0 asks 'eleven\n6\n'
said '^Before you begin: Asks. From 0 to 10; an empty line: not said. s: skip the rest'
said '^How hard are stairs, going down? (0 is no trouble and 10 cannot)'
said '^0 is no trouble and 10 cannot; an empty line: not said'
said '^  How hard are stairs, going down?: 6 of 10$'
unsaid '^  How stiff is it?: '
said '^How stiff is it? (0 is not at all and 10 very)'
run 0 asks 's\n'
unsaid 'How hard are stairs' # it is asked once a week
rm -rf "$home/state"

# ---- the dose of the day, the check-in, the pain
run 0 care 'n\n3\nten\n4\n2\n'
said '^Day 6: Calf raise, 10 reps now'
said '^Calves, left: how tight now, 0 to 10'
said '^Calves, right: how tight'
said '^  Tightness: Calves, left: 3 before'
said '^  Pain: 2 before'
said '^  Day 6: Calf raise, 10 reps now'
said 'Any pain now, where it is worst'
said '^0 is none and 10 the most'
said '^No more input: not said'
run 0 care 'n\ns\n5\ny\n'
said '^Half dose today, easier forms?'
said '^  That is too much pain for the whole routine.'
said '^e: easier today, w: as written, q: leave'
said '^Half dose today, easier forms'
said '^Rep 5 of 5'
run 1 care 'n\ns\n5\nq\n'
unsaid '^Go: '
run 0 care 'n\ns\n1\nq\nq\n' --speed 1
said '^Finish here'
[ "$(grep -c 'ain now, where it is worst' "$home/out")" = 1 ] || complain "asked after a session without work"
unsaid '^Done'
said '^Nothing this time'
run 0 care 'n\ns\n1\nq\nyes\n' --speed 1
said '^Nothing this time'
unsaid '^Going on'
run 0 care 'n\ns\n1\nq\n\n'
said '^Going on' # it stood still behind the question
run 1 care 'n\ns\n6\n'
said '^No session today. Here is who to call.'
said '^  In the UK: 999'
said 'Pain this strong needs rest'
run 0 care 'n\ns\n1\n\n\n\n\n4\n'
unsaid 'worse than before' # a flood of empty lines answers nothing after the session either
unset LIMBER_NOW

# ---- what the minutes leave out is heard before the clock runs
run 0 three 'what\n\n' --minutes 1
said '^Shorter: Second 49 s of 1 min'
[ "$(grep -c '^Press Enter to begin; q leaves' "$home/out")" = 2 ] || complain "not asked again"
said '^For 1 min: less of each'
said '^Go: First'
run 1 three 'q\n' --minutes 1
unsaid '^Get set'
run 0 three '' --minutes 1
said '^No more input: beginning'

# ---- q leaves a question, and nothing that was said is lost
run 1 care 'n\n3\nq\n'
said '^Check-in: .* q: leave$'
unsaid '^Get set'
run 1 care 'n\ns\nquit\n'
unsaid '^Get set'
run 1 asks 'q\n'
unsaid '^Get set'
rm -rf "$home/state"

# ---- a pause
run 0 three 'n\nwhere\np\n\nn\nq\ny\n' --speed 1 --no-log
said '^Paused. Press Enter to go on'
said '^Going on: First$'

# ---- an ouch
run 0 care 'n\ns\n0\nn\no\n4 1\n'
said '^Where: 1 Upper calf, 2 Lower calf'
said '^Half of it from here'
said '^Go: Calf raise, set 2 of 2, 10 s'
said '^Rep 5 of 5'
said '^  Calf raise: pain 4 of 10. Upper calf. Half of it from here.'
run 0 care 'n\ns\n0\nn\no\nvery much\n3 s\n\np\nn\ng\n'
said '^Stop. Sharp, numb or electric'
said 'see a doctor or physio'
said '999 in an emergency'
said '^  Stop with a sharp pain'
[ "$(grep -c '^Type g to go on without it' "$home/out")" = 4 ] || complain "something but g went on"
unsaid '^Rep 2 of 10'
unsaid '^Go: Calf raise, set 2'
said '^Go: Wall calf'
run 0 care 'n\ns\n0\nn\no\n7\nq\n'
said '^Stop. Pain this strong'
unsaid '^Go: Wall calf'
run 0 care 'n\ns\n0\nn\no\ns\n' # nobody says to go on
said '^No more input: finishing here'
unsaid '^Go: Wall calf'
run 0 care 'n\ns\n0\nn\no\n\n'
said '^Fine, we leave that one out'
run 0 care 'n\ns\n0\nn\no\nb\n'
unsaid 'leave that one out'
said '^  Calf raise: 2 sets, 40 s'
run 0 care 'n\ns\n0\nn\no\n2\n'
said '^Noted'
run 0 care 'n\ns\n0\nn\no\n2\nn\no\n2\n' # the second in one step
said '^Noted'
said '^Fine, we leave that one out'
run 0 care 'n\ns\n0\nn\no\n'
said '^No more input: going on'
said '^Fine, we leave that one out'

# ---- Caps Lock, and other layouts: Cyrillic, Greek
run 0 care 'N\nS\n0\nN\nO\n3 S\nG\n'
said '^Stop. Sharp, numb or electric'
said '^Go: Wall calf'
run 0 care 'т\nЫ\n0\nт\nщ\n3 ы\nп\n'
said '^Stop. Sharp, numb or electric'
said '^Go: Wall calf'
run 0 care 'ν\nσ\n0\nν\nο\n3 Σ\nγ\n'
said '^Stop. Sharp, numb or electric'
said '^Go: Wall calf'
run 0 care 'n\ns\n0\nPAUSE\nж\nЗФГЫУ\n?\n'
said '^Paused'
said '^Not a command here; ? lists them'
said '^Going on'
said '^p pause or go on'

# ---- what is asked at the end, with somebody there to answer
: >"$home/out"
{
    printf 'n\ns\n1\n'
    until [ "$(grep -c '^Check-in' "$home/out")" = 2 ]; do :; done
    printf '2\nq\n4\nBetter, THANKS\n'
} | "$limber" start --plain --no-sound --speed 500 "$home/care.yaml" >"$home/out"
said '^  That is worse than before'
said '^  Tightness: Calves, left: 2 after'
said '^  Pain: 1 before, 4 after'
said '^A note for the log'
"$limber" log export 2>/dev/null | grep -q 'Better, THANKS' || complain "the note is not in the log"

# ---- no log: what guards the person is asked, what tells of progress is not
rm -rf "$home/state"
run 0 care 'n\n1\n' --no-log
unsaid 'how tight'
said '^Any pain now'
said '^Pain now'
unsaid '^A note'
run 0 three '' --no-log
said '^What was done, 3 of 3 steps in full'
[ ! -e "$log" ] || complain "--no-log wrote a log"
LIMBER_LOG_TRIALS='' run 0 care ''
unsaid 'Type n for none'
[ ! -e "$log" ] || complain "a trial wrote a log"

# ---- sets: how many were done, and with what
rm -rf "$home/state"
cat >"$home/sets.yaml" <<'YAML'
limber: 1
title: Sets
when: any
steps: [{name: Squat, reps: 12, load: 10 kg, sets: 3, prepare: 0s, rest: 0s}]
YAML
run 0 sets '8\nload 12 kg\n\n\n\n'
said '^Squat, 10 kg, set 1 of 3, 12 reps at your own pace: press Enter when they are done, or type how many'
said '^With 12 kg'
said '^  8, 12, 12 reps, with 10 kg, 12 kg$'
logged() { "$limber" log export 2>/dev/null | grep -o "\"$1\": [^,]*" | tr '\n' ' '; }
[ "$(logged reps_said)" = '"reps_said": 8 "reps_said": 12 "reps_said": 12 ' ] || complain "reps: $(logged reps_said)"
[ "$(logged load)" = '"load": "10 kg" "load": "12 kg" "load": "12 kg" ' ] || complain "loads: $(logged load)"
"$limber" log >"$home/out"
said '^  Squat 12 kg$'
# a step that was left out was done with nothing
sed -i 's/reps: 12/time: 60s/; s/sets: 3/sets: 1/' "$home/sets.yaml"
run 0 sets 'n\n\n' --speed 1
said '^  Squat: left out$'
unsaid 'with 10 kg'

# ---- nobody answers: what is only wished for stops nobody
cat >"$home/wish.yaml" <<'YAML'
limber: 1
title: Wish
when: rehab
precautions: Gently.
gate: [one-side, deep-groin]
steps: [{name: Stay, hold: 3s, side: each, prepare: 0s}]
YAML
run 0 wish ''
said 'do not go on:'
said '^  2. Urgent: Stop running'
unsaid '^  1. The routine goes on with that side'

# ---- more and less
cat >"$home/long.yaml" <<'YAML'
limber: 1
title: Long
when: any
steps: [{name: Stay, hold: 60s, prepare: 0s}]
YAML
printf 'p\n-\n-\n-\n-\n-\n-\n-\n+\nq\nq\n' |
    "$limber" start --plain --no-sound --no-log "$home/long.yaml" >"$home/out" 2>&1 || complain "exit $?"
[ "$(grep -c '^Ten seconds less' "$home/out")" -ge 5 ] || complain "- took too little"
said '^Nearly over already'
said '^Ten seconds more'

# ---- easier and harder
cat >"$home/forms.yaml" <<'YAML'
limber: 1
title: Forms
when: any
steps: [{exercise: half-kneel-hip-flexor, hold: 60s, side: each}]
YAML
printf 'p\ne\ne\nh\nh\nq\nq\n' |
    "$limber" start --plain --no-sound --no-log "$home/forms.yaml" >"$home/out" 2>&1 || complain "exit $?"
said '^Easier: Standing hip flexor stretch'
said '^There is no easier form of this one now'
said '^As it is written: Half-kneeling hip flexor stretch'
said '^Harder: Reach the same-side arm overhead'
[ "$(grep -c '^Get set: Standing hip flexor stretch' "$home/out")" = 1 ] || complain "the easier form was not begun"

# ---- going on
# until_said PATTERN: waits until the session in the background has said it.
until_said() {
    tries=0
    until grep -q -- "$1" "$home/live" 2>/dev/null; do
        tries=$((tries + 1))
        [ "$tries" -lt 500 ] || { complain "never said: '$1'"; return; }
        sleep 0.02
    done
}
mkfifo "$home/keys"
# killed SIGNAL: begins three.yaml and kills it in the middle of its second step.
killed() {
    : >"$home/live"
    "$limber" start --plain --no-sound --speed 30 "$home/three.yaml" <"$home/keys" >"$home/live" 2>&1 &
    session=$!
    exec 3>"$home/keys"
    until_said '^Halfway' # a second after the first step ended
    kill -s "$1" "$session"
    code=0
    wait "$session" 2>/dev/null || code=$?
    exec 3>&-
}
killed KILL
run 0 three 'y\n'
said '^Your session broke off. Go on where it stopped?'
said '^  Three steps'
said '^  Second, step 2 of 3'
said '^g: go on, n: new session, q: leave'
unsaid '^Go: First'
said '^Go: Second'
said '^What was done, 3 of 3 steps in full'
said '^  First: 4 s'
run 0 three ''
unsaid 'Your session broke off'
killed KILL
run 0 three 'n\n'
said 'Your session broke off'
said '^Go: First'
run 0 three ''
unsaid 'Your session broke off'
killed KILL
run 1 three 'q\n' # neither now: it is still there afterwards
unsaid '^Go: '
run 0 three 'g\n'
said '^Go: Second'
killed TERM
[ "$code" = 143 ] || complain "exit $code after SIGTERM, wanted 143"
run 0 three ''
said 'Your session broke off'
said '^No more input: from the beginning'
said '^Go: First'
killed KILL
printf '# changed\n' >>"$home/three.yaml"
run 0 three ''
unsaid 'Your session broke off'

# ---- the morning after
rm -rf "$home/state"
LIMBER_NOW=1764061200 run 0 care 'n\ns\n1\n'
LIMBER_NOW=1764139000 run 0 three ''
said 'How was it this morning'
said '^No more input: not said'
LIMBER_NOW=1764140000 run 0 three '4\n'
said '^Yesterday: Calf care'
said 'How was it this morning'
LIMBER_NOW=1764140100 run 0 three ''
unsaid 'How was it this morning'

# ---- published protocols on the first day, the fifteenth and the sixtieth, side by side
try_protocol() { # NAME DAY
    "$limber" start --plain --no-sound --speed 1000 --day "$2" "$LIMBER_SOURCE/docs/protocols/$1.yaml" \
        </dev/null >"$home/$1.$2" 2>&1 || echo "exit $?" >>"$home/$1.$2"
}
for day in 1 15 60; do
    for name in silbernagel-achilles askling-l band-to-fatigue hold-relax; do
        try_protocol "$name" "$day" &
    done
    wait
done
# played NAME DAY LINES...: all of it to its end, with these lines.
played() {
    cp "$home/$1.$2" "$home/out"
    said '^What was done, .* in full'
    unsaid '^exit'
    shift 2
    for line in "$@"; do
        said "$line"
    done
}
played silbernagel-achilles 1 '^Not today: Calf raise on a step (days 15 to 35)' '^  Heel drop to the floor, right: 3 sets, 2 min'
played silbernagel-achilles 15 '^Day 15: Heel drop, straight knee in place of Heel drop to the floor, 15 reps now'
played silbernagel-achilles 60 '^Get set: Single-leg calf raise, backpack, right side, 5 s' \
    '^Day 60: Seated soleus raise, 15 reps now'
played askling-l 1 '^Go: The extender, right, set 3 of 3' '^Go: The glider, right, set 3 of 3'
played askling-l 15 '^Not today: The glider (every 3 days)' '^Go: The diver, right, set 1 of 3'
played askling-l 60 '^Not today: The diver (every 2 days); The glider (every 3 days)' '^What was done, 1 of 1'
played band-to-fatigue 60 'as many reps as you can' 'red band'
for day in 1 15 60; do
    played hold-relax "$day" '^Go: Stretch, left, round 3 of 3, 20 s' '^Go: Stretch, right, round 3 of 3, 20 s'
done

end "a session is followed line by line"
