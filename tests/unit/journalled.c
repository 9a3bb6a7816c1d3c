// SPDX-FileCopyrightText: 2026 The Limber authors
// SPDX-License-Identifier: GPL-3.0-or-later
/* A session with a journal; see the header. */
#include "routine/reader.h"
#include "session/form.h"

#include "journalled.h"

#include "log_files.h"

#include <math.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

const char journalled_text[] =
    "limber: 1\n"
    "title: Plan\n"
    "when: rehab\n"
    "version: 2\n"
    "check-in: [calves]\n"
    "gate: [bone-pain, heel-bone, {ask: Is the scar open?, then: Wait.}, swollen-calf]\n"
    "steps:\n"
    "  - {name: Calf, hold: 30s, side: each, prepare: 5s, switch: 5s}\n"
    "  - {name: Quad, hold: 20s, sets: 2, rest: 10s, prepare: 5s}\n"
    "  - {name: Stand, until: ready, prepare: 0s}\n";

Routine *routine;
const char *path;
Extent extent;

int journalled_open(void **state)
{
    (void)state;
    setenv("LIMBER_NOW", "1764100000+3600", 1);
    path = log_files_new();
    extent = (Extent){0};
    routine = journalled_routine(journalled_text);
    return 0;
}

int journalled_close(void **state)
{
    (void)state;
    routine_free(routine);
    log_files_remove();
    return 0;
}

Routine *journalled_routine(const char *text)
{
    Diagnostics *found = diagnostics_new();
    Routine *read = routine_parse("plan.yaml", text, strlen(text), NULL, found);
    diagnostics_free(found);
    assert_non_null(read);
    return read;
}

static Ns even_now; /* of the session that moved last */

static Ns even_clock(void)
{
    return even_now;
}

Journalled journalled_begin(const Intake *intake, const Resume *resume)
{
    Journalled session = {.routine = routine, .log = log_new(path)};
    session.fitted = intake_routine(resume ? resume->intake : intake, routine,
                                    resume ? resume_extent(resume) : extent, NULL, NULL, NULL);
    session.timeline = timeline_build(session.fitted);
    if (resume)
        resume_apply_changes(resume, session.timeline, &(Easing){0});
    session.player = player_new_from(session.timeline, resume ? resume->first : 0,
                                     resume ? resume->earlier : NULL, 0);
    even_now = 0;
    JournalOptions options = {.routine = routine,
                              .timeline = session.timeline,
                              .player = session.player,
                              .intake = intake,
                              .resume = resume,
                              .extent = extent,
                              .clock = even_clock};
    session.journal = journal_new(session.log, &options);
    journalled_until(&session, 0);
    return session;
}

void journalled_until(Journalled *session, double second)
{
    Event event;
    session->now = even_now = llround(second * 1000) * NS_PER_MS;
    while (player_poll(session->player, session->now, &event))
        journal_event(session->journal, &event);
}

void journalled_do(Journalled *session, Command command)
{
    Event event;
    player_command(session->player, command, session->now);
    while (player_poll(session->player, session->now, &event))
        journal_event(session->journal, &event);
}

void journalled_ouch(Journalled *session, const Ouch *ouch, OuchAction action)
{
    journalled_do(session, COMMAND_OUCH);
    size_t index = player_view(session->player, session->now).index;
    timeline_ouch(session->timeline, index, action, &(Easing){0});
    journal_ouch(session->journal, ouch, action, index);
    journalled_do(session, COMMAND_PAUSE);
}

void journalled_swap(Journalled *session, Form form, const Easing *easing)
{
    Event event;
    size_t index = player_view(session->player, session->now).index;
    player_begin_again(session->player, form_beginning(session->timeline, index), session->now);
    journal_swap(session->journal, session->now);
    timeline_swap(session->timeline, index, form, easing);
    while (player_poll(session->player, session->now, &event))
        journal_event(session->journal, &event);
}

void journalled_end(Journalled *session)
{
    journal_free(session->journal);
    log_files_end(session->log);
    player_free(session->player);
    timeline_free(session->timeline);
    routine_free(session->fitted);
}
