// SPDX-FileCopyrightText: 2026 The Limber authors
// SPDX-License-Identifier: GPL-3.0-or-later
/* Prints a routine as text: what it is, for whom, what to mind, what is asked around it, then its
 * steps one by one with their doses, notes and cues. Called by show and add. */
#include "page/text_page.h"

#include "base/text.h"
#include "routine/dose.h"
#include "routine/duration.h"
#include "routine/frequency.h"
#include "routine/words.h"
#include "session/check_in.h"
#include "session/gate.h"

#include <string.h>

#define LEAST_CELLS 12 /* for text, however far it is indented */

typedef struct {
    FILE *out;
    int cells;    /* of a line */
    Arena *arena; /* for texts put together */
} Sheet;

/* Wraps text into lines behind an indent; the first line follows `label` where there is one. */
static void print_wrapped(const Sheet *sheet, int indent, const char *label, const char *text)
{
    int hang = fprintf(sheet->out, "%*s%s", indent, "", label);
    int cells = sheet->cells - hang < LEAST_CELLS ? LEAST_CELLS : sheet->cells - hang;
    while (*text) {
        size_t skip, length = text_wrap(text, cells, &skip);
        fprintf(sheet->out, "%.*s\n", (int)length, text);
        text += length + skip;
        if (*text)
            fprintf(sheet->out, "%*s", hang, "");
    }
}

static void print_field(const Sheet *sheet, const char *label, const char *text)
{
    if (text && *text)
        print_wrapped(sheet, 0, label, text);
}

static void print_heading(const Sheet *sheet, const char *heading)
{
    fputc('\n', sheet->out);
    print_wrapped(sheet, 0, "", heading);
}

static void print_list(const Sheet *sheet, const char *label, const char *const *items,
                       size_t count)
{
    if (count > 0)
        print_heading(sheet, label);
    for (size_t i = 0; i < count; i++)
        print_wrapped(sheet, 2, "- ", items[i]);
}

/* ---- the head ---- */

/* "one, two" of a list so far and what is added to it. */
static const char *joined(const Sheet *sheet, const char *list, const char *more)
{
    return more ? arena_printf(sheet->arena, "%s%s%s", list, *list ? ", " : "", more) : list;
}

static const char *with_date(const Sheet *sheet, const char *list, const char *label, Date date)
{
    return date.year ? arena_printf(sheet->arena, "%s, %s%04d-%02d-%02d", list, label, date.year,
                                    date.month, date.day)
                     : list;
}

static void print_prescription(const Sheet *sheet, const Routine *routine)
{
    const char *from = joined(sheet, "", routine->author.name);
    char times[FREQUENCY_BYTES];
    from = joined(sheet, from, routine->author.clinic);
    print_field(sheet, "From: ", joined(sheet, from, routine->author.contact));
    if (!routine->prescription.client && !routine->prescription.from.year &&
        !routine->prescription.times.times)
        return;
    const char *whom = routine->prescription.client ? routine->prescription.client : "you";
    if (routine->prescription.times.times)
        whom =
            joined(sheet, whom, frequency_words(routine->prescription.times, times, sizeof times));
    whom = with_date(sheet, whom, "from ", routine->prescription.from);
    whom = with_date(sheet, whom, "review on ", routine->prescription.review);
    if (routine->version)
        whom = arena_printf(sheet->arena, "%s, version %d", whom, routine->version);
    print_field(sheet, "For: ", whom);
}

/* The title, each of its lines underlined. */
static void print_title(const Sheet *sheet, const char *title)
{
    print_wrapped(sheet, 0, "", title);
    for (int i = text_width(title) < sheet->cells ? text_width(title) : sheet->cells; i > 0; i--)
        fputc('=', sheet->out);
    fputc('\n', sheet->out);
}

static void print_head(const Sheet *sheet, const Timeline *timeline)
{
    const Routine *routine = timeline->routine;
    char total[32], core[32], feel[256];
    const char *length = arena_printf(sheet->arena, "%s, %s", when_name(routine->when),
                                      clock_format(timeline->total, total, sizeof total));
    if (routine->has_core && timeline->core_total < timeline->total)
        length = arena_printf(sheet->arena, "%s (starred steps alone: %s)", length,
                              clock_format(timeline->core_total, core, sizeof core));
    print_title(sheet, routine->title);
    print_wrapped(sheet, 0, "", length);
    print_field(sheet, "", routine->summary);
    print_field(sheet, "Felt in: ", region_list(routine_feel(routine), feel, sizeof feel));
    print_field(sheet, "How often: ", routine->frequency);
    if (routine->physio_only)
        print_wrapped(sheet, 0, "",
                      "A physio sets this routine; it is not one to choose for yourself.");
    print_prescription(sheet, routine);
}

/* ---- what is asked, in the order in which a person meets it ---- */

/* What a yes does by itself, after its advice. The advice of the other questions says it, and a yes
 * to a physio's own does nothing but show it. */
static const char *effect_words(const Gate *gate)
{
    const GateQuestion *question = gate->id ? gate_find(gate->id) : NULL;
    return !question                             ? ""
           : question->effect == GATE_BLOCKS_LEG ? ". Nothing for that leg"
           : question->effect == GATE_BLOCKS_ALL ? ". No session"
                                                 : "";
}

