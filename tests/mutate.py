#!/usr/bin/env python3
# SPDX-FileCopyrightText: 2026 The Limber authors
# SPDX-License-Identifier: GPL-3.0-or-later
"""Small mutations that a test must notice: ./dev mutate [NAME...]

Each row breaks one thing that a person would meet, in a copy of the tree that keeps its own build
folder (build-mutate), builds what the named test needs and runs it. A test that passes all the same has
let it survive: write the one that was missing. Every test is tried on the whole tree first, so that red
means the mutation. Exit 1 where one survives, does not compile, or is found no more in its file.
"""
import filecmp
import json
import os
import re
import shutil
import subprocess
import sys

TREE = "build-mutate/tree"
BUILD = "build-mutate/build"
PATIENCE = "3"  # times a test's own limit: one that the mutation makes hang is ended then

# name, file in src/, what is found in it once, what stands there instead, the test that notices
MUTATIONS = [
    # base
    ("sign-lost-in-seconds", "base/clock.c", 'ns < 0 && ms > 0 ? "-" : ""', '""', "unit/json"),
    ("relative-home-believed", "base/path.c", "if (home && home[0] == '/')", "if (home)", "unit/path"),
    # routine
    ("four-digits-of-a-second", "routine/duration.c", "*at - start <= 3", "*at - start <= 9", "unit/duration"),
    ("second-advice-first", "routine/advice.c", "place == 0 ? 1.0 : place == 1 ? 0.5 : 0.4",
     "place == 0 ? 0.5 : 1.0", "unit/advice"),
    # session
    ("three-pips-never", "session/marks.c", "length >= PIPS_FROM ? PIPS", "length < 0 ? PIPS", "unit/timeline_marks"),
    ("halfway-of-short-holds", "session/marks.c", "timed && segment->length >= HALFWAY_FROM", "timed",
     "unit/timeline_marks"),
    ("sides-never-take-turns", "session/marks.c", "rep % 2 == 1 ? step->first", "rep % 1 == 0 ? step->first",
     "unit/timeline_marks"),
    ("ease-without-least", "session/ease.c", "return half > least ? half : least;", "return half;", "unit/ouch"),
    ("second-ouch-noted", "session/ouch.c", "ouch->alarm || before > 0 ||", "ouch->alarm ||", "unit/ouch"),
    ("calm-reason-before-urgent", "session/gate.c",
     "gate_urgency(reasons[at - 1]) < gate_urgency(gate)", "gate_urgency(reasons[at - 1]) > gate_urgency(gate)",
     "unit/gate"),
    ("back-twice-is-back-once", "session/player.c", "now - player->last_back <= BACK_TWICE", "false",
     "unit/player_jumps"),
    ("cues-never-spoken", "session/speech.c", "if (mark->kind == MARK_CUE)", "if (mark->kind == MARK_PIP)",
     "unit/speech"),
    # store
    ("half-a-session-does-not-count", "store/adherence.c", "2 * session->steps_done >=", "session->steps_done >=",
     "unit/adherence"),
    ("a-day-counts-double", "store/adherence.c", "done < most ? done : most", "done", "unit/adherence"),
    ("rest-day-is-due", "store/today.c", "day - sum->last >= pace(times_of(plan))", "day - sum->last >= 0",
     "unit/today"),
    # figure
    ("left-not-mirrored", "figure/figure_moment.c", "*mirrored = left &&", "*mirrored = false && left &&",
     "unit/figure_moment"),
    ("figure-off-centre", "figure/raster.c", "(double)dots->columns / 2 -", "(double)dots->columns / 3 -",
     "unit/figure_frames"),
    # sound
    ("sides-swapped-in-the-ears", "sound/mixer.c", "left = event->gain * (1 - event->pan)",
     "left = event->gain * (1 + event->pan)", "unit/mixer"),
    ("late-words-spoken", "sound/speaker_plan.c", "planned.sample ? 0 : PLAN_LATE", "PLAN_LATE", "unit/speaker_plan"),
    # helper
    ("foreign-sample-unchecked", "helper/callback.c", "sound->length > capacity - sound->offset",
     "sound->length > capacity", "unit/callback"),
    ("sound-of-a-dead-program", "helper/callback.c", "wire_is_stale(page, now) ? 0 : volume", "volume",
     "unit/callback"),
    # play
    ("skipped-counts-as-done", "play/summary.c", "if (result->reached && !result->skipped)", "if (result->reached)",
     "unit/journal"),
    ("resume-does-a-step-again", "play/resume.c", "records[i].position + 1;", "records[i].position;", "unit/resume"),
    # page
    ("formula-in-a-sheet", "page/csv.c", "formula ? guarded : guarded + 1", "guarded + 1", "unit/csv"),
    ("quote-not-doubled", "page/csv.c", "if (*text == '\"')", "if (*text == '\\t')", "unit/csv"),
    # terminal
    ("list-stops-at-a-heading", "terminal/list.c", "while (next < count && !is_row(of, next))",
     "if (next < count && !is_row(of, next))", "unit/list"),
    ("flood-at-any-pace", "terminal/burst.c", "return slow && has_credit(burst, now);", "return slow;", "unit/burst"),
    ("dim-too-dark", "terminal/style_colors.c", "[STYLE_DIM] = {{OWN, 247, 0xa3adb8}", "[STYLE_DIM] = {{OWN, 247, 0x60656a}",
     "unit/style"),
    ("picture-left-behind", "terminal/images.c", "if (slot->visible && can.kitty)", "if (!slot->visible && can.kitty)",
     "terminal/images"),
    ("sixels-cut-short", "terminal/sixel.c", "write_run(bits[from], to - from, out);",
     "write_run(bits[from], to - from - 1, out);", "unit/sixel"),
    ("every-figure-solid", "terminal/terminal.c", "current.figures != FIGURES_BRAILLE && rows >= SOLID_ROWS",
     "current.figures != FIGURES_BRAILLE && rows >= 1", "terminal/figure"),
    ("blank-told-a-colour", "terminal/thrift.c", "if (*sign == ' ' ||", "if (*sign == '\\t' ||", "unit/thrift"),
    # figure
    ("slow-motion-in-every-frame", "figure/figure_moment.c", "stand->length > 0 && paced < seen ? paced : seen;",
     "stand->length > 0 && paced < seen ? seen : seen;", "unit/figure_motion"),
    ("arrow-under-the-floor", "figure/scene_still.c", "low < LEAST_HEIGHT; i++", "false; i++", "unit/figure_still"),
    # screen
    ("picture-under-help", "screen/parts/run.c", "images_hold(loop->help.up);", "images_hold(false);",
     "terminal/images"),
    ("ouch-taken-back-goes-on", "screen/coach/coach_ouch.c", "    coach_command(coach, COMMAND_BACK);\n", "",
     "terminal/ouch"),
    ("halfway-like-any-other", "screen/coach/coach_draw.c", "return FRAME_DASHED;", "return FRAME_DOUBLE;",
     "terminal/coach"),
    ("volume-never-shown", "screen/coach/coach_draw.c", "if (percent > 0 && coach->drawn_at < coach->volume_until)",
     "if (false)", "terminal/coach"),
    ("rest-shows-what-is-over", "screen/coach/coach_draw.c", "if (view.segment->kind != SEGMENT_REST || !coming)",
     "if (true)", "terminal/figure"),
    ("rest-bright", "screen/coach/coach_draw.c", "view->segment->kind == SEGMENT_REST);", "false);", "terminal/figure"),
    ("answers-in-the-footer-alone", "screen/visit/choice.c", "sheet_gaps(1) == 0 ||", "true ||", "terminal/going_on"),
    ("early-enter-passes-the-gate", "screen/visit/gate_page.c",
     "return last && clock_monotonic() - house->shown_at > SEEN_AFTER;", "return last;", "terminal/gate"),
    ("longest-routine-first", "screen/home/home_list.c", "one->total < other->total ? -1 : 1",
     "one->total < other->total ? 1 : -1", "terminal/home"),
    ("props-not-found", "screen/library/library_list.c", "if (text_find(exercise->props[i], word))", "if (false)",
     "terminal/library"),
    ("ouches-not-in-the-history", "screen/history/history_sessions.c", "if (logged->ouch_count > 0)", "if (false)",
     "terminal/history_screen"),
    ("rest-comes-after-work", "screen/coach/coach_words.c",
     "while (next < timeline->count && timeline->segments[next].kind == SEGMENT_REST)", "while (false)",
     "unit/coach_coming"),
    # command
    ("due-but-exit-0", "command/command_today.c", "today_is_due(items, found) ? EXIT_PROBLEM", "today_is_due(items, found) ? EXIT_FINE",
     "command/today"),
]


