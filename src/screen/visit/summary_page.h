// SPDX-FileCopyrightText: 2026 The Limber authors
// SPDX-License-Identifier: GPL-3.0-or-later
/* What a session came to. See Face in play/visit.h. */
#ifndef LIMBER_SCREEN_VISIT_SUMMARY_PAGE_H
#define LIMBER_SCREEN_VISIT_SUMMARY_PAGE_H

#include "screen/parts/sheet.h"

End summary_show(Visit *visit, const Account *account);

#endif
