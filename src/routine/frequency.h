// SPDX-FileCopyrightText: 2026 The Limber authors
// SPDX-License-Identifier: GPL-3.0-or-later
/* How often a routine is to be done, as files and the command line write it, and in
 * words. */
#ifndef LIMBER_ROUTINE_FREQUENCY_H
#define LIMBER_ROUTINE_FREQUENCY_H

#include "routine/model.h"

/* Reads `2/day`, `3/week`, `every 2 days`. False: it is none of them. */
bool frequency_parse(const char *text, Frequency *times);

/* The same of what people say: "twice a day", "3x/week", "daily", "every other day". */
bool frequency_guess(const char *text, Frequency *times);

/* The same written; "" for 0/0. Returns out. */
#define FREQUENCY_BYTES 32
char *frequency_format(Frequency times, char *out, size_t capacity);

/* "once a day", "3 times a week", "every 2 days"; "" for 0/0. Returns out. */
char *frequency_words(Frequency times, char *out, size_t capacity);

#endif
