// SPDX-FileCopyrightText: 2026 The Limber authors
// SPDX-License-Identifier: GPL-3.0-or-later
/* Bytes as text (RFC 4648), for what a page carries in itself. Errors stay with the FILE. */
#ifndef LIMBER_PAGE_BASE64_H
#define LIMBER_PAGE_BASE64_H

#include <stdio.h>

void base64_write(const unsigned char *bytes, size_t size, FILE *out);

/* The same as a data: URI; type: "image/png". */
void base64_write_uri(const char *type, const unsigned char *bytes, size_t size, FILE *out);

#endif
