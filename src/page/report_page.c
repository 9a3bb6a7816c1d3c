// SPDX-FileCopyrightText: 2026 The Limber authors
// SPDX-License-Identifier: GPL-3.0-or-later
/* The report as a page of HTML: no script, nothing from outside, made to be printed on A4. Here:
 * the document, its head, what each routine is, and the figures at a glance. */
#include "page/html.h"
#include "page/report_private.h"
#include "page/report_table.h"

/* ---- what the routine is ---- */

static void print_prescription(const Page *page)
{
    const Routine *routine = page->count->newest;
    char day[MOMENT_BYTES];
    html_print(page->out, "<dt>Prescription</dt><dd>");
    if (!routine) {
        html_print(page->out, "not known: the text that was followed is not kept, or cannot be "
                              "read</dd>\n");
        return;
    }
    Arena *arena = arena_new();
    html_print(page->out, "%s", report_plan_rhythm(arena, routine));
    if (page->count->ends != 0 && page->count->ends < page->report->to)
        html_print(page->out, "; it ended on %s, and is counted to that day",
                   day_format(page->count->ends, day, sizeof day));
    html_print(page->out,
               "</dd>\n<dt>Pain bands</dt><dd>a step is eased from %d of 10, left out "
               "from %d</dd>\n",
               routine->pain.ease, routine->pain.stop);
    arena_free(arena);
}

static void print_said(const Page *page, const char *what, const char *said)
{
    html_print(page->out, "<dt>%s</dt><dd>", what);
    report_print_name(page, said);
    html_print(page->out, "</dd>\n");
}

/* What it is for, as its author says. */
static void print_purpose(const Page *page)
{
    const Routine *routine = page->count->newest;
    if (!routine)
        return;
    if (routine->summary)
        print_said(page, "What for", routine->summary);
    for (size_t i = 0; i < routine->goal_count; i++)
        print_said(page, "Goal", routine->goals[i]);
}

static void print_names(const Page *page)
{
    const Routine *routine = page->count->newest;
    if (!page->report->with_name || !routine)
        return;
    if (routine->prescription.client)
        html_print(page->out, "<dt>For</dt><dd>%s</dd>\n", routine->prescription.client);
    const char *parts[] = {routine->author.name, routine->author.clinic, routine->author.contact};
    const char *before = "<dt>Set by</dt><dd>";
    for (size_t i = 0; i < 3; i++) {
        if (!parts[i])
            continue;
        fputs(before, page->out);
        html_print(page->out, "%s", parts[i]);
        before = ", ";
    }
    if (*before == ',')
        html_print(page->out, "</dd>\n");
}

static void print_versions(const Page *page)
{
    char first[MOMENT_BYTES], last[MOMENT_BYTES];
    html_print(page->out, "<dt>Followed</dt><dd>");
    for (size_t i = 0; i < page->count->version_count; i++) {
        const VersionUse *use = &page->count->versions[i];
        if (i > 0)
            html_print(page->out, "<br>");
        if (use->number > 0)
            html_print(page->out, "version %d, ", use->number);
        html_print(page->out, "%s to %s, %d session%s", day_format(use->first, first, sizeof first),
                   day_format(use->last, last, sizeof last), use->sessions,
                   use->sessions == 1 ? "" : "s");
    }
    html_print(page->out, "</dd>\n");
}

/* ---- at a glance ---- */

static void print_figure(FILE *out, const char *label, const char *value, const char *more)
{
    html_print(out,
               "<div><dt>%s</dt><dd class=\"value\">%s</dd><dd class=\"quiet\">%s</dd></div>\n",
               label, value, more);
}

static void print_adherence_figure(const Page *page)
{
    const PartCount *count = page->count;
    char value[32] = "–", more[96];
    if (count->share >= 0)
        snprintf(value, sizeof value, "%.0f %%", count->share * 100);
    if (count->owed > 0)
        snprintf(more, sizeof more,
                 report_is_whole(count->owed) ? "%d done of %.0f" : "%d done of %.1f", count->done,
                 count->owed);
    else
        snprintf(more, sizeof more, "%d done", count->done);
    print_figure(page->out, "Adherence", value, more);
}

static void print_share(char *out, size_t capacity, Ns held, Ns planned)
{
    if (planned > 0)
        snprintf(out, capacity, "%.0f %%", 100.0 * (double)held / (double)planned);
    else
        snprintf(out, capacity, "–");
}

