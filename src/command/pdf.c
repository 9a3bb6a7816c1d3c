// SPDX-FileCopyrightText: 2026 The Limber authors
// SPDX-License-Identifier: GPL-3.0-or-later
/* The page goes into a folder of its own, the program prints it there, and what came out is checked
 * to be a PDF before it gets its place. */
#include "command/pdf.h"

#include "base/arena.h"
#include "base/array.h"
#include "base/path.h"
#include "base/whole_file.h"

#include <errno.h>
#include <fcntl.h>
#include <ftw.h>
#include <signal.h>
#include <spawn.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <unistd.h>

#define MOST_ARGUMENTS 12

extern char **environ;

/* Where it is printed: a folder that is gone afterwards. */
typedef struct {
    char folder[64];
    char page[96], pdf[96], profile[128];
} Desk;

static void call_chromium(const Desk *desk, Arena *arena, const char **arguments)
{
    /* it refuses to shut itself in where root runs it; the page has no script and loads nothing */
    const char *const all[] = {"--headless",
                               "--disable-gpu",
                               "--no-first-run",
                               geteuid() == 0 ? "--no-sandbox" : "--disable-extensions",
                               "--no-pdf-header-footer",
                               "--print-to-pdf-no-header",
                               arena_printf(arena, "--user-data-dir=%s", desk->profile),
                               arena_printf(arena, "--print-to-pdf=%s", desk->pdf),
                               arena_printf(arena, "file://%s", desk->page)};
    memcpy(arguments, all, sizeof all);
}

static void call_weasyprint(const Desk *desk, Arena *arena, const char **arguments)
{
    (void)arena;
    arguments[0] = desk->page;
    arguments[1] = desk->pdf;
}

static const struct {
    const char *name;
    void (*call)(const Desk *desk, Arena *arena, const char **arguments);
} printers[] = {{"chromium", call_chromium},
                {"chromium-browser", call_chromium},
                {"google-chrome", call_chromium},
                {"weasyprint", call_weasyprint}};

static bool desk_make(Desk *desk)
{
    const char *base = getenv("TMPDIR");
    if (!base || *base != '/' || strlen(base) > 32)
        base = "/tmp";
    snprintf(desk->folder, sizeof desk->folder, "%s/limber-print-XXXXXX", base);
    if (!mkdtemp(desk->folder))
        return false;
    snprintf(desk->page, sizeof desk->page, "%s/page.html", desk->folder);
    snprintf(desk->pdf, sizeof desk->pdf, "%s/page.pdf", desk->folder);
    snprintf(desk->profile, sizeof desk->profile, "%s/profile", desk->folder);
    return true;
}

/* 0: it printed; 127: it is not installed; else it went wrong. */
static int run(const char *program, char *const *arguments)
{
    posix_spawn_file_actions_t quiet;
    pid_t child;
    int status = 0;
    posix_spawn_file_actions_init(&quiet);
    for (int fd = 0; fd < 3; fd++)
        posix_spawn_file_actions_addopen(&quiet, fd, "/dev/null", O_RDWR, 0);
    int error = posix_spawnp(&child, program, &quiet, NULL, arguments, environ);
    posix_spawn_file_actions_destroy(&quiet);
    if (error != 0)
        return 127;
    while (waitpid(child, &status, 0) < 0 && errno == EINTR)
        continue;
    return WIFEXITED(status) ? WEXITSTATUS(status) : 1;
}

static int print_with(size_t printer, const Desk *desk)
{
    const char *arguments[MOST_ARGUMENTS] = {printers[printer].name};
    Arena *arena = arena_new();
    printers[printer].call(desk, arena, arguments + 1);
    int code = run(printers[printer].name, (char *const *)arguments);
    arena_free(arena);
    return code;
}

/* Reads what was printed; NULL: it is no PDF. */
static char *read_pdf(const char *path, size_t *size)
{
    struct stat status;
    int fd = open(path, O_RDONLY | O_CLOEXEC);
    char *bytes = NULL;
    if (fd >= 0 && fstat(fd, &status) == 0 && status.st_size > 5) {
        bytes = memory_alloc((size_t)status.st_size);
        ssize_t got = read(fd, bytes, (size_t)status.st_size);
        *size = got > 0 ? (size_t)got : 0;
        if (*size != (size_t)status.st_size || memcmp(bytes, "%PDF-", 5) != 0) {
            free(bytes);
            bytes = NULL;
        }
    }
    if (fd >= 0)
        close(fd);
    return bytes;
}

static bool print_page(const Desk *desk, const char *path, char *why, size_t capacity)
{
    size_t size = 0, printer = 0;
    int code = 127;
    for (; printer < COUNT_OF(printers) && code == 127; printer++)
        code = print_with(printer, desk);
    if (code == 127) {
        snprintf(why, capacity,
                 "no program to print it with: install chromium or weasyprint, or write "
                 "an .html and print that from a browser");
        return false;
    }
    char *bytes = code == 0 ? read_pdf(desk->pdf, &size) : NULL;
    if (!bytes) {
        snprintf(why, capacity,
                 "%s could not print it; write an .html and print that from a browser",
                 printers[printer - 1].name);
        return false;
    }
    bool written = path_write_file(path, bytes, size, true);
    if (!written)
        snprintf(why, capacity, "%s", whole_file_why(errno));
    free(bytes);
    return written;
}

static int remove_one(const char *path, const struct stat *status, int kind, struct FTW *place)
{
    (void)status, (void)kind, (void)place;
    return remove(path);
}

bool pdf_write(const char *path, const char *page, size_t size, char *why, size_t capacity)
{
    Desk desk;
    if (!desk_make(&desk)) {
        snprintf(why, capacity, "%s", whole_file_why(errno));
        return false;
    }
    bool written = path_write_file(desk.page, page, size, false);
    if (!written)
        snprintf(why, capacity, "%s", whole_file_why(errno));
    written = written && print_page(&desk, path, why, capacity);
    nftw(desk.folder, remove_one, 16, FTW_DEPTH | FTW_PHYS);
    return written;
}
