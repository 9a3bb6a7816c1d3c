// SPDX-FileCopyrightText: 2026 The Limber authors
// SPDX-License-Identifier: GPL-3.0-or-later
/* Each file holds the real one behind itself and passes everything on but writes and syncs. */
#include "faulty_disk.h"

#include "base/arena.h"

#include <fcntl.h>
#include <pthread.h>
#include <sqlite3.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

typedef struct {
    sqlite3_file base;
    bool dirty; /* written since its last sync */
    char *name;
    sqlite3_file *real;
} File;

/* What stood in a file before a write that no sync has followed, or in a file that was deleted. */
typedef struct Undo Undo;

struct Undo {
    Undo *before;
    char *name;
    sqlite3_int64 offset;
    int size;
    bool deleted;
    char *bytes;
};

static pthread_mutex_t mutex = PTHREAD_MUTEX_INITIALIZER;
static pthread_cond_t changed = PTHREAD_COND_INITIALIZER;
static Faults plan = {.after = -1};
static bool struck;
static int owed; /* files that are dirty */
static bool folder_owed;
static bool remembers;
static Undo *undos; /* the last first */
static sqlite3_vfs *real_system, system_over;
static sqlite3_io_methods methods;

static sqlite3_file *real_of(sqlite3_file *file)
{
    return ((File *)file)->real;
}

static void set_dirty(sqlite3_file *file, bool dirty)
{
    File *over = (File *)file;
    owed += (int)dirty - (int)over->dirty;
    over->dirty = dirty;
}

/* ---- what a power cut undoes ---- */

static void remember(const char *name, sqlite3_int64 offset, int size, bool deleted)
{
    Undo *undo = memory_alloc(sizeof *undo);
    *undo = (Undo){undos, memory_string(name), offset, size, deleted, memory_alloc((size_t)size)};
    int fd = open(name, O_RDONLY | O_CLOEXEC);
    if (fd >= 0) {
        (void)!pread(fd, undo->bytes, (size_t)size, (off_t)offset);
        close(fd);
    }
    undos = undo;
}

static void undo_free(Undo *undo)
{
    free(undo->name);
    free(undo->bytes);
    free(undo);
}

/* What was written into the file (NULL: any) is safe. */
static void forget(const char *name)
{
    for (Undo **at = &undos; *at;) {
        Undo *undo = *at;
        bool safe = !name || (!undo->deleted && strcmp(undo->name, name) == 0);
        if (safe)
            *at = undo->before;
        else
            at = &undo->before;
        if (safe)
            undo_free(undo);
    }
}

static void undo_some(const Undo *undo)
{
    int from = random() % 3 == 0 ? undo->size / 2 : 0;
    if (random() % 3 == 0) /* it had reached the disk */
        return;
    int fd = open(undo->name, O_WRONLY | O_CLOEXEC | (undo->deleted ? O_CREAT : 0), 0600);
    if (fd < 0)
        return;
    (void)!pwrite(fd, undo->bytes + from, (size_t)(undo->size - from),
                  (off_t)(undo->offset + from));
    close(fd);
}

void faulty_disk_remember(void)
{
    forget(NULL);
    remembers = true;
}

void faulty_disk_cut_power(void)
{
    for (const Undo *undo = undos; undo; undo = undo->before)
        undo_some(undo);
    forget(NULL);
    remembers = false;
}

/* ---- the file system ---- */

/* SQLITE_OK: this write works. Waits while the disk is stuck. */
static int next_write(bool *cut)
{
    pthread_mutex_lock(&mutex);
    while (plan.stuck) {
        struck = true;
        pthread_cond_broadcast(&changed);
        pthread_cond_wait(&changed, &mutex);
    }
    int code = SQLITE_OK;
    if (plan.after > 0) {
        plan.after--;
    } else if (plan.after == 0) {
        code = plan.code;
        *cut = plan.cut;
        struck = true;
        if (plan.once)
            plan.after = -1;
    }
    pthread_mutex_unlock(&mutex);
    return code;
}

static int over_write(sqlite3_file *file, const void *bytes, int size, sqlite3_int64 offset)
{
    bool cut = false;
    int code = next_write(&cut);
    int taken = code == SQLITE_OK ? size : cut ? size / 2 : 0;
    pthread_mutex_lock(&mutex);
    set_dirty(file, true);
    if (remembers && ((File *)file)->name && taken > 0)
        remember(((File *)file)->name, offset, taken, false);
    pthread_mutex_unlock(&mutex);
    if (taken > 0) {
        int done = real_of(file)->pMethods->xWrite(real_of(file), bytes, taken, offset);
        code = code == SQLITE_OK ? done : code;
    }
    return code;
}

/* Under the mutex. */
static bool is_dead(void)
{
    return plan.dead && plan.after == 0 && struck;
}

