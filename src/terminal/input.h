// SPDX-FileCopyrightText: 2026 The Limber authors
// SPDX-License-Identifier: GPL-3.0-or-later
/* Keys, clicks and pastes from the terminal, on the decoder (decoder.h) and the pace of hands
 * (burst.h). terminal.c waits; here is what was read made into input. */
#ifndef LIMBER_TERMINAL_INPUT_H
#define LIMBER_TERMINAL_INPUT_H

#include "base/clock.h"
#include "terminal/keyboard.h"

#include <stdbool.h>

#define INPUT_PASTES_ON "\033[?2004h"
#define INPUT_PASTES_OFF "\033[?2004l"

/* After ncurses has taken the terminal: takes the keys of its terminfo entry. */
void input_open(bool unicode, int escape_delay_ms);

/* Was the terminal asked for its background (INPUT_ASK), or for what it is (images.h)? An answer
 * that changes what is drawn comes as INPUT_RESIZE. */
#define INPUT_ASK "\033]11;?\033\\"
typedef enum { ASKED_BACKGROUND = 1, ASKED_ATTRIBUTES = 2, ASKED_SHARING = 4 } Asked;
void input_asked(Asked what);

/* Does this terminal know of such questions? */
bool input_may_ask(void);

/* Before the terminal is given back: waits a moment for an answer that has not come, so that no
 * shell gets it. */
void input_close(void);

void input_expect(Expect expect);

/* Reads what is there, once; false: the terminal is gone. Only where input_next had nothing. */
bool input_read(void);

/* The next of what was read; INPUT_NONE: nothing, or its rest is missing. */
Input input_next(void);

/* At most so long, if more is missing for what is unfinished. */
Ns input_wait(Ns timeout);

/* Nothing more was there to read: gives up what has waited for its rest long enough. */
Input input_overdue(void);

#endif
