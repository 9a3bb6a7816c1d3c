// SPDX-FileCopyrightText: 2026 The Limber authors
// SPDX-License-Identifier: GPL-3.0-or-later
/* Walks over a folder, asks the index, reads what it does not know, and puts the worst first. */
#include "store/clinic.h"

#include "base/array.h"
#include "base/clock.h"
#include "base/text.h"
#include "store/clinic_private.h"

#include <dirent.h>
#include <errno.h>
#include <fcntl.h>
#include <limits.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>
#include <unistd.h>

/* A file that was written so shortly before it is looked at could be written again within the
 * same tick of its clock: it is not kept. */
#define FRESH_NS (2 * NS_PER_S)

typedef struct {
    Arena *arena;
    int folder; /* a descriptor */
    const char *name;
    ClinicIndex *index;
    ReportReader *reader;
    Day today;
    Clinic *out;
} Gathering;

/* ---- one file ---- */

static void leave_unread(Gathering *gathering, const char *file, const char *why)
{
    Clinic *out = gathering->out;
    char safe[512];
    out->unread = arena_grow(gathering->arena, out->unread, out->unread_count, sizeof *out->unread);
    out->unread[out->unread_count++] =
        arena_printf(gathering->arena, "%s: %s", text_safe(file, safe, sizeof safe), why);
}

static bool is_fresh(const FileStamp *stamp)
{
    struct timespec now;
    clock_gettime(CLOCK_REALTIME, &now);
    Ns at = (Ns)now.tv_sec * NS_PER_S + now.tv_nsec;
    return at - stamp->modified_ns < FRESH_NS || at - stamp->changed_ns < FRESH_NS;
}

/* The bytes of an open file, allocated; NULL: they could not be read whole. */
static char *read_bytes(int fd, size_t size)
{
    char *bytes = memory_alloc(size + 1);
    size_t got = 0;
    ssize_t part;
    while (got < size && (part = read(fd, bytes + got, size - got)) > 0)
        got += (size_t)part;
    if (got == size)
        return bytes;
    free(bytes);
    return NULL;
}

static unsigned looks_of(const ClinicRow *row, Day today)
{
    unsigned looks = 0;
    if (row->pain_first >= 0 && row->pain_last - row->pain_first >= CLINIC_RISE)
        looks |= LOOK_PAIN;
    if (row->mornings > 0)
        looks |= LOOK_MORNINGS;
    if (row->made - row->last >= CLINIC_AWAY_DAYS)
        looks |= LOOK_AWAY;
    if (row->share >= 0 && row->share < 0.5)
        looks |= LOOK_LITTLE;
    if (row->ends > 0 && row->ends - today <= CLINIC_NEAR_DAYS)
        looks |= LOOK_ENDS;
    return looks;
}

static void add_rows(Gathering *gathering, const char *file, const ClinicRow *rows, size_t count)
{
    Clinic *out = gathering->out;
    for (size_t i = 0; i < count; i++) {
        out->rows = arena_grow(gathering->arena, out->rows, out->count, sizeof *out->rows);
        ClinicRow *row = &out->rows[out->count++];
        *row = rows[i];
        row->file = file;
        row->looks = looks_of(row, gathering->today);
    }
    out->files++;
}

static void read_report(Gathering *gathering, const char *file, const char *path, int fd,
                        const FileStamp *stamp)
{
    ClinicRow *rows;
    const char *why;
    char *bytes = stamp->size <= CLINIC_MOST_BYTES ? read_bytes(fd, (size_t)stamp->size) : NULL;
    if (!bytes) {
        leave_unread(gathering, file,
                     stamp->size > CLINIC_MOST_BYTES ? "it is too large for a report"
                                                     : "it cannot be read");
        return;
    }
    size_t count = report_reader_take(gathering->reader, gathering->arena, bytes,
                                      (size_t)stamp->size, &rows, &why);
    free(bytes);
    if (count == 0) {
        leave_unread(gathering, file, why);
        return;
    }
    if (!is_fresh(stamp))
        clinic_index_keep(gathering->index, path, stamp, rows, count);
    add_rows(gathering, file, rows, count);
}

static void take_file(Gathering *gathering, const char *file)
{
    struct stat status;
    ClinicRow *rows;
    size_t count;
    int fd = openat(gathering->folder, file, O_RDONLY | O_NONBLOCK | O_NOCTTY | O_CLOEXEC);
    const char *path = arena_printf(gathering->arena, "%s/%s", gathering->name, file);
    if (fd < 0 || fstat(fd, &status) != 0 || !S_ISREG(status.st_mode)) {
        leave_unread(gathering, file, fd < 0 ? strerror(errno) : "it is no plain file");
    } else {
        FileStamp stamp = file_stamp(&status);
        if (clinic_index_find(gathering->index, gathering->arena, path, &stamp, &rows, &count)) {
            add_rows(gathering, file, rows, count);
            gathering->out->kept++;
        } else {
            read_report(gathering, file, path, fd, &stamp);
        }
    }
    if (fd >= 0)
        close(fd);
}

/* ---- the folder ---- */

static int weight_of(const ClinicRow *row)
{
    static const struct {
        unsigned look;
        int weight;
    } weights[] = {
        {LOOK_PAIN, 16}, {LOOK_MORNINGS, 8}, {LOOK_AWAY, 4}, {LOOK_LITTLE, 2}, {LOOK_ENDS, 1}};
    int weight = 0;
    for (size_t i = 0; i < COUNT_OF(weights); i++)
        weight += row->looks & weights[i].look ? weights[i].weight : 0;
    return weight;
}

/* The worst first, then who was seen least lately, then by name. */
static int compare_rows(const void *a, const void *b)
{
    const ClinicRow *first = a, *second = b;
    int weight = weight_of(second) - weight_of(first);
    if (weight != 0)
        return weight;
    if (first->last != second->last)
        return first->last < second->last ? -1 : 1;
    int file = strcmp(first->file, second->file);
    return file != 0 ? file : strcmp(first->routine, second->routine);
}

static int is_json(const struct dirent *item)
{
    static const char ending[] = ".json";
    size_t length = strlen(item->d_name);
    return item->d_name[0] != '.' && length > sizeof ending - 1 &&
           strcmp(item->d_name + length - (sizeof ending - 1), ending) == 0;
}

bool clinic_gather(Arena *arena, const char *folder, const char *index, Day today, Clinic *out)
{
    struct dirent **items;
    char real[PATH_MAX];
    *out = (Clinic){0};
    int fd = open(folder, O_RDONLY | O_DIRECTORY | O_CLOEXEC);
    if (fd < 0 || !realpath(folder, real))
        return false;
    int count = scandirat(fd, ".", &items, is_json, alphasort);
    if (count < 0) {
        close(fd);
        return false;
    }
    Gathering gathering = {arena, fd, real, clinic_index_open(index), report_reader_new(),
                           today, out};
    for (int i = 0; i < count; i++) {
        take_file(&gathering, arena_string(arena, items[i]->d_name));
        free(items[i]);
    }
    free(items);
    clinic_index_close(gathering.index);
    report_reader_free(gathering.reader);
    close(fd);
    if (out->count > 0)
        qsort(out->rows, out->count, sizeof *out->rows, compare_rows);
    return true;
}
