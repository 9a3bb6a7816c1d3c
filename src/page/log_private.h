// SPDX-FileCopyrightText: 2026 The Limber authors
// SPDX-License-Identifier: GPL-3.0-or-later
/* Inside the log's page: what the looks share. */
#ifndef LIMBER_PAGE_LOG_PRIVATE_H
#define LIMBER_PAGE_LOG_PRIVATE_H

#include "page/json.h"
#include "page/log_page.h"
#include "page/log_words.h"

#define LATEST_SESSIONS 10
#define LATEST_PAINS 5

void log_print_sides(const LogPage *page, FILE *out);
void log_print_pains(const LogPage *page, FILE *out);
void log_print_scales(const LogPage *page, FILE *out);
void log_print_loads(const LogPage *page, FILE *out);
void log_print_latest(const LogPage *page, FILE *out);

void log_print_glyphs(const LogPage *page, bool ascii, FILE *out);
void log_print_plain(const LogPage *page, FILE *out);

#endif
