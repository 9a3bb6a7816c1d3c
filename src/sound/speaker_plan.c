// SPDX-FileCopyrightText: 2026 The Limber authors
// SPDX-License-Identifier: GPL-3.0-or-later
/* From instants to frames; pure but for the shared page that it writes to. */
#include "sound/speaker_plan.h"

#include "sound/cue.h"

#include <string.h>

static Ns duration_of(int64_t frames, uint32_t rate)
{
    return frames / rate * NS_PER_S + frames % rate * NS_PER_S / rate;
}

/* When a frame is heard. */
static Ns heard_at(const WirePosition *position, int64_t frame, uint32_t rate)
{
    return position->heard_ns + duration_of(frame - (int64_t)position->frame, rate);
}

static int64_t frame_of(const SpeakerPlan *plan, Ns when, uint32_t rate)
{
    return (int64_t)plan->origin_frame + cue_frames(when - plan->origin_when, rate);
}

static void set_origin(SpeakerPlan *plan, const WirePosition *position, Ns when, uint32_t rate)
{
    int64_t first = (int64_t)position->frame; /* that is not mixed yet */
    int64_t frame = first + cue_frames(when - position->heard_ns, rate);
    plan->late = frame < first ? duration_of(first - frame, rate) : 0;
    plan->origin_frame = (uint64_t)(frame < first ? first : frame);
    plan->origin_when = when;
    plan->drift_seen = plan->late;
    plan->has_origin = true;
}

static void put(const SpeakerPlan *plan, WirePage *page, int64_t frame, const PlannedSound *planned)
{
    if (planned->sample && planned->length == 0)
        return;
    WireSound sound = {
        .frame = frame > 0 ? (uint64_t)frame : 0,
        .sound = (uint32_t)planned->sound,
        .group = plan->group,
        .gain = 1,
        .pan = cue_pan(planned->side),
        .offset = planned->offset,
        .length = planned->length,
    };
    wire_put(page, &sound); /* a full ring loses this one: nothing to be done about it here */
}

/* Those past by no more than PLAN_LATE_FIRST stay: the first start may still come for them. */
static void forget_due(SpeakerPlan *plan, Ns now)
{
    size_t kept = 0;
    for (size_t i = 0; i < plan->count; i++) {
        const PlannedSound *planned = &plan->sounds[i];
        if (planned->when >= now - (planned->lost ? PLAN_LOST_FOR : PLAN_LATE_FIRST))
            plan->sounds[kept++] = *planned;
    }
    plan->count = kept;
}

/* A beep a little late still says what it says; speech that comes late runs into what follows. */
static bool late_sample(const SpeakerPlan *plan, const WirePosition *position, uint32_t rate,
                        const PlannedSound *planned)
{
    if (!planned->sample)
        return false;
    return plan->has_origin ? frame_of(plan, planned->when, rate) < (int64_t)position->frame
                            : planned->when < position->heard_ns;
}

bool plan_add(SpeakerPlan *plan, WirePage *page, uint32_t rate, PlannedSound planned, Ns now)
{
    WirePosition position;
    bool plays = page && wire_position(page, &position);
    forget_due(plan, now);
    if (planned.when < now - (planned.sample ? 0 : PLAN_LATE))
        return false;
    if (plays && late_sample(plan, &position, rate, &planned))
        return false;
    if (plan->count < PLAN_MOST)
        plan->sounds[plan->count++] = planned;
    if (!plays)
        return true;
    if (!plan->has_origin)
        set_origin(plan, &position, planned.when, rate);
    put(plan, page, frame_of(plan, planned.when, rate), &planned);
    return true;
}

/* From here on sounds are of a new group; the callback sees all of the cut with it. */
static void begin_group(SpeakerPlan *plan, WirePage *page)
{
    plan->has_origin = false;
    plan->group++;
    if (!page)
        return;
    atomic_store_explicit(&page->kept_before, plan->kept_before, memory_order_relaxed);
    atomic_store_explicit(&page->kept, plan->kept, memory_order_relaxed);
    atomic_store_explicit(&page->group, plan->group, memory_order_release);
}

void plan_cancel(SpeakerPlan *plan, WirePage *page)
{
    plan->count = 0;
    plan->kept = plan->group + 1;
    begin_group(plan, page);
}

void plan_cancel_ahead(SpeakerPlan *plan, WirePage *page, uint32_t rate, Ns now)
{
    size_t kept = 0;
    if (page)
        plan_note_begun(plan, page, rate);
    for (size_t i = 0; i < plan->count; i++)
        if (plan->sounds[i].when <= now)
            plan->sounds[kept++] = plan->sounds[i];
    plan->count = kept;
    if (plan->has_origin) /* else nothing of this group was handed over */
        plan->kept_before = (uint32_t)(frame_of(plan, now, rate) + 1);
    begin_group(plan, page);
}

void plan_note_begun(SpeakerPlan *plan, WirePage *page, uint32_t rate)
{
    WirePosition position;
    if (!plan->has_origin || !wire_position(page, &position))
        return;
    for (size_t i = 0; i < plan->count; i++)
        if (frame_of(plan, plan->sounds[i].when, rate) < (int64_t)position.frame)
            plan->sounds[i].begun = true;
}

/* Hands one over from a new origin. A pip counts down to what comes on time: where it is late
 * itself it sounds at once, and moves nothing. */
static void hand_over_one(SpeakerPlan *plan, WirePage *page, uint32_t rate,
                          const WirePosition *position, const PlannedSound *planned)
{
    bool late_pip = planned->sound == SOUND_PIP && planned->when < position->heard_ns;
    if (!plan->has_origin && late_pip) {
        put(plan, page, (int64_t)position->frame, planned);
        return;
    }
    if (!plan->has_origin)
        set_origin(plan, position, planned->when, rate);
    put(plan, page, frame_of(plan, planned->when, rate), planned);
}

void plan_hand_over(SpeakerPlan *plan, WirePage *page, uint32_t rate, Ns late)
{
    WirePosition position;
    plan->kept = plan->group + 1;
    begin_group(plan, page);
    if (!wire_position(page, &position))
        return;
    for (size_t i = 0; i < plan->count; i++) {
        PlannedSound *planned = &plan->sounds[i];
        bool passed = !plan->has_origin && planned->when < position.heard_ns - late;
        bool late_to_say = late_sample(plan, &position, rate, planned);
        planned->lost = planned->lost || (late_to_say && !planned->begun);
        if (!passed && !late_to_say && !planned->lost && !planned->begun)
            hand_over_one(plan, page, rate, &position, planned);
    }
}

int plan_take_lost(SpeakerPlan *plan)
{
    for (size_t i = 0; i < plan->count; i++) {
        PlannedSound planned = plan->sounds[i];
        if (!planned.lost)
            continue;
        memmove(&plan->sounds[i], &plan->sounds[i + 1],
                (--plan->count - i) * sizeof plan->sounds[i]);
        return planned.sample;
    }
    return 0;
}

Ns plan_drift(const SpeakerPlan *plan, WirePage *page, uint32_t rate)
{
    WirePosition position;
    if (!plan->has_origin || !wire_position(page, &position))
        return 0;
    return heard_at(&position, (int64_t)plan->origin_frame, rate) - plan->origin_when;
}

bool plan_stood_still(SpeakerPlan *plan, WirePage *page, uint32_t rate)
{
    WirePosition position;
    if (!plan->has_origin || !wire_position(page, &position))
        return false;
    Ns drift = plan_drift(plan, page, rate), jump = drift - plan->drift_seen;
    plan->drift_seen = drift;
    return jump > PLAN_GAP || jump < -PLAN_GAP;
}
