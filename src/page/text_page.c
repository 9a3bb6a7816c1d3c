// SPDX-FileCopyrightText: 2026 The Limber authors
// SPDX-License-Identifier: GPL-3.0-or-later
/* Prints a routine as text: what it is, for whom, what to mind, what is asked around it, then its
 * steps one by one with their doses, notes and cues. Called by show and add. */
#include "page/text_page.h"

#include "base/text.h"
#include "page/plan.h"
#include "page/step_page.h"
#include "routine/dose.h"
#include "routine/duration.h"
#include "session/check_in.h"
#include "session/gate.h"

#include <string.h>

/* ---- the head ---- */

static const char *with_date(const PageSheet *sheet, const char *list, const char *label, Date date)
{
    return date.year ? arena_printf(sheet->arena, "%s, %s%04d-%02d-%02d", list, label, date.year,
                                    date.month, date.day)
                     : list;
}

static void print_prescription(const PageSheet *sheet, const Routine *routine)
{
    const char *from = page_joined(sheet, "", routine->author.name);
    from = page_joined(sheet, from, routine->author.clinic);
    page_field(sheet, "From: ", page_joined(sheet, from, routine->author.contact));
    if (!routine->prescription.client && !routine->prescription.from.year &&
        !routine->prescription.times.times)
        return;
    const char *whom = routine->prescription.client ? routine->prescription.client : "you";
    if (routine->prescription.times.times)
        whom = page_joined(sheet, whom, plan_rhythm_words(sheet->arena, routine));
    whom = with_date(sheet, whom, "from ", routine->prescription.from);
    whom = with_date(sheet, whom, "until ", routine->prescription.until);
    whom = with_date(sheet, whom, "review on ", routine->prescription.review);
    if (routine->version)
        whom = arena_printf(sheet->arena, "%s, version %d", whom, routine->version);
    page_field(sheet, "For: ", whom);
}

/* The title, each of its lines underlined. */
static void print_title(const PageSheet *sheet, const char *title)
{
    page_wrap(sheet, 0, "", title);
    for (int i = text_width(title) < sheet->cells ? text_width(title) : sheet->cells; i > 0; i--)
        fputc('=', sheet->out);
    fputc('\n', sheet->out);
}

/* What the file sets for the session, where it is not the usual. */
static void print_settings(const PageSheet *sheet, const Routine *routine)
{
    char length[32];
    page_field(sheet, "Beeps: ", routine->sound);
    if (strcmp(routine->language, "en") != 0)
        page_field(sheet, "Language: ", routine->language);
    if (routine->shortest_hold != USUAL_SHORTEST_HOLD)
        page_field(sheet, "When time is short, no hold is cut below ",
                   duration_format(routine->shortest_hold, length, sizeof length));
}

/* ---- where the values of the head come from ---- */

/* The lines of what stands in the file, of what is built in, and of what the log gives. */
typedef struct {
    const char *file, *built_in, *log;
} Origins;

/* A value that the file says, or that is as it would be without. */
static void add_origin(const PageSheet *sheet, Origins *origins, bool said, const char *words)
{
    const char **line = said ? &origins->file : &origins->built_in;
    *line = page_joined(sheet, *line, words);
}

/* Is it another one from day to day? */
static bool has_days(const PageSheet *sheet, const Routine *routine)
{
    size_t count;
    fit_stage_days(sheet->arena, routine, &count);
    return count > 1 || routine->prescription.schedule_count > 1 || due_differs(routine, true);
}

static void add_plan(const PageSheet *sheet, const Routine *routine, Origins *origins)
{
    bool times = routine->prescription.times.times > 0, from = routine->prescription.from.year > 0;
    add_origin(sheet, origins, times,
               times ? plan_rhythm_words(sheet->arena, routine)
                     : "no rhythm (not on the list for today)");
    if (from)
        origins->file = page_joined(sheet, origins->file, "the first day of the plan");
    else if (has_days(sheet, routine))
        origins->log = "the first day of the plan, which is that of the first session";
    if (routine->prescription.until.year > 0)
        origins->file = page_joined(sheet, origins->file, "its last day");
}

