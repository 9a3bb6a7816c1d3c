// SPDX-FileCopyrightText: 2026 The Limber authors
// SPDX-License-Identifier: GPL-3.0-or-later
/* A program that takes the terminal and then dies as a key asks: s overflows the stack, a aborts
 * after a few words on standard error. */
#include "terminal/put.h"
#include "terminal/terminal.h"

#include <stdio.h>
#include <stdlib.h>

static volatile int endless = 1;

static int overflow(int level)
{
    volatile char frame[4096];
    frame[0] = (char)level;
    return endless ? overflow(level + 1) + frame[0] : level;
}

int main(void)
{
    TerminalOptions options = {.mouse = true};
    if (terminal_open(&options) != TERMINAL_OK)
        return 1;
    put_text(0, 0, 80, "probe");
    terminal_show(0, 0, CURSOR_TYPES);
    for (;;) {
        Input input = terminal_wait(NULL, 0, NS_PER_S);
        if (input.kind == INPUT_KEY && input.key == 's')
            return overflow(0);
        if (input.kind == INPUT_KEY && input.key == 'a') {
            fputs("the last words\n", stderr);
            abort();
        }
    }
}
