# SPDX-FileCopyrightText: 2026 The Limber authors
# SPDX-License-Identifier: GPL-3.0-or-later
# Sourced by the tests of commands: a home of their own, and a count of what was not as it should be.
limber=$LIMBER_BUILD/src/command/limber
home=$(mktemp -d)
trap 'rm -rf "$home"' EXIT
export HOME="$home" XDG_DATA_HOME="$home/data" XDG_STATE_HOME="$home/state" XDG_CONFIG_HOME="$home/config"
failures=0

complain() { echo "$*"; failures=$((failures + 1)); }

# expect CODE 'PATTERN' ARGUMENTS...: the exit code, and a pattern in all that is printed.
expect() {
    code=$1 pattern=$2
    shift 2
    got=0
    "$limber" "$@" >"$home/out" 2>"$home/err" </dev/null || got=$?
    cat "$home/out" "$home/err" >"$home/all"
    if [ "$got" != "$code" ] || ! grep -q -- "$pattern" "$home/all"; then
        complain "limber $*: exit $got (wanted $code), wanted '$pattern' in:"
        head -30 "$home/all"
    fi
}

# The end of a test: says what is true, or fails.
end() {
    [ $failures -eq 0 ] || exit 1
    echo "$1"
}
