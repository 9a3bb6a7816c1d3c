// SPDX-FileCopyrightText: 2026 The Limber authors
// SPDX-License-Identifier: GPL-3.0-or-later
/* The functions of decode.h, audio_file.h and clip.h for a program that must be on the screen at
 * once: libsndfile and libsamplerate bring seven more libraries, three quarters of a millisecond
 * before main. They stand in a module of their own, limber-codec.so beside the helpers, which is
 * loaded when the first sound is. It is built from decode.c, audio_file.c and clip.c; `limber` is
 * linked with this file in their place, everything else with themselves. */
#include "base/path.h"
#include "sound/audio_file.h"
#include "sound/clip.h"
#include "sound/decode.h"

#include <dlfcn.h>
#include <stdio.h>
#include <stdlib.h>

#define MODULE "limber-codec.so"
#define MISSING "Limber's own " MODULE " cannot be loaded"

typedef struct {
    bool loaded;
    __typeof__(&sound_decode) decode;
    __typeof__(&sound_decode_fd) decode_fd;
    __typeof__(&sound_open) open;
    __typeof__(&sound_resample) resample;
    __typeof__(&audio_file_endings) endings;
    __typeof__(&audio_file_supported) supported;
    __typeof__(&audio_file_new) create;
    __typeof__(&audio_file_write) write;
    __typeof__(&audio_file_finish) finish;
    __typeof__(&audio_file_abandon) abandon;
    __typeof__(&clip_encode) encode;
} Codec;

static Codec codec; /* loaded once, in the program's own thread */

/* POSIX wants the address of a function to fit into a void pointer; C knows no such cast. */
static bool find(void *module, const char *name, void *function)
{
    void *found = dlsym(module, name);
    *(void **)function = found;
    return found != NULL;
}

static void load(void)
{
    char *path = path_helper(MODULE);
    void *module = dlopen(path, RTLD_NOW | RTLD_LOCAL);
    free(path);
    codec.loaded = module && find(module, "sound_decode", &codec.decode) &&
                   find(module, "sound_decode_fd", &codec.decode_fd) &&
                   find(module, "sound_open", &codec.open) &&
                   find(module, "sound_resample", &codec.resample) &&
                   find(module, "audio_file_endings", &codec.endings) &&
                   find(module, "audio_file_supported", &codec.supported) &&
                   find(module, "audio_file_new", &codec.create) &&
                   find(module, "audio_file_write", &codec.write) &&
                   find(module, "audio_file_finish", &codec.finish) &&
                   find(module, "audio_file_abandon", &codec.abandon) &&
                   find(module, "clip_encode", &codec.encode);
}

/* False: it is not there, and nothing can be decoded or written. */
static bool have_codec(void)
{
    static bool tried;
    if (!tried)
        load();
    tried = true;
    return codec.loaded;
}

float *sound_decode(const char *path, uint32_t rate, double max_seconds, uint32_t *count, char *why,
                    size_t why_capacity)
{
    if (have_codec())
        return codec.decode(path, rate, max_seconds, count, why, why_capacity);
    snprintf(why, why_capacity, MISSING);
    return NULL;
}

float *sound_decode_fd(int fd, uint32_t rate, double max_seconds, uint32_t *count, char *why,
                       size_t why_capacity)
{
    if (have_codec())
        return codec.decode_fd(fd, rate, max_seconds, count, why, why_capacity);
    snprintf(why, why_capacity, MISSING);
    return NULL;
}

int sound_open(const char *path, char *why, size_t why_capacity)
{
    if (have_codec())
        return codec.open(path, why, why_capacity);
    snprintf(why, why_capacity, MISSING);
    return -1;
}

float *sound_resample(const float *frames, size_t count, uint32_t from, uint32_t to,
                      uint32_t *out_count)
{
    if (have_codec())
        return codec.resample(frames, count, from, to, out_count);
    *out_count = 0;
    return calloc(1, sizeof(float));
}

const char *audio_file_endings(void)
{
    return have_codec() ? codec.endings() : "";
}

bool audio_file_supported(const char *path, char *why, size_t why_capacity)
{
    if (have_codec())
        return codec.supported(path, why, why_capacity);
    snprintf(why, why_capacity, MISSING);
    return false;
}

AudioFile *audio_file_new(const char *path, const AudioTags *tags, char *why, size_t why_capacity)
{
    if (have_codec())
        return codec.create(path, tags, why, why_capacity);
    snprintf(why, why_capacity, MISSING);
    return NULL;
}

bool clip_encode(const float *frames, uint32_t count, uint32_t rate, ClipKind kind, Clip *clip)
{
    return have_codec() && codec.encode(frames, count, rate, kind, clip);
}

/* ---- of a file that audio_file_new gave, so the module is there ---- */

bool audio_file_write(AudioFile *file, const float *frames, size_t count)
{
    return codec.write(file, frames, count);
}

bool audio_file_finish(AudioFile *file, char *why, size_t why_capacity)
{
    return codec.finish(file, why, why_capacity);
}

void audio_file_abandon(AudioFile *file)
{
    codec.abandon(file);
}
