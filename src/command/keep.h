// SPDX-FileCopyrightText: 2026 The Limber authors
// SPDX-License-Identifier: GPL-3.0-or-later
/* A folder that is kept whole or not at all: filled under a name that nothing looks at (it begins
 * with a dot), then given its own. What was there stays untouched until the new one is complete. */
#ifndef LIMBER_COMMAND_KEEP_H
#define LIMBER_COMMAND_KEEP_H

#include <stdbool.h>

typedef struct KeptFolder KeptFolder;

/* Begins the folder called name in parent, which is there. NULL: errno says why. */
KeptFolder *kept_folder_new(const char *parent, const char *name);

/* Where to put its files. */
const char *kept_folder_path(const KeptFolder *folder);

/* Gives a complete folder its name; one that is not complete is removed, its files too. With
 * replace, the files of an older one of the name that the new one has none for move into it; a
 * folder in the older one stays beside them with a `~` behind its name. False: errno says why (kept
 * from before the call where it is not complete), and nothing has changed. Frees. */
bool kept_folder_finish(KeptFolder *folder, bool complete, bool replace);

#endif
