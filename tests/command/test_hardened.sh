#!/bin/sh
# SPDX-FileCopyrightText: 2026 The Limber authors
# SPDX-License-Identifier: GPL-3.0-or-later
# What the compiler was asked for is in the programs: places that no two runs share, tables that are
# read-only once linked, no stack that runs, guards on it, and the C library's checks of what is
# copied, where the compiler knows the size of the place. Processors of the x86 family also have marks
# where a jump may land; a program says so only where the system's own start files do, so these are
# looked for in each object.
#
#   test_hardened.sh LIBRARY PROGRAM...
set -u
library=$1
shift
breaches=0
breach() { echo "$1"; breaches=$((breaches + 1)); }
command -v readelf >/dev/null || { echo "skipped: no readelf here"; exit 77; }

for program; do
    name=${program##*/}
    names=$(readelf -W --dyn-syms "$program" | awk '{ sub(/@.*/, "", $8); print $8 }')
    checked=$(printf '%s\n' "$names" | grep -c '_chk$')
    readelf -hW "$program" | grep -q 'Type: *DYN' || breach "$name lies at the same place in every run"
    readelf -dW "$program" | grep -q 'BIND_NOW' || breach "$name looks its functions up as it runs"
    readelf -lW "$program" | grep -q 'GNU_RELRO' || breach "$name keeps its tables writable"
    readelf -lW "$program" | grep 'GNU_STACK' | grep -q ' RWE ' && breach "$name has a stack that runs"
    printf '%s\n' "$names" | grep -qx '__stack_chk_fail' || breach "$name has no guards on its stack"
    [ "$checked" -ge 2 ] || breach "$name has only $checked checked functions of the C library"
    echo "$name: $checked checked functions"
done
case $(uname -m) in
x86_64 | i?86)
    objects=$(readelf -hW "$library" | grep -c 'Type: *REL')
    marked=$(readelf -nW "$library" | grep -c 'IBT, SHSTK')
    [ "$marked" -eq "$objects" ] || breach "only $marked of $objects objects have marks for jumps"
    ;;
esac
[ $breaches -eq 0 ] || { echo "$breaches breaches"; exit 1; }
