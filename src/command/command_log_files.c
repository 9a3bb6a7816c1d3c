// SPDX-FileCopyrightText: 2026 The Limber authors
// SPDX-License-Identifier: GPL-3.0-or-later
/* limber log export, limber log import: the log as a file that other machines and programs read. */
#include "command/command.h"

#include "base/path.h"
#include "base/text.h"
#include "base/whole_file.h"
#include "page/log_page.h"
#include "routine/pack_file.h"
#include "store/import.h"
#include "store/log_path.h"

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
    print_line(print_out(), "%zu session%s written to %s", sessions, sessions == 1 ? "" : "s",
               path);
    return EXIT_FINE;
}

/* The export, in memory; its sessions are counted. */
static char *export_bytes(LogReader *reader, const LogFilter *filter, size_t *size,
                          size_t *sessions)
{
    char *bytes = NULL;
    FILE *out = open_memstream(&bytes, size);
    Arena *arena = arena_new();
    if (!out)
        memory_fail();
    *sessions = log_page_export(reader, arena, filter, moment_now(), out);
    if (fclose(out) != 0)
        memory_fail();
    arena_free(arena);
    return bytes;
}

static int print_bytes(const char *bytes, size_t size)
{
    if (fwrite(bytes, 1, size, print_data()) == size && fflush(print_data()) == 0)
        return EXIT_FINE;
    return command_problem("cannot be written: %s", strerror(errno));
}

/* What could not be read to its end is no export. A newer log's is printed with a word, but takes
 * no older one's place. */
int command_log_export(const Options *options, int count, char **operands)
{
    (void)count, (void)operands;
    const char *path = options->values[OPTION_OUTPUT];
    Arena *arena = arena_new();
    LogReader *reader = log_reader_new(NULL);
    LogFilter filter = {command_logged_name(options, reader, arena), INT64_MIN, INT64_MAX};
    if (option_given(options, OPTION_SINCE))
        filter.from = options->since;
    size_t size, sessions;
    char *bytes = export_bytes(reader, &filter, &size, &sessions);
    const char *note = log_reader_note(reader);
    bool failed = log_reader_failed(reader), whole = *note == '\0';
    int code = EXIT_FINE;
    if (path && whole)
        code = write_file(path, bytes, size, sessions);
    else if (!path && !failed)
        code = print_bytes(bytes, size);
    if (!whole)
        code = command_problem(path ? "nothing was written: %s" : "%s", note);
    log_reader_free(reader);
    arena_free(arena);
    free(bytes);
    return failed ? EXIT_UNREAD : code;
}

/* The log in an open pack; NULL: said. */
static FILE *open_packed(Arena *arena, const char *path, int fd)
{
    Diagnostics *found = diagnostics_new();
    const Members *pack = pack_members(arena, path, fd, found);
    const Member *log = pack ? members_find(pack, PACK_LOG) : NULL;
    close(fd);
    command_report(found);
    if (pack && (!log || log->size == 0))
        command_problem("%s: there is no log in this pack", path);
    return log && log->size > 0 ? fmemopen((char *)log->bytes, log->size, "r") : NULL;
}

/* Opens a plain file, a pipe, the log in a pack or, for "-", standard input; NULL: said. */
static FILE *open_input(Arena *arena, const char *path)
{
    struct stat status;
    int pack = pack_open(path);
    if (pack >= 0)
        return open_packed(arena, path, pack);
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
    Arena *arena = arena_new();
    FILE *in = open_input(arena, operands[0]);
    if (!in) {
        free(log);
        arena_free(arena);
        return EXIT_PROBLEM;
    }
    Diagnostics *found = diagnostics_new();
    Imported sum;
    bool stdin_read = in == stdin;
    bool good = log_import(log, in, stdin_read ? "standard input" : operands[0], &sum, found);
    if (!stdin_read)
        fclose(in);
    free(log);
    arena_free(arena);
    int code = command_report(found);
    if (good)
        print_line(print_out(), "%zu session%s added, %zu already there", sum.added,
                   sum.added == 1 ? "" : "s", sum.known);
    else
        command_problem("nothing was imported");
    return good ? code : EXIT_PROBLEM;
}
