// SPDX-FileCopyrightText: 2026 The Limber authors
// SPDX-License-Identifier: GPL-3.0-or-later
/* How SQLite behaves in this process, whoever opens a file through it. It opens what has the name
 * of a log or of its journal; what is a FIFO or a device would keep it waiting for ever, or be
 * written to, and is refused as it is opened. */
#include "store/database.h"

#include <errno.h>
#include <fcntl.h>
#include <pthread.h>
#include <sys/stat.h>
#include <unistd.h>

#define SMALL_BYTES 128 /* SQLite's own memory for what is small, for each connection */
#define SMALL_COUNT 64

static int open_plain(const char *path, int flags, int mode)
{
    struct stat status;
    int fd = open(path, flags | O_NONBLOCK | O_NOCTTY, mode);
    if (fd < 0 && errno != ENXIO) /* a FIFO that nobody reads */
        return fd;
    if (fd >= 0 && fstat(fd, &status) == 0 && (S_ISREG(status.st_mode) || S_ISDIR(status.st_mode)))
        return fd;
    if (fd >= 0)
        close(fd); /* which drops no lock: it is no file that this process has locked */
    errno = DATABASE_NOT_PLAIN;
    return -1;
}

/* SQLite touches 200 kB as it opens a file, which is a tenth of the first frame's time, and needs
 * 20 to look for a session to resume. */
static void configure(void)
{
    sqlite3_config(SQLITE_CONFIG_LOOKASIDE, SMALL_BYTES, SMALL_COUNT);
    sqlite3_config(SQLITE_CONFIG_PAGECACHE, NULL, 0, 0);
    sqlite3_vfs *files = sqlite3_vfs_find(NULL);
    if (files && files->iVersion >= 3 && files->xSetSystemCall)
        files->xSetSystemCall(files, "open", (sqlite3_syscall_ptr)open_plain);
}

void database_settle(void)
{
    static pthread_once_t once = PTHREAD_ONCE_INIT;
    pthread_once(&once, configure);
}
