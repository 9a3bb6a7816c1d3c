// SPDX-FileCopyrightText: 2026 The Limber authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "helper/asked.h"

#include "base/arena.h"

#include <stdbool.h>
#include <sys/stat.h>
#include <unistd.h>

char *asked_read(size_t *size)
{
    struct stat status;
    bool known = fstat(STDIN_FILENO, &status) == 0 && status.st_size > 0;
    size_t whole = known ? (size_t)status.st_size : 0;
    char *bytes = memory_alloc(whole + 1);
    for (*size = 0; *size < whole;) {
        ssize_t got = read(STDIN_FILENO, bytes + *size, whole - *size);
        if (got <= 0)
            break;
        *size += (size_t)got;
    }
    return bytes;
}
