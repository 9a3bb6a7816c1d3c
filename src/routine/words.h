// SPDX-FileCopyrightText: 2026 The Limber authors
// SPDX-License-Identifier: GPL-3.0-or-later
/* The few words that Limber itself puts into a routine's texts, in the routine's language: the
 * sides for <side> and <other>. Languages without a row fall back to English. Beside them what of a
 * text is spoken, and the label of a place with its side. */
#ifndef LIMBER_ROUTINE_WORDS_H
#define LIMBER_ROUTINE_WORDS_H

#include "routine/model.h"

/* "left" or "right" in the language of a BCP 47 tag. */
const char *word_side(const char *language, Side side);

/* Has a text a mark with its own words for the two sides: `<linkes|rechtes>`? */
bool words_have_forms(const char *text);

/* A cue's or note's text for one side: <side>, <other> and <linkes|rechtes> replaced, capitalised
 * where they begin a sentence. In the arena. */
const char *words_fill(Arena *arena, const char *text, Side side, const char *language);

/* A step's note for the side that it begins with; NULL: it has none. In the arena. */
const char *words_of_note(Arena *arena, const Step *step, const char *language);

/* A cue's text for one side, in its own language or else the routine's. */
const char *words_of_cue(Arena *arena, const Cue *cue, Side side, const char *language);

/* The spoken part of a text: (parentheses) left out, spaces folded; in English, numbers with words
 * for their units and signs. In the arena. */
const char *words_spoken(Arena *arena, const char *text, const char *language);

/* "Left upper calf", "Upper back": the label of a place (region.h) with its side. Returns out. */
char *region_words(const char *label, Side side, char *out, size_t capacity);

#endif
