// SPDX-FileCopyrightText: 2026 The Limber authors
// SPDX-License-Identifier: GPL-3.0-or-later
/* A page for each part of a visit; their order stands in play/visit.c. */
#include "screen/coach/coach_visit.h"

#include "screen/coach/coach.h"
#include "screen/screen.h"
#include "screen/visit/changes_page.h"
#include "screen/visit/check_in_page.h"
#include "screen/visit/choice.h"
#include "screen/visit/gate_page.h"
#include "screen/visit/scales_page.h"
#include "screen/visit/summary_page.h"

const Face screen_face = {
    .choose = choice_show,
    .gate = gate_show,
    .verdict = gate_verdict_show,
    .tightness = check_in_show,
    .scales = scales_show,
    .pain = pain_show,
    .changes = changes_show,
    .play = coach_play,
    .account = summary_show,
    .let_sound = coach_let_sound,
};

End screen_coach(const Routine *routine, const VisitOptions *options)
{
    return visit_run(routine, options, &screen_face, NULL);
}
