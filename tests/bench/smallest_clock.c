// SPDX-FileCopyrightText: 2026 The Limber authors
// SPDX-License-Identifier: GPL-3.0-or-later
/* The floor of a still hold: the smallest program that shows large digits through ncurses and
 * counts a second down with each. */
#include <curses.h>
#include <locale.h>

static const char *const digits[10] = {
    "####.##.##.####", ".#..#..#..#..#.", "###..#####..###", "###..####..####", "#.##.####..#..#",
    "####..###..####", "####..####.####", "###..#..#..#..#", "####.#####.####", "####.####..####",
};

static void draw_digit(int digit, int column)
{
    for (int i = 0; i < 15; i++) {
        attrset(digits[digit][i] == '#' ? A_REVERSE : A_NORMAL);
        mvaddstr(2 + i / 3, column + i % 3 * 2, "  ");
    }
}

int main(void)
{
    setlocale(LC_ALL, "");
    initscr();
    curs_set(0);
    timeout(1000);
    for (int left = 300; left >= 0 && getch() == ERR; left--) {
        draw_digit(left / 100, 2);
        draw_digit(left / 10 % 10, 10);
        draw_digit(left % 10, 18);
        refresh();
    }
    endwin();
}
