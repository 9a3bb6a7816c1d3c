// SPDX-FileCopyrightText: 2026 The Limber authors
// SPDX-License-Identifier: GPL-3.0-or-later
/* Text: UTF-8, display width, and the gate. Everything that comes from a file, a name, the
 * environment or a library passes the gate before it reaches the terminal, standard error, a page
 * or the voice; ncurses is no filter (it obeys \r and \b and passes bidirectional overrides on). */
#ifndef LIMBER_BASE_TEXT_H
#define LIMBER_BASE_TEXT_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <string.h>

#define TEXT_REPLACEMENT UINT32_C(0xFFFD)

/* Decodes the code point at text (size bytes left, 1 at least). Returns the bytes it takes; 0 for
 * what is not UTF-8 (overlong forms, surrogates and cut sequences included). */
size_t text_decode(const char *text, size_t size, uint32_t *code);

/* Writes code as UTF-8 into out (4 bytes at least, no NUL); returns the bytes written. */
size_t text_encode(uint32_t code, char *out);

/* May this code point stand in text? Refused: C0, DEL, C1, surrogates, non-characters, private use,
 * soft hyphen, bidirectional controls, zero-width spaces, line and paragraph separators, tags, and
 * whatever is unassigned. before and after are the neighbours (0 at an end): the joiners U+200C and
 * U+200D are allowed between two letters or pictographs alone. Newline is refused here; readers
 * that take it handle it first. */
bool text_allowed(uint32_t code, uint32_t before, uint32_t after);

/* How many bytes text begins with that are printable ASCII: nearly all of nearly every file, and
 * need no second look. */
size_t text_plain(const char *text, size_t size);

/* Are two texts the same? Most that are not differ in their first byte. */
static inline bool text_same(const char *a, const char *b)
{
    return *a == *b && strcmp(a, b) == 0;
}

/* Finds the first thing in text that is not allowed. Returns its byte offset, or -1; *code is the
 * code point, or, for a byte that is not UTF-8, the byte itself with *utf8 false. More than four
 * combining marks on one base are refused too. */
ptrdiff_t text_find_forbidden(const char *text, size_t size, uint32_t *code, bool *utf8);

/* The gate for text that comes piece by piece: what the last characters were. Zeroed: a beginning.
 */
typedef struct {
    uint32_t before;
    int marks; /* on the character before */
} TextGate;

/* The character at text (size bytes left, 1 at least) or, where it may not stand there, U+FFFD; a
 * space for newline and tab. Returns its bytes. */
size_t text_gate(TextGate *gate, const char *text, size_t size, uint32_t *code);

/* Can text_gate decide what stands at text, or may bytes yet to come change it (half a character, a
 * joiner without what it joins)? */
bool text_gate_decides(const char *text, size_t size);

/* Printable ASCII, or the end of a line, went by. */
static inline void text_gate_begin(TextGate *gate)
{
    *gate = (TextGate){0};
}

/* The gate where refusing is impossible (file names, library messages): a copy in out (capacity
 * bytes, NUL included, never cut inside a character) with U+FFFD for each forbidden code point or
 * byte, and a space for newline and tab. Returns out. */
char *text_safe(const char *text, char *out, size_t capacity);

/* Does the code point stand for a character, by Unicode's own data and not by the C library's? */
bool text_is_assigned(uint32_t code);

/* Display width in terminal cells (wcwidth's view; combining marks 0, wide characters 2); -1: none.
 */
int text_code_width(uint32_t code);
int text_width(const char *text);
int text_width_n(const char *text, size_t size);

/* The number of bytes of text that fit in cells, cut between characters (never before a combining
 * mark, never after a joiner). */
size_t text_fit(const char *text, int cells);

/* Wraps by display width: the length in bytes of the first line of text that fits in cells,
 * broken at a space where there is one, else inside the word; *skip gets the bytes (the spaces)
 * to pass over before the next line. A number stays with what it counts, and no sign alone for the
 * last line, where half of this one is left. cells 1 at least. */
size_t text_wrap(const char *text, int cells, size_t *skip);

/* The rows that text takes wrapped to cells; 0 for "", and for no cells. */
int text_rows(const char *text, int cells);

/* Letters alike whatever their case, in every locale alike: capital I and i are one letter in a
 * Turkish one too, and é is one whether it is one character or an e with a mark behind it
 * (text_composed.c). text_find gives the first place of part in text, or NULL; text_compare orders
 * as strcmp does. Safe UTF-8 is best; bytes that are none stand for themselves. */
bool text_equal(const char *a, const char *b);
int text_compare(const char *a, const char *b);
const char *text_find(const char *text, const char *part);

/* Which of count names is meant by word: the one that is word itself, else the first that is equal
 * to it; count: none. */
size_t text_meant(const char *word, const char *const *names, size_t count);

/* The small and the capital form of a letter; the character itself where it has none. */
uint32_t text_lower_code(uint32_t code);
uint32_t text_upper_code(uint32_t code);

/* Does the small letter code have a mark? Then letter and mark get what it is made of; the letter
 * may have a mark of its own. */
bool text_take_apart(uint32_t code, uint32_t *letter, uint32_t *mark);

/* Edit distance with swaps of neighbours (Damerau, restricted), in bytes; stops past limit. */
int text_distance(const char *a, const char *b, int limit);

/* The candidate nearest to word (edit distance 2 at most, 1 for words of three letters or fewer),
 * or NULL. candidates ends with NULL. */
const char *text_nearest(const char *word, const char *const *candidates);

/* ASCII form of safe UTF-8 for terminals and tags without it: accents dropped, dashes and quotes
 * made plain, the rest '?'. Writes capacity bytes at most, NUL included. Returns out. */
char *text_ascii(const char *text, char *out, size_t capacity);

/* The ASCII form of one code point, '?' where it has none. */
char text_ascii_of(uint32_t code);

/* Writes safe text escaped for HTML and SVG, in elements and in attributes in quotes. */
void text_write_markup(const char *text, FILE *out);

#endif
