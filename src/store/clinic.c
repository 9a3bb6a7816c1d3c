// SPDX-FileCopyrightText: 2026 The Limber authors
// SPDX-License-Identifier: GPL-3.0-or-later
/* Walks over a folder, asks the index, reads what it does not know, and puts the worst first. */
#include "store/clinic.h"

#include "base/array.h"
#include "base/clock.h"
#include "base/text.h"
#include "store/clinic_private.h"

#include <dirent.h>
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
    FileRoom room;
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

/* The day up to which something was to be done when the report was made. */
static Day counted_to(const ClinicRow *row)
{
    return row->ends > 0 && row->ends < row->made ? row->ends : row->made;
}

static bool is_near(Day day, Day today)
{
    return day > 0 && day - today <= CLINIC_NEAR_DAYS;
}

static unsigned looks_of(const ClinicRow *row, Day today)
{
    unsigned looks = 0;
    if (row->pain_first >= 0 && row->pain_last - row->pain_first >= CLINIC_RISE)
        looks |= LOOK_PAIN;
    if (row->mornings > 0)
        looks |= LOOK_MORNINGS;
    if (counted_to(row) - row->last >= CLINIC_AWAY_DAYS)
        looks |= LOOK_AWAY;
    if (counted_to(row) == row->made && today - row->made >= CLINIC_SILENT_DAYS)
        looks |= LOOK_SILENT;
    if (row->share >= 0 && row->share < 0.5)
        looks |= LOOK_LITTLE;
    if (is_near(row->review, today) || is_near(row->ends, today))
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

/* What a file says; 0: nothing, *why (NULL: it is somebody's other file). */
static size_t read_rows(Gathering *gathering, const char *file, const char *bytes, size_t size,
                        ClinicRow **rows, const char **why)
{
    if (!clinic_is_text(file))
        return clinic_report_take(gathering->arena, bytes, size, rows, why);
    *why = NULL;
    *rows = arena_alloc(gathering->arena, sizeof **rows);
    return clinic_text_take(gathering->arena, bytes, *rows);
}

static void read_report(Gathering *gathering, const char *file, const char *path, int fd,
                        const FileStamp *stamp)
{
    ClinicRow *rows;
    const char *why;
    char *bytes = clinic_bytes(fd, stamp, &gathering->room, &why);
    size_t count = 0;
    if (bytes)
        count = read_rows(gathering, file, bytes, (size_t)stamp->size, &rows, &why);
    if (count == 0) {
        if (why)
            leave_unread(gathering, file, why);
        return;
    }
    if (!is_fresh(stamp))
        clinic_index_keep(gathering->index, path, stamp, rows, count);
    add_rows(gathering, file, rows, count);
}

static void take_file(Gathering *gathering, const char *file)
{
    ClinicRow *rows;
    FileStamp stamp;
    size_t count;
    const char *why, *path = arena_printf(gathering->arena, "%s/%s", gathering->name, file);
    int fd = clinic_open(gathering->folder, file, &stamp, &why);
    if (fd < 0) {
        leave_unread(gathering, file, why);
        return;
    }
    if (clinic_index_find(gathering->index, gathering->arena, path, &stamp, &rows, &count)) {
        add_rows(gathering, file, rows, count);
        gathering->out->kept++;
    } else {
        read_report(gathering, file, path, fd, &stamp);
    }
    close(fd);
}

/* ---- of several reports the newest ---- */

/* By log and routine, the newest first. */
static int compare_reports(const void *a, const void *b)
{
    const ClinicRow *first = a, *second = b;
    int log = strcmp(first->log ? first->log : "", second->log ? second->log : "");
    int routine = strcmp(first->routine, second->routine);
    if (log != 0 || routine != 0)
        return log != 0 ? log : routine;
    if (first->made != second->made)
        return first->made > second->made ? -1 : 1;
    if (first->last != second->last)
        return first->last > second->last ? -1 : 1;
    return strcmp(second->file, first->file);
}

static bool same_client(const ClinicRow *first, const ClinicRow *second)
{
    return first->log && second->log && strcmp(first->log, second->log) == 0 &&
           strcmp(first->routine, second->routine) == 0;
}

/* Two people are never taken for one, whatever they are called: the log has a number by chance. */
static void drop_older(Clinic *clinic)
{
    size_t kept = 0;
    qsort(clinic->rows, clinic->count, sizeof *clinic->rows, compare_reports);
    for (size_t i = 0; i < clinic->count; i++) {
        if (kept > 0 && same_client(&clinic->rows[kept - 1], &clinic->rows[i]))
            clinic->rows[kept - 1].older++;
        else
            clinic->rows[kept++] = clinic->rows[i];
    }
    clinic->count = kept;
}

/* ---- the folder ---- */

static int weight_of(const ClinicRow *row)
{
    static const struct {
        unsigned look;
        int weight;
    } weights[] = {{LOOK_PAIN, 32},  {LOOK_MORNINGS, 16}, {LOOK_AWAY, 8},
                   {LOOK_SILENT, 4}, {LOOK_LITTLE, 2},    {LOOK_ENDS, 1}};
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

static int may_be_report(const struct dirent *item)
{
    static const char ending[] = ".json";
    size_t length = strlen(item->d_name);
    return item->d_name[0] != '.' &&
           (clinic_is_text(item->d_name) ||
            (length > sizeof ending - 1 &&
             strcmp(item->d_name + length - (sizeof ending - 1), ending) == 0));
}

bool clinic_gather(Arena *arena, const char *folder, const char *index, Day today, Clinic *out)
{
    struct dirent **items;
    char real[PATH_MAX];
    *out = (Clinic){0};
    int fd = realpath(folder, real) ? open(real, O_RDONLY | O_DIRECTORY | O_CLOEXEC) : -1;
    if (fd < 0)
        return false;
    out->folder = arena_string(arena, real);
    int count = scandirat(fd, ".", &items, may_be_report, alphasort);
    if (count < 0) {
        close(fd);
        return false;
    }
    Gathering gathering = {arena, fd, out->folder, clinic_index_open(index), {0}, today, out};
    for (int i = 0; i < count; i++) {
        take_file(&gathering, arena_string(arena, items[i]->d_name));
        free(items[i]);
    }
    free(items);
    free(gathering.room.bytes);
    clinic_index_close(gathering.index);
    close(fd);
    if (out->count > 0) {
        drop_older(out);
        qsort(out->rows, out->count, sizeof *out->rows, compare_rows);
    }
    return true;
}
