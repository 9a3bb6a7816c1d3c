// SPDX-FileCopyrightText: 2026 The Limber authors
// SPDX-License-Identifier: GPL-3.0-or-later
/* Follows the events: which segment is under way, which have ended, how long the pauses were. */
#include "play/journal.h"

#include "play/summary.h"

#include <stdlib.h>

struct Journal {
    Log *log;
    JournalOptions options;
    SessionRecord record;
    Moment begun;     /* on the world's clock, … */
    Ns begun_at;      /* … and on the even one */
    size_t index;     /* of the segment under way */
    bool written;     /* it is in the log already: an ouch ended it */
    Ns paused_at;     /* on the session clock; -1: not paused */
    bool has_changes; /* since the last commit */
    char *note;       /* the person's own words, or NULL */
};

/* ---- time ---- */

static Ns even_clock(const Journal *journal)
{
    return journal->options.clock ? journal->options.clock() : clock_boottime();
}

static Moment now(const Journal *journal)
{
    return moment_later(journal->begun, (even_clock(journal) - journal->begun_at) / NS_PER_S);
}

/* What goes on was not begun later than it is now, whatever the world's clock says. */
static void start_clock(Journal *journal, const Resume *resume)
{
    journal->begun = moment_now();
    journal->begun_at = even_clock(journal);
    if (resume && resume->session.started.utc_s > journal->begun.utc_s)
        journal->begun = resume->session.started;
}

/* ---- sums ---- */

static void sum_up(Journal *journal)
{
    const JournalOptions *options = &journal->options;
    Arena *arena = arena_new();
    Summary summary = summary_build(arena, options->timeline, player_results(options->player));
    journal->record.work_held = summary.work_done;
    journal->record.steps = summary.steps;
    journal->record.steps_done = summary.steps_done;
    arena_free(arena);
}

static void commit(Journal *journal)
{
    if (!journal->has_changes)
        return;
    sum_up(journal);
    log_session_update(journal->log, &journal->record);
    log_commit(journal->log);
    journal->has_changes = false;
}

/* ---- one segment ---- */

static void write_segment(Journal *journal, size_t index)
{
    const Segment *segment = &journal->options.timeline->segments[index];
    const SegmentResult *result = &player_results(journal->options.player)[index];
    const Intake *intake = journal->options.intake;
    const SetSaid *said = journal->options.said;
    if (!segment_is_work(segment))
        return;
    SegmentRecord record = {
        .position = (int)index,
        .step_index = segment->step_index,
        .step = segment->step->name,
        .exercise = segment->step->exercise ? segment->step->exercise->id : NULL,
        .side = segment->side,
        .set = segment->set,
        .sets = segment->sets,
        .round = segment->round,
        .planned = segment->planned,
        .held = result->done,
        .reps_planned = segment->reps_planned,
        .reps = result->reps,
        .reps_said = said ? said[index].reps : 0,
        .load = said ? said_load(journal->options.timeline, said, index) : segment_load(segment),
        .skipped = result->skipped,
        .left_out = segment->left_out,
        .form = segment->form,
        .eased = segment->eased || (intake && intake->eased),
        .longer = result->longer,
        .shorter = result->shorter,
        .ended = now(journal),
    };
    log_segment(journal->log, journal->record.id, &record);
    journal->has_changes = true;
}

/* The segment under way has been left, or never was more than begun. */
static void leave(Journal *journal)
{
    if (!journal->written)
        write_segment(journal, journal->index);
    journal->written = false;
}

/* What has ended is kept at once: a program that is killed loses the set under way alone. */
static void enter(Journal *journal, size_t index)
{
    commit(journal);
    journal->index = index;
}

/* ---- pauses ---- */

static void begin_pause(Journal *journal, Ns at)
{
    if (journal->paused_at >= 0)
        return; /* paused again while counting in */
    journal->paused_at = at;
    journal->record.pauses++;
}

static void end_pause(Journal *journal, Ns at)
{
    if (journal->paused_at >= 0)
        journal->record.paused += at - journal->paused_at;
    journal->paused_at = -1;
}

/* ---- the end ---- */

/* What was never reached of a session that was finished early was planned all the same. */
static void write_unreached(Journal *journal)
{
    const Timeline *timeline = journal->options.timeline;
    const SegmentResult *results = player_results(journal->options.player);
    for (size_t i = 0; i < timeline->count; i++)
        if (!results[i].reached && !timeline->segments[i].left_out)
            write_segment(journal, i);
}

static void finish(Journal *journal, const Event *event)
{
    end_pause(journal, event->at);
    leave(journal);
    if (!event->completed)
        write_unreached(journal);
    journal->record.state = event->completed ? SESSION_DONE : SESSION_STOPPED;
    journal->record.ended = now(journal);
    journal->has_changes = true;
    commit(journal);
}

/* ---- events ---- */

void journal_event(Journal *journal, const Event *event)
{
    const Timeline *timeline = journal->options.timeline;
    switch (event->kind) {
    case EVENT_SEGMENT:
        leave(journal);
        enter(journal, (size_t)(event->segment - timeline->segments));
        break;
    case EVENT_PAUSED:
        begin_pause(journal, event->at);
        break;
    case EVENT_RESUMED:
        end_pause(journal, event->at);
        break;
    case EVENT_OUCH:
        end_pause(journal, event->at);
        leave(journal);
        journal->written = true;
        commit(journal);
        break;
    case EVENT_FINISHED:
        finish(journal, event);
        break;
    case EVENT_MARK:
    case EVENT_COUNT_IN:
    case EVENT_JUMPED:
    case EVENT_EXTENDED:
    case EVENT_SHORTENED:
        break;
    }
}

