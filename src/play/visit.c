// SPDX-FileCopyrightText: 2026 The Limber authors
// SPDX-License-Identifier: GPL-3.0-or-later
/* The order of a session's questions. A trial (no reader) is asked nothing; where nothing is logged
 * the questions that guard the person (gate and pain) are asked, and those that only tell of
 * progress are not. */
#include "play/visit.h"

#include "routine/reader.h"

#include <stdio.h>

static Visit open_visit(const VisitOptions *options, const Face *face, void *of)
{
    const Settings *settings = options->live.settings;
    Visit visit = {.options = *options,
                   .face = face,
                   .of = of,
                   .help_line = settings ? settings->help_line : NULL};
    if (options->tuning)
        tuning_options(options->tuning, &visit.options.live);
    return visit;
}

/* ---- going on ---- */

static End ask_resume(Visit *visit, const Resume *resume, bool *goes_on)
{
    size_t answer = 0;
    char where[320];
    Choice choice = {.title = "Your session broke off. Go on where it stopped?",
                     .below = resume->routine->title,
                     .lines = {where, "What was held until then is in the log and counts."},
                     .answers = {{"\ngy ", "go on", "go on at that step"},
                                 {"n", "new session", "from the beginning; the log keeps that one"},
                                 {"q\033", "leave", "leave; it can be continued later"}},
                     .unanswered = 1};
    snprintf(where, sizeof where, "%s, step %d of %d", resume->step, resume->step_number,
             resume->steps);
    End end = visit->face->choose(visit, &choice, &answer);
    *goes_on = end == END_DONE && answer == 0;
    if (end == END_DONE && answer == 1)
        resume_decline(resume, visit->options.live.log);
    return end == END_DONE && answer == 2 ? END_LEFT : end;
}

/* ---- the gate ---- */

/* Does a reason of the verdict stand on an answer that was not asked for now? */
static bool is_recalled(const Intake *intake)
{
    const Routine *routine = intake->routine;
    for (size_t i = 0; i < routine->gate_count; i++)
        if (intake->answers[i].yes && !intake->asks[i])
            return true;
    return false;
}

/* What was said this week counts, and can be answered again. */
static End pass_gate(Visit *visit)
{
    Intake *intake = visit->intake;
    for (bool due = intake->gate_due;; due = true) {
        End end = due ? visit->face->gate(visit) : END_DONE;
        if (end != END_DONE)
            return end;
        if (due)
            intake_judge(intake, visit->options.live.log);
        if (intake->verdict.reason_count == 0)
            return END_DONE;
        bool anew = false;
        end = visit->face->verdict(visit, is_recalled(intake), &anew);
        if (!anew)
            return end == END_DONE && intake->verdict.opening == GATE_CLOSED ? END_LEFT : end;
        intake_ask_anew(intake);
    }
}

/* ---- tightness and pain ---- */

/* Tells of progress alone, so that it is asked where it is kept. */
static bool asks_tightness(const Visit *visit)
{
    return visit->options.live.log && visit->intake->question_count > 0;
}

static End ask_tightness(Visit *visit)
{
    Intake *intake = visit->intake;
    TightnessQuestion question = {.title = "How tight is it now?",
                                  .questions = intake->questions,
                                  .count = intake->question_count,
                                  .levels = intake->before};
    return asks_tightness(visit) ? visit->face->tightness(visit, &question) : END_DONE;
}

/* For the log alone, too. What was not said is kept as that: it was asked. */
static End ask_scales(Visit *visit, DueScales *due, const char *title, bool *asked)
{
    ScalesQuestion question = {.title = title, .below = visit->routine->title, .due = due};
    if (!visit->options.live.log || due->count == 0)
        return END_DONE;
    *asked = true;
    return visit->face->scales(visit, &question);
}

static PainQuestion pain_question(const Routine *routine, const char *asks, int before)
{
    return (PainQuestion){.asks = asks,
                          .below = routine->title,
                          .ease = routine->pain.ease,
                          .stop = routine->pain.stop,
                          .before = before};
}

static End ask_pain(Visit *visit)
{
    Intake *intake = visit->intake;
    PainAnswer answer = {.level = -1};
    PainQuestion question = pain_question(intake->routine, "Any pain now, where it is worst", -1);
    question.words[0] = "Fine: the routine as it is written.";
    question.words[1] = "Then gently today: half the dose, easier forms.";
    question.words[2] = "Then no session today. Rest it, and ask a physio or doctor if it stays.";
    End end = intake->asks_pain ? visit->face->pain(visit, &question, &answer) : END_DONE;
    intake->pain_before = answer.level;
    return end;
}

