// SPDX-FileCopyrightText: 2026 The Limber authors
// SPDX-License-Identifier: GPL-3.0-or-later
/* What lies in a folder, reached through no link that leaves it: files that strangers' files name.
 */
#ifndef LIMBER_BASE_BENEATH_H
#define LIMBER_BASE_BENEATH_H

/* The folder of a file as a descriptor, or -1. */
int beneath_folder_of(const char *path);

/* Opens a plain file of the folder for reading; -1: *wrong says why not ("is not there", "is a link
 * that leaves its folder"), else it is NULL. Never waits. */
int beneath_open(int folder, const char *name, const char **wrong);

/* The same of a folder in it; -1 and *wrong NULL: there is none of that name. */
int beneath_open_folder(int folder, const char *name, const char **wrong);

extern const char beneath_missing[]; /* what *wrong is where there is nothing of that name */

#endif
