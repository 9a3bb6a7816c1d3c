// SPDX-FileCopyrightText: 2026 The Limber authors
// SPDX-License-Identifier: GPL-3.0-or-later
/* Every routine that the tests and the documents know, right and wrong ones. */
#ifndef LIMBER_TESTS_SCHEMA_FILES_H
#define LIMBER_TESTS_SCHEMA_FILES_H

#include <stddef.h>

extern char *schema_files[]; /* texts */
extern size_t schema_file_count;

void schema_files_take(void);
void schema_files_free(void);

#endif
