// SPDX-FileCopyrightText: 2026 The Limber authors
// SPDX-License-Identifier: GPL-3.0-or-later
/* Reading maps of typed fields: one table a map, one row a key. Readers of routines, exercises and
 * settings say in rows what a key holds, where it goes and in which range; unknown keys with their
 * did-you-mean, missing ones, wrong types and lost ends of prose are found here, once for all. */
#ifndef LIMBER_ROUTINE_FIELDS_H
#define LIMBER_ROUTINE_FIELDS_H

#include "base/yaml.h"
#include "routine/model.h"

typedef struct FieldRow FieldRow;

/* The map and the pair that are being read, and the keys that may stand there. */
typedef struct {
    const YamlNode *map;
    const YamlPair *pair;
    const FieldRow *rows;
    size_t count;
} FieldSpot;

/* One file being read. */
typedef struct {
    Arena *arena; /* where values go, as copies: the tree of the file goes when it is read */
    const Source *source;
    Diagnostics *found;
    Library *library;     /* may be NULL */
    bool kept;            /* it was played once: what its exercises were is not asked any more */
    bool newer;           /* written for a newer minor version: unknown keys are warnings */
    size_t errors;        /* added by this reading so far */
    const char *language; /* of the routine, once its head is read; else NULL */
    FieldSpot at;
} Reading;

typedef enum {
    FIELD_LINE,     /* const char *: one line, at most `most` cells (0: ROUTINE_MAX_NAME_CELLS) */
    FIELD_PROSE,    /* const char *: newlines fold to a space; at most `most` characters
                       (0: ROUTINE_MAX_TEXT_CHARS) */
    FIELD_LINES,    /* const char **: a list of lines, its length (a size_t) at `count`; one text
                       counts as a list of one */
    FIELD_PROSES,   /* the same of prose */
    FIELD_INT,      /* int, least … most */
    FIELD_DURATION, /* Ns, least … most in nanoseconds */
    FIELD_BOOL,     /* bool: true or false */
    FIELD_DATE,     /* Date */
    FIELD_CHOICE,   /* an enumeration: the place among choices, least … most (0: to their end) */
    FIELD_SECOND,   /* bool: of two choices, is it the second? */
    FIELD_REGIONS,  /* RegionSet: a list of region names */
    FIELD_OWN       /* whatever `own` makes of it */
} FieldKind;

typedef void FieldReader(Reading *reading, const YamlNode *node, void *target);

/* A map by its table, for what describes the format: the table is all it needs. */
typedef struct {
    const char *what; /* in messages: "a step" */
    const FieldRow *rows;
    size_t count;
    const char *const *marks; /* where maps of two kinds may stand: it is this one that has one of
                                 these keys, ended by NULL; else NULL */
} FieldMap;

/* One of the kinds of value that an own reader takes, said as a row says it. */
typedef struct {
    FieldKind kind; /* FIELD_OWN: what pattern or map says */
    int64_t least, most;
    const char *const *choices;
    const char *const *(*words)(void); /* the same, of a table that is no array */
    const char *pattern;               /* of a text, in what regcomp and editors both know */
    const FieldMap *map;
} FieldForm;

typedef enum { FIELD_ONE, FIELD_ONE_OR_LIST, FIELD_LIST } FieldMany;

struct FieldRow {
    const char *key;
    FieldKind kind;
    size_t offset; /* of the member in the target */
    int64_t least, most;
    size_t count;               /* FIELD_LINES, FIELD_PROSES: the offset of the list's length */
    const char *const *choices; /* FIELD_CHOICE, FIELD_SECOND: words, ended by NULL */
    FieldReader *own;           /* FIELD_OWN: gets the target itself */
    bool required;
    /* FIELD_OWN: what it takes, for what describes the format */
    const FieldForm *forms;
    size_t form_count;
    FieldMany many;
    size_t most_items; /* of a list */
};

#define FIELD_MOST_ROWS 40

/* The tables of a routine file, from its head down. */
extern const FieldMap routine_map;

/* Of the member `forms`. */
#define FIELD_FORMS(array) .forms = (array), .form_count = sizeof(array) / sizeof *(array)

/* Reads the pairs of a map into target by rows (at most FIELD_MOST_ROWS). given[i], where given is
 * not NULL, becomes the pair of row i, or NULL; a key that is misspelled is read as the one it was
 * meant to be, after its error, where its value fits that one. what names the map in messages ("a
 * step"). Returns the rows whose values were wrong, bit i for row i: what would follow from those
 * need not be said as well. */
uint64_t fields_read(Reading *reading, const YamlNode *map, const char *what, const FieldRow *rows,
                     size_t count, void *target, const YamlPair **given);

/* Is the node a map? Else an error: "must be a map of keys, not a text". key: what one text is
 * taken for, in the message's cure; NULL: nothing. */
bool fields_is_map(Reading *reading, const YamlNode *node, const char *what, const char *key);

/* A FieldReader that reads nothing: the value is read before or after the others. */
void field_accept(Reading *reading, const YamlNode *node, void *target);

