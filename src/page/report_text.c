// SPDX-FileCopyrightText: 2026 The Limber authors
// SPDX-License-Identifier: GPL-3.0-or-later
/* The report as a paragraph a routine, for a clinician's notes: one line each, as other programs
 * like to have what is pasted into them. */
#include "base/text.h"
#include "page/report_private.h"

#include <stdarg.h>

#define MOST_LINES 12 /* of a plan; the page and the file of data have all */
#define MOST_NOTES 5

/* A sentence that lists things: begins with its first words where there is a thing at all. */
typedef struct {
    const Page *page;
    const char *head;
    int items;
} Sentence;

static Sentence sentence_begin(const Page *page, const char *head)
{
    return (Sentence){page, head, 0};
}

static void sentence_add(Sentence *sentence, const char *format, ...)
    __attribute__((format(printf, 2, 3)));

static void sentence_add(Sentence *sentence, const char *format, ...)
{
    char words[1200], safe[3 * sizeof words];
    va_list arguments;
    va_start(arguments, format);
    vsnprintf(words, sizeof words, format, arguments);
    va_end(arguments);
    fprintf(sentence->page->out, "%s%s", sentence->items++ == 0 ? sentence->head : "; ",
            text_safe(words, safe, sizeof safe));
}

static void sentence_end(const Sentence *sentence)
{
    if (sentence->items > 0)
        fputc('.', sentence->page->out);
}

/* ---- what was prescribed ---- */

static void say_head(const Page *page)
{
    const Routine *routine = page->count->newest;
    const SessionRecord *newest = &page->part->sessions[page->part->session_count - 1].session;
    char safe[1200];
    fputs(text_safe(newest->title, safe, sizeof safe), page->out);
    if (page->report->with_name && routine && routine->prescription.client)
        fprintf(page->out, ", %s", text_safe(routine->prescription.client, safe, sizeof safe));
    if (newest->version > 0)
        fprintf(page->out, ", version %d", newest->version);
    fputc('.', page->out);
}

static void say_lines(Sentence *sentence, const char *heading, const char *const *lines,
                      size_t count, int *left)
{
    for (size_t i = 0; i<count && * left> 0; i++, --*left)
        sentence_add(sentence, "%s%s%s", i == 0 ? heading : "", i == 0 && *heading ? ": " : "",
                     lines[i]);
}

static void say_plan(const Page *page, Arena *arena)
{
    const Routine *routine = page->count->newest;
    size_t count;
    int left = MOST_LINES;
    char day[MOMENT_BYTES];
    Sentence sentence = sentence_begin(page, " Prescribed: ");
    if (!routine)
        return;
    sentence_add(&sentence, "%s", report_plan_rhythm(arena, routine));
    if (page->count->ends != 0 && page->count->ends < page->report->to)
        sentence_add(&sentence, "ended on %s", day_format(page->count->ends, day, sizeof day));
    PlanWords *spans = report_plan_words(arena, routine, &count);
    for (size_t i = 0; i < count; i++)
        say_lines(&sentence, spans[i].days, spans[i].lines, spans[i].count, &left);
    sentence_end(&sentence);
}

static void say_goals(const Page *page)
{
    const Routine *routine = page->count->newest;
    Sentence sentence = sentence_begin(page, " Goal: ");
    for (size_t i = 0; routine && i < routine->goal_count; i++)
        sentence_add(&sentence, "%s", routine->goals[i]);
    sentence_end(&sentence);
}

static void say_changes(const Page *page, Arena *arena)
{
    char day[MOMENT_BYTES];
    for (size_t i = 1; i < page->count->version_count; i++) {
        const VersionUse *use = &page->count->versions[i];
        int left = MOST_LINES;
        day_format(use->first, day, sizeof day);
        Sentence sentence = sentence_begin(page, arena_printf(arena, " Changed on %s: ", day));
        if (!use->readable)
            sentence_add(&sentence, "what is not known, as the text is not kept");
        say_lines(&sentence, "", use->changes, use->change_count, &left);
        sentence_end(&sentence);
    }
}

/* ---- what was done ---- */

static double share_of(const SideSum *sum)
{
    return 100.0 * (double)sum->held / (double)sum->planned;
}

static void say_done(const Page *page)
{
    const PartCount *count = page->count;
    const SideSum *left = &count->sides[SIDE_LEFT], *right = &count->sides[SIDE_RIGHT];
    const SessionRecord *newest = &page->part->sessions[page->part->session_count - 1].session;
    char day[MOMENT_BYTES];
    Sentence sentence = sentence_begin(page, " Done: ");
    if (count->share >= 0)
        sentence_add(&sentence, "%d sessions of %.0f prescribed (%.0f %% followed)", count->done,
                     count->owed, count->share * 100);
    else
        sentence_add(&sentence, "%d session%s", count->done, count->done == 1 ? "" : "s");
    if (left->planned > 0 && right->planned > 0)
        sentence_add(&sentence, "of sets begun, left %.0f %% held, right %.0f %%", share_of(left),
                     share_of(right));
    sentence_add(&sentence, "last session %s",
                 day_format(moment_day(newest->started), day, sizeof day));
    sentence_end(&sentence);
}

static void say_pain(const Page *page)
{
    static const char *const moments[] = {"before", "after", "next morning"};
    const Mornings *mornings = &page->count->mornings;
    char words[96];
    Sentence sentence = sentence_begin(page, " Pain, 0 to 10: ");
    for (int when = PAIN_BEFORE; when <= PAIN_MORNING; when++) {
        const Track *track = &page->count->pain[when];
        if (track->count > 0)
            sentence_add(&sentence, "%s %s, worst %.0f", moments[when],
                         track_words(track, "", words, sizeof words), track->most);
    }
    if (mornings->worse > 0)
        sentence_add(&sentence, "%d of %d mornings worse by 2 or more, at worst by %d",
                     mornings->worse, mornings->asked, mornings->worst);
    else if (mornings->asked > 0)
        sentence_add(&sentence, "none of %d mornings worse by 2", mornings->asked);
    sentence_end(&sentence);
}

