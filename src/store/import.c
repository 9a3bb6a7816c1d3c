// SPDX-FileCopyrightText: 2026 The Limber authors
// SPDX-License-Identifier: GPL-3.0-or-later
/* Reads all lines, then writes all of them. A session needs the text of its routine, from a line
 * before it or from the log. */
#include "store/import.h"

#include "base/array.h"
#include "base/sha256.h"
#include "store/database.h"
#include "store/import_private.h"
#include "store/log_reader.h"

#include <stdlib.h>
#include <string.h>

/* ---- SQLite as a reader of JSON ---- */

static bool open_json(Import *import)
{
    database_settle();
    if (sqlite3_open_v2(":memory:", &import->json,
                        SQLITE_OPEN_READWRITE | SQLITE_OPEN_MEMORY | SQLITE_OPEN_NOMUTEX,
                        NULL) != SQLITE_OK)
        return false;
    sqlite3_limit(import->json, SQLITE_LIMIT_LENGTH, 2 * IMPORT_LINE_BYTES);
    sqlite3_exec(import->json, "CREATE TABLE met (what TEXT PRIMARY KEY) WITHOUT ROWID", NULL, NULL,
                 NULL);
    bool ready =
        sqlite3_prepare_v2(import->json, "INSERT OR IGNORE INTO met VALUES (?1 || ?2)", -1,
                           &import->meet, NULL) == SQLITE_OK &&
        sqlite3_prepare_v2(import->json, "SELECT json_valid(?1) AND json_type(?1) = 'object'", -1,
                           &import->is_object, NULL) == SQLITE_OK;
    for (int i = 0; ready && i < IMPORT_DEPTH; i++)
        ready = sqlite3_prepare_v2(import->json, "SELECT key, type, value FROM json_each(?1)", -1,
                                   &import->each[i], NULL) == SQLITE_OK;
    return ready;
}

static void close_json(Import *import)
{
    sqlite3_finalize(import->meet);
    sqlite3_finalize(import->is_object);
    for (int i = 0; i < IMPORT_DEPTH; i++)
        sqlite3_finalize(import->each[i]);
    sqlite3_close(import->json);
}

/* Is this the first time that it comes up? */
static bool is_new(Import *import, const char *kind, const char *what)
{
    sqlite3_bind_text(import->meet, 1, kind, -1, SQLITE_STATIC);
    sqlite3_bind_text(import->meet, 2, what, -1, SQLITE_STATIC);
    sqlite3_step(import->meet);
    sqlite3_reset(import->meet);
    return sqlite3_changes(import->json) == 1;
}

/* ---- lines as changes ---- */

static Change *add(Import *import, ChangeKind kind, const char *session)
{
    import->changes =
        arena_grow(import->arena, import->changes, import->count, sizeof *import->changes);
    Change *change = &import->changes[import->count++];
    *change = (Change){.kind = kind};
    memcpy(change->session, session, strlen(session) + 1);
    return change;
}

typedef struct {
    Import import;
    LogReader *reader;
    RoutineText *texts; /* of the file */
    size_t text_count;
    PinRecord *pins;
    size_t pin_count;
    Imported *sum;
} Reading;

static void take_routine(Reading *reading, const char *line)
{
    Import *import = &reading->import;
    RoutineText text = {0};
    char hash[SHA256_HEX_BYTES];
    import_routine(import, line, &text);
    if (import->bad)
        return;
    if (strcmp(sha256_hex(text.text, text.size, hash), text.sha256) != 0) {
        import_problem(import, "the text of '%s' is not the one that 'sha256' names", text.name);
        return;
    }
    reading->texts =
        arena_grow(import->arena, reading->texts, reading->text_count, sizeof *reading->texts);
    reading->texts[reading->text_count++] = text;
}

static const RoutineText *text_of(const Reading *reading, const char *sha256)
{
    for (size_t i = reading->text_count; i > 0; i--)
        if (strcmp(reading->texts[i - 1].sha256, sha256) == 0)
            return &reading->texts[i - 1];
    return NULL;
}

