#!/bin/sh
# SPDX-FileCopyrightText: 2026 The Limber authors
# SPDX-License-Identifier: GPL-3.0-or-later
# What a desktop and a software centre read of Limber is as their own checkers want it.
set -u
. "$LIMBER_SOURCE/tests/command/begin.sh"
cd "$LIMBER_SOURCE/docs/desktop" || exit 1
tried=0
if command -v desktop-file-validate >/dev/null; then
    tried=$((tried + 1))
    desktop-file-validate limber.desktop || complain "limber.desktop"
fi
if command -v appstreamcli >/dev/null; then
    tried=$((tried + 1))
    # Limber has no page in the net, which newer versions miss and older ones know no name for
    found=$(appstreamcli validate --no-net limber.metainfo.xml 2>&1) ||
        ! printf '%s\n' "$found" | grep '^[EW]:' | grep -qv url-homepage-missing ||
        complain "limber.metainfo.xml: $found"
fi
[ $failures -eq 0 ] || exit 1
[ $tried -gt 0 ] || { echo "neither desktop-file-validate nor appstreamcli is here"; exit 77; }
echo "$tried checkers find nothing"
