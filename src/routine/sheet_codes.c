// SPDX-FileCopyrightText: 2026 The Limber authors
// SPDX-License-Identifier: GPL-3.0-or-later
/* The program's end of `limber-code`. A photo is handed over as it is and never decoded here; what
 * the helper says it found is read as a stranger's pack would be. */
#include "routine/sheet_codes.h"

#include "base/child.h"
#include "base/copies.h"
#include "base/errand.h"

#include <errno.h>
#include <fcntl.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#define HELPER "limber-code"
#define MOST_ANSWER (4ul * 1024 * 1024)
#define MOST_WIDTH 177 /* of the largest QR code */

/* Has the helper do a task with these files; its answer, in the arena. NULL: why. */
static const Members *ask(Arena *arena, const char *task, const Members *files, char *why,
                          size_t capacity)
{
    Errand errand;
    const char *wrong = NULL;
    const Members *answer = NULL;
    int input = members_input(files);
    errand_init(&errand);
    if (input < 0)
        snprintf(why, capacity, "there is no room in memory for it");
    else if (errand_ask(&errand, HELPER, task, input, MOST_ANSWER, why, capacity))
        answer = members_parse(arena, arena_copy(arena, errand.bytes, errand.count), errand.count,
                               &wrong);
    if (wrong)
        snprintf(why, capacity, "%s", wrong);
    child_close(&input);
    errand_free(&errand);
    return answer;
}

/* ---- drawing ---- */

static bool take_code(const Member *member, SheetCode *code)
{
    size_t width = 1;
    while (width * width < member->size && width <= MOST_WIDTH)
        width++;
    *code = (SheetCode){member->bytes, width};
    return width * width == member->size && width <= MOST_WIDTH;
}

/* The codes called NAME-1, NAME-2 … */
static bool take_codes(Arena *arena, const Members *answer, const char *name, SheetCode **codes,
                       size_t *count)
{
    const Member *member;
    *codes = NULL;
    *count = 0;
    while ((member = members_find(answer, arena_printf(arena, "%s-%zu", name, *count + 1)))) {
        *codes = arena_grow(arena, *codes, *count, sizeof **codes);
        if (!take_code(member, &(*codes)[(*count)++]))
            return false;
    }
    return true;
}

bool sheet_codes_draw(Arena *arena, const Members *files, const char *const *links,
                      size_t link_count, SheetCodes *codes, char *why, size_t capacity)
{
    Members all = {0};
    const char *lines = "";
    *codes = (SheetCodes){0};
    for (size_t i = 0; i < link_count; i++)
        lines = arena_printf(arena, "%s%s\n", lines, links[i]);
    for (size_t i = 0; i < files->count; i++)
        members_add(&all, arena, files->items[i].name, files->items[i].bytes, files->items[i].size);
    if (link_count > 0)
        members_add(&all, arena, "links", lines, strlen(lines));
    const Members *answer = ask(arena, "draw", &all, why, capacity);
    if (!answer)
        return false;
    bool good = take_codes(arena, answer, "routine", &codes->routine, &codes->routine_count) &&
                take_codes(arena, answer, "link", &codes->links, &codes->link_count) &&
                codes->link_count == link_count;
    codes->link_texts = links;
    if (!good) {
        snprintf(why, capacity, HELPER " drew something else");
        *codes = (SheetCodes){0};
    }
    return good;
}

/* ---- looking ---- */

static bool fail(Diagnostics *found, const char *path, const char *why)
{
    diagnostics_add(found, SEVERITY_ERROR, &(Source){.name = path}, (Place){0}, "%s", why);
    return false;
}

/* Opens a photo without waiting; -1: an error was added. */
static int open_photo(const char *path, Diagnostics *found)
{
    struct stat status;
    bool there = stat(path, &status) == 0;
    int fd = there && S_ISREG(status.st_mode)
                 ? open(path, O_RDONLY | O_NONBLOCK | O_CLOEXEC | O_NOCTTY)
                 : -1;
    if (!there || (S_ISREG(status.st_mode) && fd < 0))
        fail(found, path, errno == ENOENT ? "no such file" : strerror(errno));
    else if (fd < 0)
        fail(found, path, S_ISDIR(status.st_mode) ? "is a folder" : "not a regular file");
    else if (fstat(fd, &status) != 0 || status.st_size > (off_t)SHEET_CODES_PHOTO_BYTES) {
        fail(found, path, "larger than 20 MB");
        child_close(&fd);
    }
    return fd;
}

static bool take_photos(Arena *arena, const char *const *paths, size_t count, Members *photos,
                        Diagnostics *found)
{
    Copies *copies = copies_new();
    bool done = true;
    for (size_t i = 0; done && i < count; i++) {
        int fd = open_photo(paths[i], found);
        done = fd >= 0;
        if (done)
            copies_take(copies, arena_printf(arena, "%zu", i + 1), fd);
    }
    if (done && !copies_add_to(copies, photos, arena))
        done = fail(found, paths[0], "cannot be read");
    copies_free(copies);
    return done;
}

const Members *sheet_codes_scan(Arena *arena, const char *const *paths, size_t count,
                                Diagnostics *found)
{
    char why[200];
    Members photos = {0};
    if (!take_photos(arena, paths, count, &photos, found))
        return NULL;
    const Members *files = ask(arena, "scan", &photos, why, sizeof why);
    if (!files)
        fail(found, paths[0], why);
    return files;
}
