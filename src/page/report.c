// SPDX-FileCopyrightText: 2026 The Limber authors
// SPDX-License-Identifier: GPL-3.0-or-later
/* Where the span of a report begins. */
#include "page/report.h"

Day report_first_day(const ReportPart *part)
{
    return part->first != 0 ? part->first : moment_day(part->sessions[0].session.started);
}

void report_begin(Report *report, Day since)
{
    report->from = report->to;
    for (size_t i = 0; i < report->part_count; i++) {
        const ReportPart *part = &report->parts[i];
        const Routine *routine = part->versions[0].routine;
        Day first = moment_day(part->sessions[0].session.started);
        if (routine && routine->prescription.from.year > 0 &&
            day_of_date(routine->prescription.from) < first)
            first = day_of_date(routine->prescription.from);
        report->from = first < report->from ? first : report->from;
    }
    if (report->from < since)
        report->from = since;
}
