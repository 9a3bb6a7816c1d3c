// SPDX-FileCopyrightText: 2026 The Limber authors
// SPDX-License-Identifier: GPL-3.0-or-later
/* A page of HTML as PDF, by a browser or a typesetter that is installed; Limber brings none. */
#ifndef LIMBER_COMMAND_PDF_H
#define LIMBER_COMMAND_PDF_H

#include <stdbool.h>
#include <stddef.h>

/* Prints a page of our own making to the file at path, whole or not at all. False: why says what
 * was wrong, in a line. */
bool pdf_write(const char *path, const char *page, size_t size, char *why, size_t capacity);

#endif
