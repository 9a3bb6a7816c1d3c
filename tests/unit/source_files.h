// SPDX-FileCopyrightText: 2026 The Limber authors
// SPDX-License-Identifier: GPL-3.0-or-later
/* Files of the source tree, for tests. What is returned is the caller's to free. */
#ifndef LIMBER_TESTS_SOURCE_FILES_H
#define LIMBER_TESTS_SOURCE_FILES_H

#include "routine/exercise.h"
#include "routine/library.h"

char *path_in_source(const char *name);
char *path_in(const char *folder, const char *name);

/* All of a file that is not empty. */
char *text_in_file(const char *path);

/* The exercises of a folder; those that ship. */
Library *library_in_source(const char *folder);
Library *shipped_library(void);

#endif
