// SPDX-FileCopyrightText: 2026 The Limber authors
// SPDX-License-Identifier: GPL-3.0-or-later
/* Prints a step. What a file does not say, a session does all the same (the seconds to get ready,
 * to change sides, to rest): whoever reads the page must find what the file means without trying
 * it. */
#include "page/step_page.h"

#include "routine/dose.h"
#include "routine/duration.h"
#include "routine/words.h"
#include "session/due.h"

#include <string.h>

#define LENGTH 32

/* ---- the times between ---- */

/* "5 s to change sides" after what stands there; of no length, nothing. */
static const char *with_time(const PageSheet *sheet, const char *line, Ns length, const char *what)
{
    char text[LENGTH];
    return page_joined(sheet, line,
                       length > 0 ? arena_printf(sheet->arena, "%s %s",
                                                 duration_format(length, text, sizeof text), what)
                                  : NULL);
}

static bool changes_sides(const Step *step)
{
    return step->side == SIDES_EACH || step->side == SIDES_ALTERNATE;
}

static void print_times(const PageSheet *sheet, int indent, const Step *step)
{
    bool each = step->side == SIDES_EACH, by_side = each && step->order == ORDER_BY_SIDE;
    bool releases = work_row(step->work.form)->has_release && step->work.reps != 1;
    const char *line = with_time(sheet, "", step->prepare, "to get ready");
    if (releases)
        line = with_time(sheet, line, step->release, "between holds");
    if (each)
        line = with_time(sheet, line, step->switch_gap, "to change sides");
    if (step->sets > 1)
        line = with_time(sheet, line, step->rest, "rest between sets");
    if (changes_sides(step) && step->first == SIDE_RIGHT)
        line = page_joined(sheet, line, "right first");
    if (by_side && step->sets > 1)
        line = page_joined(sheet, line, "all sets of one side, then of the other");
    if (*line)
        page_wrap(sheet, indent, "", line);
}

/* ---- the tempo ---- */

/* Was a tempo meant the other way round? The tempo to write then, or NULL. */
static const char *meant_tempo(const PageSheet *sheet, const Work *work, const char **why)
{
    const Ns *tempo = work->tempo;
    char part[TEMPO_PHASES][CLOCK_SECONDS_BYTES];
    bool top = tempo[PHASE_TOP] > 0, quick = tempo[PHASE_LOWER] < tempo[PHASE_RAISE];
    bool pause = work->begins_up && !top && tempo[PHASE_BOTTOM] > 0 &&
                 tempo[PHASE_LOWER] == tempo[PHASE_RAISE];
    for (int phase = 0; phase < TEMPO_PHASES; phase++)
        clock_seconds(tempo[phase], part[phase], sizeof part[phase]);
    if (quick) {
        *why = "It lowers faster than it raises (the lowering is the first number). Meant the "
               "other way round?";
        return arena_printf(sheet->arena, "%s-%s-%s%s%s", part[PHASE_RAISE], part[PHASE_BOTTOM],
                            part[PHASE_LOWER], top ? "-" : "", top ? part[PHASE_TOP] : "");
    }
    *why = "The pause is at the bottom. Meant at the top?";
    return pause ? arena_printf(sheet->arena, "%s-0-%s-%s", part[PHASE_LOWER], part[PHASE_RAISE],
                                part[PHASE_BOTTOM])
                 : NULL;
}

static void print_tempo(const PageSheet *sheet, int indent, const Work *work)
{
    char phases[160];
    const char *why;
    if (phase_breathes(work_row(work->form)->phase) || !*dose_phases(work, phases, sizeof phases))
        return; /* a breath is told with the dose */
    page_wrap(sheet, indent, "Each rep: ", phases);
    const char *meant = work->form == WORK_TEMPO ? meant_tempo(sheet, work, &why) : NULL;
    if (meant)
        page_wrap(sheet, indent,
                  "Note: ", arena_printf(sheet->arena, "%s Write tempo: %s", why, meant));
}

