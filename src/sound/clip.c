// SPDX-FileCopyrightText: 2026 The Limber authors
// SPDX-License-Identifier: GPL-3.0-or-later
/* Encodes through libsndfile into memory. */
#include "sound/clip.h"

#include "base/arena.h"
#include "sound/sndfile_numbers.h"

#include <sndfile.h>
#include <stdlib.h>
#include <string.h>

#define SMALL_LEVEL                                                                                \
    0.86 /* of libsndfile's scale from the best (0) to the smallest (1): 29 kbit/s */

/* ---- a file in memory ---- */

typedef struct {
    unsigned char *bytes;
    size_t size, room, at;
} Memory;

static sf_count_t memory_length(void *context)
{
    return (sf_count_t)((Memory *)context)->size;
}

static sf_count_t memory_seek(sf_count_t offset, int whence, void *context)
{
    Memory *memory = context;
    size_t from = whence == SEEK_SET ? 0 : whence == SEEK_CUR ? memory->at : memory->size;
    memory->at = (size_t)((sf_count_t)from + offset);
    return (sf_count_t)memory->at;
}

static sf_count_t memory_tell(void *context)
{
    return (sf_count_t)((Memory *)context)->at;
}

static sf_count_t memory_read(void *bytes, sf_count_t count, void *context)
{
    Memory *memory = context;
    size_t left = memory->at < memory->size ? memory->size - memory->at : 0;
    size_t got = (size_t)count < left ? (size_t)count : left;
    memcpy(bytes, memory->bytes + memory->at, got);
    memory->at += got;
    return (sf_count_t)got;
}

static sf_count_t memory_write(const void *bytes, sf_count_t count, void *context)
{
    Memory *memory = context;
    size_t end = memory->at + (size_t)count;
    if (end > memory->room) {
        memory->room = end * 2;
        memory->bytes = memory_resize(memory->bytes, memory->room);
    }
    if (memory->at > memory->size)
        memset(memory->bytes + memory->size, 0, memory->at - memory->size);
    memcpy(memory->bytes + memory->at, bytes, (size_t)count);
    memory->at = end;
    if (end > memory->size)
        memory->size = end;
    return count;
}

static SF_VIRTUAL_IO memory_bytes = {
    .get_filelen = memory_length,
    .seek = memory_seek,
    .read = memory_read,
    .write = memory_write,
    .tell = memory_tell,
};

/* ---- encoding ---- */

static SF_INFO info_of(ClipKind kind, uint32_t rate)
{
    SF_INFO small = {.samplerate = (int)rate, .channels = 1, .format = FORMAT_MP3};
    SF_INFO exact = small;
    exact.format = SF_FORMAT_FLAC | SF_FORMAT_PCM_16;
    return kind == CLIP_SMALL && sf_format_check(&small) ? small : exact;
}

bool clip_encode(const float *frames, uint32_t count, uint32_t rate, ClipKind kind, Clip *clip)
{
    SF_INFO info = info_of(kind, rate);
    bool small = info.format == FORMAT_MP3;
    double level = small ? SMALL_LEVEL : 1;
    int mode = BITRATE_MODE_AVERAGE;
    Memory memory = {NULL, 0, 0, 0};
    SNDFILE *handle = sf_open_virtual(&memory_bytes, SFM_WRITE, &info, &memory);
    if (!handle)
        return false;
    sf_command(handle, SFC_SET_CLIPPING, NULL, SF_TRUE);
    if (small)
        sf_command(handle, SET_BITRATE_MODE, &mode, sizeof mode);
    sf_command(handle, SFC_SET_COMPRESSION_LEVEL, &level, sizeof level);
    bool whole = sf_writef_float(handle, frames, count) == (sf_count_t)count;
    whole = sf_close(handle) == 0 && whole;
    *clip = (Clip){.type = small ? "audio/mpeg" : "audio/flac",
                   .bytes = memory.bytes,
                   .size = memory.size,
                   .length = (Ns)count * NS_PER_S / rate};
    if (!whole)
        free(memory.bytes);
    return whole;
}
