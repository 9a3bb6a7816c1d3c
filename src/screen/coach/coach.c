// SPDX-FileCopyrightText: 2026 The Limber authors
// SPDX-License-Identifier: GPL-3.0-or-later
/* The coach's loop: takes events out of the live session, keys in, and draws when something shown
 * has changed: the figure by itself where nothing else has, else the whole screen anew in memory.
 * ncurses writes the cells that differ, so a second's tick costs the digits that changed. */
#include "screen/coach/coach.h"

#include "base/array.h"
#include "base/layout.h"
#include "figure/figure_moment.h"
#include "routine/words.h"

#include <stdio.h>
#include <string.h>

#define FLASH_LENGTH (150 * NS_PER_MS)
#define SAID_LENGTH (2 * NS_PER_S)
#define NOTE_LENGTH (8 * NS_PER_S)
#define NOTICE_LEAST (4 * NS_PER_S)
#define TOGETHER (5 * NS_PER_MS) /* the figure waits so long for what comes with it */

/* Of Space, the row that says what it does now is in the footer. */
static const KeyTable coach_keys = {
    "Keys",
    (const KeyRow[]){
        {COACH_PAUSE, {' '}, "pause", "pause; go on, after three pips or where something waits"},
        {COACH_GO_ON, {' '}, "go on", NULL},
        {COACH_STILL, {'p'}, NULL, "pause; go on, after three pips"},
        {COACH_READY, {'\n'}, "ready", "go on, where something waits for you"},
        {COACH_NEXT, {'n', 'l', TERMINAL_KEY_RIGHT}, "next", "end this part now, a rest too"},
        {COACH_OUCH, {'o'}, "ouch", "it hurts: stop this at once"},
        {COACH_BACK,
         {'b', 'h', TERMINAL_KEY_LEFT},
         "back",
         "start the step again; twice: the one before",
         1},
        {COACH_LONGER, {'+', '='}, "10 s", "ten seconds more", 1},
        {COACH_SHORTER, {'-', '_'}, "10 s", "ten seconds less", 1},
        {COACH_FORM, {'s'}, "easier, harder", "the easier or the harder form, from here on", 3},
        {COACH_LOAD, {'w'}, "load", "the load that was really used in this set or the last", 2},
        {COACH_MUTE, {'m'}, "mute", "sound off and on", 4},
        {COACH_UNMUTE, {'m'}, "unmute", NULL, 4},
        {COACH_SETTINGS, {','}, "settings", "voice, sounds, picture; the session stands still", 4},
        {COACH_QUIT, {'q', 27}, "leave", "leave: finish here, or go on"},
        {COACH_QUIETER, {'[', '<', TERMINAL_KEY_DOWN, 'j'}, NULL, "quieter"},
        {COACH_LOUDER, {']', '>', TERMINAL_KEY_UP, 'k'}, NULL, "louder"},
        {KEYS_HELP, {'?'}, "keys", "this help; the session goes on behind it"},
        {0},
    }};

/* ---- events ---- */

void coach_say(Coach *coach, const char *words)
{
    coach->said = words;
    coach->said_until = clock_monotonic() + SAID_LENGTH;
}

/* Cues that come at one instant are fresh together. */
static void add_cue(Coach *coach, const char *text, Ns at)
{
    if (at != coach->fresh_at)
        coach->fresh = coach->cue_count;
    coach->fresh_at = at;
    if (coach->cue_count == COACH_CUES) {
        memmove(coach->cues, coach->cues + 1, (COACH_CUES - 1) * sizeof coach->cues[0]);
        coach->cue_count--;
        coach->fresh -= coach->fresh > 0;
    }
    coach->cues[coach->cue_count++] = text;
}

static void flash_for(Coach *coach, const Event *event, Ns now)
{
    if (event->sound == SOUND_NONE)
        return;
    coach->flash = event->sound;
    coach->flash_until = now + FLASH_LENGTH;
    if (event->sound == SOUND_HALFWAY)
        coach_say(coach, "Halfway. Breathe out, soften.");
    if (!coach->jumping && live_needs_bell(coach->live, event))
        terminal_bell();
}

static bool opens_with(const Step *step, const Cue *cue, Side side)
{
    bool first_set = cue->set <= 1;
    return cue->at == CUE_AT_START && first_set &&
           (cue->side == SIDE_NONE || cue->side == side || side == SIDE_NONE ||
            step->side == SIDES_ALTERNATE);
}

/* The texts of a segment: the step's note, and where it leads to work the cues that this opens
 * with. A rest has those of what comes after it. */
