// SPDX-FileCopyrightText: 2026 The Limber authors
// SPDX-License-Identifier: GPL-3.0-or-later
/* Tables of words, and nothing else. */
#include "schema_words.h"

#include "base/array.h"

#include <stdbool.h>
#include <string.h>

#define ROUTINE "a routine"
#define STEP "a step"
#define CUE "a cue"
#define GROWN "an entry of 'progress'"
#define GROUP "a repeat"

static const SchemaKey keys[] = {
    /* ---- the head ---- */
    {ROUTINE, NULL,
     "A stretch, warm-up or rehabilitation routine for Limber. docs/format.md describes it whole."},
    {ROUTINE,
     "limber",
     "The version of the format, the first key of the file: 1. 1.3 says which minor version it was "
     "written for.",
     NULL,
     {"1"}},
    {ROUTINE, "title", "The routine's name.", NULL, {"Calves after a run"}},
    {ROUTINE, "when", "When it is done."},
    {ROUTINE, "summary", "One sentence on what it is for."},
    {ROUTINE,
     "goal",
     "What it aims at, with a measure and a day.",
     NULL,
     {"run 5 km with pain of 2 or less by 15 January"}},
    {ROUTINE, "frequency", "When and how often, in words."},
    {ROUTINE, "why", "The reason behind it."},
    {ROUTINE, "sources", "Where doses and cautions come from."},
    {ROUTINE, "physio-only",
     "true: a clinician sets this; it is never offered for choosing by oneself.", "false"},
    {ROUTINE, "author", "Who wrote it."},
    {ROUTINE, "for", "Whom it is for."},
    {ROUTINE, "precautions", "What to mind."},
    {ROUTINE, "version", "Of this prescription; the log keeps which one was followed."},
    {ROUTINE, "pain", "The bands out of 10 in which a session reacts to pain."},
    {ROUTINE, "shortest-hold", "When time is short, no hold is cut below it.", "15s", {"20s"}},
    {ROUTINE,
     "sound",
     "A theme of beeps that suits the routine, by its plain name.",
     NULL,
     {"soft"}},
    {ROUTINE, "language", "Of the texts.", "en", {"en", "de", "pt-BR"}},
    {ROUTINE, "scales",
     "Your own questions, answered from 0 to 10: logged, and plotted in the history and the "
     "report."},
    {ROUTINE, "gate",
     "Questions that are asked before it starts: known ones by name, or your own."},
    {ROUTINE, "check-in", "What is rated from 0 to 10 before and after, left and right."},
    {ROUTINE, "defaults", "Times for all steps that do not give their own."},
    {ROUTINE, "steps", "What is done, one after another."},
    {"'author'", NULL, "Who wrote it."},
    {"'author'", "name", "The author's name.", NULL, {"Petra Hill"}},
    {"'author'", "clinic", "The practice or club."},
    {"'author'", "contact", "How to reach the author."},
    {"'for'", NULL, "Whom it is for."},
    {"'for'", "client", "A name; initials will do.", NULL, {"J. B."}},
    {"'for'", "from", "The first day.", NULL, {"2026-11-23"}},
    {"'for'", "until", "The last day: nothing is due after it.", NULL, {"2026-12-20"}},
    {"'for'", "review", "When to see the client again.", NULL, {"2026-12-14"}},
    {"'for'",
     "times",
     "How often, or on which days of the week; a list grows from its days on.",
     NULL,
     {"1/day", "2/day", "3/week", "every 2 days", "mon, wed, fri"}},
    {"an entry of 'times'", NULL, "How often from a day on."},
    {"an entry of 'times'",
     "after",
     "Days from for.from, else from the first session: 1 to 3650, in the order of the days.",
     NULL,
     {"7 days", "2 weeks"}},
    {"an entry of 'times'", "times", "How often then.", NULL, {"2/week", "3/week"}},
    {"'pain'", NULL, "The bands out of 10 in which a session reacts to pain."},
    {"'pain'", "ease", "From here the rest of the step has half its length.", "4"},
    {"'pain'", "stop", "From here the step is left out for the day. Not below ease.", "6"},
    {"'defaults'", NULL, "Times for all steps that do not give their own."},
    {"a scale", NULL, "A question that is answered from 0 to 10."},
    {"a scale", "ask", "The question.", NULL, {"How hard are stairs, going down?"}},
    {"a scale", "low", "What 0 means.", NULL, {"no trouble"}},
    {"a scale", "high", "What 10 means.", NULL, {"cannot"}},
    {"a scale", "when", "When it is asked.", "weekly"},
    {"a question of 'gate'", NULL, "A question of your own."},
    {"a question of 'gate'", "ask", "The question.", NULL, {"Is the knee swollen?"}},
    {"a question of 'gate'", "then", "What a yes means.", NULL, {"Rest it today, and call us."}},
    /* ---- times between ---- */
    {NULL,
     "prepare",
     "To get into position. Standing 5 s, on a step 8 s, on the floor 10 s where it is left out.",
     NULL,
     {"5s", "10s"}},
    {NULL, "switch", "To change sides. 5 s, on the floor 7 s, where it is left out.", NULL, {"5s"}},
    {NULL,
     "rest",
     "Between sets, none after the last. 15 s where it is left out.",
     "15s",
     {"15s", "30s", "1m", "2m"}},
    {NULL,
     "release",
     "Between repeated holds (reps with hold). 2 s where it is left out.",
     "2s",
     {"2s", "20s"}},
    /* ---- on which days ---- */
    {NULL,
     "days",
     "On these days of the plan alone; day 1 is for.from, else the first session.",
     NULL,
     {"1-14", "15-"}},
    {NULL, "weekdays", "On these days of the week alone.", NULL, {"mon, wed, fri"}},
    {NULL,
     "times",
     "While it is owed, by what was done of it.",
     NULL,
     {"2/week", "every 3 days", "1/day"}},
    /* ---- a step ---- */
    {STEP, NULL, "A step: an exercise or a name, and one dose."},
    {STEP, "exercise",
     "An exercise of the library, by its id: its name, side, position, cues, figure and felt "
     "regions come along. Your own exercises work too."},
    {STEP,
     "name",
     "What is shown and said. With 'exercise' as well, it replaces the exercise's name.",
     NULL,
     {"Calf stretch"}},
    {STEP, "note",
     "Your word on this step. <side> and <other> become the side that works and the other one."},
    {STEP,
     "hold",
     "Keep still that long. With reps: each of several holds.",
     NULL,
     {"30s", "45s", "1m"}},
    {STEP, "time", "Keep moving that long.", NULL, {"30s", "1m", "2m"}},
    {STEP,
     "reps",
     "How many repetitions. With tempo or every: to a beat. With hold: as holds. Alone: at the own "
     "pace, until a key.",
     NULL,
     {"8", "12", "15"}},
    {STEP,
     "load",
     "What is lifted, pulled or worn, with its unit. A list has one for each set.",
     NULL,
     {"10 kg", "green band"}},
    {STEP,
     "tempo",
     "Seconds for lowering-pause-raising, and as an optional fourth the pause at the top. Needs "
     "reps; 0.4 s a rep at least.",
     NULL,
     {"3-1-1", "2-0-2", "3-0-3", "3-1-1-1"}},
    {STEP, "every", "One repetition that often. Needs reps.", NULL, {"1.2s", "2s", "3s"}},
    {STEP, "breaths", "How many breaths, to a beat.", NULL, {"5", "10"}},
    {STEP,
     "breath",
     "Seconds of breathing in and out, or in, hold, out, hold. 4-6 where it is left out.",
     "4-6",
     {"4-6", "4-2-6-2"}},
    {STEP, "until", "Waits for a key. Takes no sets and no side."},
    {STEP, "begins",
     "Which way a rep of a tempo starts; the exercise says it where this is left out, else down."},
    {STEP, "sets", "How many sets.", "1", {"2", "3"}},
    {STEP, "side", "Which side works. The exercise says it where this is left out, else both."},
    {STEP, "first", "Which side begins, with each and alternate.", "left"},
    {STEP, "order", "With side: each and several sets.", "by-set"},
    {STEP, "position", "The exercise says it where this is left out, else standing."},
    {STEP, "feel", "Where it is felt. Replaces what the exercise says."},
    {STEP, "figure", "An exercise whose figure is shown, by its id."},
    {STEP,
     "voice",
     "A recording beside this file, said in place of the name: a plain file name.",
     NULL,
     {"intro.ogg"}},
    {STEP,
     "photo",
     "A picture beside this file (JPEG or PNG), for paper and the phone: a plain file name.",
     NULL,
     {"hip.jpg"}},
    {STEP,
     "link",
     "Where the step is shown: an address that begins with https://.",
     NULL,
     {"https://example.org/heel-drop"}},
    {STEP,
     "cues",
     "What is shown and said during the work, in every set and on every side unless it says "
     "otherwise. Replaces the exercise's cues.",
     NULL,
     {"Breathe out."}},
    {STEP, "core", "true: this step stays when time is short.", "false"},
    {STEP, "progress",
     "What the step is from later days on. Values are the new ones themselves; an entry keeps what "
     "an earlier one set."},
    /* ---- cues ---- */
    {CUE, NULL, "A cue with a time, a side or a set."},
    {CUE,
     "say",
     "What is shown and said. Words in (parentheses) are shown and not spoken; <side> and <other> "
     "become the sides.",
     NULL,
     {"Breathe out."}},
    {CUE, "at", "From the start of the work, or 'halfway'.", NULL, {"halfway", "10s"}},
    {CUE, "last", "This long before the end of the work.", NULL, {"5s", "10s"}},
    {CUE, "side", "On this side alone."},
    {CUE, "set", "In this set alone, from 1."},
    /* ---- growth ---- */
    {GROWN, NULL, "What the step is from a day on; what is not said stays as it was."},
    {GROWN,
     "after",
     "Days from for.from, else from the first session: 1 to 3650, in the order of the days.",
     NULL,
     {"7 days", "2 weeks"}},
    {GROWN, "if", "settled: this entry and all after it wait until pain has settled."},
    {GROWN, "hold", "The new length of a hold.", NULL, {"45s"}},
    {GROWN, "time", "The new moving time.", NULL, {"1m"}},
    {GROWN, "reps", "The new number of reps.", NULL, {"12"}},
    {GROWN, "sets", "The new number of sets.", NULL, {"3"}},
    {GROWN, "load", "The new load.", NULL, {"12 kg"}},
    {GROWN, "breaths", "The new number of breaths.", NULL, {"8"}},
    {GROWN, "breath", "The new breath.", NULL, {"4-8"}},
    {GROWN, "tempo", "The new tempo.", NULL, {"3-1-1", "3-0-3"}},
    {GROWN, "every", "The new time of a repetition.", NULL, {"2s"}},
    {GROWN,
     "exercise",
     "Another exercise of the same sides. Its name, cues and figure come along.",
     NULL,
     {"calf-raise"}},
    {GROWN, "name", "What it is called from then on.", NULL, {"Calf raise, one leg"}},
    {GROWN, "note", "Your word on the step from then on."},
    {GROWN, "cues", "What is shown and said from then on.", NULL, {"Breathe out."}},
    /* ---- groups ---- */
    {GROUP, NULL, "Steps that are done several times over. One level deep."},
    {GROUP, "repeat", "How many rounds.", NULL, {"2", "3"}},
    {GROUP, "name", "What the group is called.", NULL, {"Twice round"}},
    {GROUP,
     "rest",
     "Between rounds, none after the last. 0 where it is left out.",
     "0s",
     {"30s", "1m"}},
    {GROUP, "side", "each: all rounds on one side, then all on the other.", "both"},
    {GROUP, "first", "The side that begins, with side: each.", "left"},
    {GROUP, "steps", "The steps of one round."},
};