/* The sets that an ouch left out are written at once: nothing will lead to them. */
static void write_left_out(Journal *journal, size_t index)
{
    const Timeline *timeline = journal->options.timeline;
    const SegmentResult *results = player_results(journal->options.player);
    for (size_t i = index; i < timeline->count; i++)
        if (timeline->segments[i].left_out && !results[i].reached)
            write_segment(journal, i);
}

void journal_ouch(Journal *journal, const Ouch *ouch, OuchAction action, size_t index)
{
    const Segment *segment = &journal->options.timeline->segments[index];
    OuchRecord record = {
        .position = (int)index,
        .step_index = segment->step_index,
        .step = segment->step->name,
        .exercise = segment->step->exercise ? segment->step->exercise->id : NULL,
        .side = ouch->side != SIDE_NONE ? ouch->side : segment->side,
        .region = ouch->region,
        .level = ouch->level,
        .alarm = ouch->alarm,
        .action = action,
        .at = now(journal),
    };
    log_ouch(journal->log, journal->record.id, &record);
    journal->has_changes = true;
    if (action == OUCH_LEFT_OUT)
        write_left_out(journal, index);
    commit(journal);
}

void journal_swap(Journal *journal, Ns at)
{
    end_pause(journal, at);
    leave(journal);
    journal->written = true;
    commit(journal);
}

void journal_write_again(Journal *journal, size_t index)
{
    write_segment(journal, index);
    commit(journal);
}

void journal_rating(Journal *journal, const CheckInQuestion *question, int tightness)
{
    RatingRecord rating = {question->name->id, question->side, RATING_AFTER, tightness};
    log_rating(journal->log, journal->record.id, &rating);
    log_commit(journal->log);
}

void journal_pain(Journal *journal, int level)
{
    PainRecord pain = {PAIN_AFTER, level, now(journal)};
    log_pain(journal->log, journal->record.id, &pain);
    log_commit(journal->log);
}

static void write_scale(Journal *journal, const Scale *scale, int level)
{
    ScaleRecord record = intake_scale_record(scale, level, now(journal));
    log_scale(journal->log, journal->record.id, &record);
}

void journal_scale(Journal *journal, const Scale *scale, int level)
{
    write_scale(journal, scale, level);
    log_commit(journal->log);
}

void journal_note(Journal *journal, const char *note)
{
    free(journal->note);
    journal->note = memory_string(note);
    journal->record.note = *note ? journal->note : NULL;
    log_session_update(journal->log, &journal->record);
    log_commit(journal->log);
}

/* ---- the beginning ---- */

static void write_intake(Journal *journal, const Intake *intake)
{
    if (!intake)
        return;
    for (size_t i = 0; intake->asked_scales && i < intake->scales_before.count; i++)
        write_scale(journal, intake->scales_before.scales[i], intake->scales_before.levels[i]);
    for (size_t i = 0; intake->asked && i < intake->question_count; i++) {
        const CheckInQuestion *question = &intake->questions[i];
        RatingRecord rating = {question->name->id, question->side, RATING_BEFORE,
                               intake->before[i]};
        log_rating(journal->log, journal->record.id, &rating);
    }
    if (intake->asked && intake->asks_pain) {
        PainRecord pain = {PAIN_BEFORE, intake->pain_before, now(journal)};
        log_pain(journal->log, journal->record.id, &pain);
    }
    log_commit(journal->log);
}

static Ns planned_work(const Timeline *timeline)
{
    Ns work = 0;
    for (size_t i = 0; i < timeline->count; i++)
        if (segment_is_work(&timeline->segments[i]))
            work += timeline->segments[i].planned;
    return work;
}

static void begin(Journal *journal)
{
    const JournalOptions *options = &journal->options;
    journal->record = (SessionRecord){
        .started = journal->begun,
        .routine = options->routine->id,
        .title = options->routine->title,
        .version = options->routine->version,
        .core_only = options->extent.core_only,
        .minutes = options->extent.minutes,
        .planned = options->timeline->total,
        .work_planned = planned_work(options->timeline),
    };
    sum_up(journal);
    log_session_begin(journal->log, &journal->record, options->routine);
    write_intake(journal, options->intake);
}

Journal *journal_new(Log *log, const JournalOptions *options)
{
    Journal *journal = memory_alloc(sizeof *journal);
    journal->log = log;
    journal->options = *options;
    journal->paused_at = -1;
    journal->index = player_view(options->player, 0).index;
    journal->written = true; /* the first event begins it, and leaves nothing */
    start_clock(journal, options->resume);
    if (!options->resume) {
        begin(journal);
        return journal;
    }
    journal->record = options->resume->session;
    log_session_begin(log, &journal->record, options->routine);
    return journal;
}

void journal_free(Journal *journal)
{
    if (!journal)
        return;
    if (journal->record.state == SESSION_RUNNING) {
        journal->has_changes = true;
        commit(journal);
    }
    free(journal->note);
    free(journal);
}
