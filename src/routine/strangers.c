// SPDX-FileCopyrightText: 2026 The Limber authors
// SPDX-License-Identifier: GPL-3.0-or-later
/* Keys that people write and the format has not: what they were meant for. A table; the first row
 * of a map counts, "" stands for every map. */
#include "routine/fields.h"

#include "base/array.h"
#include "base/text.h"

#include <string.h>

static const char in_note[] = "put it into the 'note'";
static const char in_link[] =
    "an address stands in 'link', as 'link: https://example.org/heel-drop'; "
    "words go into the 'note'";
static const char in_photo[] =
    "a picture beside the routine stands in 'photo', as 'photo: hip.jpg'";
static const char in_step[] = "it belongs to a step: write it below the step's '-', in line with "
                              "the other keys";
static const char in_defaults[] = "for all steps it stands in 'defaults:'";
static const char in_for[] = "it stands in 'for:', a map of client, from, until, review and times";
static const char in_times[] = "how often stands in 'for:', as '{times: 3/week}' or "
                               "'{times: [mon, wed, fri]}'";
static const char in_author[] = "it stands in 'author:', a map of name, clinic and contact";
static const char in_head[] = "it belongs to the head of the file, before 'steps'";
static const char in_progress[] = "how a dose grows stands in 'progress', as "
                                  "'- {after: 7 days, reps: 12}'";
static const char if_settled[] = "what waits until pain has settled stands in 'progress', as "
                                 "'- {after: 2 weeks, if: settled, reps: 12}'";
static const char of_own[] = "make what is so from that day on a step of its own, with 'days'";
static const char in_breath[] =
    "how a breath goes stands in 'breath': 'breath: 4-6' is in for 4 s, "
    "out for 6 s";
static const char in_speech[] = "it stands in 'speech:', a map of level, voice, rate, pitch and "
                                "command";
static const char in_clinic[] = "it stands in 'clinic:', a map of name, contact and logo";
static const char hold_or_time[] = "write 'hold' to keep still, or 'time' to keep moving";

#define STEP "a step"
#define HEAD "a routine"
#define CUE "a cue"
#define REPEAT "a repeat"
#define PROGRESS "an entry of 'progress'"
#define FOR "'for'"
#define AUTHOR "'author'"
#define SCALE "a scale"
#define SETTINGS "the settings"

