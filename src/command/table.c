// SPDX-FileCopyrightText: 2026 The Limber authors
// SPDX-License-Identifier: GPL-3.0-or-later
/* The tables of verbs and options, and nothing else: what `limber` understands. */
#include "command/command.h"

#include "base/array.h"
#include "page/export.h"

#define BIT OPTION_BIT
#define SESSION                                                                                    \
    (BIT(OPTION_SPEED) | BIT(OPTION_NO_SOUND) | BIT(OPTION_VOLUME) | BIT(OPTION_SPEECH) |          \
     BIT(OPTION_DEVICE) | BIT(OPTION_CORE) | BIT(OPTION_MINUTES) | BIT(OPTION_NO_LOG) |            \
     BIT(OPTION_NO_COLOR) | BIT(OPTION_NO_MOTION) | BIT(OPTION_ASCII))

#define PLAN_DAY (BIT(OPTION_DAY) | BIT(OPTION_DATE))

#define DAY VERBS_OF_A_DAY
#define LOOK VERBS_FOR_LOOKING
#define FILES VERBS_FOR_FILES

const Verb verbs[] = {
    {DAY, "", "", "choose a routine and follow it", SESSION, 0, 0, command_home},
    {DAY, "start", "ROUTINE", "follow a routine", SESSION | PLAN_DAY | BIT(OPTION_PLAIN), 1, 1,
     command_start},
    {DAY, "today", "", "list what is due today", BIT(OPTION_QUIET), 0, 0, command_today},
    {DAY, "pin", "ROUTINE", "put a routine on the list for today", BIT(OPTION_TIMES), 1, 1,
     command_pin, .row = "[un]pin"},
    {DAY, "unpin", "ROUTINE", "take it off again", 0, 1, 1, command_unpin, .row = ""},
    {DAY, "log", "", "what was done; and log show, export, import, delete",
     BIT(OPTION_SINCE) | BIT(OPTION_ROUTINE) | BIT(OPTION_PLAIN) | BIT(OPTION_ASCII) |
         BIT(OPTION_CSV) | BIT(OPTION_JSON),
     0, 0, command_log},
    {DAY, "log show", "ID", "one session, each set of it", BIT(OPTION_JSON) | BIT(OPTION_CSV), 1, 1,
     command_log_show},
    {DAY, "log export", "", "the log as JSON Lines",
     BIT(OPTION_OUTPUT) | BIT(OPTION_SINCE) | BIT(OPTION_ROUTINE), 0, 0, command_log_export},
    {DAY, "log import", "FILE", "add the sessions of an export", 0, 1, 1, command_log_import},
    {DAY, "log delete", "ID|all", "delete a session, or all that is kept", BIT(OPTION_YES), 1, 1,
     command_log_delete},
    {DAY, "report", "", "write a page for the physio from the log",
     BIT(OPTION_SINCE) | BIT(OPTION_ROUTINE) | BIT(OPTION_OUTPUT) | BIT(OPTION_CSV) |
         BIT(OPTION_JSON) | BIT(OPTION_TEXT) | BIT(OPTION_WITH_NAME) | BIT(OPTION_WITH_NOTES),
     0, 0, command_report_sessions},
    {DAY, "clinic", "FOLDER", "reports that clients sent, as one table",
     BIT(OPTION_HTML) | BIT(OPTION_CSV) | BIT(OPTION_JSON) | BIT(OPTION_PLAIN) |
         BIT(OPTION_NO_COLOR) | BIT(OPTION_ASCII),
     1, 1, command_clinic},
    {LOOK, "list", "", "list the routines, your own first", BIT(OPTION_FOR), 0, 0, command_list},
    {LOOK, "show", "ROUTINE", "print a routine and its total time",
     BIT(OPTION_TIMELINE) | BIT(OPTION_WHY) | BIT(OPTION_MINUTES) | PLAN_DAY | BIT(OPTION_WEEKS), 1,
     1, command_show},
    {LOOK, "exercises", "[NAME]", "list the exercises, or show one and its figure",
     BIT(OPTION_FOR) | BIT(OPTION_KIND) | BIT(OPTION_WITHOUT) | BIT(OPTION_ASCII), 0, 1,
     command_exercises},
    {LOOK, "exercise", "NAME", "show an exercise and its figure", BIT(OPTION_ASCII), 1, 1,
     command_exercise, .row = ""},
    {LOOK, "sounds", "[THEME]", "play each sound with its name",
     BIT(OPTION_VOLUME) | BIT(OPTION_DEVICE), 0, 1, command_sounds},
    {LOOK, "doctor", "", "look at terminal, sound and voice, and test a beep",
     BIT(OPTION_VOLUME) | BIT(OPTION_DEVICE), 0, 0, command_doctor},
    {FILES, "check", "FILE...", "check routines, exercises or settings",
     BIT(OPTION_MINUTES) | PLAN_DAY | BIT(OPTION_FIX) | BIT(OPTION_DIFF) | BIT(OPTION_FORMAT), 1,
     -1, command_check},
    {FILES, "add", "FILE", "check a routine and add it to your own, or pack it",
     BIT(OPTION_REPLACE) | BIT(OPTION_SCAN), 1, -1, command_add, .row = "add|pack"},
    {FILES, "render", "ROUTINE", "write the whole session as an audio file or a page",
     BIT(OPTION_OUTPUT) | BIT(OPTION_VOLUME) | BIT(OPTION_SPEECH) | BIT(OPTION_CORE) |
         BIT(OPTION_MINUTES) | PLAN_DAY,
     1, 1, command_render},
    {FILES, "handout", "ROUTINE", "print it for paper, with a grid to tick",
     BIT(OPTION_OUTPUT) | BIT(OPTION_TEXT) | BIT(OPTION_PAPER) | BIT(OPTION_LARGE), 1, 1,
     command_handout},
    {FILES, "export", "ROUTINE", "write it for other programs; import reads theirs",
     BIT(OPTION_TO) | BIT(OPTION_OUTPUT), 1, 1, command_export},
    {FILES, "import", "FILE", "make a routine of another timer's file",
     BIT(OPTION_OUTPUT) | BIT(OPTION_ROUTINE), 1, 1, command_import, .row = ""},
    {FILES, "pack", "ROUTINE", "put a routine and all that it needs into one file",
     BIT(OPTION_OUTPUT) | BIT(OPTION_WITH_LOG), 1, 1, command_pack, .row = ""},
    {FILES, "completions", "SHELL", "print what completes words in bash, zsh or fish", 0, 1, -1,
     command_completions, .row = ""},
};
const size_t verb_count = COUNT_OF(verbs);

