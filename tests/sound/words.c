// SPDX-FileCopyrightText: 2026 The Limber authors
// SPDX-License-Identifier: GPL-3.0-or-later
/* Words are compared by their correlation, which is 1 for the same sound however loud. */
#include "words.h"

#include "base/arena.h"

#include <math.h>
#include <setjmp.h>
#include <sndfile.h>
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#define STEP 8
#define LOUD 0.006f
#define GAP (WORDS_RATE / 16) /* of silence, between two words */
#define SHORTEST (WORDS_RATE / 100)
#define PLACE (WORDS_RATE / 8) /* how far from its place a word may be */
#define EARLIER WORDS_RATE     /* how much earlier the first announcement may be */
#define SAME 0.85f
#define AS_LOUD 1.5f /* of energies: both are played at one volume */

static void add_word(Words *words, size_t from, size_t to)
{
    if (to - from < SHORTEST)
        return;
    words->words = memory_resize(words->words, (words->word_count + 1) * sizeof(Word));
    words->words[words->word_count++] = (Word){from, to - from};
}

static void find_words(Words *words)
{
    size_t from = 0, to = 0; /* of the word under way; to 0: none is */
    for (size_t i = 0; i < words->count; i++) {
        if (fabsf(words->frames[i]) >= LOUD) {
            from = to == 0 ? i : from;
            to = i + 1;
        } else if (to > 0 && i - to >= GAP) {
            add_word(words, from, to);
            to = 0;
        }
    }
    if (to > 0)
        add_word(words, from, to);
}

void words_smooth(float *frames, size_t count)
{
    for (int pass = 0; pass < 2; pass++)
        for (size_t i = 0; i + 6 <= count; i++) { /* a millisecond */
            float sum = 0;
            for (size_t j = 0; j < 6; j++)
                sum += frames[i + j];
            frames[i] = sum / 6;
        }
}

Words *words_read(const char *path, double first_ends)
{
    Words *words = memory_alloc(sizeof *words);
    SF_INFO info = {0};
    SNDFILE *file = sf_open(path, SFM_READ, &info);
    float piece[2 * STEP];
    assert_non_null(file);
    assert_int_equal(info.samplerate, STEP * WORDS_RATE);
    assert_int_equal(info.channels, 2);
    words->frames = memory_alloc(((size_t)info.frames / STEP + 1) * sizeof(float));
    while (sf_readf_float(file, piece, STEP) == STEP) {
        float sum = 0;
        for (int i = 0; i < 2 * STEP; i++)
            sum += piece[i];
        words->frames[words->count++] = sum / (2 * STEP);
    }
    sf_close(file);
    words_smooth(words->frames, words->count);
    find_words(words);
    while (words->first_words < words->word_count &&
           (double)words->words[words->first_words].from < first_ends * WORDS_RATE)
        words->first_words++;
    return words;
}

void words_free(Words *words)
{
    free(words->frames);
    free(words->words);
    free(words);
}

static float product(const float *a, const float *b, size_t count)
{
    float sums[4] = {0};
    for (size_t i = 0; i + 4 <= count; i += 4)
        for (size_t j = 0; j < 4; j++)
            sums[j] += a[i + j] * b[i + j];
    return sums[0] + sums[1] + sums[2] + sums[3];
}

/* The likeness of a word to the best place for it among frames from … to, which is set. */
static float find_word(const Words *words, const Word *word, const float *heard, size_t count,
                       long from, long to, long *place)
{
    const float *said = words->frames + word->from;
    long size = (long)word->count, at = from > 0 ? from : 0;
    double own = (double)product(said, said, word->count), there = 0;
    float best = 0;
    to = to > (long)count - size ? (long)count - size : to;
    for (long i = at; i < at + size && at <= to; i++)
        there += (double)heard[i] * (double)heard[i];
    for (; at <= to; at++) {
        float like = 0;
        if (there < own * AS_LOUD && own < there * AS_LOUD)
            like = product(said, heard + at, word->count) / (float)sqrt(own * there);
        if (like > best) {
            best = like;
            *place = at;
        }
        there -= (double)heard[at] * (double)heard[at];
        there += at < to ? (double)heard[at + size] * (double)heard[at + size] : 0;
    }
    return best;
}

/* Where the render begins in what was heard, by the longest words behind the first announcement. */
static long find_origin(const Words *words, const float *heard, size_t count)
{
    float best = 0;
    long origin = 0;
    size_t longest = SIZE_MAX;
    for (int tries = 0; tries < 4 && best < SAME; tries++) {
        const Word *word = NULL;
        for (size_t i = words->first_words; i < words->word_count; i++)
            if (words->words[i].count < longest && (!word || words->words[i].count > word->count))
                word = &words->words[i];
        if (!word)
            break;
        long place = 0;
        float like = find_word(words, word, heard, count, 0, (long)count, &place);
        longest = word->count;
        if (like > best) {
            best = like;
            origin = place - (long)word->from;
        }
    }
    return origin;
}

size_t words_heard(const Words *words, const float *heard, size_t count, char *missing,
                   size_t capacity)
{
    long origin = find_origin(words, heard, count), place;
    size_t found = 0;
    missing[0] = '\0';
    for (size_t i = 0; i < words->word_count; i++) {
        const Word *word = &words->words[i];
        long due = origin + (long)word->from;
        long earliest = due - PLACE - (i < words->first_words ? EARLIER : 0);
        /* and the announcement may be later in its window than in the render */
        long latest = due + PLACE + (i < words->first_words ? 3 * WORDS_RATE : 0);
        float like = find_word(words, word, heard, count, earliest, latest, &place);
        size_t used = strlen(missing);
        if (like >= SAME)
            found++;
        else if (used + 40 < capacity)
            snprintf(missing + used, capacity - used, " %.2f (%.2f)",
                     (double)word->from / WORDS_RATE, (double)like);
    }
    return found;
}
