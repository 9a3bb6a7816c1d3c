// SPDX-FileCopyrightText: 2026 The Limber authors
// SPDX-License-Identifier: GPL-3.0-or-later
/* Sequences as terminals since the VT100 have them (ECMA-48, and xterm's own), and the answer to
 * OSC 11. */
#include "base/array.h"
#include "terminal/decoder_parts.h"

#include <string.h>

#define MOST_NUMBERS 4
#define X10_BYTES 6 /* ESC [ M, the button, and the place */
#define SHIFT_BIT 1
#define CONTROL_BIT 4
#define RELEASED 3

/* ESC [ and what follows: a mark of its own, numbers, and the byte that ends it. */
typedef struct {
    unsigned char mark; /* < ? = > or 0 */
    int numbers[MOST_NUMBERS];
    int kind; /* after a ':' of the second number: pressed, again, released */
    unsigned char last;
} Sequence;

static Decoded key(int code)
{
    return (Decoded){.kind = DECODED_KEY, .key = code};
}

/* ---- the mouse ---- */

/* Button as xterm counts: bits for keys held (4, 8, 16), motion (32) and the wheel (64). */
static void set_mouse(int button, int column, int row, Decoded *out)
{
    int plain = button & ~(4 | 8 | 16);
    if (plain != 0 && plain != 64 && plain != 65)
        return;
    *out = (Decoded){.kind = DECODED_MOUSE,
                     .row = row > 0 ? row - 1 : 0,
                     .column = column > 0 ? column - 1 : 0,
                     .wheel = plain == 64   ? -1
                              : plain == 65 ? 1
                                            : 0};
}

/* ESC [ M and three bytes, each 32 and a number; a lesser byte belongs to what comes after. */
static Taken take_x10(const unsigned char *bytes, size_t size, bool over, Decoded *out)
{
    for (size_t i = 3; i < X10_BYTES; i++) {
        if (i == size)
            return over ? size : CUT;
        if (bytes[i] < ' ')
            return i;
    }
    set_mouse(bytes[3] - ' ', bytes[4] - ' ', bytes[5] - ' ', out);
    return X10_BYTES;
}

/* ---- keys ---- */

typedef struct {
    unsigned char byte;
    int key;
} Row;

static int find(const Row *rows, size_t count, int byte)
{
    for (size_t i = 0; i < count; i++)
        if (rows[i].byte == byte)
            return rows[i].key;
    return 0;
}

static const Row letters[] = {
    {'A', TERMINAL_KEY_UP},    {'B', TERMINAL_KEY_DOWN},  {'C', TERMINAL_KEY_RIGHT},
    {'D', TERMINAL_KEY_LEFT},  {'H', TERMINAL_KEY_HOME},  {'F', TERMINAL_KEY_END},
    {'Z', TERMINAL_KEY_OTHER}, {'P', TERMINAL_KEY_OTHER}, {'Q', TERMINAL_KEY_OTHER},
    {'S', TERMINAL_KEY_OTHER}, {'E', TERMINAL_KEY_OTHER},
};

/* ESC [ number ~ */
static const Row numbered[] = {
    {1, TERMINAL_KEY_HOME}, {7, TERMINAL_KEY_HOME},    {4, TERMINAL_KEY_END},
    {8, TERMINAL_KEY_END},  {5, TERMINAL_KEY_PAGE_UP}, {6, TERMINAL_KEY_PAGE_DOWN},
};

/* The keypad's own, beside the arrows and F1 to F4. */
static const Row keypad[] = {
    {'M', '\n'}, {'X', '='}, {'j', '*'}, {'k', '+'}, {'l', ','}, {'m', '-'}, {'n', '.'},
    {'o', '/'},  {'p', '0'}, {'q', '1'}, {'r', '2'}, {'s', '3'}, {'t', '4'}, {'u', '5'},
    {'v', '6'},  {'w', '7'}, {'x', '8'}, {'y', '9'}, {'I', 9},   {' ', ' '},
};

/* A key as a number, with what was held (1 and the bits of it): as some terminals were told to send
 * by a program before. */
