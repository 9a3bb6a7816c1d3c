// SPDX-FileCopyrightText: 2026 The Limber authors
// SPDX-License-Identifier: GPL-3.0-or-later
/* The short questions around a session: each a page with two or three answers, one key each. */
#include "screen/visit/asking.h"

#include "routine/reader.h"
#include "screen/visit/check_in.h"
#include "terminal/keys.h"

#include <stdio.h>
#include <string.h>

/* ---- a page with a few answers ---- */

enum { ACT_YES = 1, ACT_NO, ACT_BACK, ACT_HELP };

#define HELP_ROW                                                                                   \
    {                                                                                              \
        ACT_HELP, {'?'}, "keys", "this help"                                                       \
    }

typedef struct {
    const char *title, *below;
    const char *lines[4]; /* ended by NULL */
    const KeyRow *rows;   /* its answers */
} Question;

/* The action of the key that was pressed; 0: the terminal is gone. */
static int ask(const Question *question)
{
    KeyTable keys = {"Keys", question->rows};
    KeysHelp help = {0};
    for (;;) {
        Page page = page_begin(question->title, question->below);
        for (size_t i = 0; i < 4 && question->lines[i]; i++) {
            page_text(&page, i == 0 ? STYLE_TEXT : STYLE_DIM, question->lines[i]);
            page_gap(&page);
        }
        keys_footer(&keys, terminal_rows() - 1, ~0u);
        keys_help_draw(&help, &keys, "");
        Input input = page_wait(NULL, 0, 0, false);
        if (input.kind == INPUT_END)
            return 0;
        if (keys_help_take(&help, &keys, &input))
            continue;
        int action = keys_action(&keys, &input);
        if (action != 0 && action != ACT_HELP)
            return action;
        if (action == ACT_HELP)
            help = (KeysHelp){.up = true};
    }
}

/* ---- going on ---- */

PageEnd asking_resume(const Resume *resume, bool *goes_on)
{
    static const KeyRow rows[] = {
        {ACT_YES, {'\n', 'g', ' '}, "go on", "go on at that step"},
        {ACT_NO, {'n'}, "new session", "from the beginning; the log keeps that one"},
        {ACT_BACK, {'q', 27}, "leave", "leave; it can be gone on with later"},
        HELP_ROW,
        {0},
    };
    char where[320];
    snprintf(where, sizeof where, "%s, step %d of %d", resume->step, resume->step_number,
             resume->steps);
    int action = ask(
        &(Question){.title = "Your session broke off. Go on where it stopped?",
                    .below = resume->routine->title,
                    .lines = {where, "What was held until then is in the log and counts.", NULL},
                    .rows = rows});
    *goes_on = action == ACT_YES;
    return action == 0 ? PAGE_GONE : action == ACT_BACK ? PAGE_LEFT : PAGE_DONE;
}

/* ---- the morning after ---- */

PageEnd asking_morning(const LiveOptions *options)
{
    LogReader *reader = options->reader;
    SessionRecord session;
    Arena *arena = arena_new();
    PageEnd end = PAGE_DONE;
    if (morning_due(reader, arena, &session)) {
        int level = -1;
        PainRecord before;
        PainBands bands = morning_bands(reader, &session, options->library);
        bool known = log_reader_pain(reader, session.id, PAIN_AFTER, &before);
        PainAsk ask = {.title = "How was it this morning? Pain at the first steps:",
                       .below = session.title,
                       .ease = bands.ease,
                       .stop = bands.stop,
                       .before = known ? before.level : -1};
        pain_words_morning(&ask);
        end = pain_show(&ask, NULL, &level);
        if (end == PAGE_DONE)
            morning_answer(options->log, &session, level);
    }
    arena_free(arena);
    return end;
}

/* ---- the check-in ---- */

static PageEnd ask_tightness(Intake *intake)
{
    CheckInAsk ask = {.title = "How tight is it now?",
                      .questions = intake->questions,
                      .count = intake->question_count,
                      .levels = intake->before};
    return intake->question_count > 0 ? check_in_show(&ask, NULL) : PAGE_DONE;
}

