// SPDX-FileCopyrightText: 2026 The Limber authors
// SPDX-License-Identifier: GPL-3.0-or-later
/* HTML and SVG as they are written. Everything that a page says goes through html_print, so that no
 * text can be forgotten when it comes to escapes. Errors stay with the FILE (ferror). */
#ifndef LIMBER_PAGE_HTML_H
#define LIMBER_PAGE_HTML_H

#include <stdio.h>

/* Prints markup with values in it: %s (text: passes the gate of base/text.h and is escaped for
 * elements and attributes in quotes; NULL is ""), %d, %zu, %f, %.Nf and %%; no widths. */
void html_print(FILE *out, const char *format, ...) __attribute__((format(printf, 2, 3)));

#endif
