// SPDX-FileCopyrightText: 2026 The Limber authors
// SPDX-License-Identifier: GPL-3.0-or-later
/* limber render ROUTINE -o FILE.html: the page that plays. Called by command_render alone. */
#ifndef LIMBER_COMMAND_RENDER_PAGE_H
#define LIMBER_COMMAND_RENDER_PAGE_H

#include "play/live.h"
#include "sound/bank.h"

/* Seen at a terminal until the voice is done, which takes seconds. */
#define RENDER_SPEAKS "The voice speaks its lines, one moment"

/* Does the name ask for a page? */
bool render_page_is_asked(const char *path);

/* Writes it, whole or not at all, and says so. Waits for the voice. Returns the exit code. */
int render_page(const Routine *routine, Library *library, const LiveOptions *live, const Bank *bank,
                const char *path);

#endif
