#!/bin/sh
# SPDX-FileCopyrightText: 2026 The Limber authors
# SPDX-License-Identifier: GPL-3.0-or-later
# The sheet is the file: what a handout's codes hold is kept from a picture of them, byte for byte, and
# whatever else a picture shows is refused with nothing written.
set -u
. "$(dirname "$0")/begin.sh"
cd "$home" || exit 1
here=$(dirname "$0")

mkdir -p knee/exercises
sed 's/^name:.*/name: Heel drop of the clinic/' "$LIMBER_SOURCE/routines/exercises/calf-raise-single.yaml" >knee/exercises/clinic-drop.yaml
cat >knee/knee.yaml <<'END'
limber: 1
title: Knee, second block   # as it was written, this word too
when: any
author: {name: Anna Berg, clinic: Physio am Park}
steps:
  - {exercise: clinic-drop, reps: 10, tempo: 3-1-1, link: "https://example.org/films/drop"}
  - {exercise: wall-calf-straight, hold: 30s, photo: hip.png}
END
printf '\211PNG\r\n\032\n\0\0\0\rIHDR\0\0\0\002\0\0\0\002' >knee/hip.png
expect 0 'Written' handout knee/knee.yaml -o knee.html
python3 "$here/photo.py" knee.html sheet.png || complain "no picture was drawn"
python3 "$here/photo.py" knee.html link.png link || complain "no picture of the link was drawn"

# refused 'PATTERN' FILES...: it is said in a line, with exit 1, and nothing is there afterwards.
refused() {
    expect 1 "$1" add --scan "$2"
    [ ! -e "$home/data" ] || complain "$2: something was written"
}
refused "holds no routine; it says 'https://example.org/films/drop'" link.png
refused 'is neither a JPEG nor a PNG' knee/knee.yaml
refused 'no such file' nothing.jpg
refused 'is a folder' knee
expect 2 '4 photos are enough' add --scan a b c d e
expect 2 'one file at a time' add knee/knee.yaml knee/knee.yaml

expect 0 'Added: limber start knee' add --scan sheet.png
grep -q 'comes from someone else: Anna Berg, Physio am Park' "$home/all" || complain "it is not said from whom it comes"
grep -q "warning: the photo 'hip.png' is not there" "$home/all" || complain "it is not said that the photo is not in it"
cmp knee/knee.yaml data/limber/routines/knee/knee.yaml || complain "the routine is another"
cmp knee/exercises/clinic-drop.yaml data/limber/routines/knee/exercises/clinic-drop.yaml || complain "the exercise is another"

# without the helper there is a sheet, and no code on it
mkdir alone && cp "$limber" alone/limber
alone/limber handout knee/knee.yaml -o bare.html >"$home/said" 2>&1 || complain "no sheet without codes: $(cat "$home/said")"
grep -q 'No codes on it: .*limber-code cannot be started' "$home/said" || complain "no word of the codes: $(cat "$home/said")"
grep -q 'crispEdges' bare.html && complain "a code that nobody drew"

end "a picture of the sheet is the file"
