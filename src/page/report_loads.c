// SPDX-FileCopyrightText: 2026 The Limber authors
// SPDX-License-Identifier: GPL-3.0-or-later
/* The report's sections on what was lifted and how often: plots of the heaviest set of each
 * session, and of the most reps at one's own pace, a side. */
#include "page/html.h"
#include "page/report_private.h"

#include <math.h>
#include <string.h>

#define PLOT_HEIGHT 92.0
#define GAP_DAYS 28 /* a line breaks where two sessions lie further apart */

/* The axis ends at a round number. */
static double axis_of(const Track *track)
{
    double most = 0;
    for (size_t i = 0; i < track->count; i++)
        most = fmax(most, track->points[i].most);
    double unit = most > 100 ? 50 : 10;
    return fmax(unit, ceil(most / unit) * unit);
}

static void print_plot(const Page *page, const Track *track, const char *title, const char *side,
                       const char *unit)
{
    char words[96];
    track_words(track, unit, words, sizeof words);
    PlotSeries series = {PLOT_AFTER, track->points, track->count};
    Plot plot = {.from = page->report->from,
                 .to = page->report->to,
                 .width = (PAGE_WIDTH - 20) / 2,
                 .height = PLOT_HEIGHT,
                 .gap = GAP_DAYS,
                 .most = axis_of(track),
                 .series = &series,
                 .series_count = 1,
                 .changes = page->count->changes,
                 .change_count = page->count->change_count,
                 .title = title,
                 .description = words,
                 .number = ++*page->plots};
    html_print(page->out, "<figure>");
    plot_write(&plot, page->out);
    html_print(page->out, "<figcaption>%s%s</figcaption></figure>\n", side, words);
}

/* ---- loads ---- */

static void print_load(const Page *page, const StepSum *step)
{
    char title[256];
    snprintf(title, sizeof title, "Load: %s", step->name);
    html_print(page->out, "<div class=\"pair\"><h4>%s</h4>\n", step->name);
    print_plot(page, &step->loads, title, "", step->in_pounds ? " lb" : " kg");
    html_print(page->out, "</div>\n");
}

void report_print_loads(const Page *page)
{
    bool any = false;
    for (size_t i = 0; i < page->count->step_count; i++)
        any = any || page->count->steps[i].loads.count > 0;
    if (!any)
        return;
    html_print(page->out,
               "<h3>Load</h3>\n<p class=\"legend\"><span class=\"quiet\">the heaviest set "
               "of a session</span></p>\n");
    for (size_t i = 0; i < page->count->step_count; i++)
        if (page->count->steps[i].loads.count > 0)
            print_load(page, &page->count->steps[i]);
}

/* ---- reps ---- */

static bool has_said(const StepSum *step)
{
    size_t points = 0;
    for (int side = 0; side < SIDES_COUNTED; side++)
        points += step->said[side].count;
    return points > 0;
}

static void print_reps(const Page *page, const StepSum *step)
{
    static const char *const sides[] = {"", "Left: ", "Right: "};
    char title[256];
    bool fatigue = report_to_fatigue(page->count, step->name);
    html_print(page->out, "<div class=\"pair\"><h4>%s%s</h4>\n", step->name,
               fatigue ? ", as many as one can" : "");
    for (int side = 0; side < SIDES_COUNTED; side++) {
        if (step->said[side].count == 0)
            continue;
        snprintf(title, sizeof title, "Reps: %s%s%s", step->name, side == SIDE_NONE ? "" : ", ",
                 side_name((Side)side));
        print_plot(page, &step->said[side], title, sides[side], " reps");
    }
    html_print(page->out, "</div>\n");
}

void report_print_reps(const Page *page)
{
    bool any = false, fatigue = false;
    for (size_t i = 0; i < page->count->step_count; i++) {
        const StepSum *step = &page->count->steps[i];
        any = any || has_said(step);
        fatigue = fatigue || (has_said(step) && report_to_fatigue(page->count, step->name));
    }
    if (!any)
        return;
    html_print(page->out,
               "<h3>%s</h3>\n<p class=\"legend\"><span class=\"quiet\">as the person said; the "
               "best set of a session</span></p>\n",
               fatigue ? "Reps to fatigue" : "Reps at one’s own pace");
    for (size_t i = 0; i < page->count->step_count; i++)
        if (has_said(&page->count->steps[i]))
            print_reps(page, &page->count->steps[i]);
}
