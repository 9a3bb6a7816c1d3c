/* A look at a file's bytes before libyaml reads them: libyaml gives no place for bad bytes, and
 * counts U+2028 and NEL as line ends where no editor does. Private to base. */
#ifndef LIMBER_BASE_PRESCAN_H
#define LIMBER_BASE_PRESCAN_H

#include "base/diagnostic.h"

#include <stdbool.h>

/* Checks that the bytes are UTF-8 text with no control characters but tab and line ends. Adds one
 * error with its place and returns false where they are not. */
bool prescan(const Source *source, Diagnostics *found);

/* The place of a byte offset: line by LF, CR LF or CR, column in characters. */
Place place_of_offset(const Source *source, size_t offset);

#endif
