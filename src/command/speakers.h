// SPDX-FileCopyrightText: 2026 The Limber authors
// SPDX-License-Identifier: GPL-3.0-or-later
/* A speaker for the commands that only sound: started from the options and settings, waited for. */
#ifndef LIMBER_COMMAND_SPEAKERS_H
#define LIMBER_COMMAND_SPEAKERS_H

#include "command/setup.h"

/* Starts the speaker with a theme (NULL: the settings', else the default) and waits up to five
 * seconds until it plays or is lost. Free with speaker_free. */
Speaker *speakers_open(const SessionSetup *setup, const char *theme);

/* Tends the speaker for so long. */
void speakers_wait(Speaker *speaker, Ns length);

#endif
