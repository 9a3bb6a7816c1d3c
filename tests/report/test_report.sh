#!/bin/sh
# SPDX-FileCopyrightText: 2026 The Limber authors
# SPDX-License-Identifier: GPL-3.0-or-later
# `limber report` from outside: what it writes and where, what it says of it, and its one clear message
# where there is nothing to write or nowhere to write it.
set -eu
. "$(dirname "$0")/../command/begin.sh"
export LIMBER_NOW=1795646400 # 2026-11-25, 22:40
mkdir -p "$home/work" "$home/state/limber"
cd "$home/work"

# report CODE 'PATTERN' ARGUMENTS...: what `expect` holds, of `limber report`.
report() {
    code=$1 pattern=$2
    shift 2
    expect "$code" "$pattern" report "$@"
}

has() { grep -q -- "$2" "$1" || complain "$1 lacks '$2'"; }
has_not() { ! grep -q -- "$2" "$1" || complain "$1 has '$2'"; }

report 1 'nothing is logged yet'
[ -z "$(ls)" ] || complain "a file was written about nothing"
"$LIMBER_BUILD/tests/bench/make_years" "$home/state/limber/log.db"

# the page
report 0 'Written: limber-report-2026-11-25.html'
report 0 'In it, from 2026-09-03 to 2026-11-25: calf, knee; 168 sessions'
report 0 'Not in it: names of client and author (--with-name'
report 0 'Not in it: your notes (--with-notes'
has limber-report-2026-11-25.html '<h2>Your calf</h2>'
has limber-report-2026-11-25.html '2026-09-03 to 2026-11-25'
has_not limber-report-2026-11-25.html 'J. Runner'
[ "$(stat -c %a limber-report-2026-11-25.html 2>/dev/null || stat -f %Lp limber-report-2026-11-25.html)" = 600 ] ||
    complain "others can read the report"
report 0 'names of client and author' --with-name
has limber-report-2026-11-25.html 'J. Runner'
report 0 'In it, from 2026-11-24 to 2026-11-25: knee; 2 sessions' --routine knee --since 2026-11-24
has_not limber-report-2026-11-25.html 'Your calf'
report 0 'knee; 2 sessions' --routine some/where/knee.yaml --since 2026-11-24
report 0 'calf, knee; 7300 sessions' --since 1900-01-01 -o all.html
# what a clock that was wrong has written ahead of today is left out
LIMBER_NOW=1764110400
report 0 'In it, from 2025-09-03 to 2025-11-25: calf, knee; 1[67][0-9] sessions' -o back.html
LIMBER_NOW=1795646400

# the other forms
report 0 'Written: limber-report-2026-11-25.csv' --csv --since 2026-11-20
# a file of CSV says that it is UTF-8, or Excel garbles its letters; standard output does not
mark=$(printf '\357\273\277')
has limber-report-2026-11-25.csv "^${mark}record,routine,session,"
report 0 'Written: limber-report-2026-11-25.csv' --csv --since 2026-11-20 # over the one just written
report 0 'Written: limber-report-2026-11-25.json' --json --since 2026-11-20
has limber-report-2026-11-25.json '"limber-report": 1,'
[ "$(head -c 1 limber-report-2026-11-25.json)" = '{' ] || complain "JSON begins with something else"
"$limber" report --csv --since 2026-11-25 -o - >"$home/csv" 2>"$home/said" || complain "to standard output"
has "$home/csv" '^record,routine,session,'
has "$home/csv" '^session,knee,'
has_not "$home/csv" 'In it'
has "$home/said" 'In it, from 2026-11-25'

# a paragraph, to be copied
"$limber" report --text >"$home/text" 2>"$home/said" || complain "a paragraph"
has "$home/text" '^Exercise report by Limber '
has "$home/text" '^Your calf, .* Done: [0-9]* sessions.*; last session 2026-11-25'
has_not "$home/text" 'In it'
has "$home/said" 'In it, from 2026-09-03'
report 0 'Written: words.txt' --text -o words.txt
report 0 'Written: words.txt' --text -o words.txt # over the one just written

# what it refuses
report 2 'one of them' --csv --text
report 2 'must be a date' --since tomorrow
report 2 'must be a date' --since 2026-02-30
report 2 'one of them' --csv --json
report 2 'usage: limber report' knee
report 1 "did you mean 'knee'?" --routine kne
report 1 "no session of 'shoulder'" --routine shoulder
report 1 'nothing is logged since 2026-11-26; the last session was on 2026-11-25' --since 2026-11-26
echo 'my own words' >letter.html
report 1 'letter.html: it is there already and is no report of Limber' -o letter.html
has letter.html '^my own words$'
: >empty.html
report 0 'Written: empty.html' -o empty.html
report 1 'there is no such folder' -o nowhere/report.html
mkdir folder
report 1 'folder: it is a folder' -o folder
mkfifo fifo
report 1 'fifo: it is there already and is not a plain file' -o fifo
if [ "$(id -u)" != 0 ]; then
    chmod 555 folder
    report 1 'Permission denied' -o folder/report.html
fi
cp all.html before.html
(
    ulimit -f 40 2>/dev/null # the disk is full after a few kilobytes
    report 1 'all.html: ' --since 1900-01-01 -o all.html
    exit $failures
) || complain "a full disk"
cmp -s all.html before.html || complain "a full disk cost the report that was there"
[ -z "$(find . -name '*.html.*')" ] || complain "a temporary file was left: $(ls)"
"$limber" report --json -o - >/dev/full 2>"$home/said" && complain "a full standard output"
has "$home/said" 'cannot write'

# what clients sent, on the physio's side
clinic() {
    code=$1 pattern=$2
    shift 2
    expect "$code" "$pattern" clinic "$@"
}
mkdir clients
clinic 1 'clients: no report is in it' clients
clinic 1 'none: No such file' none
report 0 'Written: clients/jo.json' --json --with-name -o clients/jo.json
clinic 0 '^J. Runner .*2026-11-25 ' clients
"$limber" clinic clients --json >"$home/table" && has "$home/table" '"client": "J. Runner",'
"$limber" clinic clients --csv >"$home/table" && has "$home/table" '^J. Runner,calf,'
"$limber" clinic clients --html >"$home/table" && has "$home/table" '<th scope="row">J. Runner</th>'
clinic 2 'one of them' --html --csv clients
printf 'Knee, for Tom\n2026-11-24 18:05: done, 4 of 4 steps, 9:40 of 10:20 min, pain after 3\n' >clients/tom.txt
echo 'milk, bread' >clients/list.txt
clinic 0 '^Tom .*2026-11-24 ' clients
head -c 10000 /dev/zero | tr '\0' '[' >clients/deep.json
mkfifo clients/fifo.json
ln -s /dev/zero clients/zero.json
clinic 1 'limber: deep.json: it is no report' clients
clinic 1 'limber: fifo.json: it is no plain file' clients
clinic 1 'limber: zero.json: it is no plain file' clients
clinic 1 '^Tom ' clients
[ "$(grep -c '^limber: ' "$home/all")" -eq 3 ] || complain "not one line for each: $(cat "$home/all")"

# a log that cannot be read
echo 'no database' >"$home/state/limber/log.db"
report 3 'the log is damaged'
[ "$(wc -l <"$home/all")" -eq 1 ] || complain "many words about a damaged log: $(cat "$home/all")"

end "the report is written, or one line says why not"
