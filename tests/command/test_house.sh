#!/bin/sh
# SPDX-FileCopyrightText: 2026 The Limber authors
# SPDX-License-Identifier: GPL-3.0-or-later
# Holds the table of rooms in docs/house.md against the includes that stand in src/: a room may
# include itself and the rooms of its row, a folder inside a room also the folders of its own row, and only
# the libraries of the room's row. Holds beside it that no two files have one name, that nothing
# is printed around the gate, and what compilers and machines at hand would not notice. Prints each breach.
set -eu
cd "$LIMBER_SOURCE"
table=$(sed -n 's,^| \([a-z/]*\) | \([a-z/ ]*\)| \([a-z ]*\)|$,\1:\2:\3,p' docs/house.md)
[ -n "$table" ] || { echo "docs/house.md has no table of rooms"; exit 1; }
breaches=0
breach() { echo "$1"; breaches=$((breaches + 1)); }
row_of() { printf '%s\n' "$table" | grep "^$1:"; }
field() { echo "$1" | cut -d: -f"$2"; }
included_in() { grep -ho '^#include "[a-z_/]*/' "$1"/*.[ch] | cut -d'"' -f2 | sed 's,/$,,' | sort -u; }

for folder in src/*/ src/*/*/; do
    ls "$folder"*.[ch] >/dev/null 2>&1 || continue
    place=${folder#src/} place=${place%/} room=${folder#src/} room=${room%%/*}
    row=$(row_of "$place") || { breach "$place has no row in docs/house.md"; continue; }
    of_room=$(row_of "$room") || { breach "$room has no row in docs/house.md"; continue; }
    allowed=" $place $(field "$row" 2) " libraries=" $(field "$of_room" 3) "
    [ "$place" = "$room" ] || allowed="$allowed $(field "$of_room" 2) "
    for included in $(included_in "src/$place"); do
        case $allowed in *" $included "*) ;; *) breach "$place includes $included: $(grep -l "^#include \"$included/[a-z_]*\.h" "$folder"*.[ch] | tr '\n' ' ')" ;; esac
    done
    for room_allowed in $(field "$row" 2); do
        grep -rqh "^#include \"$room_allowed/" "src/$place" || breach "docs/house.md lets $place call $room_allowed, which it does not"
    done
    for header in 'ncurses:n*curses.*\.h' 'portaudio:portaudio\.h' 'sndfile:sndfile\.h' 'samplerate:samplerate\.h' 'yaml:yaml\.h' 'sqlite:sqlite3\.h' 'espeak:espeak.*\.h' 'seccomp:seccomp\.h' 'expat:expat\.h' 'archive:archive.*\.h' 'qrencode:qrencode\.h' 'zbar:zbar\.h' 'png:png\.h' 'jpeg:jpeglib\.h' 'zlib:zlib\.h'; do
        if grep -q "^#include <${header#*:}>" "$folder"*.[ch] 2>/dev/null; then
            case $libraries in *" ${header%%:*} "*) ;; *) breach "$place includes ${header%%:*}'s header" ;; esac
        fi
    done
done
# A file is found by its name alone: no two have one, wherever they stand.
for twice in $(find src -name '*.[ch]' | sed 's,.*/,,' | sort | uniq -d); do
    breach "$twice is the name of more than one file: $(find src -name "$twice" | tr '\n' ' ')"
done
# The compiler of Debian 12 for arm64 crashes on such a loop; with an `if` it builds.
for crash in $(grep -lE '([a-z]+) = fmaxf?\(\1, *fabsf?\(' src/*/*.c src/*/*/*.c sounds/*.c tests/*/*.c); do
    breach "$crash takes the largest of fabs by fmax, on which a compiler crashes"
done
for wide in $(grep -lE '_Atomic (u?int64_t|Ns|double)|atomic_u?(llong|int_(least|fast)64_t)' src/*/*.[ch] src/*/*/*.[ch]); do
    breach "$wide has an atomic of 64 bits, which needs a lock on some machines of 32"
done

# cmocka 2 calls the name out of date that does not say whether the numbers have a sign.
for old in $(grep -lw 'assert_in_range' tests/*/*.c); do
    breach "$old asks for assert_in_range; say assert_int_in_range or assert_uint_in_range"
done

# What people and programs read goes through base/print.h, whose streams hold the gate; letters are
# compared by base/text.h, which does not ask the locale. The helpers are programs of their own, and a
# room that asks the C library for either has found a way around.
for word in '\bprintf(' '\bputs(' '\bputchar(' '\bperror(' '\bstdout\b' '\bstderr\b' '\bvprintf('; do
    for file in $(grep -rl --include='*.c' -- "$word" src | grep -v '^src/helper/'); do
        breach "$file prints around base/print.h: $(grep -n -- "$word" "$file" | head -1)"
    done
done
for word in 'strn\{0,1\}casecmp(' 'strcasestr(' '\bto\(lower\|upper\)(' '\bis\(alpha\|alnum\|upper\|lower\|space\)(' 'nl_langinfo('; do
    for file in $(grep -rl --include='*.c' -- "$word" src | grep -v '^src/base/\(print\|text_width\)\.c$'); do
        breach "$file asks the locale about letters: $(grep -n -- "$word" "$file" | head -1)"
    done
done
[ $breaches -eq 0 ] || { echo "$breaches breaches"; exit 1; }
echo "every include is allowed, and nothing is printed around the gate"
