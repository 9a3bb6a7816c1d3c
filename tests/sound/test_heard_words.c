// SPDX-FileCopyrightText: 2026 The Limber authors
// SPDX-License-Identifier: GPL-3.0-or-later
/* Every word of the render is heard live, in its place, to the last one: plain and on the screen,
 * with espeak-ng, the engines that are here and a speech program of a person's own, with all that
 * starts fast and slowly.
 *
 * Sessions are played many at a time, each to a sink of its own, the next one begun when the
 * device of the last one plays: starting is all that costs time. One that is not heard whole is
 * played again, with fewer beside it. The sink's own clock tells whether the machine was at fault:
 * how long the device took to start against the quickest of this run, and how late its frames came.
 */
#include "clicks.h"
#include "pulse_server.h"
#include "words.h"

#include "base/array.h"

#include <fcntl.h>
#include <poll.h>
#include <pty.h>
#include <setjmp.h>
#include <signal.h>
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <unistd.h>

#include <cmocka.h>

#define LANES 16                /* sessions at a time, at first */
#define LIMIT (40 * NS_PER_S)   /* for one: a machine that stood still leaves it paused */
#define STALL (100 * NS_PER_MS) /* of the sink, or of this program */
#define LATENCY_MS 50           /* of the recorders */
#define TRIES 10
#define BUDGET (120 * NS_PER_S) /* no session is begun after so long */
#define IN_TIME NS_PER_S        /* a device that starts later leaves no room for the first word */
#define LOSSES 2                /* of words, on a machine that kept pace: of the same session */

/* ---- the sessions ---- */

static const struct {
    const char *name, *steps;
    double first_pip; /* seconds */
} routines[] = {
    {"sides", "  - {name: Standing quad stretch, hold: 4s, side: each, prepare: 5s, switch: 5s}\n",
     2},
    {"cues", "  - {name: Calf stretch, hold: 5s, prepare: 8s, cues: [Heel down.]}\n", 5},
    {"steps",
     "  - {name: Glute bridge, hold: 2s, prepare: 5s}\n"
     "  - {name: Child's pose, hold: 2s, prepare: 5s}\n",
     2},
    {"short", "  - {name: Heel drop, hold: 3s, prepare: 5s}\n", 2},
};

typedef enum { COLD, WARM, INSTANT, SLOW, RHVOICE, FLITE, VOICES } VoiceKind;

static const char *const voice_names[VOICES] = {"a voice and a device that start slowly",
                                                "a voice that is there at once",
                                                "a speech program that answers at once",
                                                "a speech program that takes its time",
                                                "RHVoice",
                                                "Flite"};

/* LIMBER_VOICES of each. */
static const char *const engines[VOICES] = {[RHVOICE] = "rhvoice", [FLITE] = "flite"};

typedef struct {
    size_t routine;
    VoiceKind voice;
    bool screen;
    int tries, losses;
    bool heard;
} Session;

#define SESSIONS (COUNT_OF(routines) * VOICES * 2)

typedef struct {
    Session *session; /* NULL: free */
    Recording *recording;
    pid_t pid;
    int terminal;
    char read[1 << 16]; /* the end of what it wrote */
    size_t count;
    bool closed; /* Enter was pressed on the summary */
    Ns begun, ended;
    Ns started; /* when its device began to play; 0: it does not yet */
    Ns stall;   /* the longest of this program */
} Lane;

static Session sessions[SESSIONS];
static Lane lanes[LANES];
static Words *rendered[COUNT_OF(routines)][VOICES];
static char helpers[512];
static Ns quickest[VOICES]; /* starts of a device in this run; 0: none was seen */
static bool is_here[VOICES];

/* ---- their surroundings ---- */

static void write_file(const char *path, const char *text, mode_t mode)
{
    FILE *file = fopen(path, "we");
    assert_non_null(file);
    fputs(text, file);
    fclose(file);
    chmod(path, mode);
}

static void home_of(VoiceKind voice, char *out, size_t capacity)
{
    snprintf(out, capacity, "%s/home-%d", pulse_folder(), (int)voice);
}

/* A home for each kind of voice, its settings in it. */
static void make_homes(void)
{
    static const char *const folders[] = {
        ".config",      ".config/limber",      ".local",
        ".local/share", ".local/share/limber", ".local/share/limber/sounds"};
    char home[128], path[256], text[700];
    for (VoiceKind voice = 0; voice < VOICES; voice++) {
        home_of(voice, home, sizeof home);
        mkdir(home, 0700);
        for (size_t i = 0; i < COUNT_OF(folders); i++) {
            snprintf(path, sizeof path, "%s/%s", home, folders[i]);
            mkdir(path, 0700);
        }
        snprintf(path, sizeof path, "%s/.local/share/limber/sounds/soft", home);
        clicks_write(path, 0.02);
        snprintf(text, sizeof text, "speech: {command: \"%s%s/tests/sound/say\"}\n",
                 voice == SLOW ? "sleep 0.6; " : "", getenv("LIMBER_BUILD"));
        snprintf(path, sizeof path, "%s/.config/limber/config.yaml", home);
        write_file(path, voice == INSTANT || voice == SLOW ? text : "lean: true\n", 0600);
    }
}

