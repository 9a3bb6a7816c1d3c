// SPDX-FileCopyrightText: 2026 The Limber authors
// SPDX-License-Identifier: GPL-3.0-or-later
/* log.db in the folder of this user's state. */
#include "store/log_path.h"

#include "base/path.h"

#include <stdlib.h>

char *log_path(void)
{
    char *folder = path_user_state();
    char *path = folder ? path_join(folder, "log.db") : NULL;
    free(folder);
    return path;
}
