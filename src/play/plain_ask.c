// SPDX-FileCopyrightText: 2026 The Limber authors
// SPDX-License-Identifier: GPL-3.0-or-later
/* The questions of the plain face: the gate, the check-in, going on, and the ones after. Each
 * is a line or two; what is no answer is asked again, and the end of the input is "not said". No
 * session has begun at the gate, and q leaves it. */
#include "play/plain_private.h"

#include "session/verdict.h"

#include <string.h>

End plain_end(const Plain *plain)
{
    return plain_signal(plain) ? END_GONE : END_DONE;
}

void plain_say_nobody(Plain *plain, const char *what)
{
    if (!plain_signal(plain))
        fprintf(plain->out, "No more input: %s\n", what);
}

bool plain_leaves(const char *line)
{
    return strcmp(line, "q") == 0 || strcmp(line, "quit") == 0;
}

/* Does the question name the word behind its letter, as in "l left, r right"? */
static bool offers_word(const char *question, const char *word)
{
    size_t length = strlen(word);
    for (const char *at = strstr(question, word); at; at = strstr(at + 1, word))
        if (at - question >= 2 && at[-1] == ' ' && at[-2] == word[0] &&
            (at[length] == ',' || at[length] == '?'))
            return true;
    return false;
}

/* One of the letters, or '\0' where nobody answers. */
static char ask_letter(Plain *plain, const char *question, const char *letters)
{
    for (;;) {
        fprintf(plain->out, "%s\n", question);
        const char *line = plain_ask_line(plain);
        if (!line)
            return '\0';
        if (line[0] != '\0' && strchr(letters, line[0]) &&
            (line[1] == '\0' || offers_word(question, line)))
            return line[0];
    }
}

#define NONE_TO_MOST "0 is none and 10 the most"

/* Answers that are no level. */
enum { UNSAID = -1, SKIPPED = -2, LEFT = -3 };

