// SPDX-FileCopyrightText: 2026 The Limber authors
// SPDX-License-Identifier: GPL-3.0-or-later
/* Tells sessions of random routines under random commands, as the player in C plays them: one JSON
 * object a line, of the timelines as the page gets them, what was answered at the gate, what was
 * done when, and what came of it. The page's own player is held against them (compare_players.js).
 *
 *   stories COUNT     LIMBER_SEED=N tells the same ones again; the seed is the first line. */
#include "base/array.h"
#include "page/player/plan_json.h"
#include "page/ways.h"
#include "random_routine.h"
#include "routine/exercise.h"
#include "routine/reader.h"
#include "routine_builder.h"
#include "session/fit.h"
#include "session/ouch.h"
#include "session/player.h"
#include "session/verdict.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stdint.h>
#include <stdlib.h>

#include <cmocka.h>

#define MOST_ACTS 24
#define MOST_GATES 10
#define WAYS 1000 /* as many as there are */

enum { HURT = COMMAND_FINISH + 1 }; /* an ouch that is answered at once */

typedef struct {
    Ns at;
    int what;
    OuchAction action; /* of an answer */
} Act;

/* Each step has an easier form, in words, and most of them an exercise that some gate leaves out.
 */
static void give_forms(Routine *routine)
{
#define FORM .name = "Any", .easier = {.how = "With a hand on a chair" }
    static const Exercise exercises[] = {
        {.id = "any", FORM},           {.id = "heel-drop-straight", FORM},
        {.id = "hip-hike", FORM},      {.id = "wall-sit", FORM},
        {.id = "knee-to-chest", FORM}, {.id = "belly-breathing", .kind = KIND_RELAX, FORM},
    };
    RegionName back;
    region_find("low-back", &back);
    for (size_t i = 0; i < routine->block_count; i++)
        for (size_t j = 0; j < routine->blocks[i].count; j++) {
            Step *step = &routine->blocks[i].steps[j];
            step->exercise = &exercises[chance_between(0, COUNT_OF(exercises) - 1)];
            step->feel = chance_one_in(5) ? back.regions : 0;
        }
}

/* Questions of each kind, some of them, and what is answered. */
static void draw_gate(Routine *routine, Gate *gates, GateAnswer *answers)
{
    static const char *const ids[] = {
        "numb-saddle",   "bone-pain", "locking",  "low-energy", "heel-bone",
        "above-kneecap", "new-joint", "side-hip", "one-side",   NULL};
    size_t count = 0;
    for (size_t i = 0; i < COUNT_OF(ids); i++) {
        const GateQuestion *known = ids[i] ? gate_find(ids[i]) : NULL;
        if (!chance_one_in(4))
            continue;
        gates[count] = known ? (Gate){known->id, known->ask, known->then}
                             : (Gate){NULL, "Is it a Monday?", "Begin gently."};
        answers[count] = (GateAnswer){.known = true, .yes = chance_one_in(2)};
        if (answers[count].yes && gate_asks_side(&gates[count]))
            answers[count].side = (Side)chance_between(SIDE_NONE, SIDE_RIGHT);
        count++;
    }
    routine->gates = gates;
    routine->gate_count = count;
}

/* Whole milliseconds: a moment, seconds, or minutes. */
static Ns draw_gap(void)
{
    static const int64_t longest[] = {3, 2500, 20000, 200000};
    return chance_between(0, longest[chance_between(0, 3)]) * NS_PER_MS;
}

static size_t draw_acts(Act *acts)
{
    static const int kinds[] = {
        COMMAND_PAUSE,  COMMAND_PAUSE,  COMMAND_NEXT,    COMMAND_NEXT, COMMAND_BACK, COMMAND_BACK,
        COMMAND_LONGER, COMMAND_LONGER, COMMAND_SHORTER, COMMAND_OUCH, HURT,         HURT,
        HURT,           COMMAND_FINISH, COMMAND_LONGER,  COMMAND_NEXT};
    size_t count = (size_t)chance_between(0, MOST_ACTS);
    Ns at = 0;
    for (size_t i = 0; i < count; i++) {
        int what = kinds[chance_between(0, COUNT_OF(kinds) - 1)];
        at += draw_gap();
        acts[i] = (Act){at, what, (OuchAction)chance_between(0, 2)};
    }
    return count;
}

