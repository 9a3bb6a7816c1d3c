// SPDX-FileCopyrightText: 2026 The Limber authors
// SPDX-License-Identifier: GPL-3.0-or-later
/* A dose as it stands on a physio's sheet: "3 x 15", "30s each side", "half a minute", 30". The
 * format has a key for each part of it; this takes the parts out, for the messages that say what to
 * write. Pure. */
#ifndef LIMBER_ROUTINE_DOSE_WORDS_H
#define LIMBER_ROUTINE_DOSE_WORDS_H

#include "base/clock.h"

#include <stdbool.h>

typedef struct {
    int sets, reps, breaths; /* 0: not said */
    int number;              /* the one without a unit: reps or seconds, as the key has it */
    Ns duration;             /* 0: not said */
    bool bare;               /* that is a lone number with decimals, and says no unit */
    bool each;               /* on each side */
    char side;               /* 'L', 'R', or 0 */
} DoseWords;

/* False: something in it has no such meaning, and nothing can be said of the rest. */
bool dose_words_read(const char *text, DoseWords *words);

/* A duration as the format writes it: "1m30s", "1.5s". Returns out. */
char *duration_write(Ns ns, char *out, size_t capacity);

#endif