static void say_tightness(const Page *page)
{
    char words[96];
    Sentence sentence = sentence_begin(page, " Tightness before, 0 to 10: ");
    for (size_t i = 0; i < page->count->region_count; i++)
        for (int side = SIDE_NONE; side <= SIDE_RIGHT; side++) {
            const RegionTracks *region = &page->count->regions[i];
            if (region->before[side].count > 0)
                sentence_add(&sentence, "%s%s%s %s", region->label, side == SIDE_NONE ? "" : " ",
                             side_name((Side)side),
                             track_words(&region->before[side], "", words, sizeof words));
        }
    sentence_end(&sentence);
}

static void say_steps(const Page *page)
{
    char words[96];
    Sentence loads = sentence_begin(page, " Loads: ");
    for (size_t i = 0; i < page->count->step_count; i++) {
        const StepSum *step = &page->count->steps[i];
        if (step->loads.count > 0)
            sentence_add(
                &loads, "%s %s", step->name,
                track_words(&step->loads, step->in_pounds ? " lb" : " kg", words, sizeof words));
        else if (step->used_count > 0)
            sentence_add(&loads, "%s %s%s%s", step->name, step->used[0],
                         step->used_count > 1 ? " → " : "",
                         step->used_count > 1 ? step->used[step->used_count - 1] : "");
    }
    sentence_end(&loads);
    Sentence reps = sentence_begin(page, " Reps as said, best set: ");
    for (size_t i = 0; i < page->count->step_count; i++)
        for (int side = SIDE_NONE; side <= SIDE_RIGHT; side++) {
            const StepSum *step = &page->count->steps[i];
            if (step->said[side].count > 0)
                sentence_add(&reps, "%s%s%s%s %s", step->name, side == SIDE_NONE ? "" : " ",
                             side_name((Side)side),
                             report_to_fatigue(page->count, step->name) ? " to fatigue" : "",
                             track_words(&step->said[side], "", words, sizeof words));
        }
    sentence_end(&reps);
}

static void say_scales(const Page *page)
{
    char words[96];
    Sentence sentence = sentence_begin(page, " Asked, 0 to 10: ");
    for (size_t i = 0; i < page->count->scale_count; i++) {
        const ScaleTrack *scale = &page->count->scales[i];
        if (scale->track.count > 0)
            sentence_add(&sentence, "%s %s", scale->ask,
                         track_words(&scale->track, "", words, sizeof words));
    }
    sentence_end(&sentence);
}

static void say_ouches(const Page *page)
{
    int alarms = 0, left_out = 0;
    char day[MOMENT_BYTES] = "";
    for (size_t i = 0; i < page->part->session_count; i++)
        for (size_t j = 0; j < page->part->sessions[i].ouch_count; j++) {
            const OuchRecord *ouch = &page->part->sessions[i].ouches[j];
            alarms += ouch->alarm;
            left_out += ouch->action == OUCH_LEFT_OUT;
            day_format(moment_day(page->part->sessions[i].session.started), day, sizeof day);
        }
    Sentence sentence = sentence_begin(page, " Ouches: ");
    if (page->count->ouch_count > 0)
        sentence_add(&sentence, "%zu, the last on %s", page->count->ouch_count, day);
    if (alarms > 0)
        sentence_add(&sentence, "%d sharp, numb or electric", alarms);
    if (left_out > 0)
        sentence_add(&sentence, "after %d the step was left out", left_out);
    sentence_end(&sentence);
}

static void say_notes(const Page *page)
{
    char day[MOMENT_BYTES];
    Sentence sentence = sentence_begin(page, " Their last notes: ");
    size_t first = page->part->session_count;
    for (int left = MOST_NOTES; first > 0 && left > 0; first--)
        left -= page->part->sessions[first - 1].session.note != NULL;
    for (size_t i = first; page->report->with_notes && i < page->part->session_count; i++) {
        const SessionRecord *session = &page->part->sessions[i].session;
        if (session->note)
            sentence_add(&sentence, "%s, “%s”",
                         day_format(moment_day(session->started), day, sizeof day), session->note);
    }
    sentence_end(&sentence);
}

static void say_part(const Page *page, Arena *arena)
{
    fputc('\n', page->out);
    say_head(page);
    say_goals(page);
    say_plan(page, arena);
    say_changes(page, arena);
    say_done(page);
    say_pain(page);
    say_tightness(page);
    say_steps(page);
    say_scales(page);
    say_ouches(page);
    say_notes(page);
    fputc('\n', page->out);
}

void report_print_text(const Report *report, FILE *out)
{
    char from[MOMENT_BYTES], to[MOMENT_BYTES], made[MOMENT_BYTES];
    fprintf(out, REPORT_TEXT_MARK "%s, made %s: %s to %s.\n", LIMBER_VERSION,
            moment_format_minute(report->made, made, sizeof made),
            day_format(report->from, from, sizeof from), day_format(report->to, to, sizeof to));
    for (size_t i = 0; i < report->part_count; i++) {
        Arena *arena = arena_new();
        Page page = {out, report, &report->parts[i], part_count(arena, report, &report->parts[i]),
                     NULL};
        say_part(&page, arena);
        arena_free(arena);
    }
}
