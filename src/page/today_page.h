// SPDX-FileCopyrightText: 2026 The Limber authors
// SPDX-License-Identifier: GPL-3.0-or-later
/* The list for today as lines of text. */
#ifndef LIMBER_PAGE_TODAY_PAGE_H
#define LIMBER_PAGE_TODAY_PAGE_H

#include "store/today.h"

#include <stdio.h>

/* One line an item: due, done or later; its title; how many of how many; when it is due again. */
void today_page_print(const TodayItem *items, size_t count, Day today, FILE *out);

#endif
