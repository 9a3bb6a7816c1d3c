// SPDX-FileCopyrightText: 2026 The Limber authors
// SPDX-License-Identifier: GPL-3.0-or-later
/* Reports made by hand, for tests of their pages: a runner with a stiff left Achilles tendon, whose
 * physio changed the prescription on the way. The same every time. */
#ifndef LIMBER_TESTS_REPORT_SAMPLE_H
#define LIMBER_TESTS_REPORT_SAMPLE_H

#include "page/report_form.h"

#define SAMPLE_LAST_DAY 20782 /* 2026-11-25, a Wednesday */

/* A report of so many days to SAMPLE_LAST_DAY, with a session on most of them; lies in the arena.
 * Its routines are freed by report_sample_free. */
Report *report_sample(Arena *arena, int days);

/* The same with one session on the last day, and nothing else known of it. */
Report *report_sample_bare(Arena *arena);

/* Puts a text in the place of every text of a report. */
void report_sample_poison(Report *report, const char *text);

void report_sample_free(Report *report);

#endif