static void set_counted(const Sequence *it, int code, int held, Decoded *out)
{
    int with = held > 0 ? held - 1 : 0;
    bool letter = (code | 0x20) >= 'a' && (code | 0x20) <= 'z';
    bool private = code >= 0xe000 && code <= 0xf8ff; /* the keypad, media keys and their like */
    bool surrogate = code >= 0xd800 && code <= 0xdfff;
    if (it->kind == RELEASED || code <= 0 || code > 0x10ffff || surrogate)
        return;
    if ((with & CONTROL_BIT) && (letter || code == '\\'))
        *out = key(code & 0x1f);
    else if (private || (with & ~SHIFT_BIT))
        *out = key(TERMINAL_KEY_OTHER);
    else
        *out = key(code == 127 || code == 8 ? TERMINAL_KEY_BACKSPACE : code);
}

static void set_numbered(const Sequence *it, Decoded *out)
{
    int plain = find(numbered, COUNT_OF(numbered), it->numbers[0]);
    if (it->numbers[0] == 27 && it->numbers[2] > 0)
        set_counted(it, it->numbers[2], it->numbers[1], out);
    else if (it->numbers[0] == 200)
        *out = (Decoded){.kind = DECODED_PASTE};
    else if (it->numbers[0] != 201) /* the end of none */
        *out = key(plain && it->numbers[1] <= 1 ? plain : TERMINAL_KEY_OTHER);
}

/* Is a number among those after the first? */
static bool lists(const unsigned char *from, const unsigned char *end, int wanted)
{
    int value = 0;
    bool first = true;
    for (; from <= end; from++) {
        if (from < end && *from >= '0' && *from <= '9') {
            value = value < 10000 ? value * 10 + *from - '0' : value;
            continue;
        }
        if (!first && value == wanted)
            return true;
        first = false;
        value = 0;
    }
    return false;
}

/* Answers: what the terminal is, and how many colours its sixels have. */
static void set_answer(const Sequence *it, const unsigned char *from, const unsigned char *end,
                       Decoded *out)
{
    if (it->mark != '?')
        return;
    if (it->last == 'c')
        *out = (Decoded){.kind = DECODED_ATTRIBUTES, .value = lists(from, end, 4)};
    else if (it->last == 'S' && it->numbers[0] == 1 && it->numbers[1] == 0)
        *out = (Decoded){.kind = DECODED_REGISTERS, .value = it->numbers[2]};
}

static void set_meaning(const Sequence *it, Decoded *out)
{
    int plain = find(letters, COUNT_OF(letters), it->last);
    if (it->mark == '<' && it->last == 'M')
        set_mouse(it->numbers[0], it->numbers[1], it->numbers[2], out);
    else if (it->mark != 0) /* an answer */
        return;
    else if (it->last == '~')
        set_numbered(it, out);
    else if (it->last == 'u')
        set_counted(it, it->numbers[0], it->numbers[1], out);
    else if (plain && it->kind != RELEASED)
        *out = key(it->numbers[1] <= 1 ? plain : TERMINAL_KEY_OTHER);
}

/* ---- taking it apart ---- */

/* Reads a byte before the last. */
static void read_byte(Sequence *it, unsigned char byte, int *number, bool *detail)
{
    if (byte == ';') {
        *number += *number < MOST_NUMBERS - 1;
        *detail = false;
    } else if (byte == ':') {
        *detail = true;
        it->kind = 0;
    } else if (byte >= '0' && byte <= '9') {
        int *value = !*detail ? &it->numbers[*number] : *number == 1 ? &it->kind : NULL;
        if (value && *value < 100000000)
            *value = *value * 10 + byte - '0';
    }
}

static Taken take_control(const unsigned char *bytes, size_t size, bool over, Decoded *out)
{
    Sequence it = {0};
    int number = 0;
    bool detail = false;
    size_t at = 2;
    if (at < size && strchr("<?=>", bytes[at]) && bytes[at] != '\0')
        it.mark = bytes[at++];
    for (; at < size; at++) {
        if (bytes[at] < ' ' || bytes[at] > '~')
            return at; /* cut, and this begins something else */
        if (bytes[at] >= '@') {
            it.last = bytes[at];
            set_meaning(&it, out);
            set_answer(&it, bytes + 3, bytes + at, out);
            return at + 1;
        }
        read_byte(&it, bytes[at], &number, &detail);
    }
    return over ? size : CUT;
}

