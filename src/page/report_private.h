// SPDX-FileCopyrightText: 2026 The Limber authors
// SPDX-License-Identifier: GPL-3.0-or-later
/* What the parts of the report's page share. */
#ifndef LIMBER_PAGE_REPORT_PRIVATE_H
#define LIMBER_PAGE_REPORT_PRIVATE_H

#include "page/report_count.h"

#define PAGE_WIDTH 680.0 /* CSS pixels between A4's margins, 180 mm */

/* A part of the report while it is written. */
typedef struct {
    FILE *out;
    const Report *report;
    const ReportPart *part;
    const PartCount *count;
    int *plots; /* drawn so far, on the whole page */
} Page;

extern const char report_style[]; /* the page's CSS */

/* The sections, each with its heading; those with nothing to say print nothing, or a line that says
 * so. */
void report_print_prescribed(const Page *page);
void report_print_changes(const Page *page);
void report_print_weeks(const Page *page);
void report_print_steps(const Page *page);
void report_print_loads(const Page *page);
void report_print_reps(const Page *page);
void report_print_tightness(const Page *page);
void report_print_pain(const Page *page);
void report_print_scales(const Page *page);
void report_print_ouches(const Page *page);
void report_print_sessions(const Page *page);

/* The last lines, to the end of the document. */
void report_print_notes(const Report *report, FILE *out);

/* What a report in each of the other forms has near its beginning. */
#define REPORT_CSV_MARK "record,routine,session,version,sha256,"
#define REPORT_JSON_MARK "\"limber-report\": "
#define REPORT_TEXT_MARK "Exercise report by Limber "

/* The forms. */
void report_print_page(const Report *report, FILE *out);
void report_print_csv(const Report *report, FILE *out);
void report_print_json(const Report *report, FILE *out);
void report_print_text(const Report *report, FILE *out);

#endif
