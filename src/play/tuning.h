// SPDX-FileCopyrightText: 2026 The Limber authors
// SPDX-License-Identifier: GPL-3.0-or-later
/* What a person can set while the program runs: the settings as their file has them, and over some
 * of these what the command line says, which holds for this run alone. */
#ifndef LIMBER_PLAY_TUNING_H
#define LIMBER_PLAY_TUNING_H

#include "play/live.h"

#define TUNING_SAID_MOST 8

typedef struct {
    Settings *settings; /* change in place; owned by whoever read them */
    struct {
        const char *key; /* of the settings: "volume" */
        char words[80];  /* "--volume 30" */
    } said[TUNING_SAID_MOST];
    size_t said_count;
} Tuning;

/* The command line says something over a key. */
void tuning_say(Tuning *tuning, const char *key, const char *format, ...)
    __attribute__((format(printf, 3, 4)));

/* In its words; NULL: what the settings say counts. */
const char *tuning_said(const Tuning *tuning, const char *key);

/* What the settings say of how a session is run, where nothing was said over it. */
void tuning_options(const Tuning *tuning, LiveOptions *options);

#endif
