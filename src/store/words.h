// SPDX-FileCopyrightText: 2026 The Limber authors
// SPDX-License-Identifier: GPL-3.0-or-later
/* The words that stand in the log's tables (schema.c) for enumerations. NULL and what is no such
 * word reads as the first of its kind. */
#ifndef LIMBER_STORE_WORDS_H
#define LIMBER_STORE_WORDS_H

#include "store/records.h"

const char *session_state_word(SessionState state); /* "running", "done", "stopped" */
SessionState session_state_of_word(const char *word);

const char *rating_when_word(RatingWhen when); /* "before", "after" */
RatingWhen rating_when_of_word(const char *word);

const char *pain_when_word(PainWhen when); /* "before", "after", "morning" */
PainWhen pain_when_of_word(const char *word);

const char *ouch_action_word(OuchAction action); /* "noted", "eased", "left-out" */
OuchAction ouch_action_of_word(const char *word);

/* A column of sides that may be NULL, and a rating's, which says "centre". */
const char *log_side_word(Side side); /* "left", "right", NULL */
const char *rating_side_word(Side side);
Side log_side_of_word(const char *word);

#endif
