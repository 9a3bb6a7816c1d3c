/* The thread sleeps until a batch is handed over, tries everything that waits, oldest first, and
 * stops at the first failure; the next batch, and the end, try again.
 *
 * It keeps what it wrote of the session under way as well. Where the file turns out to be damaged
 * or is taken away in the middle of a session, a new one is begun and the session is written into
 * it from its beginning. */
#include "store/keeper.h"

#include "store/database.h"

#include <errno.h>
#include <pthread.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>

#define MOST_REOPENINGS 2    /* in one try */
#define CHECK_AFTER NS_PER_S /* of leisure */

typedef struct {
    Batch *first, **end;
} Queue;

struct Keeper {
    char *path;
    bool started; /* the thread is there */
    pthread_t thread;

    /* of both threads, under the mutex */
    pthread_mutex_t mutex;
    pthread_cond_t woken, settled;
    Queue handed;
    bool busy;      /* the thread is at work */
    bool failed;    /* something waits that could not be written */
    bool ending;    /* one more try, then the end */
    bool ended;     /* the thread touches nothing more */
    bool abandoned; /* nobody waits for the thread any more: it frees the keeper */
    bool checking;  /* the thread reads the whole file; sqlite3_interrupt stops it */
    char note[KEEPER_NOTE_BYTES];

    /* the thread's own */
    Owner owner;
    Database database;
    Writer *writer;
    bool checked;                  /* the file that is open was read whole */
    bool damaged;                  /* and is to be set aside */
    Queue waiting;                 /* not yet written */
    Queue written;                 /* of the session under way */
    size_t left_out;               /* changes that the tables refused */
    char why[KEEPER_NOTE_BYTES];   /* the last try failed; "": it did not */
    char aside[KEEPER_NOTE_BYTES]; /* a damaged file was set aside, or "" */
};

/* ---- waiting ---- */

static void condition_init(pthread_cond_t *condition)
{
#ifdef __APPLE__
    pthread_cond_init(condition, NULL);
#else
    pthread_condattr_t attributes;
    pthread_condattr_init(&attributes);
    pthread_condattr_setclock(&attributes, CLOCK_MONOTONIC);
    pthread_cond_init(condition, &attributes);
    pthread_condattr_destroy(&attributes);
#endif
}

/* Waits until an instant of clock_monotonic; false: it has come. */
static bool wait_until(pthread_cond_t *condition, pthread_mutex_t *mutex, Ns until)
{
    Ns left = until - clock_monotonic();
    if (left <= 0)
        return false;
#ifdef __APPLE__
    struct timespec time = {(time_t)(left / NS_PER_S), (long)(left % NS_PER_S)};
    return pthread_cond_timedwait_relative_np(condition, mutex, &time) == 0;
#else
    struct timespec time = {(time_t)(until / NS_PER_S), (long)(until % NS_PER_S)};
    return pthread_cond_timedwait(condition, mutex, &time) == 0;
#endif
}

/* ---- queues ---- */

static void queue_clear(Queue *queue)
{
    batch_free_list(queue->first);
    queue->first = NULL;
    queue->end = &queue->first;
}

static void queue_append(Queue *queue, Batch *list)
{
    *queue->end = list;
    while (*queue->end)
        queue->end = &(*queue->end)->next;
}

static Batch *queue_take_all(Queue *queue)
{
    Batch *list = queue->first;
    queue->first = NULL;
    queue->end = &queue->first;
    return list;
}

static Batch *queue_take(Queue *queue)
{
    Batch *batch = queue->first;
    queue->first = batch->next;
    batch->next = NULL;
    if (!queue->first)
        queue->end = &queue->first;
    return batch;
}

/* ---- the thread: the file ---- */

static void close_file(Keeper *keeper)
{
    writer_free(keeper->writer);
    keeper->writer = NULL;
    keeper->checked = false;
    database_close(&keeper->database);
}

