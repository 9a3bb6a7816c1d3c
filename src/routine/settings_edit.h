// SPDX-FileCopyrightText: 2026 The Limber authors
// SPDX-License-Identifier: GPL-3.0-or-later
/* Changing one value in a file of settings that a person wrote: every other byte of it stays, with
 * its comments, its order and what this program does not know. A change that reading does not find
 * again, alone, is none. */
#ifndef LIMBER_ROUTINE_SETTINGS_EDIT_H
#define LIMBER_ROUTINE_SETTINGS_EDIT_H

#include "routine/settings.h"

/* The text of the file with a key ("volume", "speech.level") set to a value, as settings_word has
 * it; in the arena, of *size bytes. Pure. NULL: the file is broken, so that nothing in it is sure,
 * or the place cannot be found; what is wrong with the file was added to found. */
const char *settings_edit(Arena *arena, const Source *source, const char *key, const char *value,
                          size_t *size, Diagnostics *found);

/* Does the same to the file at path (NULL: the user's own, which need not be there), whole or not
 * at all, and takes the value over into settings. False: nothing has changed; found has what is
 * wrong with the file, or why it could not be written. */
bool settings_change(Settings *settings, const char *path, const char *key, const char *value,
                     Diagnostics *found);

#endif
