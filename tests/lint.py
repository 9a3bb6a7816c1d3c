#!/usr/bin/env python3
# SPDX-FileCopyrightText: 2026 The Limber authors
# SPDX-License-Identifier: GPL-3.0-or-later
"""Looks for faults in src/ without running it: ./dev lint [FILE...]

clang-tidy with the checks of .clang-tidy, cppcheck, and gcc's analyzer, each on every file as the compile
database of build-lint says, or on the files named. Clean means that nothing is said; what a tool gets wrong
is left out below, with the reason. Exit 1 where something is said.
"""
import json
import os
import shlex
import subprocess
import sys
from concurrent.futures import ThreadPoolExecutor

BUILD = "build-lint"

# What gcc 12's analyzer gets wrong in C that was written by contracts.
GCC = ["-fanalyzer", "-Werror",
       # a NULL that one caller may hand over is one that all do: headers say who may, sanitizers try it
       "-Wno-analyzer-null-dereference", "-Wno-analyzer-null-argument",
       # it loses what a loop of its caller has filled in; cppcheck and clang-tidy look for that too
       "-Wno-analyzer-use-of-uninitialized-value"]

# What cppcheck gets wrong, as ID:FILE (a pattern), each with why.
CPPCHECK = {
    "nullPointerRedundantCheck:*": "it does not see that memory_fail ends the program",
    "nullPointer:src/routine/work_reader.c": "no_form is called where there is a key",
    "nullPointer:src/command/command_report.c": "there is a session at least, so there is a part",
    "arrayIndexThenCheck:src/sound/voice.c": "the text ends with a NUL; the limit is of what is spoken",
    "uninitvar:src/page/exercise_page.c": "text_encode fills the bytes that it counts",
    "preprocessorErrorDirective:*/pngconf.h": "it reads no header of the system's, where the bits of a byte stand",
    "uninitvar:src/helper/trial.c": "the loop above fills every place",
}


def run(command):
    return subprocess.run(command, capture_output=True, text=True, errors="replace")


def read_database():
    with open(BUILD + "/compile_commands.json", encoding="utf-8") as file:
        entries = json.load(file)
    for entry in entries:
        path = os.path.join(entry["directory"], entry["file"])
        entry["path"] = os.path.relpath(os.path.realpath(path), os.getcwd())
    seen = {}
    for entry in entries:  # a file that two programs share is looked at once
        if entry["path"].startswith("src/"):
            seen.setdefault(entry["path"], entry)
    return seen


def tidy(entry):
    told = run(["clang-tidy", "-p", BUILD, "--quiet", entry["path"]])
    return told.stdout if told.returncode else ""


def analyze(entry):
    command, skip = ["gcc"], False
    for word in shlex.split(entry["command"]):
        if not skip and word not in ("ccache", "cc", "gcc", "clang", "-c", "-MD", "-MQ", "-MF", "-o"):
            command.append(word)
        skip = word in ("-MQ", "-MF", "-o")
    told = subprocess.run(command + GCC + ["-S", "-o", "-"], cwd=entry["directory"], text=True, errors="replace",
                          stdout=subprocess.DEVNULL, stderr=subprocess.PIPE)
    return told.stderr if told.returncode else ""


def cppcheck(entries):
    project = BUILD + "/lint_commands.json"
    with open(project, "w", encoding="utf-8") as file:
        json.dump([{key: entry[key] for key in ("directory", "command", "file")} for entry in entries], file)
    told = run(["cppcheck", "--project=" + project, "--enable=warning,portability", "--quiet", "--std=c11",
                "--error-exitcode=1", "-j", str(os.cpu_count()), "--inline-suppr",
                "--template={file}:{line}: {severity}: {message} [{id}]",
                *["--suppress=" + suppression for suppression in CPPCHECK]])
    return told.stderr if told.returncode else ""


def say(tool, text):
    if text.strip():
        print(f"---- {tool} ----\n{text.strip()}", flush=True)
    return bool(text.strip())


def main():
    os.chdir(os.path.join(os.path.dirname(os.path.abspath(__file__)), ".."))
    database = read_database()
    strangers = [path for path in sys.argv[1:] if path not in database]
    if strangers:
        sys.exit("lint: not compiled here: " + ", ".join(strangers))
    entries = [database[path] for path in sys.argv[1:]] or list(database.values())
    found = say("cppcheck", cppcheck(entries))
    with ThreadPoolExecutor(os.cpu_count()) as pool:
        for tool, look in (("gcc -fanalyzer", analyze), ("clang-tidy", tidy)):
            for text in pool.map(look, entries):
                found = say(tool, text) or found
    if not found:
        print(f"{len(entries)} files, nothing to say")
    sys.exit(found)


main()
