// SPDX-FileCopyrightText: 2026 The Limber authors
// SPDX-License-Identifier: GPL-3.0-or-later
/* Where a text stops to be JSON (RFC 8259): the library of this machine may only say that it does.
 * Never deeper than the words of a message need. */
#include "base/text.h"
#include "guest/guest_private.h"

#include <string.h>

#define DEPTH 1000 /* as SQLite bounds it */

typedef struct {
    const char *text;
    size_t size, at;
    int depth;
    char open[DEPTH]; /* '{' or '[' */
} Scan;

static char look(const Scan *scan)
{
    return scan->at < scan->size ? scan->text[scan->at] : '\0';
}

static void skip_space(Scan *scan)
{
    while (scan->at < scan->size && strchr(" \t\r\n", look(scan)) && look(scan) != '\0')
        scan->at++;
}

static const char *ended(const Scan *scan, const char *why)
{
    return scan->at >= scan->size ? "the file ends here, in the middle" : why;
}

static const char *scan_escape(Scan *scan)
{
    char letter = look(scan);
    if (letter == '\0' || !strchr("\"\\/bfnrtu", letter))
        return ended(scan, "no escape of JSON");
    scan->at++;
    for (int i = 0; letter == 'u' && i < 4; i++, scan->at++)
        if (look(scan) == '\0' || !strchr("0123456789abcdefABCDEF", look(scan)))
            return ended(scan, "an escape needs four hexadecimal digits");
    return NULL;
}

static const char *scan_text(Scan *scan)
{
    for (scan->at++; look(scan) != '"';) {
        uint32_t code;
        if (look(scan) == '\\') {
            scan->at++;
            const char *why = scan_escape(scan);
            if (why)
                return why;
            continue;
        }
        if ((unsigned char)look(scan) < ' ')
            return ended(scan, "a control character in a text");
        size_t bytes = text_decode(scan->text + scan->at, scan->size - scan->at, &code);
        if (bytes == 0)
            return "not UTF-8";
        scan->at += bytes;
    }
    scan->at++;
    return NULL;
}

/* A number, true, false or null: a run of their letters. */
static const char *scan_word(Scan *scan)
{
    static const char *const words[] = {"true", "false", "null"};
    size_t length = strspn(scan->text + scan->at, "+-.0123456789abcdefghijklmnopqrstuvwxyzE");
    const char *word = scan->text + scan->at;
    for (size_t i = 0; i < sizeof words / sizeof *words; i++)
        if (length == strlen(words[i]) && memcmp(word, words[i], length) == 0) {
            scan->at += length;
            return NULL;
        }
    size_t digits = *word == '-' ? 1 : 0;
    if (length == 0 || word[digits] < '0' || word[digits] > '9' ||
        strspn(word, "+-.0123456789eE") < length)
        return ended(scan, "no value of JSON");
    scan->at += length;
    return NULL;
}

static const char *scan_key(Scan *scan)
{
    if (look(scan) != '"')
        return ended(scan, "a name in quotes must stand here");
    const char *why = scan_text(scan);
    if (why)
        return why;
    skip_space(scan);
    if (look(scan) != ':')
        return ended(scan, "':' must stand here");
    scan->at++;
    skip_space(scan);
    return NULL;
}

/* Behind a value: what closes, up to the next value; *over where all is closed. */
static const char *scan_after(Scan *scan, bool *over)
{
    for (;;) {
        skip_space(scan);
        if (scan->depth == 0) {
            *over = true;
            return scan->at < scan->size ? "nothing may follow here" : NULL;
        }
        char open = scan->open[scan->depth - 1];
        if (look(scan) == ',') {
            scan->at++;
            skip_space(scan);
            return open == '{' ? scan_key(scan) : NULL;
        }
        if (look(scan) != (open == '{' ? '}' : ']'))
            return ended(scan,
                         open == '{' ? "',' or '}' must stand here" : "',' or ']' must stand here");
        scan->at++;
        scan->depth--;
    }
}

/* A value up to where another one begins in it, or behind it. *inside: it was opened. */
static const char *scan_value(Scan *scan, bool *inside)
{
    char open = look(scan);
    *inside = false;
    if (open == '"')
        return scan_text(scan);
    if (open != '{' && open != '[')
        return scan_word(scan);
    if (scan->depth == DEPTH)
        return "nested too deeply";
    scan->open[scan->depth++] = open;
    scan->at++;
    skip_space(scan);
    if (look(scan) == (open == '{' ? '}' : ']')) {
        scan->at++;
        scan->depth--;
        return NULL;
    }
    *inside = true;
    return open == '{' ? scan_key(scan) : NULL;
}

const char *guest_json_why(const char *text, size_t size, size_t *at)
{
    Scan scan = {.text = text, .size = size};
    bool over = false, inside;
    skip_space(&scan);
    const char *why = scan.at == size ? "the file is empty" : NULL;
    while (!why && !over) {
        why = scan_value(&scan, &inside);
        if (!why && !inside)
            why = scan_after(&scan, &over);
    }
    *at = scan.at;
    return why ? why : "too large a file of JSON";
}
