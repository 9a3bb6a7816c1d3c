// SPDX-FileCopyrightText: 2026 The Limber authors
// SPDX-License-Identifier: GPL-3.0-or-later
/* The floor of a first frame: the smallest program that draws through ncurses. */
#include <curses.h>
#include <locale.h>

int main(void)
{
    setlocale(LC_ALL, "");
    initscr();
    mvaddstr(0, 0, "Hold");
    refresh();
    getch();
    endwin();
}
