#!/bin/sh
# SPDX-FileCopyrightText: 2026 The Limber authors
# SPDX-License-Identifier: GPL-3.0-or-later
# The report in a browser: nothing runs in it, it asks for nothing, says nothing on the console, fits
# the width of A4 and takes a sane number of pages. look.html writes down what the browser sees.
set -eu
for name in chromium chromium-browser google-chrome; do
    browser=$(command -v $name) && break
done
if [ -z "${browser-}" ]; then
    echo "chromium is not installed: the report was not looked at in a browser"
    exit 77
fi
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
export HOME="$folder"
cd "$folder"
failures=0
complain() { echo "$*"; failures=$((failures + 1)); }

# The browser reaches nobody: no name resolves.
browse() {
    timeout 60 "$browser" --headless --no-sandbox --disable-gpu --no-first-run --disable-sync \
        --disable-background-networking --disable-component-update --disable-dev-shm-usage \
        --host-resolver-rules='MAP * ~NOTFOUND' --allow-file-access-from-files \
        --user-data-dir="$folder/profile" --enable-logging=stderr --window-size=900,1000 "$@" 2>"$folder/log"
}

seen() { # 'LINE': look.html wrote it
    grep -qx -- "$1" dom || complain "$case: wanted '$1', seen: $(sed -n '/id="seen"/,/<.pre>/p' dom)"
}

look() { # DAYS [TEXT]
    case="a report of $1 days${2+ of '$2'}"
    "$LIMBER_BUILD/tests/unit/write_report" "$1" report.html ${2+"$2"}
    cp "$LIMBER_SOURCE/tests/report/look.html" .
    browse --log-net-log="$folder/net.json" --dump-dom "file://$folder/look.html" >dom ||
        complain "$case: the browser gave up: $(tail -3 log)"
    seen 'language: en'
    for nothing in 'scripts: 0' 'requests: 0' 'unnamed: 0' 'flat: 0' 'overflowing: ' 'outside: '; do
        seen "$nothing"
    done
    ! grep -q CONSOLE log || complain "$case: $(grep CONSOLE log)"
    ! grep -q 'report\.invalid' net.json || complain "$case: it asks for something"
}

print() { # DAYS LEAST-PAGES MOST-PAGES
    look "$1"
    browse --no-pdf-header-footer --print-to-pdf="$folder/report.pdf" "file://$folder/report.html" >/dev/null ||
        complain "$case: not printed: $(tail -3 log)"
    pages=$(grep -a -c '/Type */Page\b' report.pdf) || pages=0
    [ "$pages" -ge "$2" ] && [ "$pages" -le "$3" ] || complain "$case: $pages pages, wanted $2 to $3"
    grep -a -q '/MediaBox \[0 0 59[45][.0-9]* 84[12]' report.pdf || complain "$case: not A4"
}

# A month's heading and the head of its table stand above a session at least, wherever the foot of a
# column comes: this far down, it once came below them.
alone() { # PIXELS
    case="a list of sessions $1 pixels lower"
    "$LIMBER_BUILD/tests/unit/write_report" 84 report.html
    sed -i "s,<h3>Sessions</h3>,<div style=\"height:$1px\"></div>&," report.html
    browse --no-pdf-header-footer --print-to-pdf="$folder/report.pdf" "file://$folder/report.html" >/dev/null ||
        complain "$case: not printed: $(tail -3 log)"
    pdftotext -bbox report.pdf - | awk -F'"' '
        function look(i, j, found) {
            for (i = 1; i <= n; i++) {
                if (text[i] !~ /^(September|October|November)$/) continue
                found = 0
                for (j = 1; j <= n; j++)
                    found += text[j] ~ /^[01][0-9]-[0-9][0-9]$/ && y[j] > y[i] && (x[j] > 290) == (x[i] > 290)
                heads++; bad += !found
            }
            n = 0
        }
        /<page/ { look() }
        /<word/ { n++; x[n] = $2 + 0; y[n] = $4 + 0; text[n] = $9; gsub(/^>|<.*/, "", text[n]) }
        END { look(); exit bad || heads < 3 }' || complain "$case: a heading stands alone"
}

# What these checks cannot see they would not find: a page that does all of it.
control() {
    printf '<!DOCTYPE html><html lang="en"><title>x</title><img src="http://report.invalid/x.png">%s' \
        '<main><p style="width:3000px">x</p></main><script>console.error("heard")</script></html>' >report.html
    cp "$LIMBER_SOURCE/tests/report/look.html" .
    browse --log-net-log="$folder/net.json" --dump-dom "file://$folder/look.html" >dom || complain 'control'
    grep -q 'CONSOLE.*heard' log || complain "control: the console is not heard"
    grep -q 'report\.invalid' net.json || complain "control: requests are not seen"
    ! grep -qx 'scripts: 0' dom || complain "control: scripts are not seen"
    ! grep -qx 'overflowing: ' dom || complain "control: what is too wide is not seen"
}

control
print 0 1 2
print 28 2 4
print 84 3 6
print 400 8 14
if command -v pdftotext >/dev/null; then alone 288; else echo "pdftotext is not installed: no foot of a column was looked at"; fi
print 28 2 40 '</td></style></svg><img src="http://report.invalid/x.png" onerror="alert(1)"><script>alert(1)</script>'
print 28 2 40 'Averyveryverylongwordwithoutanyspaceinitthatnevereverendsandgoesonandonandon'
[ $failures -eq 0 ] && echo "the report is at home in a browser"
[ $failures -eq 0 ]
