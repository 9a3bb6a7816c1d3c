// SPDX-FileCopyrightText: 2026 The Limber authors
// SPDX-License-Identifier: GPL-3.0-or-later
/* A page with a few answers, one key each. See Face in play/visit.h. */
#ifndef LIMBER_SCREEN_VISIT_CHOICE_H
#define LIMBER_SCREEN_VISIT_CHOICE_H

#include "screen/parts/sheet.h"

End choice_show(Visit *visit, const Choice *choice, size_t *answer);

#endif
