#!/bin/sh
# SPDX-FileCopyrightText: 2026 The Limber authors
# SPDX-License-Identifier: GPL-3.0-or-later
# What every file looks like, those that git does not know yet too:
#   1. C is laid out as .clang-format says.
#   2. A file of src/ has 500 lines at most: past that it holds a second idea.
#   3. Texts are as .editorconfig says: no blanks at the end of a line, a newline at the end of a file.
# Needs git. Without the clang-format of Debian 12 (14), other versions of which decide otherwise, the
# first rule is left out with a word.
set -eu
cd "$LIMBER_SOURCE"
most=500
broken=0
breach() { # RULE FILES...
    [ -n "$2" ] || return 0
    printf '%s:\n%s\n' "$1" "$2"
    broken=1
}

if ! command -v git >/dev/null; then
    echo "git is not here: the format was not checked"
    exit 77
fi
if ! git rev-parse --git-dir >/dev/null 2>&1; then
    echo "not a git checkout: the format was not checked"
    exit 77
fi

# Those that are there, of the patterns given; nothing in the tree has a blank in its name.
files() { git ls-files --cached --others --exclude-standard -- "$@" | sort -u | xargs -r ls -d 2>/dev/null || true; }

texts=$(files '*.c' '*.h' '*.sh' '*.py' '*.build' '*.md' '*.yaml' dev .ci/run)
breach "blanks at the end of a line" "$(printf '%s\n' "$texts" | xargs grep -nE '[[:blank:]]+$' | cut -c 1-80 || true)"
ends=$(printf '%s\n' "$texts" | xargs tail -q -c 1 | tr -dc '\n' | wc -c)
if [ "$ends" -ne "$(printf '%s\n' "$texts" | wc -l)" ]; then
    breach "no newline at the end" "$(for file in $texts; do [ -z "$(tail -c 1 "$file")" ] || echo "$file"; done)"
fi
breach "more than $most lines, look for the second idea" "$(files 'src/*.c' 'src/*.h' | xargs wc -l |
    awk -v most=$most '$2 != "total" && $1 > most { print $2 ": " $1 " lines" }')"

version=$(clang-format --version 2>/dev/null | sed -n 's/.*version \([0-9]*\).*/\1/p')
[ "$version" != 14 ] || breach "not laid out as .clang-format says (./dev format does it)" \
    "$(files '*.c' '*.h' | xargs clang-format --dry-run -Werror 2>&1 | grep ': error: ' || true)"
[ $broken -eq 0 ] || exit 1
if [ "$version" != 14 ]; then
    echo "clang-format 14 is not here (found: ${version:-none}): the layout of C was not checked"
    exit 77
fi
echo "$(printf '%s\n' "$texts" | wc -l) files: laid out by .clang-format, $most lines at most, no blanks at an end"
