// SPDX-FileCopyrightText: 2026 The Limber authors
// SPDX-License-Identifier: GPL-3.0-or-later
/* What ships does not contradict itself: words beside doses, questions beside the places that they
 * guard, minutes beside names, numbers beside the page of sources. Each test finds every case of
 * its kind, in all routines and exercises. */
#include "shipped.h"

#include "base/array.h"
#include "base/text.h"
#include "routine/region.h"
#include "session/gate.h"
#include "session/timeline.h"

#include <ctype.h>
#include <stdio.h>

/* ---- words ---- */

static const char *const counted[] = {"two",   "three", "four", "five", "six",  "seven",
                                      "eight", "nine",  "ten",  "beat", "count"};

static bool has_any(const char *text, const char *const *wanted, size_t count)
{
    for (size_t i = 0; i < count; i++)
        if (shipped_has_word(text, wanted[i]))
            return true;
    return false;
}

/* Does a word of the text begin so? */
static bool has_start(const char *text, const char *start)
{
    char word[64];
    while (shipped_word(&text, word, sizeof word))
        if (strncmp(word, start, strlen(start)) == 0)
            return true;
    return false;
}

static bool has_digit(const char *text)
{
    return strpbrk(text, "0123456789") != NULL;
}

/* ---- cues beside the dose ---- */

static void expect_no_counts(const Exercise *exercise)
{
    for (size_t i = 0; i < exercise->cue_count; i++) {
        const char *say = exercise->cues[i].say;
        EXPECT(!has_any(say, counted, COUNT_OF(counted)) && !has_digit(say),
               "%s: the dose counts, not the cue: %s", exercise->id, say);
    }
}

static void cues_leave_the_counting_to_the_dose(void **state)
{
    (void)state;
    each_exercise(expect_no_counts);
}

/* A cue that says to linger needs a pause to do it in; one that says slowly, two seconds. */
static void expect_tempo_kept(const Routine *parent, const Step *step)
{
    static const char *const lingering[] = {"pause", "hold", "freeze"};
    const Work *work = &step->work;
    if (work->form != WORK_TEMPO)
        return;
    for (size_t i = 0; i < step->cue_count; i++) {
        const char *say = step->cues[i].say;
        bool lingers = has_any(say, lingering, COUNT_OF(lingering)) && !text_find(say, "hold on");
        EXPECT(!lingers || work->tempo[PHASE_TOP] + work->tempo[PHASE_BOTTOM] > 0,
               "%s: %s has no pause for: %s", parent->id, step->exercise->id, say);
        EXPECT(!has_start(say, "slow") || work->tempo[PHASE_LOWER] >= 2 * NS_PER_S,
               "%s: %s is too fast for: %s", parent->id, step->exercise->id, say);
    }
}

static void no_cue_asks_for_what_the_tempo_leaves_out(void **state)
{
    (void)state;
    each_step(expect_tempo_kept);
}

/* What one is on: where a note names one of these and a cue another, they contradict each other. */
static void expect_note_fits(const Routine *parent, const Step *step)
{
    static const char *const supports[] = {"floor", "step", "bed", "roller"};
    if (!step->note)
        return;
    for (size_t i = 0; i < COUNT_OF(supports); i++)
        for (size_t j = 0; shipped_has_word(step->note, supports[i]) && j < COUNT_OF(supports); j++)
            for (size_t cue = 0; j != i && cue < step->cue_count; cue++)
                EXPECT(!shipped_has_word(step->cues[cue].say, supports[j]), "%s: %s: %s, or %s?",
                       parent->id, step->exercise->id, step->note, step->cues[cue].say);
}

static void a_note_and_a_cue_name_one_place(void **state)
{
    (void)state;
    each_step(expect_note_fits);
}

/* "Curling the toes" is a mistake: no cue may say "curl the toes". */
static void expect_not_its_mistake(const Exercise *exercise)
{
    char verb[64], article[64], what[64];
    const char *rest = exercise->mistake;
    if (!shipped_word(&rest, verb, sizeof verb) || !shipped_word(&rest, article, sizeof article) ||
        !shipped_word(&rest, what, sizeof what) || strcmp(article, "the") != 0 ||
        strlen(verb) < 6 || strcmp(verb + strlen(verb) - 3, "ing") != 0)
        return;
    verb[strlen(verb) - 3] = '\0';
    for (size_t i = 0; i < exercise->cue_count; i++) {
        const char *say = exercise->cues[i].say;
        EXPECT(!has_start(say, verb) || !shipped_has_word(say, what),
               "%s: its mistake is %s, its cue %s", exercise->id, exercise->mistake, say);
    }
}

