// SPDX-FileCopyrightText: 2026 The Limber authors
// SPDX-License-Identifier: GPL-3.0-or-later
/* The gate's screens: the questions of a routine, all together, and what the answers mean. See
 * Face in play/visit.h. */
#ifndef LIMBER_SCREEN_VISIT_GATE_PAGE_H
#define LIMBER_SCREEN_VISIT_GATE_PAGE_H

#include "screen/parts/sheet.h"

End gate_show(Visit *visit);
End gate_verdict_show(Visit *visit, bool recalled, bool *anew);

#endif