static void print_gate(const Sheet *sheet, const Routine *routine)
{
    bool some = false;
    for (size_t i = 0; i < routine->gate_count; i++)
        some = some || gate_asks_each_time(&routine->gates[i]);
    if (routine->gate_count > 0)
        print_heading(sheet, some ? "Asked before you start: * each time, the others once a week"
                                  : "Asked before you start, once a week");
    for (size_t i = 0; i < routine->gate_count; i++) {
        const Gate *gate = &routine->gates[i];
        print_wrapped(sheet, 2, gate_asks_each_time(gate) ? "* " : "- ", gate->ask);
        print_wrapped(sheet, 4,
                      "Yes: ", arena_printf(sheet->arena, "%s%s", gate->then, effect_words(gate)));
    }
}

static void print_check_in(const Sheet *sheet, const Routine *routine)
{
    if (routine->check_in_count > 0)
        print_heading(sheet, "How tight, 0 to 10: before and after");
    for (size_t i = 0; i < routine->check_in_count; i++) {
        const RegionName *name = &routine->check_in[i];
        print_wrapped(sheet, 2, "- ",
                      joined(sheet, name->label, name->paired ? "left and right" : NULL));
    }
}

static void print_band(const Sheet *sheet, int from, int to, const char *words)
{
    if (from <= to)
        print_wrapped(sheet, 2, "- ",
                      from < to ? arena_printf(sheet->arena, "%d to %d before: %s", from, to, words)
                                : arena_printf(sheet->arena, "%d before: %s", from, words));
}

static void print_pain(const Sheet *sheet, const Routine *routine)
{
    int ease = routine->pain.ease, stop = routine->pain.stop;
    if (!check_in_asks_pain(routine))
        return;
    print_heading(sheet, "Pain, 0 to 10: before, after and the next morning");
    print_band(sheet, 0, ease - 1, "as it is written");
    print_band(sheet, ease, stop - 1, "half the dose, easier versions");
    print_band(sheet, stop, 10, "no session today");
}

/* ---- the steps ---- */

/* The side that a text stands for where none works yet: the first that will. */
static Side shown_side(const Step *step, Side wanted)
{
    if (wanted != SIDE_NONE)
        return wanted;
    return step->side == SIDES_LEFT    ? SIDE_LEFT
           : step->side == SIDES_RIGHT ? SIDE_RIGHT
                                       : step->first;
}

static void print_cues(const Sheet *sheet, int indent, const Step *step, const char *language)
{
    if (step->note)
        print_wrapped(sheet, indent, "",
                      words_fill(sheet->arena, step->note, shown_side(step, SIDE_NONE), language));
    for (size_t i = 0; i < step->cue_count; i++) {
        Side side = shown_side(step, step->cues[i].side);
        print_wrapped(sheet, indent, "> ",
                      words_of_cue(sheet->arena, &step->cues[i], side, language));
    }
}

static void print_step(const Sheet *sheet, int indent, int number, const Step *step,
                       const char *language)
{
    char label[32], dose[160];
    snprintf(label, sizeof label, "%2d. %s", number, step->core ? "* " : "");
    int hang = indent + (int)strlen(label);
    print_wrapped(sheet, indent, label, step->name);
    print_wrapped(sheet, hang, "", dose_format(step, dose, sizeof dose));
    print_cues(sheet, hang, step, language);
}

static void print_block(const Sheet *sheet, const Block *block, int *number, const char *language)
{
    if (block->is_repeat)
        print_wrapped(sheet, 0, "",
                      arena_printf(sheet->arena,
                                   "%s%s%d rounds of:", block->name ? block->name : "",
                                   block->name ? ", " : "", block->rounds));
    for (size_t i = 0; i < block->count; i++)
        print_step(sheet, block->is_repeat ? 2 : 0, ++*number, &block->steps[i], language);
}

static void print_steps(const Sheet *sheet, const Routine *routine)
{
    int number = 0;
    print_heading(sheet, "Steps");
    for (size_t i = 0; i < routine->block_count; i++)
        print_block(sheet, &routine->blocks[i], &number, routine->language);
    if (routine->has_core)
        print_heading(sheet, "* stays when time is short");
}

void text_page_print(const Timeline *timeline, const FitReport *fit, int cells, FILE *out)
{
    const Routine *routine = timeline->routine;
    Sheet sheet = {out, cells, arena_new()};
    print_head(&sheet, timeline);
    if (fit && fit->count > 0)
        print_list(&sheet, "Today", fit->lines, fit->count);
    print_list(&sheet, "Please mind", routine->precautions, routine->precaution_count);
    print_gate(&sheet, routine);
    print_check_in(&sheet, routine);
    print_pain(&sheet, routine);
    print_steps(&sheet, routine);
    if (routine->why) {
        print_heading(&sheet, "Why");
        print_wrapped(&sheet, 2, "", routine->why);
    }
    print_list(&sheet, "Sources", routine->sources, routine->source_count);
    arena_free(sheet.arena);
}
