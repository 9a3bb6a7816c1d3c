// SPDX-FileCopyrightText: 2026 The Limber authors
// SPDX-License-Identifier: GPL-3.0-or-later
/* Each field of a record (records.h) in one row: its column in the log, its kind and bounds, its
 * member of the JSON, its columns of the two forms of CSV, and what docs/log.md says of it.
 * Whatever writes, reads, copies, imports or exports records walks these rows and knows no field by
 * its name.
 *
 * A new field is a member of its struct, a row here, a column of schema.c with its migration, and
 * the line of docs/log.md that test_record_fields prints where it is missing. */
#ifndef LIMBER_STORE_RECORD_FIELDS_H
#define LIMBER_STORE_RECORD_FIELDS_H

#include "store/records.h"

#define RECORD_TEXT_BYTES 4096              /* the most that a text counts for */
#define RECORD_LENGTH_MS INT64_C(172800000) /* two days: far over any session */

typedef enum {
    RECORD_TEXT,   /* const char * */
    RECORD_HEX,    /* char[most + 1]: as many hexadecimal digits */
    RECORD_WHOLE,  /* int, least … most; with or_null 0 is NULL */
    RECORD_LEVEL,  /* int, least … most, or -1: not said, NULL */
    RECORD_FLAG,   /* bool */
    RECORD_LENGTH, /* Ns; whole milliseconds in the log, seconds in what is exported */
    RECORD_MOMENT, /* Moment; two columns, the second's name ends in _offset; or_null: utc_s 0 */
    RECORD_WORD    /* an enumeration; one of `words` */
} RecordKind;

typedef struct {
    const char *column; /* in the log */
    const char *member; /* in JSON */
    const char *csv;    /* in `limber log --csv`, NULL: not there */
    const char *report; /* in `limber report --csv`, NULL: not there */
    RecordKind kind;
    size_t offset; /* in the record */
    int least, most;
    const char *const *words; /* by the enumeration's number, ended by NULL; "" is NULL */
    bool or_null;
    bool of_routine;  /* kept once with the routine's text, and read from there */
    bool at_begin;    /* of a session, which later changes leave */
    bool counted;     /* of a segment: history.h counts it */
    bool own_words;   /* the person's: a report has them only where it was asked for them */
    int since;        /* the version of the tables (schema.h) that brought it; 0: the first */
    const char *says; /* in docs/log.md */
} RecordField;

typedef struct {
    const char *name;   /* of the log's table */
    const char *report; /* what a row of `limber report --csv` calls itself */
    const RecordField *fields;
    size_t count;
    size_t size;  /* of a record */
    bool counted; /* those fields alone */
    int since;    /* the version of the tables (schema.h) that brought it; 0: the first */
} RecordTable;

extern const RecordTable session_table, segment_table, rating_table, pain_table, ouch_table,
    scale_table, gate_table;
extern const RecordTable held_table; /* segment_table, counted fields alone */

/* The lists of a session's parts, in the order in which they are written. */
typedef enum {
    PART_SEGMENTS,
    PART_RATINGS,
    PART_PAINS,
    PART_OUCHES,
    PART_SCALES,
    PART_COUNT
} PartKind;

typedef struct {
    const char *member; /* in JSON */
    const RecordTable *table;
    size_t items, count; /* offsets in a LoggedSession */
} RecordPart;

extern const RecordPart record_parts[PART_COUNT];

/* The records of a part, side by side; returns how many. */
size_t record_part(const LoggedSession *logged, PartKind kind, const char **items);
void record_part_set(LoggedSession *logged, PartKind kind, const void *items, size_t count);

/* A record in which nothing was said. */
void record_clear(const RecordTable *table, void *out);

/* The words of the enumerations, each ended by NULL. */
extern const char *const session_states[],
    *const rating_moments[], *const pain_moments[], *const ouch_actions[], *const step_forms[];
extern const char *const log_sides[];    /* "", "left", "right" */
extern const char *const rating_sides[]; /* "centre", "left", "right" */

const char *record_word(const char *const *words, int value);     /* NULL for "" */
int record_word_find(const char *const *words, const char *word); /* -1: none of them */

/* Does the table have the field? One that is counted has some alone. */
static inline bool record_has(const RecordTable *table, const RecordField *field)
{
    return field->counted || !table->counted;
}

/* How many columns the field has. */
static inline int record_width(const RecordField *field)
{
    return field->kind == RECORD_MOMENT ? 2 : 1;
}

/* What a field is in a record, as its kind has it. */
static inline const void *record_at(const RecordField *field, const void *record)
{
    return (const char *)record + field->offset;
}

#endif
