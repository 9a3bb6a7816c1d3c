// SPDX-FileCopyrightText: 2026 The Limber authors
// SPDX-License-Identifier: GPL-3.0-or-later
/* Gathers all sounds of a timeline with their frames, then mixes block by block into a file. */
#include "play/render_private.h"

#include "base/arena.h"
#include "routine/duration.h"
#include "sound/audio_file.h"
#include "sound/cue.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#define BLOCK 8192             /* frames mixed and written at once */
#define BLOCKS_A_REPORT 64     /* about eleven seconds of sound */
#define COMMENT_BYTES 2048     /* longer ones vanish from WAV */
#define TAIL (200 * NS_PER_MS) /* silence after the last sound */

/* ---- gathering ---- */

static void add_event(Render *render, Ns when, Sample sample, Side side)
{
    int64_t frame = cue_frames(when, AUDIO_RATE);
    if (sample.count == 0 || frame < 0)
        return;
    size_t count = render->count;
    if ((count & (count - 1)) == 0)
        render->events =
            memory_resize(render->events, (count ? count * 2 : 1) * sizeof *render->events);
    render->events[render->count++] = (MixerEvent){.frame = (uint64_t)frame,
                                                   .sample = sample,
                                                   .gain = 1,
                                                   .pan = render->lean ? cue_pan(side) : 0};
    uint64_t end = (uint64_t)frame + sample.count;
    if (end > render->last_frame)
        render->last_frame = end;
}

static void lay_out(Render *render)
{
    const Timeline *timeline = render->timeline;
    Ns pauses = 0;
    render->starts = memory_alloc((timeline->count + 1) * sizeof *render->starts);
    for (size_t i = 0; i < timeline->count; i++) {
        render->starts[i] = timeline->segments[i].start + pauses;
        if (timeline->segments[i].kind == SEGMENT_WAIT)
            pauses += RENDER_WAIT_PAUSE;
    }
    render->starts[timeline->count] = timeline->total + pauses;
}

static void gather_sounds(Render *render)
{
    const Timeline *timeline = render->timeline;
    const Sample *sounds = render->bank->sounds;
    for (size_t i = 0; i < timeline->count; i++) {
        const Segment *segment = &timeline->segments[i];
        add_event(render, render->starts[i], sounds[segment->sound], segment->side);
        for (size_t j = 0; j < segment->mark_count; j++) {
            const Mark *mark = &segment->marks[j];
            add_event(render, render->starts[i] + mark->at, sounds[mark->sound], mark->side);
        }
    }
    add_event(render, render->starts[timeline->count], sounds[SOUND_FINISH], SIDE_NONE);
}

Render *render_new(const Timeline *timeline, const Bank *bank, int volume_percent, bool lean)
{
    Render *render = memory_alloc(sizeof *render);
    render->timeline = timeline;
    render->bank = bank;
    render->volume_percent = volume_percent;
    render->lean = lean;
    lay_out(render);
    gather_sounds(render);
    return render;
}

void render_free(Render *render)
{
    if (!render)
        return;
    for (size_t i = 0; i < render->spoken_count; i++)
        free(render->spoken[i]);
    free(render->spoken);
    free(render->starts);
    free(render->events);
    free(render);
}

void render_add_sample(Render *render, Ns when, Sample sample, Side side)
{
    add_event(render, when, sample, side);
}

Ns render_time(const Render *render, size_t segment, Ns at)
{
    return render->starts[segment] + at;
}

static uint64_t total_frames(const Render *render)
{
    uint64_t planned = (uint64_t)cue_frames(render->starts[render->timeline->count], AUDIO_RATE);
    uint64_t end = render->last_frame > planned ? render->last_frame : planned;
    return end + (uint64_t)cue_frames(TAIL, AUDIO_RATE);
}

Ns render_length(const Render *render)
{
    uint64_t frames = total_frames(render);
    return (Ns)(frames / AUDIO_RATE) * NS_PER_S + (Ns)(frames % AUDIO_RATE) * NS_PER_S / AUDIO_RATE;
}

/* ---- chapters ---- */

/* A line a step, "0:05 Standing quad stretch", as far as they fit; the frames go into marks. */
static size_t write_chapters(const Render *render, char *comment, uint64_t *marks, size_t most)
{
    const Timeline *timeline = render->timeline;
    size_t count = 0, used = 0;
    int visit = -1;
    comment[0] = '\0';
    for (size_t i = 0; i < timeline->count && count < most; i++) {
        const Segment *segment = &timeline->segments[i];
        char clock[32], line[512];
        if (segment->visit == visit)
            continue;
        visit = segment->visit;
        marks[count++] = (uint64_t)cue_frames(render->starts[i], AUDIO_RATE);
        clock_format(render->starts[i], clock, sizeof clock);
        int length = snprintf(line, sizeof line, "%s %s\n", clock, segment->step->name);
        if (used + (size_t)length < COMMENT_BYTES) {
            memcpy(comment + used, line, (size_t)length + 1);
            used += (size_t)length;
        }
    }
    return count;
}

/* ---- writing ---- */

static int compare_events(const void *a, const void *b)
{
    uint64_t first = ((const MixerEvent *)a)->frame, second = ((const MixerEvent *)b)->frame;
    return (first > second) - (first < second);
}

typedef struct {
    const Render *render;
    Mixer mixer;
    size_t next; /* event not planned yet */
    float block[BLOCK * MIXER_CHANNELS];
} Writing;

static void plan_block(Writing *writing, size_t frames)
{
    const Render *render = writing->render;
    while (writing->next < render->count &&
           render->events[writing->next].frame < writing->mixer.frame + frames)
        mixer_plan(&writing->mixer, &render->events[writing->next++]);
}

static bool write_blocks(Writing *writing, AudioFile *file, RenderProgress *progress, void *context)
{
    uint64_t total = total_frames(writing->render), block = 0;
    while (writing->mixer.frame < total) {
        uint64_t left = total - writing->mixer.frame;
        size_t frames = left < BLOCK ? (size_t)left : BLOCK;
        plan_block(writing, frames);
        mixer_fill(&writing->mixer, writing->block, frames);
        if (!audio_file_write(file, writing->block, frames))
            return true; /* audio_file_finish says why */
        if (progress && block++ % BLOCKS_A_REPORT == 0 &&
            !progress(context, (double)writing->mixer.frame / (double)total))
            return false;
    }
    return true;
}

static AudioFile *open_file(const Render *render, const char *path, char *why, size_t why_capacity)
{
    enum { MOST_MARKS = 100 };
    char comment[COMMENT_BYTES];
    uint64_t marks[MOST_MARKS];
    AudioTags tags = {.title = render->timeline->routine->title,
                      .comment = comment,
                      .marks = marks,
                      .mark_count = write_chapters(render, comment, marks, MOST_MARKS)};
    return audio_file_new(path, &tags, why, why_capacity);
}

bool render_write(Render *render, const char *path, RenderProgress *progress, void *context,
                  char *why, size_t why_capacity)
{
    AudioFile *file = open_file(render, path, why, why_capacity);
    if (!file)
        return false;
    qsort(render->events, render->count, sizeof *render->events, compare_events);
    Writing *writing = memory_alloc(sizeof *writing);
    writing->render = render;
    mixer_init(&writing->mixer, AUDIO_RATE);
    mixer_set_volume(&writing->mixer, (float)render->volume_percent / 100);
    bool whole = write_blocks(writing, file, progress, context);
    free(writing);
    if (whole)
        return audio_file_finish(file, why, why_capacity);
    audio_file_abandon(file);
    why[0] = '\0';
    return false;
}
