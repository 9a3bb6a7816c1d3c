// SPDX-FileCopyrightText: 2026 The Limber authors
// SPDX-License-Identifier: GPL-3.0-or-later
/* Where the log stands. */
#ifndef LIMBER_STORE_LOG_PATH_H
#define LIMBER_STORE_LOG_PATH_H

/* The path of this user's log; allocated, NULL where there is no home. */
char *log_path(void);

#endif
