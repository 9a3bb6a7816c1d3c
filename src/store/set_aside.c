/* Puts a damaged log out of the way. Two Limbers may find the same damage: a lock on the folder
 * lets one work at a time, and who comes second finds a whole log and leaves it. Where a folder
 * cannot be locked (some network homes), the names alone keep a file from being overwritten. */
#include "base/arena.h"
#include "base/moment.h"
#include "base/text.h"
#include "store/database.h"

#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/file.h>
#include <unistd.h>

#define MOST_IN_A_DAY 999

/* What belongs to the file: it must go with it, or SQLite would play it back into the new one. */
static const char *const companions[] = {"-journal", "-wal", "-shm"};

static int lock_folder_of(const char *path)
{
    char *folder = memory_string(path), *slash = strrchr(folder, '/');
    if (slash)
        slash[slash == folder] = '\0';
    int fd = open(slash ? folder : ".", O_RDONLY | O_DIRECTORY | O_CLOEXEC);
    if (fd >= 0)
        (void)!flock(fd, LOCK_EX);
    free(folder);
    return fd;
}

/* Gives a file another name, where that is free (else errno EEXIST). */
static bool rename_to_free(const char *from, const char *to)
{
    if (link(from, to) == 0)
        return unlink(from) == 0;
    if (errno == EEXIST || errno == ENOENT)
        return false;
    if (access(to, F_OK) == 0) { /* no hard links here */
        errno = EEXIST;
        return false;
    }
    return rename(from, to) == 0;
}

static void rename_companions(const char *from, const char *to)
{
    size_t size = strlen(to) + sizeof "-journal";
    char *old = memory_alloc(size), *new = memory_alloc(size);
    for (size_t i = 0; i < sizeof companions / sizeof companions[0]; i++) {
        snprintf(old, size, "%s%s", from, companions[i]);
        snprintf(new, size, "%s%s", to, companions[i]);
        rename(old, new);
    }
    free(old);
    free(new);
}

/* Renames path and tells the new name (allocated), or NULL with errno. */
static char *rename_damaged(const char *path)
{
    char day[MOMENT_BYTES];
    size_t size = strlen(path) + sizeof ".damaged--999" + MOMENT_BYTES;
    char *name = memory_alloc(size);
    day_format(moment_day(moment_now()), day, sizeof day);
    for (int n = 1; n <= MOST_IN_A_DAY; n++) {
        int length = snprintf(name, size, "%s.damaged-%s", path, day);
        if (n > 1)
            snprintf(name + length, size - (size_t)length, "-%d", n);
        if (rename_to_free(path, name)) {
            rename_companions(path, name);
            return name;
        }
        if (errno != EEXIST)
            break;
    }
    free(name);
    return NULL;
}

static bool is_damaged(const char *path, char *why, size_t why_capacity)
{
    Database database = database_write(path);
    bool damaged = database.state == DATABASE_DAMAGED;
    if (database.state == DATABASE_OPEN &&
        database_check(database.handle, true) == SQLITE_CORRUPT) {
        database_why(database.handle, SQLITE_CORRUPT, why, why_capacity);
        damaged = true;
    } else {
        snprintf(why, why_capacity, "%s", database.why);
    }
    database_close(&database);
    return damaged;
}

static bool set_aside_locked(const char *path, char *note, size_t note_capacity)
{
    char why[DATABASE_WHY_BYTES];
    note[0] = '\0';
    if (!is_damaged(path, why, sizeof why))
        return true;
    char *name = rename_damaged(path);
    if (name) {
        char shown[128];
        const char *slash = strrchr(name, '/');
        snprintf(note, note_capacity, "%s: kept as %s, a new one is begun", why,
                 text_safe(slash ? slash + 1 : name, shown, sizeof shown));
    } else {
        snprintf(note, note_capacity, "%s and cannot be renamed: %s", why, strerror(errno));
    }
    free(name);
    return name != NULL;
}

bool database_set_aside(const char *path, char *note, size_t note_capacity)
{
    int folder = lock_folder_of(path);
    bool done = set_aside_locked(path, note, note_capacity);
    if (folder >= 0)
        close(folder);
    return done;
}
