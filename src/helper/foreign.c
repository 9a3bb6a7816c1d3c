// SPDX-FileCopyrightText: 2026 The Limber authors
// SPDX-License-Identifier: GPL-3.0-or-later
/* The program's standard output is a file of memory: some of these write a head that they come back
 * to. It is opened by them as /dev/stdout, which Landlock lets through as it does a pipe: it stands
 * in no folder. */
#include "helper/foreign.h"

#include "base/arena.h"
#include "base/array.h"
#include "base/child.h"
#include "helper/sandbox.h"

#include <errno.h>
#include <fcntl.h>
#include <limits.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/wait.h>
#include <unistd.h>

#define USUAL_RATE 165 /* words a minute of each engine as it comes; measured */
#define MOST_PLACES 32
#define MOST_ARGUMENTS 12
#define MODEL_BYTES 65536 /* looked at of what describes a model */

typedef struct {
    const char *program, *voice;
    double speed; /* 1: as it comes */
} Call;

/* ---- how each is called ---- */

/* Samples alone: of its versions some make a file in /tmp on the way to any other output, and some
 * print its name there. */
static void call_piper(const Call *call, Arena *arena, const char **arguments)
{
    const char *const all[] = {call->program,
                               "--model",
                               call->voice,
                               "--length_scale",
                               arena_printf(arena, "%.3f", 1 / call->speed),
                               "--output_raw"};
    memcpy(arguments, all, sizeof all);
}

/* What stands beside a model says its rate: {"audio": {"sample_rate": 22050}}. */
static int rate_of_model(Arena *arena, const char *model)
{
    static const char key[] = "\"sample_rate\"";
    static char text[MODEL_BYTES + 1];
    FILE *file = fopen(arena_printf(arena, "%s.json", model), "r");
    size_t size = file ? fread(text, 1, MODEL_BYTES, file) : 0;
    text[size] = '\0';
    if (file)
        fclose(file);
    const char *at = strstr(text, key);
    at = at ? at + sizeof key - 1 + strspn(at + sizeof key - 1, " \t\r\n:") : "";
    return atoi(at);
}

static void call_rhvoice(const Call *call, Arena *arena, const char **arguments)
{
    const char *const all[] = {call->program,
                               "-p",
                               call->voice,
                               "-r",
                               arena_printf(arena, "%.0f", 100 * call->speed),
                               "-o",
                               "/dev/stdout"};
    memcpy(arguments, all, sizeof all);
}

static void call_flite(const Call *call, Arena *arena, const char **arguments)
{
    const char *const all[] = {call->program,
                               "-voice",
                               call->voice,
                               "--setf",
                               arena_printf(arena, "duration_stretch=%.3f", 1 / call->speed),
                               "-f",
                               "/dev/stdin",
                               "-o",
                               "/dev/stdout"};
    memcpy(arguments, all, sizeof all);
}

static const struct {
    const char *name;
    void (*call)(const Call *call, Arena *arena, const char **arguments);
    int (*rate)(Arena *arena, const char *voice); /* of samples alone; NULL: a file comes out */
} engines[] = {{"piper", call_piper, rate_of_model},
               {"rhvoice", call_rhvoice, NULL},
               {"flite", call_flite, NULL}};

/* ---- what it may read ---- */

typedef struct {
    const char *places[MOST_PLACES + 1];
    size_t count;
} Places;

static void add_place(Places *places, const char *place)
{
    if (place && places->count < MOST_PLACES)
        places->places[places->count++] = place;
}

static const char *folder_of(Arena *arena, const char *path)
{
    const char *slash = strrchr(path, '/');
    return slash && slash > path ? arena_copy(arena, path, (size_t)(slash - path)) : NULL;
}

