// SPDX-FileCopyrightText: 2026 The Limber authors
// SPDX-License-Identifier: GPL-3.0-or-later
/* A workout that a watch follows: the FIT protocol's file of it. A head, three kinds of messages,
 * each described by a definition before the first of its kind, and a checksum. A lap is a step with
 * its time, or open until the lap key; laps that come several times are followed by a step that
 * goes back to the first of them. Numbers are little-endian. */
#include "page/export_laps.h"
#include "page/export_private.h"

#include "base/array.h"
#include "base/sha256.h"
#include "base/text.h"

#include <stdlib.h>
#include <string.h>

#define HEAD_BYTES 14
#define PROTOCOL 0x10              /* 1.0: all that a workout needs */
#define PROFILE 2100               /* of which the messages are */
#define EPOCH_S INT64_C(631065600) /* the protocol counts from 1989-12-31 */
#define NAME_BYTES 64              /* of a step, its NUL too: what a watch shows of it */
#define DEVELOPMENT 255            /* the maker of files that no device made */
#define WORKOUT_FILE 5
#define TRAINING 10
#define FLEXIBILITY 19
#define TIME                                                                                       \
    0 /* what ends a step: its milliseconds, a key, or that it was gone back often enough */
#define OPEN 5
#define REPEAT 6
#define NO_TARGET 2

/* The protocol's own numbers of what a field is made of. */
enum {
    FIT_ENUM = 0x00,
    FIT_UINT16 = 0x84,
    FIT_UINT32 = 0x86,
    FIT_STRING = 0x07,
    FIT_UINT32Z = 0x8c
};

enum { LOCAL_FILE, LOCAL_WORKOUT, LOCAL_STEP };

typedef struct {
    uint8_t number, type;
    size_t size; /* 0: of a text, said when it is known */
} Field;

/* ---- bytes ---- */

static void put_number(FILE *out, uint32_t number, size_t bytes)
{
    for (size_t i = 0; i < bytes; i++)
        fputc((int)(number >> 8 * i & 0xff), out);
}

/* As much of the text as fits, between characters, and zeros to the field's end. */
static void put_text(FILE *out, const char *text, size_t size)
{
    size_t length = strlen(text);
    if (length >= size)
        for (length = size - 1; length > 0 && ((uint8_t)text[length] & 0xc0) == 0x80;)
            length--;
    fwrite(text, 1, length, out);
    for (; length < size; length++)
        fputc(0, out);
}

static uint16_t checksum(const uint8_t *bytes, size_t size)
{
    uint16_t sum = 0;
    for (size_t i = 0; i < size; i++) {
        sum ^= bytes[i];
        for (int bit = 0; bit < 8; bit++)
            sum = (uint16_t)(sum & 1 ? sum >> 1 ^ 0xa001 : sum >> 1);
    }
    return sum;
}

static void put_definition(FILE *out, int local, uint16_t message, const Field *fields,
                           size_t count)
{
    fputc(0x40 | local, out);
    put_number(out, 0, 2); /* reserved, and little-endian */
    put_number(out, message, 2);
    fputc((int)count, out);
    for (size_t i = 0; i < count; i++) {
        fputc(fields[i].number, out);
        fputc((int)fields[i].size, out);
        fputc(fields[i].type, out);
    }
}

/* ---- messages ---- */

static void put_file_id(const Export *export, FILE *out)
{
    static const Field fields[] = {{0, FIT_ENUM, 1},
                                   {1, FIT_UINT16, 2},
                                   {2, FIT_UINT16, 2},
                                   {3, FIT_UINT32Z, 4},
                                   {4, FIT_UINT32, 4}};
    const char *id = export->timeline->routine->id;
    char digits[SHA256_HEX_BYTES];
    put_definition(out, LOCAL_FILE, 0, fields, COUNT_OF(fields));
    fputc(LOCAL_FILE, out);
    put_number(out, WORKOUT_FILE, 1);
    put_number(out, DEVELOPMENT, 2);
    put_number(out, 0, 2);
    /* a device tells its workouts apart by it */
    sha256_hex(id, strlen(id), digits);
    digits[8] = '\0';
    put_number(out, (uint32_t)strtoul(digits, NULL, 16) | 1, 4);
    put_number(out, (uint32_t)(export->made.utc_s - EPOCH_S), 4);
}

static void put_workout(const Export *export, const Laps *laps, FILE *out)
{
    const char *title = export->timeline->routine->title;
    size_t size = strlen(title) + 1 < NAME_BYTES ? strlen(title) + 1 : NAME_BYTES;
    const Field fields[] = {
        {4, FIT_ENUM, 1}, {11, FIT_ENUM, 1}, {6, FIT_UINT16, 2}, {8, FIT_STRING, size}};
    put_definition(out, LOCAL_WORKOUT, 26, fields, COUNT_OF(fields));
    fputc(LOCAL_WORKOUT, out);
    put_number(out, TRAINING, 1);
    put_number(out, FLEXIBILITY, 1);
    put_number(out, (uint32_t)export_laps_steps(laps), 2);
    put_text(out, title, size);
}

