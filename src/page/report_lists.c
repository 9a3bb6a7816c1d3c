// SPDX-FileCopyrightText: 2026 The Limber authors
// SPDX-License-Identifier: GPL-3.0-or-later
/* The report's lists: every ouch, and every session with its pain and, where the person agreed, its
 * note. */
#include "base/array.h"
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

static bool asks_pain(const Page *page)
{
    const Track *pain = page->count->pain;
    return pain[PAIN_BEFORE].count + pain[PAIN_AFTER].count + pain[PAIN_MORNING].count > 0;
}

/* "2 4 5": before, after and on the morning after; "–" what was not said. */
static void print_pains(const Page *page, const LoggedSession *session)
{
    html_print(page->out, "<td class=\"pain\">");
    for (int when = PAIN_BEFORE; when <= PAIN_MORNING; when++) {
        int level = session_pain(session, (PainWhen)when);
        const char *between = when > PAIN_BEFORE ? " " : "";
        if (level >= 0)
            html_print(page->out, "%s%d", between, level);
        else
            html_print(page->out, "%s–", between);
    }
    html_print(page->out, "</td>");
}

static void print_end(const Page *page, const SessionRecord *record)
{
    const char *end = end_words[record->state];
    if (record->minutes > 0)
        html_print(page->out, "<td>%s%scut to %d min</td></tr>\n", end, *end ? ", " : "",
                   record->minutes);
    else
        html_print(page->out, "<td>%s</td></tr>\n", end);
}

static size_t column_names(const Page *page, const char *names[])
{
    static const char *const always[] = {"Began", "#Work", "#Steps", "#Cut short", "#Left out"};
    size_t count = 0;
    for (size_t i = 0; i < COUNT_OF(always); i++)
        names[count++] = always[i];
    if (asks_pain(page))
        names[count++] = "^Pain";
    if (page->count->version_count > 1)
        names[count++] = "#Ver.";
    names[count++] = "Ended";
    names[count] = NULL;
    return count;
}

#define MOST_COLUMNS 8

static void print_session(const Page *page, const LoggedSession *session, size_t columns)
{
    const SessionRecord *record = &session->session;
    char at[MOMENT_BYTES], work[32];
    html_print(
        page->out, "<tr><th scope=\"row\">%s</th><td class=\"n\">%s</td><td class=\"n\">%d/%d</td>",
        moment_format_minute(record->started, at, sizeof at) + 5,
        clock_format(record->work_held, work, sizeof work), record->steps_done, record->steps);
    print_number(page, count_cut(session, false));
    print_number(page, count_cut(session, true));
    if (asks_pain(page))
        print_pains(page, session);
    if (page->count->version_count > 1)
        print_number(page, record->version);
    print_end(page, record);
    if (page->report->with_notes && record->note)
        html_print(page->out, "<tr class=\"note\"><td colspan=\"%zu\">%s</td></tr>\n", columns,
                   record->note);
}

static void print_month(const Page *page, size_t first, size_t end)
{
    const char *names[MOST_COLUMNS + 1];
    size_t columns = column_names(page, names);
    Date date = date_of_day(moment_day(page->part->sessions[first].session.started));
    char caption[64];
    snprintf(caption, sizeof caption, "Sessions of %s %d", month_name(date.month), date.year);
    html_print(page->out, "<div><h4>%s %d</h4>\n", month_name(date.month), date.year);
    report_open_table(page, "narrow", caption, names);
    for (size_t i = first; i < end; i++)
        print_session(page, &page->part->sessions[i], columns);
    report_close_table(page);
    html_print(page->out, "</div>\n");
}

static int month_of(const LoggedSession *session)
{
    Date date = date_of_day(moment_day(session->session.started));
    return date.year * 12 + date.month;
}

void report_print_sessions(const Page *page)
{
    const LoggedSession *sessions = page->part->sessions;
    size_t count = page->part->session_count;
    html_print(
        page->out,
        "<h3>Sessions</h3>\n<p class=\"quiet\">Work: minutes and seconds held. "
        "Steps: done of those there are. Cut short, left out: sets.%s</p>\n<div class=\"%s\">\n",
        asks_pain(page) ? " Pain: before, after and on the morning after." : "",
        count < FEW_SESSIONS ? "months few" : "months");
    for (size_t first = 0, end; first < count; first = end) {
        for (end = first + 1;
             end < count && month_of(&sessions[end]) == month_of(&sessions[first]);)
            end++;
        print_month(page, first, end);
    }
    html_print(page->out, "</div>\n");
}
