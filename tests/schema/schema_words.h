// SPDX-FileCopyrightText: 2026 The Limber authors
// SPDX-License-Identifier: GPL-3.0-or-later
/* What the schema says in words: what the reader's tables do not hold, because the program never
 * says it. A key without a row here fails the build's test, so that no new one stays unexplained.
 */
#ifndef LIMBER_TESTS_SCHEMA_WORDS_H
#define LIMBER_TESTS_SCHEMA_WORDS_H

#define SCHEMA_MOST_EXAMPLES 5

/* A key of a map. */
typedef struct {
    const char *map; /* as its FieldMap is called; NULL: every map with such a key */
    const char *key; /* NULL: the map itself */
    const char *says;
    const char *usual; /* what it is where it is left out, or NULL */
    const char *examples[SCHEMA_MOST_EXAMPLES];
} SchemaKey;

/* The row of a key, the one of its own map before one for all; NULL where there is none. */
const SchemaKey *schema_key(const char *map, const char *key);

/* What a word of a key's choices means; NULL where the word says it. */
const char *schema_choice(const char *key, const char *word);

/* Where a region of the body is: "muscles beside the spine"; NULL where there is none so called. */
const char *schema_region(const char *id);

#endif
