#!/bin/sh
# SPDX-FileCopyrightText: 2026 The Limber authors
# SPDX-License-Identifier: GPL-3.0-or-later
# Writes the page's own files as C: player_body, player_style and player_script, each an array of bytes
# with a NUL at its end. The scripts stand in one after another, in the order given.
set -eu
out=$1 body=$2 style=$3
shift 3
array() { # NAME
    printf 'const char %s[] = {' "$1"
    od -An -v -tx1 | sed 's/ \([0-9a-f][0-9a-f]\)/(char)0x\1,/g'
    printf '0};\n'
}
{
    printf '#include "page/player/player_files.h"\n'
    array player_body <"$body"
    array player_style <"$style"
    { printf '"use strict";\n(() => {\n' && cat "$@" && printf '})();\n'; } | array player_script
} >"$out"
