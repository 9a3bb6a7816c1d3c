/* The threads of the log: one opens it for reading, one keeps it. */
#ifndef LIMBER_STORE_THREAD_H
#define LIMBER_STORE_THREAD_H

#include <pthread.h>
#include <stdbool.h>

/* Starts a thread that takes no signals (they are the program's own thread's) but those of a crash
 * in itself. False: none can be started. */
bool thread_start(pthread_t *thread, void *(*run)(void *), void *argument);

#endif
