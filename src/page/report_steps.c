// SPDX-FileCopyrightText: 2026 The Limber authors
// SPDX-License-Identifier: GPL-3.0-or-later
/* The report's section on the steps: seconds held of those planned, left and right beside each
 * other as bars that grow from one middle, so that a side that lags is seen at once. */
#include "page/html.h"
#include "page/report_table.h"

#include <string.h>

#define BAR_WIDTH 92.0
#define BAR_FULL 80.0 /* as planned; what is more goes on to the end */
#define BAR_HEIGHT 10.0

static void print_bar(const Page *page, const SideSum *sum, bool leftwards)
{
    html_print(page->out, "<td class=\"bar\">");
    if (sum->planned > 0) {
        double held = BAR_FULL * (double)sum->held / (double)sum->planned;
        held = held > BAR_WIDTH - 1 ? BAR_WIDTH - 1 : held;
        html_print(page->out,
                   "<svg width=\"%.0f\" height=\"%.0f\" viewBox=\"0 0 %.0f %.0f\" "
                   "aria-hidden=\"true\"><rect class=\"held\" x=\"%.1f\" y=\"1.5\" width=\"%.1f\" "
                   "height=\"7\"/>",
                   BAR_WIDTH, BAR_HEIGHT, BAR_WIDTH, BAR_HEIGHT, leftwards ? BAR_WIDTH - held : 0.0,
                   held);
        html_print(
            page->out,
            "<rect class=\"planned\" x=\"%.1f\" y=\".5\" width=\"%.1f\" height=\"9\"/></svg>",
            leftwards ? BAR_WIDTH - BAR_FULL - 0.5 : 0.5, BAR_FULL);
    }
    html_print(page->out, "</td>");
}

/* "1,234" and below it "of 1,260". */
static void print_seconds(const Page *page, const SideSum *sum)
{
    char held[REPORT_COUNT_BYTES], planned[REPORT_COUNT_BYTES];
    if (sum->planned == 0)
        html_print(page->out, "<td class=\"n\">–</td>");
    else
        html_print(page->out, "<td class=\"n\">%s<br><span class=\"quiet\">of %s</span></td>",
                   report_count_format(whole_seconds(sum->held), held, sizeof held),
                   report_count_format(whole_seconds(sum->planned), planned, sizeof planned));
}

static void print_share(const Page *page, const SideSum *sum)
{
    if (sum->planned == 0)
        html_print(page->out, "<td class=\"n\">–</td>");
    else
        html_print(page->out, "<td class=\"n\">%.0f %%</td>",
                   100.0 * (double)sum->held / (double)sum->planned);
}

static void print_count(const Page *page, int count)
{
    if (count > 0)
        html_print(page->out, "<td class=\"n\">%d</td>", count);
    else
        html_print(page->out, "<td class=\"n\">–</td>");
}

static void print_events(const Page *page, const SideSum *a, const SideSum *b)
{
    print_count(page, a->cut_short + b->cut_short);
    print_count(page, a->eased + b->eased);
    print_count(page, a->left_out + b->left_out);
    html_print(page->out, "</tr>\n");
}

/* "reps 70 of 75 left, 74 of 75 right", "at one's own pace: 12 sets, 41 s each". */
static void print_step_more(const Page *page, const SideSum *sum, const char *side)
{
    if (sum->reps_planned > 0)
        html_print(page->out, "<br><span class=\"quiet\">%d of %d reps%s%s</span>", sum->reps,
                   sum->reps_planned, *side ? " " : "", side);
    if (sum->own_pace > 0)
        html_print(page->out,
                   "<br><span class=\"quiet\">%d set%s%s%s at one’s own pace, %d s each</span>",
                   sum->own_pace, sum->own_pace == 1 ? "" : "s", *side ? " " : "", side,
                   (int)whole_seconds(sum->own_pace_held / sum->own_pace));
    if (sum->said_sets > 0)
        html_print(page->out, "<br><span class=\"quiet\">%d reps in %d set%s%s%s, as said</span>",
                   sum->reps_said, sum->said_sets, sum->said_sets == 1 ? "" : "s", *side ? " " : "",
                   side);
}

#define MOST_LOADS 8

/* "used: 5 kg, 7.5 kg, green band": of many the first and the last ones. */
static void print_used(const Page *page, const StepSum *step)
{
    size_t half = MOST_LOADS / 2;
    if (step->used_count == 0)
        return;
    html_print(page->out, "<br><span class=\"quiet\">used: ");
    for (size_t i = 0; i < step->used_count; i++) {
        bool left_out = step->used_count > MOST_LOADS && i >= half && i < step->used_count - half;
        if (!left_out)
            html_print(page->out, "%s%s", i > 0 ? ", " : "", step->used[i]);
        else if (i == half)
            html_print(page->out, " …");
    }
    html_print(page->out, "</span>");
}