/* ESC O and a letter, between them numbers perhaps. */
static Taken take_short(const unsigned char *bytes, size_t size, bool over, Decoded *out)
{
    size_t at = 2;
    while (at < size && ((bytes[at] >= '0' && bytes[at] <= '9') || bytes[at] == ';'))
        at++;
    if (at == size)
        return over ? size : CUT;
    if (bytes[at] < ' ' || bytes[at] > '~')
        return at;
    int plain = find(letters, COUNT_OF(letters), bytes[at]);
    int padded = find(keypad, COUNT_OF(keypad), bytes[at]);
    *out = key(at > 2 ? TERMINAL_KEY_OTHER : plain ? plain : padded ? padded : TERMINAL_KEY_OTHER);
    return at + 1;
}

Taken decoder_sequence(const unsigned char *bytes, size_t size, bool over, Decoded *out)
{
    if (bytes[1] == 'O')
        return take_short(bytes, size, over, out);
    if (size > 2 && bytes[2] == 'M')
        return take_x10(bytes, size, over, out);
    if (size == 2 || bytes[2] != '[')
        return take_control(bytes, size, over, out);
    if (size == 3) /* the function keys of Linux' console */
        return over ? size : CUT;
    bool whole = bytes[3] >= ' ' && bytes[3] <= '~';
    if (whole)
        *out = key(TERMINAL_KEY_OTHER);
    return whole ? 4 : 3;
}

/* ---- the answer ---- */

static int digit_of(char byte)
{
    if (byte >= '0' && byte <= '9')
        return byte - '0';
    byte |= 0x20;
    return byte >= 'a' && byte <= 'f' ? byte - 'a' + 10 : -1;
}

/* Reads the one to four digits of a part as 0 … 255; -1: there are none. */
static int read_part(const char **at, const char *end)
{
    int value = 0, most = 0, count = 0;
    for (; *at < end && count < 4 && digit_of(**at) >= 0; (*at)++, count++) {
        value = value * 16 + digit_of(**at);
        most = most * 16 + 15;
    }
    return count > 0 ? (value * 255 + most / 2) / most : -1;
}

/* Parts between slashes up to the end, as a colour: the first three of them. */
static int read_parts(const char *at, const char *end, int parts)
{
    int rgb = 0;
    for (int part = 0; part < parts; part++) {
        int value = read_part(&at, end);
        bool is_last = part + 1 == parts;
        if (value < 0 || (is_last ? at != end : at == end || *at++ != '/'))
            return -1;
        rgb = part < 3 ? rgb << 8 | value : rgb;
    }
    return rgb;
}

/* "11;rgb:ffff/ffff/ffff", or rgba and a fourth part, of which nothing is made. */
int decoder_answer(const char *text, size_t size)
{
    static const struct {
        const char *head;
        int parts;
    } forms[] = {{"11;rgb:", 3}, {"11;rgba:", 4}};
    for (size_t i = 0; i < COUNT_OF(forms); i++) {
        size_t length = strlen(forms[i].head);
        if (size > length && memcmp(text, forms[i].head, length) == 0)
            return read_parts(text + length, text + size, forms[i].parts);
    }
    return -1;
}

int decoder_kitty(const char *text, size_t size)
{
    static const char *const heads[] = {"Gi=31;", "Gi=32;"};
    for (int i = 0; i < 2; i++) {
        size_t length = strlen(heads[i]);
        if (size >= length && memcmp(text, heads[i], length) == 0)
            return 2 * i + (size == length + 2 && memcmp(text + length, "OK", 2) == 0);
    }
    return -1;
}

/* Answers begin with a number, or with the letter of a title. */
static bool begins_answer(const char *text, size_t size)
{
    size_t digits = 0;
    while (digits < size && text[digits] >= '0' && text[digits] <= '9')
        digits++;
    return digits == size || (digits > 0 ? text[digits] == ';' : *text == 'l' || *text == 'L');
}

bool decoder_answer_goes_on(const char *text, size_t size)
{
    static const char own[] = "rgbai:#/.0123456789abcdefABCDEF";
    if (size < 3 || memcmp(text, "11;", 3) != 0)
        return begins_answer(text, size);
    for (size_t i = 3; i < size; i++)
        if (!text[i] || !strchr(own, text[i]))
            return false;
    return true;
}
