// SPDX-FileCopyrightText: 2026 The Limber authors
// SPDX-License-Identifier: GPL-3.0-or-later
/* Keeps, for each utterance of the timeline, how far it has come: asked for, ready (a sample with
 * the speaker), planned for an instant. Looks two segments ahead, and asks for one utterance at a
 * time, so that what is needed first never stands behind what is not. */
#include "play/narrator.h"

#include "base/arena.h"
#include "routine/recording_file.h"
#include "sound/voice.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#define LATE_LIMIT (1500 * NS_PER_MS) /* behind its place in the queue: no longer worth saying */
#define ANSWER_LATE (3 * NS_PER_S)    /* a person is told that the command does not answer */
#define SOON (50 * NS_PER_MS)
#define SEGMENTS_AHEAD 3 /* asked for while this many segments away */

typedef enum { LINE_NEW, LINE_ASKED, LINE_READY, LINE_FAILED } LineState;

typedef struct {
    LineState state;
    int request;  /* LINE_ASKED */
    int sample;   /* LINE_READY */
    Ns length;    /* LINE_READY */
    bool shorter; /* the short text was asked for */
    bool spare;   /* of the spare voice */
    Ns planned;   /* monotonic; 0: not */
} Line;

struct Narrator {
    Arena *arena;
    const Timeline *timeline;
    SpeechLevel level;
    Speech speech;
    Line *lines;
    const Settings *settings;
    Voice *voice;
    Voice *spare; /* speaks the short form of the first utterance beside the long one, so that both
                     are there in time; NULL: not needed, or no more */
    size_t spare_line;
    int spare_request;
    bool has_asked;
    Ns asked_at;       /* of the first */
    bool has_answered; /* it was */
    bool lean;
    Ns busy_until; /* monotonic: what was planned last has ended */
    char note[200];
};

/* A setting that names an engine is no voice of the library's. */
Voice *narrator_voice(const Routine *routine, const Settings *settings)
{
    VoiceOptions options = {.language = routine->language};
    const char *named = settings ? settings->speech.voice : NULL;
    Arena *arena = arena_new();
    size_t count;
    const Engine *engines = engine_list(arena, routine->language, &count);
    if (named || engine_may_run())
        options.engine = engine_choose(engines, count, named);
    if (settings) {
        options.voice = named && engine_is_named(named) ? NULL : named;
        options.rate = settings->speech.rate;
        options.pitch = settings->speech.pitch;
        options.command = settings->speech.command;
    }
    Voice *voice = voice_new(&options);
    arena_free(arena);
    return voice;
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
    narrator->level = level;
    narrator->speech = speech_build(narrator->arena, timeline, level);
    narrator->lines =
        arena_alloc(narrator->arena, (narrator->speech.count + 1) * sizeof *narrator->lines);
    narrator->lean = !settings || settings->lean;
    narrator->settings = settings;
    narrator->voice = narrator_voice(timeline->routine, settings);
    return narrator;
}

void narrator_free(Narrator *narrator)
{
    if (!narrator)
        return;
    voice_free(narrator->voice);
    voice_free(narrator->spare);
    arena_free(narrator->arena);
    free(narrator);
}

/* ---- asking ---- */

static void ask(Narrator *narrator, size_t index)
{
    Line *line = &narrator->lines[index];
    line->request = narrator_ask(narrator->voice, narrator->timeline->routine,
                                 &narrator->speech.items[index], line->shorter);
    if (line->request > 0) /* else there is no room: asked again at the next turn */
        line->state = LINE_ASKED;
}

static bool has_short_form(const Utterance *utterance)
{
    return utterance->shorter && !utterance->voice;
}

/* The first utterance has the least time: whichever form will fit, it has been asked for. */
static void ask_spare(Narrator *narrator, size_t index)
{
    const Utterance *utterance = &narrator->speech.items[index];
    const Routine *routine = narrator->timeline->routine;
    if (!has_short_form(utterance))
        return;
    narrator->spare = narrator_voice(routine, narrator->settings);
    narrator->spare_line = index;
    narrator->spare_request = narrator_ask(narrator->spare, routine, utterance, true);
}

static void drop_spare(Narrator *narrator)
{
    voice_free(narrator->spare);
    narrator->spare = NULL;
}

static bool is_asking(const Narrator *narrator)
{
    for (size_t i = 0; i < narrator->speech.count; i++)
        if (narrator->lines[i].state == LINE_ASKED)
            return true;
    return false;
}