static void write_event(Json *json, const Event *event)
{
    const Mark *mark = event->mark;
    const int64_t values[] = {event->kind,
                              event->at / NS_PER_MS,
                              event->sound,
                              event->side,
                              event->number,
                              event->completed,
                              event->segment->visit, /* an extension is a copy */
                              event->segment->kind,
                              event->segment->set,
                              event->segment->length / NS_PER_MS,
                              mark ? (int)mark->kind : -1,
                              mark ? mark->number : 0,
                              mark ? mark->length / NS_PER_MS : 0};
    json_open_array(json, NULL);
    for (size_t i = 0; i < COUNT_OF(values); i++)
        json_whole(json, NULL, values[i]);
    json_text(json, NULL, mark && mark->text ? mark->text : "");
    json_close(json);
}

static void write_due(Json *json, Player *player, Ns now)
{
    Event event;
    while (player_poll(player, now, &event))
        write_event(json, &event);
}

static void write_view(Json *json, const Player *player, Ns now)
{
    PlayerView view = player_view(player, now);
    const int64_t values[] = {view.state,
                              (int64_t)view.index,
                              view.elapsed / NS_PER_MS,
                              view.remaining / NS_PER_MS,
                              view.session_elapsed / NS_PER_MS,
                              view.session_total / NS_PER_MS,
                              view.rep,
                              view.reps,
                              view.side,
                              view.in_release,
                              view.phase,
                              view.mark_elapsed / NS_PER_MS,
                              view.mark_length / NS_PER_MS,
                              view.count_in,
                              view.hurt};
    json_open_array(json, NULL);
    for (size_t i = 0; i < COUNT_OF(values); i++)
        json_whole(json, NULL, values[i]);
    json_close(json);
}

/* The second ouch in a step leaves it out (session/ouch.h). */
static void answer(Timeline *timeline, size_t index, Act *act, bool *hurt_before)
{
    bool *before = &hurt_before[timeline->segments[index].step_index];
    if (*before)
        act->action = OUCH_LEFT_OUT;
    *before = true;
    timeline_ouch(timeline, index, act->action, &(Easing){0});
}

static void perform(Player *player, Timeline *timeline, Act *act, bool *hurt_before)
{
    int what = act->what;
    if (what == HURT) {
        player_command(player, COMMAND_OUCH, act->at);
        PlayerView view = player_view(player, act->at);
        if (view.hurt)
            answer(timeline, view.index, act, hurt_before);
        what = COMMAND_PAUSE;
    }
    player_command(player, (Command)what, act->at);
}

static void write_acts(Json *json, const Act *acts, size_t count)
{
    json_open_array(json, "acts");
    for (size_t i = 0; i < count; i++) {
        json_open_array(json, NULL);
        json_whole(json, NULL, acts[i].at / NS_PER_MS);
        json_whole(json, NULL, acts[i].what);
        json_whole(json, NULL, acts[i].action);
        json_close(json);
    }
    json_close(json);
}

static void write_results(Json *json, const Player *player, const Timeline *timeline)
{
    const SegmentResult *results = player_results(player);
    json_open_array(json, "results");
    for (size_t i = 0; i < timeline->count; i++) {
        json_open_array(json, NULL);
        json_whole(json, NULL, results[i].reached);
        json_whole(json, NULL, results[i].skipped);
        json_whole(json, NULL, results[i].done / NS_PER_MS);
        json_whole(json, NULL, results[i].reps);
        json_whole(json, NULL, results[i].longer);
        json_whole(json, NULL, results[i].shorter);
        json_close(json);
    }
    json_close(json);
}

static void write_answers(Json *json, const Routine *routine, const GateAnswer *answers)
{
    json_open_array(json, "answers");
    for (size_t i = 0; i < routine->gate_count; i++) {
        json_open_object(json, NULL);
        json_flag(json, "yes", answers[i].yes);
        json_whole(json, "side", answers[i].side);
        json_close(json);
    }
    json_close(json);
}