static void begin_texts(Coach *coach, const Segment *segment)
{
    const Timeline *timeline = live_timeline(coach->live);
    bool rests = segment->kind == SEGMENT_REST;
    const Step *rest = segment->rest_step && segment->rest_step->note ? segment->rest_step : NULL;
    if (rests && coach_coming(timeline, (size_t)(segment - timeline->segments)))
        segment = coach_coming(timeline, (size_t)(segment - timeline->segments));
    const Step *step = segment->step;
    const char *language = coach->routine->language;
    Side side = segment->side != SIDE_NONE ? segment->side : step_first_side(step);
    arena_free(coach->texts);
    coach->texts = arena_new();
    coach->cue_count = coach->fresh = 0;
    coach->fresh_at = 0;
    coach->said = NULL;
    if (clock_monotonic() >= coach->notice_until) /* goes with a segment, so that nothing jumps */
        coach->notice = NULL;
    if (rest) { /* its own word stands in the place of what comes after it */
        coach->note = words_fill(coach->texts, rest->note, SIDE_NONE, language);
        return;
    }
    coach->note = step->note ? words_fill(coach->texts, step->note, side, language) : NULL;
    if (!rests && segment->kind != SEGMENT_PREPARE && segment->kind != SEGMENT_SWITCH)
        return;
    for (size_t i = 0; i < step->cue_count && coach->cue_count < COACH_CUES; i++)
        if (opens_with(step, &step->cues[i], side))
            add_cue(coach, words_of_cue(coach->texts, &step->cues[i], side, language), 0);
}

static void take_event(Coach *coach, const Event *event, Ns now)
{
    if (event->kind == EVENT_SEGMENT) {
        begin_texts(coach, event->segment);
        coach->has_forms = coach_has_forms(coach);
        coach->reps_typed = 0;
    }
    if (event->kind == EVENT_MARK && event->mark->kind == MARK_CUE)
        add_cue(coach, event->mark->text, event->mark->at);
    if (event->kind == EVENT_EXTENDED)
        coach_say(coach, "Ten seconds more");
    if (event->kind == EVENT_SHORTENED)
        coach_say(coach, live_less_words(event->number, coach->less, sizeof coach->less));
    if (event->kind == EVENT_FINISHED)
        coach->finished = true;
    flash_for(coach, event, now);
}

bool coach_take_events(Coach *coach)
{
    Event event;
    bool some = false;
    for (; live_poll(coach->live, &event); some = true)
        take_event(coach, &event, clock_monotonic());
    return some;
}

/* ---- keys ---- */

void coach_command(Coach *coach, Command command)
{
    coach_take_events(coach);
    if (!coach->finished)
        live_command(coach->live, command);
}

/* Goes to a turn of a step: by next to a later one, by back to an earlier one. */
static void jump(Coach *coach, int visit)
{
    size_t most = live_timeline(coach->live)->count * 2;
    coach->jumping = true;
    for (size_t i = 0; i < most && !coach->finished; i++) {
        int now = live_view(coach->live).segment->visit;
        if (now == visit)
            break;
        coach_command(coach, now < visit ? COMMAND_NEXT : COMMAND_BACK);
    }
    coach_take_events(coach);
    coach->jumping = false;
}

/* A click on the routine bar. */
static bool is_on_bar(const Coach *coach, const Input *input, int *visit)
{
    if (input->kind != INPUT_MOUSE || input->wheel != 0 || coach->bar_row < 0 ||
        input->row != coach->bar_row)
        return false;
    *visit = coach_bar_at(live_timeline(coach->live), input->column);
    return *visit >= 0;
}

static void pause_or_go_on(Coach *coach)
{
    bool waits = live_view(coach->live).state == PLAYER_WAITING;
    if (waits)
        coach_say_reps(coach);
    coach_command(coach, waits ? COMMAND_NEXT : COMMAND_PAUSE);
}

/* Enter: what waits goes on, be it a wait or a pause. */
static void ready(Coach *coach)
{
    PlayerState state = live_view(coach->live).state;
    if (state == PLAYER_WAITING || state == PLAYER_PAUSED)
        pause_or_go_on(coach);
}

/* A wait has no end that could be moved. */
static void longer(Coach *coach)
{
    if (live_view(coach->live).segment->kind == SEGMENT_WAIT)
        coach_say(coach, COACH_NO_CLOCK);
    coach_command(coach, COMMAND_LONGER);
}

static void shorter(Coach *coach)
{
    bool wait = live_view(coach->live).segment->kind == SEGMENT_WAIT;
    coach_take_events(coach);
    if (!coach->finished && !live_shorten(coach->live))
        coach_say(coach, wait ? COACH_NO_CLOCK : LIVE_NEARLY_OVER);
}

