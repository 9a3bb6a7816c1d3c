// SPDX-FileCopyrightText: 2026 The Limber authors
// SPDX-License-Identifier: GPL-3.0-or-later
/* What the decoder calls of its other half: sequences and answers. Private to it. */
#ifndef LIMBER_TERMINAL_DECODER_PARTS_H
#define LIMBER_TERMINAL_DECODER_PARTS_H

#include "terminal/decoder.h"

/* The bytes that were taken; CUT: more are needed, and none was. */
typedef size_t Taken;
#define CUT SIZE_MAX

/* What begins with ESC [ or ESC O, of two bytes at least; takes one at least, and out stays as it
 * is where they are no key, no click and no paste. */
Taken decoder_sequence(const unsigned char *bytes, size_t size, bool over, Decoded *out);

/* The answer to "which background?", between ESC ] and its end, as 0xRRGGBB; -1: it is none. */
int decoder_answer(const char *text, size_t size);

/* The answer to "do you take pictures?", between ESC _ and its end: 1, 0; to the second such
 * question 3, 2; -1: it is none. */
int decoder_kitty(const char *text, size_t size);

/* May text be the beginning of that answer, or of another? */
bool decoder_answer_goes_on(const char *text, size_t size);

#endif