/* The folder of a program, or, where that is called bin, what it stands in with its libraries. */
static void add_program(Places *places, Arena *arena, const char *path)
{
    char real[PATH_MAX];
    if (!realpath(path, real))
        return;
    const char *folder = folder_of(arena, arena_string(arena, real));
    const char *name = folder ? strrchr(folder, '/') : NULL;
    if (name && strcmp(name, "/bin") == 0)
        folder = folder_of(arena, folder);
    add_place(places, folder);
}

/* What a script names in its first line to be run by. */
static void add_interpreter(Places *places, Arena *arena, const char *path)
{
    char line[PATH_MAX] = "";
    FILE *file = fopen(path, "r");
    bool script = file && fgets(line, sizeof line, file) && strncmp(line, "#!/", 3) == 0;
    if (file)
        fclose(file);
    if (!script)
        return;
    line[strcspn(line, " \n\r")] = '\0';
    add_program(places, arena, line + 2);
}

static void add_system(Places *places)
{
    static const char *const system[] = {"/usr",          "/bin",
                                         "/lib",          "/lib64",
                                         "/etc",          "/opt",
                                         "/nix/store",    "/gnu/store",
                                         "/dev/null",     "/dev/zero",
                                         "/dev/urandom",  "/dev/random",
                                         "/proc/cpuinfo", "/sys/devices/system"};
    for (size_t i = 0; i < COUNT_OF(system); i++)
        add_place(places, system[i]);
}

static void gather_places(Places *places, Arena *arena, const Call *call)
{
    add_system(places);
    add_program(places, arena, call->program);
    add_interpreter(places, arena, call->program);
    if (*call->voice == '/')
        add_place(places, folder_of(arena, call->voice));
}

/* ---- two processes ---- */

_Noreturn static void become(const char *const *places, const char *const *arguments, int output)
{
    static char *const environment[] = {"LC_ALL=C.UTF-8", "PATH=/usr/local/bin:/usr/bin:/bin",
                                        "PYTHONDONTWRITEBYTECODE=1", NULL};
    dup2(output, STDOUT_FILENO);
    if (!sandbox_enter_running(places)) {
        fprintf(stderr, "without Landlock in the kernel no program of another's is started\n");
        _exit(1);
    }
    execve(arguments[0], (char *const *)arguments, environment);
    fprintf(stderr, "it cannot be started: %s\n", strerror(errno));
    _exit(1);
}

/* True: it ended well. */
static bool await_end(pid_t pid)
{
    int status;
    while (waitpid(pid, &status, 0) < 0)
        if (errno != EINTR)
            return false;
    return WIFEXITED(status) && WEXITSTATUS(status) == 0;
}

int foreign_speak(const char *engine, const char *program, const char *voice, const char *rate,
                  int *raw, const char **why)
{
    const char *arguments[MOST_ARGUMENTS] = {NULL};
    Arena *arena = arena_new(); /* goes with the process */
    Call call = {program, voice, (double)atoi(rate) / USUAL_RATE};
    Places places = {.count = 0};
    int output = child_memory();
    *raw = 0;
    for (size_t i = 0; i < COUNT_OF(engines); i++) {
        if (strcmp(engines[i].name, engine) != 0)
            continue;
        engines[i].call(&call, arena, arguments);
        *raw = engines[i].rate ? engines[i].rate(arena, voice) : 0;
    }
    gather_places(&places, arena, &call);
    *why = "there is no such engine";
    if (!arguments[0] || output < 0)
        return -1;
    pid_t pid = fork();
    if (pid == 0)
        become(places.places, arguments, output);
    dup2(output, STDIN_FILENO); /* what is decoded; all else is closed */
    sandbox_enter(NULL);
    *why = "it gave no sound";
    bool well = pid > 0 && await_end(pid) && lseek(STDIN_FILENO, 0, SEEK_SET) == 0;
    return well ? STDIN_FILENO : -1;
}

void foreign_enter(void)
{
    Places places = {.count = 0};
    add_system(&places);
    sandbox_enter_running(places.places);
}
