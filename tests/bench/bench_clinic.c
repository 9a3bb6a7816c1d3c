// SPDX-FileCopyrightText: 2026 The Limber authors
// SPDX-License-Identifier: GPL-3.0-or-later
/* The clinic's table of 2,000 clients with 200 sessions each, from the index and without one,
 * beside a bare reader of the same files. BENCH_CLIENTS says of how many. */
#include "bench.h"

#include "base/arena.h"
#include "store/clinic.h"

#include <fcntl.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>
#include <unistd.h>

#define CLIENTS 2000
#define SESSIONS 200
#define FRESH_S 3 /* so long a file that was just written is not kept */

static char folder[] = "/tmp/limber-bench-clinic-XXXXXX";
static char index_file[80];
static int clients = CLIENTS;

static void fail(const char *what)
{
    fprintf(stderr, "bench_clinic: %s\n", what);
    exit(1);
}

/* A session as `limber report --json` writes it, with two sets. */
static void write_session(FILE *out, int number)
{
    Day day = 20500 + number;
    char date[MOMENT_BYTES];
    day_format(day, date, sizeof date);
    fprintf(
        out,
        "%s        {\n          \"id\": \"%032d\",\n          \"started\": "
        "\"%sT18:00:00+01:00\",\n          \"ended\": \"%sT18:20:00+01:00\",\n          "
        "\"state\": \"done\",\n          \"routine\": \"knee\",\n          \"title\": \"Knee\",\n"
        "          \"steps\": 5,\n          \"steps_done\": 5,\n          \"note\": null,\n"
        "          \"segments\": [",
        number > 0 ? ",\n" : "", number, date, date);
    for (int set = 1; set <= 2; set++)
        fprintf(
            out,
            "%s\n            {\n              \"position\": %d,\n              \"step\": \"Slow "
            "squat\",\n              \"exercise\": \"squat\",\n              \"side\": null,\n"
            "              \"set\": %d,\n              \"sets\": 2,\n              \"planned_s\": "
            "50,\n              \"held_s\": 48.5,\n              \"reps_planned\": 10,\n"
            "              \"reps\": 10,\n              \"load\": \"5 kg\",\n              "
            "\"skipped\": false\n            }",
            set > 1 ? "," : "", set, set);
    fprintf(
        out,
        "\n          ],\n          \"pains\": [{\"when\": \"before\", \"level\": %d}, {\"when\": "
        "\"after\", \"level\": %d}, {\"when\": \"morning\", \"level\": %d}],\n          "
        "\"ouches\": [],\n          \"scales\": []\n        }",
        number % 4, number % 5, number % 6);
}

static void write_client(int number)
{
    char path[80];
    snprintf(path, sizeof path, "%s/%05d.json", folder, number);
    FILE *out = fopen(path, "w");
    if (!out)
        fail("no file");
    fprintf(out,
            "{\n  \"limber-report\": 1,\n  \"log\": \"%032d\",\n  \"made\": "
            "\"2026-11-30T10:00:00+01:00\",\n  \"routines\": [{\"routine\": \"knee\", \"title\": "
            "\"Knee\", \"prescription\": {\"client\": \"Client %d\", \"review\": \"2026-12-20\"},"
            " \"adherence\": {\"share\": 0.75, \"weeks\": [",
            number, number);
    for (int week = 0; week < 28; week++)
        fprintf(out, "%s{\"prescribed\": 4, \"credited\": %d}", week > 0 ? ", " : "", week % 5);
    fprintf(out, "]}, \"sessions\": [\n");
    for (int i = 0; i < SESSIONS; i++)
        write_session(out, i);
    fprintf(out, "\n]}]}\n");
    if (fclose(out) != 0)
        fail("the disk is full");
}

static void gather(const char *index, size_t kept)
{
    Clinic clinic;
    Arena *arena = arena_new();
    if (!clinic_gather(arena, folder, index, 20787, &clinic) || clinic.count != (size_t)clients)
        fail("not all clients were read");
    if (clinic.kept != kept)
        fail("the index is not what it should be");
    arena_free(arena);
}

static void from_index(void *context)
{
    (void)context;
    gather(index_file, (size_t)clients);
}

/* What any program that reads the files does at least. */
static void bare(void *context)
{
    static char bytes[1 << 16];
    char path[80];
    (void)context;
    for (int i = 0; i < clients; i++) {
        snprintf(path, sizeof path, "%s/%05d.json", folder, i);
        int fd = open(path, O_RDONLY | O_CLOEXEC);
        if (fd < 0)
            fail("a file is gone");
        while (read(fd, bytes, sizeof bytes) > 0)
            ;
        close(fd);
    }
}

static void clean_up(void)
{
    char command[200];
    snprintf(command, sizeof command, "rm -rf %s %s", folder, index_file);
    if (system(command) != 0)
        fprintf(stderr, "bench_clinic: %s is left\n", folder);
}

int main(void)
{
    double kept, floor;
    if (getenv("BENCH_CLIENTS"))
        clients = atoi(getenv("BENCH_CLIENTS"));
    if (!mkdtemp(folder))
        fail("no folder");
    snprintf(index_file, sizeof index_file, "%s.db", folder);
    atexit(clean_up);
    for (int i = 0; i < clients; i++)
        write_client(i);
    nanosleep(&(struct timespec){FRESH_S, 0}, NULL);
    bare(NULL); /* warm */
    Ns start = clock_monotonic();
    bare(NULL);
    Ns read = clock_monotonic();
    gather(index_file, 0);
    Ns first = clock_monotonic();
    printf("%d clients with %d sessions each\n", clients, SESSIONS);
    bench_print("their table for the first time", (double)(first - read) / 1e6, "a bare reader",
                (double)(read - start) / 1e6, "ms", 1.5);
    bench_pair(from_index, bare, NULL, &kept, &floor);
    bench_print("their table from the index", kept / 1e6, "a bare reader", floor / 1e6, "ms", 1.5);
    return 0;
}
