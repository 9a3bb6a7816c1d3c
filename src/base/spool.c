// SPDX-FileCopyrightText: 2026 The Limber authors
// SPDX-License-Identifier: GPL-3.0-or-later
/* A queue and the thread that empties it. O_NONBLOCK would do without a thread, but it belongs to
 * what was opened, which the shell and the programs beside this one share. The thread takes no
 * signal, and may be in the middle of a write as the program ends. */
#include "base/spool.h"

#include "base/arena.h"
#include "base/thread.h"
#include "base/whole_file.h"

#include <errno.h>
#include <pthread.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>
#include <unistd.h>

typedef struct Piece {
    struct Piece *next;
    int fd;
    size_t size;
    char bytes[];
} Piece;

static pthread_mutex_t mutex = PTHREAD_MUTEX_INITIALIZER;
static pthread_cond_t changed; /* on the monotonic clock */
static bool begun;
static Piece *first, **end = &first; /* the first one stays until it is written */
static bool failed[STDERR_FILENO + 1];

/* ---- the thread ---- */

static void drop_first(bool written)
{
    Piece *piece = first;
    failed[piece->fd] = failed[piece->fd] || !written;
    first = piece->next;
    if (!first)
        end = &first;
    free(piece);
    pthread_cond_broadcast(&changed);
}

static void *empty(void *unused)
{
    pthread_mutex_lock(&mutex);
    for (;;) {
        while (!first)
            pthread_cond_wait(&changed, &mutex);
        const Piece *piece = first;
        pthread_mutex_unlock(&mutex);
        bool written = whole_file_write(piece->fd, piece->bytes, piece->size);
        pthread_mutex_lock(&mutex);
        drop_first(written);
    }
    return unused;
}

void spool_begin(void)
{
    pthread_condattr_t attributes;
    pthread_t thread;
    if (begun)
        return;
    pthread_condattr_init(&attributes);
    pthread_condattr_setclock(&attributes, CLOCK_MONOTONIC);
    pthread_cond_init(&changed, &attributes);
    pthread_condattr_destroy(&attributes);
    begun = thread_begin(&thread, empty, NULL);
    if (begun)
        pthread_detach(thread);
}

/* ---- this side ---- */

bool spool_put(int fd, const char *bytes, size_t size)
{
    if (!begun) {
        failed[fd] = !whole_file_write(fd, bytes, size) || failed[fd];
        return !failed[fd];
    }
    Piece *piece = memory_alloc(sizeof *piece + size);
    piece->fd = fd;
    piece->size = size;
    memcpy(piece->bytes, bytes, size);
    pthread_mutex_lock(&mutex);
    *end = piece;
    end = &piece->next;
    bool fine = !failed[fd];
    pthread_cond_broadcast(&changed);
    pthread_mutex_unlock(&mutex);
    return fine;
}

bool spool_drain(Ns patience)
{
    if (!begun)
        return true;
    struct timespec until = clock_timespec(clock_monotonic() + patience);
    int waited = 0;
    pthread_mutex_lock(&mutex);
    while (first && waited == 0)
        waited = pthread_cond_timedwait(&changed, &mutex, &until);
    bool all = first == NULL;
    pthread_mutex_unlock(&mutex);
    return all;
}

bool spool_is_fine(int fd)
{
    pthread_mutex_lock(&mutex);
    bool fine = !failed[fd];
    pthread_mutex_unlock(&mutex);
    return fine;
}
