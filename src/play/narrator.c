// SPDX-FileCopyrightText: 2026 The Limber authors
// SPDX-License-Identifier: GPL-3.0-or-later
/* Keeps, for each utterance of the timeline, how far it has come: asked for, ready (a sample with
 * the speaker), planned for an instant. Looks two segments ahead. */
#include "play/narrator.h"

#include "base/arena.h"
#include "routine/reader.h"
#include "sound/voice.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#define LATE_LIMIT (1500 * NS_PER_MS) /* behind its place in the queue: no longer worth saying */
#define SOON (50 * NS_PER_MS)
#define SEGMENTS_AHEAD 3 /* asked for while this many segments away */

typedef enum { LINE_NEW, LINE_ASKED, LINE_READY, LINE_FAILED } LineState;

typedef struct {
    LineState state;
    int request;  /* LINE_ASKED */
    int sample;   /* LINE_READY */
    Ns length;    /* LINE_READY */
    bool shorter; /* the short text was asked for */
    Ns planned;   /* monotonic; 0: not */
} Line;

struct Narrator {
    Arena *arena;
    const Timeline *timeline;
    Speech speech;
    Line *lines;
    Voice *voice;
    bool lean;
    Ns busy_until; /* monotonic: what was planned last has ended */
    char note[200];
};

Voice *narrator_voice(const Routine *routine, const Settings *settings)
{
    VoiceOptions options = {.language = routine->language};
    if (settings) {
        options.voice = settings->speech.voice;
        options.rate = settings->speech.rate;
        options.pitch = settings->speech.pitch;
        options.command = settings->speech.command;
    }
    return voice_new(&options);
}

int narrator_ask(Voice *voice, const Routine *routine, const Utterance *utterance, bool shorter)
{
    int fd = utterance->voice ? routine_open_recording(routine, utterance->voice) : -1;
    if (fd < 0)
        return voice_ask(voice, shorter ? utterance->shorter : utterance->text);
    int id = voice_ask_recording(voice, fd);
    close(fd);
    return id;
}

Narrator *narrator_new(const Timeline *timeline, SpeechLevel level, const Settings *settings)
{
    if (level == SPEECH_OFF)
        return NULL;
    Narrator *narrator = memory_alloc(sizeof *narrator);
    narrator->arena = arena_new();
    narrator->timeline = timeline;
    narrator->speech = speech_build(narrator->arena, timeline, level);
    narrator->lines =
        arena_alloc(narrator->arena, (narrator->speech.count + 1) * sizeof *narrator->lines);
    narrator->lean = !settings || settings->lean;
    narrator->voice = narrator_voice(timeline->routine, settings);
    return narrator;
}

void narrator_free(Narrator *narrator)
{
    if (!narrator)
        return;
    voice_free(narrator->voice);
    arena_free(narrator->arena);
    free(narrator);
}

/* ---- asking ---- */

static void ask(Narrator *narrator, size_t index)
{
    Line *line = &narrator->lines[index];
    line->request = narrator_ask(narrator->voice, narrator->timeline->routine,
                                 &narrator->speech.items[index], line->shorter);
    if (line->request > 0) /* else the queue is full: asked again at the next turn */
        line->state = LINE_ASKED;
}

static void ask_ahead(Narrator *narrator, size_t segment)
{
    for (size_t i = 0; i < narrator->speech.count; i++) {
        size_t at = narrator->speech.items[i].segment;
        if (at >= segment && at < segment + SEGMENTS_AHEAD && narrator->lines[i].state == LINE_NEW)
            ask(narrator, i);
    }
}

/* ---- taking in ---- */

static Line *line_of(Narrator *narrator, int request)
{
    for (size_t i = 0; i < narrator->speech.count; i++)
        if (narrator->lines[i].state == LINE_ASKED && narrator->lines[i].request == request)
            return &narrator->lines[i];
    return NULL;
}

/* Does what was said fit its window at all? Else the short form is asked for. */
static bool fits(const Utterance *utterance, Ns length)
{
    return utterance->until == NS_NEVER || utterance->from + length <= utterance->until;
}

