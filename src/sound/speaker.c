// SPDX-FileCopyrightText: 2026 The Limber authors
// SPDX-License-Identifier: GPL-3.0-or-later
/* The life of the loudspeaker as the program sees it: started, playing, lost, started again.
 *
 * Everything happens in speaker_tend, which the live loop calls a few times a second: the heart is
 * beaten, messages are read, the age of the last callback is looked at, and a helper that died,
 * hangs or does not answer is killed and followed by another, at once if it had played, else after
 * a pause that doubles. The planned sounds stay here (speaker_plan.h), so that the next helper is
 * told of what is still to come. */
#include "sound/speaker.h"

#include "base/arena.h"
#include "sound/speaker_plan.h"
#include "sound/speaker_process.h"
#include "sound/speaker_samples.h"

#include <poll.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/statvfs.h>

#define TEND_EVERY (250 * NS_PER_MS)
#define START_LIMIT (5 * NS_PER_S) /* from spawn to WIRE_OPENED */
#define SILENCE_LIMIT NS_PER_S     /* the age of the last callback */
#define ABSENCE (500 * NS_PER_MS)  /* not tended for so long: the program itself stood still */
#define GOOD_RUN NS_PER_S          /* a stream that played this long is started again at once */
#define FIRST_PAUSE (500 * NS_PER_MS)
#define LONGEST_PAUSE (30 * NS_PER_S)  /* of those that never play */
#define LONGEST_SILENCE (2 * NS_PER_S) /* of those that played, however briefly */
#define DRAIN_LIMIT (3 * NS_PER_S)
#define DRAIN_STEP (50 * NS_PER_MS)
#define MOST_DYING 8 /* killed and not reaped yet; more are not started */

struct Speaker {
    SpeakerOptions options; /* its texts are owned */
    SpeakerState state;
    SpeakerProcess process;
    SpeakerPlan plan;
    SpeakerSamples samples;
    KeptText kept;
    uint32_t rate, channels;
    uint32_t volume_mille;
    Ns latency;
    Ns watched_since; /* the watchdog counts from here at the earliest */
    Ns opened;        /* when the stream began to run */
    Ns last_tend;
    Ns restart_at;
    unsigned starts;
    unsigned failures; /* in a row, of helpers that did not play for a while */
    pid_t dying[MOST_DYING];
    size_t dying_count;
    char device[240];
    char warning[240];
    char note[300];
};

/* The page of a stream that plays, or NULL. */
static WirePage *playing_page(const Speaker *speaker)
{
    return speaker->state == SPEAKER_PLAYING ? speaker->process.page : NULL;
}

static void reap_dying(Speaker *speaker)
{
    size_t kept = 0;
    for (size_t i = 0; i < speaker->dying_count; i++)
        if (!process_reap(speaker->dying[i]))
            speaker->dying[kept++] = speaker->dying[i];
    speaker->dying_count = kept;
}

/* What ails the libraries may be plain to see: JACK's hangs where shared memory is full. */
static const char *true_reason(const char *why)
{
    struct statvfs memory;
    bool full = statvfs("/dev/shm", &memory) == 0 && memory.f_blocks > 0 && memory.f_bavail == 0;
    return full ? "/dev/shm is full, so nothing plays" : why;
}

/* The sound is gone: ends the helper, says so, and sets the time of the next try. */
static void lose(Speaker *speaker, Ns now, const char *why)
{
    bool opened = speaker->state == SPEAKER_PLAYING;
    bool played = opened && now - speaker->opened >= GOOD_RUN;
    process_keep_printed(&speaker->process, &speaker->kept);
    if (playing_page(speaker))
        plan_note_begun(&speaker->plan, speaker->process.page, speaker->rate);
    pid_t pid = process_kill(&speaker->process);
    if (pid > 0)
        speaker->dying[speaker->dying_count++] = pid;
    Ns pause = 0, longest = opened ? LONGEST_SILENCE : LONGEST_PAUSE;
    if (played) {
        speaker->failures = 0;
    } else {
        unsigned doublings = speaker->failures < 6 ? speaker->failures : 6;
        pause = FIRST_PAUSE << doublings;
        speaker->failures++;
    }
    speaker->restart_at = now + (pause < longest ? pause : longest);
    speaker->state = SPEAKER_LOST;
    if (played)
        snprintf(speaker->note, sizeof speaker->note, "the sound stopped; trying again");
    else
        snprintf(speaker->note, sizeof speaker->note, "%s: cues are on the screen",
                 true_reason(why));
}

static void beat(Speaker *speaker, Ns now)
{
    if (speaker->process.page)
        wire_beat(speaker->process.page, now);
}

