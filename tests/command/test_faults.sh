#!/bin/sh
# SPDX-FileCopyrightText: 2026 The Limber authors
# SPDX-License-Identifier: GPL-3.0-or-later
# Bad files and bad surroundings: one clear message each, exit 1 (or 2), nothing raw, no crash, no
# hang. `check` and `start` see the same files.
set -u
. "$(dirname "$0")/begin.sh"

# refused FILE 'PATTERN': exit 1 within ten seconds, the pattern said, no control character printed.
refused() {
    for verb in check show; do
        got=0
        timeout 10 "$limber" $verb "$1" >"$home/said" 2>&1 </dev/null || got=$?
        [ $got = 1 ] || complain "$verb $1: exit $got"
        grep -q -- "$2" "$home/said" || complain "$verb $1: wanted '$2', got: $(head -3 "$home/said")"
        LC_ALL=C grep -q '[[:cntrl:]]' "$home/said" && complain "$verb $1: control characters printed"
        [ "$(wc -c <"$home/said")" -lt 20000 ] || complain "$verb $1: a flood of words"
    done
}

cd "$home" || exit 1
mkdir folder.yaml
refused ./folder.yaml 'is a folder'
mkfifo fifo.yaml
refused ./fifo.yaml 'not a regular file'
ln -s loop.yaml loop.yaml
refused ./loop.yaml 'loop.yaml: error'
ln -s /dev/zero zero.yaml
refused ./zero.yaml 'not a regular file'
refused /dev/tty 'error'
head -c 100000000 /dev/zero >big.yaml
refused ./big.yaml 'larger than 1 MiB'
: >empty.yaml
refused ./empty.yaml 'empty'
printf 'limber: 1\0title: x\n' >nul.yaml
refused ./nul.yaml 'U+0000'
printf 'limber: 1\ntitle: a\033[2Jb\n' >escape.yaml
refused ./escape.yaml '2:9: error: control character U+001B'
printf 'limber: 1\ntitle: "a\\e]52;c;aGk=\\ab"\n' >hidden.yaml
refused ./hidden.yaml 'U+001B'
printf 'limber: 1\ntitle: "a\\u202eb"\n' >bidi.yaml
refused ./bidi.yaml 'U+202E'
printf 'limber: 1 # \342\200\256 turned around\ntitle: a\n' >comment.yaml
refused ./comment.yaml '1:13: error: .*U+202E'
printf 'limber: 1\ntitle: caf\351\n' >latin.yaml
refused ./latin.yaml '2:11: error: not UTF-8 (byte E9)'
head -c 100000 /dev/zero | tr '\0' '[' >deep.yaml
refused ./deep.yaml 'nested deeper than 16'
{ printf 'a: &a [x]\n'; for i in 1 2 3 4 5; do printf 'b%s: [*a, *a, *a]\n' $i; done; } >alias.yaml
refused ./alias.yaml 'anchors'
printf 'limber: 1\ntitle: x\ntitle: y\nwhen: any\nsteps: [{name: a, hold: 5s}]\n' >twice.yaml
refused ./twice.yaml "'title' given twice"
printf 'limber: 1\ntitle: x\nwhen: any\nsteps: [{name: a, hold: -5}]\n' >negative.yaml
refused ./negative.yaml 'negative'
printf 'limber: 1\ntitle: x\nwhen: any\nsteps: [{name: a, hold: 99999999999h}]\n' >absurd.yaml
refused ./absurd.yaml 'error'
printf 'limber: 1\ntitle: x\nwhen: any\nsteps: [{name: a, hold: 5s, voice: ../x.wav}]\n' >leaves.yaml
refused ./leaves.yaml 'plain file name'
printf 'limber: 2\ntitle: x\n' >newer.yaml
refused ./newer.yaml 'written for version 2'
printf 'limber: 1\n' >"$(printf 'n\033[31m.yaml')"
refused "./$(printf 'n\033[31m.yaml')" 'error'

# surroundings: no home, relative XDG folders, closed streams, a full disk behind standard output
run() { timeout 20 "$limber" "$@" </dev/null >"$home/said" 2>&1; }
env -u HOME XDG_DATA_HOME=relative timeout 20 "$limber" list >/dev/null 2>&1 || complain "list without a home"
"$limber" list >/dev/full 2>"$home/said" && complain "a full disk was not noticed"
grep -q 'cannot write' "$home/said" || complain "a full disk was not named"
timeout 20 "$limber" list <&- >&- 2>&-
[ $? -le 1 ] || complain "closed streams"
"$limber" list | head -1 >/dev/null || complain "a closed pipe"
LC_ALL=C run start unwind-6 --plain --no-sound --speed 1000 || complain "the C locale"
LC_ALL=tlh_XX run start unwind-6 --plain --no-sound --speed 1000 || complain "an unknown locale"
LIMBER_DATA=/nonexistent run list && complain "nothing shipped, and list was content"
LIMBER_HELPERS=/nonexistent run start unwind-6 --plain --speed 1000 || complain "no loudspeaker"

# a sound file that does not decode is a warning, and the session goes on
mkdir -p "$home/.local/share/limber/sounds/soft"
echo 'not sound' >"$home/.local/share/limber/sounds/soft/pip.wav"
run start unwind-6 --plain --speed 200 || complain "a damaged sound file"

end "every fault has its answer"