/* Hands one value to the reader of its kind. */
void field_read_kind(Reading *reading, const YamlNode *node, const FieldRow *row, void *target);

/* Is the node a text, and so one value? Else an error. */
bool field_is_value(Reading *reading, const YamlNode *node);

/* May this key stand in the map that is being read? */
bool field_knows(const Reading *reading, const char *key);

/* And must it? */
bool field_must_be(const Reading *reading, const char *key);

/* The nodes of a list; any other node counts as a list of one (the caller's variable itself). */
const YamlNode *const *fields_items(const YamlNode *const *node, size_t *count);

/* The same of a list that may have ROUTINE_MAX_LIST entries; more are an error, and none is read.
 */
const YamlNode *const *fields_few(Reading *reading, const YamlNode *const *node, size_t *count);

/* One line, prose: NULL after an error. most 0: the usual limit. */
const char *field_line(Reading *reading, const YamlNode *node, int64_t most);
const char *field_prose(Reading *reading, const YamlNode *node, int64_t most);

/* Others of the kinds above, one by one; false after an error. */
bool field_duration(Reading *reading, const YamlNode *node, const char *key, Ns least, Ns most,
                    Ns *value);
bool field_choice(Reading *reading, const YamlNode *node, const char *const *choices, int *value);
void field_choice_of(Reading *reading, const YamlNode *node, const FieldRow *row, int *member);
void field_bool(Reading *reading, const YamlNode *node, bool *value);
bool field_region(Reading *reading, const YamlNode *node, RegionName *name);
void field_regions(Reading *reading, const YamlNode *node, RegionSet *set);
bool field_int(Reading *reading, const YamlNode *node, const char *key, int64_t least, int64_t most,
               int *value);
void field_date(Reading *reading, const YamlNode *node, Date *date);
bool field_number(Reading *reading, const YamlNode *node, double *value); /* "-12.5" */

/* The version of the format (`limber: 1.3`), the first key of a file. False: the file is not one
 * for this program, and no more can be said of it (an error was added). Sets reading->newer,
 * *minor. */
bool fields_version(Reading *reading, const YamlNode *root, int *minor);

void field_error(Reading *reading, Place place, const char *format, ...)
    __attribute__((format(printf, 3, 4)));
void field_warn(Reading *reading, Place place, const char *format, ...)
    __attribute__((format(printf, 3, 4)));
void field_hint(Reading *reading, const char *format, ...) __attribute__((format(printf, 2, 3)));

/* ---- cures (field_cures.c): of the message added last ---- */

/* An edit without a word: the message has said it ("did you mean 'left'?"). */
void field_edit(Reading *reading, Place place, const char *text);

/* The text to write in the place of a value: an edit, and the hint that says so. */
void field_write(Reading *reading, const YamlNode *node, const char *format, ...)
    __attribute__((format(printf, 3, 4)));

/* "leave it out", and the edit where the pair has a line, or a place between braces, of its own. */
void field_drop(Reading *reading, const YamlPair *pair);

/* Keys to add behind a pair: the edit alone. */
void field_add(Reading *reading, const YamlPair *after, const char *pairs);

/* What the edits do is one way of several. */
void field_guess(Reading *reading);

/* The same of a text that goes on to the end of its line, past what YAML takes for a comment. */
void field_quote_line(Reading *reading, const YamlNode *node);

/* `[Gary Gray, as taught by his pupils]`: warns where a list of texts was one text with a comma. */
void field_warn_of_split(Reading *reading, const YamlNode *list);

/* "put the text in quotes", and the edit where it can be done in one line. */
void field_quote(Reading *reading, const YamlNode *node);

/* A text as it may stand between braces: in quotes where it must be. */
const char *field_flow_text(Reading *reading, const YamlNode *node);

/* The text in double quotes, in the arena. */
const char *field_quoted(Arena *arena, const char *text);

typedef struct {
    const char *key, *value;
} Words;

/* The keys to write in the place of the one that is being read, the last of which may be itself:
 * "write 'sets: 3' and 'hold: 30s'", and the edit. */
void field_write_pairs(Reading *reading, const Words *pairs, size_t count);

/* What a key that no row has was meant for, and what to write: hint and edits (strangers.c). */
typedef struct {
    const char *key;     /* of the rows; NULL: none of them */
    const char *hint;    /* NULL: nothing better than the usual */
    const char *instead; /* a key that does not lack where this one stands */
    const char *inner;   /* of the map that is the value of that key; NULL: it is none */
} Stranger;
Stranger stranger_find(const char *what, const char *key);

/* Gives the message about such a pair its hint and edits (field_strangers.c). */
void field_explain_stranger(Reading *reading, const YamlPair *pair, const char *what);

/* The key of the map that is read to which another one is nearest, or NULL. */
const char *field_nearest(const Reading *reading, const char *key);

/* From the beginning of one place to the end of another on the same line. */
Place place_across(Place from, Place to);

#endif
