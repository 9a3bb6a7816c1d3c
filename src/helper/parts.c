// SPDX-FileCopyrightText: 2026 The Limber authors
// SPDX-License-Identifier: GPL-3.0-or-later
/* Deflated bytes are cut into parts of one size, two bytes at a time as three characters. */
#include "helper/parts.h"

#include "base/sha256.h"
#include "base/text.h"
#include "base/yaml.h"

#include <stdint.h>
#include <stdlib.h>
#include <string.h>
#include <zlib.h>

#define MARK "LIMBER:"
#define VERSION 1
#define CHECK_SIZE 16
#define HEAD_SIZE (sizeof MARK - 1 + 6 + CHECK_SIZE + 1) /* "1:2:4:", the check, ":" */
#define MOST_DATA (PARTS_TEXT_BYTES - 1 - HEAD_SIZE)
#define EASY_DATA 900 /* characters that make a code which any phone's camera takes */
#define MOST_WHOLE (YAML_MAX_BYTES + MEMBERS_NAME_BYTES + 1)

static const char signs[] = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ $%*+-./:";

/* ---- base 45 ---- */

static size_t encode(const unsigned char *bytes, size_t size, char *out)
{
    size_t used = 0;
    for (size_t i = 0; i < size; i += 2) {
        unsigned number = i + 1 < size ? bytes[i] * 256u + bytes[i + 1] : bytes[i];
        out[used++] = signs[number % 45];
        out[used++] = signs[number / 45 % 45];
        if (i + 1 < size)
            out[used++] = signs[number / 2025];
    }
    out[used] = '\0';
    return used;
}

static int value_of(char sign)
{
    const char *at = sign ? strchr(signs, sign) : NULL;
    return at ? (int)(at - signs) : -1;
}

/* Appends the bytes; false: it is no base 45. */
static bool decode(const char *text, unsigned char *out, size_t *used)
{
    for (size_t length = strlen(text); length > 0;) {
        size_t taken = length >= 3 ? 3 : length;
        unsigned number = 0, factor = 1;
        for (size_t i = 0; i < taken; i++, factor *= 45) {
            if (value_of(text[i]) < 0)
                return false;
            number += factor * (unsigned)value_of(text[i]);
        }
        if (taken < 2 || number > (taken == 3 ? 0xFFFFu : 0xFFu))
            return false;
        if (taken == 3)
            out[(*used)++] = (unsigned char)(number >> 8);
        out[(*used)++] = (unsigned char)number;
        text += taken, length -= taken;
    }
    return true;
}

/* ---- making ---- */

static void write_check(const char *whole, size_t size, char out[CHECK_SIZE + 1])
{
    char hex[SHA256_HEX_BYTES];
    sha256_hex(whole, size, hex);
    for (size_t i = 0; i < CHECK_SIZE; i++)
        out[i] = (char)text_upper_code((unsigned char)hex[i]);
    out[CHECK_SIZE] = '\0';
}

/* As many as make easy codes of them; PARTS_MOST at most. */
static size_t count_of(size_t size)
{
    size_t count = (size / 2 * 3 + EASY_DATA) / EASY_DATA;
    return count < PARTS_MOST ? count : PARTS_MOST;
}

static bool cut(const unsigned char *bytes, size_t size, const char *check, Parts *parts)
{
    parts->count = count_of(size);
    size_t piece = (size / parts->count + 2) / 2 * 2, at = 0;
    if (piece / 2 * 3 > MOST_DATA)
        return false;
    for (size_t i = 0; i < parts->count; i++, at += piece) {
        size_t left = at < size ? size - at : 0;
        int used = snprintf(parts->texts[i], PARTS_TEXT_BYTES, MARK "%d:%zu:%zu:%s:", VERSION,
                            i + 1, parts->count, check);
        encode(bytes + at, left < piece ? left : piece, parts->texts[i] + used);
    }
    return true;
}

/* All files as one text; the caller frees it. */
static char *write_whole(const Members *files, size_t *size)
{
    char *whole = NULL;
    FILE *out = open_memstream(&whole, size);
    if (!out)
        memory_fail();
    for (size_t i = 0; i < files->count; i++) {
        fprintf(out, "%s%c%zu%c", files->items[i].name, 0, files->items[i].size, 0);
        fwrite(files->items[i].bytes, 1, files->items[i].size, out);
    }
    if (fclose(out) != 0)
        memory_fail();
    return whole;
}

bool parts_make(const Members *files, Parts *parts)
{
    size_t size;
    char check[CHECK_SIZE + 1], *whole = write_whole(files, &size);
    uLongf packed_size = compressBound(size);
    unsigned char *packed = memory_alloc(packed_size);
    write_check(whole, size, check);
    bool fits =
        size <= MOST_WHOLE &&
        compress2(packed, &packed_size, (const Bytef *)whole, size, Z_BEST_COMPRESSION) == Z_OK &&
        cut(packed, packed_size, check, parts);
    free(packed);
    free(whole);
    return fits;
}

/* ---- reading ---- */

