// SPDX-FileCopyrightText: 2026 The Limber authors
// SPDX-License-Identifier: GPL-3.0-or-later
/* A small printf for markup. */
#include "page/html.h"

#include "base/arena.h"
#include "base/text.h"

#include <assert.h>
#include <stdarg.h>
#include <stdlib.h>
#include <string.h>

static void write_text(const char *text, FILE *out)
{
    if (!text)
        return;
    size_t capacity = 3 * strlen(text) + 1; /* U+FFFD for each byte */
    char *safe = memory_alloc(capacity);
    text_write_markup(text_safe(text, safe, capacity), out);
    free(safe);
}

/* Reads the conversion after a % and writes its value; returns the place after it. */
static const char *write_value(const char *at, va_list *args, FILE *out)
{
    int digits = 6;
    if (at[0] == '.' && at[1] >= '0' && at[1] <= '9') {
        digits = at[1] - '0';
        at += 2;
    }
    switch (*at) {
    case '%':
        fputc('%', out);
        break;
    case 's':
        write_text(va_arg(*args, const char *), out);
        break;
    case 'd':
        fprintf(out, "%d", va_arg(*args, int));
        break;
    case 'f':
        fprintf(out, "%.*f", digits, va_arg(*args, double));
        break;
    case 'z':
        fprintf(out, "%zu", va_arg(*args, size_t));
        at++;
        break;
    default:
        assert(false && "a conversion that html_print knows");
    }
    return at + 1;
}

void html_print(FILE *out, const char *format, ...)
{
    va_list args;
    va_start(args, format);
    for (const char *at = format; *at;) {
        size_t plain = strcspn(at, "%");
        fwrite(at, 1, plain, out);
        at += plain;
        if (*at == '%')
            at = write_value(at + 1, &args, out);
    }
    va_end(args);
}
