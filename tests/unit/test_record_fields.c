// SPDX-FileCopyrightText: 2026 The Limber authors
// SPDX-License-Identifier: GPL-3.0-or-later
/* The rows of the records' fields beside what they must agree with: the structs, the log's tables
 * at each of their versions, docs/log.md, and what comes back out of a log and out of an export. */
#include "store/record_fields.h"

#include "base/array.h"
#include "base/sha256.h"
#include "page/log_page.h"
#include "store/change.h"
#include "store/database.h"
#include "store/import.h"
#include "store/record_sql.h"
#include "store/schema.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include <cmocka.h>

#define ROUTINE "limber: 1\n"

/* Each table, and its columns that are no field of a record. */
static const struct {
    const RecordTable *table;
    const char *others;
} tables[] = {
    {&session_table, " number day host process "},
    {&segment_table, " session "},
    {&rating_table, " session "},
    {&pain_table, " session "},
    {&ouch_table, " session number "},
    {&gate_table, " "},
};

/* ---- structs ---- */

static const size_t sizes[] = {
    [RECORD_TEXT] = sizeof(char *), [RECORD_WHOLE] = sizeof(int), [RECORD_LEVEL] = sizeof(int),
    [RECORD_FLAG] = sizeof(bool),   [RECORD_LENGTH] = sizeof(Ns), [RECORD_MOMENT] = sizeof(Moment),
    [RECORD_WORD] = sizeof(int),
};

static size_t alignment(RecordKind kind)
{
    return kind == RECORD_MOMENT ? _Alignof(Moment) : kind == RECORD_HEX ? 1 : sizes[kind];
}

static size_t aligned(size_t at, size_t to)
{
    return (at + to - 1) / to * to;
}

static void every_member_of_a_record_has_its_row(void **state)
{
    (void)state;
    for (size_t i = 0; i < COUNT_OF(tables); i++) {
        const RecordTable *table = tables[i].table;
        size_t at = 0, widest = 1;
        for (size_t j = 0; j < table->count; j++) {
            const RecordField *field = &table->fields[j];
            size_t to = alignment(field->kind);
            if (field->offset != aligned(at, to))
                fail_msg("%s: a member before %s has no row", table->name, field->column);
            at = field->offset +
                 (field->kind == RECORD_HEX ? (size_t)field->most + 1 : sizes[field->kind]);
            widest = to > widest ? to : widest;
        }
        if (table->size != aligned(at, widest))
            fail_msg("%s: its last member has no row", table->name);
    }
}

static void every_field_has_a_name_wherever_it_must(void **state)
{
    (void)state;
    for (size_t i = 0; i < COUNT_OF(tables); i++)
        for (size_t j = 0; j < tables[i].table->count; j++) {
            const RecordField *field = &tables[i].table->fields[j];
            assert_non_null(field->column);
            assert_non_null(field->member);
            assert_non_null(field->says);
            assert_int_equal(field->kind == RECORD_WORD, field->words != NULL);
        }
}

/* ---- the log's tables ---- */

static bool is_null_allowed(const RecordField *field)
{
    return field->or_null || field->kind == RECORD_LEVEL ||
           (field->kind == RECORD_WORD && !*field->words[0]);
}

static bool is_text(const RecordField *field)
{
    return field->kind == RECORD_TEXT || field->kind == RECORD_HEX || field->kind == RECORD_WORD;
}

/* Takes a column that a field must have out of the list of all. */
static void expect_column(char *columns, const char *table, const RecordField *field,
                          const char *ending)
{
    char line[128];
    snprintf(line, sizeof line, "\n%s%s %s%s\n", field->column, ending,
             is_text(field) ? "TEXT" : "INTEGER", is_null_allowed(field) ? "" : " NOT NULL");
    char *found = strstr(columns, line);
    if (!found)
        fail_msg("the table %s lacks:%s", table, line);
    memset(found + 1, '-', strlen(line) - 2);
}

static void expect_table(sqlite3 *database, int version, size_t at)
{
    const RecordTable *table = tables[at].table;
    char columns[4096] = "\n", other[80];
    sqlite3_stmt *row;
    assert_int_equal(sqlite3_prepare_v2(database,
                                        "SELECT name || ' ' || type || iif(\"notnull\", ' NOT"
                                        " NULL', '') || x'0a' FROM pragma_table_info(?1)"
                                        " WHERE NOT instr(?2, ' ' || name || ' ')",
                                        -1, &row, NULL),
                     SQLITE_OK);
    sqlite3_bind_text(row, 1, table->name, -1, SQLITE_STATIC);
    sqlite3_bind_text(row, 2, tables[at].others, -1, SQLITE_STATIC);
    while (sqlite3_step(row) == SQLITE_ROW)
        strcat(columns, (const char *)sqlite3_column_text(row, 0));
    sqlite3_finalize(row);
    for (size_t i = 0; i < table->count; i++) {
        if (table->fields[i].of_routine || table->fields[i].since > version)
            continue;
        expect_column(columns, table->name, &table->fields[i], "");
        if (record_width(&table->fields[i]) == 2)
            expect_column(columns, table->name, &table->fields[i], "_offset");
    }
    if (sscanf(columns, "%*[-\n]%79[^\n]", other) == 1)
        fail_msg("no field of %s has the column '%s' of version %d", table->name, other, version);
}