/* 0 … 10, or one of them; SKIPPED: nothing more is to be asked. ends: what 0 and 10 are. */
static int ask_level(Plain *plain, const char *question, const char *ends)
{
    for (;;) {
        fprintf(plain->out, "%s\n", question);
        const char *line = plain_ask_line(plain);
        if (!line || strcmp(line, "s") == 0)
            return SKIPPED;
        if (plain_leaves(line))
            return LEFT;
        int level = plain_number(line, 10);
        if (level >= 0 || *line == '\0')
            return level;
        fprintf(plain->out, "%s; an empty line: not said; s: skip the rest; q: leave\n", ends);
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
    fputs("Before you start: is any of these true?\n", plain->out);
    for (size_t i = 0; i < intake->routine->gate_count; i++)
        if (intake->asks[i])
            fprintf(plain->out, "  %d. %s\n", number++, intake->routine->gates[i].ask);
}

/* False: the person leaves. */
static bool ask_leg(Plain *plain, const Gate *gate, GateAnswer *answer)
{
    if (!answer->yes || !gate_asks_side(gate))
        return true;
    fprintf(plain->out, "%s\n", gate->ask);
    char letter = ask_letter(plain, "Which leg: l left, r right, b both? q leaves.", "lrbq");
    answer->side = letter == 'l' ? SIDE_LEFT : letter == 'r' ? SIDE_RIGHT : SIDE_NONE;
    return letter != 'q';
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
    plain_say_nobody(plain, "nobody answered. If any of these is true, do not go on:");
    for (size_t i = 0; i < routine->gate_count; i++) {
        if (!intake->asks[i])
            continue;
        snprintf(before, sizeof before, "  %d. ", number++);
        if (!gate_is_wish(&routine->gates[i]))
            say_then(plain, before, &routine->gates[i]);
    }
}

static End ask_gate(Visit *visit)
{
    Plain *plain = visit->of;
    Intake *intake = visit->intake;
    const Routine *routine = intake->routine;
    list_gate(plain, intake);
    for (;;) {
        fputs("Type n for none of these, or the numbers of those that are. q leaves.\n",
              plain->out);
        char *line = plain_ask_line(plain);
        if (!line) {
            warn_unanswered(plain, intake);
            return plain_end(plain);
        }
        if (plain_leaves(line))
            return END_LEFT;
        if (take_numbers(line, intake))
            break;
    }
    for (size_t i = 0; i < routine->gate_count; i++)
        if (intake->asks[i] && !ask_leg(plain, &routine->gates[i], &intake->answers[i]))
            return END_LEFT;
    return plain_end(plain);
}

/* What was said this week still counts, and can be answered again. */
static End say_verdict(Visit *visit, bool recalled, bool *anew)
{
    Plain *plain = visit->of;
    const GateVerdict *verdict = &visit->intake->verdict;
    Arena *arena = arena_new();
    VerdictLine *lines;
    size_t count = verdict_lines(arena, visit->intake->routine, verdict, visit->help_line, &lines);
    fprintf(plain->out, "%s\n", verdict_heading(verdict));
    for (size_t i = 0; i < count; i++)
        fprintf(plain->out, "%s%s%s\n", lines[i].kind == VERDICT_MEANS ? "    " : "  ",
                lines[i].kind == VERDICT_MEANS && lines[i].urgency == GATE_NOW ? "Urgent: " : "",
                lines[i].text);
    arena_free(arena);
    const char *question =
        verdict->opening == GATE_CLOSED
            ? "You said so this week. a: answer again, s: it is still true, q: leave"
            : "You said so this week. a: answer again, s: it is still true, go on, q: leave";
    char letter = recalled ? ask_letter(plain, question, "asq") : '\0';
    *anew = letter == 'a';
    return letter == 'q' ? END_LEFT : plain_end(plain);
}

/* ---- the check-in ---- */

/* What an answer that is no level makes of the questions. */
static End end_of(const Plain *plain, int level)
{
    return level == LEFT ? END_LEFT : plain_end(plain);
}

/* The answer; *tightness is what counts of it. */
static int ask_rating(Plain *plain, const CheckInQuestion *question, int *tightness)
{
    char text[96];
    snprintf(text, sizeof text, "%s%s%s: how tight now, 0 to 10?", question->name->label,
             question->side ? ", " : "", side_name(question->side));
    int level = ask_level(plain, text, NONE_TO_MOST);
    *tightness = level < 0 ? UNSAID : level;
    return level;
}

static End ask_tightness(Visit *visit, const TightnessQuestion *question)
{
    Plain *plain = visit->of;
    int said = UNSAID;
    fputs("Check-in: 0 is loose, 10 cannot move freely. An empty line: not said. s: skip the "
          "rest. q: leave\n",
          plain->out);
    for (size_t i = 0; said >= UNSAID && i < question->count; i++)
        said = ask_rating(plain, &question->questions[i], &question->levels[i]);
    if (plain->in < 0)
        plain_say_nobody(plain, "not said");
    return end_of(plain, said);
}

static End ask_pain(Visit *visit, const PainQuestion *question, PainAnswer *answer)
{
    Plain *plain = visit->of;
    char text[128];
    fprintf(plain->out, "%s\n", question->below);
    snprintf(text, sizeof text, "%s, 0 to 10?", question->asks);
    int level = ask_level(plain, text, NONE_TO_MOST);
    answer->level = level < 0 ? UNSAID : level;
    answer->nobody = level < 0 && plain->in < 0;
    if (level >= 0)
        fprintf(plain->out, "%s\n",
                question->words[level >= question->stop   ? 2
                                : level >= question->ease ? 1
                                                          : 0]);
    if (answer->nobody)
        plain_say_nobody(plain, "not said");
    return end_of(plain, level);
}

static int ask_scale(Plain *plain, const Scale *scale, int *answer)
{
    char ends[192], text[640];
    snprintf(ends, sizeof ends, "0 is %s and 10 %s", scale->low, scale->high);
    snprintf(text, sizeof text, "%s (%s)", scale->ask, ends);
    int level = ask_level(plain, text, ends);
    *answer = level < 0 ? UNSAID : level;
    return level;
}

static End ask_scales(Visit *visit, ScalesQuestion *question)
{
    Plain *plain = visit->of;
    int said = UNSAID;
    fprintf(plain->out,
            "%s: %s. From 0 to 10; an empty line: not said. s: skip the rest. q: leave\n",
            question->title, question->below);
    for (size_t i = 0; said >= UNSAID && i < question->due->count; i++)
        said = ask_scale(plain, question->due->scales[i], &question->due->levels[i]);
    question->nobody = plain->in < 0;
    if (question->nobody)
        plain_say_nobody(plain, "not said");
    return end_of(plain, said);
}

/* ---- one of a few answers ---- */

/* The letter that gives an answer, as lines have it. */
static char letter_of(const Answer *answer)
{
    const char *letter = answer->letters;
    while (*letter == '\n')
        letter++;
    return *letter;
}

static size_t answer_of(const Choice *choice, char letter)
{
    size_t i = 0;
    while (i < CHOICE_ANSWERS && choice->answers[i].word &&
           !strchr(choice->answers[i].letters, letter))
        i++;
    return i;
}

/* "g: go on, n: new session, q: leave", and the letters that are taken. */
static void list_answers(const Choice *choice, char *question, size_t capacity, char *letters)
{
    size_t used = 0, count = 0;
    for (size_t i = 0; i < CHOICE_ANSWERS && choice->answers[i].word; i++) {
        const Answer *answer = &choice->answers[i];
        used += (size_t)snprintf(question + used, capacity - used, "%s%c: %s", i > 0 ? ", " : "",
                                 letter_of(answer), answer->word);
        for (const char *letter = answer->letters; *letter; letter++)
            if (*letter > ' ')
                letters[count++] = *letter;
    }
    letters[count] = '\0';
}

static End choose(Visit *visit, const Choice *choice, size_t *answer)
{
    Plain *plain = visit->of;
    char question[128], letters[16];
    fprintf(plain->out, "%s\n  %s\n", choice->title, choice->below);
    for (size_t i = 0; i < CHOICE_LINES && choice->lines[i]; i++)
        fprintf(plain->out, "  %s\n", choice->lines[i]);
    if (!choice->answers[1].word)
        return plain_end(plain);
    list_answers(choice, question, sizeof question, letters);
    char letter = ask_letter(plain, question, letters);
    *answer = letter ? answer_of(choice, letter) : choice->unanswered;
    if (!letter)
        plain_say_nobody(plain, choice->answers[choice->unanswered].help);
    return plain_end(plain);
}

/* ---- what is not as it is written ---- */

static End tell_changes(Visit *visit, const FitReport *report)
{
    Plain *plain = visit->of;
    for (size_t i = 0; i < report->count; i++)
        fprintf(plain->out, "%s\n", report->lines[i]);
    for (;;) {
        fputs("Press Enter to begin; q leaves.\n", plain->out);
        const char *line = plain_ask_line(plain);
        if (!line)
            plain_say_nobody(plain, "beginning");
        if (!line || *line == '\0')
            return plain_end(plain);
        if (plain_leaves(line))
            return END_LEFT;
    }
}

const Face plain_face = {
    .choose = choose,
    .gate = ask_gate,
    .verdict = say_verdict,
    .tightness = ask_tightness,
    .scales = ask_scales,
    .pain = ask_pain,
    .changes = tell_changes,
    .play = plain_play,
    .account = plain_account,
    .let_sound = plain_let_sound,
};
