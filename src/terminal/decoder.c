// SPDX-FileCopyrightText: 2026 The Limber authors
// SPDX-License-Identifier: GPL-3.0-or-later
/* Each part looks at the bytes that wait and takes none, some, or asks for more (CUT). Strings
 * (answers) and pastes may be longer than the buffer and are taken byte by byte. */
#include "terminal/decoder.h"

#include "base/text.h"
#include "terminal/decoder_parts.h"

#include <limits.h>
#include <string.h>
#include <wchar.h>

#define ESC 0x1b
#define BEL 0x07
#define DEL 0x7f

/* Ctrl-C, Ctrl-Z and Ctrl-\. */
static bool is_command(unsigned char byte)
{
    return byte == 0x03 || byte == 0x1a || byte == 0x1c;
}

void decoder_open(Decoder *decoder, bool utf8)
{
    memset(decoder, 0, sizeof *decoder);
    decoder->utf8 = utf8;
}

void decoder_add(Decoder *decoder, const char *bytes, int key)
{
    size_t size = strlen(bytes);
    unsigned char first = (unsigned char)bytes[0];
    bool taken = (first >= ' ' && first != DEL) || first == '\r' || is_command(first) ||
                 (first == ESC && size == 1);
    if (size == 0 || taken || size > DECODER_STRING_BYTES ||
        decoder->string_count == DECODER_STRINGS)
        return;
    DecoderString *string = &decoder->strings[decoder->string_count++];
    memcpy(string->bytes, bytes, size);
    string->size = size;
    string->key = key;
}

unsigned char *decoder_room(Decoder *decoder, size_t *size)
{
    size_t left = decoder->to - decoder->from;
    memmove(decoder->bytes, decoder->bytes + decoder->from, left);
    decoder->from = 0;
    decoder->to = left;
    *size = DECODER_BYTES - left;
    return decoder->bytes + left;
}

void decoder_took(Decoder *decoder, size_t size)
{
    decoder->alone = size == 1;
    decoder->to += size;
}

static Decoded key(int code)
{
    return (Decoded){.kind = DECODED_KEY, .key = code};
}

static const Decoded nothing = {.kind = DECODED_NONE};

/* ---- characters ---- */

static Taken of_locale(const unsigned char *bytes, size_t size, bool over, Decoded *out)
{
    wchar_t wide;
    mbstate_t state = {0};
    size_t used = mbrtowc(&wide, (const char *)bytes, size, &state);
    if (used == (size_t)-2 && !over && size < MB_LEN_MAX)
        return CUT;
    if (used == (size_t)-1 || used == (size_t)-2)
        return 1;
    *out = key((int)wide);
    return used > 0 ? used : 1;
}

/* The bytes of a character that begins so; 1 for what begins none. */
static size_t length_of(unsigned char lead)
{
    return lead >= 0xf0 && lead < 0xf8 ? 4 : lead >= 0xe0 ? 3 : lead >= 0xc0 ? 2 : 1;
}

static bool may_go_on(const unsigned char *bytes, size_t size)
{
    for (size_t i = 1; i < size; i++)
        if ((bytes[i] & 0xc0) != 0x80)
            return false;
    return size < length_of(bytes[0]);
}

static int of_ascii(unsigned char byte)
{
    if (byte == '\0') /* Ctrl and Space; 0 is no key */
        return TERMINAL_KEY_OTHER;
    return byte == DEL || byte == '\b' ? TERMINAL_KEY_BACKSPACE : byte;
}

/* A character whole; what is none is dropped byte by byte. */
static Taken take_character(const Decoder *decoder, const unsigned char *bytes, size_t size,
                            bool over, Decoded *out)
{
    uint32_t code;
    if (bytes[0] < 0x80) {
        *out = key(of_ascii(bytes[0]));
        return 1;
    }
    if (!decoder->utf8)
        return of_locale(bytes, size, over, out);
    size_t used = text_decode((const char *)bytes, size, &code);
    if (used > 0)
        *out = key((int)code);
    else if (!over && may_go_on(bytes, size))
        return CUT;
    return used > 0 ? used : 1;
}

/* ---- strings: ESC ] and the like, up to BEL or ESC \ ---- */

static Taken end_string(Decoder *decoder, size_t size, Decoded *out)
{
    int rgb = decoder->opener == ']' ? decoder_answer(decoder->answer, decoder->answer_size) : -1;
    if (rgb >= 0)
        *out = (Decoded){.kind = DECODED_BACKGROUND, .rgb = rgb};
    int fine = decoder->opener == '_' ? decoder_kitty(decoder->answer, decoder->answer_size) : -1;
    if (fine >= 0)
        *out = (Decoded){.kind = DECODED_KITTY, .value = fine};
    decoder->opener = 0;
    return size;
}

/* Of an answer to what was asked each byte is known ahead, so that a key after one that was cut is
 * still a key; of others all is dropped that may stand in them. */
static bool belongs(Decoder *decoder, unsigned char byte)
{
    if (byte < 0x20 || byte == DEL)
        return false;
    if (!strchr("]_", decoder->opener) || decoder->answer_size == DECODER_ANSWER_BYTES)
        return true;
    decoder->answer[decoder->answer_size] = (char)byte;
    if (decoder->opener == ']' &&
        !decoder_answer_goes_on(decoder->answer, decoder->answer_size + 1))
        return false;
    decoder->answer_size++;
    return true;
}

static Taken take_string(Decoder *decoder, const unsigned char *bytes, size_t size, bool over,
                         Decoded *out)
{
    bool escape = bytes[0] == ESC;
    if (bytes[0] == BEL)
        return end_string(decoder, 1, out);
    if (escape && size >= 2 && bytes[1] == '\\')
        return end_string(decoder, 2, out);
    if (escape && size == 1 && !over)
        return CUT;
    if (belongs(decoder, bytes[0]))
        return 1;
    decoder->opener = 0;
    return escape && size == 1 ? 1 : 0;
}

