#!/bin/sh
# SPDX-FileCopyrightText: 2026 The Limber authors
# SPDX-License-Identifier: GPL-3.0-or-later
# The code is laid out as .clang-format says. Needs git and the clang-format of Debian 12 (14): other
# versions decide otherwise, and are left out with a word.
set -eu
cd "$LIMBER_SOURCE"
if ! command -v git >/dev/null; then
    echo "git is not here: the format was not checked"
    exit 77
fi
if ! git rev-parse --git-dir >/dev/null 2>&1; then
    echo "not a git checkout: the format was not checked"
    exit 77
fi
version=$(clang-format --version 2>/dev/null | sed -n 's/.*version \([0-9]*\).*/\1/p')
if [ "$version" != 14 ]; then
    echo "clang-format 14 is not here (found: ${version:-none}): the format was not checked"
    exit 77
fi
git ls-files '*.c' '*.h' | xargs clang-format --dry-run -Werror
long=$(git ls-files 'src/*.c' 'src/*.h' | xargs wc -l | awk '$2 != "total" && $1 > 500 { print $2 ": " $1 " lines" }')
[ -z "$long" ] || { echo "rooms that have outgrown themselves: $long"; exit 1; }
