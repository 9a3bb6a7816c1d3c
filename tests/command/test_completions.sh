#!/bin/sh
# SPDX-FileCopyrightText: 2026 The Limber authors
# SPDX-License-Identifier: GPL-3.0-or-later
# What Tab offers: every command and option of the help, and the names of routines and exercises. The
# scripts are run in bash, and in zsh and fish where they are installed.
set -eu
. "$(dirname "$0")/begin.sh"
mkdir -p "$home/bin" "$home/data/limber/routines"
ln -s "$limber" "$home/bin/limber"
export PATH="$home/bin:$PATH"
printf 'limber: 1\ntitle: T\nwhen: any\nsteps: [{name: A, hold: 5s}]\n' | tee "$home/data/limber/routines/übung.yaml" >"$home/data/limber/routines/morning stretch.yaml"

# offers 'WORDS' WORDS SO FAR...: each of the words is among those that are offered.
offers() {
    wanted=$1
    shift
    "$limber" completions words -- "$@" >"$home/words" || complain "words -- $*: fails"
    for word in $wanted; do
        grep -qx -- "$word" "$home/words" || complain "'$word' is not offered after '$*': $(tr '\n' ' ' <"$home/words")"
    done
}
nothing() {
    [ -z "$("$limber" completions words -- "$@")" ] || complain "something is offered after '$*'"
}
verbs=$("$limber" --help | sed -n 's/^  limber \([][a-z]\{1,\}\).*/\1/p' | sed 's/^\[\([a-z]*\)\]\(.*\)/\2 \1\2/' | sort -u)
offers "$verbs help" ''
for verb in $verbs; do
    # the options of a verb; those of its parts stand behind the part
    case $verb in log) continue ;; esac
    offers "$("$limber" "$verb" --help | sed -n 's/^  .*\(--[a-z-]*\).*/\1/p')" "$verb" --
done
offers 'show export import delete' log ''
offers '--json --csv' log show --
offers 'postrun-quick-5 übung' start ''
offers 'postrun-quick-5' start --no-sound --speech full postrun
offers 'postrun-quick-5' log --routine post
offers 'wall-calf-straight' exercise wall
offers 'calves' exercises --for ca
offers 'off brief full' start unwind-6 --speech ''
offers 'start' help st
nothing start unwind-6 ''
nothing add ''
nothing start --volume ''
nothing nosuch ''
# a value behind a '=', in one word or, as bash has them, in three
offers '--for=calves' exercises --for=ca
offers '--speech=off --speech=brief' start unwind-6 --speech=
offers 'calves' exercises --for = ca
offers 'off brief full' start unwind-6 --speech =
offers 'postrun-quick-5' start --speech = full postrun
offers 'postrun-quick-5' start --speech=full postrun
nothing exercises --nosuch=ca
# a name is found as `show` finds it: in another case, its marks in characters of their own
offers 'postrun-quick-5' start POSTRUN
offers 'übung' start "$(printf 'u\314\210b')"
offers 'übung' unpin ÜB
offers 'wall-calf-straight' exercise Wall
offers '--for=calves' exercises --for=CA
mv "$home/data/limber/routines/morning stretch.yaml" "$home/data/limber/routines/Postrun.yaml"
offers 'Postrun' start Post
! grep -q '^postrun' "$home/words" || complain "another name is offered beside the one that is typed"
mv "$home/data/limber/routines/Postrun.yaml" "$home/data/limber/routines/morning stretch.yaml"
expect 2 'bash, zsh and fish' completions tcsh
expect 2 'usage: limber completions SHELL' completions

# in the shells themselves
if command -v bash >/dev/null; then
    bash -c 'eval "$(limber completions bash)"
        try() { COMP_WORDS=("$@"); COMP_CWORD=$(($# - 1)); _limber; printf "%s\n" "${COMPREPLY[@]}"; }
        try limber sta; try limber start postrun-quick; try limber log ""; try limber start --no-s
        try limber exercises --for = calv; try limber start morn; try limber start "morning\\ str"; try limber start "\"morning str"' >"$home/bash" ||
        complain "bash cannot run its script"
    for word in start postrun-quick-5 export --no-sound calves; do
        grep -qx -- "$word" "$home/bash" || complain "bash does not offer '$word': $(cat "$home/bash")"
    done
    [ "$(grep -cFx 'morning\ stretch' "$home/bash") $(grep -cFx 'morning stretch' "$home/bash")" = '2 1' ] ||
        complain "bash makes two words of a name with a space: $(cat "$home/bash")"
fi
if command -v zsh >/dev/null; then
    zsh -fc 'compadd() { shift; print -l ${(P)1}; }; _files() { print FILES; }
        compdef() { :; }; eval "$(limber completions zsh)"
        words=(limber start postrun-quick) CURRENT=3; _limber; words=(limber add "") CURRENT=3; _limber
        words=(limber start "morning\ str") CURRENT=3; _limber' >"$home/zsh" ||
        complain "zsh cannot run its script"
    for word in postrun-quick-5 FILES 'morning stretch'; do
        grep -qx -- "$word" "$home/zsh" || complain "zsh does not offer '$word': $(cat "$home/zsh")"
    done
else
    echo "zsh is not installed: its script was not run"
fi
if command -v fish >/dev/null; then
    limber completions fish >"$home/limber.fish"
    fish --no-config -c "source '$home/limber.fish'; complete -C 'limber start postrun-quick'" >"$home/fish" ||
        complain "fish cannot run its script"
    grep -q '^postrun-quick-5' "$home/fish" || complain "fish does not offer a routine: $(cat "$home/fish")"
    fish --no-config -c "source '$home/limber.fish'; complete -C 'limber start morning\\ str'" >"$home/fish"
    grep -q '^morning' "$home/fish" || complain "fish does not go on after a space: $(cat "$home/fish")"
else
    echo "fish is not installed: its script was not run"
fi

end "every word that can be typed is offered"