const OptionRow option_rows[OPTION_COUNT] = {
    [OPTION_PLAIN] = {"plain", 0, NULL, "line by line: for screen readers, pipes and logs"},
    [OPTION_SPEED] = {"speed", 0, "N", "play N times faster, to try a routine"},
    [OPTION_NO_SOUND] = {"no-sound", 0, NULL, "cues on the screen alone"},
    [OPTION_VOLUME] = {"volume", 0, "PERCENT", "0 to 100; 70 where nothing else is set"},
    [OPTION_SPEECH] = {"speech", 0, "LEVEL", "off, brief (what comes, sides) or full (cues too)"},
    [OPTION_DEVICE] = {"device", 0, "NAME", "the sound device whose name has this in it"},
    [OPTION_CORE] = {"core", 0, NULL, "the starred steps alone, when time is short"},
    [OPTION_MINUTES] = {"minutes", 0, "N", "cut to N minutes: the starred steps first"},
    [OPTION_NO_LOG] = {"no-log", 0, NULL, "do not write this session down"},
    [OPTION_NO_COLOR] = {"no-color", 0, NULL, "no colours (so does NO_COLOR)"},
    [OPTION_NO_MOTION] = {"no-motion", 0, NULL, "still figures (as with motion: false)"},
    [OPTION_ASCII] = {"ascii", 0, NULL, "draw with ASCII characters alone"},
    [OPTION_TIMELINE] = {"timeline", 0, NULL, "show: one line an event, with its second"},
    [OPTION_WHY] = {"why", 0, NULL, "show: where each value of a step comes from"},
    [OPTION_FOR] = {"for", 0, "REGION", "what suits a region or complaint: calves, achilles"},
    [OPTION_KIND] = {"kind", 0, "KIND", "dynamic, static, mobility, massage, loading, relax"},
    [OPTION_WITHOUT] = {"without", 0, "PROP", "what needs no wall, mat, roller, step …"},
    [OPTION_OUTPUT] =
        {"output", 'o', "FILE",
         "the file to write; render: .wav .flac .ogg .opus .mp3 .html; handout: .html .pdf"},
    [OPTION_TO] = {"to", 0, "FORM", "export: " EXPORT_WORDS},
    [OPTION_TEXT] = {"text", 0, NULL, "as plain text, for a mail or a clinician's notes"},
    [OPTION_PAPER] = {"paper", 0, "SIZE", "handout: a4, a5 or letter; a4 where nothing is said"},
    [OPTION_LARGE] = {"large", 0, NULL, "handout: large letters and figures"},
    [OPTION_REPLACE] = {"replace", 0, NULL, "add: overwrite your routine of the same name"},
    [OPTION_QUIET] = {"quiet", 'q', NULL,
                      "today: no words; exit 0: nothing due, 1: due, 3: not known"},
    [OPTION_DAY] = {"day", 0, "N", "the day N of the routine's plan, from 1"},
    [OPTION_DATE] = {"date", 0, "DATE", "the day of its plan on this date"},
    [OPTION_WEEKS] = {"weeks", 0, NULL, "show: the plan, from change to change"},
    [OPTION_SINCE] = {"since", 0, "DATE", "from this day on, such as 2026-11-25"},
    [OPTION_ROUTINE] = {"routine", 0, "NAME", "of this routine alone"},
    [OPTION_CSV] = {"csv", 0, NULL, "as CSV, for spreadsheets"},
    [OPTION_JSON] = {"json", 0, NULL, "as JSON, for programs"},
    [OPTION_HTML] = {"html", 0, NULL, "as a page, for a browser"},
    [OPTION_TIMES] = {"times", 0, "RHYTHM", "pin: 2/day, 3/week, 'every 2 days'"},
    [OPTION_YES] = {"yes", 0, NULL, "log delete: do not ask"},
    [OPTION_WITH_NAME] = {"with-name", 0, NULL, "report: with the names of client and author"},
    [OPTION_WITH_NOTES] = {"with-notes", 0, NULL, "report: with your own notes"},
    [OPTION_SCAN] = {"scan", 0, NULL, "add: the files are photos of the codes on a handout"},
    [OPTION_WITH_LOG] = {"with-log", 0, NULL, "pack: with its sessions in the log"},
    [OPTION_FIX] = {"fix", 0, NULL, "check: mend what needs no guess; the old file stays as FILE~"},
    [OPTION_DIFF] = {"diff", 0, NULL, "check: print what --fix would change, and change nothing"},
    [OPTION_FORMAT] = {"format", 0, "FORMAT", "check: text, or json for editors"},
    [OPTION_HELP] = {"help", 'h', NULL, "this help"},
    [OPTION_VERSION] = {"version", 'V', NULL, "the version"},
};
