// SPDX-FileCopyrightText: 2026 The Limber authors
// SPDX-License-Identifier: GPL-3.0-or-later
/* Drawing is a walk over the squares that libqrencode makes. Looking goes over a photo at several
 * sizes: smaller ones have less noise, larger ones finer squares. */
#include "helper/squares.h"

#include "helper/gray.h"
#include "helper/parts.h"

#include <qrencode.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>
#include <zbar.h>

#define LOOKED_AT 2000 /* pixels a side of the size that is tried first */

const char *squares_library(void)
{
    static char text[64];
    unsigned major = 0, minor = 0, patch = 0;
    zbar_version(&major, &minor, &patch);
    snprintf(text, sizeof text, "libqrencode %s, zbar %u.%u.%u", QRcode_APIVersionString(), major,
             minor, patch);
    return text;
}

/* ---- drawing ---- */

static bool print_code(const char *name, size_t number, const char *text, QRecLevel level,
                       FILE *out)
{
    char member[32];
    QRcode *code = QRcode_encodeString(text, 0, level, QR_MODE_8, 1);
    if (!code)
        return false;
    size_t size = (size_t)code->width * (size_t)code->width;
    snprintf(member, sizeof member, "%s-%zu", name, number);
    members_print_name(out, member, size);
    for (size_t i = 0; i < size; i++)
        fputc(code->data[i] & 1 ? '1' : '0', out);
    QRcode_free(code);
    return true;
}

static bool print_links(const char *lines, size_t size, FILE *out)
{
    bool done = true;
    size_t number = 0;
    for (const char *at = lines, *end = lines + size; done && at < end;) {
        const char *newline = memchr(at, '\n', (size_t)(end - at));
        char *link = strndup(at, (size_t)((newline ? newline : end) - at));
        done = link && print_code("link", ++number, link, QR_ECLEVEL_L, out);
        free(link);
        at = newline ? newline + 1 : end;
    }
    return done;
}

static bool print_files(const Members *files, FILE *out)
{
    Parts parts;
    bool done = true;
    if (files->count == 0 || !parts_make(files, &parts))
        return true;
    for (size_t i = 0; done && i < parts.count; i++)
        done = print_code("routine", i + 1, parts.texts[i], QR_ECLEVEL_M, out);
    return done;
}

bool squares_draw(const Members *in, FILE *out, char *why, size_t capacity)
{
    Arena *arena = arena_new();
    Members files = {0};
    bool done = true;
    members_print_begin(out);
    for (size_t i = 0; done && i < in->count; i++) {
        const Member *member = &in->items[i];
        if (strcmp(member->name, SQUARES_LINKS) == 0)
            done = print_links(member->bytes, member->size, out);
        else
            members_add(&files, arena, member->name, member->bytes, member->size);
    }
    done = done && print_files(&files, out);
    members_print_end(out);
    arena_free(arena);
    done = done && fflush(out) == 0;
    if (!done)
        snprintf(why, capacity, "a code could not be drawn");
    return done;
}

/* ---- looking ---- */

typedef struct {
    zbar_image_scanner_t *scanner;
    Arena *arena;
    PartsSeen seen;
} Looking;

/* The sandbox ends what looks for longer, and then nothing would be said of what was seen. */
static bool has_time(void)
{
    return clock() < 4 * (clock_t)CLOCKS_PER_SEC;
}

static void look_at(Looking *looking, const Gray *gray)
{
    if (!has_time())
        return;
    zbar_image_t *image = zbar_image_create();
    zbar_image_set_format(image, zbar_fourcc('Y', '8', '0', '0'));
    zbar_image_set_size(image, (unsigned)gray->width, (unsigned)gray->height);
    zbar_image_set_data(image, gray->shades, gray->width * gray->height, NULL);
    zbar_scan_image(looking->scanner, image);
    for (const zbar_symbol_t *symbol = zbar_image_first_symbol(image); symbol;
         symbol = zbar_symbol_next(symbol))
        parts_see(&looking->seen, looking->arena, zbar_symbol_get_data(symbol),
                  zbar_symbol_get_data_length(symbol));
    zbar_image_destroy(image);
}

/* As it is, and softer where that does not do. */
static void look_softly(Looking *looking, const Gray *gray)
{
    look_at(looking, gray);
    if (parts_whole(&looking->seen))
        return;
    Gray soft = gray_soften(gray);
    look_at(looking, &soft);
    free(soft.shades);
}

static void look_smaller(Looking *looking, const Gray *gray, size_t by)
{
    if (by == 1) {
        look_softly(looking, gray);
    } else {
        Gray small = gray_shrink(gray, by);
        look_softly(looking, &small);
        free(small.shades);
    }
}

/* From the size that is quick to look at to the finest, then at coarser ones. */
static void look_at_sizes(Looking *looking, const Gray *gray)
{
    size_t side = gray->width > gray->height ? gray->width : gray->height;
    size_t first = (side + LOOKED_AT - 1) / LOOKED_AT;
    for (size_t by = first; by >= 1 && !parts_whole(&looking->seen); by--)
        look_smaller(looking, gray, by);
    for (size_t by = first + 1; by <= first + 2 && !parts_whole(&looking->seen); by++)
        look_smaller(looking, gray, by);
}

static bool look_at_photos(Looking *looking, const Members *in, char *why, size_t capacity)
{
    for (size_t i = 0; i < in->count && !parts_whole(&looking->seen); i++) {
        Gray gray;
        const Member *photo = &in->items[i];
        if (!gray_read((const unsigned char *)photo->bytes, photo->size, &gray, why, capacity))
            return false;
        look_at_sizes(looking, &gray);
        free(gray.shades);
    }
    return true;
}

bool squares_scan(const Members *in, FILE *out, char *why, size_t capacity)
{
    Members files;
    Looking looking = {.scanner = zbar_image_scanner_create(), .arena = arena_new()};
    zbar_image_scanner_set_config(looking.scanner, ZBAR_NONE, ZBAR_CFG_ENABLE, 0);
    zbar_image_scanner_set_config(looking.scanner, ZBAR_QRCODE, ZBAR_CFG_ENABLE, 1);
    bool done = look_at_photos(&looking, in, why, capacity) &&
                parts_join(&looking.seen, looking.arena, &files, why, capacity);
    if (done)
        members_print(&files, out);
    zbar_image_scanner_destroy(looking.scanner);
    arena_free(looking.arena);
    return done && fflush(out) == 0;
}
