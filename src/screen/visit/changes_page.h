// SPDX-FileCopyrightText: 2026 The Limber authors
// SPDX-License-Identifier: GPL-3.0-or-later
/* What today's session is not as it is written, on a page before the clock runs. */
#ifndef LIMBER_SCREEN_VISIT_CHANGES_PAGE_H
#define LIMBER_SCREEN_VISIT_CHANGES_PAGE_H

#include "play/visit.h"

End changes_show(Visit *visit, const FitReport *report);

#endif
