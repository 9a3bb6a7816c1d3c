// SPDX-FileCopyrightText: 2026 The Limber authors
// SPDX-License-Identifier: GPL-3.0-or-later
/* Finds the session, lays its routine out as it was then, and checks that every row of the log has
 * its segment there: a routine, settings or exercises that have changed since offer nothing. */
#include "play/resume.h"

#include "routine/library.h"
#include "routine/reader.h"
#include "session/form.h"

#include <string.h>

/* ---- is it the same? ---- */

static bool same_text(LogReader *reader, Arena *arena, const SessionRecord *session,
                      const Routine *routine)
{
    const Source *source = routine->source;
    const char *text = log_reader_text(reader, arena, session->sha256);
    return text && source && strlen(text) == source->size &&
           memcmp(text, source->text, source->size) == 0;
}

static bool matches(const Timeline *timeline, const SegmentRecord *record)
{
    if (record->position < 0 || (size_t)record->position >= timeline->count)
        return false;
    const Segment *segment = &timeline->segments[record->position];
    return segment_is_work(segment) && segment->step_index == record->step_index &&
           segment->side == record->side && segment->set == record->set &&
           segment->round == record->round && segment->planned == record->planned;
}

/* ---- laying out ---- */

typedef struct {
    Resume *resume;
    const Settings *settings;
    Library *library;
    SegmentRecord *records;
    size_t count;
} Finding;

static bool all_match(const Finding *finding, const Timeline *timeline)
{
    for (size_t i = 0; i < finding->count; i++)
        if (!matches(timeline, &finding->records[i]))
            return false;
    for (size_t i = 0; i < finding->resume->ouch_count; i++) {
        int position = finding->resume->ouches[i].position;
        if (position < 0 || (size_t)position >= timeline->count)
            return false;
    }
    return true;
}

Extent resume_extent(const Resume *resume)
{
    return (Extent){resume->session.core_only, resume->session.minutes};
}

/* A set's form holds from it on, as far as a later one has no other. */
static void apply_forms(const Resume *resume, Timeline *timeline, const Easing *easing)
{
    for (size_t i = 0; i < resume->record_count; i++) {
        const SegmentRecord *record = &resume->records[i];
        size_t position = (size_t)record->position;
        if (!record->left_out && timeline->segments[position].form != record->form)
            timeline_swap(timeline, position, record->form, easing);
    }
}

void resume_apply_changes(const Resume *resume, Timeline *timeline, const Easing *easing)
{
    apply_forms(resume, timeline, easing);
    for (size_t i = 0; i < resume->ouch_count; i++) {
        const OuchRecord *ouch = &resume->ouches[i];
        timeline_ouch(timeline, (size_t)ouch->position, ouch->action, easing);
    }
}

/* After the last that was begun; what an ouch left out is written ahead of its time. 0: nothing
 * was. */
static size_t first_to_do(const Finding *finding, const Timeline *timeline)
{
    size_t first = 0;
    for (size_t i = 0; i < finding->count; i++)
        if (!finding->records[i].left_out && (size_t)finding->records[i].position >= first)
            first = (size_t)finding->records[i].position + 1;
    return first > 0 ? timeline_next_open(timeline, first) : 0;
}

static void take_results(const Finding *finding, const Timeline *timeline)
{
    Resume *resume = finding->resume;
    resume->earlier = arena_alloc(resume->arena, (timeline->count + 1) * sizeof *resume->earlier);
    for (size_t i = 0; i < timeline->count; i++)
        resume->earlier[i].skipped = true;
    for (size_t i = 0; i < finding->count; i++) {
        const SegmentRecord *record = &finding->records[i];
        resume->earlier[record->position] = (SegmentResult){.reached = !record->left_out,
                                                            .skipped = record->skipped,
                                                            .done = record->held,
                                                            .reps = record->reps,
                                                            .longer = record->longer,
                                                            .shorter = record->shorter};
    }
}

