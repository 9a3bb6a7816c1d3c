// SPDX-FileCopyrightText: 2026 The Limber authors
// SPDX-License-Identifier: GPL-3.0-or-later
/* Looks at the first bytes of a photo for what it is, and at the one place of its head that says
 * how large: a stranger's picture is for a browser to decode, not for Limber. */
#include "routine/photo_file.h"

#include "base/array.h"
#include "base/child.h"
#include "base/members.h"

#include <errno.h>
#include <fcntl.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#define SAVE_AS "save it as JPEG or PNG"

/* ---- what it is ---- */

typedef enum { PHOTO_JPEG, PHOTO_PNG, PHOTO_OTHER, PHOTO_UNKNOWN } PhotoKind;

static const struct {
    const char *at;
    size_t offset, size;
    PhotoKind kind;
    const char *words;
} marks[] = {
    {"\xff\xd8\xff", 0, 3, PHOTO_JPEG, NULL},
    {"\x89PNG\r\n\x1a\n", 0, 8, PHOTO_PNG, NULL},
    {"GIF8", 0, 4, PHOTO_OTHER, "is a GIF"},
    {"WEBP", 8, 4, PHOTO_OTHER, "is a WebP picture"},
    {"ftypheic", 4, 8, PHOTO_OTHER, "is a HEIC picture"},
    {"ftypheix", 4, 8, PHOTO_OTHER, "is a HEIC picture"},
    {"ftypmif1", 4, 8, PHOTO_OTHER, "is a HEIC picture"},
    {"ftypavif", 4, 8, PHOTO_OTHER, "is an AVIF picture"},
    {"ftyp", 4, 4, PHOTO_OTHER, "is a film"},
    {"BM", 0, 2, PHOTO_OTHER, "is a bitmap"},
    {"II*", 0, 4, PHOTO_OTHER, "is a TIFF picture"},
    {"MM\0*", 0, 4, PHOTO_OTHER, "is a TIFF picture"},
    {"%PDF", 0, 4, PHOTO_OTHER, "is a PDF document"},
    {"PK\3\4", 0, 4, PHOTO_OTHER, "is an archive or a document"},
};

static PhotoKind kind_of(const unsigned char *bytes, size_t size, const char **words)
{
    *words = NULL;
    for (size_t i = 0; i < COUNT_OF(marks); i++) {
        if (size < marks[i].offset + marks[i].size ||
            memcmp(bytes + marks[i].offset, marks[i].at, marks[i].size) != 0)
            continue;
        *words = marks[i].words;
        return marks[i].kind;
    }
    return PHOTO_UNKNOWN;
}

#define LOOKED_AT 512

static bool is_text(const unsigned char *bytes, size_t size)
{
    for (size_t i = 0; i < size && i < LOOKED_AT; i++)
        if (bytes[i] < ' ' && !strchr("\t\r\n\f", bytes[i]))
            return false;
    return true;
}

/* ---- how large ---- */

typedef struct {
    unsigned width, height; /* 0: not said */
} PhotoSize;

static unsigned number_at(const unsigned char *bytes, int count)
{
    unsigned number = 0;
    for (int i = 0; i < count; i++)
        number = number << 8 | bytes[i];
    return number;
}

static PhotoSize size_of_png(const unsigned char *bytes, size_t size)
{
    if (size < 24 || memcmp(bytes + 12, "IHDR", 4) != 0)
        return (PhotoSize){0, 0};
    return (PhotoSize){number_at(bytes + 16, 4), number_at(bytes + 20, 4)};
}

/* Does this marker begin a frame, which says the size? */
static bool is_frame(unsigned char marker)
{
    return marker >= 0xc0 && marker <= 0xcf && marker != 0xc4 && marker != 0xc8 && marker != 0xcc;
}

/* Goes from segment to segment: each has a marker and its length. */
static PhotoSize size_of_jpeg(const unsigned char *bytes, size_t size)
{
    size_t at = 2;
    while (at + 9 <= size && bytes[at] == 0xff) {
        unsigned char marker = bytes[at + 1];
        if (is_frame(marker))
            return (PhotoSize){number_at(bytes + at + 7, 2), number_at(bytes + at + 5, 2)};
        at += marker == 0xff ? 1 : 2 + number_at(bytes + at + 2, 2);
    }
    return (PhotoSize){0, 0};
}