static const struct {
    const char *what, *key, *meant, *hint, *instead, *inner;
} rows[] = {
    {STEP, "weight", "load", NULL},
    {STEP, "weights", "load", NULL},
    {STEP, "resistance", "load", NULL},
    {STEP, "kg", "load", "write 'load' with its unit: 'load: 10 kg'"},
    {STEP, "lb", "load", "write 'load' with its unit: 'load: 20 lb'"},
    {STEP, "band", "load", NULL},
    {STEP, "video", "link", in_link},
    {STEP, "url", "link", in_link},
    {STEP, "links", "link", in_link},
    {STEP, "website", "link", in_link},
    {STEP, "youtube", "link", in_link},
    {STEP, "image", "photo", in_photo},
    {STEP, "picture", "photo", in_photo},
    {STEP, "img", "photo", in_photo},
    {STEP, "foto", "photo", in_photo},
    {STEP, "day", "days", NULL},
    {STEP, "weekday", "weekdays", NULL},
    {STEP, "on", "weekdays", NULL},
    {STEP, "frequency", "times", "how often stands in 'times', as 2/week"},
    {STEP, "if", NULL, if_settled},
    {STEP, "after", NULL, in_progress},
    {REPEAT, "if", NULL, if_settled},
    {REPEAT, "progress", NULL, "it belongs to the steps in it: each has its own 'progress'"},
    {STEP, "week", NULL, in_progress},
    {STEP, "weeks", NULL, in_progress},
    {STEP, "phase", NULL, in_progress},
    {STEP, "progression", "progress", in_progress},
    {STEP, "dose", NULL, "write its keys in the step itself: sets, reps, hold, rest", "hold"},
    {STEP, "dosage", NULL, "write its keys in the step itself: sets, reps, hold, rest", "hold"},
    {STEP, "duration", NULL, hold_or_time, "hold"},
    {STEP, "seconds", NULL, hold_or_time, "hold"},
    {STEP, "minutes", NULL, hold_or_time, "hold"},
    {STEP, "length", NULL, hold_or_time, "hold"},
    {STEP, "for", NULL, hold_or_time, "hold"},
    {STEP, "repetitions", "reps", NULL},
    {STEP, "repetition", "reps", NULL},
    {STEP, "repeats", "reps", NULL},
    {STEP, "count", "reps", NULL},
    {STEP, "number", "reps", NULL},
    {STEP, "series", "sets", NULL},
    {STEP, "rounds", "sets", NULL},
    {STEP, "pause", "rest", NULL},
    {STEP, "break", "rest", NULL},
    {STEP, "recovery", "rest", NULL},
    {STEP, "breathe", "breaths", NULL},
    {STEP, "breathing", "breath", NULL},
    {STEP, "in", NULL, in_breath},
    {STEP, "out", NULL, in_breath},
    {STEP, "inhale", NULL, in_breath},
    {STEP, "exhale", NULL, in_breath},
    {STEP, "pace", "tempo", NULL},
    {STEP, "speed", "tempo", NULL},
    {STEP, "cadence", "tempo", NULL},
    {STEP, "description", "note", in_note},
    {STEP, "notes", "note", in_note},
    {STEP, "comment", "note", in_note},
    {STEP, "comments", "note", in_note},
    {STEP, "remark", "note", in_note},
    {STEP, "instruction", "note", in_note},
    {STEP, "instructions", "note", in_note},
    {STEP, "text", "note", in_note},
    {STEP, "info", "note", in_note},
    {STEP, "say", "cues", NULL},
    {STEP, "tip", "cues", NULL},
    {STEP, "tips", "cues", NULL},
    {STEP, "label", "name", NULL},
    {STEP, "title", "name", NULL},
    {STEP, "id", "exercise", NULL},
    {STEP, "movement", "exercise", NULL},
    {STEP, "leg", "side", NULL},
    {STEP, "sides", "side", NULL},
    {STEP, "region", "feel", NULL},
    {STEP, "gap", "prepare", NULL},
    {STEP, "author", NULL, in_head},
    {STEP, "when", NULL, in_head},
    {STEP, "gate", NULL, in_head},
    {STEP, "scales", NULL, in_head},
    {STEP, "check-in", NULL, in_head},
    {STEP, "pain", NULL, in_head},
    {STEP, "precautions", NULL, in_head},
    {STEP, "goal", NULL, in_head},
    {STEP, "defaults", NULL, in_head},
    {HEAD, "name", "title", NULL},
    {HEAD, "heading", "title", NULL},
    {HEAD, "description", "summary", NULL},
    {HEAD, "notes", "summary", NULL},
    {HEAD, "note", "summary", NULL},
    {HEAD, "goals", "goal", NULL},
    {HEAD, "aim", "goal", NULL},
    {HEAD, "type", "when", NULL},
    {HEAD, "category", "when", NULL},
    {HEAD, "exercises", "steps", NULL},
    {HEAD, "plan", "steps", NULL},
    {HEAD, "routine", "steps", NULL},
    {HEAD, "physio", NULL, in_author, "author", "name"},
    {HEAD, "therapist", NULL, in_author, "author", "name"},
    {HEAD, "clinic", NULL, in_author, "author", "clinic"},
    {HEAD, "contact", NULL, in_author, "author", "contact"},
    {HEAD, "patient", NULL, in_for, "for", "client"},
    {HEAD, "client", NULL, in_for, "for", "client"},
    {HEAD, "from", NULL, in_for, "for", "from"},
    {HEAD, "review", NULL, in_for, "for", "review"},
    {HEAD, "until", NULL, in_for, "for", "until"},
    {HEAD, "weekdays", NULL, in_times, "for", "times"},
    {HEAD, "days", NULL, in_step},
    {HEAD, "times", NULL, in_for, "for", "times"},
    {HEAD, "warnings", "precautions", NULL},
    {HEAD, "cautions", "precautions", NULL},
    {HEAD, "warning", "precautions", NULL},
    {HEAD, "references", "sources", NULL},
    {HEAD, "reference", "sources", NULL},
    {HEAD, "lang", "language", NULL},
    {HEAD, "questions", "gate", NULL},
    {HEAD, "scale", "scales", NULL},
    {HEAD, "questionnaire", "scales", NULL},
    {HEAD, "outcome", "scales", NULL},
    {HEAD, "outcomes", "scales", NULL},
    {HEAD, "rest", NULL, in_defaults, "defaults", "rest"},
    {HEAD, "prepare", NULL, in_defaults, "defaults", "prepare"},
    {HEAD, "switch", NULL, in_defaults, "defaults", "switch"},
    {HEAD, "release", NULL, in_defaults, "defaults", "release"},
    {HEAD, "exercise", NULL, in_step},
    {HEAD, "hold", NULL, in_step},
    {HEAD, "time", NULL, in_step},
    {HEAD, "reps", NULL, in_step},
    {HEAD, "load", NULL, in_step},
    {HEAD, "tempo", NULL, in_step},
    {HEAD, "every", NULL, in_step},
    {HEAD, "breaths", NULL, in_step},
    {HEAD, "sets", NULL, in_step},
    {HEAD, "side", NULL, in_step},
    {HEAD, "order", NULL, in_step},
    {HEAD, "first", NULL, in_step},
    {HEAD, "position", NULL, in_step},
    {HEAD, "feel", NULL, in_step},
    {HEAD, "figure", NULL, in_step},
    {HEAD, "voice", NULL, in_step},
    {HEAD, "photo", NULL, in_step},
    {HEAD, "link", NULL, in_step},
    {HEAD, "video", NULL, in_step},
    {HEAD, "cues", NULL, in_step},
    {HEAD, "core", NULL, in_step},
    {HEAD, "progress", NULL, in_step},
    {CUE, "text", "say", NULL},
    {CUE, "cue", "say", NULL},
    {CUE, "note", "say", NULL},
    {CUE, "time", "at", NULL},
    {CUE, "after", "at", NULL},
    {CUE, "when", "at", NULL},
    {CUE, "before-end", "last", NULL},
    {PROGRESS, "week", NULL,
     "write 'after: 7 days' for the second week, 'after: 14 days' for the "
     "third",
     "after"},
    {PROGRESS, "weeks", NULL,
     "write 'after: 7 days' for the second week, 'after: 14 days' for the "
     "third",
     "after"},
    {PROGRESS, "day", NULL, "write 'after: 7 days' for what begins on the eighth day", "after"},
    {PROGRESS, "side", NULL, of_own},
    {PROGRESS, "order", NULL, of_own},
    {PROGRESS, "first", NULL, of_own},
    {PROGRESS, "position", NULL, of_own},
    {PROGRESS, "figure", NULL, of_own},
    {PROGRESS, "feel", NULL, of_own},
    {PROGRESS, "prepare", NULL, of_own},
    {PROGRESS, "switch", NULL, of_own},
    {PROGRESS, "days", NULL, of_own},
    {PROGRESS, "weekdays", NULL, of_own},
    {PROGRESS, "times", NULL, of_own},
    {PROGRESS, "from", "after", "write 'after: 7 days'"},
    {PROGRESS, "when", "if", "write 'if: settled' for what waits until pain has settled"},
    {PROGRESS, "only", "if", "write 'if: settled' for what waits until pain has settled"},
    {FOR, "name", "client", NULL},
    {FOR, "patient", "client", NULL},
    {FOR, "start", "from", NULL},
    {FOR, "begin", "from", NULL},
    {FOR, "since", "from", NULL},
    {FOR, "frequency", "times", NULL},
    {FOR, "weekdays", "times", NULL},
    {FOR, "days", "times", NULL},
    {FOR, "to", "until", NULL},
    {FOR, "end", "until", NULL},
    {FOR, "ends", "until", NULL},
    {SCALE, "question", "ask", NULL},
    {SCALE, "text", "ask", NULL},
    {SCALE, "name", "ask", NULL},
    {SCALE, "min", "low", NULL},
    {SCALE, "max", "high", NULL},
    {SCALE, "from", "low", NULL},
    {SCALE, "to", "high", NULL},
    {SCALE, "left", "low", NULL},
    {SCALE, "right", "high", NULL},
    {SCALE, "frequency", "when", NULL},
    {SCALE, "times", "when", NULL},
    {SCALE, "then", NULL, "a scale asks for a number alone; what a yes means belongs to 'gate'"},
    {AUTHOR, "phone", "contact", NULL},
    {AUTHOR, "telephone", "contact", NULL},
    {AUTHOR, "email", "contact", NULL},
    {AUTHOR, "mail", "contact", NULL},
    {AUTHOR, "practice", "clinic", NULL},
    {SETTINGS, "voice", NULL, in_speech},
    {SETTINGS, "level", NULL, in_speech},
    {SETTINGS, "rate", NULL, in_speech},
    {SETTINGS, "pitch", NULL, in_speech},
    {SETTINGS, "command", NULL, in_speech},
    {SETTINGS, "logo", NULL, in_clinic},
    {SETTINGS, "contact", NULL, in_clinic},
};

Stranger stranger_find(const char *what, const char *key)
{
    for (size_t i = 0; i < COUNT_OF(rows); i++)
        if (strcmp(rows[i].what, what) == 0 && text_equal(rows[i].key, key))
            return (Stranger){rows[i].meant, rows[i].hint, rows[i].instead, rows[i].inner};
    return (Stranger){NULL, NULL, NULL, NULL};
}