static int over_sync(sqlite3_file *file, int flags)
{
    (void)flags;
    pthread_mutex_lock(&mutex);
    bool fails = plan.sync_fails || is_dead();
    struck = struck || fails;
    if (!fails) {
        set_dirty(file, false);
        if (((File *)file)->name)
            forget(((File *)file)->name);
    }
    pthread_mutex_unlock(&mutex);
    return fails ? SQLITE_IOERR_FSYNC : SQLITE_OK;
}

static int over_close(sqlite3_file *file)
{
    pthread_mutex_lock(&mutex);
    set_dirty(file, false);
    pthread_mutex_unlock(&mutex);
    int code = real_of(file)->pMethods->xClose(real_of(file));
    free(real_of(file));
    free(((File *)file)->name);
    return code;
}

static int over_truncate(sqlite3_file *file, sqlite3_int64 size)
{
    pthread_mutex_lock(&mutex);
    bool dead = is_dead();
    pthread_mutex_unlock(&mutex);
    return dead ? SQLITE_IOERR_TRUNCATE : real_of(file)->pMethods->xTruncate(real_of(file), size);
}

static int over_read(sqlite3_file *file, void *bytes, int size, sqlite3_int64 offset)
{
    return real_of(file)->pMethods->xRead(real_of(file), bytes, size, offset);
}

static int over_size(sqlite3_file *file, sqlite3_int64 *size)
{
    return real_of(file)->pMethods->xFileSize(real_of(file), size);
}

static int over_lock(sqlite3_file *file, int level)
{
    return real_of(file)->pMethods->xLock(real_of(file), level);
}

static int over_unlock(sqlite3_file *file, int level)
{
    return real_of(file)->pMethods->xUnlock(real_of(file), level);
}

static int over_check_lock(sqlite3_file *file, int *locked)
{
    return real_of(file)->pMethods->xCheckReservedLock(real_of(file), locked);
}

static int over_control(sqlite3_file *file, int what, void *argument)
{
    return real_of(file)->pMethods->xFileControl(real_of(file), what, argument);
}

static int over_sector(sqlite3_file *file)
{
    return real_of(file)->pMethods->xSectorSize(real_of(file));
}

static int over_traits(sqlite3_file *file)
{
    return real_of(file)->pMethods->xDeviceCharacteristics(real_of(file));
}

static int over_open(sqlite3_vfs *system, const char *name, sqlite3_file *file, int flags, int *out)
{
    (void)system;
    File *over = (File *)file;
    *over = (File){.real = memory_alloc((size_t)real_system->szOsFile)};
    int code = real_system->xOpen(real_system, name, over->real, flags, out);
    if (code != SQLITE_OK) {
        free(over->real);
        return code;
    }
    over->base.pMethods = &methods;
    over->name = name ? memory_string(name) : NULL;
    return SQLITE_OK;
}

static int over_delete(sqlite3_vfs *system, const char *name, int sync_folder)
{
    (void)system;
    struct stat status;
    pthread_mutex_lock(&mutex);
    bool dead = is_dead();
    folder_owed = !sync_folder;
    if (!dead && remembers && !sync_folder && stat(name, &status) == 0)
        remember(name, 0, (int)status.st_size, true);
    pthread_mutex_unlock(&mutex);
    return dead ? SQLITE_IOERR_DELETE : real_system->xDelete(real_system, name, 0);
}

void faulty_disk_install(void)
{
    if (real_system)
        return;
    real_system = sqlite3_vfs_find(NULL);
    methods = (sqlite3_io_methods){.iVersion = 1,
                                   .xClose = over_close,
                                   .xRead = over_read,
                                   .xWrite = over_write,
                                   .xTruncate = over_truncate,
                                   .xSync = over_sync,
                                   .xFileSize = over_size,
                                   .xLock = over_lock,
                                   .xUnlock = over_unlock,
                                   .xCheckReservedLock = over_check_lock,
                                   .xFileControl = over_control,
                                   .xSectorSize = over_sector,
                                   .xDeviceCharacteristics = over_traits};
    system_over = *real_system;
    system_over.szOsFile = sizeof(File);
    system_over.zName = "faulty";
    system_over.xOpen = over_open;
    system_over.xDelete = over_delete;
    sqlite3_vfs_register(&system_over, 1);
}

void faulty_disk_plan(Faults faults)
{
    pthread_mutex_lock(&mutex);
    plan = faults;
    struck = false;
    pthread_cond_broadcast(&changed);
    pthread_mutex_unlock(&mutex);
}

void faulty_disk_heal(void)
{
    pthread_mutex_lock(&mutex);
    plan = (Faults){.after = -1};
    pthread_cond_broadcast(&changed);
    pthread_mutex_unlock(&mutex);
}

bool faulty_disk_struck(void)
{
    pthread_mutex_lock(&mutex);
    bool so = struck;
    pthread_mutex_unlock(&mutex);
    return so;
}

bool faulty_disk_owes_sync(void)
{
    pthread_mutex_lock(&mutex);
    bool owes = owed > 0 || folder_owed;
    pthread_mutex_unlock(&mutex);
    return owes;
}
