// SPDX-FileCopyrightText: 2026 The Limber authors
// SPDX-License-Identifier: GPL-3.0-or-later
/* Looks for the recordings that a routine's steps name: plain files in its folder, reached
 * through no link that leaves it. Whether they decode is for the sandboxed voice helper to find
 * out. */
#include "routine/recording_file.h"

#include "base/beneath.h"
#include "base/members.h"

#include <string.h>
#include <unistd.h>

int routine_open_recording(const Routine *routine, const char *name)
{
    const char *wrong;
    return members_open_beside(routine->pack, routine->path, name, &wrong);
}

int routine_open_recording_of(const Routine *routine, const Step *step, Severity severity,
                              Diagnostics *found)
{
    const char *wrong;
    int fd = members_open_beside(routine->pack, routine->path, step->voice, &wrong);
    if (wrong)
        diagnostics_add(found, severity, routine->source, step->voice_place,
                        "the recording '%s' %s", step->voice, wrong);
    if (wrong && strcmp(wrong, beneath_missing) == 0)
        diagnostics_hint(found, "put it into the folder of the routine, or leave 'voice' out");
    return fd;
}

size_t routine_check_recordings(const Routine *routine, Severity severity, Diagnostics *found)
{
    size_t wrong = 0;
    for (size_t i = 0; i < routine->block_count; i++) {
        for (size_t j = 0; j < routine->blocks[i].count; j++) {
            const Step *step = &routine->blocks[i].steps[j];
            int fd = step->voice ? routine_open_recording_of(routine, step, severity, found) : -1;
            wrong += step->voice && fd < 0;
            if (fd >= 0)
                close(fd);
        }
    }
    return wrong;
}
