// SPDX-FileCopyrightText: 2026 The Limber authors
// SPDX-License-Identifier: GPL-3.0-or-later
/* Reads a frame sequence by sequence. What sets colours and attributes (CSI … m) is only noted, and
 * said before the next sign that shows it: a blank shows no more than its ground. A frame in which
 * something is not known here is left as it is. */
#include "terminal/thrift.h"

#include <stdbool.h>
#include <string.h>

#define ESCAPE '\033'
#define MOST_PARAMETERS 12
#define BOLD (1u << 1)

/* As the terminal is told: a colour of 0 is its own, the others their numbers with these marks. */
enum { NAMED = 1 << 24, INDEXED = 2 << 24, MIXED = 3 << 24, PLAIN = (1 << 24) - 1 };

typedef struct {
    int sign, ground;
    unsigned attributes; /* bits: 1 << the number that sets it, 1 to 9 */
} Pen;

typedef struct {
    Pen wanted, has; /* as the frame says, and as the terminal was told */
    bool by_name;    /* its own colours come back by their names, 39 and 49 */
    bool saying;     /* a sequence has begun */
    char *out;
    size_t used, room;
    bool full;
} Thrift;

static void put(Thrift *thrift, const char *bytes, size_t size)
{
    thrift->full = thrift->full || size > thrift->room - thrift->used;
    if (thrift->full)
        return;
    memcpy(thrift->out + thrift->used, bytes, size);
    thrift->used += size;
}

/* ---- what is told ---- */

/* That all is taken back is said by no number before the first. */
static void say_nothing_set(Thrift *thrift)
{
    put(thrift, "\033[", 2);
    thrift->saying = true;
}

static void say_number(Thrift *thrift, int number)
{
    char digits[4];
    size_t at = sizeof digits;
    put(thrift, thrift->saying ? ";" : "\033[", thrift->saying ? 1 : 2);
    thrift->saying = true;
    do
        digits[--at] = (char)('0' + number % 10);
    while ((number /= 10) > 0 && at > 0);
    put(thrift, digits + at, sizeof digits - at);
}

/* base: 30 for a sign, 40 for the ground. */
static void say_color(Thrift *thrift, int color, int base)
{
    int plain = color & PLAIN;
    if (color == 0) {
        say_number(thrift, base + 9);
    } else if (color < INDEXED) {
        say_number(thrift, plain < 8 ? base + plain : base + 52 + plain);
    } else {
        say_number(thrift, base + 8);
        say_number(thrift, color < MIXED ? 5 : 2);
        for (int shift = color < MIXED ? 0 : 16; shift >= 0; shift -= 8)
            say_number(thrift, plain >> shift & 255);
    }
}

/* Must all be taken back, for something to go that does not go by itself? */
static bool must_begin_anew(const Thrift *thrift, const Pen *pen)
{
    const Pen *has = &thrift->has;
    bool own = (pen->sign == 0 && has->sign != 0) || (pen->ground == 0 && has->ground != 0);
    return (has->attributes & ~pen->attributes) != 0 || (own && !thrift->by_name);
}

static void tell(Thrift *thrift, const Pen *pen)
{
    Pen *has = &thrift->has;
    thrift->saying = false;
    if (must_begin_anew(thrift, pen)) {
        *has = (Pen){0};
        say_nothing_set(thrift);
    }
    for (int i = 1; i <= 9; i++)
        if (pen->attributes & ~has->attributes & 1u << i)
            say_number(thrift, i);
    if (pen->sign != has->sign)
        say_color(thrift, pen->sign, 30);
    if (pen->ground != has->ground)
        say_color(thrift, pen->ground, 40);
    *has = *pen;
    if (thrift->saying)
        put(thrift, "m", 1);
}

static void tell_all(Thrift *thrift)
{
    tell(thrift, &thrift->wanted);
}

/* What a blank, or an emptied row, shows: its ground. Lines through it and reversed colours are
 * shown too. */
static void tell_ground(Thrift *thrift)
{
    Pen pen = thrift->wanted;
    bool blank = (pen.attributes & ~BOLD) == 0 && (thrift->has.attributes & ~BOLD) == 0;
    if (blank) {
        pen.sign = thrift->has.sign;
        pen.attributes = thrift->has.attributes;
        if (must_begin_anew(thrift, &pen))
            pen = thrift->wanted;
    }
    tell(thrift, &pen);
}

/* ---- what the frame says ---- */

