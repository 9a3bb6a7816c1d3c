// SPDX-FileCopyrightText: 2026 The Limber authors
// SPDX-License-Identifier: GPL-3.0-or-later
/* What the fuzz targets share. A target has LLVMFuzzerTestOneInput, and a broken promise is a
 * failed assertion. */
#ifndef LIMBER_TESTS_FUZZ_H
#define LIMBER_TESTS_FUZZ_H

#include "base/diagnostic.h"

#include <stddef.h>
#include <stdint.h>

/* Called by libFuzzer: once, and with each input. */
int LLVMFuzzerInitialize(int *count, char ***arguments);
int LLVMFuzzerTestOneInput(const uint8_t *bytes, size_t size);

/* Is it safe for the terminal, in one line? text may be NULL. */
void fuzz_check_text(const char *text);

/* Are all messages? */
void fuzz_check_said(const Diagnostics *found);

/* The bytes as a file of memory, for readers that take paths; good until it is closed. */
int fuzz_file(const uint8_t *bytes, size_t size, char *path, size_t capacity);

#endif