static void every_field_has_its_column_and_every_column_its_field(void **state)
{
    (void)state;
    sqlite3 *database;
    assert_int_equal(sqlite3_open(":memory:", &database), SQLITE_OK);
    for (int version = 1; version <= SCHEMA_VERSION; version++) {
        assert_int_equal(sqlite3_exec(database, schema_migrations[version - 1], NULL, NULL, NULL),
                         SQLITE_OK);
        for (size_t i = 0; i < COUNT_OF(tables); i++)
            expect_table(database, version, i);
    }
    sqlite3_close(database);
}

static void what_an_older_file_does_not_have_is_read_as_nothing(void **state)
{
    (void)state;
    static const RecordField fields[] = {
        {.column = "step"},
        {.column = "mood", .since = 3},
        {.column = "seen", .kind = RECORD_MOMENT, .since = 2},
    };
    static const RecordTable table = {.name = "segment", .fields = fields, .count = 3};
    char *old = record_sql(&table, 1, "SELECT {read}"), *new = record_sql(&table, 3, "{read};");
    assert_string_equal(old, "SELECT segment.step, NULL, NULL, NULL");
    assert_string_equal(new, "segment.step, segment.mood, segment.seen, segment.seen_offset;");
    free(old);
    free(new);
}

/* ---- the docs ---- */

static void print_cell(FILE *out, const char *name)
{
    fprintf(out, name ? " `%s` |" : " |", name);
}

/* The line of a field as the docs must have it. */
static char *doc_line(const RecordField *field)
{
    char *line = NULL;
    size_t size;
    FILE *out = open_memstream(&line, &size);
    fprintf(out, "\n| `%s%s` |", field->of_routine ? "routine." : "", field->column);
    print_cell(out, field->member);
    print_cell(out, field->csv);
    print_cell(out, field->report);
    fprintf(out, " %s |\n", field->says);
    fclose(out);
    return line;
}

static void every_field_has_its_line_in_the_docs(void **state)
{
    (void)state;
    static char docs[65536], head[64];
    snprintf(docs, sizeof docs, "%s/docs/log.md", getenv("LIMBER_SOURCE"));
    FILE *in = fopen(docs, "r");
    assert_non_null(in);
    docs[fread(docs, 1, sizeof docs - 1, in)] = '\0';
    fclose(in);
    for (size_t i = 0; i < COUNT_OF(tables); i++) {
        snprintf(head, sizeof head, "\n**%s**", tables[i].table->name);
        const char *place = strstr(docs, head), *end = place ? strstr(place + 2, "\n**") : NULL;
        assert_non_null(place);
        for (size_t j = 0; j < tables[i].table->count; j++) {
            char *line = doc_line(&tables[i].table->fields[j]), *found = strstr(place, line);
            if (!found || (end && found > end))
                fail_msg("docs/log.md lacks under %s:%s", head + 1, line);
            free(line);
        }
    }
}

/* ---- there and back ---- */

static int number; /* grows with every field */

static void fill_field(const RecordField *field, void *value)
{
    static char texts[64][24];
    char *text = texts[++number % 64];
    int words = 0;
    snprintf(text, sizeof texts[0], "Text %d", number);
    while (field->words && field->words[words])
        words++;
    switch (field->kind) {
    case RECORD_TEXT:
        *(const char **)value = text;
        break;
    case RECORD_HEX:
        snprintf(value, (size_t)field->most + 1, "%0*x", field->most, number);
        break;
    case RECORD_WHOLE:
    case RECORD_LEVEL:
        *(int *)value = 1 + number % (field->most > 99 ? 99 : field->most);
        break;
    case RECORD_FLAG:
        *(bool *)value = true;
        break;
    case RECORD_LENGTH:
        *(Ns *)value = number * NS_PER_MS;
        break;
    case RECORD_MOMENT:
        *(Moment *)value = (Moment){1790000000 + number, 60 * number};
        break;
    case RECORD_WORD:
        *(int *)value = words - 1;
        break;
    }
}