/* Lays out with or without the easing of a day with pain; false: that is not what was played. */
static bool lay_out(Finding *finding, bool eased)
{
    Resume *resume = finding->resume;
    resume->intake->eased = eased;
    Routine *fitted = intake_routine(resume->intake, resume->routine, resume_extent(resume),
                                     finding->settings, finding->library, NULL);
    if (fitted->block_count == 0) {
        routine_free(fitted);
        return false;
    }
    Timeline *timeline = timeline_build(fitted);
    bool same = all_match(finding, timeline);
    if (same) {
        Easing easing = {finding->library, &resume->intake->verdict};
        resume_apply_changes(resume, timeline, &easing);
        resume->first = first_to_do(finding, timeline);
        take_results(finding, timeline);
        resume->steps = timeline->visits;
        if (resume->first < timeline->count) {
            const Segment *segment = &timeline->segments[resume->first];
            resume->step = arena_string(resume->arena, segment->step->name);
            resume->step_number = segment->visit + 1;
        }
    }
    timeline_free(timeline);
    routine_free(fitted);
    return same;
}

static bool was_eased(const Finding *finding)
{
    bool eased = finding->count > 0;
    for (size_t i = 0; i < finding->count; i++)
        eased = eased && finding->records[i].eased;
    return eased;
}

/* ---- finding ---- */

static void close_session(const SessionRecord *session, Log *log, SessionState state)
{
    SessionRecord closed = *session;
    closed.state = state;
    closed.ended = moment_now();
    if (closed.ended.utc_s < closed.started.utc_s) /* the clock was set back */
        closed.ended = closed.started;
    if (!log)
        return;
    log_session_update(log, &closed);
    log_commit(log);
}

void resume_decline(const Resume *resume, Log *log)
{
    close_session(&resume->session, log, SESSION_STOPPED);
}

/* Fills in the rest; false: there is nothing to resume. */
static bool complete(Resume *resume, LogReader *reader, Log *log, const Settings *settings,
                     Library *library)
{
    Finding finding = {resume, settings, library, NULL, 0};
    const char *id = resume->session.id;
    OuchRecord *ouches;
    if (!same_text(reader, resume->arena, &resume->session, resume->routine))
        return false;
    finding.count = log_reader_segments(reader, resume->arena, id, &finding.records);
    resume->records = finding.records;
    resume->record_count = finding.count;
    resume->ouch_count = log_reader_ouches(reader, resume->arena, id, &ouches);
    resume->ouches = ouches;
    resume->intake = intake_of_session(resume->routine, reader, &resume->session);
    bool eased = was_eased(&finding);
    if (finding.count == 0 || (!lay_out(&finding, eased) && !lay_out(&finding, !eased)) ||
        resume->first == 0) {
        close_session(&resume->session, log, SESSION_STOPPED);
        return false;
    }
    if (!resume->step) {
        close_session(&resume->session, log, SESSION_DONE);
        return false;
    }
    return true;
}

static Resume *find(LogReader *reader)
{
    Arena *arena = arena_new();
    Resume *resume = arena_alloc(arena, sizeof *resume);
    resume->arena = arena;
    int64_t since = moment_now().utc_s - RESUME_HOURS * 60 * 60;
    if (reader && log_reader_unfinished(reader, arena, since, &resume->session))
        return resume;
    arena_free(arena);
    return NULL;
}

void resume_free(Resume *resume)
{
    if (!resume)
        return;
    intake_free(resume->intake);
    arena_free(resume->arena);
}

Resume *resume_find(LogReader *reader, Log *log, const Routine *routine, const Settings *settings,
                    Library *library)
{
    Resume *resume = find(reader);
    if (!resume)
        return NULL;
    resume->routine = routine;
    if (strcmp(resume->session.routine, routine->id) == 0 &&
        complete(resume, reader, log, settings, library))
        return resume;
    resume_free(resume);
    return NULL;
}

Resume *resume_find_any(LogReader *reader, Log *log, Catalogue *catalogue, const Settings *settings,
                        size_t *entry)
{
    Resume *resume = find(reader);
    for (size_t i = 0; resume && i < catalogue->count; i++) {
        if (strcmp(catalogue->entries[i].name, resume->session.routine) != 0 ||
            catalogue->entries[i].shadowed)
            continue;
        resume->routine = catalogue_read(catalogue, i, NULL);
        *entry = i;
        if (resume->routine && complete(resume, reader, log, settings, catalogue->library))
            return resume;
        break;
    }
    resume_free(resume);
    return NULL;
}
