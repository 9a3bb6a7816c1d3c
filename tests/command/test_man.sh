#!/bin/sh
# SPDX-FileCopyrightText: 2026 The Limber authors
# SPDX-License-Identifier: GPL-3.0-or-later
# Holds the man page against the program: every option and command of `limber --help` stands in the
# page, and every option in the page is known to the program. The page must be free of warnings.
set -eu
limber=$LIMBER_BUILD/src/command/limber page=$LIMBER_SOURCE/docs/limber.1
wrong=0
complain() { echo "$1"; wrong=1; }

text=$(sed 's/\\-/-/g; s/\\(->/->/g' "$page")
# "[un]pin" is two of them, and so is "add|pack"
verbs=$("$limber" --help | sed -n 's/^  limber \([][a-z|]\{1,\}\).*/\1/p' | tr '|' '\n' | sed 's/^\[\([a-z]*\)\]\(.*\)/\2 \1\2/' | sort -u)
help=$(for verb in $verbs; do "$limber" "$verb" --help; done; "$limber" --help)
known=$(printf '%s\n' "$help" | grep -o -- '--[a-z][a-z-]*' | sort -u)
[ -n "$verbs" ] && [ -n "$known" ] || complain "the help lists nothing"
for option in $known; do
    printf '%s\n' "$text" | grep -q -- "$option\b" || complain "the man page lacks $option"
done
for option in $(printf '%s\n' "$text" | grep -o -- '--[a-z][a-z-]*' | sort -u); do
    printf '%s\n' "$known --version" | grep -q -- "$option\b" || complain "the program does not know $option"
done
for verb in $verbs; do
    printf '%s\n' "$text" | grep -q "limber $verb" || complain "the man page lacks 'limber $verb'"
done
lines=$("$limber" --help | wc -l)
[ "$lines" -le 24 ] || complain "--help takes $lines lines: more than a screen"
if command -v man >/dev/null; then
    warnings=$(LC_ALL=C.UTF-8 MANROFFSEQ= MANWIDTH=80 man --warnings -E UTF-8 -l -Tutf8 -Z "$page" 2>&1 >/dev/null)
    [ -z "$warnings" ] || complain "$warnings"
else
    echo "man is not installed: the page's markup was not checked"
fi
[ $wrong -eq 0 ] && echo "man page and program agree"
exit $wrong
