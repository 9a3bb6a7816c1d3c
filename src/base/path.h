// SPDX-FileCopyrightText: 2026 The Limber authors
// SPDX-License-Identifier: GPL-3.0-or-later
/* Where things stand on this machine: the XDG folders of the user, what ships with Limber, and the
 * helpers. Returned strings are allocated; the caller frees them. NULL: there is no such folder
 * (no HOME and no entry for the user). Relative XDG values are ignored, as the
 * specification says. */
#ifndef LIMBER_BASE_PATH_H
#define LIMBER_BASE_PATH_H

#include <stdbool.h>

char *path_join(const char *folder, const char *name);

/* $XDG_DATA_HOME/limber and its fellows (not created). */
char *path_user_data(void);
char *path_user_config(void);
char *path_user_state(void);
char *path_user_cache(void);

/* The folder that holds `routines/` and `sounds/` as shipped: $LIMBER_DATA, else ../share/limber
 * from the program, else the one configured at build time. */
char *path_shipped(void);

/* The helper program called name: beside `limber` itself, else in its libexec folder. */
char *path_helper(const char *name);

/* Creates a folder and its parents, private to the user (0700). False: errno says why. */
bool path_make_folder(const char *path);

/* Writes bytes as a file of its owner's, whole or not at all (base/whole_file.h). With replace
 * false an existing file is left alone (errno EEXIST). False: errno, and whole_file_why, say why.
 */
bool path_write_file(const char *path, const char *bytes, unsigned long size, bool replace);

#endif