/* Half the dose, as written, or not at all. */
static End offer_eased(Visit *visit)
{
    Intake *intake = visit->intake;
    size_t answer = 0;
    Choice choice = {
        .title = "Half dose today, easier forms?",
        .below = intake->routine->title,
        .lines = {intake_offer_reason(intake),
                  "The steps that matter most are enough today, in their easier form.",
                  "No bounces, skips or strides."},
        .answers = {{"\ney", "easier today", "half the dose, easier forms"},
                    {"w", "as written", "the routine as it is written"},
                    {"q\033", "leave", "leave: no session now"}},
    };
    End end = visit->face->choose(visit, &choice, &answer);
    intake->eased = end == END_DONE && answer == 0;
    return end == END_DONE && answer == 2 ? END_LEFT : end;
}

static End refuse(Visit *visit)
{
    size_t answer = 0;
    Choice choice = {.title = "No session today. Here is who to call.",
                     .below = visit->routine->title,
                     .lines = {"Pain this strong needs rest, and a physio or doctor if it stays.",
                               visit->help_line},
                     .answers = {{"q\033\n ", "leave", "leave: no session now"}}};
    End end = visit->face->choose(visit, &choice, &answer);
    return end == END_DONE ? END_LEFT : end;
}

/* Read before the clock runs: nobody reads a list while getting set. */
static End tell_changes(Visit *visit)
{
    const LiveOptions *live = &visit->options.live;
    FitReport report;
    Routine *fitted = intake_routine(visit->intake, visit->routine, live->extent, live->settings,
                                     live->library, &report);
    End end = report.brief ? visit->face->changes(visit, &report) : END_DONE;
    routine_free(fitted);
    return end;
}

/* Asked once it is sure that there is a session, so that no answer goes nowhere. */
static End ask_scales_before(Visit *visit)
{
    Intake *intake = visit->intake;
    return ask_scales(visit, &intake->scales_before, "Before you begin", &intake->asked_scales);
}

static End check_in(Visit *visit)
{
    Intake *intake = visit->intake;
    End end = ask_tightness(visit);
    if (end == END_DONE)
        end = ask_pain(visit);
    intake->asked = intake->question_count > 0 || intake->asks_pain;
    if (end != END_DONE)
        return end;
    switch (intake_advice(intake)) {
    case INTAKE_OFFER_EASED:
        return offer_eased(visit);
    case INTAKE_REFUSE:
        return refuse(visit);
    default:
        return END_DONE;
    }
}

/* ---- the morning after ---- */

static End ask_about(Visit *visit, Arena *arena, const SessionRecord *session)
{
    LogReader *reader = visit->options.reader;
    PainBands bands = morning_bands(reader, session, visit->options.live.library);
    PainRecord before;
    bool known = log_reader_pain(reader, session->id, PAIN_AFTER, &before);
    PainAnswer answer = {.level = -1};
    PainQuestion question = {.asks = "How was it this morning? Pain at the first steps",
                             .below = arena_printf(arena, "Yesterday: %s", session->title),
                             .ease = bands.ease,
                             .stop = bands.stop,
                             .before = known ? before.level : -1,
                             .words = {"Settled. Yesterday's dose was right.",
                                       "Not quite settled: do less today.",
                                       "Yesterday was too much. Rest today, and easier after "
                                       "that."}};
    End end = visit->face->pain(visit, &question, &answer);
    if (end == END_DONE && !answer.nobody)
        morning_answer(visit->options.live.log, session, answer.level);
    return end;
}

static End ask_morning_scales(Visit *visit, Arena *arena)
{
    const VisitOptions *options = &visit->options;
    SessionRecord session;
    DueScales due;
    if (!morning_scales_due(options->reader, arena, options->live.library, &session, &due))
        return END_DONE;
    ScalesQuestion question = {.title = "And how was it this morning?",
                               .below = arena_printf(arena, "Yesterday: %s", session.title),
                               .due = &due};
    End end = visit->face->scales(visit, &question);
    if (end == END_DONE && !question.nobody)
        morning_scales_answer(options->live.log, &session, &due);
    return end;
}

/* Where nobody answers, or goes back, it stays due. */
static End ask_morning(Visit *visit)
{
    Arena *arena = arena_new();
    SessionRecord session;
    bool due = visit->options.live.log && morning_due(visit->options.reader, arena, &session);
    End end = due ? ask_about(visit, arena, &session) : END_DONE;
    if (end == END_DONE && visit->options.live.log)
        end = ask_morning_scales(visit, arena);
    arena_free(arena);
    return end == END_LEFT ? END_DONE : end;
}

/* ---- the session, and afterwards ---- */

static End rate_after(Visit *visit, Afterwards *said)
{
    Intake *intake = visit->intake;
    TightnessQuestion question = {.title = "And now? How tight is it?",
                                  .questions = intake->questions,
                                  .count = intake->question_count,
                                  .before = intake->before,
                                  .levels = said->after};
    End end = visit->face->tightness(visit, &question);
    for (size_t i = 0; end != END_GONE && i < question.count; i++)
        live_rate(visit->live, &intake->questions[i], said->after[i]);
    return end;
}

