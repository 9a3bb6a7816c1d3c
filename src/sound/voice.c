// SPDX-FileCopyrightText: 2026 The Limber authors
// SPDX-License-Identifier: GPL-3.0-or-later
/* The queue of what was asked and the one child that works on its first item. An item goes through
 * one stage or several: the user's command and the decoding of what that wrote, or an engine, and,
 * where these failed, the library; a recording is only decoded. */
#include "sound/voice.h"

#include "base/arena.h"
#include "base/child.h"
#include "base/errand.h"
#include "base/path.h"
#include "base/text.h"
#include "sound/decode.h"
#include "sound/voice_wire.h"

#include <fcntl.h>
#include <math.h>
#include <poll.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/wait.h>
#include <unistd.h>

#define HELPER "limber-voice"
#define TEND_EVERY (250 * NS_PER_MS) /* what a command prints is read then */
#define REAP_AFTER (2 * NS_PER_MS)   /* between the end of its output and its own */
#define COMMAND_TRIES 2              /* failures in a row, or one hang: it is left alone then */
#define REPLACED "\xef\xbf\xbd"      /* U+FFFD, as the gate writes it */
#define LEAST_RATE 80
#define MOST_RATE 450

extern char **environ;

typedef enum { STAGE_COMMAND, STAGE_DECODE, STAGE_ENGINE, STAGE_SPEAK, STAGE_RECORDING } Stage;

typedef struct {
    int id;
    Stage stage;
    char *text; /* owned, or NULL for a recording */
    int sound;  /* the recording, or what the command wrote; -1: none */
    float *frames;
    uint32_t count, rate;
    char why[160];
} Job;

struct Voice {
    VoiceOptions options; /* its texts are owned, and never NULL */
    Engine engine;        /* a copy in the arena; without a program: there is none */
    Arena *arena;
    char rate[12], pitch[12];
    Job jobs[VOICE_MOST_ASKED]; /* the oldest first; the first `done` are answered */
    size_t count, done;
    int last_id;
    unsigned command_failures; /* in a row, or the engine's */
    Errand child;              /* works on jobs[done] while its pid is not 0 */
    bool late;                 /* it was killed because its time was over */
    Ns limit;                  /* when that is */
};

static int within(int value, int least, int most)
{
    return value < least ? least : value > most ? most : value;
}

static char *copy(const char *text, const char *otherwise)
{
    return memory_string(text && *text ? text : otherwise);
}

static Engine copy_engine(Arena *arena, const Engine *engine)
{
    return (Engine){.engine = arena_string(arena, engine->engine),
                    .title = arena_string(arena, engine->title),
                    .program = arena_string(arena, engine->program),
                    .voice = arena_string(arena, engine->voice)};
}

Voice *voice_new(const VoiceOptions *options)
{
    Voice *voice = memory_alloc(sizeof *voice);
    int rate = options->rate ? options->rate : VOICE_RATE_DEFAULT;
    voice->options.language = copy(options->language, "en");
    voice->options.voice = copy(options->voice, "");
    voice->options.command = copy(options->command, "");
    snprintf(voice->rate, sizeof voice->rate, "%d", within(rate, LEAST_RATE, MOST_RATE));
    snprintf(voice->pitch, sizeof voice->pitch, "%d", within(options->pitch, 0, 99));
    voice->arena = arena_new();
    if (options->engine)
        voice->engine = copy_engine(voice->arena, options->engine);
    errand_init(&voice->child);
    return voice;
}

const Engine *voice_engine(const Voice *voice)
{
    return voice->engine.program ? &voice->engine : NULL;
}

static void free_job(Job *job)
{
    child_close(&job->sound);
    free(job->text);
    free(job->frames);
}

