// SPDX-FileCopyrightText: 2026 The Limber authors
// SPDX-License-Identifier: GPL-3.0-or-later
/* The words in which the log is told, on paper and on the screen: amounts, places, trends. */
#ifndef LIMBER_PAGE_LOG_WORDS_H
#define LIMBER_PAGE_LOG_WORDS_H

#include "store/history.h"

#define MONTH_DAYS 28 /* over which a mean of ratings is taken */

/* "1 h 05 min", "12 min", "under a minute", "0 min". Returns out. */
char *log_words_minutes(Ns held, char *out, size_t capacity);

/* What was held of what was planned: "12 min of 15 min", of less than two minutes "20 s of 45 s".
 * Returns out. */
char *log_words_held_of(Ns held, Ns planned, char *out, size_t capacity);

/* "Calves, left". Returns out. */
char *log_words_region_side(const TightnessSeries *series, char *out, size_t capacity);

/* What was held of what was planned (more than 0), in whole per cent, 9,999 at most. */
int log_words_percent(Ns held, Ns planned);

/* Means of a series now and at its beginning; negative: not said. */
typedef struct {
    double first_before, first_after, last_before, last_after;
    bool apart; /* the two spans do not overlap */
} Trend;

Trend log_words_trend(const TightnessSeries *series, Day today);
const char *log_words_trend_word(const Trend *trend); /* "looser", "tighter", "as before", "" */

/* A number out of ten with one decimal, "-" where there is none. Returns out. */
char *log_words_mean(double mean, char *out, size_t capacity);

/* A load in hundredths of a kilogram: "12.5 kg", "30 lb". Returns out. */
char *log_words_load(double load, bool pounds, char *out, size_t capacity);

/* The same as a number of its unit. */
double log_words_weight(double load, bool pounds);

#endif
