// SPDX-FileCopyrightText: 2026 The Limber authors
// SPDX-License-Identifier: GPL-3.0-or-later
/* The fixture of the speaker's tests; see speaker_room.h. */
#include "speaker_room.h"

#include "clicks.h"

#include <dirent.h>
#include <fcntl.h>
#include <poll.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <sys/mman.h>
#include <sys/stat.h>
#include <unistd.h>

#include <cmocka.h>

Speaker *speaker;
Recording *recording;

static char themes[96];
static int open_before;      /* descriptors */
static int kept_stderr = -1; /* while what is printed there is caught */
static int caught = -1;

void room_tend(void)
{
    int fd = -1;
    struct pollfd ready = {.events = POLLIN};
    size_t count = speaker_fds(speaker, &fd, 1);
    ready.fd = fd;
    poll(&ready, count, 5);
    if (speaker)
        speaker_tend(speaker, clock_monotonic());
}

static void give_stderr_back(void)
{
    if (kept_stderr < 0)
        return;
    dup2(kept_stderr, 2);
    close(kept_stderr);
    close(caught);
    kept_stderr = caught = -1;
}

void room_catch_stderr(void)
{
    caught = memfd_create("stderr", MFD_CLOEXEC);
    kept_stderr = fcntl(2, F_DUPFD_CLOEXEC, 10);
    dup2(caught, 2);
}

size_t room_caught(void)
{
    struct stat status;
    return fstat(caught, &status) == 0 ? (size_t)status.st_size : 0;
}

void room_overdue(const char *condition)
{
    give_stderr_back();
    fail_msg("waited in vain: %s (state %d, note '%s')", condition, (int)speaker_state(speaker),
             speaker_note(speaker));
}

bool room_on_time(Ns error)
{
    return error > -40 * MS && error < 60 * MS;
}

void await_recorded(Ns instant)
{
    AWAIT(recording_time(recording, recording_length(recording)) > instant + 100 * MS);
}

double ms(Ns duration)
{
    return (double)duration / (double)MS;
}

static int open_descriptors(void)
{
    DIR *folder = opendir("/proc/self/fd");
    int count = 0;
    while (readdir(folder))
        count++;
    closedir(folder);
    return count;
}

static void write_theme(void)
{
    char folder[128];
    snprintf(themes, sizeof themes, "%s/themes", pulse_folder());
    snprintf(folder, sizeof folder, "%s/clicks", themes);
    mkdir(themes, 0700);
    clicks_write(folder, 2);
}

static void open_speaker(const char *device, const char *own)
{
    open_before = open_descriptors();
    speaker = speaker_new(&(SpeakerOptions){.theme = "clicks",
                                            .device = device,
                                            .volume_percent = 100,
                                            .user_sounds = own,
                                            .shipped_sounds = themes});
}

void room_open_speaker(const char *device)
{
    open_speaker(device, NULL);
}

void room_play_own(const char *own)
{
    recording = recording_new();
    open_speaker(NULL, own);
    AWAIT_STATE(SPEAKER_PLAYING);
}

int room_play(void **state)
{
    (void)state;
    room_play_own(NULL);
    return 0;
}

int room_quiet(void **state)
{
    (void)state;
    if (speaker) {
        speaker_free(speaker, 0);
        assert_int_equal(open_descriptors(), open_before);
    }
    speaker = NULL;
    if (recording)
        recording_free(recording);
    recording = NULL;
    give_stderr_back();
    pulse_reach(true);
    return 0;
}

void room_try(bool (*holds)(void))
{
    for (int tries = 1; room_play(NULL), !holds(); tries++) {
        if (tries == ROOM_TRIES)
            fail_msg("in none of %d tries", tries);
        print_message("tried again: the machine may have stood still\n");
        room_quiet(NULL);
    }
}

static void feed(Row *row, int count)
{
    Ns now = clock_monotonic();
    for (; row->next < count && row->base + row->next * INTERVAL < now + SPEAKER_AHEAD; row->next++)
        speaker_plan(speaker, row->base + row->next * INTERVAL, SOUND_PIP, SIDE_NONE);
}

bool fed(Row *row, int count)
{
    feed(row, count);
    return row->next == count;
}

bool feeding(Row *row)
{
    feed(row, INT32_MAX);
    return true;
}

Row row_from_now(void)
{
    speaker_cancel(speaker);
    return (Row){.base = clock_monotonic() + 300 * MS};
}

size_t onsets_from(size_t mark, size_t *onsets)
{
    size_t count = recording_onsets(recording, mark, onsets, MOST_ONSETS);
    return count < MOST_ONSETS ? count : MOST_ONSETS;
}

int room_open(void **state)
{
    (void)state;
    pulse_open();
    write_theme();
    return 0;
}

int room_close(void **state)
{
    (void)state;
    pulse_close();
    return 0;
}
