// SPDX-FileCopyrightText: 2026 The Limber authors
// SPDX-License-Identifier: GPL-3.0-or-later
/* Puts together what the log knows and what the routine asks. */
#include "play/intake.h"

#include "routine/reader.h"
#include "store/owed.h"

#include <string.h>

#define DAY_SECONDS (24 * 60 * 60)

/* ---- the gate ---- */

/* A question of the format is known by its name, a physio's own by its words. */
static const char *question_of(const Gate *gate)
{
    return gate->id ? gate->id : gate->ask;
}

static GateAnswer known_answer(const Gate *gate, const GateRecord *records, size_t count)
{
    for (size_t i = 0; i < count; i++)
        if (strcmp(records[i].question, question_of(gate)) == 0)
            return (GateAnswer){.known = true, .yes = records[i].yes, .side = records[i].side};
    return (GateAnswer){0};
}

/* A day may have fewer steps than the routine. */
static void judge(Intake *intake)
{
    GateVerdict *verdict = &intake->verdict;
    *verdict = gate_judge(intake->arena, intake->routine, intake->answers);
    const Fit fit = {
        .day = intake->day, .owed = intake->owed, .unsettled = intake->unsettled, .gate = verdict};
    if (verdict->opening == GATE_NARROWED && fit_gate_takes_day(intake->routine, &fit))
        verdict->opening = GATE_CLOSED;
}

/* began: the session has, so that what was answered for it is known. */
static void read_gate(Intake *intake, LogReader *reader, Moment now, bool began)
{
    const Routine *routine = intake->routine;
    GateRecord *records = NULL;
    int64_t since = now.utc_s - GATE_ANSWER_DAYS * DAY_SECONDS;
    size_t count = 0;
    if (reader && routine->gate_count > 0)
        count = log_reader_gates(reader, intake->arena, since, &records);
    intake->answers =
        arena_alloc(intake->arena, (routine->gate_count + 1) * sizeof *intake->answers);
    intake->asks = arena_alloc(intake->arena, (routine->gate_count + 1) * sizeof *intake->asks);
    for (size_t i = 0; i < routine->gate_count; i++) {
        if (began || !gate_asks_each_time(&routine->gates[i]))
            intake->answers[i] = known_answer(&routine->gates[i], records, count);
        intake->asks[i] = !intake->answers[i].known;
        intake->gate_due = intake->gate_due || intake->asks[i];
    }
    judge(intake);
    if (intake->verdict.opening == GATE_CLOSED)
        intake->gate_due = false;
}

static void keep_answers(const Intake *intake, Log *log)
{
    const Routine *routine = intake->routine;
    size_t count = 0;
    GateRecord *records = arena_alloc(intake->arena, (routine->gate_count + 1) * sizeof *records);
    for (size_t i = 0; i < routine->gate_count; i++)
        if (intake->asks[i] && intake->answers[i].known)
            records[count++] = (GateRecord){question_of(&routine->gates[i]), intake->answers[i].yes,
                                            intake->answers[i].side, moment_now()};
    if (count > 0)
        log_gate(log, records, count);
}

void intake_judge(Intake *intake, Log *log)
{
    judge(intake);
    if (log)
        keep_answers(intake, log);
}

void intake_ask_anew(Intake *intake)
{
    size_t count = intake->routine->gate_count;
    memset(intake->answers, 0, count * sizeof *intake->answers);
    memset(intake->asks, true, count * sizeof *intake->asks);
    intake->gate_due = count > 0;
    judge(intake);
}

/* ---- the rest ---- */

static PlanDay plan_day(const Routine *routine, LogReader *reader, Moment now)
{
    Day first = 0;
    bool known = reader && log_reader_first_day(reader, routine->id, &first);
    return fit_plan_day(routine, moment_day(now), known, first);
}

#define WORSE 2      /* steps of pain: docs/sources.md says whence */
#define LAST_DAYS 14 /* an older session says nothing of today */

static bool is_worse(int before, int after)
{
    return before >= 0 && after >= before + WORSE;
}

static int pain_of(LogReader *reader, const char *session, PainWhen when)
{
    PainRecord pain;
    return log_reader_pain(reader, session, when, &pain) ? pain.level : -1;
}