static PageEnd ask_pain(Intake *intake)
{
    const Routine *routine = intake->routine;
    PainAsk ask = {.title = "Any pain now, where it is worst?",
                   .below = routine->title,
                   .ease = routine->pain.ease,
                   .stop = routine->pain.stop,
                   .before = -1};
    pain_words_before(&ask);
    return intake->asks_pain ? pain_show(&ask, NULL, &intake->pain_before) : PAGE_DONE;
}

/* Half the dose, as written, or not at all. */
static PageEnd offer_eased(Intake *intake)
{
    static const KeyRow rows[] = {
        {ACT_YES, {'\n', 'e'}, "easier today", "half the dose, easier versions"},
        {ACT_NO, {'w'}, "as written", "the routine as it is written"},
        {ACT_BACK, {'q', 27}, "leave", "leave: no session now"},
        HELP_ROW,
        {0},
    };
    int action = ask(
        &(Question){.title = "Half dose today, easier versions?",
                    .below = intake->routine->title,
                    .lines = {intake_offer_reason(intake),
                              "The steps that matter most are enough today, in their easier form.",
                              "No bounces, skips or strides.", NULL},
                    .rows = rows});
    intake->eased = action == ACT_YES;
    return action == 0 ? PAGE_GONE : action == ACT_BACK ? PAGE_LEFT : PAGE_DONE;
}

static PageEnd refuse(const Intake *intake, const char *help_line)
{
    static const KeyRow rows[] = {
        {ACT_BACK, {'q', 27, '\n', ' '}, "leave", "leave: no session now"},
        HELP_ROW,
        {0},
    };
    int action = ask(
        &(Question){.title = "No session today. Here is who to call.",
                    .below = intake->routine->title,
                    .lines = {"Pain this strong wants rest, and a physio or doctor if it stays.",
                              help_line, NULL},
                    .rows = rows});
    return action == 0 ? PAGE_GONE : PAGE_LEFT;
}

PageEnd asking_check_in(Intake *intake, bool logged, const char *help_line)
{
    PageEnd end = logged ? ask_tightness(intake) : PAGE_DONE;
    if (end == PAGE_DONE)
        end = ask_pain(intake);
    intake->asked = intake->question_count > 0 || intake->asks_pain;
    if (end != PAGE_DONE)
        return end;
    switch (intake_advice(intake)) {
    case INTAKE_OFFER_EASED:
        return offer_eased(intake);
    case INTAKE_REFUSE:
        return refuse(intake, help_line);
    default:
        return PAGE_DONE;
    }
}

/* ---- afterwards ---- */

static PageEnd ask_tightness_after(Live *live, const Intake *intake, Afterwards *said)
{
    CheckInAsk ask = {.title = "And now? How tight is it?",
                      .questions = intake->questions,
                      .count = intake->question_count,
                      .before = intake->before,
                      .levels = said->after};
    PageEnd end = check_in_show(&ask, live);
    for (size_t i = 0; end != PAGE_GONE && i < ask.count; i++)
        live_rate(live, &intake->questions[i], said->after[i]);
    return end;
}

static PageEnd ask_pain_after(Live *live, const Intake *intake, Afterwards *said)
{
    const Routine *routine = intake->routine;
    PainAsk ask = {.title = "Pain now, where it is worst?",
                   .below = routine->title,
                   .ease = routine->pain.ease,
                   .stop = routine->pain.stop,
                   .before = intake->pain_before};
    pain_words_after(&ask);
    PageEnd end = pain_show(&ask, live, &said->pain);
    if (end != PAGE_GONE)
        live_pain(live, said->pain);
    return end;
}

PageEnd asking_after(Live *live, const Intake *intake, Afterwards *said)
{
    PageEnd end = PAGE_DONE;
    said->pain = -1;
    for (size_t i = 0; i < CHECK_IN_MOST; i++)
        said->after[i] = -1;
    if (intake && intake->question_count > 0)
        end = ask_tightness_after(live, intake, said);
    if (intake && intake->asks_pain && end != PAGE_GONE)
        end = ask_pain_after(live, intake, said);
    return end;
}
