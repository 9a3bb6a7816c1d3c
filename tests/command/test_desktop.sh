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
    appstreamcli validate --no-net limber.metainfo.xml || complain "limber.metainfo.xml"
fi
[ $failures -eq 0 ] || exit 1
[ $tried -gt 0 ] || { echo "neither desktop-file-validate nor appstreamcli is here"; exit 77; }
echo "$tried checkers find nothing"
