// SPDX-FileCopyrightText: 2026 The Limber authors
// SPDX-License-Identifier: GPL-3.0-or-later
/* The full screen as a face of a visit. */
#ifndef LIMBER_SCREEN_COACH_COACH_VISIT_H
#define LIMBER_SCREEN_COACH_COACH_VISIT_H

#include "play/visit.h"

extern const Face screen_face;

#endif
