# SPDX-FileCopyrightText: 2026 The Limber authors
# SPDX-License-Identifier: GPL-3.0-or-later
"""Draws the codes of a handout, as its page has them in SVG, as a picture: photo.py PAGE PNG [link].

They stand one below the other, four pixels a square; with "link" those of links alone.
"""
import re
import struct
import sys
import zlib

SCALE = 4
page = open(sys.argv[1], encoding="utf-8").read()
links = len(sys.argv) > 3
rows = []
for svg in re.findall(r"<svg viewBox[^>]*crispEdges.*?</svg>", page, re.S):
    if ('aria-label="code ' in svg) == links:
        continue
    side = int(re.search(r'viewBox="0 0 (\d+)', svg).group(1))
    squares = [bytearray(b"\xe6" * side) for _ in range(side)]
    for x, y, run in re.findall(r"M(\d+) (\d+)h(\d+)v1", svg):
        squares[int(y)][int(x):int(x) + int(run)] = b"\x1e" * int(run)
    rows += [bytes(shade for shade in row for _ in range(SCALE)) for row in squares for _ in range(SCALE)]
width = max(map(len, rows))
raw = b"".join(b"\0" + row.ljust(width, b"\xe6") for row in rows)


def chunk(kind, data):
    return struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))


with open(sys.argv[2], "wb") as out:
    out.write(b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", struct.pack(">IIBBBBB", width, len(rows), 8, 0, 0, 0, 0))
              + chunk(b"IDAT", zlib.compress(raw)) + chunk(b"IEND", b""))