/* The first that has not been asked for, of the segments close ahead. */
static void ask_ahead(Narrator *narrator, size_t segment, Ns now)
{
    if (is_asking(narrator))
        return;
    for (size_t i = 0; i < narrator->speech.count; i++) {
        size_t at = narrator->speech.items[i].segment;
        if (at < segment || at >= segment + SEGMENTS_AHEAD || narrator->lines[i].state != LINE_NEW)
            continue;
        ask(narrator, i);
        if (!narrator->has_asked) {
            ask_spare(narrator, i);
            narrator->asked_at = now;
            narrator->has_asked = true;
        }
        return;
    }
}

/* ---- taking in ---- */

static bool has_command(const Narrator *narrator)
{
    return narrator->settings && narrator->settings->speech.command;
}

/* One note a session: the first is what a person has to know, and it stays. */
static void note_trouble(Narrator *narrator, const char *why, bool replaced)
{
    if (narrator->note[0] == '\0')
        snprintf(narrator->note, sizeof narrator->note, "voice: %s%s", why,
                 replaced ? "; espeak-ng speaks instead" : "");
}

/* One that hangs is given up only after a while: it is said before. */
static void note_silence(Narrator *narrator, Ns now)
{
    bool silent = narrator->has_asked && !narrator->has_answered && has_command(narrator);
    if (silent && now - narrator->asked_at > ANSWER_LATE)
        note_trouble(narrator, "the speech command does not answer", false);
}

static Line *line_of(Narrator *narrator, const Voice *voice, int request)
{
    for (size_t i = 0; i < narrator->speech.count; i++) {
        Line *line = &narrator->lines[i];
        const Voice *asked = line->spare ? narrator->spare : narrator->voice;
        if (line->state == LINE_ASKED && asked == voice && line->request == request)
            return line;
    }
    return NULL;
}

/* Does what was said fit its window at all? Else the short form is asked for. */
static bool fits(const Utterance *utterance, Ns length)
{
    return utterance->until == NS_NEVER || utterance->from + length <= utterance->until;
}

/* The spare voice is at work on the first utterance's already. */
static void ask_shorter(Narrator *narrator, Line *line)
{
    line->shorter = true;
    line->spare = narrator->spare && narrator->spare_request > 0 &&
                  line == &narrator->lines[narrator->spare_line];
    line->request = line->spare ? narrator->spare_request : 0;
    line->state = line->spare ? LINE_ASKED : LINE_NEW;
}

static void take_line(Narrator *narrator, Speaker *speaker, Line *line, const float *frames,
                      uint32_t count, uint32_t rate)
{
    const Utterance *utterance = &narrator->speech.items[line - narrator->lines];
    if (!frames) {
        line->state = LINE_FAILED;
        return;
    }
    line->length = (Ns)count * NS_PER_S / rate;
    if (!fits(utterance, line->length) && has_short_form(utterance) && !line->shorter) {
        ask_shorter(narrator, line);
        return;
    }
    line->sample = speaker_keep(speaker, frames, count, rate);
    line->state = LINE_READY;
}

static void take_ready(Narrator *narrator, Speaker *speaker, Voice *voice)
{
    int request;
    float *frames;
    uint32_t count, rate;
    char why[160];
    while (voice_take(voice, &request, &frames, &count, &rate, why, sizeof why)) {
        Line *line = line_of(narrator, voice, request);
        bool recorded = line && narrator->speech.items[line - narrator->lines].voice;
        if (*why)
            note_trouble(narrator, why, frames && !recorded);
        else if (!narrator->has_answered) /* late, and well after all */
            narrator->note[0] = '\0';
        narrator->has_answered = true;
        if (line)
            take_line(narrator, speaker, line, frames, count, rate);
        free(frames);
    }
}

