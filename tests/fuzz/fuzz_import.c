// SPDX-FileCopyrightText: 2026 The Limber authors
// SPDX-License-Identifier: GPL-3.0-or-later
/* Any bytes as an export of a log, which a person may have from a stranger. Whatever they are: an
 * error is said or all of it is in the log, never both; what is said and what is read back is safe
 * for the terminal, and the log stays whole. Before the bytes stand the lines that a session needs,
 * unless they begin with '!'. */
#include "fuzz.h"

#include "base/sha256.h"
#include "store/import.h"
#include "store/log_reader.h"

#include <assert.h>
#include <locale.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

static char folder[] = "/dev/shm/limber-fuzz-XXXXXX";
static char path[64], lines[512];

static void remove_log(void)
{
    char journal[80];
    snprintf(journal, sizeof journal, "%s-journal", path);
    unlink(path);
    unlink(journal);
}

static void remove_folder(void)
{
    remove_log();
    rmdir(folder);
}

int LLVMFuzzerInitialize(int *count, char ***arguments)
{
    static const char text[] = "limber: 1\n";
    char hash[SHA256_HEX_BYTES];
    (void)count, (void)arguments;
    setlocale(LC_ALL, "C.UTF-8");
    if (!mkdtemp(folder))
        abort();
    atexit(remove_folder);
    snprintf(path, sizeof path, "%s/log.db", folder);
    snprintf(lines, sizeof lines,
             "{\"limber-log\": 1}\n{\"type\": \"routine\", \"sha256\": \"%s\", \"name\": \"a\", "
             "\"title\": \"A\", \"version\": null, \"text\": \"limber: 1\\n\"}\n",
             sha256_hex(text, sizeof text - 1, hash));
    return 0;
}

static void check_session(const LoggedSession *logged)
{
    char text[MOMENT_BYTES];
    Moment back;
    assert(strlen(logged->session.id) == LOG_ID_BYTES - 1);
    assert(logged->session.state != SESSION_RUNNING);
    assert(moment_parse(moment_format(logged->session.started, text, sizeof text), &back));
    fuzz_check_text(logged->session.routine);
    fuzz_check_text(logged->session.note);
    for (size_t i = 0; i < logged->segment_count; i++) {
        fuzz_check_text(logged->segments[i].step);
        fuzz_check_text(logged->segments[i].exercise);
    }
    for (size_t i = 0; i < logged->rating_count; i++) {
        fuzz_check_text(logged->ratings[i].region);
        assert(logged->ratings[i].tightness >= -1 && logged->ratings[i].tightness <= 10);
    }
    for (size_t i = 0; i < logged->ouch_count; i++)
        fuzz_check_text(logged->ouches[i].region);
}

static void check_log(size_t added)
{
    LoggedSession *sessions;
    PinRecord *pins;
    GateRecord *gates;
    Arena *arena = arena_new();
    LogReader *reader = log_reader_new(path);
    LogFilter all = {NULL, INT64_MIN, INT64_MAX};
    size_t count = log_reader_span(reader, arena, &all, LOG_ALL, &sessions);
    assert(count == added);
    for (size_t i = 0; i < count; i++)
        check_session(&sessions[i]);
    count = log_reader_pins(reader, arena, &pins);
    for (size_t i = 0; i < count; i++)
        fuzz_check_text(pins[i].routine);
    count = log_reader_gates(reader, arena, 0, &gates);
    for (size_t i = 0; i < count; i++)
        fuzz_check_text(gates[i].question);
    assert(*log_reader_note(reader) == '\0');
    log_reader_free(reader);
    arena_free(arena);
}

int LLVMFuzzerTestOneInput(const uint8_t *bytes, size_t size)
{
    bool alone = size > 0 && bytes[0] == '!';
    size_t before = alone ? 0 : strlen(lines), skip = alone ? 1 : 0;
    char *all = malloc(before + size + 1);
    memcpy(all, lines, before);
    memcpy(all + before, bytes + skip, size - skip);
    all[before + size - skip] = '\n';
    FILE *in = fmemopen(all, before + size - skip + 1, "r");
    Diagnostics *found = diagnostics_new();
    Imported sum;
    bool good = log_import(path, in, "fuzz.jsonl", &sum, found);
    assert(good == (diagnostics_count(found, SEVERITY_ERROR) == 0));
    for (size_t i = 0; i < diagnostics_size(found); i++)
        fuzz_check_text(diagnostics_at(found, i)->message);
    if (access(path, F_OK) == 0) {
        assert(good);
        check_log(sum.added);
        remove_log();
    }
    diagnostics_free(found);
    fclose(in);
    free(all);
    return 0;
}
