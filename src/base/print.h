// SPDX-FileCopyrightText: 2026 The Limber authors
// SPDX-License-Identifier: GPL-3.0-or-later
/* All that commands print. Standard output and standard error are written through these streams and
 * by nobody else: whatever goes in, text comes out, in the letters that the locale has. A file's
 * name, an argument or a library's message may hold anything; the terminal that reads it obeys
 * control characters.
 *
 * The gate (base/text.h) stands in the streams, so no caller can forget it. It knows nothing of
 * where a text began: a newline passes. What may hold one of its own and belongs on one line is
 * made safe before (text_safe, print_line). */
#ifndef LIMBER_BASE_PRINT_H
#define LIMBER_BASE_PRINT_H

#include <stdbool.h>
#include <stdio.h>

/* For people: standard output and standard error in the locale's letters, what it lacks as the
 * nearest ASCII. Opened at the first call, buffered by lines at a terminal; standard error always
 * by lines. */
FILE *print_out(void);
FILE *print_err(void);

/* For programs (JSON, CSV, a page): standard output in UTF-8, whatever the locale; CR LF passes. */
FILE *print_data(void);

/* One line, made of one text: a newline in an argument does not begin another. */
void print_line(FILE *out, const char *format, ...) __attribute__((format(printf, 2, 3)));

/* What is no text, at a terminal alone and else nothing: the bell, and a line that is written over
 * the last one ("": nothing is left of it). */
void print_bell(void);
void print_over(const char *line);

/* The looks that text at a terminal may have, in the terminal's own colours. */
typedef enum { PRINT_PLAIN, PRINT_STRONG, PRINT_DIM, PRINT_CALM, PRINT_FELT, PRINT_WARN } PrintLook;

/* Does the person want no colours (NO_COLOR)? */
bool print_no_color(void);

/* Does standard output show colours? A terminal that can, where NO_COLOR does not say otherwise. */
bool print_has_colors(void);

/* What is printed to print_out from here on looks so; nothing where print_has_colors is false. */
void print_look(PrintLook look);

/* Has the locale all letters (UTF-8)? Else pictures are drawn in ASCII. */
bool print_has_unicode(void);

/* From here on nobody waits for who reads: what is not read is kept, and written as it is. For a
 * session, whose time goes on. */
void print_without_waiting(void);

/* Before a signal ends the program: waits a little while for what was kept. */
void print_leave(void);

/* Writes what waits; false where something of standard output could not be written. */
bool print_finish(void);

#endif
