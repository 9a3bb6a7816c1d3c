// SPDX-FileCopyrightText: 2026 The Limber authors
// SPDX-License-Identifier: GPL-3.0-or-later
/* How whatever a person meets ends: a question, a page, a session. */
#ifndef LIMBER_PLAY_END_H
#define LIMBER_PLAY_END_H

typedef enum {
    END_NOT_YET, /* it goes on */
    END_DONE,    /* answered, or played to its end */
    END_LEFT,    /* the person went back, or it is not for today */
    END_GONE     /* the terminal is gone, or a signal asks to end: clean up and leave at once */
} End;

#endif
