// SPDX-FileCopyrightText: 2026 The Limber authors
// SPDX-License-Identifier: GPL-3.0-or-later
/* The program's end of `limber-pack`. What the helper says of a stranger's archive may have been
 * said by the stranger: it is read as carefully as the file itself would be. */
#include "routine/pack_file.h"

#include "base/array.h"
#include "base/child.h"
#include "base/errand.h"
#include "base/path.h"
#include "base/text.h"
#include "routine/file_name.h"

#include <errno.h>
#include <fcntl.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <unistd.h>

#define HELPER "limber-pack"
#define LIMIT (30 * NS_PER_S)
#define MOST_OUTPUT (MEMBERS_BYTES + MEMBERS_MOST * (MEMBERS_NAME_BYTES + 16ul) + 4096)

extern char **environ;

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

int pack_open(const char *path)
{
    struct stat status;
    if (stat(path, &status) != 0 || !S_ISREG(status.st_mode))
        return -1;
    int fd = open(path, O_RDONLY | O_NONBLOCK | O_CLOEXEC | O_NOCTTY);
    if (fd >= 0 && fstat(fd, &status) == 0 && S_ISREG(status.st_mode) && begins_as_pack(path, fd))
        return fd;
    child_close(&fd);
    return -1;
}

/* ---- asking the helper ---- */

/* Why it did not do what it was asked. */
static void say_why(const Errand *errand, bool in_time, char *why, size_t capacity)
{
    char line[sizeof errand->printed];
    size_t length = errand->printed_count;
    memcpy(line, errand->printed, length);
    line[length] = '\0';
    line[strcspn(line, "\n")] = '\0';
    if (!in_time)
        snprintf(why, capacity, HELPER " took longer than half a minute");
    else if (errand->excess)
        snprintf(why, capacity, "it unpacks to more than 128 MB");
    else if (*line)
        text_safe(line, why, capacity);
    else
        snprintf(why, capacity, HELPER " ended with status %d", errand->status);
}

/* Has the helper do its task; false: why. */
static bool ask(Errand *errand, const char *task, int input, char *why, size_t capacity)
{
    char *path = path_helper(HELPER);
    char *arguments[] = {(char *)HELPER, (char *)task, NULL};
    bool started = errand_start(errand, path, arguments, environ, input, MOST_OUTPUT);
    free(path);
    if (!started) {
        snprintf(why, capacity, "Limber's own " HELPER " cannot be started");
        return false;
    }
    bool in_time = errand_wait(errand, clock_monotonic() + LIMIT);
    bool done = in_time && !errand->excess && errand->status == 0;
    if (!done)
        say_why(errand, in_time, why, capacity);
    return done;
}

const Members *pack_members(Arena *arena, const char *path, int fd, Diagnostics *found)
{
    Errand errand;
    char said[200];
    const char *why = said;
    const Members *pack = NULL;
    errand_init(&errand);
    lseek(fd, 0, SEEK_SET);
    if (ask(&errand, "unpack", fd, said, sizeof said))
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

/* The members as the helper's standard input, or -1. */
static int input_of(const Members *members)
{
    char *bytes = NULL;
    size_t size;
    FILE *out = open_memstream(&bytes, &size);
    if (!out)
        memory_fail();
    members_print(members, out);
    if (fclose(out) != 0)
        memory_fail();
    int fd = errand_input(bytes, size);
    free(bytes);
    return fd;
}

char *pack_bytes(const Members *members, size_t *size, char *why, size_t capacity)
{
    Errand errand;
    char *bytes = NULL;
    int input = input_of(members);
    errand_init(&errand);
    if (input < 0)
        snprintf(why, capacity, "there is no room in memory for it");
    else if (ask(&errand, "pack", input, why, capacity)) {
        bytes = errand.bytes;
        *size = errand.count;
        errand.bytes = NULL;
    }
    child_close(&input);
    errand_free(&errand);
    return bytes;
}
