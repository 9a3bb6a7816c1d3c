// SPDX-FileCopyrightText: 2026 The Limber authors
// SPDX-License-Identifier: GPL-3.0-or-later
/* Is a page well made? A small parser for tests, as strict as the pages that Limber writes. */
#ifndef LIMBER_TESTS_MARKUP_H
#define LIMBER_TESTS_MARKUP_H

#include <stddef.h>

/* Fails the test where an element is not one of those a report has, is not closed in its turn, has
 * an attribute that is not in double quotes or given twice, or where a & begins no entity, an id is
 * not the only one of its name or a control character stands anywhere. */
void markup_check(const char *page);

/* How often text stands in the page. */
size_t markup_count(const char *page, const char *text);

#endif
