// SPDX-FileCopyrightText: 2026 The Limber authors
// SPDX-License-Identifier: GPL-3.0-or-later
/* The one place that includes ncurses: the wide-character form, by whatever name it goes here. */
#ifndef LIMBER_TERMINAL_NCURSES_H
#define LIMBER_TERMINAL_NCURSES_H

#ifndef NCURSES_WIDECHAR
#define NCURSES_WIDECHAR 1
#endif
#include <curses.h>
#include <term.h>

/* term.h makes macros of common words. */
#undef columns
#undef lines
#undef bell

#endif