void voice_free(Voice *voice)
{
    if (!voice)
        return;
    errand_free(&voice->child);
    for (size_t i = 0; i < voice->count; i++)
        free_job(&voice->jobs[i]);
    free((char *)voice->options.language);
    free((char *)voice->options.voice);
    free((char *)voice->options.command);
    arena_free(voice->arena);
    free(voice);
}

/* ---- asking ---- */

/* The bytes of text to be said: VOICE_MAX_CHARACTERS at most, cut behind a word where
 * there is one. */
static size_t spoken_size(const char *text)
{
    size_t size = 0, space = 0, characters = 0;
    while (text[size] != '\0' && characters < VOICE_MAX_CHARACTERS && size < VOICE_MAX_BYTES) {
        if (text[size] == ' ')
            space = size;
        size++;
        while ((text[size] & 0xc0) == 0x80 && size < VOICE_MAX_BYTES)
            size++;
        characters++;
    }
    return text[size] != '\0' && space > 0 ? space : size;
}

/* Text that has passed the gate, in one line: control characters are orders to espeak-ng, and
 * programs that speak read lines. What the gate replaces is silent. */
static char *clean_text(const char *text, size_t size)
{
    char cut[VOICE_MAX_BYTES + 1], *clean = memory_alloc(3 * size + 1);
    memcpy(cut, text, size);
    cut[size] = '\0';
    text_safe(cut, clean, 3 * size + 1);
    for (char *at = clean; (at = strstr(at, REPLACED)) != NULL; at++) {
        *at = ' ';
        memmove(at + 1, at + strlen(REPLACED), strlen(at + strlen(REPLACED)) + 1);
    }
    return clean;
}

static int add(Voice *voice, Job job)
{
    job.id = ++voice->last_id;
    voice->jobs[voice->count++] = job;
    return job.id;
}

int voice_ask(Voice *voice, const char *text)
{
    size_t size = spoken_size(text);
    if (size == 0 || voice->count == VOICE_MOST_ASKED)
        return 0;
    return add(voice, (Job){.stage = *voice->options.command ? STAGE_COMMAND
                                     : voice->engine.program ? STAGE_ENGINE
                                                             : STAGE_SPEAK,
                            .text = clean_text(text, size),
                            .sound = -1});
}

int voice_ask_recording(Voice *voice, int fd)
{
    int sound = voice->count < VOICE_MOST_ASKED ? fcntl(fd, F_DUPFD_CLOEXEC, 10) : -1;
    if (sound < 0)
        return 0;
    return add(voice, (Job){.stage = STAGE_RECORDING, .sound = sound});
}

/* ---- the child ---- */

/* The sandboxed helper, in an environment with nothing in it. */
static bool start_helper(Voice *voice, Stage stage, int input)
{
    const VoiceOptions *options = &voice->options;
    const Engine *engine = &voice->engine;
    char *speak[] = {
        HELPER,       "speak", (char *)options->language, (char *)options->voice, voice->rate,
        voice->pitch, NULL};
    char *by_engine[] = {HELPER,
                         "engine",
                         (char *)engine->engine,
                         (char *)engine->program,
                         (char *)engine->voice,
                         voice->rate,
                         NULL};
    char *decode[] = {HELPER, "decode", NULL};
    char *environment[] = {"LC_ALL=C.UTF-8", NULL};
    size_t limit = sizeof(VoiceHeader) + (size_t)VOICE_MAX_SECONDS * VOICE_RATE * sizeof(float);
    char *path = path_helper(HELPER);
    bool started = errand_start(&voice->child, path,
                                stage == STAGE_SPEAK    ? speak
                                : stage == STAGE_ENGINE ? by_engine
                                                        : decode,
                                environment, input, limit);
    free(path);
    return started;
}

static bool is_spoken(Stage stage)
{
    return stage == STAGE_COMMAND || stage == STAGE_ENGINE || stage == STAGE_SPEAK;
}

