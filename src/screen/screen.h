// SPDX-FileCopyrightText: 2026 The Limber authors
// SPDX-License-Identifier: GPL-3.0-or-later
/* The full-screen face: what the commands call of it. ncurses is known in this folder alone. */
#ifndef LIMBER_SCREEN_SCREEN_H
#define LIMBER_SCREEN_SCREEN_H

#include "play/live.h"
#include "routine/catalogue.h"

#include <stdbool.h>

typedef enum {
    SCREEN_OK,
    SCREEN_NO_TERMINAL, /* standard input or output is not one, or TERM cannot move the cursor */
    SCREEN_NO_ROOM,     /* the system has no memory, or no more open files, for it */
    SCREEN_NOT_TODAY,   /* no session: refused, or the person went back before it began */
    SCREEN_GONE         /* the terminal was closed under us */
} ScreenResult;

/* Of the terminal; auto: as COLORFGBG or the terminal itself says, else dark. */
typedef enum { BACKGROUND_AUTO, BACKGROUND_DARK, BACKGROUND_LIGHT } ScreenBackground;
/* What figures are drawn with. */
typedef enum { FIGURES_BRAILLE, FIGURES_BLOCKS, FIGURES_ASCII } FigureMarks;

typedef struct {
    bool no_color; /* --no-color or NO_COLOR */
    bool ascii;    /* --ascii, no UTF-8 locale, or the Linux console */
    bool mouse;
    bool motion;
    ScreenBackground background;
    FigureMarks figures;
} ScreenOptions;

/* Takes the terminal; screen_close, any signal and any crash give it back as it was. */
ScreenResult screen_open(const ScreenOptions *options);
void screen_close(void);

/* Home: pick a routine, read a preview, start it, come back. Runs until the user leaves. live are
 * the options of the sessions started from it; mistake: a line about the settings, or "". */
ScreenResult screen_home(Catalogue *catalogue, const LiveOptions *live, const char *mistake);

/* One session of a routine, with what is asked before and after it, and its summary at the end. */
ScreenResult screen_coach(const Routine *routine, const LiveOptions *live);

#endif
