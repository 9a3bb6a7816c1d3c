// SPDX-FileCopyrightText: 2026 The Limber authors
// SPDX-License-Identifier: GPL-3.0-or-later
/* Stands before every file of a coverage build, and of no other. Counters are written as a program
 * returns from main; one that a signal ends, or that leaves by _exit, would lose them. It includes
 * nothing, so that a file sees no more names than it asked for. */
#ifndef LIMBER_TESTS_COVERAGE_FLUSH_H
#define LIMBER_TESTS_COVERAGE_FLUSH_H

void __gcov_dump(void);
void real_exit(int code) __asm__("_exit");
int real_raise(int number) __asm__("raise");
void coverage_exit(int code);
int coverage_raise(int number);

/* One of each remains of those in all files. */
__attribute__((weak)) void coverage_exit(int code)
{
    __gcov_dump();
    real_exit(code);
    __builtin_unreachable();
}

__attribute__((weak)) int coverage_raise(int number)
{
    __gcov_dump();
    return real_raise(number);
}

#define _exit coverage_exit
#define raise coverage_raise

#endif
