#!/bin/sh
# SPDX-FileCopyrightText: 2026 The Limber authors
# SPDX-License-Identifier: GPL-3.0-or-later
# Holds the man page of the routine file against the reader: every key, region and question stands in it,
# and its examples pass `limber check`.
set -eu
. "$(dirname "$0")/begin.sh"
page=$LIMBER_SOURCE/docs/limber-routine.5
sed 's/\\f[BIR]//g; s/\\-/-/g; s/\\(aq/'"'"'/g; s/\\e/\\/g; s/^\\&//' "$page" >"$home/page"
cd "$LIMBER_SOURCE/src/routine"
keys() { sed -n 's/.*\({\|GAP(\|^ *\)"\([A-Za-z-]*\)", *\(FIELD_\|[a-z_]*)\).*/\2/p' "$@" | sort -u; }
keys=$(keys head_reader.c step_reader.c step_rows.h days_reader.c days_reader.h group_reader.c cue_reader.c progress_reader.c exercise.c figure_reader.c)
ids=$(grep -o '{"[a-z-]*", "[A-Z]\|\.id = "[a-z-]*"' region.c | cut -d'"' -f2)
[ "$(echo "$keys" | wc -l)" -gt 60 ] && [ "$(echo "$ids" | wc -l)" -gt 50 ] || complain "the reader's tables were not understood"
for word in $keys $ids; do
    grep -qw -- "$word" "$home/page" || complain "the page lacks '$word'"
done

# the examples, in the order of the page: what begins with `limber: 1`
mkdir "$home/exercises"
awk -v home="$home" '/^\.fi/ { file = "" }
    /^\.nf/ { getline; if ($0 == "limber: 1") file = home "/example" ++count ".yaml" }
    file { print > file }' "$home/page"
grep -l '^kind:' "$home"/example*.yaml | while read -r file; do mv "$file" "$home/exercises/"; done
[ -e "$home/example1.yaml" ] && [ -n "$(ls "$home/exercises")" ] || complain "the page has no examples"
for file in "$home"/example*.yaml "$home"/exercises/*.yaml; do
    expect 0 'fine' check "$file"
done
if command -v man >/dev/null; then
    warnings=$(LC_ALL=C.UTF-8 MANROFFSEQ= MANWIDTH=80 man --warnings -E UTF-8 -l -Tutf8 -Z "$page" 2>&1 >/dev/null)
    [ -z "$warnings" ] || complain "$warnings"
fi

end "the routine's man page and the reader agree"