static void fill(const RecordTable *table, void *record)
{
    memset(record, 0, table->size);
    for (size_t i = 0; i < table->count; i++)
        fill_field(&table->fields[i], (char *)record + table->fields[i].offset);
}

static bool is_same(const RecordField *field, const void *a, const void *b)
{
    switch (field->kind) {
    case RECORD_TEXT:
        return strcmp(*(const char *const *)a, *(const char *const *)b) == 0;
    case RECORD_HEX:
        return strcmp(a, b) == 0;
    case RECORD_MOMENT:
        return ((const Moment *)a)->utc_s == ((const Moment *)b)->utc_s &&
               ((const Moment *)a)->offset_s == ((const Moment *)b)->offset_s;
    default:
        return memcmp(a, b, sizes[field->kind]) == 0;
    }
}

static void expect_record(const char *where, const RecordTable *table, const void *written,
                          const void *read)
{
    for (size_t i = 0; i < table->count; i++) {
        const RecordField *field = &table->fields[i];
        if (!is_same(field, record_at(field, written), record_at(field, read)))
            fail_msg("%s: %s of %s is another", where, field->column, table->name);
    }
}

/* A session with a record of each part, all of whose fields say something. */
static LoggedSession made_session(Arena *arena, const char *sha256)
{
    LoggedSession made;
    memset(&made, 0, sizeof made);
    number = 0;
    fill(&session_table, &made.session);
    made.session.state = SESSION_DONE;
    made.session.version = 7;
    made.session.title = "The title";
    made.session.ended.utc_s = made.session.started.utc_s + 1000;
    snprintf(made.session.sha256, sizeof made.session.sha256, "%s", sha256);
    for (int i = 0; i < PART_COUNT; i++) {
        void *record = arena_alloc(arena, record_parts[i].table->size);
        fill(record_parts[i].table, record);
        record_part_set(&made, (PartKind)i, record, 1);
    }
    return made;
}

static void write_log(const char *path, const LoggedSession *made)
{
    int code;
    Owner nobody = {"", ""};
    Database database = database_write(path);
    assert_int_equal(database.state, DATABASE_OPEN);
    Writer *writer = writer_new(database.handle, &nobody, &code);
    assert_non_null(writer);
    Batch *batch = batch_new();
    Change change = {.kind = CHANGE_BEGIN};
    strcpy(change.session, made->session.id);
    change.as.session.record = made->session;
    change.as.session.text = (RoutineText){
        made->session.sha256, made->session.routine, "The title", 7, ROUTINE, strlen(ROUTINE)};
    batch_add(batch, &change);
    for (int i = 0; i < PART_COUNT; i++) {
        const char *items;
        assert_int_equal(record_part(made, (PartKind)i, &items), 1);
        change.kind = change_of_part((PartKind)i);
        memcpy(&change.as, items, record_parts[i].table->size);
        batch_add(batch, &change);
    }
    Losses losses = {0};
    assert_int_equal(writer_batch(writer, batch, &losses), SQLITE_OK);
    assert_int_equal(losses.refused, 0);
    batch_free(batch);
    writer_free(writer);
    database_close(&database);
}

static void expect_log(const char *path, Arena *arena, const LoggedSession *made)
{
    LogReader *reader = log_reader_new(path);
    LoggedSession *read;
    LogFilter all = {NULL, INT64_MIN, INT64_MAX};
    assert_int_equal(log_reader_span(reader, arena, &all, LOG_ALL, &read), 1);
    expect_record(path, &session_table, &made->session, &read[0].session);
    for (int i = 0; i < PART_COUNT; i++) {
        const char *items, *others;
        record_part(made, (PartKind)i, &items);
        assert_int_equal(record_part(&read[0], (PartKind)i, &others), 1);
        expect_record(path, record_parts[i].table, items, others);
    }
    log_reader_free(reader);
}

static char *export_text(const char *path, Arena *arena)
{
    char *text = NULL;
    size_t size;
    LogReader *reader = log_reader_new(path);
    FILE *out = open_memstream(&text, &size);
    log_page_export(reader, arena, &(LogFilter){NULL, 0, INT64_MAX}, (Moment){1790000000, 0}, out);
    fclose(out);
    log_reader_free(reader);
    return text;
}