/* Was the morning after a session worse than before it? */
static bool morning_was_worse(LogReader *reader, const char *session)
{
    int before = pain_of(reader, session, PAIN_BEFORE);
    return is_worse(before, pain_of(reader, session, PAIN_MORNING));
}

/* What the last session of the routine, and the one before it, left behind. */
static const char *last_words(const Routine *routine, LogReader *reader, Arena *arena, Day today)
{
    LogFilter filter = {routine->id, today - LAST_DAYS, today};
    SessionRecord *sessions;
    size_t count = log_reader_sessions(reader, arena, &filter, &sessions);
    if (count == 0)
        return NULL;
    const char *last = sessions[count - 1].id;
    if (count > 1 && morning_was_worse(reader, last) &&
        morning_was_worse(reader, sessions[count - 2].id))
        return "Two mornings in a row were worse: pause this, and ask a physio or doctor.";
    if (morning_was_worse(reader, last))
        return "The morning after last time was worse.";
    if (is_worse(pain_of(reader, last, PAIN_BEFORE), pain_of(reader, last, PAIN_AFTER)))
        return "It was worse after last time.";
    return NULL;
}

static bool asks_already(const Routine *routine, const char *id)
{
    for (size_t i = 0; i < routine->gate_count; i++)
        if (routine->gates[i].id && strcmp(routine->gates[i].id, id) == 0)
            return true;
    return false;
}

/* The routine with the questions that belong to what is tight after its own. */
static const Routine *with_questions(Arena *arena, const Routine *routine, RegionSet tight)
{
    Routine *asking = arena_alloc(arena, sizeof *asking);
    Gate *gates = NULL;
    *asking = *routine;
    for (size_t i = 0; i < routine->gate_count; i++) {
        gates = arena_grow(arena, gates, i, sizeof *gates);
        gates[i] = routine->gates[i];
    }
    for (const char *const *id = gate_ids(); *id; id++) {
        const GateQuestion *question = gate_find(*id);
        if (!gate_belongs(question, tight) || asks_already(routine, *id))
            continue;
        gates = arena_grow(arena, gates, asking->gate_count, sizeof *gates);
        gates[asking->gate_count++] = (Gate){question->id, question->ask, question->then};
    }
    asking->gates = gates;
    return asking;
}

/* began: the session has, and is not one of those before it. */
static void read_owed(Intake *intake, const Routine *routine, LogReader *reader, Moment now,
                      bool began)
{
    int64_t before = began ? now.utc_s : INT64_MAX;
    intake->day = plan_day(routine, reader, now);
    intake->owed = owed_read(reader, intake->arena, routine, intake->day, before);
    intake->unsettled = owed_unsettled(reader, intake->arena, routine, intake->day.date, before);
}

/* The same with what has just been said. */
static const char *unsettled_now(const Intake *intake)
{
    bool answered = intake->pain_before >= 0;
    if (intake->pain_before >= intake->routine->pain.ease)
        return arena_printf(intake->arena, "pain is %d now", intake->pain_before);
    if (!intake->unsettled || !answered || strcmp(intake->unsettled, OWED_NO_ANSWER) != 0)
        return intake->unsettled;
    return NULL;
}

static Intake *intake_at(const Routine *routine, LogReader *reader, Moment now, RegionSet tight,
                         bool began)
{
    Arena *arena = arena_new();
    Intake *intake = arena_alloc(arena, sizeof *intake);
    intake->arena = arena;
    intake->routine = tight ? with_questions(arena, routine, tight) : routine;
    read_owed(intake, routine, reader, now, began);
    read_gate(intake, reader, now, began);
    intake->question_count = check_in_questions(routine, intake->questions);
    for (size_t i = 0; i < CHECK_IN_MOST; i++)
        intake->before[i] = -1;
    intake->asks_pain = check_in_asks_pain(routine);
    intake->pain_before = -1;
    intake_find_scales(intake, routine, began ? NULL : reader, moment_day(now));
    if (reader && intake->asks_pain)
        intake->last = last_words(routine, reader, arena, moment_day(now));
    return intake;
}

