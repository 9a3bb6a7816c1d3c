// SPDX-FileCopyrightText: 2026 The Limber authors
// SPDX-License-Identifier: GPL-3.0-or-later
/* A routine's own questions from 0 to 10, all of one moment together. See Face in play/visit.h. */
#ifndef LIMBER_SCREEN_VISIT_SCALES_PAGE_H
#define LIMBER_SCREEN_VISIT_SCALES_PAGE_H

#include "screen/parts/sheet.h"

End scales_show(Visit *visit, ScalesQuestion *question);

#endif