def say(*words):
    print(*words, flush=True)


def run(command, **more):
    return subprocess.run(command, capture_output=True, text=True, errors="replace", **more)


def ninja(targets):
    return run(["ninja", "-C", BUILD, *targets])


def copy_tree():
    """Brings the tree as it stands, untracked files too; what did not change keeps its time."""
    listed = run(["git", "ls-files", "-z", "--cached", "--others", "--exclude-standard"], check=True).stdout
    wanted = {path for path in listed.split("\0") if os.path.isfile(path)}
    for folder, _, names in os.walk(TREE):
        for name in names:
            path = os.path.join(folder, name)
            if os.path.relpath(path, TREE) not in wanted:
                os.remove(path)
    for path in wanted:
        copied = os.path.join(TREE, path)
        os.makedirs(os.path.dirname(copied), exist_ok=True)
        if not os.path.exists(copied) or not filecmp.cmp(path, copied, shallow=False):
            shutil.copy(path, copied)


def configure():
    if os.path.exists(BUILD + "/build.ninja"):
        return
    # a warning that a mutation brings (a variable without a use) is no news
    made = run(["meson", "setup", BUILD, TREE, "-Dbuildtype=debug", "-Dwerror=false"])
    if made.returncode:
        sys.exit(made.stdout + made.stderr)


