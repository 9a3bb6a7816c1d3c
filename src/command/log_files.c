// SPDX-FileCopyrightText: 2026 The Limber authors
// SPDX-License-Identifier: GPL-3.0-or-later
/* limber log export, limber log import: the log as a file that other machines and programs read. */
#include "command/command.h"

#include "base/path.h"
#include "base/text.h"
#include "base/whole_file.h"
#include "page/log_page.h"
#include "store/import.h"

#include <errno.h>
#include <fcntl.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

/* Writes the bytes to the file that -o names, whole or not at all. */
static int write_file(const char *path, const char *bytes, size_t size, size_t sessions)
{
    if (!path_write_file(path, bytes, size, true))
        return command_problem("%s: cannot be written: %s", path, whole_file_why(errno));
    printf("%zu session%s written to ", sessions, sessions == 1 ? "" : "s");
    char safe[1024];
    puts(text_safe(path, safe, sizeof safe));
    return EXIT_FINE;
}

int command_log_export(const Options *options, int count, char **operands)
{
    (void)count, (void)operands;
    const char *path = options->values[OPTION_OUTPUT];
    LogFilter filter = {options->values[OPTION_ROUTINE], INT64_MIN, INT64_MAX};
    if (option_given(options, OPTION_SINCE))
        filter.from = options->since;
    char *bytes = NULL;
    size_t size = 0;
    FILE *out = path ? open_memstream(&bytes, &size) : stdout;
    if (!out)
        memory_fail();
    Arena *arena = arena_new();
    LogReader *reader = log_reader_new(NULL);
    size_t sessions = log_page_export(reader, arena, &filter, moment_now(), out);
    char note[256];
    snprintf(note, sizeof note, "%s", log_reader_note(reader));
    log_reader_free(reader);
    arena_free(arena);
    int code = EXIT_FINE;
    if (path && fclose(out) != 0)
        memory_fail();
    if (path)
        code = write_file(path, bytes, size, sessions);
    else if (fflush(stdout) != 0)
        code = command_problem("cannot be written: %s", strerror(errno));
    free(bytes);
    if (*note)
        code = command_problem("%s", note);
    return code;
}

/* Opens a plain file, a pipe or, for "-", standard input; NULL: said. */
static FILE *open_input(const char *path)
{
    struct stat status;
    if (strcmp(path, "-") == 0)
        return stdin;
    FILE *in = fopen(path, "rb");
    if (!in) {
        command_problem("%s: cannot be read: %s", path, strerror(errno));
        return NULL;
    }
    if (fstat(fileno(in), &status) == 0 && S_ISDIR(status.st_mode)) {
        command_problem("%s: is a folder", path);
        fclose(in);
        return NULL;
    }
    return in;
}

int command_log_import(const Options *options, int count, char **operands)
{
    (void)options, (void)count;
    char *log = log_path();
    if (!log)
        return command_problem("there is no log: no home folder is known");
    FILE *in = open_input(operands[0]);
    if (!in) {
        free(log);
        return EXIT_PROBLEM;
    }
    Diagnostics *found = diagnostics_new();
    Imported sum;
    bool stdin_read = in == stdin;
    bool good = log_import(log, in, stdin_read ? "standard input" : operands[0], &sum, found);
    if (!stdin_read)
        fclose(in);
    free(log);
    int code = command_report(found);
    if (good)
        printf("%zu session%s added, %zu already there\n", sum.added, sum.added == 1 ? "" : "s",
               sum.known);
    else
        command_problem("nothing was imported");
    return good ? code : EXIT_PROBLEM;
}
