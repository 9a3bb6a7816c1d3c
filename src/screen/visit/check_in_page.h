// SPDX-FileCopyrightText: 2026 The Limber authors
// SPDX-License-Identifier: GPL-3.0-or-later
/* The check-in's screens: tightness by region on the body map, and pain as one number. What is
 * skipped was not said: it is -1, never 0. See Face in play/visit.h. */
#ifndef LIMBER_SCREEN_VISIT_CHECK_IN_PAGE_H
#define LIMBER_SCREEN_VISIT_CHECK_IN_PAGE_H

#include "screen/parts/sheet.h"

End check_in_show(Visit *visit, const TightnessQuestion *question);
End pain_show(Visit *visit, const PainQuestion *question, PainAnswer *answer);

#endif
