// SPDX-FileCopyrightText: 2026 The Limber authors
// SPDX-License-Identifier: GPL-3.0-or-later
/* The voices that this machine has beside espeak-ng's own: Piper with a model, RHVoice, Flite. They
 * are looked for by the names of their files; none is started here. */
#ifndef LIMBER_SOUND_ENGINE_H
#define LIMBER_SOUND_ENGINE_H

#include "base/arena.h"

#include <stdbool.h>
#include <stddef.h>

#define ENGINE_LIBRARY "espeak-ng" /* what speaks where there is none, or where it fails */

typedef struct {
    const char *engine;  /* "piper", "rhvoice", "flite": as limber-voice takes it */
    const char *title;   /* "RHVoice" */
    const char *program; /* its path */
    const char *voice;   /* a model's path, or a voice's name */
    const char *name;    /* as the settings say it: "rhvoice slt" */
} Engine;

/* Those that speak a language (a tag such as "de" or "pt-BR"), the best first, in the arena.
 * LIMBER_VOICES names the engines to look for, where it is set. */
const Engine *engine_list(Arena *arena, const char *language, size_t *count);

/* The one that a setting means: "auto" or NULL is the best, "rhvoice" the first of its kind,
 * "rhvoice slt" that one. NULL: espeak-ng, whose voice's name it may be. */
const Engine *engine_choose(const Engine *engines, size_t count, const char *setting);

/* Has this kernel what shuts such a program in (Landlock)? Without it none is started, and `auto`
 * is espeak-ng. */
bool engine_may_run(void);

/* Is a setting one that names an engine, be it here or not, so that it is no voice of espeak-ng's?
 */
bool engine_is_named(const char *setting);

#endif
