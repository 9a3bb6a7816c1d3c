// SPDX-FileCopyrightText: 2026 The Limber authors
// SPDX-License-Identifier: GPL-3.0-or-later
/* A theme for tests: every sound is loud from its first frame on, and short. */
#ifndef LIMBER_TESTS_CLICKS_H
#define LIMBER_TESTS_CLICKS_H

/* Writes it into a folder, which is made; `finish` lasts so many seconds. */
void clicks_write(const char *folder, double finish_s);

#endif
