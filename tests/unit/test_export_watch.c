// SPDX-FileCopyrightText: 2026 The Limber authors
// SPDX-License-Identifier: GPL-3.0-or-later
/* A routine for watches and training logs: the FIT file taken apart byte by byte as the protocol
 * says, the text of intervals.icu, and the table of what each form of export has no place for. */
#include "page/export.h"
#include "page/export_laps.h"

#include "reading.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#define FIELDS 16

static char *written; /* the test frees it */
static size_t size;
static Ns total;

static void export_to(ExportForm form)
{
    FILE *out = open_memstream(&written, &size);
    Timeline *timeline = timeline_build(routine);
    export_print(&(Export){timeline, {1795996800, 3600}}, form, out); /* 2026-11-30 */
    total = timeline->total;
    timeline_free(timeline);
    fclose(out);
}

/* ---- a decoder of FIT ---- */

typedef struct {
    int message, count;
    struct {
        int number, size, type;
    } fields[FIELDS];
} Definition;

static Definition definitions[16];
static const uint8_t *at;

/* What the messages said. */
static int steps, open_steps, repeats, said_steps;
static uint32_t made, step_ms[64], times_of[64];
static char names[64][256], notes[64][256], title[256];

static uint32_t number_at(const uint8_t *bytes, int count)
{
    uint32_t number = 0;
    for (int i = 0; i < count; i++)
        number |= (uint32_t)bytes[i] << 8 * i;
    return number;
}

/* By whole bytes and a table of nibbles, as the protocol's page has it, and not bit by bit. */
static uint32_t crc_of(const uint8_t *bytes, size_t count)
{
    static const uint16_t nibbles[] = {0x0000, 0xcc01, 0xd801, 0x1400, 0xf001, 0x3c00,
                                       0x2800, 0xe401, 0xa001, 0x6c00, 0x7800, 0xb401,
                                       0x5000, 0x9c01, 0x8801, 0x4400};
    uint16_t crc = 0;
    for (size_t i = 0; i < count; i++)
        for (int half = 0; half < 8; half += 4)
            crc = (uint16_t)(crc >> 4 ^ nibbles[(crc ^ bytes[i] >> half) & 0xf]);
    return crc;
}

static void read_definition(int local)
{
    Definition *definition = &definitions[local];
    assert_int_equal(at[1], 0); /* little-endian */
    definition->message = (int)number_at(at + 2, 2);
    definition->count = at[4];
    assert_true(definition->count <= FIELDS);
    at += 5;
    for (int i = 0; i < definition->count; i++, at += 3) {
        definition->fields[i].number = at[0];
        definition->fields[i].size = at[1];
        definition->fields[i].type = at[2];
    }
}

static void take_step(const uint8_t *fields[256])
{
    uint32_t ends = number_at(fields[1], 1), value = number_at(fields[2], 4);
    assert_int_equal(number_at(fields[254], 2), steps);
    assert_true(steps < 64);
    step_ms[steps] = ends == 0 ? value : 0;
    times_of[steps] = 1;
    open_steps += ends == 5;
    if (ends == 6) {
        repeats++;
        for (int i = (int)value; i < steps; i++)
            times_of[i] = number_at(fields[4], 4);
    }
    strcpy(names[steps], (const char *)fields[0]);
    strcpy(notes[steps], (const char *)fields[8]);
    steps++;
}

static void read_message(int local)
{
    const Definition *definition = &definitions[local];
    const uint8_t *fields[256] = {NULL};
    for (int i = 0; i < definition->count; at += definition->fields[i++].size) {
        fields[definition->fields[i].number] = at;
        if (definition->fields[i].type == 7) /* a text ends in its field */
            assert_int_equal(at[definition->fields[i].size - 1], 0);
    }
    if (definition->message == 0) {
        assert_int_equal(*fields[0], 5); /* a workout */
        made = number_at(fields[4], 4);
    }
    if (definition->message == 26) {
        said_steps = (int)number_at(fields[6], 2);
        strcpy(title, (const char *)fields[8]);
    }
    if (definition->message == 27)
        take_step(fields);
}

static void decode(void)
{
    const uint8_t *bytes = (const uint8_t *)written;
    steps = open_steps = repeats = 0;
    assert_int_equal(bytes[0], 14);
    assert_memory_equal(bytes + 8, ".FIT", 4);
    assert_int_equal(number_at(bytes + 4, 4), size - 16);
    assert_int_equal(number_at(bytes + 12, 2), crc_of(bytes, 12));
    assert_int_equal(number_at(bytes + size - 2, 2), crc_of(bytes, size - 2));
    for (at = bytes + 14; at < bytes + size - 2;) {
        int head = *at++;
        if (head & 0x40)
            read_definition(head & 0xf);
        else
            read_message(head & 0xf);
    }
    assert_ptr_equal(at, bytes + size - 2);
    assert_int_equal(steps, said_steps);
}

