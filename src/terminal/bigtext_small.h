// SPDX-FileCopyrightText: 2026 The Limber authors
// SPDX-License-Identifier: GPL-3.0-or-later
/* The signs of big text as pictures, at the height that is too low for strokes. */
#ifndef LIMBER_TERMINAL_BIGTEXT_SMALL_H
#define LIMBER_TERMINAL_BIGTEXT_SMALL_H

#include <stdbool.h>
#include <wchar.h>

#define BIGTEXT_SMALL_ROWS 3
#define BIGTEXT_NO_PICTURE L'\0'

/* One cell of a sign, ' ' for none; BIGTEXT_NO_PICTURE: it is drawn as at every height. */
wchar_t bigtext_small_cell(char sign, int row, int column, bool unicode);

#endif
