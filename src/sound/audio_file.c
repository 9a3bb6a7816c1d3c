// SPDX-FileCopyrightText: 2026 The Limber authors
// SPDX-License-Identifier: GPL-3.0-or-later
/* Writes audio through libsndfile. The formats stand in one table; what the installed library
 * cannot do is found by asking it (sf_format_check). The bytes go through functions of this file:
 * what libsndfile's encoders write while they close may fail without a word (a full disk at Opus's
 * last page), and is noticed here. Called by the render. */
#include "sound/audio_file.h"

#include "base/arena.h"
#include "base/array.h"
#include "base/text.h"
#include "base/whole_file.h"
#include "sound/sndfile_numbers.h"

#include <errno.h>
#include <sndfile.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#define CHANNELS 2
#define MAX_MARKS 100 /* libsndfile's SF_CUES holds as many */

static const struct {
    const char *ending;
    int format;
    bool ascii_tags;
} formats[] = {
    {"wav", SF_FORMAT_WAV | SF_FORMAT_PCM_16, false},
    {"flac", SF_FORMAT_FLAC | SF_FORMAT_PCM_16, false},
    {"ogg", SF_FORMAT_OGG | SF_FORMAT_VORBIS, false},
    {"opus", SF_FORMAT_OGG | SF_FORMAT_OPUS, false},
    {"mp3", FORMAT_MP3, true},
};
#define FORMATS (COUNT_OF(formats))

struct AudioFile {
    SNDFILE *handle;
    WholeFile *whole;
    int fd;    /* the whole file's */
    int error; /* errno of the first write that failed */
};

static SF_INFO info_of(int format)
{
    return (SF_INFO){.samplerate = AUDIO_RATE, .channels = CHANNELS, .format = format};
}

static bool can_write(size_t index)
{
    SF_INFO info = info_of(formats[index].format);
    return sf_format_check(&info) != 0;
}

const char *audio_file_endings(void)
{
    static char endings[64];
    endings[0] = '\0';
    for (size_t i = 0; i < FORMATS; i++) {
        if (!can_write(i))
            continue;
        size_t used = strlen(endings);
        snprintf(endings + used, sizeof endings - used, "%s%s", used ? " " : "", formats[i].ending);
    }
    return endings;
}

/* The index of the format of a name, or FORMATS. */
static size_t format_of(const char *path)
{
    const char *dot = strrchr(path, '.');
    size_t index = 0;
    while (index < FORMATS && !(dot && text_equal(dot + 1, formats[index].ending)))
        index++;
    return index;
}

bool audio_file_supported(const char *path, char *why, size_t why_capacity)
{
    size_t index = format_of(path);
    if (index < FORMATS && can_write(index))
        return true;
    snprintf(why, why_capacity, "%s; the name must end in one of: %s",
             index < FORMATS ? "the installed libsndfile cannot write this format"
                             : "not a format that Limber writes",
             audio_file_endings());
    return false;
}

static void set_tag(SNDFILE *handle, int tag, const char *text, bool ascii)
{
    if (!text || !*text)
        return;
    size_t size = strlen(text) + 1;
    char *plain = memory_alloc(size);
    sf_set_string(handle, tag, ascii ? text_ascii(text, plain, size) : text);
    free(plain);
}

/* ---- the bytes ---- */

static sf_count_t file_length(void *context)
{
    struct stat info;
    return fstat(((AudioFile *)context)->fd, &info) == 0 ? info.st_size : -1;
}

static sf_count_t file_seek(sf_count_t offset, int whence, void *context)
{
    return lseek(((AudioFile *)context)->fd, offset, whence);
}

static sf_count_t file_tell(void *context)
{
    return lseek(((AudioFile *)context)->fd, 0, SEEK_CUR);
}

static sf_count_t file_read(void *bytes, sf_count_t count, void *context)
{
    return read(((AudioFile *)context)->fd, bytes, (size_t)count);
}