static void make_routines(void)
{
    char path[256], text[600];
    for (size_t i = 0; i < COUNT_OF(routines); i++) {
        snprintf(path, sizeof path, "%s/%s.yaml", pulse_folder(), routines[i].name);
        snprintf(text, sizeof text, "limber: 1\ntitle: Words\nwhen: any\nsteps:\n%s",
                 routines[i].steps);
        write_file(path, text, 0600);
    }
}

/* Helpers that take a while to start: the loudspeaker each time, the voice its first time. */
static void make_cold_helpers(size_t lane, char *folder, size_t capacity)
{
    char path[300], text[1600], target[600];
    snprintf(folder, capacity, "%s/cold-%zu", pulse_folder(), lane);
    mkdir(folder, 0700);
    snprintf(path, sizeof path, "%s/limber-codec.so", folder);
    snprintf(target, sizeof target, "%s/limber-codec.so", helpers);
    unlink(path);
    assert_int_equal(symlink(target, path), 0);
    snprintf(path, sizeof path, "%s/limber-loudspeaker", folder);
    snprintf(text, sizeof text, "#!/bin/sh\nsleep 0.2\nexec %s/limber-loudspeaker \"$@\"\n",
             helpers);
    write_file(path, text, 0700);
    snprintf(path, sizeof path, "%s/warm", folder);
    unlink(path);
    snprintf(path, sizeof path, "%s/limber-voice", folder);
    snprintf(text, sizeof text,
             "#!/bin/sh\n[ -e %s/warm ] || sleep 0.4\n: >%s/warm\nexec %s/limber-voice \"$@\"\n",
             folder, folder, helpers);
    write_file(path, text, 0700);
}

static void render_all(void)
{
    char command[1500], home[128], path[256];
    for (size_t i = 0; i < COUNT_OF(routines); i++) {
        for (VoiceKind voice = 0; voice < VOICES; voice++) {
            if (voice == COLD || voice == SLOW || !is_here[voice]) /* the words of the quick one */
                continue;
            home_of(voice, home, sizeof home);
            snprintf(path, sizeof path, "%s/%s-%d.wav", pulse_folder(), routines[i].name,
                     (int)voice);
            snprintf(
                command, sizeof command,
                "LIMBER_VOICES=%s HOME=%s %s/src/command/limber render %s/%s.yaml -o %s >/dev/null",
                engines[voice] ? engines[voice] : "none", home, getenv("LIMBER_BUILD"),
                pulse_folder(), routines[i].name, path);
            assert_int_equal(system(command), 0);
            rendered[i][voice] = words_read(path, routines[i].first_pip - 0.05);
            if (voice == WARM || voice == INSTANT)
                rendered[i][voice == WARM ? COLD : SLOW] = rendered[i][voice];
        }
    }
}

static int open_all(void **state)
{
    (void)state;
    static const char *const folders[] = {"XDG_CONFIG_HOME", "XDG_DATA_HOME", "XDG_STATE_HOME"};
    char name[32];
    pulse_open();
    for (size_t i = 0; i < COUNT_OF(folders); i++)
        unsetenv(folders[i]);
    snprintf(helpers, sizeof helpers, "%s", getenv("LIMBER_HELPERS"));
    for (size_t i = 0; i < LANES; i++) {
        snprintf(name, sizeof name, "lane%zu", i);
        pulse_add_sink(name);
    }
    make_homes();
    make_routines();
    render_all();
    return 0;
}

static int close_all(void **state)
{
    (void)state;
    pulse_close();
    return 0;
}

/* ---- playing ---- */

static void exec_session(const Session *session, size_t lane, const char *cold)
{
    char program[600], home[128], routine[256], sink[32];
    snprintf(program, sizeof program, "%s/src/command/limber", getenv("LIMBER_BUILD"));
    snprintf(routine, sizeof routine, "%s/%s.yaml", pulse_folder(),
             routines[session->routine].name);
    snprintf(sink, sizeof sink, "lane%zu", lane);
    home_of(session->voice, home, sizeof home);
    setenv("HOME", home, 1);
    setenv("PULSE_SINK", sink, 1);
    setenv("TERM", "xterm-256color", 1);
    if (session->voice == COLD)
        setenv("LIMBER_HELPERS", cold, 1);
    if (engines[session->voice])
        setenv("LIMBER_VOICES", engines[session->voice], 1);
    if (!session->screen) { /* nobody answers, as in a pipe */
        int null = open("/dev/null", O_RDONLY);
        dup2(null, STDIN_FILENO);
    }
    execl(program, "limber", "start", routine, "--no-log", session->screen ? NULL : "--plain",
          NULL);
    _exit(127);
}

