// SPDX-FileCopyrightText: 2026 The Limber authors
// SPDX-License-Identifier: GPL-3.0-or-later
/* What was left out is named without blame. */
#include "play/account.h"

#include "routine/words.h"

#include <string.h>

Afterwards afterwards_unsaid(void)
{
    Afterwards said = {.pain = -1};
    for (size_t i = 0; i < CHECK_IN_MOST; i++)
        said.after[i] = -1;
    return said;
}

static void add(Account *account, AccountKind kind, const char *text, const char *right)
{
    account->lines =
        arena_grow(account->arena, account->lines, account->count, sizeof *account->lines);
    account->lines[account->count++] = (AccountLine){kind, text, right};
}

/* The sets of a row that were done, one after another. */
typedef struct {
    const Timeline *timeline;
    const SegmentResult *results;
    const SetSaid *said;
} Sets;

static bool was_done(const Sets *sets, size_t index, const SummaryRow *row)
{
    const Segment *segment = &sets->timeline->segments[index];
    const SegmentResult *result = &sets->results[index];
    return segment_is_work(segment) && segment->visit == row->visit && segment->side == row->side &&
           segment->form == row->form && result->reached && (result->done > 0 || !result->skipped);
}

/* "12, 10 reps": of the sets of which a number was said. */
static const char *reps_words(Arena *arena, const Sets *sets, const SummaryRow *row)
{
    const char *words = "";
    for (size_t i = 0; i < sets->timeline->count; i++)
        if (was_done(sets, i, row) && sets->said[i].reps > 0)
            words = arena_printf(arena, "%s%s%d", words, *words ? ", " : "", sets->said[i].reps);
    return *words ? arena_printf(arena, "%s rep%s", words, strcmp(words, "1") == 0 ? "" : "s")
                  : words;
}

/* "with 10 kg, 12 kg": what was lifted, where it changes again. */
static const char *load_words(Arena *arena, const Sets *sets, const SummaryRow *row)
{
    const char *words = "", *last = NULL;
    for (size_t i = 0; i < sets->timeline->count; i++) {
        const char *load = was_done(sets, i, row) ? said_load(sets->timeline, sets->said, i) : NULL;
        if (!load || (last && strcmp(last, load) == 0))
            continue;
        words = arena_printf(arena, "%s%s%s", words, *words ? ", " : "with ", load);
        last = load;
    }
    return words;
}

static void add_steps(Account *account, const Live *live)
{
    Arena *arena = account->arena;
    Sets sets = {live_timeline(live), player_results(live_player(live)), live_said(live)};
    for (size_t i = 0; i < account->sums.count; i++) {
        const SummaryRow *row = &account->sums.rows[i];
        char done[96];
        bool whole = row->sets_done == row->sets && !row->eased;
        summary_describe(row, done, sizeof done);
        add(account, whole ? ACCOUNT_WHOLE : ACCOUNT_CUT,
            arena_printf(arena, "%s%s%s", row->step->name, row->side ? ", " : "",
                         side_name(row->side)),
            arena_string(arena, done));
        if (row->left_out)
            continue;
        const char *reps = reps_words(arena, &sets, row), *load = load_words(arena, &sets, row);
        if (*reps || *load)
            add(account, ACCOUNT_WORDS,
                arena_printf(arena, "%s%s%s", reps, *reps && *load ? ", " : "", load), NULL);
    }
}

/* "4 before, 2 after"; NULL: neither was said. */
static const char *change_words(Arena *arena, int before, int after)
{
    if (before < 0 && after < 0)
        return NULL;
    if (before < 0)
        return arena_printf(arena, "%d after", after);
    if (after < 0)
        return arena_printf(arena, "%d before", before);
    return arena_printf(arena, "%d before, %d after", before, after);
}

/* "Calf hold, left: pain 5 of 10. Left upper calf. Half of it from here." */
static const char *ouch_line(Arena *arena, const LiveOuch *ouch)
{
    const char *line = ouch->step->name, *level = "ouch";
    RegionName region;
    char where[64];
    if (ouch->side != SIDE_NONE)
        line = arena_printf(arena, "%s, %s", line, side_name(ouch->side));
    if (ouch->said.level >= 0)
        level = arena_printf(arena, "pain %d of 10", ouch->said.level);
    line = arena_printf(arena, "%s: %s%s", line, level, ouch->said.alarm ? ", sharp" : "");
    if (ouch->said.region && region_find(ouch->said.region, &region))
        line = arena_printf(arena, "%s. %s", line,
                            region_words(region.label, ouch->said.side, where, sizeof where));
    return arena_printf(arena, "%s. %s", line,
                        ouch->grave ? "Stopped at once." : ouch_words(ouch->action));
}

static void add_ouches(Account *account, const Live *live)
{
    size_t count;
    const LiveOuch *ouches = live_ouches(live, &count);
    for (size_t i = 0; i < count; i++)
        add(account, ACCOUNT_WORDS, ouch_line(account->arena, &ouches[i]), NULL);
}

static void add_ratings(Account *account, const Intake *intake, const Afterwards *said)
{
    for (size_t i = 0; intake && i < intake->question_count; i++) {
        const CheckInQuestion *question = &intake->questions[i];
        const char *change = change_words(account->arena, intake->before[i], said->after[i]);
        if (change)
            add(account, ACCOUNT_WORDS,
                arena_printf(account->arena, "Tightness: %s%s%s", question->name->label,
                             question->side ? ", " : "", side_name(question->side)),
                change);
    }
    const char *pain =
        intake ? change_words(account->arena, intake->pain_before, said->pain) : NULL;
    if (pain)
        add(account, ACCOUNT_WORDS, "Pain", pain);
    const char *words = intake ? intake_pain_words(intake->pain_before, said->pain) : NULL;
    if (words)
        add(account, ACCOUNT_WORDS, words, NULL);
}

/* "How hard are stairs?", "4 of 10". */
static void add_scales(Account *account, const DueScales *due)
{
    for (size_t i = 0; i < due->count; i++)
        if (due->levels[i] >= 0)
            add(account, ACCOUNT_WORDS, due->scales[i]->ask,
                arena_printf(account->arena, "%d of 10", due->levels[i]));
}

void account_sum_up(Account *account, const Live *live)
{
    account->sums =
        summary_build(account->arena, live_timeline(live), player_results(live_player(live)));
}

void account_gather(Account *account, const Live *live, const Intake *intake,
                    const Afterwards *said)
{
    const FitReport *fit = live_fit(live);
    add_steps(account, live);
    add_ouches(account, live);
    add_ratings(account, intake, said);
    if (intake) {
        add_scales(account, &intake->scales_before);
        add_scales(account, &intake->scales_after);
    }
    for (size_t i = 0; i < fit->count; i++)
        add(account, ACCOUNT_WORDS, fit->lines[i], NULL);
}