Intake *intake_new(const Routine *routine, LogReader *reader, RegionSet tight)
{
    return intake_at(routine, reader, moment_now(), tight, false);
}

static void recall_rating(Intake *intake, const RatingRecord *rating)
{
    for (size_t i = 0; i < intake->question_count; i++)
        if (rating->when == RATING_BEFORE && rating->side == intake->questions[i].side &&
            strcmp(rating->region, intake->questions[i].name->id) == 0)
            intake->before[i] = rating->tightness;
}

Intake *intake_of_session(const Routine *routine, LogReader *reader, const SessionRecord *session)
{
    Intake *intake = intake_at(routine, reader, session->started, 0, true);
    RatingRecord *ratings;
    size_t count = log_reader_ratings(reader, intake->arena, session->id, &ratings);
    for (size_t i = 0; i < count; i++)
        recall_rating(intake, &ratings[i]);
    intake->pain_before = pain_of(reader, session->id, PAIN_BEFORE);
    return intake;
}

void intake_free(Intake *intake)
{
    if (intake)
        arena_free(intake->arena);
}

IntakeAdvice intake_advice(const Intake *intake)
{
    if (intake->verdict.opening == GATE_CLOSED || intake->pain_before >= intake->routine->pain.stop)
        return INTAKE_REFUSE;
    bool hurts = intake->pain_before >= intake->routine->pain.ease;
    return hurts || intake->last ? INTAKE_OFFER_EASED : INTAKE_START;
}

const char *intake_offer_reason(const Intake *intake)
{
    bool hurts = intake->pain_before >= intake->routine->pain.ease;
    return hurts || !intake->last ? "That is too much pain for the whole routine." : intake->last;
}

Routine *intake_routine(const Intake *intake, const Routine *routine, Extent extent,
                        const Settings *settings, Library *library, FitReport *report)
{
    Fit fit = {.extent = extent,
               .eased = intake && intake->eased,
               .day = intake ? intake->day : (PlanDay){-1, 0},
               .owed = intake ? intake->owed : NULL,
               .unsettled = intake ? unsettled_now(intake) : NULL,
               .gate = intake_gate(intake),
               .sore = intake ? intake_sore_side(intake) : SIDE_NONE,
               .library = library,
               .prepare_least = settings ? settings->prepare : 0,
               .switch_least = settings ? settings->switch_gap : 0};
    return routine_fit(routine, &fit, report);
}

const GateVerdict *intake_gate(const Intake *intake)
{
    return intake ? &intake->verdict : NULL;
}

Side intake_sore_side(const Intake *intake)
{
    int worst[] = {[SIDE_NONE] = 0, [SIDE_LEFT] = 0, [SIDE_RIGHT] = 0};
    for (size_t i = 0; i < intake->question_count; i++)
        if (intake->before[i] > worst[intake->questions[i].side])
            worst[intake->questions[i].side] = intake->before[i];
    if (worst[SIDE_LEFT] == worst[SIDE_RIGHT])
        return SIDE_NONE;
    return worst[SIDE_LEFT] > worst[SIDE_RIGHT] ? SIDE_LEFT : SIDE_RIGHT;
}

const char *intake_pain_words(int before, int after)
{
    if (!is_worse(before, after))
        return NULL;
    return "That is worse than before. Make the next one easier, and ask a physio if it stays.";
}

/* ---- the morning after ---- */

bool morning_due(LogReader *reader, Arena *arena, SessionRecord *session)
{
    return reader && log_reader_morning_due(reader, arena, moment_day(moment_now()), session);
}

PainBands morning_bands(LogReader *reader, const SessionRecord *session, Library *library)
{
    Arena *arena = arena_new();
    const char *text = log_reader_text(reader, arena, session->sha256);
    Routine *routine = text ? routine_parse_kept(session->routine, text, library) : NULL;
    PainBands bands = routine ? routine->pain : usual_pain_bands;
    routine_free(routine);
    arena_free(arena);
    return bands;
}

void morning_answer(Log *log, const SessionRecord *session, int level)
{
    PainRecord pain = {PAIN_MORNING, level, moment_now()};
    if (!log)
        return;
    log_pain(log, session->id, &pain);
    log_commit(log);
}
