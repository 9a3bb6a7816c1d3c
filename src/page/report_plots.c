// SPDX-FileCopyrightText: 2026 The Limber authors
// SPDX-License-Identifier: GPL-3.0-or-later
/* The report's sections on what was felt: tightness a region, left and right beside each other, and
 * pain with the routine's bands. Each plot has its numbers in words below it. */
#include "page/html.h"
#include "page/report_private.h"

#define TIGHTNESS_HEIGHT 92.0
#define PAIN_HEIGHT 150.0

/* A line breaks where two points lie further apart. */
static const double gap_days[] = {[POINTS_EACH] = 14, [POINTS_WEEKS] = 28, [POINTS_MONTHS] = 62};

static const char *const points_words[] = {
    [POINTS_EACH] = "", [POINTS_WEEKS] = "; means of weeks", [POINTS_MONTHS] = "; means of months"};

static void print_legend(const Page *page, const PlotStyle *styles, const char *const *names,
                         size_t count)
{
    html_print(page->out, "<p class=\"legend\">");
    for (size_t i = 0; i < count; i++) {
        html_print(page->out, "<span>");
        plot_key_write(styles[i], page->out);
        html_print(page->out, "%s</span>\n", names[i]);
    }
    html_print(page->out, "<span class=\"quiet\">0 to 10; note 4%s</span></p>\n",
               points_words[page->count->points]);
}

/* "before 6.1 → 3.9": added to out. */
static size_t add_ends(char *out, size_t capacity, size_t used, const char *name,
                       const Track *track)
{
    char words[96];
    if (track->count == 0 || used >= capacity)
        return used;
    int length = snprintf(out + used, capacity - used, "%s%s %s", used > 0 ? "; " : "", name,
                          track_words(track, "", words, sizeof words));
    return used + (size_t)(length > 0 ? length : 0);
}

static Plot plot_of(const Page *page, double width, double height)
{
    return (Plot){.from = page->report->from,
                  .to = page->report->to,
                  .width = width,
                  .height = height,
                  .gap = gap_days[page->count->points],
                  .changes = page->count->changes,
                  .change_count = page->count->change_count,
                  .number = ++*page->plots};
}

/* ---- tightness ---- */

static void print_side(const Page *page, const RegionTracks *region, Side side)
{
    static const char *const side_words[] = {"", "Left", "Right"};
    const Track *before = &region->before[side], *after = &region->after[side];
    PlotSeries series[] = {{PLOT_BEFORE, before->points, before->count},
                           {PLOT_AFTER, after->points, after->count}};
    char title[256], words[256] = "never rated";
    size_t used = add_ends(words, sizeof words, 0, "before", before);
    add_ends(words, sizeof words, used, "after", after);
    snprintf(title, sizeof title, "Tightness before and after: %s%s%s", region->label,
             side == SIDE_NONE ? "" : ", ", side_name(side));
    Plot plot = plot_of(page, (PAGE_WIDTH - 20) / 2, TIGHTNESS_HEIGHT);
    plot.series = series;
    plot.series_count = 2;
    plot.title = title;
    plot.description = words;
    html_print(page->out, "<figure>");
    plot_write(&plot, page->out);
    html_print(page->out, "<figcaption>%s%s%s</figcaption></figure>\n", side_words[side],
               side == SIDE_NONE ? "" : ": ", words);
}

static bool was_rated(const RegionTracks *region, Side side)
{
    return region->before[side].count + region->after[side].count > 0;
}

static void print_region(const Page *page, const RegionTracks *region)
{
    bool sided = was_rated(region, SIDE_LEFT) || was_rated(region, SIDE_RIGHT);
    if (!sided && !was_rated(region, SIDE_NONE))
        return;
    html_print(page->out, "<div class=\"pair\"><h4>%s</h4>\n", region->label);
    if (sided) {
        print_side(page, region, SIDE_LEFT);
        print_side(page, region, SIDE_RIGHT);
    }
    if (was_rated(region, SIDE_NONE))
        print_side(page, region, SIDE_NONE);
    html_print(page->out, "</div>\n");
}

