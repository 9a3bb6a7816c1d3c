// SPDX-FileCopyrightText: 2026 The Limber authors
// SPDX-License-Identifier: GPL-3.0-or-later
/* A clinic's table on the screen: the worst first, narrowed by a filter; Enter opens what a client
 * has sent. Shared by the loop (clinic_screen.c) and the drawing (clinic_screen_draw.c). */
#ifndef LIMBER_SCREEN_CLINIC_CLINIC_SCREEN_H
#define LIMBER_SCREEN_CLINIC_CLINIC_SCREEN_H

#include "screen/parts/run.h"
#include "store/clinic.h"
#include "terminal/browse.h"

typedef struct {
    const Clinic *clinic;
    Day today;
    size_t *rows; /* those that the filter leaves, by their place in the clinic's */
    size_t row_count;
    Browse browse;
    Arena *arena;        /* of the words; emptied with each client */
    const ClinicRow *of; /* whose they are, or NULL */
    ClinicLine *words;   /* what they have sent */
    size_t word_count;   /* 0: it could not be read, … */
    const char *unread;  /* … and why */
    bool more_below;     /* the words go on below what is in view */
} ClinicScreen;

/* The row selected, or NULL where the filter leaves none. */
const ClinicRow *clinic_screen_selected(const ClinicScreen *screen);

extern const BrowseList clinic_screen_browsed;

/* One row of the table. */
void clinic_screen_row_draw(const void *screen, const Box *box, size_t row, bool selected);

/* All of it but the footer. */
void clinic_screen_draw(ClinicScreen *screen, Shown *shown);

#endif
