// SPDX-FileCopyrightText: 2026 The Limber authors
// SPDX-License-Identifier: GPL-3.0-or-later
/* The program's end of `limber-pack`. What the helper says of a stranger's archive may have been
 * said by the stranger: it is read as carefully as the file itself would be. */
#include "routine/pack_file.h"

#include "base/array.h"
#include "base/child.h"
#include "base/errand.h"
#include "base/text.h"
#include "routine/file_name.h"

#include <fcntl.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#define HELPER "limber-pack"
#define MOST_OUTPUT (MEMBERS_BYTES + MEMBERS_MOST * (MEMBERS_NAME_BYTES + 16ul) + 4096)

/* ---- what is a pack ---- */

#define FIRST_NAME 30 /* where the name of an archive's first file stands */

/* Documents of other programs are archives too, and better told by what they are. */
static bool is_document(const char *first)
{
    static const char *const names[] = {"[Content_Types].xml", "_rels/", "docProps/", "word/",
                                        "mimetype"};
    bool is = false;
    for (size_t i = 0; i < COUNT_OF(names); i++)
        is = is || strncmp(first, names[i], strlen(names[i])) == 0;
    return is;
}

static bool ends_as_pack(const char *path)
{
    size_t length = strlen(path), size = sizeof PACK_ENDING - 1;
    return length > size && text_equal(path + length - size, PACK_ENDING);
}

static bool begins_as_pack(const char *path, int fd)
{
    static const char marks[][5] = {"PK\3\4", "PK\5\6", "PK\7\b"};
    char bytes[FIRST_NAME + 32] = "";
    bool is = false;
    ssize_t got = pread(fd, bytes, sizeof bytes - 1, 0);
    for (size_t i = 0; i < COUNT_OF(marks); i++)
        is = is || (got >= 4 && memcmp(bytes, marks[i], 4) == 0);
    return is && (ends_as_pack(path) || (got > FIRST_NAME && !is_document(bytes + FIRST_NAME)));
}

/* A plain file, open; -1: it is none, or not there. */
static int open_plain(const char *path)
{
    struct stat status;
    if (stat(path, &status) != 0 || !S_ISREG(status.st_mode))
        return -1;
    int fd = open(path, O_RDONLY | O_NONBLOCK | O_CLOEXEC | O_NOCTTY);
    if (fd >= 0 && (fstat(fd, &status) != 0 || !S_ISREG(status.st_mode)))
        child_close(&fd);
    return fd;
}

int pack_open(const char *path)
{
    int fd = open_plain(path);
    if (fd >= 0 && !begins_as_pack(path, fd))
        child_close(&fd);
    return fd;
}

bool pack_is_damaged(const char *path)
{
    char bytes[256];
    int fd = ends_as_pack(path) ? open_plain(path) : -1;
    ssize_t got = fd >= 0 ? pread(fd, bytes, sizeof bytes, 0) : 0;
    bool binary = false;
    for (ssize_t i = 0; i < got; i++)
        binary = binary || ((unsigned char)bytes[i] < ' ' && !strchr("\t\r\n", bytes[i])) ||
                 bytes[i] == '\0';
    binary = binary && !begins_as_pack(path, fd);
    child_close(&fd);
    return binary;
}

/* ---- opening one ---- */

const Members *pack_members(Arena *arena, const char *path, int fd, Diagnostics *found)
{
    Errand errand;
    char said[200];
    const char *why = said;
    const Members *pack = NULL;
    errand_init(&errand);
    lseek(fd, 0, SEEK_SET);
    if (errand_ask(&errand, HELPER, "unpack", fd, MOST_OUTPUT, said, sizeof said))
        pack =
            members_parse(arena, arena_copy(arena, errand.bytes, errand.count), errand.count, &why);
    if (!pack)
        diagnostics_add(found, SEVERITY_ERROR, &(Source){.name = path}, (Place){0},
                        "this pack cannot be opened: %s", why);
    errand_free(&errand);
    return pack;
}

const Member *pack_routine(const Members *pack, const char *path, Diagnostics *found)
{
    const Member *routine = NULL;
    Source source = {.name = path};
    for (size_t i = 0; i < pack->count; i++) {
        const Member *member = &pack->items[i];
        if (strchr(member->name, '/') || file_name_stem(member->name) == 0)
            continue;
        if (routine) {
            diagnostics_add(found, SEVERITY_ERROR, &source, (Place){0},
                            "there are two routines in this pack, '%s' and '%s'; it may hold one",
                            routine->name, member->name);
            return NULL;
        }
        routine = member;
    }
    if (!routine)
        diagnostics_add(found, SEVERITY_ERROR, &source, (Place){0},
                        "there is no routine in this pack: no file that ends in .yaml");
    return routine;
}

/* ---- making one ---- */

char *pack_bytes(const Members *members, size_t *size, char *why, size_t capacity)
{
    Errand errand;
    char *bytes = NULL;
    int input = members_input(members);
    errand_init(&errand);
    if (input < 0)
        snprintf(why, capacity, "there is no room in memory for it");
    else if (errand_ask(&errand, HELPER, "pack", input, MOST_OUTPUT, why, capacity)) {
        bytes = errand.bytes;
        *size = errand.count;
        errand.bytes = NULL;
    }
    child_close(&input);
    errand_free(&errand);
    return bytes;
}
