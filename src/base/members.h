// SPDX-FileCopyrightText: 2026 The Limber authors
// SPDX-License-Identifier: GPL-3.0-or-later
/* Files in memory that belong together and have names, as a pack holds them: "knee.yaml",
 * "hip.jpg", "exercises/heel-drop.yaml". What reads a file that lies beside another gets it from
 * here or from a folder by the same call. They cross between the program and the helper that knows
 * archives as one text of bytes, which may come from a stranger's hands: members_parse believes
 * nothing of it. */
#ifndef LIMBER_BASE_MEMBERS_H
#define LIMBER_BASE_MEMBERS_H

#include "base/arena.h"

#include <stdbool.h>
#include <stddef.h>
#include <stdio.h>

#define MEMBERS_MOST 1000                       /* in a pack */
#define MEMBERS_NAME_BYTES 200                  /* of a name, its folder with it */
#define MEMBERS_FILE_BYTES (64ul * 1024 * 1024) /* of one */
#define MEMBERS_BYTES (128ul * 1024 * 1024)     /* of all */
#define MEMBERS_PACK_BYTES (64ul * 1024 * 1024) /* of the file that they are packed in */
#define MEMBERS_FOLDER "exercises"              /* the one that names may begin with */

typedef struct {
    const char *name, *bytes;
    size_t size;
} Member;

typedef struct Members {
    Member *items;
    size_t count;
} Members;

/* What is wrong with a name, in words that go after it ("leads out of the pack"); NULL: nothing. */
const char *members_name_wrong(const char *name);

/* The member of that name, or NULL. */
const Member *members_find(const Members *members, const char *name);

/* Adds a copy in the arena. False: there is one of that name already. */
bool members_add(Members *members, Arena *arena, const char *name, const char *bytes, size_t size);

/* Opens a file that lies beside the one at path: of the pack, where there is one (path counts for
 * nothing then), else in the folder, by base/beneath.h. -1: *wrong says why not, else it is NULL.
 * The caller closes it. */
int members_open_beside(const Members *pack, const char *path, const char *name,
                        const char **wrong);

/* ---- from one process to the other ---- */

/* Begins, goes on and ends what members_parse reads. */
void members_print_begin(FILE *out);
void members_print_name(FILE *out, const char *name, size_t size); /* its bytes come next */
void members_print_end(FILE *out);
void members_print(const Members *members, FILE *out); /* all of that */

/* The same as a file of memory at its start, for a helper's standard input; -1: there is no room.
 * The caller closes it. */
int members_input(const Members *members);

/* Reads it; the list is in the arena, and its files stay where they are in the bytes. NULL: *why
 * says what is wrong. */
const Members *members_parse(Arena *arena, const char *bytes, size_t size, const char **why);

#endif