typedef struct {
    FILE *out;
    size_t name_bytes, note_bytes; /* of the longest */
    uint32_t index;                /* of the next step */
} Steps;

static void put_step(Steps *steps, const char *name, const char *notes, int ends, uint32_t value,
                     uint32_t target, int intensity)
{
    fputc(LOCAL_STEP, steps->out);
    put_number(steps->out, steps->index++, 2);
    put_number(steps->out, (uint32_t)ends, 1);
    put_number(steps->out, value, 4);
    put_number(steps->out, NO_TARGET, 1);
    put_number(steps->out, target, 4);
    put_number(steps->out, (uint32_t)intensity, 1);
    put_text(steps->out, name, steps->name_bytes);
    put_text(steps->out, notes, steps->note_bytes);
}

static void put_lap(Steps *steps, const Lap *lap)
{
    static const int intensities[] = {[SEGMENT_PREPARE] = 1, /* rest */
                                      [SEGMENT_WORK] = 0,    /* active */
                                      [SEGMENT_SWITCH] = 1,
                                      [SEGMENT_REST] = 1,
                                      [SEGMENT_WAIT] = 0};
    bool open = lap->kind == SEGMENT_WAIT;
    put_step(steps, lap->name, lap->notes, open ? OPEN : TIME,
             open ? 0 : (uint32_t)(lap->length / NS_PER_MS), 0, intensities[lap->kind]);
}

static void put_steps(const Laps *laps, FILE *out)
{
    Steps steps = {out, 1, 1, 0};
    for (size_t i = 0; i < laps->count; i++) {
        size_t name = strlen(laps->laps[i].name) + 1, note = strlen(laps->laps[i].notes) + 1;
        steps.name_bytes = name > steps.name_bytes ? name : steps.name_bytes;
        steps.note_bytes = note > steps.note_bytes ? note : steps.note_bytes;
    }
    steps.name_bytes = steps.name_bytes < NAME_BYTES ? steps.name_bytes : NAME_BYTES;
    steps.note_bytes = steps.note_bytes < UINT8_MAX ? steps.note_bytes : UINT8_MAX;
    const Field fields[] = {{254, FIT_UINT16, 2},
                            {1, FIT_ENUM, 1},
                            {2, FIT_UINT32, 4},
                            {3, FIT_ENUM, 1},
                            {4, FIT_UINT32, 4},
                            {7, FIT_ENUM, 1},
                            {0, FIT_STRING, steps.name_bytes},
                            {8, FIT_STRING, steps.note_bytes}};
    put_definition(out, LOCAL_STEP, 27, fields, COUNT_OF(fields));
    for (size_t i = 0; i < laps->run_count; i++) {
        const LapRun *run = &laps->runs[i];
        uint32_t first = steps.index;
        for (size_t j = 0; j < run->count; j++)
            put_lap(&steps, &laps->laps[run->first + j]);
        if (run->times > 1)
            put_step(&steps, "", "", REPEAT, first, (uint32_t)run->times, 0);
    }
}

void export_fit(const Export *export, FILE *out)
{
    size_t size;
    char *bytes = NULL;
    FILE *messages = open_memstream(&bytes, &size);
    Arena *arena = arena_new();
    if (!messages)
        memory_fail();
    Laps laps = export_laps(export->timeline, arena);
    fwrite((const uint8_t[HEAD_BYTES]){0}, 1, HEAD_BYTES, messages);
    put_file_id(export, messages);
    put_workout(export, &laps, messages);
    put_steps(&laps, messages);
    if (fclose(messages) != 0)
        memory_fail();
    uint32_t data = (uint32_t)(size - HEAD_BYTES);
    uint8_t *head = (uint8_t *)bytes;
    memcpy(head, (const uint8_t[]){HEAD_BYTES, PROTOCOL, PROFILE & 0xff, PROFILE >> 8}, 4);
    for (int i = 0; i < 4; i++)
        head[4 + i] = (uint8_t)(data >> 8 * i);
    memcpy(head + 8, (const uint8_t[]){'.', 'F', 'I', 'T'}, 4);
    uint16_t sum = checksum(head, HEAD_BYTES - 2);
    head[12] = (uint8_t)(sum & 0xff), head[13] = (uint8_t)(sum >> 8);
    fwrite(bytes, 1, size, out);
    put_number(out, checksum(head, size), 2);
    free(bytes);
    arena_free(arena);
}