static void add_parts(Import *import, const LoggedSession *logged)
{
    for (int i = 0; i < PART_COUNT; i++) {
        const char *items;
        size_t count = record_part(logged, (PartKind)i, &items), size = record_parts[i].table->size;
        for (size_t j = 0; j < count; j++)
            memcpy(&add(import, change_of_part((PartKind)i), logged->session.id)->as,
                   items + j * size, size);
    }
}

static void take_session(Reading *reading, const char *line)
{
    Import *import = &reading->import;
    LoggedSession logged;
    SessionRecord *record = &logged.session, known;
    import_session(import, line, &logged);
    if (import->bad)
        return;
    if (log_reader_session(reading->reader, import->arena, record->id, &known) ||
        !is_new(import, "session ", record->id)) {
        reading->sum->known++;
        return;
    }
    const RoutineText *text = text_of(reading, record->sha256);
    if (!text && !log_reader_text(reading->reader, import->arena, record->sha256)) {
        import_problem(import, "the routine's text is neither in a line before nor in the log");
        return;
    }
    if (record->state == SESSION_RUNNING)
        record->state = SESSION_STOPPED;
    Change *change = add(import, CHANGE_BEGIN, record->id);
    change->as.session.record = *record;
    if (text)
        change->as.session.text = *text;
    add_parts(import, &logged);
    reading->sum->added++;
}

static void take_gate(Reading *reading, const char *line)
{
    GateRecord gate;
    import_gate(&reading->import, line, &gate);
    if (!reading->import.bad)
        add(&reading->import, CHANGE_GATE, "")->as.gate = gate;
}

static void take_pin(Reading *reading, const char *line)
{
    PinRecord pin;
    import_pin(&reading->import, line, &pin);
    for (size_t i = 0; !reading->import.bad && i < reading->pin_count; i++)
        if (strcmp(reading->pins[i].routine, pin.routine) == 0)
            return;
    if (!reading->import.bad)
        add(&reading->import, CHANGE_PIN, "")->as.pin = pin;
}

/* ---- the file ---- */

/* The first line says what the file is. False: reading on would say the same of every line. */
static bool take_head(Reading *reading, const LineHead *head)
{
    if (head->version > IMPORT_VERSION)
        import_problem(&reading->import,
                       "the export is from a newer Limber (its format is %d, this one reads %d)",
                       head->version, IMPORT_VERSION);
    else if (head->version < 1)
        import_problem(&reading->import,
                       "this is no export of a log: its first line has no 'limber-log'");
    return !reading->import.bad;
}

static bool take_line(Reading *reading, const char *line)
{
    static const struct {
        const char *type;
        void (*take)(Reading *reading, const char *line);
    } types[] = {{"routine", take_routine},
                 {"session", take_session},
                 {"gate", take_gate},
                 {"pin", take_pin}};
    Import *import = &reading->import;
    if (!import_is_object(import, line)) {
        import_problem(import, "not a JSON object");
        return import->line > 1;
    }
    LineHead head = import_head(import, line);
    if (import->line == 1)
        return take_head(reading, &head);
    for (size_t i = 0; head.type && i < COUNT_OF(types); i++) {
        if (strcmp(types[i].type, head.type) == 0) {
            types[i].take(reading, line);
            return true;
        }
    }
    import_problem(import, "'type' must be routine, session, gate or pin");
    return true;
}

/* A NUL, written as JSON writes it: SQLite's versions differ in where a text with one ends. */
static bool has_nul_escape(const char *line)
{
    for (const char *at = strchr(line, '\\'); at; at = strchr(at, '\\')) {
        if (strncmp(at, "\\u0000", 6) == 0)
            return true;
        at += at[1] ? 2 : 1;
    }
    return false;
}

/* The next line without its end, and no more of it than may be; returns its length, -1 at the end
 * of the file. A device may have no end of a line. */
static ssize_t take_bytes(FILE *in, char **line, size_t *capacity)
{
    size_t length = 0;
    int byte;
    while ((byte = getc_unlocked(in)) != EOF && byte != '\n' && length <= IMPORT_LINE_BYTES) {
        if (length + 1 >= *capacity) {
            *capacity = *capacity ? 2 * *capacity : 4096;
            *line = memory_resize(*line, *capacity);
        }
        (*line)[length++] = (char)byte;
    }
    if (byte == EOF && length == 0)
        return -1;
    while (length > 0 && (*line)[length - 1] == '\r' && length <= IMPORT_LINE_BYTES)
        length--;
    *line = *line ? *line : memory_alloc(*capacity = 1);
    (*line)[length] = '\0';
    return (ssize_t)length;
}

