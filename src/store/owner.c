// SPDX-FileCopyrightText: 2026 The Limber authors
// SPDX-License-Identifier: GPL-3.0-or-later
/* On Linux a process is named by the run of the machine (boot_id), its namespace of numbers, its
 * number and the moment it started: "linux BOOT NAMESPACE NUMBER START". Elsewhere by its number
 * alone: there a number that came round again hides a crashed session until that process ends. */
#include "store/owner.h"

#include "base/text.h"

#include <errno.h>
#include <inttypes.h>
#include <signal.h>
#include <stdbool.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#define BOOT_BYTES 48
#define NAMESPACE_BYTES 48

typedef struct {
    char boot[BOOT_BYTES], names[NAMESPACE_BYTES];
    long number;
    uint64_t start; /* ticks since the machine's start */
} Process;

/* The first line of a small file of /proc; false where there is none. */
static bool read_line(const char *path, char *out, size_t capacity)
{
    FILE *in = fopen(path, "re");
    if (!in)
        return false;
    size_t size = fread(out, 1, capacity - 1, in);
    fclose(in);
    out[size] = '\0';
    out[strcspn(out, "\n")] = '\0';
    return out[0] != '\0';
}

/* When a process of this machine started; false: there is none of that number. */
static bool read_start(long number, uint64_t *start)
{
    char path[48], line[1024];
    snprintf(path, sizeof path, "/proc/%ld/stat", number);
    if (!read_line(path, line, sizeof line))
        return false;
    char *at = strrchr(line, ')'); /* the name before it may hold anything */
    for (int field = 2; at && field < 22; field++)
        at = strchr(at + 1, ' ');
    return at && sscanf(at, " %" SCNu64, start) == 1;
}

static bool read_self(Process *process)
{
    ssize_t length = readlink("/proc/self/ns/pid", process->names, sizeof process->names - 1);
    if (length <= 0)
        return false;
    process->names[length] = '\0';
    process->number = (long)getpid();
    return read_line("/proc/sys/kernel/random/boot_id", process->boot, sizeof process->boot) &&
           read_start(process->number, &process->start);
}

static void read_host(char *host)
{
    char name[OWNER_HOST_BYTES] = "";
    if (gethostname(name, sizeof name - 1) != 0)
        name[0] = '\0';
    text_safe(name, host, OWNER_HOST_BYTES);
}

Owner owner_self(void)
{
    Owner owner;
    Process self;
    read_host(owner.host);
    if (read_self(&self))
        snprintf(owner.process, sizeof owner.process, "linux %s %s %ld %" PRIu64, self.boot,
                 self.names, self.number, self.start);
    else
        snprintf(owner.process, sizeof owner.process, "process %ld", (long)getpid());
    return owner;
}

static OwnerState state_of_number(long number)
{
    return number > 0 && (kill((pid_t)number, 0) == 0 || errno == EPERM) ? OWNER_RUNS : OWNER_GONE;
}

OwnerState owner_state(const char *host, const char *process)
{
    Process row, self;
    uint64_t start;
    char here[OWNER_HOST_BYTES];
    if (!process)
        return OWNER_GONE;
    read_host(here);
    bool same_host = host && strcmp(host, here) == 0;
    bool linux_row = sscanf(process, "linux %47s %47s %ld %" SCNu64, row.boot, row.names,
                            &row.number, &row.start) == 4;
    if (!linux_row || !read_self(&self)) {
        if (!same_host)
            return OWNER_ELSEWHERE;
        return sscanf(process, "process %ld", &row.number) == 1 ? state_of_number(row.number)
                                                                : OWNER_GONE;
    }
    if (strcmp(row.boot, self.boot) != 0)
        return same_host ? OWNER_GONE : OWNER_ELSEWHERE;
    if (strcmp(row.names, self.names) != 0)
        return OWNER_ELSEWHERE;
    return read_start(row.number, &start) && start == row.start ? OWNER_RUNS : OWNER_GONE;
}
