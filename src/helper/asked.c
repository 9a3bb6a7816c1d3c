// SPDX-FileCopyrightText: 2026 The Limber authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "helper/asked.h"

#include "helper/sandbox.h"
#include "helper/trial.h"

#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

int asked_fail(const char *why)
{
    fprintf(stderr, "%s\n", why);
    return 1;
}

/* All of standard input, a file of memory; the caller frees it. */
static char *read_input(size_t *size)
{
    struct stat status;
    bool known = fstat(STDIN_FILENO, &status) == 0 && status.st_size > 0;
    size_t whole = known ? (size_t)status.st_size : 0;
    char *bytes = memory_alloc(whole + 1);
    for (*size = 0; *size < whole;) {
        ssize_t got = read(STDIN_FILENO, bytes + *size, whole - *size);
        if (got <= 0)
            break;
        *size += (size_t)got;
    }
    return bytes;
}

int asked_with_files(bool (*task)(const Members *in, FILE *out, char *why, size_t capacity))
{
    char why[240] = "";
    const char *wrong;
    size_t size;
    char *bytes = read_input(&size);
    Arena *arena = arena_new();
    const Members *in = members_parse(arena, bytes, size, &wrong);
    if (!in)
        snprintf(why, sizeof why, "%s", wrong);
    bool done = in && task(in, stdout, why, sizeof why);
    arena_free(arena);
    free(bytes);
    return done ? 0 : asked_fail(why);
}

static int try_sandbox(void)
{
    trial_print();
    return 0;
}

static int run(const char *program, const AskedTask *tasks, const char *word)
{
    char why[80];
    for (; word && tasks->name; tasks++)
        if (strcmp(word, tasks->name) == 0)
            return tasks->run();
    if (word && strcmp(word, "trial") == 0)
        return try_sandbox();
    snprintf(why, sizeof why, "%s is started by limber", program);
    return asked_fail(why);
}

void asked_run(const char *program, const AskedTask *tasks, int argc, char **argv)
{
    sandbox_enter(NULL);
    int code = run(program, tasks, argc == 2 ? argv[1] : NULL);
    fflush(stdout);
    _exit(code);
}
