// SPDX-FileCopyrightText: 2026 The Limber authors
// SPDX-License-Identifier: GPL-3.0-or-later
/* What a terminal sends, in any pieces. The first byte says what the terminal is, the next seven in
 * what pieces the rest comes, again and again: of how many bytes, and whether what is unfinished
 * then is given up. Whatever it is:
 *
 *   - There is room for more once nothing more comes of what is there.
 *   - A key is a code point or a TerminalKey, a place is in a window, a colour has 24 bits.
 *   - What was pasted lies between a paste's beginning and its end, and nothing else is there but
 *     what the terminal's driver would take.
 *   - Ctrl-C at the end of it gets through.
 *   - After what is unfinished was given up, nothing is unfinished, and no paste is open. */
#include "fuzz.h"

#include "terminal/decoder.h"

#include <assert.h>
#include <string.h>

#define PIECES 7
#define HEAD (1 + PIECES)

typedef struct {
    Decoder decoder;
    bool pasting;
    bool interrupted; /* Ctrl-C came */
} Terminal;

static void check_key(int key)
{
    assert(key > 0 && key <= TERMINAL_KEY_OTHER);
    assert(key < 0xd800 || key > 0xdfff);
}

/* Ctrl-C, Ctrl-Z, Ctrl-\: alone they were typed, in whatever is pasted. */
static bool is_command(int key)
{
    return key == 3 || key == 26 || key == 28;
}

static void check(Terminal *terminal, const Decoded *next)
{
    switch (next->kind) {
    case DECODED_KEY:
        assert(!terminal->pasting || is_command(next->key));
        terminal->interrupted = next->key == 3;
        check_key(next->key);
        break;
    case DECODED_MOUSE:
        assert(next->row >= 0 && next->column >= 0);
        assert(next->wheel >= -1 && next->wheel <= 1);
        break;
    case DECODED_PASTE:
        assert(!terminal->pasting);
        terminal->pasting = true;
        break;
    case DECODED_PASTED:
        assert(terminal->pasting);
        check_key(next->key);
        break;
    case DECODED_PASTE_END:
        assert(terminal->pasting);
        terminal->pasting = false;
        break;
    case DECODED_BACKGROUND:
        assert(next->rgb >= 0 && next->rgb <= 0xffffff);
        break;
    default:
        break;
    }
}

/* Takes all that comes of what is there; every thing that comes takes a byte at least. */
static void drain(Terminal *terminal, bool over)
{
    for (size_t most = DECODER_BYTES + 2; most > 0; most--) {
        Decoded next = decoder_next(&terminal->decoder, over);
        check(terminal, &next);
        if (next.kind == DECODED_NONE)
            return;
    }
    assert(false && "it never ends");
}

static void send(Terminal *terminal, const uint8_t *bytes, size_t size)
{
    while (size > 0) {
        size_t room;
        unsigned char *into = decoder_room(&terminal->decoder, &room);
        assert(room > 0);
        room = room < size ? room : size;
        memcpy(into, bytes, room);
        decoder_took(&terminal->decoder, room);
        drain(terminal, false);
        bytes += room;
        size -= room;
    }
}

static void give_up(Terminal *terminal)
{
    drain(terminal, true);
    assert(decoder_patience(&terminal->decoder) == PATIENCE_NONE);
    assert(!terminal->pasting);
}

static void open(Terminal *terminal, unsigned kind)
{
    memset(terminal, 0, sizeof *terminal);
    decoder_open(&terminal->decoder, kind & 1);
    if (kind & 2) {
        decoder_add(&terminal->decoder, "\033OA", TERMINAL_KEY_UP);
        decoder_add(&terminal->decoder, "\033[[A", TERMINAL_KEY_OTHER);
        decoder_add(&terminal->decoder, "\177", TERMINAL_KEY_BACKSPACE);
    }
}

int LLVMFuzzerInitialize(int *count, char ***arguments)
{
    (void)count, (void)arguments;
    return 0;
}

int LLVMFuzzerTestOneInput(const uint8_t *bytes, size_t size)
{
    static Terminal terminal;
    if (size < HEAD)
        return 0;
    const uint8_t *at = bytes + HEAD, *end = bytes + size;
    open(&terminal, bytes[0]);
    for (size_t i = 0; at < end; i = (i + 1) % PIECES) {
        size_t piece = bytes[1 + i] & 127, left = (size_t)(end - at);
        piece = piece == 0 || piece > left ? left : piece;
        send(&terminal, at, piece);
        if (bytes[1 + i] & 128)
            give_up(&terminal);
        at += piece;
    }
    send(&terminal, (const uint8_t *)"\003", 1);
    assert(terminal.interrupted);
    give_up(&terminal);
    return 0;
}
