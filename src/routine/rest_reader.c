// SPDX-FileCopyrightText: 2026 The Limber authors
// SPDX-License-Identifier: GPL-3.0-or-later
/* Reads a rest that is a step of its own, and says where one does nothing. */
#include "routine/step_parts.h"

#define KEY(name) (UINT64_C(1) << STEP_##name)

uint64_t rest_keys(void)
{
    return KEY(REST) | KEY(NAME) | KEY(NOTE) | KEY(CUES) | KEY(DAYS) | KEY(WEEKDAYS);
}

bool rest_is_step(const StepFields *fields)
{
    for (int key = 0; key < STEP_KEY_COUNT; key++)
        if (fields->given[key] && !(rest_keys() >> key & 1))
            return false;
    return fields->given[STEP_REST] != NULL && (fields->wrong & ~rest_keys()) == 0;
}

bool rest_finish(Reading *reading, StepFields *fields)
{
    Step *step = &fields->step;
    const YamlPair *rest = fields->given[STEP_REST];
    step->work = (Work){.form = WORK_REST, .duration = step->rest};
    step->rest = 0;
    if (!step->name)
        step->name = "Rest";
    fields->side_known = true;
    if (step_is_wrong(fields, STEP_REST))
        return false;
    if (step->work.duration == 0) {
        field_error(reading, rest->value->place, "this rest has no length");
        field_hint(reading, "write how long, such as 2m");
        field_edit(reading, rest->value->place, "2m");
        field_guess(reading);
        return false;
    }
    if (fields->given[STEP_CUES])
        step->cues = cues_read(reading, fields->given[STEP_CUES]->value, &step->cue_count);
    cues_check(reading, fields, step);
    return true;
}

void rests_check(Reading *reading, const Step *const *steps, size_t count)
{
    for (size_t i = 0; i < count; i++) {
        bool outermost = i == 0 || i + 1 == count;
        bool doubled = i > 0 && step_is_rest(steps[i]) && step_is_rest(steps[i - 1]);
        if (!step_is_rest(steps[i]) || (!outermost && !doubled))
            continue;
        field_warn(reading, steps[i]->place, "%s",
                   doubled  ? "two rests, one after the other"
                   : i == 0 ? "a rest before the first step"
                            : "a rest after the last step");
        field_hint(reading, doubled ? "write one, as long as both" : "leave it out");
    }
}