const char *photo_wrong(Arena *arena, const unsigned char *bytes, size_t size, const char **cure)
{
    const char *words;
    PhotoKind kind = kind_of(bytes, size, &words);
    *cure = SAVE_AS;
    if (size == 0)
        return "is empty";
    if (kind == PHOTO_OTHER)
        return words;
    if (kind == PHOTO_UNKNOWN)
        return is_text(bytes, size) ? "is a text, not a picture" : "is neither JPEG nor PNG";
    if (size > PHOTO_MAX_BYTES) {
        *cure = "save it smaller: 1,600 pixels are enough for paper";
        return "is larger than 2 MB";
    }
    PhotoSize is = kind == PHOTO_PNG ? size_of_png(bytes, size) : size_of_jpeg(bytes, size);
    if (is.width == 0 || is.height == 0)
        return "is damaged: it does not say how large it is";
    if (is.width <= PHOTO_MAX_SIDE && is.height <= PHOTO_MAX_SIDE)
        return NULL;
    *cure = "save it smaller: 1,600 pixels are enough for paper";
    return arena_printf(arena, "is %u by %u pixels; at most 4,000 a side fit", is.width, is.height);
}

/* ---- the files ---- */

/* Up to one byte past the limit; false: it cannot be read. */
static bool read_photo(int fd, unsigned char *bytes, size_t *size)
{
    for (*size = 0; *size <= PHOTO_MAX_BYTES;) {
        ssize_t got = pread(fd, bytes + *size, PHOTO_MAX_BYTES + 1 - *size, (off_t)*size);
        if (got < 0 && errno == EINTR)
            continue;
        if (got <= 0)
            return got == 0;
        *size += (size_t)got;
    }
    return true;
}

/* The bytes of an open photo, the caller's; NULL: *wrong and *cure say why. */
static unsigned char *take_photo(Arena *arena, int fd, size_t *size, const char **wrong,
                                 const char **cure)
{
    unsigned char *bytes = memory_alloc(PHOTO_MAX_BYTES + 1);
    *wrong =
        read_photo(fd, bytes, size) ? photo_wrong(arena, bytes, *size, cure) : "cannot be read";
    if (!*wrong)
        return bytes;
    free(bytes);
    return NULL;
}

static const char *type_of(const unsigned char *bytes)
{
    return bytes[0] == 0xFF ? "image/jpeg" : "image/png";
}

/* An open photo, or -1; *wrong and *cure say why. */
static int open_photo(Arena *arena, const Routine *routine, const char *name, const char **wrong,
                      const char **cure)
{
    int fd = members_open_beside(routine->pack, routine->path, name, wrong);
    *cure = "put the file itself into the folder of the routine, or leave 'photo' out";
    if (fd < 0)
        return -1;
    size_t size;
    unsigned char *bytes = take_photo(arena, fd, &size, wrong, cure);
    free(bytes);
    if (bytes)
        return fd;
    close(fd);
    return -1;
}

unsigned char *photo_bytes(const Routine *routine, const char *name, size_t *size,
                           const char **type)
{
    const char *wrong, *cure;
    Arena *arena = arena_new();
    int fd = members_open_beside(routine->pack, routine->path, name, &wrong);
    unsigned char *bytes = fd >= 0 ? take_photo(arena, fd, size, &wrong, &cure) : NULL;
    child_close(&fd);
    arena_free(arena);
    if (bytes)
        *type = type_of(bytes);
    return bytes;
}

unsigned char *photo_bytes_at(Arena *arena, const char *path, size_t *size, const char **type,
                              const char **wrong)
{
    const char *cure;
    struct stat status;
    int fd = open(path, O_RDONLY | O_NONBLOCK | O_CLOEXEC | O_NOCTTY);
    unsigned char *bytes = NULL;
    *wrong = fd >= 0           ? "is no plain file"
             : errno == ENOENT ? "is not there"
                               : arena_printf(arena, "cannot be opened: %s", strerror(errno));
    if (fd >= 0 && fstat(fd, &status) == 0 && S_ISREG(status.st_mode))
        bytes = take_photo(arena, fd, size, wrong, &cure);
    child_close(&fd);
    if (bytes)
        *type = type_of(bytes);
    return bytes;
}

/* False: it is wrong. One that an earlier step named is not looked at again. */
static bool check_photo(const Routine *routine, const Step *step, Severity severity, Copies *fine,
                        Diagnostics *found)
{
    const char *wrong, *cure;
    if (!step->photo || copies_have(fine, step->photo))
        return true;
    Arena *arena = arena_new();
    int fd = open_photo(arena, routine, step->photo, &wrong, &cure);
    if (fd >= 0) {
        copies_take(fine, step->photo, fd);
    } else {
        diagnostics_add(found, severity, routine->source, step->photo_place, "the photo '%s' %s",
                        step->photo, wrong);
        diagnostics_hint(found, "%s", cure);
    }
    arena_free(arena);
    return fd >= 0;
}

size_t photos_check(const Routine *routine, Severity severity, Copies *into, Diagnostics *found)
{
    Copies *own = into ? NULL : copies_new();
    size_t wrong = 0;
    for (size_t i = 0; i < routine->block_count; i++)
        for (size_t j = 0; j < routine->blocks[i].count; j++)
            wrong += !check_photo(routine, &routine->blocks[i].steps[j], severity,
                                  into ? into : own, found);
    copies_free(own);
    return wrong;
}