static void prepare_page(WirePage *page, void *context)
{
    const Speaker *speaker = context;
    wire_beat(page, speaker->last_tend);
    page->volume_mille = speaker->volume_mille;
    page->group = speaker->plan.group;
}

static void start(Speaker *speaker, Ns now)
{
    speaker->starts++;
    speaker->watched_since = now;
    if (!process_start(&speaker->process, &speaker->options, prepare_page, speaker))
        lose(speaker, now, "limber-loudspeaker cannot be started");
}

/* Hands over what is still to come, the samples placed in the stream's area first. */
static void hand_over(Speaker *speaker, Ns now, Ns late)
{
    WirePage *page = speaker->process.page;
    for (size_t i = 0; i < speaker->plan.count; i++) {
        PlannedSound *planned = &speaker->plan.sounds[i];
        if (planned->sample)
            samples_place(&speaker->samples, page, planned->sample, planned->when, now,
                          &planned->offset, &planned->length);
    }
    plan_hand_over(&speaker->plan, page, speaker->rate, late);
}

static void note_opened(Speaker *speaker, const WireMessage *message, Ns now)
{
    bool first = speaker->state == SPEAKER_STARTING;
    speaker->rate = message->rate;
    speaker->channels = message->channels;
    speaker->latency = message->latency_ns;
    snprintf(speaker->device, sizeof speaker->device, "%s", message->text);
    speaker->state = SPEAKER_PLAYING;
    speaker->opened = speaker->watched_since = now;
    samples_new_stream(&speaker->samples, speaker->rate);
    hand_over(speaker, now, first ? PLAN_LATE_FIRST : 0);
}

static void hear(Speaker *speaker, Ns now)
{
    WireMessage message;
    while (speaker->process.pid > 0) {
        switch (process_hear(&speaker->process, &message)) {
        case HEARD_NOTHING:
            return;
        case HEARD_END:
            lose(speaker, now, "no sound device");
            return;
        case HEARD_MESSAGE:
            if (message.kind == WIRE_OPENED && message.rate > 0)
                note_opened(speaker, &message, now);
            else if (message.kind == WIRE_WARNING)
                snprintf(speaker->warning, sizeof speaker->warning, "%s", message.text);
            else
                lose(speaker, now, message.text);
        }
    }
}

/* Has the helper been silent for too long? Time in which this program stood still (stopped, or the
 * machine busy beyond measure) is not held against it. */
static void watch(Speaker *speaker, Ns now)
{
    WirePosition position;
    if (now - speaker->last_tend > ABSENCE)
        speaker->watched_since = now;
    if (speaker->process.pid == 0)
        return;
    bool playing = speaker->state == SPEAKER_PLAYING;
    Ns seen = speaker->watched_since;
    if (playing && wire_position(speaker->process.page, &position) && position.callback_ns > seen)
        seen = position.callback_ns;
    if (now - seen > (playing ? SILENCE_LIMIT : START_LIMIT))
        lose(speaker, now, "the sound system does not answer");
}

/* After the device stood still (an overload, a suspended server) what was planned would come late;
 * it is planned again. */
static void close_gap(Speaker *speaker, Ns now)
{
    WirePage *page = playing_page(speaker);
    if (!page || !plan_stood_still(&speaker->plan, page, speaker->rate))
        return;
    plan_note_begun(&speaker->plan, page, speaker->rate);
    hand_over(speaker, now, 0);
}

void speaker_tend(Speaker *speaker, Ns now)
{
    beat(speaker, now);
    reap_dying(speaker);
    process_keep_printed(&speaker->process, &speaker->kept);
    hear(speaker, now);
    watch(speaker, now);
    close_gap(speaker, now);
    speaker->last_tend = now;
    bool may_start = speaker->process.pid == 0 && speaker->dying_count < MOST_DYING;
    if (may_start && now >= speaker->restart_at)
        start(speaker, now);
}

static char *copy(const char *text)
{
    return text ? memory_string(text) : NULL;
}

Speaker *speaker_new(const SpeakerOptions *options)
{
    Speaker *speaker = memory_alloc(sizeof *speaker);
    speaker->options = *options;
    speaker->options.theme = copy(options->theme);
    speaker->options.device = copy(options->device);
    speaker->options.user_sounds = copy(options->user_sounds);
    speaker->options.shipped_sounds = copy(options->shipped_sounds);
    speaker->state = SPEAKER_STARTING;
    process_init(&speaker->process);
    speaker_set_volume(speaker, options->volume_percent);
    speaker->last_tend = clock_monotonic();
    start(speaker, speaker->last_tend);
    return speaker;
}

