// SPDX-FileCopyrightText: 2026 The Limber authors
// SPDX-License-Identifier: GPL-3.0-or-later
/* Text onto the screen: cut or wrapped by display width, never outside the window. */
#ifndef LIMBER_TERMINAL_PUT_H
#define LIMBER_TERMINAL_PUT_H

/* Puts text (safe UTF-8) at row, column in at most cells columns, cut with … where it is too long
 * (after a word, if one ends in the second half); in ASCII form where the terminal has no UTF-8.
 * Returns the columns used. Never writes outside the window. */
int put_text(int row, int column, int cells, const char *text);

/* Puts a sign, one cell wide and one that this terminal has, into so many cells. */
void put_fill(int row, int column, int cells, const char *sign);

/* Puts text as put_text does, wrapped over at most rows lines; returns the lines used. */
int put_wrapped(int row, int column, int cells, int rows, const char *text);

#endif
