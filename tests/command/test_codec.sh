#!/bin/sh
# SPDX-FileCopyrightText: 2026 The Limber authors
# SPDX-License-Identifier: GPL-3.0-or-later
# The program starts without the sound libraries; where its module is not there it says so, and a
# session is followed all the same.
set -u
. "$(dirname "$0")/begin.sh"

if command -v readelf >/dev/null; then
    readelf -d "$limber" | grep NEEDED | grep -E 'sndfile|samplerate|portaudio|espeak' &&
        complain "limber itself is linked with a sound library"
fi

"$limber" render unwind-6 -o "$home/whole.wav" >"$home/said" 2>&1 || complain "render: $(cat "$home/said")"
[ -s "$home/whole.wav" ] || complain "render wrote nothing"

mkdir "$home/alone"
cp "$limber" "$home/alone/limber"
got=0
"$home/alone/limber" render unwind-6 -o "$home/none.wav" >"$home/said" 2>&1 || got=$?
[ $got = 1 ] || complain "render without the module: exit $got"
grep -q 'limber-codec.so cannot be loaded' "$home/said" || complain "render without the module: $(cat "$home/said")"
[ -e "$home/none.wav" ] && complain "render without the module left a file"
"$home/alone/limber" start unwind-6 --plain --speed 1000 >"$home/said" 2>&1 </dev/null ||
    complain "start without the module: $(tail -3 "$home/said")"

end "sound comes when it is needed"
