#!/bin/sh
# SPDX-FileCopyrightText: 2026 The Limber authors
# SPDX-License-Identifier: GPL-3.0-or-later
# Other people's locales: capitals are found in a Turkish one, what is printed in a Latin-1 one is
# Latin-1, and a number has its point in a German one. The locales are made here; without localedef
# there are none to try.
set -eu
. "$(dirname "$0")/begin.sh"
# The C library itself keeps what it made of LOCPATH.
export ASAN_OPTIONS="${ASAN_OPTIONS-}:detect_leaks=0"
export PULSE_SERVER=unix:/nonexistent ALSA_CONFIG_PATH=/nonexistent
mkdir "$home/locales"
for locale in tr_TR.UTF-8 de_DE.ISO-8859-1; do
    localedef -i "${locale%%.*}" -f "${locale#*.}" "$home/locales/$locale" >/dev/null 2>&1 || {
        echo "skipped: localedef cannot make $locale here"
        exit 77
    }
done
export LOCPATH="$home/locales"
[ "$(LC_ALL=de_DE.ISO-8859-1 locale charmap)" = ISO-8859-1 ] || { echo "skipped: LOCPATH is not heeded here"; exit 77; }

# the same routines, whatever the case and the locale
for words in achilles:ACHILLES inner:INNER 'it band:IT BAND' hip:HIP 'shin:SHIN'; do
    LC_ALL=C.UTF-8 "$limber" list --for "${words%%:*}" >"$home/small" 2>&1 || complain "list --for ${words%%:*} fails"
    LC_ALL=tr_TR.UTF-8 "$limber" list --for "${words#*:}" >"$home/capital" 2>&1 || complain "list --for ${words#*:} fails"
    cmp -s "$home/small" "$home/capital" || complain "list --for ${words#*:} finds others in Turkish: $(cat "$home/capital")"
done
LC_ALL=tr_TR.UTF-8 expect 0 'hamstring-strap' exercises --for HAMSTRINGS --kind STATIC
LC_ALL=tr_TR.UTF-8 expect 0 'Butterfly' exercise 'BUTTERFLY STRETCH'
LC_ALL=tr_TR.UTF-8 expect 0 'Diaphragm\|Belly breathing' exercise 'DIAPHRAGM BREATHING'
LC_ALL=tr_TR.UTF-8 expect 0 'fine' check "$LIMBER_SOURCE/routines/unwind-6.yaml"

cat >"$home/Übung.yaml" <<'YAML'
limber: 1
title: Dehnen für Läufer – „kurz“ • ½ Ω 漢
when: any
language: de
summary: Grün, größer, später …
precautions: Hör auf, wenn es weh tut.
steps: [{name: Hüfte öffnen, prepare: 1.5s, hold: 5s, note: Atme – ruhig, cues: [Füße schließen]}]
YAML

# latin ARGUMENTS...: prints no UTF-8 in a Latin-1 locale, and the letters that it has.
latin() {
    LC_ALL=de_DE.ISO-8859-1 "$limber" "$@" >"$home/out" 2>"$home/err" </dev/null || true
    cat "$home/out" "$home/err" >"$home/all"
    [ -s "$home/all" ] || complain "limber $* prints nothing"
    LC_ALL=C grep -n "$(printf '[\302-\364][\200-\277]')" "$home/all" && complain "limber $* prints UTF-8 in Latin-1"
    return 0
}
shows() { # TEXT: stands in the output of the last call, once read as Latin-1
    iconv -f ISO-8859-1 -t UTF-8 "$home/all" | grep -q -- "$1" || complain "'$1' is missing in: $(head -5 "$home/all")"
}
latin show "$home/Übung.yaml"
shows 'Dehnen für Läufer - "kurz" \* ½ ? ?'
shows 'Grün, größer, später .$'
latin start "$home/Übung.yaml" --plain --no-sound --speed 1000
shows 'Go: Hüfte öffnen'
LIMBER_LOG_TRIALS=1 latin start "$home/Übung.yaml" --plain --no-sound --speed 1000
latin add "$home/Übung.yaml"
latin list
shows 'Dehnen für Läufer'
latin check "$home/Übung.yaml"
latin pin physio-plantar-load
latin today
latin log
latin log --plain
shows 'Dehnen für Läufer'
latin log show "$(LC_ALL=C.UTF-8 "$limber" log --csv | sed -n 2p | cut -d, -f1)"
latin exercises
latin exercise wall-calf-straight
latin doctor
latin --help
latin start --help
latin exercises --for 'Füße'
latin show 'Füße'
# a second has its point, read and written, where the locale has a comma
[ "$(LC_ALL=de_DE.ISO-8859-1 locale decimal_point)" = , ] || complain "the locale has no comma"
LC_ALL=de_DE.ISO-8859-1 expect 0 '^1\.500 work ' show --timeline "$home/Übung.yaml"

sed -i 's/hold: 5s/hodl: 5s/' "$home/Übung.yaml"
latin check "$home/Übung.yaml"
shows 'steps: .{name: Hüfte öffnen'

# what programs read is UTF-8 everywhere
LC_ALL=de_DE.ISO-8859-1 expect 0 'Dehnen für Läufer – „kurz“' log --json
LC_ALL=C expect 0 'Dehnen für Läufer – „kurz“' log --csv

end "every locale gets its own letters"
