// SPDX-FileCopyrightText: 2026 The Limber authors
// SPDX-License-Identifier: GPL-3.0-or-later
/* Decodes through libsndfile, in blocks, into memory that grows with what was really there. */
#include "sound/decode.h"

#include "base/arena.h"

#include <errno.h>
#include <fcntl.h>
#include <math.h>
#include <samplerate.h>
#include <sndfile.h>
#include <stdbool.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#define BLOCK 4096
#define MOST_CHANNELS 8
#define LEAST_RATE 8000
#define MOST_RATE 192000
#define CUT_FADE_S 0.02
#define FORMAT_MPEG 0x230000 /* libsndfile 1.1 and later */

static void *fail(char *why, size_t capacity, const char *reason)
{
    snprintf(why, capacity, "%s", reason);
    return NULL;
}

/* What is wrong with a file before it is opened as sound, or NULL. */
static const char *wrong_file(int fd)
{
    struct stat status;
    if (fstat(fd, &status) != 0)
        return strerror(errno);
    if (!S_ISREG(status.st_mode))
        return "not a regular file";
    if (status.st_size > DECODE_MAX_BYTES)
        return "larger than 20 MB";
    return status.st_size == 0 ? "an empty file" : NULL;
}

static const char *wrong_format(const SF_INFO *info)
{
    int type = info->format & SF_FORMAT_TYPEMASK;
    if (type != SF_FORMAT_WAV && type != SF_FORMAT_WAVEX && type != SF_FORMAT_RF64 &&
        type != SF_FORMAT_FLAC && type != SF_FORMAT_OGG && type != FORMAT_MPEG)
        return "not a sound file that Limber reads (WAV, FLAC, Ogg, MP3)";
    if (info->channels < 1 || info->channels > MOST_CHANNELS)
        return "more than 8 channels";
    if (info->samplerate < LEAST_RATE || info->samplerate > MOST_RATE)
        return "a sample rate outside 8 to 192 kHz";
    return NULL;
}

static float clean(float value)
{
    if (!isfinite(value))
        return 0;
    return value > 1 ? 1 : value < -1 ? -1 : value;
}

/* Mixes interleaved frames to mono. */
static void mix_down(const float *frames, size_t count, int channels, float *out)
{
    for (size_t i = 0; i < count; i++) {
        float sum = 0;
        for (int channel = 0; channel < channels; channel++)
            sum += clean(frames[i * (size_t)channels + (size_t)channel]);
        out[i] = sum / (float)channels;
    }
}

static void fade_end(float *frames, size_t count, int rate)
{
    size_t fade = (size_t)(rate * CUT_FADE_S);
    for (size_t i = 0; i < fade && i < count; i++)
        frames[count - 1 - i] *= (float)i / (float)fade;
}

/* Reads all there is, `limit` frames at most; *cut: there was more. */
static float *read_mono(SNDFILE *file, int channels, size_t limit, size_t *count, bool *cut)
{
    float block[BLOCK * MOST_CHANNELS];
    float *mono = NULL;
    sf_count_t got;
    *count = 0;
    *cut = false;
    while ((got = sf_readf_float(file, block, BLOCK)) > 0) {
        size_t room = limit - *count, taken = (size_t)got < room ? (size_t)got : room;
        mono = memory_resize(mono, (*count + BLOCK) * sizeof *mono);
        mix_down(block, taken, channels, mono + *count);
        *count += taken;
        if (taken < (size_t)got) {
            *cut = true;
            break;
        }
    }
    return mono;
}

float *sound_resample(const float *frames, size_t count, uint32_t from, uint32_t to,
                      uint32_t *out_count)
{
    double ratio = (double)to / from;
    size_t capacity = (size_t)((double)count * ratio) + 64;
    float *out = memory_alloc(capacity * sizeof *out);
    SRC_DATA data = {
        .data_in = frames,
        .data_out = out,
        .input_frames = (long)count,
        .output_frames = (long)capacity,
        .src_ratio = ratio,
    };
    if (from == to) {
        memcpy(out, frames, count * sizeof *out);
        data.output_frames_gen = (long)count;
    } else if (src_simple(&data, SRC_SINC_MEDIUM_QUALITY, 1) != 0) {
        data.output_frames_gen = 0;
    }
    *out_count = (uint32_t)data.output_frames_gen;
    for (uint32_t i = 0; i < *out_count; i++)
        out[i] = clean(out[i]);
    return out;
}

/* Why a sound that plays is not whole, or "". */
static void tell_end(bool cut, bool damaged, double seconds, char *why, size_t why_capacity)
{
    why[0] = '\0';
    if (cut)
        snprintf(why, why_capacity, "cut at %g s", seconds);
    else if (damaged)
        snprintf(why, why_capacity, "damaged after %.2f s", seconds);
}

static float *decode_open(SNDFILE *file, const SF_INFO *info, uint32_t rate, double max_seconds,
                          uint32_t *count, char *why, size_t why_capacity)
{
    bool cut;
    size_t frames, limit = (size_t)lround(max_seconds * info->samplerate);
    float *mono = read_mono(file, info->channels, limit, &frames, &cut);
    bool damaged = !cut && sf_error(file) != SF_ERR_NO_ERROR;
    if (frames == 0) {
        free(mono);
        return fail(why, why_capacity, damaged ? "damaged" : "no sound in it");
    }
    if (cut || damaged)
        fade_end(mono, frames, info->samplerate);
    tell_end(cut, damaged, (double)frames / info->samplerate, why, why_capacity);
    float *out = sound_resample(mono, frames, (uint32_t)info->samplerate, rate, count);
    free(mono);
    if (*count > 0)
        return out;
    free(out);
    return fail(why, why_capacity, "no sound in it");
}

float *sound_decode_fd(int fd, uint32_t rate, double max_seconds, uint32_t *count, char *why,
                       size_t why_capacity)
{
    const char *wrong = wrong_file(fd);
    if (wrong)
        return fail(why, why_capacity, wrong);
    SF_INFO info = {0};
    SNDFILE *file = sf_open_fd(fd, SFM_READ, &info, SF_FALSE);
    if (!file)
        return fail(why, why_capacity, "not a sound file that Limber reads (WAV, FLAC, Ogg, MP3)");
    wrong = wrong_format(&info);
    float *frames = wrong ? fail(why, why_capacity, wrong)
                          : decode_open(file, &info, rate, max_seconds, count, why, why_capacity);
    sf_close(file);
    return frames;
}

int sound_open(const char *path, char *why, size_t why_capacity)
{
    int fd = open(path, O_RDONLY | O_NONBLOCK | O_CLOEXEC | O_NOCTTY);
    if (fd < 0)
        fail(why, why_capacity, errno == ENOENT ? "no such file" : strerror(errno));
    return fd;
}

float *sound_decode(const char *path, uint32_t rate, double max_seconds, uint32_t *count, char *why,
                    size_t why_capacity)
{
    int fd = sound_open(path, why, why_capacity);
    if (fd < 0)
        return NULL;
    float *frames = sound_decode_fd(fd, rate, max_seconds, count, why, why_capacity);
    close(fd);
    return frames;
}
