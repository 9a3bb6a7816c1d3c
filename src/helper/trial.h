// SPDX-FileCopyrightText: 2026 The Limber authors
// SPDX-License-Identifier: GPL-3.0-or-later
/* Tries from inside what a helper shall not be able to do. What holds on a machine depends on its
 * kernel and on the build, so it is found out, not claimed. */
#ifndef LIMBER_HELPER_TRIAL_H
#define LIMBER_HELPER_TRIAL_H

/* Prints three lines for `limber doctor`: what was refused, and what is open, phrases with commas
 * between them; then what this build lacks. A line is empty where there is nothing to say. */
void trial_print(void);

#endif