/* The heart goes on beating while the last sounds are heard. */
static void drain(Speaker *speaker, Ns until)
{
    Ns now = clock_monotonic(), limit = now + DRAIN_LIMIT;
    until = until < limit ? until + speaker->plan.late : limit;
    while (speaker->state == SPEAKER_PLAYING && now < until) {
        Ns rest = until - now < DRAIN_STEP ? until - now : DRAIN_STEP;
        poll(NULL, 0, (int)(rest / NS_PER_MS) + 1);
        now = clock_monotonic();
        speaker_tend(speaker, now);
    }
}

void speaker_free(Speaker *speaker, Ns drain_until)
{
    if (!speaker)
        return;
    drain(speaker, drain_until);
    process_end(&speaker->process);
    for (size_t i = 0; i < speaker->dying_count; i++)
        process_reap_killed(speaker->dying[i]);
    samples_free(&speaker->samples);
    free((char *)speaker->options.theme);
    free((char *)speaker->options.device);
    free((char *)speaker->options.user_sounds);
    free((char *)speaker->options.shipped_sounds);
    free(speaker);
}

size_t speaker_fds(const Speaker *speaker, int *fds, size_t capacity)
{
    if (!speaker || capacity == 0 || speaker->process.socket < 0)
        return 0;
    fds[0] = speaker->process.socket; /* not what it prints: a flood of that must wake nobody */
    return 1;
}

Ns speaker_deadline(const Speaker *speaker, Ns now)
{
    if (!speaker)
        return NS_NEVER;
    Ns next = now + TEND_EVERY;
    bool waiting = speaker->process.pid == 0;
    return waiting && speaker->restart_at < next ? speaker->restart_at : next;
}

void speaker_plan(Speaker *speaker, Ns when, Sound sound, Side side)
{
    if (sound == SOUND_NONE)
        return;
    PlannedSound planned = {.when = when, .sound = sound, .side = side};
    plan_add(&speaker->plan, playing_page(speaker), speaker->rate, planned, clock_monotonic());
}

int speaker_keep(Speaker *speaker, const float *frames, uint32_t count, uint32_t rate)
{
    return samples_keep(&speaker->samples, frames, count, rate, clock_monotonic());
}

bool speaker_plan_sample(Speaker *speaker, Ns when, int sample, Side side)
{
    PlannedSound planned = {.when = when, .side = side, .sample = sample};
    WirePage *page = playing_page(speaker);
    Ns now = clock_monotonic();
    if (when < now || !samples_has(&speaker->samples, sample))
        return false;
    if (page && !samples_place(&speaker->samples, page, sample, when, now, &planned.offset,
                               &planned.length))
        return false;
    return plan_add(&speaker->plan, page, speaker->rate, planned, now);
}

int speaker_take_lost(Speaker *speaker)
{
    return plan_take_lost(&speaker->plan);
}

void speaker_cancel(Speaker *speaker)
{
    samples_cancel(&speaker->samples, clock_monotonic());
    plan_cancel(&speaker->plan, speaker->process.page);
}

void speaker_cancel_ahead(Speaker *speaker, Ns now)
{
    plan_cancel_ahead(&speaker->plan, playing_page(speaker), speaker->rate, now);
}

void speaker_realign(Speaker *speaker)
{
    WirePage *page = playing_page(speaker);
    if (page && llabs(plan_drift(&speaker->plan, page, speaker->rate)) > PLAN_DRIFT)
        speaker->plan.has_origin = false;
}

void speaker_set_volume(Speaker *speaker, int percent)
{
    int kept = percent < 0 ? 0 : percent > 100 ? 100 : percent;
    speaker->volume_mille = (uint32_t)kept * 10;
    if (speaker->process.page)
        atomic_store_explicit(&speaker->process.page->volume_mille, speaker->volume_mille,
                              memory_order_relaxed);
}

SpeakerState speaker_state(const Speaker *speaker)
{
    return speaker ? speaker->state : SPEAKER_OFF;
}

Ns speaker_latency(const Speaker *speaker)
{
    return speaker ? speaker->latency : 0;
}

const char *speaker_note(const Speaker *speaker)
{
    if (!speaker)
        return "";
    return speaker->state == SPEAKER_LOST ? speaker->note : speaker->warning;
}

SpeakerReport speaker_report(const Speaker *speaker)
{
    if (!speaker)
        return (SpeakerReport){.device = ""};
    const WirePage *page = speaker->process.page;
    return (SpeakerReport){
        .device = speaker->device,
        .rate = speaker->rate,
        .channels = speaker->channels,
        .underflows = page ? atomic_load(&page->underflows) : 0,
        .starts = speaker->starts,
        .pid = speaker->process.pid,
    };
}

size_t speaker_printed(const Speaker *speaker, char *out, size_t capacity)
{
    return speaker && capacity > 0 ? kept_copy(&speaker->kept, out, capacity) : 0;
}