/* ---- note and cues ---- */

/* The side that a text stands for where none works yet: the first that will. */
static Side shown_side(const Step *step, Side wanted)
{
    if (wanted != SIDE_NONE)
        return wanted;
    return step->side == SIDES_LEFT    ? SIDE_LEFT
           : step->side == SIDES_RIGHT ? SIDE_RIGHT
                                       : step->first;
}

/* "> ", "> After 10 s: ", "> Set 2, 5 s before the end: " */
static const char *cue_label(const PageSheet *sheet, const Step *step, const Cue *cue)
{
    char length[LENGTH];
    const char *when = "";
    duration_format(cue->offset, length, sizeof length);
    if (cue->set > 0)
        when = page_joined(sheet, when, arena_printf(sheet->arena, "set %d", cue->set));
    if (cue->side != SIDE_NONE && changes_sides(step))
        when = page_joined(sheet, when, side_name(cue->side));
    if (cue->at == CUE_AT_HALFWAY)
        when = page_joined(sheet, when, "halfway");
    else if (cue->at == CUE_AT_LAST)
        when = page_joined(sheet, when, arena_printf(sheet->arena, "%s before the end", length));
    else if (cue->at == CUE_AT_OFFSET && cue->offset > 0)
        when = page_joined(sheet, when, arena_printf(sheet->arena, "after %s", length));
    return *when ? arena_printf(sheet->arena, "> (%s) ", when) : "> ";
}

static void print_cues(const PageSheet *sheet, int indent, const Step *step, const char *language)
{
    if (step->note)
        page_wrap(sheet, indent, "",
                  words_fill(sheet->arena, step->note, shown_side(step, SIDE_NONE), language));
    for (size_t i = 0; i < step->cue_count; i++) {
        const Cue *cue = &step->cues[i];
        page_wrap(sheet, indent, cue_label(sheet, step, cue),
                  words_of_cue(sheet->arena, cue, shown_side(step, cue->side), language));
    }
}

static void print_days(const PageSheet *sheet, int indent, const Step *step)
{
    const char *words = due_words(sheet->arena, &step->due);
    if (*words)
        page_wrap(sheet, indent, "When: ", words);
}

/* A rest between two steps has no number. */
static void print_rest(const PageSheet *sheet, int indent, const Step *step, const char *language)
{
    char dose[DOSE_BYTES];
    dose_format(step, dose, sizeof dose);
    page_wrap(sheet, indent, "    ",
              strcmp(step->name, "Rest") == 0 ? dose : page_joined(sheet, step->name, dose));
    print_days(sheet, indent + 4, step);
    print_cues(sheet, indent + 4, step, language);
}

/* ---- where the values came from ---- */

static const char *length_words(const PageSheet *sheet, const char *what, Ns length)
{
    char text[LENGTH];
    return arena_printf(sheet->arena, "%s %s", what, duration_format(length, text, sizeof text));
}

static const char *count_words(const PageSheet *sheet, const char *what, size_t count)
{
    return count > 0 ? arena_printf(sheet->arena, "%zu %s%s", count, what, count > 1 ? "s" : "")
                     : NULL;
}