static void no_cue_asks_for_the_mistake(void **state)
{
    (void)state;
    each_exercise(expect_not_its_mistake);
}

static void expect_still(const Exercise *exercise)
{
    const Work *work = &exercise->typical->work;
    EXPECT(exercise->kind != KIND_STATIC || work->form == WORK_HOLD || work->form == WORK_HOLDS,
           "%s moves, and calls itself static", exercise->id);
    EXPECT(exercise->kind != KIND_STATIC || exercise->side != SIDES_ALTERNATE,
           "%s changes sides, and calls itself static", exercise->id);
}

static void what_is_static_keeps_still(void **state)
{
    (void)state;
    each_exercise(expect_still);
}

/* ---- positions ---- */

static bool needs_chair(const Exercise *exercise)
{
    for (size_t i = 0; i < exercise->prop_count; i++)
        if (strcmp(exercise->props[i], "chair") == 0 ||
            strcmp(exercise->props[i], "firm chair") == 0)
            return true;
    return false;
}

static void expect_position(const Exercise *exercise)
{
    static const struct {
        const char *words;
        Position position;
    } said[] = {{"lie down", POSITION_FLOOR},    {"lie on", POSITION_FLOOR},
                {"all fours", POSITION_FLOOR},   {"face down", POSITION_FLOOR},
                {"stand on", POSITION_STANDING}, {"stand tall and", POSITION_STANDING}};
    EXPECT((exercise->position == POSITION_SEATED) == needs_chair(exercise),
           "%s: is it done on a chair, or not?", exercise->id);
    for (size_t i = 0; i < exercise->cue_count; i++)
        for (size_t j = 0; j < COUNT_OF(said); j++)
            EXPECT(
                !text_find(exercise->cues[i].say, said[j].words) ||
                    exercise->position == said[j].position ||
                    (exercise->position == POSITION_STEP && said[j].position == POSITION_STANDING),
                "%s: another position than its cue's: %s", exercise->id, exercise->cues[i].say);
}

static void a_position_is_what_the_cues_and_props_say(void **state)
{
    (void)state;
    each_exercise(expect_position);
}

static void expect_in_bed(const Routine *parent, const Step *step)
{
    char prose[2048];
    if (text_find(shipped_prose(parent, prose, sizeof prose), "before you stand up"))
        EXPECT(step->position == POSITION_SEATED, "%s: %s is not done before one stands up",
               parent->id, step->exercise->id);
}

static void what_is_done_in_bed_is_done_in_bed(void **state)
{
    (void)state;
    each_step(expect_in_bed);
}

/* ---- stars ---- */

/* Does a precaution that leaves something out for some name this exercise? "the bounces and the
 * skips" name ankle-bounces and a-skip. */
static bool leaves_out(const char *precaution, const char *id)
{
    char word[64];
    const char *rest = text_find(precaution, "leave out") ? strstr(precaution, "eave out") + 8 : "";
    while (shipped_word(&rest, word, sizeof word)) {
        size_t length = strlen(word);
        if (length > 3 && word[length - 1] == 's')
            word[length - 1] = '\0';
        if (length > 3 && strstr(id, word))
            return true;
    }
    return false;
}

static void expect_star_for_all(const Routine *parent, const Step *step)
{
    if (!step->core)
        return;
    EXPECT(!step->note || strncmp(step->note, "Skip", 4) != 0,
           "%s: %s is starred, and some skip it", parent->id, step->exercise->id);
    for (size_t i = 0; i < parent->precaution_count; i++)
        EXPECT(!leaves_out(parent->precautions[i], step->exercise->id),
               "%s: %s is starred, and some leave it out", parent->id, step->exercise->id);
}

static void what_some_leave_out_is_not_starred(void **state)
{
    (void)state;
    each_step(expect_star_for_all);
}

/* ---- questions ---- */

static bool asks(const Routine *routine, const char *question)
{
    for (size_t i = 0; i < routine->gate_count; i++)
        if (routine->gates[i].id && strcmp(routine->gates[i].id, question) == 0)
            return true;
    return false;
}

static void expect_asked(const Routine *routine, RegionSet places)
{
    for (const char *const *id = gate_ids(); *id; id++)
        EXPECT(!gate_belongs(gate_find(*id), places) || asks(routine, *id),
               "%s leads to a place that '%s' guards, and does not ask", routine->id, *id);
}

/* By its check-in a routine says which places it is for; in the groin a stretch alone is enough. */
static void expect_guarded(const Routine *routine)
{
    RegionName groin;
    for (size_t i = 0; i < routine->check_in_count; i++)
        expect_asked(routine, routine->check_in[i].regions);
    assert_true(region_find("groin-deep", &groin));
    expect_asked(routine, routine_feel(routine) & groin.regions);
}

