// SPDX-FileCopyrightText: 2026 The Limber authors
// SPDX-License-Identifier: GPL-3.0-or-later
/* The report's lists: every ouch, every session and, where the person agreed, their notes. */
#include "page/html.h"
#include "page/report_table.h"
#include "routine/duration.h"

#define FEW_SESSIONS 12 /* fewer stand in one column */

/* ---- ouches ---- */

static const char *const action_words[] = {[OUCH_NOTED] = "ended the set",
                                           [OUCH_EASED] = "eased the step",
                                           [OUCH_LEFT_OUT] = "left the step out"};

static void print_ouch(const Page *page, const OuchRecord *ouch)
{
    char at[MOMENT_BYTES];
    html_print(page->out, "<tr><td>%s</td><th scope=\"row\">",
               moment_format_minute(ouch->at, at, sizeof at));
    report_print_name(page, ouch->step);
    html_print(page->out, "</th><td>%s</td><td>%s</td><td class=\"n\">",
               ouch->side == SIDE_NONE ? "both" : side_name(ouch->side),
               ouch->region ? region_label(ouch->region) : "–");
    if (ouch->level >= 0)
        html_print(page->out, "%d", ouch->level);
    else
        html_print(page->out, "–");
    html_print(page->out, "</td><td>%s</td><td>%s</td></tr>\n",
               ouch->alarm ? "sharp, numb or electric" : "", action_words[ouch->action]);
}

void report_print_ouches(const Page *page)
{
    static const char *const names[] = {"When",   "Step", "Side",        "Where",
                                        "#Level", "Kind", "The program", NULL};
    html_print(page->out, "<h3>Ouches</h3>\n");
    if (page->count->ouch_count == 0) {
        html_print(page->out, "<p>None in this span.</p>\n");
        return;
    }
    report_open_table(page, "ouches", "Every ouch", names);
    for (size_t i = 0; i < page->part->session_count; i++)
        for (size_t j = 0; j < page->part->sessions[i].ouch_count; j++)
            print_ouch(page, &page->part->sessions[i].ouches[j]);
    report_close_table(page);
}

/* ---- sessions ---- */

static const char *const end_words[] = {
    [SESSION_RUNNING] = "broken off", [SESSION_DONE] = "", [SESSION_STOPPED] = "early"};

static int count_cut(const LoggedSession *session, bool left_out)
{
    int count = 0;
    for (size_t i = 0; i < session->segment_count; i++) {
        const SegmentRecord *segment = &session->segments[i];
        count += left_out ? segment->left_out : segment->skipped && !segment->left_out;
    }
    return count;
}

static void print_number(const Page *page, int number)
{
    if (number > 0)
        html_print(page->out, "<td class=\"n\">%d</td>", number);
    else
        html_print(page->out, "<td class=\"n\">–</td>");
}

static void print_session(const Page *page, const LoggedSession *session)
{
    const SessionRecord *record = &session->session;
    char at[MOMENT_BYTES], work[32];
    html_print(
        page->out, "<tr><th scope=\"row\">%s</th><td class=\"n\">%s</td><td class=\"n\">%d/%d</td>",
        moment_format_minute(record->started, at, sizeof at) + 5,
        clock_format(record->work_held, work, sizeof work), record->steps_done, record->steps);
    print_number(page, count_cut(session, false));
    print_number(page, count_cut(session, true));
    print_number(page, record->pauses);
    if (page->count->version_count > 1)
        print_number(page, record->version);
    const char *end = end_words[record->state];
    if (record->minutes > 0)
        html_print(page->out, "<td>%s%scut to %d min</td></tr>\n", end, *end ? ", " : "",
                   record->minutes);
    else
        html_print(page->out, "<td>%s</td></tr>\n", end);
}

static void print_month(const Page *page, size_t first, size_t end)
{
    const char *names[] = {"Began",   "#Work", "#Steps", "#Cut short", "#Left out",
                           "#Pauses", "#Ver.", "Ended",  NULL};
    if (page->count->version_count < 2) {
        names[6] = names[7];
        names[7] = NULL;
    }
    Date date = date_of_day(moment_day(page->part->sessions[first].session.started));
    char caption[64];
    snprintf(caption, sizeof caption, "Sessions of %s %d", month_name(date.month), date.year);
    html_print(page->out, "<div><h4>%s %d</h4>\n", month_name(date.month), date.year);
    report_open_table(page, "narrow", caption, names);
    for (size_t i = first; i < end; i++)
        print_session(page, &page->part->sessions[i]);
    report_close_table(page);
    html_print(page->out, "</div>\n");
}

static int month_of(const LoggedSession *session)
{
    Date date = date_of_day(moment_day(session->session.started));
    return date.year * 12 + date.month;
}

static void print_notes(const Page *page)
{
    char at[MOMENT_BYTES];
    bool any = false;
    for (size_t i = 0; page->report->with_notes && i < page->part->session_count; i++) {
        const SessionRecord *record = &page->part->sessions[i].session;
        if (!record->note)
            continue;
        if (!any)
            html_print(page->out, "<h3>Notes</h3>\n<dl class=\"facts\">\n");
        any = true;
        html_print(page->out, "<dt>%s</dt><dd>%s</dd>\n",
                   moment_format_minute(record->started, at, sizeof at), record->note);
    }
    if (any)
        html_print(page->out, "</dl>\n");
}

void report_print_sessions(const Page *page)
{
    const LoggedSession *sessions = page->part->sessions;
    size_t count = page->part->session_count;
    html_print(
        page->out,
        "<h3>Sessions</h3>\n<p class=\"quiet\">Work: minutes and seconds held. "
        "Steps: done of those there are. Cut short, left out: sets.</p>\n<div class=\"%s\">\n",
        count < FEW_SESSIONS ? "months few" : "months");
    for (size_t first = 0, end; first < count; first = end) {
        for (end = first + 1;
             end < count && month_of(&sessions[end]) == month_of(&sessions[first]);)
            end++;
        print_month(page, first, end);
    }
    html_print(page->out, "</div>\n");
    print_notes(page);
}