void report_print_tightness(const Page *page)
{
    static const PlotStyle styles[] = {PLOT_BEFORE, PLOT_AFTER};
    static const char *const names[] = {"before the session", "after it"};
    bool any = false;
    for (size_t i = 0; i < page->count->region_count; i++)
        for (int side = SIDE_NONE; side <= SIDE_RIGHT; side++)
            any = any || was_rated(&page->count->regions[i], (Side)side);
    if (!any)
        return;
    html_print(page->out, "<h3>Tightness</h3>\n");
    print_legend(page, styles, names, 2);
    for (size_t i = 0; i < page->count->region_count; i++)
        print_region(page, &page->count->regions[i]);
}

/* ---- pain ---- */

void report_print_pain(const Page *page)
{
    static const PlotStyle styles[] = {PLOT_BEFORE, PLOT_AFTER, PLOT_MORNING, PLOT_OUCH};
    static const char *const names[] = {"before the session", "after it", "the morning after",
                                        "ouch in a step"};
    static const char *const words[] = {"before", "after", "morning after"};
    const Track *pain = page->count->pain, *ouches = &page->count->ouch_levels;
    if (pain[PAIN_BEFORE].count + pain[PAIN_AFTER].count + pain[PAIN_MORNING].count == 0)
        return;
    PlotSeries series[4];
    char said[256] = "";
    size_t used = 0;
    for (int when = PAIN_BEFORE; when <= PAIN_MORNING; when++) {
        series[when] = (PlotSeries){styles[when], pain[when].points, pain[when].count};
        used = add_ends(said, sizeof said, used, words[when], &pain[when]);
    }
    series[3] = (PlotSeries){PLOT_OUCH, ouches->points, ouches->count};
    Plot plot = plot_of(page, PAGE_WIDTH, PAIN_HEIGHT);
    plot.series = series;
    plot.series_count = 4;
    plot.bands = page->count->bands;
    plot.band_count = page->count->band_count;
    plot.title = "Pain before and after sessions and on the morning after";
    plot.description = said;
    html_print(page->out, "<h3>Pain</h3>\n");
    print_legend(page, styles, names, 4);
    html_print(page->out, "<figure>");
    plot_write(&plot, page->out);
    html_print(page->out,
               "<figcaption>Pain %s. Shaded: the routine’s bands.</figcaption></figure>\n", said);
}

/* ---- scales ---- */

static void print_scale(const Page *page, const ScaleTrack *scale)
{
    static const char *const moments[] = {"before sessions", "after sessions",
                                          "on the morning after", "once a week"};
    PlotSeries series = {PLOT_AFTER, scale->track.points, scale->track.count};
    char words[256] = "";
    add_ends(words, sizeof words, 0, moments[scale->when], &scale->track);
    Plot plot = plot_of(page, PAGE_WIDTH, TIGHTNESS_HEIGHT);
    plot.series = &series;
    plot.series_count = 1;
    plot.title = scale->ask;
    plot.description = words;
    html_print(page->out, "<figure><h4>%s</h4>\n", scale->ask);
    plot_write(&plot, page->out);
    html_print(page->out, "<figcaption>%s", words);
    if (scale->low && scale->high)
        html_print(page->out, ". 0: %s, 10: %s.", scale->low, scale->high);
    html_print(page->out, "</figcaption></figure>\n");
}

void report_print_scales(const Page *page)
{
    bool any = false;
    for (size_t i = 0; i < page->count->scale_count; i++)
        any = any || page->count->scales[i].track.count > 0;
    if (any)
        html_print(page->out, "<h3>Asked, 0 to 10</h3>\n");
    for (size_t i = 0; i < page->count->scale_count; i++)
        if (page->count->scales[i].track.count > 0)
            print_scale(page, &page->count->scales[i]);
}