static const struct {
    const char *key, *word, *says;
} choices[] = {
    {"when", "pre-run", "before a run"},
    {"when", "post-run", "after a run"},
    {"when", "rest-day", "on a day without a run"},
    {"when", "rehab", "for a complaint, or set by a physio"},
    {"when", "any", "at any time"},
    {"when", "before", "before each session"},
    {"when", "after", "after each session"},
    {"when", "morning", "on the day after a session"},
    {"when", "weekly", "before a session, once a week"},
    {"begins", "down", "lowering, pause, raising, top (a squat)"},
    {"begins", "up", "raising, top, lowering, pause (a calf raise)"},
    {"side", "both", "both sides at once"},
    {"side", "each", "one side, then the other: each does the whole work"},
    {"side", "left", "the left alone"},
    {"side", "right", "the right alone"},
    {"side", "alternate", "left, right, left ...: what is given is the total for both"},
    {"first", "left", "the left before the right"},
    {"first", "right", "the right before the left"},
    {"order", "by-set", "left, right, rest, left, right"},
    {"order", "by-side", "all sets of one side, then of the other"},
    {"position", "standing", "at a wall too"},
    {"position", "seated", "on a chair"},
    {"position", "step", "on a step"},
    {"position", "floor", "sitting on the ground, kneeling, lying, on all fours"},
    {"reps", "max", "as many as you can, at your own pace"},
    {"until", "ready", "until a key is pressed"},
    {"at", "halfway", "in the middle of the work"},
};

