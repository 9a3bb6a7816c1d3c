#!/bin/sh
# SPDX-FileCopyrightText: 2026 The Limber authors
# SPDX-License-Identifier: GPL-3.0-or-later
# A log that cannot be read, for every reason there is: no command takes it for an empty one, none of
# them hangs, and no file that was written before is touched.
set -eu
. "$(dirname "$0")/begin.sh"
export LIMBER_NOW=1795646400 # 2026-11-25, 22:40
log=$home/state/limber/log.db
mkdir -p "$home/state/limber" "$home/data/limber/routines"
printf 'limber: 1\ntitle: Calf\nwhen: any\nfor: {times: 1/day}\nsteps: [{name: Stand, hold: 10s}]\n' \
    >"$home/data/limber/routines/calf.yaml"
"$LIMBER_BUILD/tests/bench/make_years" "$log"
"$limber" log export --since 2026-09-01 -o "$home/backup" >"$home/out"
rm "$log"
"$limber" log import "$home/backup" >"$home/out"
mv "$log" "$home/whole.db"
ways=

# fresh WHY: the log is whole again, and an export and a report of it are there.
fresh() {
    why=$1
    rm -rf "$home/state/limber"
    mkdir "$home/state/limber"
    cp "$home/whole.db" "$log"
    cp "$home/backup" "$home/backup.jsonl" 2>/dev/null || :
    cp "$home/page" "$home/page.html" 2>/dev/null || :
}

# unread ARGUMENTS...: exit 3, the word WHY, and nothing printed that would pass for an answer.
unread() {
    got=0
    # shellcheck disable=SC2086
    $ways "$limber" "$@" >"$home/out" 2>"$home/err" </dev/null || got=$?
    [ "$got" = 3 ] || complain "$why: limber $*: exit $got, and prints: $(head -5 "$home/out" "$home/err")"
    case " $* " in
    *' --quiet '*) [ ! -s "$home/err" ] || complain "$why: limber $* says $(cat "$home/err")" ;;
    *) grep -q "$why" "$home/err" || complain "$why: limber $* says $(cat "$home/err")" ;;
    esac
    [ ! -s "$home/out" ] || complain "$why: limber $* prints $(head -5 "$home/out")"
}

# every_file: what writes a file leaves the old one.
every_file() {
    unread log export -o "$home/backup.jsonl"
    unread report --routine calf -o "$home/page.html"
    cmp -s "$home/backup" "$home/backup.jsonl" || complain "$why: the backup was touched"
    cmp -s "$home/page" "$home/page.html" || complain "$why: the report was touched"
    unread log export -o "$home/new.jsonl"
    [ ! -e "$home/new.jsonl" ] || complain "$why: an export of nothing was written"
}

every_command() {
    unread today
    unread today --quiet
    unread log --json
    unread log --csv
    unread log export
    unread log show 0000
    unread log delete all --yes
    unread unpin calf
    unread report --since 2000-01-01 --csv -o -
    every_file
}

fresh whole
expect 0 'sessions written' log export -o "$home/backup"
expect 0 'Written' report --routine calf -o "$home/page"

fresh 'damaged'
printf 'no log, but a file of another kind; %0600d' 1 >"$log"
every_command
unread log

# its first pages say that it is a log, and the rest is gone
fresh 'damaged'
size=$(wc -c <"$log")
head -c $((size - 8192)) /dev/zero | tr '\0' 'x' | dd of="$log" bs=8192 seek=1 conv=notrunc 2>/dev/null
every_command
unread report --since 2027-01-01

fresh 'plain file'
rm "$log" && mkdir "$log"
every_command

fresh 'plain file'
rm "$log" && mkfifo "$log"
every_command

fresh 'plain file'
mkfifo "$log-journal"
every_command

fresh 'in use'
for held in file folder; do
    ways="$LIMBER_BUILD/tests/command/hold_log $held $log"
    unread today
    every_file
done
# a session that could not be logged says so at its end
LIMBER_LOG_TRIALS=1 $ways "$limber" start calf --plain --no-sound --speed 100 >"$home/out" 2>&1 </dev/null || :
tail -1 "$home/out" | grep -q '^limber: not logged: another program holds the log$' ||
    complain "a session that was not logged ends with: $(tail -3 "$home/out")"
# what changes the log waits a moment and gives up
$ways "$limber" log import "$home/backup" >"$home/out" 2>&1 && complain "an import into a log that is held"
grep -q 'another program holds the log' "$home/out" || complain "an import says $(cat "$home/out")"
ways=

# what was put in a file's place keeps nobody waiting either
fresh whole
mkfifo "$home/data/limber/routines/fifo.yaml"
got=0
timeout 30 "$limber" today >"$home/out" 2>&1 </dev/null || got=$?
[ "$got" -le 1 ] || complain "a FIFO among the routines: exit $got"

if [ "$(id -u)" != 0 ]; then
    fresh 'Permission denied'
    chmod 000 "$log"
    every_command
fi

end "a log that cannot be read is never an empty one"