static Taken begin_string(Decoder *decoder, char opener)
{
    decoder->opener = opener;
    decoder->answer_size = 0;
    return 2;
}

/* ---- pastes ---- */

static Taken take_pasted(Decoder *decoder, const unsigned char *bytes, size_t size, bool over,
                         Decoded *out)
{
    static const char end[] = "\033[201~";
    size_t same = 0, whole = sizeof end - 1;
    while (same < whole && same < size && bytes[same] == (unsigned char)end[same])
        same++;
    if (same == whole) {
        decoder->pasting = false;
        *out = (Decoded){.kind = DECODED_PASTE_END};
        return whole;
    }
    if (same > 0)
        return same == size && !over ? CUT : 1; /* an escape that is no end is dropped */
    Taken used = take_character(decoder, bytes, size, over, out);
    bool typed = decoder->alone && size == 1 && is_command(bytes[0]);
    if (used != CUT && out->kind == DECODED_KEY && !typed)
        out->kind = DECODED_PASTED;
    return used;
}

/* ---- keys ---- */

/* A key that terminfo knows: the longest of those that match; CUT where one may still do. */
static Taken take_known(const Decoder *decoder, const unsigned char *bytes, size_t size, bool over,
                        Decoded *out)
{
    size_t best = 0;
    for (size_t i = 0; i < decoder->string_count; i++) {
        const DecoderString *string = &decoder->strings[i];
        size_t most = string->size < size ? string->size : size;
        if (string->bytes[0] != bytes[0] || memcmp(string->bytes, bytes, most) != 0)
            continue;
        if (most < string->size && !over)
            return CUT;
        if (most == string->size && most > best) {
            best = most;
            *out = key(string->key);
        }
    }
    return best;
}

/* With Alt: a key that means nothing here, whatever it is without. */
static Taken take_alt(const Decoder *decoder, const unsigned char *bytes, size_t size, bool over,
                      Decoded *out)
{
    if (is_command(bytes[1]))
        return 1;
    Taken used = take_character(decoder, bytes + 1, size - 1, over, out);
    *out = used == CUT ? nothing : key(TERMINAL_KEY_OTHER);
    return used == CUT ? CUT : used + 1;
}

/* Esc twice, or Alt and a key that is a sequence itself. */
static Taken take_two(const unsigned char *bytes, size_t size, bool over, Decoded *out)
{
    Decoded inner = nothing;
    bool sequence = size > 2 && (bytes[2] == '[' || bytes[2] == 'O');
    Taken used = size < 3   ? CUT
                 : sequence ? decoder_sequence(bytes + 1, size - 1, over, &inner)
                            : 0;
    if (used == CUT && !over)
        return CUT;
    bool alt = inner.kind == DECODED_KEY;
    *out = key(alt ? TERMINAL_KEY_OTHER : ESC);
    return alt ? used + 1 : 1;
}

static Taken take_escape(Decoder *decoder, const unsigned char *bytes, size_t size, bool over,
                         Decoded *out)
{
    if (size == 1) {
        *out = over ? key(ESC) : nothing;
        return over ? 1 : CUT;
    }
    if (bytes[1] == ESC)
        return take_two(bytes, size, over, out);
    if (!strchr("[O]P^_X", bytes[1]) || bytes[1] == '\0')
        return take_alt(decoder, bytes, size, over, out);
    if (size == 2) {
        *out = over ? key(TERMINAL_KEY_OTHER) : nothing;
        return over ? 2 : CUT;
    }
    if (bytes[1] != '[' && bytes[1] != 'O')
        return begin_string(decoder, (char)bytes[1]);
    Taken used = decoder_sequence(bytes, size, over, out);
    decoder->pasting = out->kind == DECODED_PASTE;
    return used;
}

static Taken take(Decoder *decoder, bool over, Decoded *out)
{
    const unsigned char *bytes = decoder->bytes + decoder->from;
    size_t size = decoder->to - decoder->from;
    if (decoder->opener)
        return take_string(decoder, bytes, size, over, out);
    if (decoder->pasting)
        return take_pasted(decoder, bytes, size, over, out);
    Taken used = take_known(decoder, bytes, size, over, out);
    if (used > 0)
        return used;
    return bytes[0] == ESC ? take_escape(decoder, bytes, size, over, out)
                           : take_character(decoder, bytes, size, over, out);
}

/* A string or a paste whose end never came. */
static Decoded give_up(Decoder *decoder)
{
    Decoded out = {.kind = decoder->pasting ? DECODED_PASTE_END : DECODED_NONE};
    decoder->opener = 0;
    decoder->pasting = false;
    return out;
}

Decoded decoder_next(Decoder *decoder, bool over)
{
    while (decoder->from < decoder->to) {
        Decoded out = nothing;
        bool full = decoder->to - decoder->from == DECODER_BYTES;
        Taken used = take(decoder, over || full, &out);
        if (used == CUT)
            return nothing;
        decoder->from += used;
        if (out.kind != DECODED_NONE)
            return out;
    }
    return over ? give_up(decoder) : nothing;
}

Patience decoder_patience(const Decoder *decoder)
{
    const unsigned char *bytes = decoder->bytes + decoder->from;
    size_t size = decoder->to - decoder->from;
    if (decoder->opener || decoder->pasting)
        return decoder->pasting ? PATIENCE_PASTE : PATIENCE_STRING;
    if (size == 0)
        return PATIENCE_NONE;
    return size <= 2 && bytes[0] == ESC ? PATIENCE_KEY : PATIENCE_SEQUENCE;
}
