/* The intake: what must be asked before a routine starts, what was answered, and what that leaves
 * of it. The screens and the plain lines only draw its questions and fill in its answers. */
#ifndef LIMBER_PLAY_INTAKE_H
#define LIMBER_PLAY_INTAKE_H

#include "session/check_in.h"
#include "session/fit.h"
#include "store/reader.h"

#define GATE_ANSWER_DAYS 7 /* that an answer to a gate question counts for */

/* What to do after the answers. */
typedef enum {
    INTAKE_START,
    INTAKE_OFFER_EASED, /* ask: half the dose and easier forms today, as written, or not at all */
    INTAKE_REFUSE       /* no session today: by the gate or by the pain */
} IntakeAdvice;

typedef struct {
    const Routine *routine;

    /* The gate: an answer for each of routine->gates, known where it was given in the last week.
     * Fill them in (all known, or none where nobody answers), then call intake_judge. */
    GateAnswer *answers;
    bool gate_due; /* some answer is not known: the questions are asked, all together */
    GateVerdict verdict;

    /* The check-in: fill in what is said, then intake_advice. 0 … 10; -1: not said. */
    CheckInQuestion questions[CHECK_IN_MOST];
    size_t question_count;
    int before[CHECK_IN_MOST];
    bool asks_pain; /* of a rehab routine, before and after */
    int pain_before;

    bool eased; /* the offer was taken */
    Day day;    /* of the plan, as Fit.day */
    Arena *arena;
} Intake;

/* What this routine asks now. reader NULL: nothing is known from before. The routine outlives it.
 */
Intake *intake_new(const Routine *routine, LogReader *reader);
void intake_free(Intake *intake); /* NULL is fine */

/* Judges the answers to the gate: sets verdict. intake_new has done so with the answers known. */
void intake_judge(Intake *intake);

/* Forgets the answers known, so that the gate is asked anew: things may have changed since. */
void intake_ask_anew(Intake *intake);

/* By the gate's verdict and the pain before, in the routine's own bands: from `ease` on the offer,
 * from `stop` on none. */
IntakeAdvice intake_advice(const Intake *intake);

/* What was asked, for the fit and for an ouch; NULL is an intake with nothing asked. */
Fit intake_fit(const Intake *intake);
const GateVerdict *intake_gate(const Intake *intake);

#endif