static void begin(size_t index, Session *session)
{
    Lane *lane = &lanes[index];
    struct winsize size = {.ws_row = 24, .ws_col = 80};
    char name[32], cold[128];
    snprintf(name, sizeof name, "lane%zu", index);
    *lane = (Lane){.session = session, .recording = recording_of_sink(name, LATENCY_MS)};
    make_cold_helpers(index, cold, sizeof cold);
    lane->begun = clock_monotonic();
    lane->pid = forkpty(&lane->terminal, NULL, NULL, &size);
    assert_true(lane->pid >= 0);
    if (lane->pid == 0)
        exec_session(session, index, cold);
    fcntl(lane->terminal, F_SETFL, O_NONBLOCK);
    session->tries++;
}

/* Has it drawn the summary? Some cells of the line may have stood there already. */
static bool shows_summary(const Lane *lane)
{
    static const char *const parts[] = {"steps in", "in full", "in all", "at work"};
    for (size_t i = 0; i < COUNT_OF(parts); i++)
        if (memmem(lane->read, lane->count, parts[i], strlen(parts[i])))
            return true;
    return false;
}

/* Reads what it wrote; a summary on the screen is closed, once. */
static void follow(Lane *lane)
{
    if (lane->count > sizeof lane->read / 2) { /* the end, in which a word may have begun */
        memmove(lane->read, lane->read + lane->count - 100, 100);
        lane->count = 100;
    }
    ssize_t got = read(lane->terminal, lane->read + lane->count, sizeof lane->read - lane->count);
    lane->count += got > 0 ? (size_t)got : 0;
    if (got > 0 && lane->session->screen && !lane->closed && shows_summary(lane))
        lane->closed = write(lane->terminal, "\n", 1) == 1;
    if (waitpid(lane->pid, NULL, WNOHANG) == lane->pid)
        lane->ended = clock_monotonic();
}

/* Has its device begun to play? What it plays first is a hum that nobody hears. */
static void look_for_start(Lane *lane)
{
    VoiceKind voice = lane->session->voice;
    size_t frame = recording_first_sound(lane->recording);
    if (frame == 0)
        return;
    lane->started = recording_time(lane->recording, frame);
    Ns took = lane->started - lane->begun;
    if (quickest[voice] == 0 || took < quickest[voice])
        quickest[voice] = took;
}

static bool plays(const Lane *lane)
{
    return lane->session && lane->ended == 0;
}

/* One round of looking at all; each is given how long it took. */
static void follow_all(void)
{
    struct pollfd ready[LANES];
    size_t count = 0;
    Ns before = clock_monotonic();
    for (size_t i = 0; i < LANES; i++)
        if (plays(&lanes[i]))
            ready[count++] = (struct pollfd){.fd = lanes[i].terminal, .events = POLLIN};
    poll(ready, count, 10);
    poll(NULL, 0, 5); /* a hang-up must not become a busy loop */
    Ns took = clock_monotonic() - before;
    for (size_t i = 0; i < LANES; i++) {
        Lane *lane = &lanes[i];
        if (!plays(lane))
            continue;
        lane->stall = took > lane->stall ? took : lane->stall;
        if (clock_monotonic() - lane->begun > LIMIT)
            kill(lane->pid, SIGKILL);
        if (lane->started == 0)
            look_for_start(lane);
        follow(lane);
    }
}

/* What was said at the program's end has reached the recorder. */
static bool is_recorded(Lane *lane)
{
    Ns recorded = recording_time(lane->recording, recording_length(lane->recording));
    return recorded >= lane->ended + 300 * NS_PER_MS ||
           clock_monotonic() > lane->ended + 20 * NS_PER_S;
}

static double seconds(Ns duration)
{
    return (double)duration / (double)NS_PER_S;
}

/* Was the machine slow while it played, as far as can be told? */
static bool was_slow(const Lane *lane)
{
    Ns start = lane->started - lane->begun, least = quickest[lane->session->voice];
    bool slow_start =
        lane->started == 0 || start > IN_TIME || start > least + least / 3 + STALL / 2;
    return slow_start || lane->stall > STALL ||
           recording_late(lane->recording) > STALL + LATENCY_MS * NS_PER_MS;
}