static End ask_pain_after(Visit *visit, Afterwards *said)
{
    Intake *intake = visit->intake;
    PainAnswer answer = {.level = -1};
    PainQuestion question =
        pain_question(intake->routine, "Pain now, where it is worst", intake->pain_before);
    question.words[0] = "Fine. How it is tomorrow morning counts more.";
    question.words[1] = "Should settle by tomorrow. If it does not, do less next time.";
    question.words[2] =
        "That was too much for today. Rest it; if it stays, ask a physio or doctor.";
    End end = visit->face->pain(visit, &question, &answer);
    said->pain = answer.level;
    if (end != END_GONE)
        live_pain(visit->live, said->pain);
    return end;
}

static End ask_scales_after(Visit *visit)
{
    DueScales *due = &visit->intake->scales_after;
    bool asked = false;
    End end = ask_scales(visit, due, "And now", &asked);
    for (size_t i = 0; asked && end != END_GONE && i < due->count; i++)
        live_scale(visit->live, due->scales[i], due->levels[i]);
    return end;
}

/* Going back from a question leaves it unsaid, and nothing more. */
static End ask_after(Visit *visit, Afterwards *said)
{
    End end = END_DONE;
    if (visit->intake && asks_tightness(visit))
        end = rate_after(visit, said);
    if (end != END_GONE && visit->intake && visit->intake->asks_pain)
        end = ask_pain_after(visit, said);
    if (end != END_GONE && visit->intake)
        end = ask_scales_after(visit);
    return end == END_LEFT ? END_DONE : end;
}

/* After no work there is nothing to compare. */
static End look_back(Visit *visit)
{
    Account account = {.arena = arena_new()};
    Afterwards said = afterwards_unsaid();
    account_sum_up(&account, visit->live);
    bool worked = account.sums.work_done > 0;
    End end = worked ? ask_after(visit, &said) : END_DONE;
    if (end == END_DONE) {
        account_gather(&account, visit->live, worked ? visit->intake : NULL, &said);
        end = visit->face->account(visit, &account);
    }
    arena_free(account.arena);
    return end;
}

/* Plays it as the intake says, or as it was when it broke off. */
static End play(Visit *visit, const Resume *resume)
{
    LiveOptions options = visit->options.live;
    options.resume = resume;
    if (resume) {
        options.extent = resume_extent(resume);
        visit->intake = resume->intake;
    }
    options.intake = visit->intake;
    visit->live = live_new(visit->routine, &options);
    End end = visit->face->play(visit);
    if (end == END_DONE)
        end = look_back(visit);
    if (end == END_DONE)
        end = visit->face->let_sound(visit);
    live_free(visit->live);
    return end;
}

/* ---- a visit ---- */

static End ask_before(Visit *visit)
{
    const VisitOptions *options = &visit->options;
    End end = ask_morning(visit);
    if (end != END_DONE)
        return end;
    visit->intake = intake_new(visit->routine, options->reader, options->tight);
    end = pass_gate(visit);
    if (end == END_DONE)
        end = check_in(visit);
    if (end == END_DONE)
        end = tell_changes(visit);
    return end == END_DONE ? ask_scales_before(visit) : end;
}

static End begin(Visit *visit)
{
    bool trial = !visit->options.reader;
    End end = trial ? tell_changes(visit) : ask_before(visit);
    Intake *asked = visit->intake;
    if (end == END_DONE)
        end = play(visit, NULL);
    intake_free(asked);
    return end;
}

End visit_run(const Routine *routine, const VisitOptions *options, const Face *face, void *of)
{
    const LiveOptions *live = &options->live;
    Visit visit = open_visit(options, face, of);
    bool goes_on = false, logged = options->reader && live->log;
    Resume *resume =
        logged ? resume_find(options->reader, live->log, routine, live->settings, live->library)
               : NULL;
    visit.routine = routine;
    End end = resume ? ask_resume(&visit, resume, &goes_on) : END_DONE;
    if (end == END_DONE)
        end = goes_on ? play(&visit, resume) : begin(&visit);
    resume_free(resume);
    return end;
}

End visit_left_open(Catalogue *catalogue, const VisitOptions *options, const Face *face, void *of)
{
    const LiveOptions *live = &options->live;
    Visit visit = open_visit(options, face, of);
    size_t entry;
    bool goes_on = false;
    if (!options->reader || !live->log)
        return END_DONE;
    Resume *resume = resume_find_any(options->reader, live->log, catalogue, live->settings, &entry);
    visit.routine = resume ? resume->routine : NULL;
    End end = resume ? ask_resume(&visit, resume, &goes_on) : END_DONE;
    if (goes_on)
        end = play(&visit, resume);
    else if (end != END_GONE)
        end = ask_morning(&visit);
    resume_free(resume);
    return end;
}