class Tests:
    """What meson knows of each test, by suite/name."""

    def __init__(self):
        ninja(["build.ninja"])
        told = json.loads(run(["meson", "introspect", "--tests", "--targets", BUILD], check=True).stdout)
        root = os.path.realpath(BUILD)
        files = {target["id"]: [os.path.relpath(path, root) for path in target["filename"]]
                 for target in told["targets"]}
        self.needs = {}
        for test in told["tests"]:
            suite = test["suite"][0].split(":")[-1]
            needed = [path for target in test["depends"] for path in files.get(target, [])]
            if suite != "unit":
                needed += [path for paths in files.values() for path in paths
                           if path.startswith("src/helper/limber-")]
            self.needs[f"{suite}/{test['name']}"] = needed

    def try_one(self, test):
        """None: it passes; else what it complains of first."""
        suite, name = test.split("/")
        run(["meson", "test", "-C", BUILD, "--no-rebuild", "-t", PATIENCE, "--suite", suite, name])
        with open(BUILD + "/meson-logs/testlog.txt", encoding="utf-8", errors="replace") as file:
            log = file.read()
        if "exit status 0" in log:
            return None
        if "exit status 77" in log:
            return None
        failed = list(dict.fromkeys(re.findall(r"\[  FAILED  \] ([a-z]\w+)", log)))
        if failed:
            return failed[0] + (f" and {len(failed) - 1} more" if len(failed) > 1 else "")
        return "it ended with " + (re.findall(r"^result: *(.*)", log, re.M) or ["nothing"])[0]


def read(path):
    with open(path, encoding="utf-8") as file:
        return file.read()


def write(path, text):
    with open(path, "w", encoding="utf-8") as file:
        file.write(text)


def try_mutation(tests, mutation):
    """What became of it, and whether that is well."""
    _, file, find, replacement, test = mutation
    path = f"{TREE}/src/{file}"
    whole = read(path) if os.path.exists(path) else ""
    if whole.count(find) != 1:
        return f"NOT FOUND  its line stands {whole.count(find)} times in src/{file}", False
    try:
        write(path, whole.replace(find, replacement))
        built = ninja(tests.needs[test])
        if built.returncode:
            return "NO BUILD   " + built.stdout[-600:], False
        complaint = tests.try_one(test)
    finally:
        write(path, whole)
    if complaint is None:
        return f"SURVIVED   {test} passes", False
    return f"noticed    {test}: {complaint}", True


def green_at_first(tests, wanted):
    """Are the tests green without a mutation? Else red would say nothing."""
    used = sorted({mutation[4] for mutation in wanted})
    unknown = [test for test in used if test not in tests.needs]
    if unknown:
        sys.exit("mutate: no such test: " + ", ".join(unknown))
    say(f"mutate: compiling and trying {len(used)} tests without a mutation")
    built = ninja(sorted({path for test in used for path in tests.needs[test]}))
    if built.returncode:
        sys.exit(built.stdout[-3000:])
    red = [f"{test}: {complaint}" for test in used if (complaint := tests.try_one(test))]
    if red:
        sys.exit("mutate: red without any mutation: " + "; ".join(red))


def main():
    os.chdir(os.path.join(os.path.dirname(os.path.abspath(__file__)), ".."))
    known = {mutation[0]: mutation for mutation in MUTATIONS}
    strangers = [name for name in sys.argv[1:] if name not in known]
    if strangers:
        sys.exit(f"mutate: no mutation is called {', '.join(strangers)}; there are: {' '.join(known)}")
    wanted = [known[name] for name in sys.argv[1:]] or MUTATIONS
    copy_tree()
    configure()
    tests = Tests()
    green_at_first(tests, wanted)
    well = 0
    for mutation in wanted:
        told, good = try_mutation(tests, mutation)
        say(f"{mutation[0]:32} {told}")
        well += good
    say(f"{well} of {len(wanted)} noticed")
    sys.exit(0 if well == len(wanted) else 1)


main()
