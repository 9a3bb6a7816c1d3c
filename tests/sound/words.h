// SPDX-FileCopyrightText: 2026 The Limber authors
// SPDX-License-Identifier: GPL-3.0-or-later
/* What a rendered session says, word by word, and whether a recording of the live one says it too,
 * each word in its place. A word is what stands between two short silences: one of speech, or a
 * beep.
 *
 * The two have no origin in common: it is found by the word that is recognised best. What stands
 * before the first beep (the first announcement, which may be waited for) may be earlier against
 * it than in the render, by a second. */
#ifndef LIMBER_TESTS_WORDS_H
#define LIMBER_TESTS_WORDS_H

#include <stdbool.h>
#include <stddef.h>

#define WORDS_RATE 6000 /* of both sounds, in one channel */

typedef struct {
    size_t from, count; /* frames of the render */
} Word;

typedef struct {
    float *frames; /* owned */
    size_t count;
    Word *words; /* owned */
    size_t word_count;
    size_t first_words; /* of them in the first announcement */
} Words;

/* The words of a sound file at eight times WORDS_RATE; first_ends: before it, in seconds, stand
 * those of the first announcement. */
Words *words_read(const char *path, double first_ends);
void words_free(Words *words);

/* Takes away what is above 500 Hz or so, so that two sounds are alike wherever their frames begin.
 */
void words_smooth(float *frames, size_t count);

/* How many of the words are heard in a recording, each in its place. The places (seconds of the
 * render) of the first few that are not are written into `missing`. */
size_t words_heard(const Words *words, const float *heard, size_t count, char *missing,
                   size_t capacity);

#endif