static const struct {
    const char *id, *where;
} regions[] = {
    {"low-back", "lumbar muscles beside the spine"},
    {"upper-back", "between and below the shoulder blades"},
    {"hip-front", "hip flexors, front of the hip bone"},
    {"groin-deep", "crease of the groin, hip joint"},
    {"hip-side", "TFL, glute med, outer hip bone"},
    {"glute", "glute max, piriformis"},
    {"sit-bone", "top of the hamstrings"},
    {"inner-thigh", "adductors"},
    {"quad-front", "quadriceps belly"},
    {"thigh-outer", "IT band, vastus lateralis"},
    {"hamstring", "hamstrings"},
    {"quad-tendon", "quadriceps tendon"},
    {"knee-front", "around and under the kneecap"},
    {"patellar-tendon", "patellar tendon"},
    {"knee-inner", "inner joint line, pes anserine"},
    {"knee-outer", "IT band at the knee"},
    {"knee-back", "popliteal area"},
    {"calf-upper", "gastrocnemius"},
    {"calf-lower", "soleus"},
    {"achilles", "the tendon, above the heel"},
    {"heel-back", "Achilles insertion on the heel bone"},
    {"shin-inner", "inner edge of the shin bone"},
    {"shin-front", "tibialis anterior"},
    {"ankle", "ankle joint"},
    {"heel", "plantar fascia origin"},
    {"arch", "plantar fascia, muscles of the arch"},
    {"forefoot", "forefoot and toes"},
    {"neck", "back and sides of the neck"},
    {"shoulder", "top and outside of the shoulder"},
    {"chest", "chest muscles"},
};

static bool same(const char *a, const char *b)
{
    return a == b || (a && b && strcmp(a, b) == 0);
}

const SchemaKey *schema_key(const char *map, const char *key)
{
    const SchemaKey *of_all = NULL;
    for (size_t i = 0; i < COUNT_OF(keys); i++) {
        if (!same(keys[i].key, key))
            continue;
        if (same(keys[i].map, map))
            return &keys[i];
        if (!keys[i].map)
            of_all = &keys[i];
    }
    return of_all;
}

const char *schema_choice(const char *key, const char *word)
{
    for (size_t i = 0; i < COUNT_OF(choices); i++)
        if (same(choices[i].key, key) && same(choices[i].word, word))
            return choices[i].says;
    return NULL;
}

const char *schema_region(const char *id)
{
    for (size_t i = 0; i < COUNT_OF(regions); i++)
        if (same(regions[i].id, id))
            return regions[i].where;
    return NULL;
}