static void the_questions_of_a_place_are_asked_on_every_way_there(void **state)
{
    (void)state;
    each_routine(expect_guarded);
}

/* A yes to a question in words of its own is for the person to read, and the session goes on. What
 * ships asks by name, where a yes does what it says. */
static void expect_named_questions(const Routine *routine)
{
    for (size_t i = 0; i < routine->gate_count; i++)
        EXPECT(routine->gates[i].id, "%s: a yes stops nothing: %s", routine->id,
               routine->gates[i].ask);
}

static void a_yes_to_what_ships_does_what_it_says(void **state)
{
    (void)state;
    each_routine(expect_named_questions);
}

/* Heavy or new work asks for the heart and for bones, a run for the hip as well. */
static void expect_effort_asked(const Routine *routine)
{
    bool runs = strcmp(routine->id, "return-to-running") == 0;
    bool works = strncmp(routine->id, "strength-", 9) == 0 ||
                 strncmp(routine->id, "beginner-", 9) == 0 || runs;
    EXPECT(!works || asks(routine, "chest-or-dizzy"), "%s does not ask for the heart", routine->id);
    EXPECT(!works || asks(routine, "bone-pain"), "%s does not ask for bone pain", routine->id);
    EXPECT(!works || asks(routine, "deep-groin"), "%s does not ask for the hip", routine->id);
}

static void effort_asks_for_heart_and_bones(void **state)
{
    (void)state;
    each_routine(expect_effort_asked);
}

/* "Heel-bone pain: skip" is for the question to do. */
static void expect_dropped(const Exercise *exercise)
{
    static const struct {
        const char *question, *place;
    } rows[] = {{"side-hip", "side-hip"},
                {"heel-bone", "heel-bone"},
                {"heel-bone", "heel bone"},
                {"new-joint", "hip replacement"}};
    const char *caution = exercise->caution ? exercise->caution : "";
    for (size_t i = 0; i < COUNT_OF(rows); i++) {
        const char *at = text_find(caution, rows[i].place);
        char sentence[256];
        snprintf(sentence, sizeof sentence, "%.*s", at ? (int)strcspn(at, ".") : 0, at ? at : "");
        bool skips = text_find(sentence, ": skip") || text_find(sentence, "not this one");
        GateVerdict verdict = {.dropped = NULL};
        verdict.dropped = (const char **)gate_find(rows[i].question)->dropped;
        EXPECT(!skips || !gate_keeps_exercise(&verdict, exercise->id), "%s: '%s' leaves it in",
               exercise->id, rows[i].question);
    }
}

static void a_question_leaves_out_what_a_caution_says_to_skip(void **state)
{
    (void)state;
    each_exercise(expect_dropped);
}

/* Half the time for whoever has one sore knee. A back has no side, and nobody runs on one leg. */
static void expect_one_side(const Routine *parent, const Step *step)
{
    static const char *const whole[] = {"care-low-back", "return-to-running"};
    bool sided = parent->when == WHEN_REHAB && !parent->physio_only;
    for (size_t i = 0; i < COUNT_OF(whole); i++)
        sided = sided && strcmp(parent->id, whole[i]) != 0;
    EXPECT(!sided || step->side != SIDES_EACH || asks(parent, "one-side"),
           "%s does each side always", parent->id);
}

static void a_care_routine_may_be_done_on_the_sore_side_alone(void **state)
{
    (void)state;
    each_step(expect_one_side);
}

/* "Hip replacement: skip" is for the routine to ask, not for each person to read in a caution. */
static void expect_joint_asked(const Routine *parent, const Step *step)
{
    const char *caution = step->exercise->caution;
    bool old = shipped_has_word(parent->title, "60");
    if (old && caution && text_find(caution, "replacement"))
        EXPECT(asks(parent, "new-joint"), "%s has %s and does not ask for a new joint", parent->id,
               step->exercise->id);
}

static void the_routine_for_the_old_asks_for_new_joints_and_the_heart(void **state)
{
    (void)state;
    each_step(expect_joint_asked);
    assert_true(asks(shipped_routine("gentle-over-60"), "chest-or-dizzy"));
}

/* What asks nothing says at least when not to begin, or what to leave out. */
static void expect_word_of_warning(const Routine *routine)
{
    static const char *const words[] = {"no run today", "do not stretch it", "Leave out what"};
    bool said = routine->gate_count > 0;
    for (size_t i = 0; i < routine->precaution_count; i++)
        for (size_t j = 0; j < COUNT_OF(words); j++)
            said = said || strstr(routine->precautions[i], words[j]);
    EXPECT(said, "%s asks nothing, and does not say when not to begin", routine->id);
}

