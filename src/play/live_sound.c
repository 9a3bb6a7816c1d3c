// SPDX-FileCopyrightText: 2026 The Limber authors
// SPDX-License-Identifier: GPL-3.0-or-later
/* How a live session is heard: what comes in the next moments is handed to the speaker with the
 * instants at which it must sound, and what a command made void is taken back. Called by live.c
 * alone, but for the volume. */
#include "play/live_state.h"

#include "sound/bank.h"

#define FIRST_WORD_WAIT NS_PER_S /* what the first segment lengthens by, at most */
#define UPCOMING 64

void live_start_voice(Live *live)
{
    if (live->options.speed == 1.0) /* words take their time */
        live->narrator = narrator_new(live->timeline, live->options.speech, live->options.settings);
}

void live_start_sound(Live *live)
{
    SoundFolders folders = sound_folders();
    const Settings *settings = live->options.settings;
    SpeakerOptions options = {
        .theme = settings && settings->theme ? settings->theme : live->fitted->sound,
        .device = live->options.device,
        .latency_s = settings ? (double)settings->latency / (double)NS_PER_S : 0,
        .volume_percent = live->muted ? 0 : live->volume_percent,
        .user_sounds = folders.user,
        .shipped_sounds = folders.shipped,
    };
    live->speaker = speaker_new(&options);
    live_start_voice(live);
    sound_folders_free(&folders);
}

static bool leans(const Settings *settings)
{
    return !settings || settings->lean;
}

/* What the voice has not said yet is planned again, where the segment under way now has it. */
static void follow_revision(Live *live, bool rings_on, Ns now)
{
    if (!live->narrator)
        return;
    PlayerView view = player_view(live->player, now);
    if (view.segment && view.state != PLAYER_FINISHED)
        narrator_follow(live->narrator, view.index, view.segment);
    narrator_cancel(live->narrator, rings_on, live_monotonic_at(live, now));
}

/* Takes back what a command made void. Where it only moved the end of what runs, what sounds rings
 * on. */
static void take_back(Live *live, bool rings_on, Ns now)
{
    live->revision = player_revision(live->player);
    live->planned_until = rings_on ? now : now - 1;
    if (rings_on)
        speaker_cancel_ahead(live->speaker, live_monotonic_at(live, now));
    else
        speaker_cancel(live->speaker);
    follow_revision(live, rings_on, now);
}

/* Hands the sounds of the next moments to the speaker. */
void live_plan_sounds(Live *live, bool rings_on, Ns now)
{
    if (!live->speaker)
        return;
    if (player_revision(live->player) != live->revision)
        take_back(live, rings_on, now);
    Event events[UPCOMING];
    Ns until = now + (Ns)((double)SPEAKER_AHEAD * live->options.speed);
    size_t count = player_upcoming(live->player, live->planned_until, until, events, UPCOMING);
    for (size_t i = 0; i < count; i++) {
        live->last_sound = live_monotonic_at(live, events[i].at);
        speaker_plan(live->speaker, live->last_sound, events[i].sound,
                     leans(live->options.settings) ? events[i].side : SIDE_NONE);
        if (events[i].kind == EVENT_SEGMENT)
            speaker_realign(live->speaker);
    }
    live->planned_until = count == UPCOMING ? events[count - 1].at : until;
}

static NarratorMoment moment_of(const Live *live, Ns now)
{
    PlayerView view = player_view(live->player, now);
    bool ends = view.state == PLAYER_RUNNING;
    return (NarratorMoment){
        .segment = view.index,
        .begun = live_monotonic_at(live, now - view.elapsed),
        .next = ends ? live_monotonic_at(live, now + view.remaining) : NS_NEVER,
        .running = ends || view.state == PLAYER_WAITING,
        .finished = view.state == PLAYER_FINISHED,
        .finished_at = live->finished_at,
    };
}

/* The voice and the device may take a moment to start. What the first announcement lacks by then,
 * its segment lengthens by, as far as is decent. */
static bool wait_for_first_word(Live *live, const NarratorMoment *moment, Ns now)
{
    Ns missing = 0;
    if (moment->segment == live->first)
        missing =
            narrator_missing(live->narrator, live->speaker, moment, live_monotonic_at(live, now));
    if (missing == 0 || live->waited + missing > FIRST_WORD_WAIT)
        return false;
    live->waited += missing;
    player_lengthen(live->player, missing, now);
    live_plan_sounds(live, true, now);
    return true;
}

/* Has the voice say what comes, once the sounds have their places. */
void live_narrate(Live *live, Ns now)
{
    if (!live->narrator || !live->speaker)
        return;
    NarratorMoment moment = moment_of(live, now);
    Ns monotonic = live_monotonic_at(live, now);
    narrator_tend(live->narrator, live->speaker, &moment, monotonic);
    if (wait_for_first_word(live, &moment, now)) {
        moment = moment_of(live, now);
        narrator_tend(live->narrator, live->speaker, &moment, monotonic);
    }
}

/* ---- volume ---- */

static void apply_volume(Live *live)
{
    if (live->speaker)
        speaker_set_volume(live->speaker, live_volume(live));
}

void live_set_volume(Live *live, int percent)
{
    live->volume_percent = percent < 0 ? 0 : percent > 100 ? 100 : percent;
    live->muted = false;
    apply_volume(live);
}

void live_louder(Live *live, int percent)
{
    live_set_volume(live, live->volume_percent + percent);
}

void live_mute(Live *live)
{
    live->muted = !live->muted;
    apply_volume(live);
}

int live_volume(const Live *live)
{
    return live->muted ? 0 : live->volume_percent;
}

/* ---- another voice, another loudspeaker ---- */

/* The words of a voice are samples of its speaker: where that goes they are asked for again. */
void live_tune(Live *live, const LiveOptions *options, bool anew)
{
    live->options.speech = options->speech;
    live->options.device = options->device;
    narrator_free(live->narrator);
    live->narrator = NULL;
    if (anew) { /* the next round starts another */
        speaker_free(live->speaker, 0);
        live->speaker = NULL;
        live->revision = 0;
    } else if (live->speaker) {
        live_start_voice(live);
    }
}