/* Takes U+FEFF, with which editors and shells of Windows begin a file, from a line; returns the
 * bytes taken. */
static ssize_t drop_mark(char *line)
{
    static const char mark[] = "\xef\xbb\xbf";
    ssize_t size = sizeof mark - 1;
    if (strncmp(line, mark, sizeof mark - 1) != 0)
        return 0;
    memmove(line, line + size, strlen(line + size) + 1);
    return size;
}

/* The next line; false at the end, which is also where a line is too long to be one. */
static bool next_line(Import *import, FILE *in, char **line, size_t *capacity)
{
    ssize_t length = take_bytes(in, line, capacity);
    if (length < 0)
        return false;
    import->line++;
    import->bad = false;
    if (length > IMPORT_LINE_BYTES) {
        import_problem(import, "the line is longer than 8 MiB");
        return false;
    }
    if (import->line == 1)
        length -= drop_mark(*line);
    if (strlen(*line) != (size_t)length || has_nul_escape(*line)) {
        import_problem(import, "the line has a NUL in it");
        (*line)[0] = '\0';
    }
    return true;
}

static void read_lines(Reading *reading, FILE *in)
{
    char *line = NULL;
    size_t capacity = 0;
    Import *import = &reading->import;
    while (next_line(import, in, &line, &capacity)) {
        if (import->bad || (*line == '\0' && import->line > 1))
            continue;
        if (!take_line(reading, line))
            break;
    }
    free(line);
    if (import->line == 0)
        diagnostics_add(import->found, SEVERITY_ERROR, &import->source, (Place){0},
                        "the file is empty");
    if (ferror(in))
        diagnostics_add(import->found, SEVERITY_ERROR, &import->source, (Place){0},
                        "cannot be read to its end");
}

/* ---- writing ---- */

static int write_all(sqlite3 *handle, const Import *import)
{
    int code;
    Owner nobody = {"", ""};
    Writer *writer = writer_new(handle, &nobody, &code);
    if (writer)
        code = sqlite3_exec(handle, "BEGIN IMMEDIATE", NULL, NULL, NULL);
    for (size_t i = 0; i < import->count && code == SQLITE_OK; i++)
        code = writer_change(writer, &import->changes[i]);
    if (code == SQLITE_OK)
        code = sqlite3_exec(handle, "COMMIT", NULL, NULL, NULL);
    if (code != SQLITE_OK && !sqlite3_get_autocommit(handle))
        sqlite3_exec(handle, "ROLLBACK", NULL, NULL, NULL);
    writer_free(writer);
    return code;
}

static bool write_log(const char *path, const Import *import)
{
    Source log = {.name = "the log"};
    Database database = database_write(path);
    char why[DATABASE_WHY_BYTES];
    int code = database.handle ? write_all(database.handle, import) : SQLITE_ERROR;
    if (!database.handle)
        diagnostics_add(import->found, SEVERITY_ERROR, &log, (Place){0}, "%s", database.why);
    else if (code != SQLITE_OK)
        diagnostics_add(import->found, SEVERITY_ERROR, &log, (Place){0}, "%s",
                        database_why(database.handle, code, why, sizeof why));
    database_close(&database);
    return code == SQLITE_OK;
}

bool log_import(const char *path, FILE *in, const char *name, Imported *out, Diagnostics *found)
{
    Reading reading = {.import = {.arena = arena_new(), .found = found, .source = {.name = name}},
                       .reader = log_reader_new(path),
                       .sum = out};
    Import *import = &reading.import;
    *out = (Imported){0};
    if (!open_json(import))
        memory_fail();
    reading.pin_count = log_reader_pins(reading.reader, import->arena, &reading.pins);
    read_lines(&reading, in);
    bool good = diagnostics_count(found, SEVERITY_ERROR) == 0;
    if (good && import->count > 0)
        good = write_log(path, import);
    close_json(import);
    log_reader_free(reading.reader);
    arena_free(import->arena);
    return good;
}
