// SPDX-FileCopyrightText: 2026 The Limber authors
// SPDX-License-Identifier: GPL-3.0-or-later
/* What a theme of sounds is made of: the tables in themes.c, turned into samples by synth.c.
 *
 * A recipe says which notes make a sound, in semitones and steps of time: it is the language that
 * all themes speak, so that whoever knows one theme knows them all. A theme says how it speaks: its
 * pitch, pace, and the timbre of one struck note. */
#ifndef LIMBER_SOUNDS_THEME_H
#define LIMBER_SOUNDS_THEME_H

#include <stddef.h>

#define THEME_MOST_NOTES 8
#define THEME_MOST_PARTIALS 5

/* One struck note of a sound. */
typedef struct {
    double at;        /* when it is struck, in the theme's steps */
    double semitones; /* above the theme's root */
    double ring;      /* how long it rings, times the theme's decay; 0 ends the notes */
    double gain_db;
} Note;

typedef struct {
    const char *name;   /* of the file, as session/timeline.h's sound_name says it */
    double loudness_db; /* beside the one loudness that all sounds share */
    Note notes[THEME_MOST_NOTES];
} Recipe;

/* One sine of a note. */
typedef struct {
    double ratio; /* to the note's frequency: whole, so that nothing beats; 0 ends the partials */
    double gain;
    double decay; /* times the note's */
} Partial;

typedef struct {
    const char *name; /* of the folder */
    double root_hz;   /* the pip */
    double step_s;    /* between two notes of a sound */
    double attack_s;  /* from silence to full, along a rounded curve */
    double decay_s;   /* in which a note of ring 1 falls to 1/e */
    Partial partials[THEME_MOST_PARTIALS];
} Theme;

extern const Recipe recipes[];
extern const size_t recipe_count;
extern const Theme themes[];
extern const size_t theme_count;

#endif