static sf_count_t file_write(const void *bytes, sf_count_t count, void *context)
{
    AudioFile *file = context;
    sf_count_t done = 0;
    while (done < count && file->error == 0) {
        ssize_t got = write(file->fd, (const char *)bytes + done, (size_t)(count - done));
        if (got < 0 && errno != EINTR)
            file->error = errno;
        done += got > 0 ? got : 0;
    }
    return done;
}

static SF_VIRTUAL_IO file_bytes = {
    .get_filelen = file_length,
    .seek = file_seek,
    .read = file_read,
    .write = file_write,
    .tell = file_tell,
};

/* ---- opening ---- */

/* libsndfile writes cue points with the head of the file: before the first frame. */
static void set_marks(SNDFILE *handle, const AudioTags *tags)
{
    size_t count = tags->mark_count < MAX_MARKS ? tags->mark_count : MAX_MARKS;
    SF_CUES *cues = memory_alloc(sizeof *cues);
    cues->cue_count = (uint32_t)count;
    for (size_t i = 0; i < count; i++) {
        cues->cue_points[i].indx = (int32_t)i + 1;
        cues->cue_points[i].position = (uint32_t)tags->marks[i];
        cues->cue_points[i].fcc_chunk = 0x61746164; /* "data" */
        cues->cue_points[i].sample_offset = (uint32_t)tags->marks[i];
    }
    if (count > 0)
        sf_command(handle, SFC_SET_CUE, cues, sizeof *cues);
    free(cues);
}

static void set_tags(SNDFILE *handle, const AudioTags *tags, bool ascii)
{
    sf_command(handle, SFC_SET_CLIPPING, NULL, SF_TRUE);
    set_tag(handle, SF_STR_TITLE, tags->title, ascii);
    set_tag(handle, SF_STR_COMMENT, tags->comment, ascii);
    set_tag(handle, SF_STR_SOFTWARE, "Limber", true);
    set_marks(handle, tags);
}

AudioFile *audio_file_new(const char *path, const AudioTags *tags, char *why, size_t why_capacity)
{
    if (!audio_file_supported(path, why, why_capacity))
        return NULL;
    size_t index = format_of(path);
    SF_INFO info = info_of(formats[index].format);
    AudioFile *file = memory_alloc(sizeof *file);
    file->whole = whole_file_new(path, true, WHOLE_FILE_SHARED);
    if (!file->whole) {
        snprintf(why, why_capacity, "%s", whole_file_why(errno));
        free(file);
        return NULL;
    }
    file->fd = whole_file_fd(file->whole);
    file->handle = sf_open_virtual(&file_bytes, SFM_WRITE, &info, file);
    if (!file->handle) {
        text_safe(file->error ? whole_file_why(file->error) : sf_strerror(NULL), why, why_capacity);
        audio_file_abandon(file);
        return NULL;
    }
    set_tags(file->handle, tags, formats[index].ascii_tags);
    return file;
}

bool audio_file_write(AudioFile *file, const float *frames, size_t count)
{
    sf_count_t written = sf_writef_float(file->handle, frames, (sf_count_t)count);
    if (written != (sf_count_t)count && file->error == 0)
        file->error = EIO; /* not the disk: the encoder gave up */
    return file->error == 0;
}

bool audio_file_finish(AudioFile *file, char *why, size_t why_capacity)
{
    if (sf_close(file->handle) != 0 && file->error == 0)
        file->error = EIO;
    if (file->error != 0)
        whole_file_abandon(file->whole);
    else if (!whole_file_finish(file->whole))
        file->error = errno;
    bool written = file->error == 0;
    if (!written)
        snprintf(why, why_capacity, "%s", whole_file_why(file->error));
    free(file);
    return written;
}

void audio_file_abandon(AudioFile *file)
{
    if (file->handle)
        sf_close(file->handle);
    whole_file_abandon(file->whole);
    free(file);
}
