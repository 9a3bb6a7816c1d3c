// SPDX-FileCopyrightText: 2026 The Limber authors
// SPDX-License-Identifier: GPL-3.0-or-later
/* The forms that a report is written in, and how one is known again. */
#ifndef LIMBER_PAGE_REPORT_FORM_H
#define LIMBER_PAGE_REPORT_FORM_H

#include "page/report.h"

#include <stdio.h>

typedef enum { REPORT_PAGE, REPORT_CSV, REPORT_JSON, REPORT_TEXT } ReportForm;

/* "html", "csv", "json", "txt": the ending of a file's name. */
const char *report_ending(ReportForm form);

/* Writes what a file of that form begins with: in front of CSV U+FEFF, without which Excel takes
 * UTF-8 for a page of letters of its own. Programs that read standard output would take it for a
 * part of the first name. */
void report_mark_file(ReportForm form, FILE *out);

/* Writes a report in a form. Names and notes stand in it only where the report says so. */
void report_print(const Report *report, ReportForm form, FILE *out);

/* Do the first bytes of a file (REPORT_HEAD_BYTES are enough) say that it is a report
 * of Limber's? */
#define REPORT_HEAD_BYTES 1024
bool report_recognise(const char *bytes, size_t size);

#endif
