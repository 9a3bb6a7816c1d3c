// SPDX-FileCopyrightText: 2026 The Limber authors
// SPDX-License-Identifier: GPL-3.0-or-later
/* See fuzz.h. */
#include "fuzz.h"

#include "base/text.h"

#include <assert.h>
#include <stdio.h>
#include <string.h>
#include <sys/mman.h>
#include <unistd.h>

void fuzz_check_text(const char *text)
{
    uint32_t code;
    bool utf8;
    if (text)
        assert(text_find_forbidden(text, strlen(text), &code, &utf8) < 0);
}

void fuzz_check_said(const Diagnostics *found)
{
    for (size_t i = 0; i < diagnostics_size(found); i++) {
        fuzz_check_text(diagnostics_at(found, i)->message);
        fuzz_check_text(diagnostics_at(found, i)->hint);
    }
}

int fuzz_file(const uint8_t *bytes, size_t size, char *path, size_t capacity)
{
    int fd = memfd_create("fuzz", MFD_CLOEXEC);
    assert(fd >= 0 && write(fd, bytes, size) == (ssize_t)size);
    snprintf(path, capacity, "/proc/self/fd/%d", fd);
    return fd;
}
