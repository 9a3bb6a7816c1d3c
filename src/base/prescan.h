// SPDX-FileCopyrightText: 2026 The Limber authors
// SPDX-License-Identifier: GPL-3.0-or-later
/* A look at a file's bytes before libyaml reads them: libyaml gives no place for bad bytes, and
 * counts U+2028 and NEL as line ends where no editor does. Private to base. */
#ifndef LIMBER_BASE_PRESCAN_H
#define LIMBER_BASE_PRESCAN_H

#include "base/diagnostic.h"

#include <stdbool.h>

/* Checks that the bytes are UTF-8 text with no control characters but tab and line ends, and that
 * no directive ('%') but one %YAML stands before the document: libyaml's time for tags grows with
 * the square of their number. Adds one error with its place and returns false where it is not so.
 * *plain: the bytes are printable ASCII and line ends alone, as nearly every file's are. */
bool prescan(const Source *source, Diagnostics *found, bool *plain);

/* The first byte at or after at that is no blank, no comment and no document's end ('...'), or the
 * size of the source. */
size_t skip_blank_lines(const Source *source, size_t at);

/* The place of a byte offset: line by LF, CR LF or CR, column in characters. */
Place place_of_offset(const Source *source, size_t offset);

#endif