static void open_database(Keeper *keeper)
{
    char note[DATABASE_WHY_BYTES];
    if (!keeper->damaged)
        keeper->database = database_write(keeper->path);
    if (!keeper->damaged && keeper->database.state != DATABASE_DAMAGED)
        return;
    keeper->damaged = !database_set_aside(keeper->path, note, sizeof note);
    if (keeper->damaged) {
        memcpy(keeper->database.why, note, sizeof note);
        return;
    }
    if (note[0])
        memcpy(keeper->aside, note, sizeof note);
    keeper->database = database_write(keeper->path);
}

/* False: keeper->why says why there is no file to write to. */
static bool open_file(Keeper *keeper)
{
    if (keeper->writer)
        return true;
    if (!keeper->path) {
        snprintf(keeper->why, sizeof keeper->why, "there is no home folder");
        return false;
    }
    open_database(keeper);
    int code = SQLITE_OK;
    if (keeper->database.state == DATABASE_OPEN)
        keeper->writer = writer_new(keeper->database.handle, &keeper->owner, &code);
    if (code == SQLITE_ERROR)
        snprintf(keeper->why, sizeof keeper->why, "its tables are not a log's");
    else if (code != SQLITE_OK)
        database_why(keeper->database.handle, code, keeper->why, sizeof keeper->why);
    else if (!keeper->writer)
        snprintf(keeper->why, sizeof keeper->why, "%s", keeper->database.why);
    if (!keeper->writer)
        close_file(keeper);
    return keeper->writer != NULL;
}

/* What was written is in another file now, or in none: it waits again, before the rest. */
static void write_anew(Keeper *keeper)
{
    Batch *rest = queue_take_all(&keeper->waiting);
    queue_append(&keeper->waiting, queue_take_all(&keeper->written));
    queue_append(&keeper->waiting, rest);
}

static void keep_written(Keeper *keeper, Batch *batch)
{
    if (batch->begins)
        queue_clear(&keeper->written);
    queue_append(&keeper->written, batch);
}

/* Writes from the oldest on; SQLITE_OK: all. */
static int write_all(Keeper *keeper)
{
    while (keeper->waiting.first) {
        int code = writer_batch(keeper->writer, keeper->waiting.first, &keeper->left_out);
        if (code != SQLITE_OK)
            return code;
        keep_written(keeper, queue_take(&keeper->waiting));
    }
    return SQLITE_OK;
}

/* Is the file that is open not the log any more? */
static bool is_lost(int code)
{
    return database_says_damaged(code) || code == SQLITE_READONLY_DBMOVED;
}

static void try_all(Keeper *keeper)
{
    keeper->why[0] = '\0';
    for (int openings = 0; open_file(keeper); openings++) {
        int code = write_all(keeper);
        if (code == SQLITE_OK)
            return;
        database_why(keeper->database.handle, code, keeper->why, sizeof keeper->why);
        if ((code & 0xff) != SQLITE_BUSY)
            close_file(keeper); /* begin afresh: a handle may be stale (network homes) */
        if (!is_lost(code) || openings == MOST_REOPENINGS)
            return;
        keeper->damaged = database_says_damaged(code);
        write_anew(keeper);
        keeper->why[0] = '\0';
    }
}

/* ---- the thread: its life ---- */

static void say(Keeper *keeper)
{
    if (keeper->why[0])
        snprintf(keeper->note, sizeof keeper->note, "not logged: %.200s", keeper->why);
    else if (keeper->left_out > 0)
        snprintf(keeper->note, sizeof keeper->note, "not all is logged: the log refused %zu part%s",
                 keeper->left_out, keeper->left_out == 1 ? "" : "s");
    else
        memcpy(keeper->note, keeper->aside, sizeof keeper->note);
}

static void keeper_free(Keeper *keeper)
{
    queue_clear(&keeper->handed);
    queue_clear(&keeper->waiting);
    queue_clear(&keeper->written);
    pthread_cond_destroy(&keeper->woken);
    pthread_cond_destroy(&keeper->settled);
    pthread_mutex_destroy(&keeper->mutex);
    free(keeper->path);
    free(keeper);
}