static void every_field_comes_back_from_the_log_and_from_an_export(void **state)
{
    (void)state;
    char folder[] = "/tmp/limber-fields-XXXXXX", sha256[SHA256_HEX_BYTES], command[64];
    char paths[2][64];
    Arena *arena = arena_new();
    assert_non_null(mkdtemp(folder));
    for (int i = 0; i < 2; i++)
        snprintf(paths[i], sizeof paths[i], "%s/%d.db", folder, i);
    LoggedSession made = made_session(arena, sha256_hex(ROUTINE, strlen(ROUTINE), sha256));
    write_log(paths[0], &made);
    expect_log(paths[0], arena, &made);

    char *text = export_text(paths[0], arena);
    for (size_t i = 0; i < COUNT_OF(tables) - 1; i++)
        for (size_t j = 0; j < tables[i].table->count; j++) {
            snprintf(command, sizeof command, "\"%s\": ", tables[i].table->fields[j].member);
            assert_non_null(strstr(text, command));
        }
    Imported sum;
    Diagnostics *found = diagnostics_new();
    FILE *in = fmemopen(text, strlen(text), "r");
    bool imported = log_import(paths[1], in, "export", &sum, found);
    diagnostics_print(found, stderr);
    assert_true(imported);
    fclose(in);
    diagnostics_free(found);
    expect_log(paths[1], arena, &made);
    free(text);
    arena_free(arena);
    snprintf(command, sizeof command, "rm -rf '%s'", folder);
    assert_int_equal(system(command), 0);
}

/* ---- older files ---- */

/* A log as a Limber of that version of the tables left it, with one set in it. */
static void write_old_log(const char *path, int version)
{
    sqlite3 *old;
    char stamp[128];
    assert_int_equal(sqlite3_open(path, &old), SQLITE_OK);
    for (int i = 0; i < version; i++)
        assert_int_equal(sqlite3_exec(old, schema_migrations[i], NULL, NULL, NULL), SQLITE_OK);
    snprintf(stamp, sizeof stamp, "PRAGMA application_id = %d; PRAGMA user_version = %d;",
             SCHEMA_APPLICATION_ID, version);
    assert_int_equal(sqlite3_exec(old, stamp, NULL, NULL, NULL), SQLITE_OK);
    assert_int_equal(
        sqlite3_exec(old,
                     "INSERT INTO routine VALUES ('sha', 'calves', 'Calves', NULL, 'limber: 1');"
                     "INSERT INTO session (id, started, started_offset, day, state, routine,"
                     " sha256, core_only, planned_ms, work_planned_ms, work_held_ms, steps,"
                     " steps_done) VALUES ('00000000000000000000000000000001', 1790000000, 0,"
                     " 20717, 'done', 'calves', 'sha', 0, 40000, 30000, 30000, 1, 1);"
                     "INSERT INTO segment (session, position, step_index, step, set_number, sets,"
                     " round, planned_ms, held_ms, reps_planned, reps, skipped, left_out, eased,"
                     " longer, ended, ended_offset) VALUES (1, 1, 0, 'Calf raise', 1, 1, 1, 30000,"
                     " 30000, 15, 15, 0, 0, 0, 0, 1790000040, 0)",
                     NULL, NULL, NULL),
        SQLITE_OK);
    sqlite3_close(old);
}

/* The only set in a log, read without writing. */
static SegmentRecord only_segment(const char *path, Arena *arena)
{
    SegmentRecord *segments;
    LogReader *reader = log_reader_new(path);
    assert_int_equal(
        log_reader_segments(reader, arena, "00000000000000000000000000000001", &segments), 1);
    SegmentRecord segment = *segments;
    log_reader_free(reader);
    return segment;
}

static void a_log_of_each_older_version_is_read_and_goes_on(void **state)
{
    (void)state;
    char folder[] = "/tmp/limber-older-XXXXXX", path[64], command[64];
    Arena *arena = arena_new();
    assert_non_null(mkdtemp(folder));
    for (int version = 1; version < SCHEMA_VERSION; version++) {
        snprintf(path, sizeof path, "%s/%d.db", folder, version);
        write_old_log(path, version);
        for (int pass = 0; pass < 2; pass++) {
            SegmentRecord segment = only_segment(path, arena);
            assert_int_equal(segment.reps, 15);
            assert_int_equal(segment.reps_said, 0);
            assert_null(segment.load);
            Database database = database_write(path);
            assert_int_equal(database.state, DATABASE_OPEN);
            database_close(&database);
        }
    }
    arena_free(arena);
    snprintf(command, sizeof command, "rm -rf '%s'", folder);
    assert_int_equal(system(command), 0);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(every_member_of_a_record_has_its_row),
        cmocka_unit_test(every_field_has_a_name_wherever_it_must),
        cmocka_unit_test(every_field_has_its_column_and_every_column_its_field),
        cmocka_unit_test(what_an_older_file_does_not_have_is_read_as_nothing),
        cmocka_unit_test(every_field_has_its_line_in_the_docs),
        cmocka_unit_test(every_field_comes_back_from_the_log_and_from_an_export),
        cmocka_unit_test(a_log_of_each_older_version_is_read_and_goes_on),
    };
    return cmocka_run_group_tests_name("record fields", tests, NULL, NULL);
}