static void take_ready(Narrator *narrator, Speaker *speaker)
{
    int request;
    float *frames;
    uint32_t count, rate;
    char why[160];
    while (voice_take(narrator->voice, &request, &frames, &count, &rate, why, sizeof why)) {
        Line *line = line_of(narrator, request);
        if (!frames)
            snprintf(narrator->note, sizeof narrator->note, "voice: %s", why);
        if (line && frames) {
            const Utterance *utterance = &narrator->speech.items[line - narrator->lines];
            line->length = (Ns)count * NS_PER_S / rate;
            bool may_shorten = utterance->shorter && !utterance->voice && !line->shorter;
            if (!fits(utterance, line->length) && may_shorten) {
                line->shorter = true;
                line->state = LINE_NEW;
            } else {
                line->sample = speaker_keep(speaker, frames, count, rate);
                line->state = LINE_READY;
            }
        } else if (line) {
            line->state = LINE_FAILED;
        }
        free(frames);
    }
}

/* ---- planning ---- */

/* When the segment that an utterance belongs to begins, as far as it is known now. */
static Ns beginning_of(const Narrator *narrator, const Utterance *utterance,
                       const NarratorMoment *moment)
{
    if (utterance->segment == narrator->timeline->count)
        return moment->finished ? moment->finished_at : NS_NEVER;
    if (!moment->running)
        return NS_NEVER;
    if (utterance->segment == moment->segment)
        return moment->begun;
    size_t next = timeline_next_open(narrator->timeline, moment->segment + 1);
    return utterance->segment == next ? moment->next : NS_NEVER;
}

static void plan_line(Narrator *narrator, Speaker *speaker, size_t index, Ns begun, Ns now)
{
    const Utterance *utterance = &narrator->speech.items[index];
    Line *line = &narrator->lines[index];
    Ns soonest = now + speaker_latency(speaker) + SOON;
    Ns queued = narrator->busy_until > begun + utterance->from ? narrator->busy_until
                                                               : begun + utterance->from;
    Ns busy = queued > soonest ? queued : soonest;
    Ns start = speech_place(utterance, line->length, busy - begun);
    if (start == NS_NEVER || soonest - queued > LATE_LIMIT || begun + start > now + SPEAKER_AHEAD)
        return;
    Side side = narrator->lean ? utterance->side : SIDE_NONE;
    if (!speaker_plan_sample(speaker, begun + start, line->sample, side))
        return;
    line->planned = begun + start;
    narrator->busy_until = begun + start + line->length;
}

void narrator_tend(Narrator *narrator, Speaker *speaker, const NarratorMoment *moment, Ns now)
{
    voice_tend(narrator->voice, now);
    ask_ahead(narrator, moment->segment);
    take_ready(narrator, speaker);
    for (size_t i = 0; i < narrator->speech.count; i++) {
        Ns begun = beginning_of(narrator, &narrator->speech.items[i], moment);
        /* said before this beginning: the step was begun again */
        bool said = begun != NS_NEVER && narrator->lines[i].planned >= begun;
        if (begun != NS_NEVER && narrator->lines[i].state == LINE_READY && !said)
            plan_line(narrator, speaker, i, begun, now);
    }
}

/* What had begun to sound is not said twice; what had not is planned again where it now belongs. */
void narrator_cancel(Narrator *narrator, Ns now)
{
    for (size_t i = 0; i < narrator->speech.count; i++)
        if (narrator->lines[i].planned > now)
            narrator->lines[i].planned = 0;
    narrator->busy_until = now;
}

Ns narrator_deadline(const Narrator *narrator, Ns now)
{
    return narrator ? voice_deadline(narrator->voice, now) : NS_NEVER;
}

size_t narrator_fds(const Narrator *narrator, int *fds, size_t capacity)
{
    return narrator ? voice_fds(narrator->voice, fds, capacity) : 0;
}

const char *narrator_note(const Narrator *narrator)
{
    return narrator ? narrator->note : "";
}