/* The spare voice's answer is taken where it is needed, and else not at all. */
static void tend_spare(Narrator *narrator, Speaker *speaker, Ns now)
{
    const Line *line = &narrator->lines[narrator->spare_line];
    if (!narrator->spare)
        return;
    voice_tend(narrator->spare, now);
    if (line->spare)
        take_ready(narrator, speaker, narrator->spare);
    if (line->state != LINE_ASKED)
        drop_spare(narrator);
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

static Ns later(Ns a, Ns b)
{
    return a > b ? a : b;
}

static Ns soonest(const Speaker *speaker, Ns now)
{
    return now + speaker_latency(speaker) + SOON;
}

/* What comes next is worth saying as long as its window is open. */
static bool is_stale(const Utterance *utterance, Ns late)
{
    return utterance->kind != SPEECH_NEXT && late > LATE_LIMIT;
}

static void plan_line(Narrator *narrator, Speaker *speaker, size_t index, Ns begun, Ns now)
{
    const Utterance *utterance = &narrator->speech.items[index];
    Line *line = &narrator->lines[index];
    Ns queued = later(narrator->busy_until, begun + utterance->from);
    Ns busy = later(queued, soonest(speaker, now));
    Ns start = speech_place(utterance, line->length, busy - begun);
    if (start == NS_NEVER || is_stale(utterance, busy - queued) ||
        begun + start > now + SPEAKER_AHEAD)
        return;
    Side side = narrator->lean ? utterance->side : SIDE_NONE;
    if (!speaker_plan_sample(speaker, begun + start, line->sample, side))
        return;
    line->planned = begun + start;
    narrator->busy_until = begun + start + line->length;
}

/* What was planned while nothing played has to be planned again. */
static void take_lost(Narrator *narrator, Speaker *speaker, Ns now)
{
    int sample;
    while ((sample = speaker_take_lost(speaker)) > 0) {
        narrator->busy_until = now;
        for (size_t i = 0; i < narrator->speech.count; i++) {
            Line *line = &narrator->lines[i];
            if (line->planned > 0 && line->sample == sample)
                line->planned = 0;
            if (line->planned > 0)
                narrator->busy_until = later(narrator->busy_until, line->planned + line->length);
        }
    }
}

void narrator_tend(Narrator *narrator, Speaker *speaker, const NarratorMoment *moment, Ns now)
{
    voice_tend(narrator->voice, now);
    take_ready(narrator, speaker, narrator->voice);
    tend_spare(narrator, speaker, now);
    ask_ahead(narrator, moment->segment, now);
    note_silence(narrator, now);
    voice_tend(narrator->voice, now); /* what is asked now begins now */
    take_lost(narrator, speaker, now);
    if (speaker_state(speaker) != SPEAKER_PLAYING) /* it would count as said */
        return;
    for (size_t i = 0; i < narrator->speech.count; i++) {
        Ns begun = beginning_of(narrator, &narrator->speech.items[i], moment);
        /* said before this beginning: the step was begun again */
        bool said = begun != NS_NEVER && narrator->lines[i].planned >= begun;
        if (begun != NS_NEVER && narrator->lines[i].state == LINE_READY && !said)
            plan_line(narrator, speaker, i, begun, now);
    }
}

/* What had begun to sound is not said twice; what had not is planned again where it now belongs. */
void narrator_cancel(Narrator *narrator, bool rings_on, Ns now)
{
    narrator->busy_until = now;
    for (size_t i = 0; i < narrator->speech.count; i++) {
        Line *line = &narrator->lines[i];
        if (line->planned > now)
            line->planned = 0;
        else if (rings_on && line->planned > 0)
            narrator->busy_until = later(narrator->busy_until, line->planned + line->length);
    }
}

Ns narrator_missing(const Narrator *narrator, const Speaker *speaker, const NarratorMoment *moment,
                    Ns now)
{
    Ns begins = soonest(speaker, now);
    bool plays = speaker_state(speaker) == SPEAKER_PLAYING && moment->running;
    for (size_t i = 0; plays && i < narrator->speech.count; i++) {
        const Utterance *utterance = &narrator->speech.items[i];
        const Line *line = &narrator->lines[i];
        if (utterance->segment != moment->segment || utterance->kind != SPEECH_NEXT)
            continue;
        bool waits = line->state == LINE_READY && line->planned == 0;
        Ns until = utterance->until == NS_NEVER ? NS_NEVER : moment->begun + utterance->until;
        if (!waits || !fits(utterance, line->length) || until < begins)
            return 0;
        return later(begins + line->length - until, 0);
    }
    return 0;
}

void narrator_follow(Narrator *narrator, size_t index, const Segment *segment)
{
    speech_follow(&narrator->speech, narrator->timeline, narrator->level, index, segment);
}

Ns narrator_end(const Narrator *narrator, Ns finished_at)
{
    if (!narrator || narrator->speech.count == 0)
        return finished_at;
    size_t last = narrator->speech.count - 1;
    const Utterance *utterance = &narrator->speech.items[last];
    const Line *line = &narrator->lines[last];
    Ns end = later(finished_at, narrator->busy_until);
    if (utterance->segment != narrator->timeline->count || line->state == LINE_FAILED ||
        line->planned >= finished_at)
        return end;
    return later(end, finished_at + utterance->from + LATE_LIMIT);
}

Ns narrator_deadline(const Narrator *narrator, Ns now)
{
    if (!narrator)
        return NS_NEVER;
    Ns own = voice_deadline(narrator->voice, now), spare = voice_deadline(narrator->spare, now);
    return own < spare ? own : spare;
}

size_t narrator_fds(const Narrator *narrator, int *fds, size_t capacity)
{
    if (!narrator)
        return 0;
    size_t count = voice_fds(narrator->voice, fds, capacity);
    return count + voice_fds(narrator->spare, fds + count, capacity - count);
}

const char *narrator_note(const Narrator *narrator)
{
    return narrator ? narrator->note : "";
}