/* Compares, says what is missing, and leaves the lane free. */
static void judge(Lane *lane)
{
    Session *session = lane->session;
    const Words *words = rendered[session->routine][session->voice];
    char missing[300];
    float *heard = NULL;
    size_t count = recording_mono(lane->recording, PULSE_RATE / WORDS_RATE, &heard);
    words_smooth(heard, count);
    size_t found = words_heard(words, heard, count, missing, sizeof missing);
    session->heard = found == words->word_count && words->first_words > 0;
    if (!session->heard) {
        session->losses += !was_slow(lane);
        printf("%s, %s, %s: %zu of %zu words heard, not those at%s%s\n",
               routines[session->routine].name, session->screen ? "screen" : "plain",
               voice_names[session->voice], found, words->word_count, missing,
               was_slow(lane) ? "; the machine was slow" : "");
        printf("    its device began after %.2f s (%.2f s at best), frames came %.0f ms late\n",
               lane->started > 0 ? seconds(lane->started - lane->begun) : 0,
               seconds(quickest[session->voice]), 1000 * seconds(recording_late(lane->recording)));
    }
    free(heard);
    recording_free(lane->recording);
    close(lane->terminal);
    lane->session = NULL;
}

/* Begins the next of those not heard yet, where there is room; false: there are no more. */
static bool begin_next(size_t *next, size_t room, Ns limit)
{
    size_t busy = 0, starting = 0, at = LANES;
    bool late = clock_monotonic() > limit;
    while (*next < SESSIONS && (late || sessions[*next].heard))
        ++*next;
    for (size_t i = 0; i < LANES; i++) {
        busy += lanes[i].session != NULL;
        starting += plays(&lanes[i]) && lanes[i].started == 0;
        at = lanes[i].session ? at : i;
    }
    if (*next < SESSIONS && busy < room && starting == 0)
        begin(at, &sessions[(*next)++]);
    return busy > 0 || *next < SESSIONS;
}

/* Plays those not heard yet, so many at a time; returns how many are still not. */
static size_t play_all(size_t room, Ns limit)
{
    size_t next = 0, left = 0;
    while (begin_next(&next, room, limit)) {
        follow_all();
        for (size_t i = 0; i < LANES; i++)
            if (lanes[i].session && !plays(&lanes[i]) && is_recorded(&lanes[i]))
                judge(&lanes[i]);
    }
    for (size_t i = 0; i < SESSIONS; i++)
        left += !sessions[i].heard;
    return left;
}

static bool lost_words(void)
{
    for (size_t i = 0; i < SESSIONS; i++)
        if (!sessions[i].heard && sessions[i].losses >= LOSSES)
            return true;
    return false;
}

static void every_word_of_the_render_is_heard_live(void **state)
{
    (void)state;
    size_t count = 0, left = 0;
    Ns limit = clock_monotonic() + BUDGET;
    for (size_t routine = 0; routine < COUNT_OF(routines); routine++)
        for (VoiceKind voice = 0; voice < VOICES; voice++)
            for (int screen = 0; screen < 2; screen++)
                sessions[count++] = (Session){routine, voice, screen, .heard = !is_here[voice]};
    for (size_t tries = 0; tries < TRIES && clock_monotonic() < limit; tries++) {
        left = play_all(tries < 3 ? LANES >> 2 * tries : 1, limit); /* they slow each other */
        if (lost_words())
            fail_msg("words are lost");
        if (left == 0)
            break;
        printf("%zu sessions not heard whole\n", left);
    }
    if (left > 0) {
        printf("not told of %zu sessions: the machine was slow each time, until time was up\n",
               left);
        skip();
    }
    for (size_t i = 0; i < COUNT_OF(routines); i++)
        for (VoiceKind voice = WARM; voice < VOICES; voice++)
            if (voice != SLOW && rendered[i][voice])
                words_free(rendered[i][voice]);
}

static bool is_there(VoiceKind voice)
{
    static const char *const asks[VOICES] = {
        [COLD] = "\"$LIMBER_HELPERS\"/limber-voice list",
        [WARM] = "\"$LIMBER_HELPERS\"/limber-voice list",
        [RHVOICE] = "test -d /usr/share/RHVoice/voices/slt && command -v RHVoice-test",
        [FLITE] = "command -v flite"};
    char command[300];
    snprintf(command, sizeof command, "(%s) >/dev/null 2>&1", asks[voice] ? asks[voice] : "true");
    bool is = system(command) == 0;
    if (!is)
        printf("passed over, it is not here: %s\n", voice_names[voice]);
    return is;
}

int main(void)
{
    if (!pulse_installed())
        return 77;
    for (VoiceKind voice = 0; voice < VOICES; voice++)
        is_here[voice] = is_there(voice);
    const struct CMUnitTest tests[] = {cmocka_unit_test(every_word_of_the_render_is_heard_live)};
    return cmocka_run_group_tests(tests, open_all, close_all);
}
