// SPDX-FileCopyrightText: 2026 The Limber authors
// SPDX-License-Identifier: GPL-3.0-or-later
/* Takes the place of what shuts the helpers in, in a coverage build and in no other: a helper that
 * is shut in cannot write its counters. */
#include "helper/calls.h"
#include "helper/landlock.h"

#include <sys/resource.h>

bool __wrap_calls_refuse(CallsKept kept);
int __wrap_landlock_restrict(const char *const *readable, bool runs);
int __wrap_setrlimit64(int resource, const struct rlimit *limit);

bool __wrap_calls_refuse(CallsKept kept)
{
    (void)kept;
    return false;
}

int __wrap_landlock_restrict(const char *const *readable, bool runs)
{
    (void)readable, (void)runs;
    return 0;
}

int __wrap_setrlimit64(int resource, const struct rlimit *limit)
{
    (void)resource, (void)limit;
    return 0;
}
