/* The two clocks of the system that Limber reads. */
#include "base/clock.h"

#include <time.h>

static Ns read_clock(clockid_t clock)
{
    struct timespec now;
    clock_gettime(clock, &now);
    return (Ns)now.tv_sec * NS_PER_S + now.tv_nsec;
}

Ns clock_monotonic(void)
{
    return read_clock(CLOCK_MONOTONIC);
}

Ns clock_boottime(void)
{
#ifdef CLOCK_BOOTTIME
    return read_clock(CLOCK_BOOTTIME);
#else
    return read_clock(CLOCK_MONOTONIC);
#endif
}
