// SPDX-FileCopyrightText: 2026 The Limber authors
// SPDX-License-Identifier: GPL-3.0-or-later
/* The live loop's half that knows no face: it turns monotonic time into the session clock, polls
 * the player, and hands the coming sounds to the speaker with the instants at which they must be
 * heard. The screen and the plain lines call it once round their loop.
 *
 * The session clock runs at `speed` from the start and stands still while the machine sleeps or the
 * program is stopped: where the next poll comes more than two seconds later than live_timeout said
 * that it would, the whole gap is taken out of it and the session is found paused, nothing lost. */
#include "play/live_state.h"

#include "base/arena.h"
#include "base/array.h"
#include "routine/duration.h"
#include "routine/reader.h"

#include <stdio.h>
#include <stdlib.h>

#define GAP_PAUSES (2 * NS_PER_S) /* later than was said: the program was stopped */
#define LONGEST_WAIT NS_PER_S     /* so that a gap is noticed, and troubles without an event */
#define FINISH_SOUNDS (1500 * NS_PER_MS) /* the longest finish of a theme */
#define HEARD_WHOLE (300 * NS_PER_MS)    /* the device's delay, and a breath */

Ns live_session_at(const Live *live, Ns monotonic)
{
    Ns passed = monotonic - live->start;
    return live->options.speed == 1.0 ? passed : (Ns)((double)passed * live->options.speed);
}

Ns live_monotonic_at(const Live *live, Ns session)
{
    Ns passed = live->options.speed == 1.0 ? session : (Ns)((double)session / live->options.speed);
    return live->start + passed;
}

/* The timeline as an earlier session left it, and a player that goes on there. */
static void go_on(Live *live, const Resume *resume)
{
    Easing easing = {live->options.library, intake_gate(live->options.intake)};
    resume_apply_changes(resume, live->timeline, &easing);
    for (size_t i = 0; i < resume->ouch_count; i++)
        live->ouches[live->timeline->segments[resume->ouches[i].position].step_index]++;
    live_take_said(live, resume);
    live->player = player_new_from(live->timeline, resume->first, resume->earlier, 0);
}

/* As it was in the end: a routine that fits into the minutes there are is not cut to them. */
static Extent extent_of(const Live *live)
{
    Extent extent = live->options.extent;
    return (Extent){extent.core_only, live->report.cut ? extent.minutes : 0};
}

static Journal *begin_journal(const Live *live, const Routine *routine)
{
    JournalOptions options = {
        .routine = routine,
        .timeline = live->timeline,
        .player = live->player,
        .intake = live->options.intake,
        .resume = live->options.resume,
        .extent = extent_of(live),
        .said = live->sets,
    };
    return live->options.log ? journal_new(live->options.log, &options) : NULL;
}

/* One count for each step. */
static int *count_ouches(const Timeline *timeline)
{
    int steps = 0;
    for (size_t i = 0; i < timeline->count; i++)
        if (timeline->segments[i].step_index >= steps)
            steps = timeline->segments[i].step_index + 1;
    return memory_alloc((size_t)steps * sizeof(int));
}

Live *live_new(const Routine *routine, const LiveOptions *options)
{
    Live *live = memory_alloc(sizeof *live);
    live->options = *options;
    live->said = arena_new();
    live->fitted = intake_routine(options->intake, routine, options->extent, options->settings,
                                  options->library, &live->report);
    live->volume_percent = options->volume_percent;
    live->timeline = timeline_build(live->fitted);
    live->ouches = count_ouches(live->timeline);
    live->sets = memory_alloc(live->timeline->count * sizeof *live->sets);
    if (options->resume)
        go_on(live, options->resume);
    else
        live->player = player_new(live->timeline, 0);
    live->first = player_view(live->player, 0).index;
    live->journal = begin_journal(live, routine);
    live->start = live->last_poll = clock_monotonic();
    live->sleep_offset = clock_boottime() - live->start;
    live->planned_until = -1;
    return live;
}

void live_free(Live *live)
{
    if (!live)
        return;
    journal_free(live->journal);
    narrator_free(live->narrator);
    speaker_free(live->speaker, 0);
    player_free(live->player);
    timeline_free(live->timeline);
    routine_free(live->fitted);
    free(live->ouches);
    free(live->sets);
    arena_free(live->said);
    free(live);
}

/* Takes a gap out of the session clock and pauses: the machine slept, or the program
 * was stopped. */
