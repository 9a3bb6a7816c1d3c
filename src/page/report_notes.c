// SPDX-FileCopyrightText: 2026 The Limber authors
// SPDX-License-Identifier: GPL-3.0-or-later
/* How the report is counted, as its last lines say it. */
#include "page/html.h"

#include "base/array.h"
#include "page/report_private.h"

static const char *const notes[] = {
    "Recorded by the program as each set ended; ratings and ouches are the person’s own, from 0 "
    "(none) to 10. Dates and times are those of the wall clock where the session was done.",
    "A session is done when at least half of its steps were. Adherence is what counts towards "
    "the prescription, of what it asks for: on a day no more sessions than are prescribed for a "
    "day (one, where the prescription is not by the day), in a week (Monday to Sunday) no more "
    "than that week’s share, so that missed days are not made up for later. Days count from the "
    "prescription’s start, else from the span’s, and to its end where it has one; a new version "
    "from the day it was first followed; the day of the report only once something was done on it.",
    "Seconds held are time spent in a set, pauses not counted; above 100 % where time was "
    "added. A set cut short was left before its end; one left out was dropped for the day after "
    "an ouch; an eased one was shortened, after an ouch or for pain before the session, and its "
    "planned seconds are the shortened ones, as they are of a session that was cut to the minutes "
    "there were. Sets that a session never reached are missing from "
    "the table of steps and contained in the work planned.",
    "First week and last week are the means of the seven days from the first rating and to the "
    "last one. Where less than two weeks lie between them, the first and the last rating stand "
    "instead. A morning is worse by the pain said before the session on the day before; 2 of 10 is "
    "what people notice for certain. Plots of more than 120 days show the means of weeks, those of "
    "more than two years "
    "of months, with a stroke from the least to the most.",
    "The pain bands are the routine’s own: from the first on, the program shortens what is left "
    "of a step and takes its easier form; from the second on, for sharp, numb or electric pain, "
    "and at a second ouch in the same step, it leaves the step out for the day.",
    "Doses and what changed between versions are the words of the routine file’s text, which the "
    "log keeps of each version; the forms for programs name each by the SHA-256 of that text.",
};

void report_print_notes(const Report *report, FILE *out)
{
    html_print(out, "</main>\n<footer>\n<h2>How this is counted</h2>\n<ol>\n");
    for (size_t i = 0; i < COUNT_OF(notes); i++)
        html_print(out, "<li>%s</li>\n", notes[i]);
    html_print(out,
               "</ol>\n<p>Names of people %s. The person’s own notes %s.</p>\n</footer>\n</body>\n"
               "</html>\n",
               report->with_name ? "are included" : "are left out",
               report->with_notes ? "are included" : "are left out");
}
