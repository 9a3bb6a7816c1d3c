// SPDX-FileCopyrightText: 2026 The Limber authors
// SPDX-License-Identifier: GPL-3.0-or-later
/* The exercises that routines name: those beside a routine, a person's own and those that ship. */
#ifndef LIMBER_ROUTINE_LIBRARY_H
#define LIMBER_ROUTINE_LIBRARY_H

#include "base/members.h"
#include "routine/exercise.h"

/* The library: the user's exercises before those that ship, each read when first asked for.
 * Not thread-safe. */
typedef struct Library Library;

/* The folders may be NULL or missing. They are copied. */
Library *library_new(const char *user_folder, const char *shipped_folder);
void library_free(Library *library);

/* The library of one routine file: the folder `exercises` beside it, or of the pack that it came in
 * (NULL: none), before base (which may be NULL, and outlives it). base itself where there is none,
 * or where that folder is one of base's own. In the arena. A folder that is a link out of the
 * routine's, or holds too many files, is an error, and nothing in it counts. */
#define LIBRARY_BESIDE_MOST 1000
Library *library_beside(Arena *arena, const char *path, const Members *pack, Library *base,
                        Diagnostics *found);

/* The exercise called id, or NULL where there is none or its file is bad (its mistakes are added
 * to found, once). Owned by the library. */
const Exercise *library_find(Library *library, const char *id, Diagnostics *found);

/* The one whose id, shown name or synonym a text is, in whatever case; the id goes before the other
 * two. NULL: none. Reads files until it is found. */
const Exercise *library_named(Library *library, const char *text, Diagnostics *found);

/* Is this what the exercise is called by, its name or a synonym? */
bool exercise_is_called(const Exercise *exercise, const char *text);

/* Why the file of an exercise that is there may not be read (it is a link out of its folder …),
 * once it was asked for; NULL: nothing keeps it from that, or there is none. */
const char *library_refused(const Library *library, const char *id);

/* Was a folder of it refused, so that what is not found may be there? */
bool library_is_cut(const Library *library);

/* All ids in alphabetical order, ended by NULL, without reading the files. */
const char *const *library_ids(Library *library);

/* The file of an exercise. */
typedef struct {
    const char *id, *name; /* "heel-drop", "heel-drop.yaml" */
    const Source *source;  /* its text as it was read */
} ExerciseFile;

/* Those that have been read, and the easier and harder forms that they lead to, which are read for
 * it (their mistakes are added). None of a library that stands beside no routine. */
size_t library_files_beside(Library *library, Arena *arena, ExerciseFile **out, Diagnostics *found);

/* The same of all that have been read and their forms, wherever they lie. */
size_t library_files_used(Library *library, Arena *arena, ExerciseFile **out, Diagnostics *found);

#endif