/* In the words of the terminal. */
static void write_verdict(Json *json, Arena *arena, const Routine *routine,
                          const GateVerdict *verdict)
{
    VerdictLine *lines;
    size_t count = verdict_lines(arena, routine, verdict, "Call the clinic.", &lines);
    json_flag(json, "closed", verdict->opening == GATE_CLOSED);
    json_flag(json, "narrowed", verdict->opening == GATE_NARROWED);
    json_text(json, "heading", verdict_heading(verdict));
    json_open_array(json, "lines");
    for (size_t i = 0; i < count; i++)
        json_text(json, NULL, lines[i].text);
    json_close(json);
}

static Timeline *lay_out(const Routine *routine, const GateVerdict *gate, Routine **fitted)
{
    *fitted = routine_fit(routine, &(Fit){.gate = gate}, NULL);
    return timeline_build(*fitted);
}

/* What the page has: a plan for all that the gate may leave, with nothing of which is it. */
static void write_page(Json *json, Arena *arena, const Routine *routine)
{
    Ways ways = ways_find(arena, routine, WAYS);
    PlanPool *pool = plan_pool_new(arena, SPEECH_OFF, NULL);
    json_open_object(json, "page");
    ways_write(json, routine, &ways);
    json_open_array(json, "days");
    for (int narrowing = 0; narrowing < ways.narrowings; narrowing++) {
        Routine *fitted;
        const GateVerdict *gate = ways_verdict(&ways, narrowing);
        Timeline *timeline = lay_out(routine, gate, &fitted);
        json_open_object(json, NULL);
        json_whole(json, "narrowing", narrowing);
        json_whole(json, "plan", (int64_t)plan_pool_add(pool, timeline, &(Easing){.gate = gate}));
        json_close(json);
        timeline_free(timeline);
        routine_free(fitted);
    }
    json_close(json);
    plan_pool_write(json, pool);
    json_close(json);
}

/* Plays it under random commands. */
static void play(Json *json, Timeline *timeline)
{
    Act acts[MOST_ACTS];
    bool hurt_before[ROUTINE_MAX_STEPS] = {false};
    Player *player = player_new(timeline, 0);
    size_t count = draw_acts(acts);
    Ns end = (count > 0 ? acts[count - 1].at : 0) + draw_gap();
    json_whole(json, "end", end / NS_PER_MS);
    json_open_array(json, "events");
    for (size_t i = 0; i < count; i++) {
        write_due(json, player, acts[i].at);
        perform(player, timeline, &acts[i], hurt_before);
        write_view(json, player, acts[i].at);
    }
    write_due(json, player, end);
    json_close(json);
    write_acts(json, acts, count);
    write_results(json, player, timeline);
    player_free(player);
}

static void tell(FILE *out)
{
    Json json;
    Gate gates[MOST_GATES];
    GateAnswer answers[MOST_GATES];
    Arena *arena = arena_new();
    Routine *routine = routine_prescribed_at_random(true), *fitted;
    give_forms(routine);
    draw_gate(routine, gates, answers);
    GateVerdict verdict = gate_judge(arena, routine, answers);
    json_start(&json, out, JSON_LINES);
    json_open_object(&json, NULL);
    write_page(&json, arena, routine);
    write_answers(&json, routine, answers);
    write_verdict(&json, arena, routine, &verdict);
    if (verdict.opening != GATE_CLOSED) {
        Timeline *timeline = lay_out(routine, &verdict, &fitted);
        play(&json, timeline);
        timeline_free(timeline);
        routine_free(fitted);
    }
    json_close(&json);
    routine_drop(routine);
    arena_free(arena);
}

int main(int count, char **words)
{
    int stories = count > 1 ? atoi(words[1]) : 1;
    chance_print_seed(NULL);
    chance_start_from_seed(NULL);
    for (int i = 0; i < stories; i++)
        tell(stdout);
    return EXIT_SUCCESS;
}