/* A value in words; NULL where this step makes nothing of it. */
static const char *value_words(const PageSheet *sheet, const Step *step, StepValue value)
{
    bool each = step->side == SIDES_EACH, sets = step->sets > 1;
    const WorkRow *work = work_row(step->work.form);
    switch (value) {
    case VALUE_DOSE:
        return "the dose";
    case VALUE_SETS:
        return count_words(sheet, "set", (size_t)step->sets);
    case VALUE_NAME:
        return "the name";
    case VALUE_SIDE:
        return arena_printf(sheet->arena, "side %s", sides_name(step->side));
    case VALUE_FIRST:
        return changes_sides(step) ? arena_printf(sheet->arena, "%s first", side_name(step->first))
                                   : NULL;
    case VALUE_ORDER:
        return each && sets ? arena_printf(sheet->arena, "order %s", order_names[step->order])
                            : NULL;
    case VALUE_POSITION:
        return arena_printf(sheet->arena, "position %s", position_name(step->position));
    case VALUE_BEGINS:
        return step->work.form == WORK_TEMPO
                   ? arena_printf(sheet->arena, "begins %s", begins_names[step->work.begins_up])
                   : NULL;
    case VALUE_PREPARE:
        return length_words(sheet, "prepare", step->prepare);
    case VALUE_SWITCH:
        return each && step->from[value] != FROM_GROUP
                   ? length_words(sheet, "switch", step->switch_gap)
                   : NULL;
    case VALUE_REST:
        return sets ? length_words(sheet, "rest", step->rest) : NULL;
    case VALUE_RELEASE:
        return work->has_release && step->work.reps > 1
                   ? length_words(sheet, "release", step->release)
                   : NULL;
    case VALUE_CUES:
        return count_words(sheet, "cue", step->cue_count);
    case VALUE_FEEL:
        return step->feel ? "where it is felt" : NULL;
    case VALUE_FIGURE:
        return step->figure ? "the figure" : NULL;
    case VALUE_COUNT:
        break;
    }
    return NULL;
}

static const char *from_label(const PageSheet *sheet, const Step *step, ValueFrom from)
{
    static const char *const labels[FROM_COUNT] = {
        [FROM_BUILT_IN] = "Built in: ",  [FROM_DEFAULTS] = "From defaults: ",
        [FROM_EXERCISE] = NULL,          [FROM_GROUP] = "From the group: ",
        [FROM_STEP] = "From the step: ", [FROM_PROGRESS] = "From progress: "};
    static const char *const where[] = {[ORIGIN_BESIDE] = " (beside the routine)",
                                        [ORIGIN_PERSONAL] = " (your own)",
                                        [ORIGIN_SHIPPED] = ""};
    return labels[from] ? labels[from]
                        : arena_printf(sheet->arena, "From %s%s: ", step->exercise->id,
                                       where[step->exercise->origin]);
}

/* "From the step: the dose, rest 1 min", the nearest first. */
static void print_why(const PageSheet *sheet, int indent, const Step *step)
{
    for (ValueFrom from = FROM_COUNT; from-- > 0;) {
        const char *line = "";
        for (StepValue value = 0; value < VALUE_COUNT; value++)
            if (step->from[value] == from)
                line = page_joined(sheet, line, value_words(sheet, step, value));
        if (*line)
            page_wrap(sheet, indent, from_label(sheet, step, from), line);
    }
}

void step_page_print(const PageSheet *sheet, int indent, int number, const Step *step,
                     const char *language, bool why)
{
    char label[32], dose[DOSE_BYTES];
    if (step_is_rest(step)) {
        print_rest(sheet, indent, step, language);
        return;
    }
    snprintf(label, sizeof label, "%2d. %s", number, step->core ? "* " : "");
    int hang = indent + (int)strlen(label);
    page_wrap(sheet, indent, label, step->name);
    page_wrap(sheet, hang, "", dose_format(step, dose, sizeof dose));
    print_days(sheet, hang, step);
    print_tempo(sheet, hang, &step->work);
    print_times(sheet, hang, step);
    if (step->voice)
        page_wrap(sheet, hang, "Says: ", step->voice);
    print_cues(sheet, hang, step, language);
    if (step->photo)
        page_wrap(sheet, hang,
                  "Photo: ", arena_printf(sheet->arena, "%s, beside the routine", step->photo));
    if (step->link) /* whole, for whoever copies it */
        fprintf(sheet->out, "%*sLink: %s\n", hang, "", step->link);
    if (why)
        print_why(sheet, hang, step);
}