/* What runs stands still behind the question. */
static void ask_to_finish(Coach *coach)
{
    coach->asking = true;
    coach->holding = live_view(coach->live).state != PLAYER_PAUSED;
    if (coach->holding)
        coach_command(coach, COMMAND_PAUSE);
}

void coach_notice(Coach *coach, const char *text)
{
    coach->notice = arena_string(coach->notices, text);
    coach->notice_until = clock_monotonic() + NOTICE_LEAST;
}

static void change_volume(Coach *coach, int percent)
{
    live_louder(coach->live, percent);
    coach->volume_until = clock_monotonic() + SAID_LENGTH;
}

static void stand_still(Coach *coach)
{
    coach_command(coach, COMMAND_PAUSE);
}

static void go_to_next(Coach *coach)
{
    coach_say_reps(coach);
    coach_command(coach, COMMAND_NEXT);
}

static void go_back(Coach *coach)
{
    coach_command(coach, COMMAND_BACK);
}

static void quieter(Coach *coach)
{
    change_volume(coach, -10);
}

static void louder(Coach *coach)
{
    change_volume(coach, 10);
}

static void mute(Coach *coach)
{
    live_mute(coach->live);
}

static void change_settings(Coach *coach)
{
    coach_settings(coach, &coach_keys);
}

static void act(Coach *coach, int action)
{
    static void (*const acts[])(Coach *) = {
        [COACH_PAUSE] = pause_or_go_on, [COACH_GO_ON] = pause_or_go_on,
        [COACH_STILL] = stand_still,    [COACH_READY] = ready,
        [COACH_NEXT] = go_to_next,      [COACH_BACK] = go_back,
        [COACH_LONGER] = longer,        [COACH_SHORTER] = shorter,
        [COACH_FORM] = coach_form,      [COACH_LOAD] = coach_load,
        [COACH_OUCH] = coach_ouch,      [COACH_QUIETER] = quieter,
        [COACH_LOUDER] = louder,        [COACH_MUTE] = mute,
        [COACH_UNMUTE] = mute,          [COACH_SETTINGS] = change_settings,
        [COACH_QUIT] = ask_to_finish,
    };
    if (action > 0 && action < (int)COUNT_OF(acts) && acts[action])
        acts[action](coach);
}

/* Over the question every key and click is an answer, and none reaches the session. */
static void answer(Coach *coach, const Input *input)
{
    if (input->kind == INPUT_MOUSE && input->wheel != 0)
        return;
    coach->asking = false;
    if (input->kind == INPUT_KEY && (input->key == '\n' || layout_small(input->key) == 'y'))
        coach_command(coach, COMMAND_FINISH);
    else if (coach->holding && live_view(coach->live).state == PLAYER_PAUSED)
        coach_command(coach, COMMAND_PAUSE);
}

static bool take_first(void *of, const Input *input)
{
    Coach *coach = of;
    int visit;
    bool answers = coach->asking && (input->kind == INPUT_KEY || input->kind == INPUT_MOUSE);
    bool types = !coach->asking && coach_types(coach, input);
    bool jumps = !types && !coach->asking && is_on_bar(coach, input, &visit);
    if (answers)
        answer(coach, input);
    else if (jumps)
        jump(coach, visit);
    return answers || types || jumps;
}

/* About to be stopped (Ctrl-Z). */
static void stop(Coach *coach)
{
    PlayerState state = live_view(coach->live).state;
    if (state == PLAYER_RUNNING || state == PLAYER_COUNTING_IN)
        coach_command(coach, COMMAND_PAUSE);
}

static End take(void *of, int action, const Input *input)
{
    Coach *coach = of;
    if (input->kind == INPUT_STOP)
        stop(coach);
    else if (!coach->finished)
        act(coach, action);
    return coach->gone ? END_GONE : coach->finished ? END_DONE : END_NOT_YET;
}

/* ---- the loop ---- */

static Ns least(Ns a, Ns b)
{
    return a < b ? a : b;
}

/* Until the figure moves on. A session that is played faster moves no more often. */
static Ns until_figure(const Coach *coach)
{
    Ns wait = live_wall(coach->live, coach->figure_stays);
    return wait < coach->figure_stays && wait < FIGURE_FRAME ? FIGURE_FRAME : wait;
}

/* Until something shown but the figure changes by itself, from when it was drawn: the clock's next
 * second, a bar that counts a rep or a phase, the end of a flash. */
