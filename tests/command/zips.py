# SPDX-FileCopyrightText: 2026 The Limber authors
# SPDX-License-Identifier: GPL-3.0-or-later
"""Writes the archives that no pack may be, a file each, into the folder given.

A name's first part says what is wrong with it; test_pack.sh knows what is to be said of each.
"""
import io
import stat
import struct
import sys
import zipfile

ROUTINE = b"limber: 1\ntitle: A\nwhen: any\nsteps:\n  - {name: A, hold: 30s}\n"
folder = sys.argv[1]


def archive(*members, method=zipfile.ZIP_DEFLATED):
    """The bytes of an archive of (name or ZipInfo, bytes)."""
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", method) as made:
        for name, data in members:
            made.writestr(name, data)
    return out.getvalue()


def keep(name, data):
    with open(f"{folder}/{name}.limber", "wb") as out:
        out.write(data)


def link(name, to):
    info = zipfile.ZipInfo(name)
    info.create_system = 3
    info.external_attr = (stat.S_IFLNK | 0o777) << 16
    return info, to


def patched(data, at_local, at_central, value):
    """The same with a field of the first entry's two heads put to another value."""
    data = bytearray(data)
    central = data.index(b"PK\x01\x02")
    data[at_local:at_local + len(value)] = value
    data[central + at_central:central + at_central + len(value)] = value
    return bytes(data)


good = archive(("a.yaml", ROUTINE))
keep("good", good)
keep("climbs", archive(("a.yaml", ROUTINE), ("../../x", b"x")))
keep("absolute", archive(("a.yaml", ROUTINE), ("/tmp/x", b"x")))
keep("folder", archive(("knee/a.yaml", ROUTINE)))
keep("backslash", archive(("a.yaml", ROUTINE), ("..\\..\\x", b"x")))
keep("link", archive(("a.yaml", ROUTINE), link("hip.jpg", "/etc/passwd")))
keep("linked", archive(link("a.yaml", "/etc/hostname")))
keep("twice", archive(("a.yaml", ROUTINE), ("hip.jpg", b"x"), ("hip.jpg", b"y")))
keep("two", archive(("a.yaml", ROUTINE), ("b.yaml", ROUTINE)))
keep("none", archive(("hip.jpg", b"x")))
keep("empty", archive())
keep("wide", archive(*[(f"{i}.jpg", b"") for i in range(1001)]))
keep("bomb", archive(("a.yaml", ROUTINE), ("b.wav", bytes(8 << 20))))
keep("long", archive(("a.yaml", ROUTINE), ("x" * 300, b"x")))
keep("escape", archive(("a.yaml", ROUTINE), ("a\x1b[2Jb.wav", b"x")))
keep("cut", good[:-30])
keep("half", good[:len(good) // 2])
keep("headless", good[:8])
keep("torn", good[2:])
keep("secret", patched(good, 6, 8, b"\x01\x00"))
keep("large", patched(good, 22, 24, struct.pack("<I", 0xFFFFFFFE)))
keep("damaged", archive(("a.yaml", ROUTINE), method=zipfile.ZIP_STORED).replace(b"30s", b"40s", 1))
keep("strange", archive(("a.yaml", ROUTINE), ("virus.exe", b"MZ")))
keep("huge", archive(("a.yaml", b"#" * (2 << 20)), method=zipfile.ZIP_STORED))
step = b"limber: 1\ntitle: A\nwhen: any\nsteps:\n  - {name: A, hold: 30s, photo: hip.jpg}\n"
keep("zipped", archive(("a.yaml", step), ("hip.jpg", good)))
with open(f"{folder}/Word.docx", "wb") as out:
    out.write(archive(("[Content_Types].xml", b"<x/>"), ("word/document.xml", b"<x/>")))
with open(f"{folder}/good.zip", "wb") as out:
    out.write(good)
keep("leaves", archive(("a.yaml", step)))
