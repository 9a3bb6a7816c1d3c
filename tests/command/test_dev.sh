#!/bin/sh
# SPDX-FileCopyrightText: 2026 The Limber authors
# SPDX-License-Identifier: GPL-3.0-or-later
# ./dev as a newcomer meets it: words that it does not know, a machine where something is missing, a
# folder that may not be written to. Nothing is installed or built here.
set -u
. "$LIMBER_SOURCE/tests/command/begin.sh"
dev=$LIMBER_SOURCE/dev
bin=$home/bin
mkdir -p "$bin"

# says CODE 'PATTERN' COMMAND...: the exit code of ./dev, and a pattern in what it prints.
says() {
    code=$1 pattern=$2
    shift 2
    out=$("$@" 2>&1)
    got=$?
    [ $got -eq "$code" ] || complain "$*: exit $got, not $code"
    printf '%s\n' "$out" | grep -q -- "$pattern" || complain "$*: no '$pattern' in: $out"
}

says 2 "no task is called 'nosuchtask'" "$dev" nosuchtask
says 0 './dev uninstall' "$dev" help
"$dev" help | grep -qE 'set -eu|^build=|SPDX' && complain "the help shows lines of the script"
[ "$("$dev" help | wc -l)" -le 24 ] || complain "the help does not fit a screen"

# A machine with nothing on it but a package manager, and somebody who is not root.
for tool in sh dirname cat sed awk tr sort grep mktemp rm printf find; do
    ln -sf "$(command -v $tool)" "$bin/$tool"
done
printf '#!/bin/sh\necho 1000\n' >"$bin/id"
printf '#!/bin/sh\nexit 9\n' >"$bin/apt-get"
chmod +x "$bin/id" "$bin/apt-get"
missing=$(PATH=$bin "$dev" test 2>&1)
[ $? -eq 1 ] || complain "without root and without packages it does not end with 1"
for word in 'sudo apt-get update' 'sudo apt-get install .* libyaml-dev' 'sudo apt-get install .* libcmocka-dev'; do
    printf '%s\n' "$missing" | grep -q -- "$word" || complain "without root it does not say: $word"
done
[ "$(printf '%s\n' "$missing" | wc -l)" -le 8 ] || complain "without root it says more than it needs: $missing"

# Warnings stop the build in CI's own compiler alone; a newer one that finds something new does not.
mkdir "$home/tree"
cp "$dev" "$home/tree/dev"
rm "$bin/find"
for tool in ninja pkg-config pulseaudio parec clang-format man dash cc meson find; do
    printf '#!/bin/sh\necho %s "$@"\n[ %s != meson ]\n' $tool $tool >"$bin/$tool"
    chmod +x "$bin/$tool"
done
ln -s "$(command -v mkdir)" "$bin/mkdir"
for version in 12.2.0 14.2.0 16.1.0 ''; do
    printf '#!/bin/sh\necho %s\n' "$version" >"$bin/cc"
    set_up=$(PATH=$bin CC='' LIMBER_BROWSER=no "$home/tree/dev" test 2>&1)
    case $version:$set_up in
    12.*:*werror=true*) ;;
    12.*) complain "with gcc $version warnings are no errors: $set_up" ;;
    *werror=true*) complain "with cc $version warnings are errors" ;;
    *"meson setup build-test"*) ;;
    *) complain "with cc $version it does not come to building: $set_up" ;;
    esac
done

# What is to be done is said after meson's changed files were read again, and said once.
program=$home/tree/build/src/command/limber
mkdir -p "$(dirname "$program")"
printf '#!/bin/sh\necho started\n' >"$program"
chmod +x "$program"
cat >"$bin/ninja" <<'SH'
#!/bin/sh
changed=$(dirname "$0")/changed
case $* in
-n*) if [ -e "$changed" ]; then echo '[1/1] Regenerating build files.'; elif [ "$4" != build.ninja ]; then echo '[7/7] Linking'; fi ;;
*build.ninja) rm "$changed" ;;
esac
SH
touch "$home/tree/build/build.ninja" "$bin/changed"
ln -sf "$(command -v tail)" "$bin"
printf '#!/bin/sh\n' >"$bin/pkg-config"
says 0 '^started' env PATH="$bin" "$home/tree/dev" run
[ "$out" = "dev: setting up build again
dev: compiling, steps: 7
started" ] || complain "run says before it starts: $out"

# A suite is known, and a test that was left out inside its program named once, by whatever meson and
# cmocka.
mkdir -p "$home/tree/build-test/meson-logs"
touch "$home/tree/build-test/build.ninja"
for listed in 'limber:unit / timeline' 'unit - limber:timeline'; do
    cat >"$home/tree/build-test/meson-logs/testlog.txt" <<LOG
test:         $listed
result:       exit status 0
no locale with a comma
[  SKIPPED ] seconds_have_a_point
[  SKIPPED ] tests: 1 test(s), listed below:
[  SKIPPED ] 1 test(s), listed below:
[  SKIPPED ] seconds_have_a_point
LOG
    printf '#!/bin/sh\necho "%s"\n' "$listed" >"$bin/meson"
    tested=$(PATH=$bin CC='' LIMBER_BROWSER=no "$home/tree/dev" test unit 2>/dev/null | tail -n 2)
    [ "$tested" = "dev: skipped timeline, seconds_have_a_point: no locale with a comma
1 passed, 0 failed, 1 skipped" ] || complain "a skip inside a test is told as: $tested"
    says 2 "no suite and no test is called 'nosuchsuite'; suites: unit" \
        env PATH="$bin" CC= LIMBER_BROWSER=no "$home/tree/dev" test nosuchsuite
done

# Another Debian.
says 2 'which Debian?' "$dev" debian
[ "$(id -u)" = 0 ] || says 1 'needs root and debootstrap' "$dev" debian trixie

# Nowhere to install to.
if [ "$(id -u)" != 0 ]; then
    says 1 'cannot be written to' "$dev" install /nonexistent
else
    echo "root may write anywhere: a refused prefix was not tried"
fi
says 1 "nothing of Limber's was installed" "$dev" uninstall "$home/nowhere"

[ $failures -eq 0 ] || exit 1
echo "dev says what it knows and what it needs"
