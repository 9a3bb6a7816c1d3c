#!/bin/sh
# SPDX-FileCopyrightText: 2026 The Limber authors
# SPDX-License-Identifier: GPL-3.0-or-later
# Every file that can hold a comment says whose it is and under which licence; the others stand in
# REUSE.toml.
set -eu
cd "$LIMBER_SOURCE"
failures=0
complain() { echo "$1"; failures=$((failures + 1)); }

files=$(find src routines sounds tests docs meson.build meson_options.txt *.md .clangd .editorconfig .gitattributes dev .ci/run REUSE.toml -type f |
    grep -vE '\.(flac|svg|json|txt|seed)$|/LICENSE$|^tests/unit/bad/')
for line in 'SPDX-FileCopyrightText: 20' 'SPDX-License-Identifier: '; do
    without=$(printf '%s\n' "$files" | xargs grep -L "$line" || true)
    [ -z "$without" ] || complain "without a line '$line': $without"
done
cmp -s LICENSE LICENSES/GPL-3.0-or-later.txt || complain "LICENSE at the root is not that of the whole"
for licence in $(grep -rhoE 'SPDX-License-Identifier: [A-Z][A-Za-z0-9.-]+' src routines sounds | cut -d' ' -f2 | sort -u); do
    [ -s "LICENSES/$licence.txt" ] || complain "LICENSES/$licence.txt is not there"
done
[ $failures -eq 0 ] || exit 1
echo "every file says whose it is"
