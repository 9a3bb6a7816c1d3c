// SPDX-FileCopyrightText: 2026 The Limber authors
// SPDX-License-Identifier: GPL-3.0-or-later
/* The questions of the plain face: the gate, the check-in, going on, and the ones after. Each
 * is a line or two; what is no answer is asked again, and the end of the input is "not said". */
#include "play/plain_private.h"

#include "play/summary.h"

#include <string.h>

static void say_nobody(Plain *plain, const char *what)
{
    if (!plain_signal(plain))
        fprintf(plain->out, "No more input: %s\n", what);
}

/* One of the letters, or '\0' where nobody answers. */
static char ask_letter(Plain *plain, const char *question, const char *letters)
{
    for (;;) {
        fprintf(plain->out, "%s\n", question);
        const char *line = plain_ask_line(plain);
        if (!line)
            return '\0';
        if (line[0] != '\0' && line[1] == '\0' && strchr(letters, line[0]))
            return line[0];
    }
}

/* 0 … 10; -1 not said; -2: nothing more is to be asked. */
static int ask_level(Plain *plain, const char *question)
{
    for (;;) {
        fprintf(plain->out, "%s\n", question);
        const char *line = plain_ask_line(plain);
        if (!line || strcmp(line, "s") == 0)
            return -2;
        int level = plain_number(line, 10);
        if (level >= 0 || *line == '\0')
            return level;
        fputs("0 is none and 10 the most; an empty line: not said; s: skip the rest\n", plain->out);
    }
}

/* ---- the gate ---- */

/* The question of a number as they are listed, from 1: its place among the routine's; the number of
 * those where there is none. */
static size_t asked_at(const Intake *intake, int number)
{
    size_t i = 0;
    for (; i < intake->routine->gate_count; i++)
        if (intake->asks[i] && --number == 0)
            break;
    return i;
}

static void list_gate(Plain *plain, const Intake *intake)
{
    int number = 1;
    fputs("Before this routine: is any of this so?\n", plain->out);
    for (size_t i = 0; i < intake->routine->gate_count; i++)
        if (intake->asks[i])
            fprintf(plain->out, "  %d. %s\n", number++, intake->routine->gates[i].ask);
}

static void ask_leg(Plain *plain, const Gate *gate, GateAnswer *answer)
{
    if (!answer->yes || !gate_asks_side(gate))
        return;
    fprintf(plain->out, "%s\n", gate->ask);
    char letter = ask_letter(plain, "Which leg: l left, r right, b both?", "lrb");
    answer->side = letter == 'l' ? SIDE_LEFT : letter == 'r' ? SIDE_RIGHT : SIDE_NONE;
}

/* The answer to all that is asked, known or not, before any of it is a yes. */
static void set_asked(Intake *intake, bool known)
{
    for (size_t i = 0; i < intake->routine->gate_count; i++)
        if (intake->asks[i])
            intake->answers[i] = (GateAnswer){.known = known};
}

/* Takes "n" or numbers apart; false: neither. */
static bool take_numbers(char *line, Intake *intake)
{
    size_t count = intake->routine->gate_count;
    bool none = strcmp(line, "n") == 0, any = false;
    set_asked(intake, true);
    for (char *word = strtok(line, " ,"); word && !none; word = strtok(NULL, " ,")) {
        size_t at = asked_at(intake, plain_number(word, (int)count));
        if (at == count)
            return false;
        intake->answers[at].yes = any = true;
    }
    return none || any;
}

/* What a yes means; what needs help at once says so first. */
static void say_then(Plain *plain, const char *before, const Gate *gate)
{
    const char *urgent = gate_urgency(gate) == GATE_NOW ? "Urgent: " : "";
    fprintf(plain->out, "%s%s%s\n", before, urgent, gate->then);
}

/* Nobody is there to say no: the advice is printed, and whoever reads it decides. */
static void warn_unanswered(Plain *plain, Intake *intake)
{
    const Routine *routine = intake->routine;
    char before[16];
    int number = 1;
    set_asked(intake, false);
    say_nobody(plain, "nobody answered. If any of this is so, do not go on:");
    for (size_t i = 0; i < routine->gate_count; i++) {
        if (!intake->asks[i])
            continue;
        snprintf(before, sizeof before, "  %d. ", number++);
        say_then(plain, before, &routine->gates[i]);
    }
}

static void ask_gate(Plain *plain, Intake *intake, Log *log)
{
    const Routine *routine = intake->routine;
    list_gate(plain, intake);
    for (;;) {
        fputs("Type n for none of these, or the numbers of those that are.\n", plain->out);
        char *line = plain_ask_line(plain);
        if (!line) {
            warn_unanswered(plain, intake);
            return;
        }
        if (take_numbers(line, intake))
            break;
    }
    for (size_t i = 0; i < routine->gate_count; i++)
        if (intake->asks[i])
            ask_leg(plain, &routine->gates[i], &intake->answers[i]);
    intake_judge(intake, log);
}

static void say_reasons(Plain *plain, const GateVerdict *verdict)
{
    for (size_t i = 0; i < verdict->reason_count; i++) {
        fprintf(plain->out, "  %s\n", verdict->reasons[i]->ask);
        say_then(plain, "    ", verdict->reasons[i]);
    }
}

