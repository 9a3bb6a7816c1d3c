// SPDX-FileCopyrightText: 2026 The Limber authors
// SPDX-License-Identifier: GPL-3.0-or-later
/* The report's section on what was lifted: a plot a step, of the heaviest set of each session. */
#include "page/html.h"
#include "page/report_private.h"

#include <math.h>

#define LOAD_HEIGHT 92.0
#define GAP_DAYS 28 /* a line breaks where two sessions lie further apart */

/* The axis ends at a round number. */
static double axis_of(const Track *loads)
{
    double most = 0;
    for (size_t i = 0; i < loads->count; i++)
        most = fmax(most, loads->points[i].most);
    double unit = most > 100 ? 50 : 10;
    return fmax(unit, ceil(most / unit) * unit);
}

static void print_step(const Page *page, const StepSum *step)
{
    const Track *loads = &step->loads;
    const char *unit = step->in_pounds ? "lb" : "kg";
    char title[256], words[96];
    snprintf(title, sizeof title, "Load: %s", step->name);
    if (loads->count == 1)
        snprintf(words, sizeof words, "%g %s, once", loads->last, unit);
    else
        snprintf(words, sizeof words, "%.4g %s → %.4g %s", loads->first, unit, loads->last, unit);
    PlotSeries series = {PLOT_AFTER, loads->points, loads->count};
    Plot plot = {.from = page->report->from,
                 .to = page->report->to,
                 .width = (PAGE_WIDTH - 20) / 2,
                 .height = LOAD_HEIGHT,
                 .gap = GAP_DAYS,
                 .most = axis_of(loads),
                 .series = &series,
                 .series_count = 1,
                 .changes = page->count->changes,
                 .change_count = page->count->change_count,
                 .title = title,
                 .description = words,
                 .number = ++*page->plots};
    html_print(page->out, "<div class=\"pair\"><h4>%s</h4>\n<figure>", step->name);
    plot_write(&plot, page->out);
    html_print(page->out, "<figcaption>%s</figcaption></figure></div>\n", words);
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
               "of each session</span></p>\n");
    for (size_t i = 0; i < page->count->step_count; i++)
        if (page->count->steps[i].loads.count > 0)
            print_step(page, &page->count->steps[i]);
}
