// SPDX-FileCopyrightText: 2026 The Limber authors
// SPDX-License-Identifier: GPL-3.0-or-later
/* Writes JSON. Every value goes through json_lead, which knows what must stand before it. */
#include "page/json.h"

#include "base/text.h"

#include <assert.h>
#include <inttypes.h>
#include <string.h>

void json_start(Json *json, FILE *out, JsonLayout layout)
{
    *json = (Json){.out = out, .layout = layout};
}

static void write_escaped(uint32_t code, FILE *out)
{
    if (code > 0xFFFF)
        fprintf(out, "\\u%04x\\u%04x", (unsigned)(0xD7C0 + (code >> 10)),
                (unsigned)(0xDC00 | (code & 0x3FF)));
    else
        fprintf(out, "\\u%04x", (unsigned)code);
}

static void write_code(uint32_t code, bool allowed, FILE *out)
{
    char bytes[4];
    switch (code) {
    case '"':
    case '\\':
        fprintf(out, "\\%c", (char)code);
        return;
    case '\n':
        fputs("\\n", out);
        return;
    case '\r':
        fputs("\\r", out);
        return;
    case '\t':
        fputs("\\t", out);
        return;
    }
    if (allowed)
        fwrite(bytes, 1, text_encode(code, bytes), out);
    else
        write_escaped(code, out);
}

static void write_string(const char *text, FILE *out)
{
    size_t size = strlen(text);
    uint32_t before = 0, code, after;
    fputc('"', out);
    for (size_t at = 0, length; at < size; at += length) {
        length = text_decode(text + at, size - at, &code);
        if (length == 0) {
            code = TEXT_REPLACEMENT;
            length = 1;
        }
        if (at + length >= size || text_decode(text + at + length, size - at - length, &after) == 0)
            after = 0;
        write_code(code, code == TEXT_REPLACEMENT || text_allowed(code, before, after), out);
        before = code;
    }
    fputc('"', out);
}

static void break_line(const Json *json)
{
    if (json->layout == JSON_INDENTED)
        fprintf(json->out, "\n%*s", 2 * json->depth, "");
}

static void json_lead(Json *json, const char *key)
{
    if (json->depth == 0)
        return;
    bool *filled = &json->filled[json->depth - 1];
    if (*filled)
        fputs(json->layout == JSON_INDENTED ? "," : ", ", json->out);
    *filled = true;
    break_line(json);
    if (key) {
        write_string(key, json->out);
        fputs(": ", json->out);
    }
}

static void json_trail(const Json *json)
{
    if (json->depth == 0)
        fputc('\n', json->out);
}

static void json_open(Json *json, const char *key, char opening, char closing)
{
    json_lead(json, key);
    assert(json->depth < JSON_DEPTH);
    fputc(opening, json->out);
    json->closing[json->depth] = closing;
    json->filled[json->depth++] = false;
}

void json_open_object(Json *json, const char *key)
{
    json_open(json, key, '{', '}');
}

void json_open_array(Json *json, const char *key)
{
    json_open(json, key, '[', ']');
}

void json_close(Json *json)
{
    assert(json->depth > 0);
    json->depth--;
    if (json->filled[json->depth])
        break_line(json);
    fputc(json->closing[json->depth], json->out);
    json_trail(json);
}

void json_text(Json *json, const char *key, const char *text)
{
    json_lead(json, key);
    if (text)
        write_string(text, json->out);
    else
        fputs("null", json->out);
    json_trail(json);
}

void json_whole(Json *json, const char *key, int64_t number)
{
    json_lead(json, key);
    fprintf(json->out, "%" PRId64, number);
    json_trail(json);
}

void json_seconds(Json *json, const char *key, Ns ns)
{
    char text[CLOCK_SECONDS_BYTES];
    json_lead(json, key);
    fputs(clock_seconds(ns, text, sizeof text), json->out);
    json_trail(json);
}

void json_flag(Json *json, const char *key, bool flag)
{
    json_lead(json, key);
    fputs(flag ? "true" : "false", json->out);
    json_trail(json);
}

void json_null(Json *json, const char *key)
{
    json_text(json, key, NULL);
}

void json_value(Json *json, const char *key, const char *value)
{
    json_lead(json, key);
    fputs(value, json->out);
    json_trail(json);
}

void json_level(Json *json, const char *key, int level)
{
    if (level >= 0)
        json_whole(json, key, level);
    else
        json_null(json, key);
}
