// SPDX-FileCopyrightText: 2026 The Limber authors
// SPDX-License-Identifier: GPL-3.0-or-later
/* Streams with the gate in them: what stdio hands over is cut into characters, each is looked at
 * and put into the letters of the locale, and what comes of it is written to the descriptor. The
 * end of what was handed over may be half a character, or one that depends on the next: it is kept.
 */
#include "base/print.h"

#include "base/arena.h"
#include "base/spool.h"
#include "base/text.h"

#include <langinfo.h>
#include <limits.h>
#include <stdarg.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>
#include <wchar.h>

#define CHUNK 512 /* bytes looked at together */
#define LAST_WAIT (400 * NS_PER_MS)
#define AS_LONG_AS_IT_TAKES (INT64_C(1000000) * NS_PER_S)
#define MOST_KEPT 8 /* a joiner and the beginning of what comes after it */

typedef struct {
    int fd;
    bool data; /* for programs: UTF-8 */
    FILE *file;
    TextGate gate;
    char kept[MOST_KEPT];
    size_t kept_size;
} Printer;

static Printer out_printer = {.fd = STDOUT_FILENO}, err_printer = {.fd = STDERR_FILENO},
               data_printer = {.fd = STDOUT_FILENO, .data = true};

bool print_has_unicode(void)
{
    return text_equal(nl_langinfo(CODESET), "UTF-8");
}

/* ---- characters ---- */

/* Puts a code point into the letters of the locale; returns the bytes, MB_LEN_MAX at most. */
static size_t encode_for_locale(uint32_t code, char *bytes)
{
    mbstate_t state = {0};
    if (code < 0x80)
        return text_encode(code, bytes);
    size_t size = wcrtomb(bytes, (wchar_t)code, &state);
    if (size != (size_t)-1)
        return size;
    if (text_code_width(code) <= 0) /* a mark on the letter before */
        return 0;
    bytes[0] = text_ascii_of(code);
    return 1;
}

/* The bytes at text that need no look: printable ASCII and the ends of lines. */
static size_t plain_bytes(const Printer *printer, const char *text, size_t size)
{
    size_t plain = text_plain(text, size);
    if (plain > 0)
        return plain;
    if (text[0] == '\n')
        return 1;
    return printer->data && size > 1 && text[0] == '\r' && text[1] == '\n' ? 2 : 0;
}

/* Puts the characters of text through the gate into out, which has room for all. With `last` false
 * the end may stay: *used are the bytes of text that were taken. Returns the bytes written. */
static size_t put_through(Printer *printer, const char *text, size_t size, bool last, char *out,
                          size_t *used)
{
    bool utf8 = printer->data || print_has_unicode();
    size_t at = 0, length, filled = 0;
    for (; at < size; at += length) {
        uint32_t code;
        length = plain_bytes(printer, text + at, size - at);
        if (length > 0) {
            memcpy(out + filled, text + at, length);
            filled += length;
            text_gate_begin(&printer->gate);
            continue;
        }
        if (!last && !text_gate_decides(text + at, size - at))
            break;
        length = text_gate(&printer->gate, text + at, size - at, &code);
        filled += utf8 ? text_encode(code, out + filled) : encode_for_locale(code, out + filled);
    }
    *used = at;
    return filled;
}

static bool put_chunk(Printer *printer, const char *bytes, size_t size, bool last)
{
    char text[MOST_KEPT + CHUNK], out[sizeof text * MB_LEN_MAX];
    size_t used;
    memcpy(text, printer->kept, printer->kept_size);
    memcpy(text + printer->kept_size, bytes, size);
    size += printer->kept_size;
    size_t filled = put_through(printer, text, size, last, out, &used);
    printer->kept_size = size - used;
    memcpy(printer->kept, text + used, printer->kept_size);
    return spool_put(printer->fd, out, filled);
}

/* ---- streams ---- */

static ssize_t take(void *printer, const char *bytes, size_t size)
{
    for (size_t at = 0, length; at < size; at += length) {
        length = size - at < CHUNK ? size - at : CHUNK;
        if (!put_chunk(printer, bytes + at, length, false))
            return 0; /* stdio's word for an error here */
    }
    return (ssize_t)size;
}

static FILE *open_printer(Printer *printer)
{
    if (printer->file)
        return printer->file;
    printer->file = fopencookie(printer, "w", (cookie_io_functions_t){.write = take});
    if (!printer->file)
        memory_fail();
    bool by_lines = printer->fd == STDERR_FILENO || isatty(printer->fd);
    setvbuf(printer->file, NULL, by_lines ? _IOLBF : _IOFBF, BUFSIZ);
    return printer->file;
}

FILE *print_out(void)
{
    return open_printer(&out_printer);
}

FILE *print_err(void)
{
    return open_printer(&err_printer);
}

FILE *print_data(void)
{
    return open_printer(&data_printer);
}

void print_line(FILE *out, const char *format, ...)
{
    va_list args;
    char *raw = NULL;
    va_start(args, format);
    int size = vasprintf(&raw, format, args);
    va_end(args);
    if (size < 0)
        memory_fail();
    size_t capacity = 3 * (size_t)size + 1; /* U+FFFD is three bytes */
    char *safe = memory_alloc(capacity);
    fprintf(out, "%s\n", text_safe(raw, safe, capacity));
    free(raw);
    free(safe);
}

static void finish(Printer *printer)
{
    if (printer->file)
        fflush(printer->file);
    put_chunk(printer, "", 0, true);
}

bool print_finish(void)
{
    finish(&out_printer);
    finish(&data_printer);
    finish(&err_printer);
    spool_drain(AS_LONG_AS_IT_TAKES);
    return spool_is_fine(STDOUT_FILENO);
}

void print_without_waiting(void)
{
    spool_begin();
}

void print_leave(void)
{
    finish(&out_printer);
    finish(&err_printer);
    spool_drain(LAST_WAIT);
}

/* ---- what is no text ---- */

void print_bell(void)
{
    fflush(print_out());
    if (isatty(STDOUT_FILENO))
        spool_put(STDOUT_FILENO, "\a", 1);
}

bool print_no_color(void)
{
    const char *no_color = getenv("NO_COLOR");
    return no_color && *no_color;
}

bool print_has_colors(void)
{
    const char *term = getenv("TERM");
    return isatty(STDOUT_FILENO) && !print_no_color() && term && *term && strcmp(term, "dumb") != 0;
}

void print_look(PrintLook look)
{
    static const char *const looks[] = {
        [PRINT_PLAIN] = "\033[0m", [PRINT_STRONG] = "\033[1m", [PRINT_DIM] = "\033[2m",
        [PRINT_CALM] = "\033[36m", [PRINT_FELT] = "\033[33m",  [PRINT_WARN] = "\033[1;33m"};
    if (!print_has_colors())
        return;
    fflush(print_out());
    spool_put(STDOUT_FILENO, "\033[0m", 4);
    if (look != PRINT_PLAIN)
        spool_put(STDOUT_FILENO, looks[look], strlen(looks[look]));
}

void print_over(const char *line)
{
    static int shown; /* cells */
    if (!isatty(STDERR_FILENO))
        return;
    int cells = text_width(line);
    fflush(print_err());
    spool_put(STDERR_FILENO, "\r", 1);
    fprintf(print_err(), "%s%*s", line, shown > cells ? shown - cells : 0, "");
    fflush(print_err());
    if (cells == 0)
        spool_put(STDERR_FILENO, "\r", 1);
    shown = cells;
}