static void add_asked(const PageSheet *sheet, const Routine *routine, Origins *origins)
{
    const PainBands *pain = &routine->pain, *usual = &usual_pain_bands;
    if (routine->gate_count + routine->check_in_count + routine->scale_count > 0)
        origins->file = page_joined(sheet, origins->file, "what is asked");
    if (check_in_asks_pain(routine))
        add_origin(sheet, origins, pain->ease != usual->ease || pain->stop != usual->stop,
                   arena_printf(sheet->arena, "pain bands %d and %d", pain->ease, pain->stop));
}

static void print_origins(const PageSheet *sheet, const Routine *routine)
{
    char length[32];
    Origins origins = {"", "", ""};
    add_plan(sheet, routine, &origins);
    add_asked(sheet, routine, &origins);
    duration_format(routine->shortest_hold, length, sizeof length);
    add_origin(sheet, &origins, routine->shortest_hold != USUAL_SHORTEST_HOLD,
               arena_printf(sheet->arena, "no hold is cut below %s", length));
    add_origin(sheet, &origins, strcmp(routine->language, "en") != 0,
               arena_printf(sheet->arena, "language %s", routine->language));
    if (routine->sound)
        origins.file = page_joined(sheet, origins.file, "the beeps");
    page_field(sheet, "From the file: ", origins.file);
    page_field(sheet, "From the log: ", origins.log);
    page_field(sheet, "Built in: ", origins.built_in);
}