static Ns until_change(const Coach *coach)
{
    const PlayerView *view = &coach->view;
    Ns wait = view->state == PLAYER_COUNTING_IN ? COACH_BAR_TICK : NS_NEVER, now = coach->drawn_at;
    const Ns ends[] = {coach->flash_until, coach->said ? coach->said_until : 0, coach->volume_until,
                       coach->notice ? coach->notice_until : 0, coach->note_until};
    for (size_t i = 0; i < COUNT_OF(ends); i++)
        if (ends[i] > now)
            wait = least(wait, ends[i] - now);
    if (view->state != PLAYER_RUNNING && view->state != PLAYER_WAITING)
        return wait;
    Ns tick = COACH_BAR_TICK - view->mark_elapsed % COACH_BAR_TICK;
    if (view->mark_length > 0)
        wait = least(wait, live_wall(coach->live, tick));
    return least(wait, live_second(coach->live, view));
}

static Ns after(Ns now, Ns wait)
{
    return wait == NS_NEVER ? NS_NEVER : now + wait;
}

/* The log's and the sound's troubles come without an event. */
static bool has_news(const Coach *coach)
{
    return strncmp(coach->shown_note, live_note(coach->live), sizeof coach->shown_note - 1) != 0;
}

/* A new one is told in full for a while, and then in a word. */
static void note_news(Coach *coach)
{
    if (!has_news(coach))
        return;
    snprintf(coach->shown_note, sizeof coach->shown_note, "%s", live_note(coach->live));
    coach->note_until = clock_monotonic() + NOTE_LENGTH;
}

static void draw_whole(Coach *coach, Shown *shown)
{
    note_news(coach);
    coach_draw(coach, shown);
    coach->whole_due = after(coach->drawn_at, until_change(coach));
}

/* What is due: all, the figure alone, or nothing. */
static void draw(void *of, Shown *shown)
{
    Coach *coach = of;
    bool some = coach_take_events(coach);
    Ns now = clock_monotonic();
    bool whole = some || shown->touched || now >= coach->whole_due || has_news(coach);
    shown->expect = coach->loading ? EXPECT_TEXT : EXPECT_KEYS;
    shown->parts = SHOWN_NOTHING;
    if (coach->finished || (!whole && now < coach->figure_due))
        return;
    shown->parts = !whole && !shown->help && coach_draw_figure(coach) ? SHOWN_PART : SHOWN_WHOLE;
    if (shown->parts == SHOWN_WHOLE)
        draw_whole(coach, shown);
    coach->figure_due = after(coach->drawn_at, until_figure(coach));
}

static Ns idle(void *of)
{
    const Coach *coach = of;
    bool together = coach->whole_due - TOGETHER < coach->figure_due;
    Ns due = together ? coach->whole_due : coach->figure_due;
    return coach->finished ? 0 : due - clock_monotonic();
}

static const Screen coach_screen = {.keys = &coach_keys,
                                    .draw = draw,
                                    .take_first = take_first,
                                    .take = take,
                                    .keeps_events = true,
                                    .idle = idle};

/* A line as a sentence. */
static const char *ended(Arena *arena, const char *line)
{
    size_t length = strlen(line);
    return length > 0 && line[length - 1] == '.' ? line : arena_printf(arena, "%s.", line);
}

/* What today's routine is not as the file has it: "Day 9: Heel drop, 3 sets now". What is more has
 * been read before. */
static void notice_fit(Coach *coach)
{
    const FitReport *fit = live_fit(coach->live);
    const char *text = fit->brief ? ended(coach->notices, fit->brief) : "";
    for (size_t i = 0; !fit->brief && i < fit->count; i++)
        text = arena_printf(coach->notices, "%s%s%s", text, *text ? " " : "",
                            ended(coach->notices, fit->lines[i]));
    if (*text)
        coach_notice(coach, text);
}

End coach_play(Visit *visit)
{
    Coach coach = {
        .live = visit->live,
        .visit = visit,
        .routine = visit->routine,
        .texts = arena_new(),
        .notices = arena_new(),
        .bar_row = -1,
        .help_line = visit->help_line,
        .options = &visit->options,
    };
    notice_fit(&coach);
    End end = screen_run(&coach_screen, &coach, visit->live);
    arena_free(coach.texts);
    arena_free(coach.notices);
    return end;
}

/* ---- the last sound ---- */

static void draw_nothing(void *of, Shown *shown)
{
    (void)of;
    shown->parts = SHOWN_NOTHING;
}

/* A key says otherwise. */
static End take_key(void *of, int action, const Input *input)
{
    (void)action;
    return input->kind == INPUT_KEY || !live_sounds(of) ? END_DONE : END_NOT_YET;
}

End coach_let_sound(Visit *visit)
{
    static const KeyRow none[] = {{0}};
    static const KeyTable keys = {"Keys", none};
    static const Screen sounding = {.keys = &keys, .draw = draw_nothing, .take = take_key};
    return live_sounds(visit->live) ? screen_run(&sounding, visit->live, visit->live) : END_DONE;
}