static bool start_stage(Voice *voice, const Job *job, int input)
{
    char *shell[] = {"sh", "-c", (char *)voice->options.command, NULL};
    if (job->stage == STAGE_COMMAND)
        return errand_start(&voice->child, "/bin/sh", shell, environ, input, DECODE_MAX_BYTES);
    if (!is_spoken(job->stage))
        lseek(input, 0, SEEK_SET);
    return start_helper(voice, job->stage, input);
}

static int text_input(const char *text)
{
    char line[VOICE_MAX_BYTES + 2];
    int size = snprintf(line, sizeof line, "%s\n", text);
    return errand_input(line, (size_t)size);
}

static Ns limit_of(Stage stage)
{
    return stage == STAGE_COMMAND || stage == STAGE_ENGINE ? VOICE_COMMAND_LIMIT : VOICE_LIMIT;
}

static bool start_child(Voice *voice, Job *job, Ns now)
{
    bool others = job->stage == STAGE_COMMAND || job->stage == STAGE_ENGINE;
    if (others && voice->command_failures >= COMMAND_TRIES)
        job->stage = STAGE_SPEAK;
    bool speaks = is_spoken(job->stage);
    int input = speaks ? text_input(job->text) : job->sound;
    bool started = input >= 0 && start_stage(voice, job, input);
    if (speaks)
        child_close(&input);
    voice->late = false;
    voice->limit = now + limit_of(job->stage);
    return started;
}

/* The samples of a helper that ended well. They come from a parser of strangers' input, so nothing
 * they claim is believed. */
static bool take_samples(const Errand *child, Job *job)
{
    VoiceHeader header;
    if (child->count < sizeof header)
        return false;
    memcpy(&header, child->bytes, sizeof header);
    size_t size = child->count - sizeof header;
    if (header.magic != VOICE_MAGIC || header.rate != VOICE_RATE || header.count == 0 ||
        size != (size_t)header.count * sizeof(float))
        return false;
    job->frames = memory_alloc(size);
    memcpy(job->frames, child->bytes + sizeof header, size);
    for (uint32_t i = 0; i < header.count; i++) {
        float value = job->frames[i];
        job->frames[i] = !isfinite(value) ? 0 : value > 1 ? 1 : value < -1 ? -1 : value;
    }
    job->count = header.count;
    job->rate = header.rate;
    return true;
}

/* Of an engine's line it is said whose it is. */
static void say_line(const Voice *voice, Job *job, const char *line)
{
    char safe[sizeof job->why];
    text_safe(line, safe, sizeof safe);
    if (job->stage == STAGE_ENGINE)
        snprintf(job->why, sizeof job->why, "%s: %.120s", voice->engine.title, safe);
    else
        snprintf(job->why, sizeof job->why, "%s", safe);
}

/* The first line that the child printed, made safe; else what became of it. What is known already
 * (what was wrong with the command) stays. */
static void explain(const Voice *voice, Job *job)
{
    const Errand *child = &voice->child;
    const char *who = job->stage == STAGE_COMMAND  ? "the speech command"
                      : job->stage == STAGE_ENGINE ? voice->engine.title
                                                   : HELPER;
    char line[sizeof child->printed];
    memcpy(line, child->printed, sizeof line);
    line[strcspn(line, "\r\n")] = '\0';
    if (job->why[0] != '\0')
        return;
    if (voice->late)
        snprintf(job->why, sizeof job->why, "%s took longer than %d s", who,
                 (int)(limit_of(job->stage) / NS_PER_S));
    else if (child->excess)
        snprintf(job->why, sizeof job->why, "%s wrote too much", who);
    else if (*line)
        say_line(voice, job, line);
    else if (WIFSIGNALED(child->status))
        snprintf(job->why, sizeof job->why, "%s was ended by signal %d", who,
                 WTERMSIG(child->status));
    else
        snprintf(job->why, sizeof job->why, "%s gave no sound", who);
}

/* ---- from stage to stage ---- */

