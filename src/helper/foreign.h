// SPDX-FileCopyrightText: 2026 The Limber authors
// SPDX-License-Identifier: GPL-3.0-or-later
/* A voice of another program (Piper, RHVoice, Flite), spoken by a process of its own that is shut
 * in before it becomes that program: it reads what it is made of, and writes into memory alone.
 * What it wrote is decoded by this process, which by then can read nothing else and start
 * nothing. */
#ifndef LIMBER_HELPER_FOREIGN_H
#define LIMBER_HELPER_FOREIGN_H

/* engine: "piper", "rhvoice", "flite"; program: its path; voice: a model's path or a name; rate:
 * words a minute. The text is this process's standard input. Returns a descriptor with a sound file
 * in it, at its start, or, where *raw becomes a rate, samples alone, 16 bits each; or -1: *why says
 * what was wrong. Call it once, at the start. */
int foreign_speak(const char *engine, const char *program, const char *voice, const char *rate,
                  int *raw, const char **why);

/* Shuts this process in as such a program would be, for a trial of what it could do. */
void foreign_enter(void);

#endif
