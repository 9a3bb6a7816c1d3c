// SPDX-FileCopyrightText: 2026 The Limber authors
// SPDX-License-Identifier: GPL-3.0-or-later
/* The intake: what must be asked before a routine starts, what was answered, and what that leaves
 * of it. The screens and the plain lines only draw its questions and fill in its answers. */
#ifndef LIMBER_PLAY_INTAKE_H
#define LIMBER_PLAY_INTAKE_H

#include "routine/library.h"
#include "routine/settings.h"
#include "session/check_in.h"
#include "session/fit.h"
#include "store/log.h"
#include "store/log_reader.h"

#define GATE_ANSWER_DAYS 7 /* that an answer counts for, but to what is asked each time */

/* What to do after the answers. */
typedef enum {
    INTAKE_START,
    INTAKE_OFFER_EASED, /* ask: half the dose and easier forms today, as written, or not at all */
    INTAKE_REFUSE       /* no session today: by the gate or by the pain */
} IntakeAdvice;

/* A routine's own questions that are asked at one moment, all together. */
typedef struct {
    const Scale *scales[ROUTINE_MAX_SCALES];
    int levels[ROUTINE_MAX_SCALES]; /* filled in: 0 … 10; -1: not said */
    size_t count;
} DueScales;

typedef struct {
    const Routine *routine; /* with the questions of what is tight among its gates */

    /* The gate: an answer for each of routine->gates, known where it was given in the last week,
     * and asks: whether it is asked now. Fill in those that are (all known, or none where nobody
     * answers), then call intake_judge. */
    GateAnswer *answers;
    bool *asks;
    bool gate_due; /* some are asked, all together; nothing is where the gate is closed already */
    GateVerdict verdict;

    /* The check-in: fill in what is said, then intake_advice. 0 … 10; -1: not said. */
    CheckInQuestion questions[CHECK_IN_MOST];
    size_t question_count;
    int before[CHECK_IN_MOST];
    bool asks_pain; /* of a rehab routine, before and after */
    int pain_before;
    bool asked; /* it was asked: what was not said is kept as skipped, in place of never asked */

    DueScales scales_before,
        scales_after;  /* of the session; what is asked once a week comes before */
    bool asked_scales; /* those before it were */

    const char *last; /* why the last session asks for an easier one, in words; NULL: it does not */

    bool eased;  /* the offer was taken */
    PlanDay day; /* as Fit.day, and so the next two; of the log alone: pain_before is not in it */
    const Owed *owed;
    const char *unsettled;
    Arena *arena;
} Intake;

/* What this routine asks now. reader NULL: nothing is known from before. tight: what was said to be
 * tight on the way to it; the questions that belong there are asked too. The routine outlives it.
 */
Intake *intake_new(const Routine *routine, LogReader *reader, RegionSet tight);

/* The same as it was when a session began, with what was said before it, for a session that goes
 * on. */
Intake *intake_of_session(const Routine *routine, LogReader *reader, const SessionRecord *session);
void intake_free(Intake *intake); /* NULL is fine */

/* Judges the answers to the gate: sets verdict. intake_new has done so with the answers known. What
 * was asked and is known now goes into the log (NULL: nowhere). */
void intake_judge(Intake *intake, Log *log);

/* Forgets the answers known, so that the gate is asked again: things may have changed since. */
void intake_ask_anew(Intake *intake);

/* By the gate's verdict and the pain before, in the routine's own bands: from `ease` on the offer,
 * from `stop` on none. Where pain is asked, the offer is made too after a session that left it
 * worse. */
IntakeAdvice intake_advice(const Intake *intake);

/* Why the offer is made: the pain now, else what the last session left behind. */
const char *intake_offer_reason(const Intake *intake);

/* The routine as it is played today, after the intake (which may be NULL: nothing was asked), for a
 * person with these settings (NULL: none). See routine_fit. */
Routine *intake_routine(const Intake *intake, const Routine *routine, Extent extent,
                        const Settings *settings, Library *library, FitReport *report);
const GateVerdict *intake_gate(const Intake *intake);

/* The side that the check-in found worse, by its highest rating; SIDE_NONE: neither. */
Side intake_sore_side(const Intake *intake);

/* What to say where the pain after, or in the morning after, stands against the pain before (-1:
 * not said); NULL: nothing. */
const char *intake_pain_words(int before, int after);

/* Of the scales of a routine, those that are due around a session. For intake_new. */
void intake_find_scales(Intake *intake, const Routine *routine, LogReader *reader, Day today);

/* An answer as the log has it. Texts are the scale's. */
ScaleRecord intake_scale_record(const Scale *scale, int level, Moment at);

/* ---- the morning after ---- */

/* Is a question about yesterday's session due ("How was it this morning?")? Fills in the session,
 * its texts in the arena. */
bool morning_due(LogReader *reader, Arena *arena, SessionRecord *session);

/* The pain bands of the routine that a session followed, by its text in the log; the usual ones
 * where that cannot be read any more. library may be NULL. */
PainBands morning_bands(LogReader *reader, const SessionRecord *session, Library *library);

/* Keeps the answer; -1: skipped, and not asked again. */
void morning_answer(Log *log, const SessionRecord *session, int level);

/* Are questions of a routine about yesterday's session due? Fills in the session and the questions,
 * texts in the arena. library may be NULL. */
bool morning_scales_due(LogReader *reader, Arena *arena, Library *library, SessionRecord *session,
                        DueScales *due);

/* Keeps the answers; those not said are not asked again. */
void morning_scales_answer(Log *log, const SessionRecord *session, const DueScales *due);

#endif