static void fall_back(Voice *voice, Job *job)
{
    explain(voice, job);
    voice->command_failures += voice->late ? COMMAND_TRIES : 1;
    child_close(&job->sound);
    job->stage = STAGE_SPEAK;
}

/* The child has ended: the next stage, or the answer. */
static void end_stage(Voice *voice, Job *job)
{
    Errand *child = &voice->child;
    bool well = child->status == 0 && !voice->late && !child->excess && child->count > 0;
    bool warns = job->stage == STAGE_RECORDING && child->printed_count > 0;
    if (well && job->stage == STAGE_COMMAND)
        job->sound = errand_input(child->bytes, child->count);
    if (job->stage == STAGE_COMMAND && job->sound >= 0) {
        job->stage = STAGE_DECODE;
    } else if (job->stage == STAGE_COMMAND) {
        fall_back(voice, job);
    } else if (well && take_samples(child, job)) {
        if (warns)
            explain(voice, job);
        if (job->stage == STAGE_DECODE || job->stage == STAGE_ENGINE)
            voice->command_failures = 0;
        voice->done++;
    } else if (job->stage == STAGE_DECODE || job->stage == STAGE_ENGINE) {
        fall_back(voice, job);
    } else {
        explain(voice, job);
        voice->done++;
    }
    errand_free(child);
}

void voice_tend(Voice *voice, Ns now)
{
    Errand *child = &voice->child;
    while (voice->done < voice->count) {
        Job *job = &voice->jobs[voice->done];
        if (child->pid == 0 && !start_child(voice, job, now)) {
            snprintf(job->why, sizeof job->why, "the voice cannot be started");
            voice->done++;
            continue;
        }
        if (!errand_tend(child, now)) {
            voice->late = voice->late || now >= voice->limit;
            if (voice->late)
                errand_kill(child);
            return;
        }
        end_stage(voice, job);
    }
}

size_t voice_fds(const Voice *voice, int *fds, size_t capacity)
{
    if (!voice || capacity == 0 || voice->child.output < 0)
        return 0;
    fds[0] = voice->child.output; /* not what it prints: a flood of that must wake nobody */
    return 1;
}

Ns voice_deadline(const Voice *voice, Ns now)
{
    if (!voice || voice->done == voice->count)
        return NS_NEVER;
    if (voice->child.pid == 0)
        return now;
    if (errand_closed(&voice->child))
        return now + REAP_AFTER;
    return voice->limit < now + TEND_EVERY ? voice->limit : now + TEND_EVERY;
}

/* ---- answers ---- */

bool voice_take(Voice *voice, int *id, float **frames, uint32_t *count, uint32_t *rate, char *why,
                size_t why_capacity)
{
    if (voice->done == 0)
        return false;
    Job *job = &voice->jobs[0];
    *id = job->id;
    *frames = job->frames;
    *count = job->count;
    *rate = job->rate;
    snprintf(why, why_capacity, "%s", job->why);
    job->frames = NULL;
    free_job(job);
    memmove(voice->jobs, voice->jobs + 1, --voice->count * sizeof *voice->jobs);
    voice->done--;
    return true;
}

static bool waits(const Voice *voice, int id)
{
    for (size_t i = voice->done; i < voice->count; i++)
        if (voice->jobs[i].id == id)
            return true;
    return false;
}

bool voice_wait(Voice *voice, int id, Ns limit)
{
    Ns now = clock_monotonic(), end = now + limit;
    voice_tend(voice, now);
    while (waits(voice, id) && now < end) {
        int fd = -1;
        struct pollfd ready = {.events = POLLIN};
        size_t count = voice_fds(voice, &fd, 1);
        ready.fd = fd;
        Ns next = voice_deadline(voice, now);
        poll(&ready, count, (int)(((next < end ? next : end) - now) / NS_PER_MS) + 1);
        now = clock_monotonic();
        voice_tend(voice, now);
    }
    return !waits(voice, id);
}
