// SPDX-FileCopyrightText: 2026 The Limber authors
// SPDX-License-Identifier: GPL-3.0-or-later
/* The log in one of its looks. */
#include "page/log_private.h"

void log_page_print(const LogPage *page, LogLook look, FILE *out)
{
    if (look == LOG_PLAIN)
        log_print_plain(page, out);
    else
        log_print_glyphs(page, look == LOG_ASCII, out);
}
