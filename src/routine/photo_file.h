// SPDX-FileCopyrightText: 2026 The Limber authors
// SPDX-License-Identifier: GPL-3.0-or-later
/* The photos that `photo:` names, as files beside the routine: told by their first bytes, and never
 * decoded. */
#ifndef LIMBER_ROUTINE_PHOTO_FILE_H
#define LIMBER_ROUTINE_PHOTO_FILE_H

#include "base/copies.h"
#include "routine/model.h"

#define PHOTO_MAX_BYTES (2 * 1024 * 1024)
#define PHOTO_MAX_SIDE 4000 /* pixels */

/* What is wrong with the bytes of a photo, in words that go after its name ("is a text, not a
 * picture"); NULL: nothing. *cure is what to do about it. In the arena. */
const char *photo_wrong(Arena *arena, const unsigned char *bytes, size_t size, const char **cure);

/* Opens each photo; what is wrong with one is added at its step with the severity given. Those that
 * are fine are taken into `into` (NULL: closed again). Returns the number found wrong. */
size_t photos_check(const Routine *routine, Severity severity, Copies *into, Diagnostics *found);

/* The bytes of the picture at path, and *type ("image/jpeg", "image/png"). NULL: *wrong says why in
 * words that go after its name, in the arena. The caller frees the bytes. */
unsigned char *photo_bytes_at(Arena *arena, const char *path, size_t *size, const char **type,
                              const char **wrong);

/* The bytes of a photo that a routine names, and *type ("image/jpeg", "image/png"); NULL: something
 * is wrong with it. The caller frees them. */
unsigned char *photo_bytes(const Routine *routine, const char *name, size_t *size,
                           const char **type);

#endif
