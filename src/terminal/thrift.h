// SPDX-FileCopyrightText: 2026 The Limber authors
// SPDX-License-Identifier: GPL-3.0-or-later
/* The same frame in fewer bytes. ncurses sets every colour by itself, takes both back before it
 * sets another, and tells a blank what colour its letter would have: of a figure that moves this is
 * more than its signs. Colours and attributes that the terminal has already, or that nothing shows,
 * are left out; all else stays as it is, in its order. Pure. */
#ifndef LIMBER_TERMINAL_THRIFT_H
#define LIMBER_TERMINAL_THRIFT_H

#include <stddef.h>

/* Writes to out what a terminal shows the same for as for the frame, if before it no colour and no
 * attribute is set, and returns how much that is; 0: it would be no less than the frame. */
size_t thrift_frame(const char *frame, size_t size, char *out);

#endif
