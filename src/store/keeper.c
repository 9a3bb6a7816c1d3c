// SPDX-FileCopyrightText: 2026 The Limber authors
// SPDX-License-Identifier: GPL-3.0-or-later
/* The thread sleeps until a batch is handed over, tries everything that waits, oldest first, and
 * stops at the first failure; the next batch, and the end, try again. At its first leisure it reads
 * the file whole, which a batch or the end interrupts. */
#include "store/keeper.h"

#include "base/thread.h"
#include "store/log_file.h"

#include <pthread.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>

#define CHECK_AFTER NS_PER_S /* of leisure */
#define OPENS_AFTER (100 * NS_PER_MS)

struct Keeper {
    LogFile *file; /* the thread's, while it runs */
    bool started;  /* the thread is there */
    pthread_t thread;

    /* of both threads, under the mutex */
    pthread_mutex_t mutex;
    pthread_cond_t woken, settled;
    Queue handed;
    bool busy;      /* the thread is at work */
    bool failed;    /* something could not be written */
    bool hurried;   /* somebody waits for what was handed over */
    bool ending;    /* one more try, then the end */
    bool ended;     /* the thread touches nothing more */
    bool abandoned; /* nobody waits for the thread any more: it frees the keeper */
    bool checking;  /* the thread reads the whole file, and may be interrupted */
    char note[KEEPER_NOTE_BYTES];
};

/* ---- waiting ---- */

static void condition_init(pthread_cond_t *condition)
{
    pthread_condattr_t attributes;
    pthread_condattr_init(&attributes);
    pthread_condattr_setclock(&attributes, CLOCK_MONOTONIC);
    pthread_cond_init(condition, &attributes);
    pthread_condattr_destroy(&attributes);
}

/* Waits until an instant of clock_monotonic; false: it has come. */
static bool wait_until(pthread_cond_t *condition, pthread_mutex_t *mutex, Ns until)
{
    struct timespec time = clock_timespec(until);
    return clock_monotonic() < until && pthread_cond_timedwait(condition, mutex, &time) == 0;
}

/* ---- the thread ---- */

static void keeper_free(Keeper *keeper)
{
    log_file_free(keeper->file);
    queue_clear(&keeper->handed);
    pthread_cond_destroy(&keeper->woken);
    pthread_cond_destroy(&keeper->settled);
    pthread_mutex_destroy(&keeper->mutex);
    free(keeper);
}

/* One try with what was handed over until now; the mutex is held before and after. */
static void work_once(Keeper *keeper)
{
    keeper->busy = true;
    log_file_add(keeper->file, queue_take_all(&keeper->handed));
    pthread_mutex_unlock(&keeper->mutex);
    bool written = log_file_write(keeper->file);
    pthread_mutex_lock(&keeper->mutex);
    keeper->busy = false;
    keeper->failed = !written;
    snprintf(keeper->note, sizeof keeper->note, "%s", log_file_note(keeper->file));
    pthread_cond_broadcast(&keeper->settled);
}

/* True: the file is damaged, and there is work to do. */
static bool check(Keeper *keeper)
{
    keeper->checking = true;
    pthread_mutex_unlock(&keeper->mutex);
    bool damaged = log_file_check(keeper->file);
    pthread_mutex_lock(&keeper->mutex);
    keeper->checking = false;
    return damaged;
}

/* Sleeps until there is work to do. */
static void rest(Keeper *keeper)
{
    while (!keeper->handed.first && !keeper->ending) {
        if (!log_file_unchecked(keeper->file))
            pthread_cond_wait(&keeper->woken, &keeper->mutex);
        else if (!wait_until(&keeper->woken, &keeper->mutex, clock_monotonic() + CHECK_AFTER) &&
                 check(keeper))
            return;
    }
}

/* Leaves the file alone for a while, even where there is work: what is read from it in the first
 * moments of a session must not wait for locks, and the first frame not for a disk. */
static void wait_to_open(Keeper *keeper)
{
    Ns until = clock_monotonic() + OPENS_AFTER;
    while (!keeper->hurried && !keeper->ending && wait_until(&keeper->woken, &keeper->mutex, until))
        ;
}

