#!/bin/sh
# SPDX-FileCopyrightText: 2026 The Limber authors
# SPDX-License-Identifier: GPL-3.0-or-later
# The mixer runs in the audio callback, where nothing may wait. Given its library, lists what the
# object wants from outside: moving and clearing memory is all that it may.
set -eu
defined=$(nm "$1" | grep -c ' T mixer_') || true
[ "$defined" -ge 6 ] || { echo "$1 holds $defined functions of the mixer"; exit 1; }
calls=$(nm -u "$1" | sed -n 's/^ *U _*//p' | sort -u)
breaches=0
for call in $calls; do
    case $call in
    memset | memmove | memcpy | mem*_chk | stack_chk_fail*) ;;
    GLOBAL_OFFSET_TABLE_) ;; # where code that may lie anywhere finds those
    *) echo "the mixer calls $call"; breaches=$((breaches + 1)) ;;
    esac
done
[ $breaches -eq 0 ] || exit 1
echo "the mixer calls only:" $calls
