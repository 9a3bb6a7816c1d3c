// SPDX-FileCopyrightText: 2026 The Limber authors
// SPDX-License-Identifier: GPL-3.0-or-later
/* Display widths and wrapping, by the C library's view (which is ncurses' own) of what is assigned.
 * In a locale that is not UTF-8 the library knows no widths, so a UTF-8 locale of our own is asked.
 */
#include "base/text.h"

#include <langinfo.h>
#include <locale.h>
#include <pthread.h>
#include <string.h>
#include <wchar.h>

#define FEW_SIGNS 2 /* are better not alone in a line */

static locale_t width_locale;
static bool own_is_utf8; /* the program's own locale, where there is no C.UTF-8 */

static void open_width_locale(void)
{
    width_locale = newlocale(LC_CTYPE_MASK, "C.UTF-8", (locale_t)0);
    own_is_utf8 = strcmp(nl_langinfo(CODESET), "UTF-8") == 0;
}

int text_code_width(uint32_t code)
{
    static pthread_once_t once = PTHREAD_ONCE_INIT;
    if (code >= 0x20 && code < 0x7f)
        return 1;
    if (code < 0xa0 || !text_is_assigned(code))
        return -1;
    pthread_once(&once, open_width_locale);
    if (width_locale == (locale_t)0)
        return own_is_utf8 ? wcwidth((wchar_t)code) : 1;
    locale_t before = uselocale(width_locale);
    int width = wcwidth((wchar_t)code);
    uselocale(before);
    return width;
}

/* The cells of the code point at text; *length its bytes. What is not UTF-8 counts one cell. */
static int cells_at(const char *text, size_t size, size_t *length)
{
    uint32_t code;
    *length = text_decode(text, size, &code);
    if (*length == 0) {
        *length = 1;
        return 1;
    }
    int width = text_code_width(code);
    return width < 0 ? 0 : width;
}

int text_width_n(const char *text, size_t size)
{
    int cells = 0;
    size_t length;
    for (size_t at = 0; at < size; at += length) {
        length = text_plain(text + at, size - at);
        cells += length > 0 ? (int)length : cells_at(text + at, size - at, &length);
    }
    return cells;
}

int text_width(const char *text)
{
    return text_width_n(text, strlen(text));
}

static bool ends_in_joiner(const char *text, size_t size)
{
    return size >= 3 && memcmp(text + size - 3, "\xe2\x80", 2) == 0 &&
           (text[size - 1] == '\x8c' || text[size - 1] == '\x8d');
}

size_t text_fit(const char *text, int cells)
{
    size_t size = strlen(text), at = 0, length;
    int used = 0;
    while (at < size && used <= cells) {
        size_t plain = text_plain(text + at, size - at), room = (size_t)(cells - used);
        length = plain;
        if (plain > 0)
            used += (int)plain;
        else
            used += cells_at(text + at, size - at, &length);
        at += used <= cells ? length : plain > 0 ? room : 0;
    }
    if (at < size && ends_in_joiner(text, at)) /* it would join what comes next on the screen */
        at -= 3;
    return at;
}

/* The bytes of the first character, its combining marks with it. */
static size_t wide_character(const char *text)
{
    size_t size = strlen(text), at, length;
    cells_at(text, size, &at);
    while (at < size && cells_at(text + at, size - at, &length) == 0)
        at += length;
    return at;
}

static size_t space_before(const char *text, size_t at)
{
    while (at > 0 && text[at] != ' ')
        at--;
    return at;
}

/* A sign or two alone in the last line, or a number without what it counts ("1 | of 2.", "10 | s").
 */
static bool parts_badly(const char *text, size_t space)
{
    size_t word = space > 0 ? space_before(text, space - 1) : 0;
    word += text[word] == ' ';
    bool number = word < space && strspn(text + word, "0123456789") >= space - word;
    return number || strlen(text + space + strspn(text + space, " ")) <= FEW_SIGNS;
}

/* The space to break at, 0: there is none; an earlier one where the last parts badly. */
static size_t break_at(const char *text, size_t fits)
{
    size_t last = space_before(text, fits), at = last;
    while (at > fits / 2 && parts_badly(text, at))
        at = space_before(text, at - 1);
    return at > fits / 2 ? at : last;
}

size_t text_wrap(const char *text, int cells, size_t *skip)
{
    size_t fits = text_fit(text, cells);
    *skip = 0;
    if (text[fits] == '\0')
        return fits;
    size_t space = break_at(text, fits);
    size_t end = space > 0 ? space : fits;
    if (end == 0) /* one character wider than the line: it goes alone */
        return wide_character(text);
    while (text[end + *skip] == ' ')
        ++*skip;
    while (end > 0 && text[end - 1] == ' ')
        end--, ++*skip;
    return end;
}

int text_rows(const char *text, int cells)
{
    int rows = 0;
    while (*text && cells > 0) {
        size_t skip, length = text_wrap(text, cells, &skip);
        text += length + skip;
        rows++;
    }
    return rows;
}