static void *run(void *argument)
{
    Keeper *keeper = argument;
    pthread_mutex_lock(&keeper->mutex);
    wait_to_open(keeper);
    for (bool last = false; !last;) {
        last = keeper->ending;
        work_once(keeper);
        if (!last)
            rest(keeper);
    }
    pthread_mutex_unlock(&keeper->mutex);
    log_file_free(keeper->file); /* closing may wait for a disk too */
    pthread_mutex_lock(&keeper->mutex);
    keeper->file = NULL;
    keeper->ended = true;
    bool abandoned = keeper->abandoned;
    pthread_cond_broadcast(&keeper->settled);
    pthread_mutex_unlock(&keeper->mutex);
    if (abandoned)
        keeper_free(keeper);
    return NULL;
}

/* ---- the program's thread ---- */

Keeper *keeper_new(const char *path)
{
    Keeper *keeper = memory_alloc(sizeof *keeper);
    keeper->file = log_file_new(path);
    queue_init(&keeper->handed);
    pthread_mutex_init(&keeper->mutex, NULL);
    condition_init(&keeper->woken);
    condition_init(&keeper->settled);
    keeper->busy = true; /* with opening the file */
    keeper->started = thread_begin(&keeper->thread, run, keeper);
    if (!keeper->started) {
        keeper->busy = false;
        keeper->failed = keeper->ended = true;
        snprintf(keeper->note, sizeof keeper->note, "not logged: no thread can be started");
    }
    return keeper;
}

void keeper_hand(Keeper *keeper, Batch *batch)
{
    if (!keeper->started) {
        batch_free(batch);
        return;
    }
    pthread_mutex_lock(&keeper->mutex);
    queue_append(&keeper->handed, batch);
    if (keeper->checking)
        log_file_interrupt(keeper->file);
    pthread_cond_signal(&keeper->woken);
    pthread_mutex_unlock(&keeper->mutex);
}

bool keeper_wait(Keeper *keeper, Ns timeout)
{
    Ns until = clock_monotonic() + timeout;
    pthread_mutex_lock(&keeper->mutex);
    keeper->hurried = true;
    pthread_cond_signal(&keeper->woken);
    while ((keeper->busy || keeper->handed.first) &&
           wait_until(&keeper->settled, &keeper->mutex, until))
        ;
    bool written = !keeper->busy && !keeper->handed.first && !keeper->failed;
    pthread_mutex_unlock(&keeper->mutex);
    return written;
}

bool keeper_busy(Keeper *keeper)
{
    pthread_mutex_lock(&keeper->mutex);
    bool busy = keeper->busy || keeper->handed.first;
    pthread_mutex_unlock(&keeper->mutex);
    return busy;
}

const char *keeper_note(Keeper *keeper, char *out, size_t capacity)
{
    pthread_mutex_lock(&keeper->mutex);
    snprintf(out, capacity, "%s", keeper->note);
    pthread_mutex_unlock(&keeper->mutex);
    return out;
}

bool keeper_end(Keeper *keeper, Ns timeout, char *why, size_t why_capacity)
{
    Ns until = clock_monotonic() + timeout;
    pthread_mutex_lock(&keeper->mutex);
    keeper->ending = true;
    if (keeper->checking)
        log_file_interrupt(keeper->file);
    pthread_cond_signal(&keeper->woken);
    while (!keeper->ended && wait_until(&keeper->settled, &keeper->mutex, until))
        ;
    bool ended = keeper->ended, written = ended && !keeper->failed;
    keeper->abandoned = !ended;
    if (why_capacity > 0)
        snprintf(why, why_capacity, "%s",
                 ended ? keeper->note : "not logged: the disk does not answer");
    pthread_mutex_unlock(&keeper->mutex);
    if (!ended) {
        pthread_detach(keeper->thread);
        return false;
    }
    if (keeper->started)
        pthread_join(keeper->thread, NULL);
    keeper_free(keeper);
    return written;
}