static void notice_gap(Live *live, Ns monotonic)
{
    Ns sleep_offset = clock_boottime() - monotonic;
    Ns slept = sleep_offset - live->sleep_offset;
    Ns stopped = monotonic - live->last_poll;
    Ns expected = live->back_by > live->last_poll ? live->back_by : live->last_poll;
    bool late = monotonic - expected > GAP_PAUSES;
    live->sleep_offset = sleep_offset;
    if (slept <= GAP_PAUSES && !late)
        return;
    if (late)
        live->start += stopped;
    PlayerState state = live_view(live).state;
    if (state == PLAYER_FINISHED)
        return;
    if (state == PLAYER_RUNNING || state == PLAYER_COUNTING_IN)
        player_command(live->player, COMMAND_PAUSE, live_session_at(live, monotonic));
    char length[32];
    Ns away = (slept > stopped ? slept : stopped) + NS_PER_S / 2;
    duration_format(away - away % NS_PER_S, length, sizeof length);
    snprintf(live->note, sizeof live->note, "Paused: away for %s", length);
}

static void begin_round(Live *live)
{
    Ns monotonic = clock_monotonic();
    notice_gap(live, monotonic);
    live->last_poll = monotonic;
    if (live->options.sound && live->first_frame_drawn && !live->speaker)
        live_start_sound(live);
    if (live->speaker)
        speaker_tend(live->speaker, monotonic);
    live_plan_sounds(live, false, live_session_at(live, monotonic));
    live_narrate(live, live_session_at(live, monotonic));
    live->in_round = true;
}

bool live_poll(Live *live, Event *event)
{
    if (!live->in_round)
        begin_round(live);
    if (player_poll(live->player, live_session_at(live, live->last_poll), event)) {
        if (event->kind == EVENT_FINISHED) {
            live->finished_at = live_monotonic_at(live, event->at);
            live->completed = event->completed;
        }
        if (live->journal)
            journal_event(live->journal, event);
        if (event->kind == EVENT_SEGMENT) /* done again, it is counted again */
            live->sets[event->segment - live->timeline->segments].reps = 0;
        return true;
    }
    live->in_round = false;
    live->first_frame_drawn = true;
    return false;
}

Ns live_timeout(Live *live)
{
    Ns now = clock_monotonic(), end = now + LONGEST_WAIT;
    Ns due = player_deadline(live->player);
    const Ns deadlines[] = {
        due == NS_NEVER ? NS_NEVER : live_monotonic_at(live, due),
        speaker_deadline(live->speaker, now),
        narrator_deadline(live->narrator, now),
    };
    if (live->options.sound && !live->speaker) /* it is started in the next round */
        return 0;
    for (size_t i = 0; i < COUNT_OF(deadlines); i++)
        if (deadlines[i] < end)
            end = deadlines[i];
    live->back_by = end;
    return end > now ? end - now : 0;
}

bool live_sounds(const Live *live)
{
    if (live->finished_at == 0 || speaker_state(live->speaker) != SPEAKER_PLAYING)
        return false;
    Ns end = live->last_sound + FINISH_SOUNDS;
    Ns said = live->completed ? narrator_end(live->narrator, live->finished_at) : 0;
    return clock_monotonic() < (said > end ? said : end) + HEARD_WHOLE;
}

Ns live_second(const Live *live, const PlayerView *view)
{
    Ns left = view->state == PLAYER_WAITING ? NS_PER_S - view->elapsed % NS_PER_S
                                            : view->remaining % NS_PER_S;
    if (left == 0)
        left = NS_PER_S;
    return (Ns)((double)left / live->options.speed) + NS_PER_MS;
}

Ns live_wall(const Live *live, Ns session)
{
    return session == NS_NEVER ? NS_NEVER : (Ns)((double)session / live->options.speed) + 1;
}

size_t live_fds(const Live *live, int *fds, size_t capacity)
{
    size_t count = speaker_fds(live->speaker, fds, capacity);
    return count + narrator_fds(live->narrator, fds + count, capacity - count);
}

void live_command(Live *live, Command command)
{
    Ns now = live_session_at(live, live->last_poll);
    live->note[0] = '\0';
    player_command(live->player, command, now);
    live_plan_sounds(live, command == COMMAND_LONGER || command == COMMAND_SHORTER, now);
}

bool live_shorten(Live *live)
{
    unsigned before = player_revision(live->player);
    live_command(live, COMMAND_SHORTER);
    return player_revision(live->player) != before;
}

char *live_less_words(int seconds, char *out, size_t capacity)
{
    if (seconds == 10)
        snprintf(out, capacity, "Ten seconds less");
    else
        snprintf(out, capacity, "%d second%s less", seconds, seconds == 1 ? "" : "s");
    return out;
}

