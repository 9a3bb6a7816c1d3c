// SPDX-FileCopyrightText: 2026 The Limber authors
// SPDX-License-Identifier: GPL-3.0-or-later
/* JACK's function that PortAudio calls first, as JACK declares it. */
#ifndef LIMBER_HELPER_JACK_H
#define LIMBER_HELPER_JACK_H

#define JACK_NO_SERVER 0x11 /* JackFailure | JackServerFailed */

struct _jack_client;
struct _jack_client *jack_client_open(const char *name, int options, int *status, ...);

#endif