static void print_head(const PageSheet *sheet, const Timeline *timeline, bool why)
{
    const Routine *routine = timeline->routine;
    char total[32], core[32], feel[256];
    Ns most = fit_longest_day(routine);
    bool by_days = most < timeline->total; /* no day has all of it */
    const char *length =
        arena_printf(sheet->arena, "%s, %s%s", when_name(routine->when),
                     clock_format(by_days ? most : timeline->total, total, sizeof total),
                     by_days ? " on its longest day" : "");
    if (!by_days && routine->has_core && timeline->core_total < timeline->total)
        length = arena_printf(sheet->arena, "%s (starred steps alone: %s)", length,
                              clock_format(timeline->core_total, core, sizeof core));
    print_title(sheet, routine->title);
    page_wrap(sheet, 0, "", length);
    page_field(sheet, "", routine->summary);
    for (size_t i = 0; i < routine->goal_count; i++)
        page_field(sheet, "Goal: ", routine->goals[i]);
    page_field(sheet, "Felt in: ", region_list(routine_feel(routine), feel, sizeof feel));
    page_field(sheet, "How often: ", routine->frequency);
    print_settings(sheet, routine);
    if (routine->physio_only)
        page_wrap(sheet, 0, "",
                  "A physio sets this routine; it is not one to choose for yourself.");
    print_prescription(sheet, routine);
    if (why)
        print_origins(sheet, routine);
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

static void print_gate(const PageSheet *sheet, const Routine *routine)
{
    bool some = false;
    for (size_t i = 0; i < routine->gate_count; i++)
        some = some || gate_asks_each_time(&routine->gates[i]);
    if (routine->gate_count > 0)
        page_heading(sheet, some ? "Asked before you start: * each time, the others once a week"
                                 : "Asked before you start, once a week");
    for (size_t i = 0; i < routine->gate_count; i++) {
        const Gate *gate = &routine->gates[i];
        page_wrap(sheet, 2, gate_asks_each_time(gate) ? "* " : "- ", gate->ask);
        page_wrap(sheet, 4,
                  "Yes: ", arena_printf(sheet->arena, "%s%s", gate->then, effect_words(gate)));
    }
}

static void print_check_in(const PageSheet *sheet, const Routine *routine)
{
    if (routine->check_in_count > 0)
        page_heading(sheet, "How tight, 0 to 10: before and after");
    for (size_t i = 0; i < routine->check_in_count; i++) {
        const RegionName *name = &routine->check_in[i];
        page_wrap(sheet, 2, "- ",
                  page_joined(sheet, name->label, name->paired ? "left and right" : NULL));
    }
}

/* What the routine itself asks, by the moment. */
static void print_scales(const PageSheet *sheet, const Routine *routine)
{
    static const char *const moments[] = {
        [SCALE_BEFORE] = "Asked before, 0 to 10",
        [SCALE_AFTER] = "Asked after, 0 to 10",
        [SCALE_MORNING] = "Asked on the next morning, 0 to 10",
        [SCALE_WEEKLY] = "Asked once a week, 0 to 10",
    };
    for (int when = SCALE_BEFORE; when <= SCALE_WEEKLY; when++) {
        bool first = true;
        for (size_t i = 0; i < routine->scale_count; i++) {
            const Scale *scale = &routine->scales[i];
            if ((int)scale->when != when)
                continue;
            if (first)
                page_heading(sheet, moments[when]);
            first = false;
            page_wrap(sheet, 2, "- ",
                      arena_printf(sheet->arena, "%s (0 %s, 10 %s)", scale->ask, scale->low,
                                   scale->high));
        }
    }
}

static void print_band(const PageSheet *sheet, int from, int to, const char *words)
{
    if (from <= to)
        page_wrap(sheet, 2, "- ",
                  from < to ? arena_printf(sheet->arena, "%d to %d before: %s", from, to, words)
                            : arena_printf(sheet->arena, "%d before: %s", from, words));
}

static void print_pain(const PageSheet *sheet, const Routine *routine)
{
    int ease = routine->pain.ease, stop = routine->pain.stop;
    if (!check_in_asks_pain(routine))
        return;
    page_heading(sheet, "Pain, 0 to 10: before, after and the next morning");
    print_band(sheet, 0, ease - 1, "as it is written");
    print_band(sheet, ease, stop - 1, "half the dose, easier forms");
    print_band(sheet, stop, 10, "no session today");
}

/* ---- the steps ---- */

static void print_block(const PageSheet *sheet, const Block *block, int *number,
                        const char *language, bool why)
{
    char group[DOSE_BYTES];
    const char *line = page_joined(sheet, "", block->name), *days;
    dose_of_group(block, group, sizeof group);
    days = due_words(sheet->arena, &block->due);
    line = page_joined(sheet, line, *days ? days : NULL);
    if (block->is_repeat && *group)
        page_wrap(sheet, 0, "",
                  arena_printf(sheet->arena, "%s, of:", page_joined(sheet, line, group)));
    else if (block->is_repeat)
        page_wrap(sheet, 0, "", arena_printf(sheet->arena, "%s:", *line ? line : "Together"));
    for (size_t i = 0; i < block->count; i++)
        step_page_print(sheet, block->is_repeat ? 2 : 0,
                        step_is_rest(&block->steps[i]) ? 0 : ++*number, &block->steps[i], language,
                        why);
}

static void print_steps(const PageSheet *sheet, const Routine *routine, bool why)
{
    int number = 0;
    page_heading(sheet, "Steps");
    for (size_t i = 0; i < routine->block_count; i++)
        print_block(sheet, &routine->blocks[i], &number, routine->language, why);
    if (routine->has_core)
        page_heading(sheet, "* stays when time is short");
}

void text_page_print(const Timeline *timeline, const FitReport *fit, bool why, int cells, FILE *out)
{
    const Routine *routine = timeline->routine;
    PageSheet sheet = {out, cells, arena_new()};
    print_head(&sheet, timeline, why);
    if (fit && fit->count > 0)
        page_list(&sheet, "Today", fit->lines, fit->count);
    page_list(&sheet, "Take care", routine->precautions, routine->precaution_count);
    print_gate(&sheet, routine);
    print_check_in(&sheet, routine);
    print_scales(&sheet, routine);
    print_pain(&sheet, routine);
    print_steps(&sheet, routine, why);
    if (routine->why) {
        page_heading(&sheet, "Why");
        page_wrap(&sheet, 2, "", routine->why);
    }
    page_list(&sheet, "Sources", routine->sources, routine->source_count);
    arena_free(sheet.arena);
}