/* One try with what was handed over until now; the mutex is held before and after. */
static void work_once(Keeper *keeper)
{
    keeper->busy = true;
    queue_append(&keeper->waiting, queue_take_all(&keeper->handed));
    pthread_mutex_unlock(&keeper->mutex);
    try_all(keeper);
    pthread_mutex_lock(&keeper->mutex);
    keeper->busy = false;
    keeper->failed = keeper->why[0] != '\0' || keeper->left_out > 0;
    say(keeper);
    pthread_cond_broadcast(&keeper->settled);
}

/* Reads the whole file, without the mutex. True: it is damaged, and there is work to do. */
static bool check(Keeper *keeper)
{
    keeper->checking = true;
    pthread_mutex_unlock(&keeper->mutex);
    int code = database_check(keeper->database.handle, false);
    pthread_mutex_lock(&keeper->mutex);
    keeper->checking = false;
    keeper->checked = code != SQLITE_INTERRUPT;
    if (!database_says_damaged(code))
        return false;
    keeper->damaged = true;
    close_file(keeper);
    write_anew(keeper);
    return true;
}

/* Sleeps until there is work to do; the first leisure checks the file. */
static void rest(Keeper *keeper)
{
    while (!keeper->handed.first && !keeper->ending) {
        if (!keeper->writer || keeper->checked)
            pthread_cond_wait(&keeper->woken, &keeper->mutex);
        else if (!wait_until(&keeper->woken, &keeper->mutex, clock_monotonic() + CHECK_AFTER) &&
                 check(keeper))
            return;
    }
}

static void *run(void *argument)
{
    Keeper *keeper = argument;
    keeper->owner = owner_self();
    pthread_mutex_lock(&keeper->mutex);
    for (bool last = false; !last;) {
        last = keeper->ending;
        work_once(keeper);
        if (!last)
            rest(keeper);
    }
    pthread_mutex_unlock(&keeper->mutex);
    close_file(keeper);
    pthread_mutex_lock(&keeper->mutex);
    keeper->ended = true;
    bool abandoned = keeper->abandoned;
    pthread_cond_broadcast(&keeper->settled);
    pthread_mutex_unlock(&keeper->mutex);
    if (abandoned)
        keeper_free(keeper);
    return NULL;
}

/* Signals are the program's own thread's; those of a crash come where it happens. */
static bool start_thread(Keeper *keeper)
{
    static const int crashes[] = {SIGSEGV, SIGBUS, SIGFPE, SIGILL, SIGABRT, SIGTRAP, SIGSYS};
    sigset_t blocked, before;
    sigfillset(&blocked);
    for (size_t i = 0; i < sizeof crashes / sizeof crashes[0]; i++)
        sigdelset(&blocked, crashes[i]);
    pthread_sigmask(SIG_SETMASK, &blocked, &before);
    int error = pthread_create(&keeper->thread, NULL, run, keeper);
    pthread_sigmask(SIG_SETMASK, &before, NULL);
    return error == 0;
}

/* ---- the program's thread ---- */

Keeper *keeper_new(const char *path)
{
    Keeper *keeper = memory_alloc(sizeof *keeper);
    keeper->path = path ? memory_string(path) : NULL;
    keeper->handed.end = &keeper->handed.first;
    keeper->waiting.end = &keeper->waiting.first;
    keeper->written.end = &keeper->written.first;
    pthread_mutex_init(&keeper->mutex, NULL);
    condition_init(&keeper->woken);
    condition_init(&keeper->settled);
    keeper->busy = true; /* with opening the file */
    keeper->started = start_thread(keeper);
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
        sqlite3_interrupt(keeper->database.handle);
    pthread_cond_signal(&keeper->woken);
    pthread_mutex_unlock(&keeper->mutex);
}

bool keeper_wait(Keeper *keeper, Ns timeout)
{
    Ns until = clock_monotonic() + timeout;
    pthread_mutex_lock(&keeper->mutex);
    while ((keeper->busy || keeper->handed.first) &&
           wait_until(&keeper->settled, &keeper->mutex, until))
        ;
    bool written = !keeper->busy && !keeper->handed.first && !keeper->failed;
    pthread_mutex_unlock(&keeper->mutex);
    return written;
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
        sqlite3_interrupt(keeper->database.handle);
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