/* What was said this week still counts, and can be said anew; what is asked each time is asked. */
static void pass_gate(Plain *plain, Intake *intake, Log *log)
{
    if (intake->verdict.reason_count > 0) {
        bool closed = intake->verdict.opening == GATE_CLOSED;
        fputs("You said this week:\n", plain->out);
        say_reasons(plain, &intake->verdict);
        const char *question = closed ? "Is it still so? a: answer again, s: it is"
                                      : "Is it still so? a: answer again, s: it is, go on";
        if (ask_letter(plain, question, "as") == 'a')
            intake_ask_anew(intake);
    }
    if (intake->gate_due)
        ask_gate(plain, intake, log);
}

/* ---- the check-in ---- */

/* False: the rest is skipped. */
static bool ask_rating(Plain *plain, const CheckInQuestion *question, int *tightness)
{
    char text[96];
    snprintf(text, sizeof text, "%s%s%s: how tight now, 0 to 10?", question->name->label,
             question->side ? ", " : "", side_name(question->side));
    int level = ask_level(plain, text);
    *tightness = level < 0 ? -1 : level;
    return level != -2;
}

static void say_check_in(Plain *plain)
{
    fputs(
        "Check-in: 0 is loose, 10 cannot move freely. An empty line: not said. s: skip the rest\n",
        plain->out);
}

static void ask_before(Plain *plain, Intake *intake, Log *log)
{
    bool more = true;
    if (log && intake->question_count > 0)
        say_check_in(plain);
    for (size_t i = 0; log && more && i < intake->question_count; i++)
        more = ask_rating(plain, &intake->questions[i], &intake->before[i]);
    if (intake->asks_pain) {
        int level = ask_level(plain, "Any pain now, where it is worst, 0 to 10?");
        intake->pain_before = level < 0 ? -1 : level;
    }
    intake->asked = intake->question_count > 0 || intake->asks_pain;
    if (intake->asked && plain->in < 0)
        say_nobody(plain, "not said");
}

/* False: not today. */
static bool offer_eased(Plain *plain, Intake *intake)
{
    fprintf(plain->out, "%s Half the dose and easier versions today?\n",
            intake_offer_reason(intake));
    char letter = ask_letter(plain, "y: yes, w: as written, q: not today", "ywq");
    if (letter == '\0')
        say_nobody(plain, "half the dose and easier versions");
    intake->eased = letter == 'y' || letter == '\0';
    return letter != 'q';
}

bool plain_intake(Plain *plain, Intake *intake, Log *log)
{
    if (intake->routine->gate_count > 0)
        pass_gate(plain, intake, log);
    if (intake->verdict.opening != GATE_CLOSED)
        ask_before(plain, intake, log);
    switch (plain_signal(plain) ? INTAKE_REFUSE : intake_advice(intake)) {
    case INTAKE_START:
        if (intake->gate_due)
            say_reasons(plain, &intake->verdict);
        return true;
    case INTAKE_OFFER_EASED:
        return offer_eased(plain, intake);
    case INTAKE_REFUSE:
        break;
    }
    if (plain_signal(plain))
        return false;
    fputs("No session today.\n", plain->out);
    say_reasons(plain, &intake->verdict);
    if (intake->verdict.opening != GATE_CLOSED)
        fputs("  Pain this strong wants rest, and a physio or doctor if it stays.\n", plain->out);
    if (plain->help_line)
        fprintf(plain->out, "%s\n", plain->help_line);
    return false;
}

/* ---- around a session ---- */

void plain_morning(Plain *plain, Log *log, const SessionRecord *session)
{
    fprintf(plain->out, "Yesterday: %s\n", session->title);
    int level = ask_level(plain, "How was it this morning? Pain at the first steps, 0 to 10?");
    if (plain_signal(plain))
        return;
    if (level < 0 && plain->in < 0) { /* nobody is there: it stays due */
        say_nobody(plain, "not said");
        return;
    }
    morning_answer(log, session, level < 0 ? -1 : level);
}

bool plain_resume(Plain *plain, const Resume *resume)
{
    char question[256];
    fprintf(plain->out, "%s was not finished.\n", resume->session.title);
    snprintf(question, sizeof question, "Go on with step %d of %d, %s? y: yes, n: begin anew",
             resume->step_number, resume->steps, resume->step);
    char letter = ask_letter(plain, question, "yn");
    if (letter == '\0')
        say_nobody(plain, "beginning anew");
    return letter == 'y';
}

/* Was any work done? After none there is nothing to compare. */
static bool has_worked(const Live *live)
{
    Arena *arena = arena_new();
    Summary sums = summary_build(arena, live_timeline(live), player_results(live_player(live)));
    arena_free(arena);
    return sums.work_done > 0;
}

void plain_after(Plain *plain, Live *live, const Intake *intake)
{
    if (!has_worked(live))
        return;
    plain->live = live;
    bool more = true;
    if (intake->question_count > 0)
        say_check_in(plain);
    for (size_t i = 0; i < intake->question_count && !plain_signal(plain); i++) {
        int tightness = -1;
        more = more && ask_rating(plain, &intake->questions[i], &tightness);
        live_rate(live, &intake->questions[i], tightness);
    }
    if (intake->asks_pain && !plain_signal(plain)) {
        int level = ask_level(plain, "Pain now, where it is worst, 0 to 10?");
        live_pain(live, level < 0 ? -1 : level);
        const char *words = intake_pain_words(intake->pain_before, level);
        if (words)
            fprintf(plain->out, "%s\n", words);
    }
    if (plain->in < 0 && (intake->question_count > 0 || intake->asks_pain))
        say_nobody(plain, "not said");
    plain->live = NULL;
}