/* Where the routine, as it was followed last, shows the step. */
static void print_shown(const Page *page, const char *name)
{
    const Routine *routine = page->count->newest;
    for (size_t i = 0; routine && i < routine->block_count; i++)
        for (size_t j = 0; j < routine->blocks[i].count; j++) {
            const Step *step = &routine->blocks[i].steps[j];
            if (strcmp(step->name, name) != 0)
                continue;
            if (step->photo)
                html_print(page->out, "<br><span class=\"quiet\">Photo: %s</span>", step->photo);
            if (step->link)
                html_print(page->out, "<br><span class=\"quiet\">%s</span>", step->link);
            return;
        }
}

static void print_step_name(const Page *page, const StepSum *step, Side first, Side last)
{
    html_print(page->out, "<tr><th scope=\"row\">");
    report_print_name(page, step->name);
    for (Side side = first; side <= last; side++)
        print_step_more(page, &step->sides[side], side_name(side));
    print_used(page, step);
    print_shown(page, step->name);
    html_print(page->out, "</th>");
}

static bool has_side(const StepSum *step)
{
    return step->sides[SIDE_LEFT].sets + step->sides[SIDE_RIGHT].sets > 0;
}

static void print_sides(const Page *page, const SideSum *left, const SideSum *right)
{
    print_seconds(page, left);
    print_share(page, left);
    print_bar(page, left, true);
    print_bar(page, right, false);
    print_share(page, right);
    print_seconds(page, right);
    print_events(page, left, right);
}

/* Opens a table of steps; heads: the cells of its head between the step and what happened. */
static void open_table(const Page *page, const char *look, const char *caption, const char *name,
                       const char *heads)
{
    html_print(page->out,
               "<table class=\"%s\"><caption class=\"hidden\">%s</caption>\n<colgroup>"
               "<col class=\"name\"><col class=\"seconds\"><col class=\"share\">"
               "<col class=\"bars\"><col class=\"bars\"><col class=\"share\">"
               "<col class=\"seconds\"><col><col><col></colgroup>\n"
               "<thead><tr><th scope=\"col\">%s</th>",
               look, caption, name);
    fputs(heads, page->out);
    html_print(
        page->out,
        "<th scope=\"col\" class=\"n\">Cut short</th><th scope=\"col\" class=\"n\">Eased</th>"
        "<th scope=\"col\" class=\"n\">Left out</th></tr></thead>\n<tbody>\n");
}

static void print_sided(const Page *page)
{
    const PartCount *count = page->count;
    open_table(page, "steps", "Seconds held of those planned, each side for itself",
               "Step, each side",
               "<th scope=\"colgroup\" colspan=\"3\" class=\"n\">Left: seconds held</th>"
               "<th scope=\"colgroup\" colspan=\"3\">Right: seconds held</th>");
    for (size_t i = 0; i < count->step_count; i++) {
        if (!has_side(&count->steps[i]))
            continue;
        print_step_name(page, &count->steps[i], SIDE_LEFT, SIDE_RIGHT);
        print_sides(page, &count->steps[i].sides[SIDE_LEFT], &count->steps[i].sides[SIDE_RIGHT]);
    }
    html_print(page->out, "<tr class=\"all\"><th scope=\"row\">All of these</th>");
    print_sides(page, &count->sides[SIDE_LEFT], &count->sides[SIDE_RIGHT]);
    report_close_table(page);
}

static void print_whole(const Page *page)
{
    static const SideSum none;
    open_table(page, "steps whole", "Seconds held of those planned, both sides at once",
               "Step, both sides at once",
               "<th scope=\"colgroup\" colspan=\"6\">Seconds held</th>");
    for (size_t i = 0; i < page->count->step_count; i++) {
        const SideSum *sum = &page->count->steps[i].sides[SIDE_NONE];
        if (sum->sets == 0)
            continue;
        print_step_name(page, &page->count->steps[i], SIDE_NONE, SIDE_NONE);
        print_seconds(page, sum);
        print_share(page, sum);
        print_bar(page, sum, false);
        html_print(page->out, "<td></td><td></td><td></td>");
        print_events(page, sum, &none);
    }
    report_close_table(page);
}

void report_print_steps(const Page *page)
{
    const PartCount *count = page->count;
    html_print(page->out, "<h3>Seconds held</h3>\n");
    if (count->step_count == 0)
        html_print(page->out, "<p>No set was begun.</p>\n");
    if (count->sides[SIDE_LEFT].sets + count->sides[SIDE_RIGHT].sets > 0)
        print_sided(page);
    if (count->sides[SIDE_NONE].sets > 0)
        print_whole(page);
}