static Ns time_of_all(void)
{
    Ns sum = 0;
    for (int i = 0; i < steps; i++)
        sum += (Ns)step_ms[i] * times_of[i] * NS_PER_MS;
    return sum;
}

/* ---- tests ---- */

static void a_watch_gets_all_of_the_time(void **state)
{
    (void)state;
    read_fine(HEAD "steps:\n"
                   "  - {name: Quad, hold: 30s, side: each, sets: 2, rest: 10s, load: 5 kg}\n"
                   "  - repeat: 3\n    rest: 20.5s\n    steps:\n"
                   "      - {name: Lunge, reps: 5, tempo: 2-0-1, cues: [Tall], note: Slow.}\n");
    export_to(EXPORT_FIT);
    decode();
    assert_string_equal(title, "T");
    assert_int_equal(made, 1795996800 - 631065600);
    assert_int_equal(time_of_all(), total);
    assert_true(repeats > 0);
    assert_string_equal(names[0], "Get ready: Quad, left");
    assert_string_equal(names[1], "Quad, left");
    assert_string_equal(notes[1], "5 kg");
    free(written);
}

static void a_lap_says_how_it_goes(void **state)
{
    (void)state;
    read_fine(HEAD "steps: [{name: Lunge, reps: 5, tempo: 2-0-1, cues: [Tall], note: Slow}]\n");
    export_to(EXPORT_FIT);
    decode();
    assert_string_equal(notes[1], "5 reps at 2-0-1. Slow. Tall");
    free(written);
}

static void what_waits_waits_for_the_lap_key(void **state)
{
    (void)state;
    read_fine(HEAD "steps: [{name: Raise, reps: 12, sets: 3, rest: 30s}]\n");
    export_to(EXPORT_FIT);
    decode();
    assert_int_equal(open_steps, 2); /* one of them three times */
    assert_int_equal(time_of_all(), total);
    free(written);
}

static void long_words_are_cut_between_letters(void **state)
{
    char text[600] = HEAD "steps: [{name: \"";
    (void)state;
    for (int i = 0; i < 78; i++)
        strcat(text, "é");
    strcat(text, "\", hold: 10s, prepare: 0}]\n");
    read_fine(text);
    export_to(EXPORT_FIT);
    decode();
    assert_int_equal(strlen(names[0]), 62); /* of 63 bytes: é has two */
    free(written);
}

static void the_text_has_a_line_a_lap(void **state)
{
    (void)state;
    read_fine(HEAD "steps:\n  - {name: Quad, hold: 90s, prepare: 0}\n"
                   "  - {name: Raise, reps: 3, tempo: 1-0-1, sets: 3, rest: 10s, prepare: 0}\n"
                   "  - {name: Drink, until: ready, prepare: 0}\n");
    export_to(EXPORT_INTERVALS);
    assert_string_equal(written, "T\n\n- Quad 1m30s\n\n2x\n- Raise 6s\n- Rest 10s\n\n"
                                 "- Raise 6s\n- Drink 30s press lap\n");
    free(written);
}

static void no_name_reads_as_a_length(void **state)
{
    (void)state;
    read_fine(HEAD "steps: [{name: \"Hold 3s, 90% Z2 5x\", hold: 10s, prepare: 0}]\n");
    export_to(EXPORT_INTERVALS);
    assert_string_equal(written, "T\n\n- Hold 3 s, 90 % Z 2 5 x 10s\n");
    free(written);
}

static void the_page_says_what_each_form_loses(void **state)
{
    char *path = path_in_source("docs/export.md"), *page = text_in_file(path);
    Arena *arena = arena_new();
    (void)state;
    for (int form = 0; form < EXPORT_COUNT; form++) {
        const char *row = strstr(page, arena_printf(arena, "\n| `%s` |", export_names[form]));
        if (!row)
            fail_msg("docs/export.md has no row for %s", export_names[form]);
        const char *rest =
            arena_printf(arena, "| `%s` | %s |\n", export_ending(form), export_lacks(form, arena));
        const char *end = strchr(row + 1, '\n') + 1;
        if ((size_t)(end - row) < strlen(rest) ||
            strncmp(end - strlen(rest), rest, strlen(rest)) != 0)
            fail_msg("the row of %s in docs/export.md must end in: %s", export_names[form], rest);
        assert_non_null(strstr(EXPORT_WORDS, export_names[form]));
    }
    arena_free(arena);
    free(page);
    free(path);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        READING_TEST(a_watch_gets_all_of_the_time),
        READING_TEST(a_lap_says_how_it_goes),
        READING_TEST(what_waits_waits_for_the_lap_key),
        READING_TEST(long_words_are_cut_between_letters),
        READING_TEST(the_text_has_a_line_a_lap),
        READING_TEST(no_name_reads_as_a_length),
        cmocka_unit_test(the_page_says_what_each_form_loses),
    };
    return cmocka_run_group_tests(tests, reading_open, reading_close);
}
