// SPDX-FileCopyrightText: 2026 The Limber authors
// SPDX-License-Identifier: GPL-3.0-or-later
/* Raw modes: see modes.h. Without IXON Ctrl-S is a key like any other, and output that it had
 * stopped before goes on. */
#include "terminal/modes.h"

#include <termios.h>
#include <unistd.h>

static struct termios before, ours;

void modes_take(void)
{
    tcgetattr(STDIN_FILENO, &before);
    ours = before;
    ours.c_iflag &= ~(tcflag_t)(IXON | IXANY | ICRNL | INLCR | IGNCR | ISTRIP | BRKINT | PARMRK);
    ours.c_oflag &= ~(tcflag_t)OPOST;
    ours.c_lflag &= ~(tcflag_t)(ICANON | ECHO | ECHONL | ISIG | IEXTEN);
    ours.c_cc[VMIN] = 1;
    ours.c_cc[VTIME] = 0;
    modes_set();
}

void modes_set(void)
{
    tcsetattr(STDIN_FILENO, TCSANOW, &ours);
}

void modes_give_back(void)
{
    tcsetattr(STDIN_FILENO, TCSANOW, &before);
}
