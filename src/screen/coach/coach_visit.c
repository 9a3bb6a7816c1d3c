// SPDX-FileCopyrightText: 2026 The Limber authors
// SPDX-License-Identifier: GPL-3.0-or-later
/* A session from its first question to its last: going on with one that broke off, how the morning
 * after the last one was, the gate, the check-in, the coach, and what is asked afterwards. Each
 * part draws its own page; here is only their order. */
#include "screen/coach/coach_visit.h"

#include "screen/coach/coach.h"
#include "screen/screen.h"
#include "screen/visit/asking.h"

typedef struct {
    const Routine *routine;
    LiveOptions options;
    Intake *intake;
    Resume *resume;
} Session;

static const char *help_line_of(const LiveOptions *options)
{
    return options->settings ? options->settings->help_line : NULL;
}

/* True: a session that broke off is gone on with. */
static PageEnd offer_going_on(Session *session, bool *goes_on)
{
    const LiveOptions *options = &session->options;
    *goes_on = options->resume != NULL;
    if (*goes_on || !options->reader || !options->log)
        return PAGE_DONE;
    session->resume = resume_find(options->reader, options->log, session->routine,
                                  options->settings, options->library);
    if (!session->resume)
        return PAGE_DONE;
    PageEnd end = asking_resume(session->resume, goes_on);
    if (end == PAGE_DONE && *goes_on)
        session->options.resume = session->resume;
    else if (end == PAGE_DONE)
        resume_decline(session->resume, options->log);
    return end;
}

/* All that is asked before a new session; a trial (no reader) is asked nothing. */
static PageEnd ask_before(Session *session)
{
    const LiveOptions *options = &session->options;
    if (!options->reader)
        return PAGE_DONE;
    PageEnd end = options->log ? asking_morning(options) : PAGE_DONE;
    if (end == PAGE_GONE)
        return end;
    session->intake = intake_new(session->routine, options->reader, options->tight);
    session->options.intake = session->intake;
    end = gate_show(session->intake, help_line_of(options), options->log);
    if (end == PAGE_DONE)
        end = asking_check_in(session->intake, options->log != NULL, help_line_of(options));
    return end;
}

static PageEnd run(Session *session)
{
    bool goes_on = false;
    PageEnd end = offer_going_on(session, &goes_on);
    if (end == PAGE_DONE && !goes_on)
        end = ask_before(session);
    if (end == PAGE_DONE)
        end = coach_run(session->routine, &session->options);
    return end;
}

ScreenResult screen_coach(const Routine *routine, const LiveOptions *options)
{
    Session session = {.routine = routine, .options = *options};
    PageEnd end = run(&session);
    intake_free(session.intake);
    resume_free(session.resume);
    return end == PAGE_GONE ? SCREEN_GONE : end == PAGE_LEFT ? SCREEN_NOT_TODAY : SCREEN_OK;
}

PageEnd session_left_open(Catalogue *catalogue, const LiveOptions *options)
{
    size_t entry;
    bool goes_on = false;
    PageEnd end = PAGE_DONE;
    if (!options->reader || !options->log)
        return end;
    Resume *resume =
        resume_find_any(options->reader, options->log, catalogue, options->settings, &entry);
    LiveOptions going_on = *options;
    going_on.resume = resume;
    if (resume)
        end = asking_resume(resume, &goes_on);
    if (end == PAGE_DONE && goes_on)
        end = coach_run(resume->routine, &going_on);
    else if (end == PAGE_DONE && resume)
        resume_decline(resume, options->log);
    resume_free(resume);
    return end == PAGE_GONE || goes_on ? end : asking_morning(options);
}
