// SPDX-FileCopyrightText: 2026 The Limber authors
// SPDX-License-Identifier: GPL-3.0-or-later
/* The routines a person can ask for by name: their own folder before those that ship. */
#ifndef LIMBER_ROUTINE_CATALOGUE_H
#define LIMBER_ROUTINE_CATALOGUE_H

#include "routine/library.h"

typedef struct {
    const char *name;  /* the file's name without its ending */
    const char *shown; /* the same, safe for the terminal */
    const char *path;
    bool personal;
    bool shadowed;    /* shipped, and the user has one of the same name */
    Routine *routine; /* NULL until read, or where the file is bad */
    bool bad;         /* it was read and has errors */
} CatalogueEntry;

typedef struct {
    CatalogueEntry *entries; /* personal ones first, each part in alphabetical order */
    size_t count;
    Library *library;
    char *user_folder;    /* …/limber/routines, NULL where there is no home */
    char *shipped_folder; /* …/routines */
} Catalogue;

/* Lists the names (no file is read) in the user's folder and the shipped one; NULL: the folders of
 * base/path.h. A routine of the user's own stands at NAME.yaml (or another ending of
 * routine/file_name.h) or NAME/NAME.yaml. */
Catalogue *catalogue_new(const char *user_data_folder, const char *shipped_data_folder);
void catalogue_free(Catalogue *catalogue);

/* Reads an entry's file if that was not yet done; its mistakes go to found (which may be NULL).
 * Returns its routine, owned by the catalogue, or NULL where it is bad. */
Routine *catalogue_read(Catalogue *catalogue, size_t index, Diagnostics *found);

/* Is this argument a file (it has a `/` or a routine's ending) and not a name? */
bool catalogue_is_file(const char *argument);

/* The routine that a FILE|NAME argument of the command line means. Adds an error (with a
 * did-you-mean for names) and returns NULL where there is none or it is bad. The
 * caller frees it. */
Routine *catalogue_open(Catalogue *catalogue, const char *argument, Diagnostics *found);

#endif