static void what_asks_nothing_says_when_not_to_begin(void **state)
{
    (void)state;
    each_routine(expect_word_of_warning);
}

/* ---- minutes ---- */

static void expect_minutes_of_name(const Routine *routine)
{
    const char *tail = strrchr(routine->id, '-');
    double minutes = tail && isdigit((unsigned char)tail[1]) ? strtod(tail + 1, NULL) : 0;
    if (minutes == 0 || strstr(routine->id, "over-") || strstr(tail, "wk"))
        return;
    Timeline *timeline = timeline_build(routine);
    double total = (double)timeline->total / (60.0 * (double)NS_PER_S);
    timeline_free(timeline);
    EXPECT(total >= minutes * 0.9 && total <= minutes * 1.1, "%s takes %.1f minutes", routine->id,
           total);
}

static void a_routine_takes_the_minutes_of_its_name(void **state)
{
    (void)state;
    each_routine(expect_minutes_of_name);
}

/* ---- people that a routine is not for ---- */

static bool is_for_some(const Routine *routine)
{
    static const char *const parts[] = {"strength-", "tune-up", "beginner-", "neck-"};
    for (size_t i = 0; i < COUNT_OF(parts); i++)
        if (strstr(routine->id, parts[i]))
            return true;
    return routine->when == WHEN_REHAB && !routine->physio_only;
}

static void expect_not_for(const Routine *routine)
{
    bool said = false;
    for (size_t i = 0; i < routine->precaution_count; i++)
        said = said || strncmp(routine->precautions[i], "Not for", 7) == 0;
    EXPECT(said || !is_for_some(routine), "%s does not say whom it is not for", routine->id);
}

static void what_heals_or_strengthens_says_whom_it_is_not_for(void **state)
{
    (void)state;
    each_routine(expect_not_for);
}

/* ---- English ---- */

static void expect_calm(const char *where, const char *text)
{
    static const char *const loud[] = {"push through", "no pain", "burn",  "crush",
                                       "smash",        "!",       "must ", "never give"};
    for (size_t i = 0; text && i < COUNT_OF(loud); i++)
        EXPECT(!text_find(text, loud[i]), "%s is not calm: %s", where, text);
}

static void expect_calm_exercise(const Exercise *exercise)
{
    for (size_t i = 0; i < exercise->cue_count; i++)
        expect_calm(exercise->id, exercise->cues[i].say);
    expect_calm(exercise->id, exercise->mistake);
    expect_calm(exercise->id, exercise->caution);
    expect_calm(exercise->id, exercise->harder.how);
}

static void expect_calm_routine(const Routine *routine)
{
    expect_calm(routine->id, routine->summary);
    expect_calm(routine->id, routine->why);
    for (size_t i = 0; i < routine->precaution_count; i++)
        expect_calm(routine->id, routine->precautions[i]);
}

static void all_words_are_calm(void **state)
{
    (void)state;
    each_exercise(expect_calm_exercise);
    each_routine(expect_calm_routine);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(cues_leave_the_counting_to_the_dose),
        cmocka_unit_test(no_cue_asks_for_what_the_tempo_leaves_out),
        cmocka_unit_test(a_note_and_a_cue_name_one_place),
        cmocka_unit_test(no_cue_asks_for_the_mistake),
        cmocka_unit_test(what_is_static_keeps_still),
        cmocka_unit_test(a_position_is_what_the_cues_and_props_say),
        cmocka_unit_test(what_is_done_in_bed_is_done_in_bed),
        cmocka_unit_test(what_some_leave_out_is_not_starred),
        cmocka_unit_test(the_questions_of_a_place_are_asked_on_every_way_there),
        cmocka_unit_test(a_yes_to_what_ships_does_what_it_says),
        cmocka_unit_test(effort_asks_for_heart_and_bones),
        cmocka_unit_test(the_routine_for_the_old_asks_for_new_joints_and_the_heart),
        cmocka_unit_test(a_question_leaves_out_what_a_caution_says_to_skip),
        cmocka_unit_test(a_care_routine_may_be_done_on_the_sore_side_alone),
        cmocka_unit_test(what_asks_nothing_says_when_not_to_begin),
        cmocka_unit_test(a_routine_takes_the_minutes_of_its_name),
        cmocka_unit_test(what_heals_or_strengthens_says_whom_it_is_not_for),
        cmocka_unit_test(all_words_are_calm),
    };
    return cmocka_run_group_tests(tests, shipped_open, shipped_close);
}