/* Its words were those of the old timeline. */
static void change_voice(Live *live)
{
    if (!live->narrator)
        return;
    narrator_free(live->narrator);
    live_start_voice(live);
}

static Easing easing_of(const Live *live)
{
    return (Easing){live->options.library, intake_gate(live->options.intake)};
}

static bool may_take(const Live *live, const PlayerView *view, Form form)
{
    const Segment *segment = view->segment;
    const Intake *intake = live->options.intake;
    bool eased_today = intake && intake->eased;
    return view->state != PLAYER_FINISHED && !view->hurt && !segment->eased &&
           !segment_is_between(segment) && segment->form != form &&
           (segment->form == FORM_OWN || form == FORM_OWN) && !(form == FORM_HARDER && eased_today);
}

const char *live_form(Live *live, Form form)
{
    PlayerView view = live_view(live);
    const Segment *segment = view.segment;
    const Step *own = segment->own ? segment->own : segment->step;
    Easing easing = easing_of(live);
    Step step;
    if (!may_take(live, &view, form) ||
        !form_of_step(live->said, live->fitted, own, form, &easing, &step))
        return NULL;
    bool other = form == FORM_OWN || step.exercise != own->exercise;
    return other ? step.name : step.cues[0].say;
}

void live_swap(Live *live, Form form)
{
    Ns now = live_session_at(live, live->last_poll);
    size_t index = live_view(live).index;
    Easing easing = easing_of(live);
    live->note[0] = '\0';
    player_begin_again(live->player, form_beginning(live->timeline, index), now);
    if (live->journal)
        journal_swap(live->journal, now);
    timeline_swap(live->timeline, index, form, &easing);
    change_voice(live);
    live_plan_sounds(live, false, now);
}

OuchAction live_ouch(Live *live, const Ouch *ouch)
{
    PlayerView view = live_view(live);
    Easing easing = easing_of(live);
    int *before = &live->ouches[view.segment->step_index];
    OuchAction action = ouch_judge(live->fitted, ouch, (*before)++);
    bool grave = ouch_is_grave(live->fitted, ouch);
    live->answered = arena_grow(live->said, live->answered, live->answered_count, sizeof(LiveOuch));
    live->answered[live->answered_count++] =
        (LiveOuch){view.segment->step, view.side, *ouch, action, grave};
    timeline_ouch(live->timeline, view.index, action, &easing);
    if (live->journal)
        journal_ouch(live->journal, ouch, action, view.index);
    if (action != OUCH_NOTED)
        change_voice(live);
    if (!grave)
        live_command(live, COMMAND_PAUSE);
    return action;
}

const LiveOuch *live_ouches(const Live *live, size_t *count)
{
    *count = live->answered_count;
    return live->answered;
}

void live_rate(Live *live, const CheckInQuestion *question, int tightness)
{
    if (live->journal)
        journal_rating(live->journal, question, tightness);
}

void live_pain(Live *live, int level)
{
    if (live->journal)
        journal_pain(live->journal, level);
}

void live_scale(Live *live, const Scale *scale, int level)
{
    if (live->journal)
        journal_scale(live->journal, scale, level);
}

bool live_is_logged(const Live *live)
{
    return live->journal != NULL;
}

void live_remark(Live *live, const char *note)
{
    if (live->journal)
        journal_note(live->journal, note);
}

PlayerView live_view(const Live *live)
{
    return player_view(live->player, live_session_at(live, clock_monotonic()));
}

const Timeline *live_timeline(const Live *live)
{
    return live->timeline;
}

const Player *live_player(const Live *live)
{
    return live->player;
}

const FitReport *live_fit(const Live *live)
{
    return &live->report;
}

bool live_needs_bell(const Live *live, const Event *event)
{
    if (event->sound == SOUND_NONE || !live->options.sound || live_volume(live) == 0)
        return false;
    return speaker_state(live->speaker) != SPEAKER_PLAYING;
}

const char *live_log_note(const Live *live)
{
    return live->options.log ? log_note(live->options.log) : "";
}

const char *live_note(const Live *live)
{
    const char *log = live_log_note(live);
    if (live->note[0] != '\0')
        return live->note;
    if (*log)
        return log;
    const char *note = speaker_note(live->speaker);
    return *note ? note : narrator_note(live->narrator);
}

const char *live_note_word(const Live *live)
{
    if (live->note[0] != '\0' || *live_note(live) == '\0')
        return "";
    if (*live_log_note(live))
        return "log trouble";
    if (speaker_state(live->speaker) == SPEAKER_LOST)
        return "no sound";
    return *speaker_note(live->speaker) ? "sound trouble" : "voice trouble";
}
