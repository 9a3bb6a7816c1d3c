// SPDX-FileCopyrightText: 2026 The Limber authors
// SPDX-License-Identifier: GPL-3.0-or-later
/* Amounts, places and trends in words. */
#include "page/log_words.h"

#include "routine/dose.h"
#include "routine/region.h"

#include <stdio.h>
#include <string.h>

#define SHORT (120 * NS_PER_S) /* below it minutes say too little */

char *log_words_minutes(Ns held, char *out, size_t capacity)
{
    int64_t minutes = (held + 30 * NS_PER_S) / (60 * NS_PER_S);
    if (minutes >= 60)
        snprintf(out, capacity, "%lld h %02lld min", (long long)(minutes / 60),
                 (long long)(minutes % 60));
    else if (held > 0 && minutes == 0)
        snprintf(out, capacity, "under a minute");
    else
        snprintf(out, capacity, "%lld min", (long long)minutes);
    return out;
}

char *log_words_held_of(Ns held, Ns planned, char *out, size_t capacity)
{
    char held_words[32], planned_words[32];
    if (held < SHORT && planned < SHORT)
        snprintf(out, capacity, "%d s of %d s", (int)((held + NS_PER_S / 2) / NS_PER_S),
                 (int)((planned + NS_PER_S / 2) / NS_PER_S));
    else
        snprintf(out, capacity, "%s of %s", log_words_minutes(held, held_words, sizeof held_words),
                 log_words_minutes(planned, planned_words, sizeof planned_words));
    return out;
}

char *log_words_region_side(const TightnessSeries *series, char *out, size_t capacity)
{
    const char *side = side_name(series->side);
    snprintf(out, capacity, "%s%s%s", region_label(series->region), *side ? ", " : "", side);
    return out;
}

int log_words_percent(Ns held, Ns planned)
{
    double percent = 100.0 * (double)held / (double)planned + 0.5;
    return percent < 9999 ? (int)percent : 9999;
}

/* ---- tightness ---- */

Trend log_words_trend(const TightnessSeries *series, Day today)
{
    Day first = series->points[0].day;
    Day early = first + MONTH_DAYS - 1, late = today - MONTH_DAYS + 1;
    return (Trend){.first_before = history_mean(series, RATING_BEFORE, first, early),
                   .first_after = history_mean(series, RATING_AFTER, first, early),
                   .last_before = history_mean(series, RATING_BEFORE, late, today),
                   .last_after = history_mean(series, RATING_AFTER, late, today),
                   .apart = early < late};
}

const char *log_words_trend_word(const Trend *trend)
{
    double change = trend->last_before - trend->first_before;
    if (!trend->apart || trend->first_before < 0 || trend->last_before < 0)
        return "";
    return change <= -0.5 ? "looser" : change >= 0.5 ? "tighter" : "as before";
}

char *log_words_mean(double mean, char *out, size_t capacity)
{
    if (mean < 0)
        snprintf(out, capacity, "-");
    else /* whole tenths: no locale's comma */
        snprintf(out, capacity, "%d.%d", (int)(mean * 10 + 0.5) / 10, (int)(mean * 10 + 0.5) % 10);
    return out;
}

double log_words_weight(double load, bool pounds)
{
    return load / LOADS_A_KG / (pounds ? KG_OF_LB : 1);
}

char *log_words_load(double load, bool pounds, char *out, size_t capacity)
{
    char number[32];
    snprintf(number, sizeof number, "%.1f", log_words_weight(load, pounds));
    size_t length = strlen(number);
    if (length > 2 && strcmp(number + length - 2, ".0") == 0)
        number[length - 2] = '\0';
    snprintf(out, capacity, "%s %s", number, pounds ? "lb" : "kg");
    return out;
}