static void print_held_figures(const Page *page)
{
    const PartCount *count = page->count;
    char value[72], more[96], left[32], right[32];
    print_share(value, sizeof value, count->held, count->planned);
    snprintf(more, sizeof more, "%.0f of %.0f min", (double)count->held / (60.0 * NS_PER_S),
             (double)count->planned / (60.0 * NS_PER_S));
    print_figure(page->out, "Work held", value, more);
    const SideSum *sides = count->sides;
    if (sides[SIDE_LEFT].planned == 0 && sides[SIDE_RIGHT].planned == 0)
        return;
    print_share(left, sizeof left, sides[SIDE_LEFT].held, sides[SIDE_LEFT].planned);
    print_share(right, sizeof right, sides[SIDE_RIGHT].held, sides[SIDE_RIGHT].planned);
    snprintf(value, sizeof value, "%s, %s", left, right);
    print_figure(page->out, "Left, right", value, "of sets begun");
}

static void print_mornings_figure(const Page *page)
{
    const Mornings *mornings = &page->count->mornings;
    char value[32], more[64] = "none by 2 or more";
    if (mornings->asked == 0)
        return;
    snprintf(value, sizeof value, "%d of %d", mornings->worse, mornings->asked);
    if (mornings->worse > 0)
        snprintf(more, sizeof more, "by 2 or more; at worst by %d", mornings->worst);
    print_figure(page->out, "Worse mornings", value, more);
}

static void print_pain_figure(const Page *page, PainWhen when, const char *label)
{
    const Track *track = &page->count->pain[when];
    char value[48], more[48];
    if (track->count == 0)
        return;
    snprintf(value, sizeof value, track->short_span ? "%.0f → %.0f" : "%.1f → %.1f", track->first,
             track->last);
    snprintf(more, sizeof more, "%s; worst %.0f",
             track->short_span ? "first, last" : "first, last week", track->most);
    print_figure(page->out, label, value, more);
}

static void print_figures(const Page *page)
{
    char value[32];
    html_print(page->out, "<dl class=\"figures\">\n");
    print_adherence_figure(page);
    print_held_figures(page);
    snprintf(value, sizeof value, "%zu", page->count->ouch_count);
    print_figure(page->out, "Ouches", value, page->count->ouch_count > 0 ? "listed below" : "none");
    print_pain_figure(page, PAIN_AFTER, "Pain after");
    print_pain_figure(page, PAIN_MORNING, "Next morning");
    print_mornings_figure(page);
    html_print(page->out, "</dl>\n");
}

static void print_part(const Page *page)
{
    const SessionRecord *newest = &page->part->sessions[page->part->session_count - 1].session;
    html_print(page->out, "<section>\n<h2>");
    report_print_name(page, newest->title);
    html_print(page->out, "</h2>\n<dl class=\"facts\">\n<dt>Routine</dt><dd class=\"id\">%s</dd>\n",
               page->part->routine);
    print_names(page);
    print_purpose(page);
    print_prescription(page);
    print_versions(page);
    html_print(page->out, "</dl>\n");
    print_figures(page);
    report_print_prescribed(page);
    report_print_changes(page);
    report_print_weeks(page);
    report_print_steps(page);
    report_print_loads(page);
    report_print_reps(page);
    report_print_tightness(page);
    report_print_pain(page);
    report_print_scales(page);
    report_print_ouches(page);
    report_print_sessions(page);
    html_print(page->out, "</section>\n");
}

/* ---- the document ---- */

static void print_head(const Report *report, FILE *out)
{
    char from[MOMENT_BYTES], to[MOMENT_BYTES], made[MOMENT_BYTES];
    day_format(report->from, from, sizeof from);
    day_format(report->to, to, sizeof to);
    html_print(out,
               "<!DOCTYPE html>\n<html lang=\"en\">\n<head>\n<meta charset=\"utf-8\">\n"
               "<meta name=\"generator\" content=\"limber report %s\">\n"
               "<meta http-equiv=\"Content-Security-Policy\" "
               "content=\"default-src 'none'; style-src 'unsafe-inline'\">\n"
               "<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n"
               "<meta name=\"referrer\" content=\"no-referrer\">\n"
               "<title>Exercise report, %s to %s</title>\n<style>\n",
               LIMBER_VERSION, from, to);
    fputs(report_style, out);
    html_print(out,
               "</style>\n</head>\n<body>\n<header>\n<h1>Exercise report</h1>\n"
               "<p>%s to %s<br><span class=\"quiet\">made %s by Limber %s</span></p>\n</header>\n"
               "<main>\n",
               from, to, moment_format_minute(report->made, made, sizeof made), LIMBER_VERSION);
}

void report_print_page(const Report *report, FILE *out)
{
    int plots = 0;
    print_head(report, out);
    for (size_t i = 0; i < report->part_count; i++) {
        Arena *arena = arena_new();
        Page page = {out, report, &report->parts[i], part_count(arena, report, &report->parts[i]),
                     &plots};
        print_part(&page);
        arena_free(arena);
    }
    report_print_notes(report, out);
}
