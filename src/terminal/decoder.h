// SPDX-FileCopyrightText: 2026 The Limber authors
// SPDX-License-Identifier: GPL-3.0-or-later
/* What a terminal sends, taken apart: bytes in; keys, clicks, pastes and answers out. Pure: no
 * terminal, no clock. Private to this room.
 *
 * Any bytes are taken, in any pieces. What is no key is dropped whole, so that neither a half of a
 * click nor an answer of the terminal is ever taken for keys; a control character ends what is
 * unfinished and counts by itself, so that Ctrl-C gets through everything. What is unfinished says
 * how patiently the rest is to be waited for; the caller has the clock and says when it is over. */
#ifndef LIMBER_TERMINAL_DECODER_H
#define LIMBER_TERMINAL_DECODER_H

#include "terminal/keyboard.h"

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#define DECODER_BYTES 4096  /* taken at once */
#define DECODER_STRINGS 192 /* keys that have a string of their own in terminfo */
#define DECODER_STRING_BYTES 16
#define DECODER_ANSWER_BYTES 40

typedef enum {
    DECODED_NONE, /* all is taken, or unfinished: see decoder_patience */
    DECODED_KEY,
    DECODED_MOUSE,
    DECODED_PASTE,      /* a paste begins */
    DECODED_PASTED,     /* key: a character of it */
    DECODED_PASTE_END,  /* the paste is whole, or was given up */
    DECODED_BACKGROUND, /* the terminal's background, rgb: 0xRRGGBB */
    DECODED_KITTY, /* kitty's protocol, value: whether the question was taken, + 2: the second */
    DECODED_REGISTERS,  /* value: how many colours its sixels have */
    DECODED_ATTRIBUTES, /* what it is, value: whether it shows sixels; the last answer */
} DecodedKind;

typedef struct {
    DecodedKind kind;
    int key; /* as in Input, but Enter may be '\r' */
    int row, column, wheel;
    int rgb;
    int value;
} Decoded;

/* What is unfinished, and so how long to wait for its rest. */
typedef enum {
    PATIENCE_NONE,     /* nothing is unfinished */
    PATIENCE_KEY,      /* it may be a key by itself: Esc, or Alt and a bracket */
    PATIENCE_SEQUENCE, /* a key, a click or a character that is cut */
    PATIENCE_STRING,   /* an answer of the terminal */
    PATIENCE_PASTE     /* a paste */
} Patience;

typedef struct {
    unsigned char bytes[DECODER_STRING_BYTES];
    size_t size;
    int key;
} DecoderString;

typedef struct {
    bool utf8; /* else characters are in the locale's charset */
    DecoderString strings[DECODER_STRINGS];
    size_t string_count;

    unsigned char bytes[DECODER_BYTES];
    size_t from, to; /* those not decoded yet */
    bool alone;      /* a single byte came by itself: typed, even in a paste */
    bool pasting;
    char opener; /* of the string being taken, as ']' of ESC ]; 0: none is */
    char answer[DECODER_ANSWER_BYTES];
    size_t answer_size;
} Decoder;

void decoder_open(Decoder *decoder, bool utf8);

/* A key's bytes as terminfo has them. They go before what terminals have in common. */
void decoder_add(Decoder *decoder, const char *bytes, int key);

/* Where to put bytes that were read, and how many there is room for; 0 only before decoder_next has
 * said DECODED_NONE. */
unsigned char *decoder_room(Decoder *decoder, size_t *size);
void decoder_took(Decoder *decoder, size_t size);

/* The next thing. over: what is unfinished gets no rest; an Esc is a key then. */
Decoded decoder_next(Decoder *decoder, bool over);

Patience decoder_patience(const Decoder *decoder);

#endif