/* The colour that begins at numbers[*at], 38 or 48; -1: it is of a kind not known here. */
static int mixed_color(const int *numbers, int count, int *at)
{
    const int *next = numbers + *at + 1;
    int left = count - *at - 1;
    bool indexed = left >= 2 && next[0] == 5, mixed = left >= 4 && next[0] == 2;
    *at += indexed ? 2 : mixed ? 4 : 0;
    if (indexed)
        return INDEXED | (next[1] & 255);
    return mixed ? MIXED | (next[1] & 255) << 16 | (next[2] & 255) << 8 | (next[3] & 255) : -1;
}

/* Takes one number, or those of a colour. False: not known here. */
static bool take_number(Pen *pen, const int *numbers, int count, int *at)
{
    int number = numbers[*at], color = -1;
    bool bright = number >= 90 && number <= 107;
    int base = bright ? number - 60 : number;
    bool ground = base >= 40;
    if (number == 0)
        *pen = (Pen){0};
    else if (number <= 9)
        pen->attributes |= 1u << number;
    if (number <= 9)
        return number >= 0;
    if (base < 30 || base > 49)
        return false;
    if (base % 10 == 8 && !bright)
        color = mixed_color(numbers, count, at);
    else if (base % 10 == 9 && !bright)
        color = 0;
    else if (base % 10 <= 7)
        color = NAMED | (base % 10 + (bright ? 8 : 0));
    if (color >= 0 && ground)
        pen->ground = color;
    else if (color >= 0)
        pen->sign = color;
    return color >= 0;
}

/* The numbers between CSI and m; -1: it is not made of such. */
static int parse_numbers(const char *text, size_t size, int numbers[MOST_PARAMETERS])
{
    int count = 1;
    numbers[0] = 0;
    for (size_t i = 0; i < size; i++) {
        if (text[i] == ';' && count < MOST_PARAMETERS)
            numbers[count++] = 0;
        else if (text[i] >= '0' && text[i] <= '9' && numbers[count - 1] < 1000)
            numbers[count - 1] = numbers[count - 1] * 10 + text[i] - '0';
        else
            return -1;
    }
    return count;
}

/* CSI … m. False: it is not wholly known here. */
static bool take_pen(Thrift *thrift, const char *sequence, size_t size)
{
    int numbers[MOST_PARAMETERS], count = parse_numbers(sequence + 2, size - 3, numbers);
    Pen pen = thrift->wanted;
    bool by_name = false;
    for (int at = 0; at < count; at++) {
        by_name = by_name || numbers[at] == 39 || numbers[at] == 49;
        if (!take_number(&pen, numbers, count, &at))
            return false;
    }
    thrift->by_name = thrift->by_name || by_name;
    thrift->wanted = pen;
    return count > 0;
}

/* ---- the frame ---- */

/* How long a control sequence is that begins here; 0: it is none. */
static size_t sequence_size(const char *bytes, size_t size)
{
    size_t at = 2;
    if (size < 3 || bytes[0] != ESCAPE || bytes[1] != '[')
        return 0;
    while (at < size && bytes[at] >= ' ' && bytes[at] <= '?')
        at++;
    return at < size && bytes[at] >= '@' ? at + 1 : 0;
}

/* Moves of the cursor and choices of letters show nothing. */
static bool shows_nothing(char last)
{
    return strchr("ABCDGHd", last) != NULL;
}

/* Returns its size; 0: it is none that is known here. */
static size_t take_sequence(Thrift *thrift, const char *bytes, size_t size)
{
    size_t length = sequence_size(bytes, size);
    bool letters = size >= 3 && bytes[0] == ESCAPE && bytes[1] == '(';
    char last = length > 0 ? bytes[length - 1] : '\0';
    if (last == 'm')
        return take_pen(thrift, bytes, length) ? length : 0;
    if (length == 0 && !letters)
        return 0;
    if (length > 0 && !shows_nothing(last))
        tell_all(thrift);
    put(thrift, bytes, letters ? 3 : length);
    return letters ? 3 : length;
}

static size_t take_sign(Thrift *thrift, const char *sign)
{
    if (*sign == ' ' || *sign == '\r' || *sign == '\b')
        tell_ground(thrift);
    else
        tell_all(thrift);
    put(thrift, sign, 1);
    return 1;
}

size_t thrift_frame(const char *frame, size_t size, char *out)
{
    Thrift thrift = {.out = out, .room = size};
    for (size_t at = 0, taken; at < size && !thrift.full; at += taken) {
        taken = frame[at] == ESCAPE ? take_sequence(&thrift, frame + at, size - at)
                                    : take_sign(&thrift, frame + at);
        if (taken == 0)
            return 0;
    }
    tell_all(&thrift);
    return thrift.full || thrift.used >= size ? 0 : thrift.used;
}