/* The number of one digit and a colon at *at; 0: there is none. */
static size_t take_number(const char **at)
{
    const char *digit = *at;
    if (*digit < '1' || *digit > '9' || digit[1] != ':')
        return 0;
    *at += 2;
    return (size_t)(*digit - '0');
}

/* A part whose head is fine, as far as it goes alone. */
static void take(PartsSeen *seen, Arena *arena, const char *text)
{
    const char *at = text + sizeof MARK - 1;
    size_t version = take_number(&at);
    seen->newer = seen->newer || version > VERSION;
    if (version != VERSION)
        return;
    size_t index = take_number(&at), count = take_number(&at);
    if (index == 0 || index > count || count > PARTS_MOST || strlen(at) <= CHECK_SIZE ||
        at[CHECK_SIZE] != ':')
        return;
    if (seen->count == 0) {
        seen->count = count;
        memcpy(seen->check, at, CHECK_SIZE);
    }
    bool same = seen->count == count && strncmp(seen->check, at, CHECK_SIZE) == 0;
    seen->mixed = seen->mixed || !same;
    if (same && !seen->data[index - 1])
        seen->data[index - 1] = arena_string(arena, at + CHECK_SIZE + 1);
}

void parts_see(PartsSeen *seen, Arena *arena, const char *text, size_t size)
{
    const char *copy = arena_copy(arena, text, size);
    if (strncmp(copy, MARK, sizeof MARK - 1) == 0 && strlen(copy) == size &&
        size < PARTS_TEXT_BYTES)
        take(seen, arena, copy);
    else if (!seen->foreign)
        seen->foreign = copy;
}

bool parts_whole(const PartsSeen *seen)
{
    bool whole = seen->count > 0;
    for (size_t i = 0; i < seen->count; i++)
        whole = whole && seen->data[i];
    return whole;
}

/* Which codes are still to be photographed. */
static void say_missing(const PartsSeen *seen, char *why, size_t capacity)
{
    char list[32] = "";
    for (size_t i = 0; i < seen->count; i++)
        if (!seen->data[i])
            snprintf(list + strlen(list), sizeof list - strlen(list), "%s%zu", *list ? ", " : "",
                     i + 1);
    snprintf(why, capacity,
             "of the sheet's %zu codes these are not seen: %s; photograph them too, and name all "
             "photos",
             seen->count, list);
}

/* Why nothing can be put together; false: it can. */
static bool say_lack(const PartsSeen *seen, char *why, size_t capacity)
{
    if (seen->mixed)
        snprintf(why, capacity, "the codes are of two different sheets");
    else if (seen->count > 0 && !parts_whole(seen))
        say_missing(seen, why, capacity);
    else if (seen->count > 0)
        return false;
    else if (seen->newer)
        snprintf(why, capacity, "the code is from a newer Limber");
    else if (seen->foreign)
        snprintf(why, capacity, "the code in it holds no routine; it says '%.60s'", seen->foreign);
    else
        snprintf(why, capacity,
                 "no code is seen in it: take it from straight above, in good light, with all of "
                 "the codes and their white edges");
    return true;
}

/* A text that ends with a NUL before the end; NULL: there is none. */
static const char *take_text(const char **at, const char *end)
{
    const char *text = *at, *nul = memchr(text, '\0', (size_t)(end - text));
    *at = nul ? nul + 1 : end;
    return nul ? text : NULL;
}

static bool take_file(Arena *arena, const char **at, const char *end, Members *files)
{
    const char *name = take_text(at, end), *digits = name ? take_text(at, end) : NULL;
    char *rest = NULL;
    unsigned long size = digits ? strtoul(digits, &rest, 10) : 0;
    if (!rest || rest == digits || *rest != '\0' || size > (size_t)(end - *at) ||
        members_name_wrong(name) || files->count == MEMBERS_MOST)
        return false;
    const char *bytes = *at;
    *at += size;
    return members_add(files, arena, name, bytes, size);
}

static bool take_apart(Arena *arena, const char *whole, size_t size, const char *check,
                       Members *files)
{
    char found[CHECK_SIZE + 1];
    const char *at = whole, *end = whole + size;
    write_check(whole, size, found);
    bool good = strcmp(found, check) == 0;
    while (good && at < end)
        good = take_file(arena, &at, end, files);
    return good;
}

bool parts_join(const PartsSeen *seen, Arena *arena, Members *files, char *why, size_t capacity)
{
    unsigned char packed[PARTS_MOST * PARTS_TEXT_BYTES];
    size_t used = 0;
    uLongf size = MOST_WHOLE;
    if (say_lack(seen, why, capacity))
        return false;
    char *whole = memory_alloc(MOST_WHOLE + 1);
    bool good = true;
    for (size_t i = 0; i < seen->count; i++)
        good = good && decode(seen->data[i], packed, &used);
    *files = (Members){0};
    good = good && uncompress((Bytef *)whole, &size, packed, used) == Z_OK &&
           take_apart(arena, whole, size, seen->check, files);
    free(whole);
    if (!good)
        snprintf(why, capacity, "the codes do not fit together: take the photo again");
    return good;
}
