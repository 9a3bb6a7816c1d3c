/* The coach's loop: takes events out of the live session, keys in, and draws when something shown
 * has changed. The screen is drawn anew in memory at every turn; ncurses writes the cells that
 * differ, so a second's tick costs the digits that changed. */
#include "screen/coach.h"

#include "routine/words.h"
#include "screen/screen.h"
#include "screen/summary.h"

#include <stdio.h>
#include <string.h>

#define FLASH_LENGTH (180 * NS_PER_MS)
#define SAID_LENGTH (1500 * NS_PER_MS)
#define MOST_FDS 8

const KeyTable coach_keys = {
    "Keys",
    (const KeyRow[]){
        {COACH_GO, {'\n'}, "Enter", "ready", "go on, where something waits for you"},
        {COACH_PAUSE, {' ', 'p'}, "Space", "pause", "pause, or go on after three pips"},
        {COACH_NEXT, {'n', 'l', TERMINAL_KEY_RIGHT}, "n", "next", "end this part now, a rest too"},
        {COACH_BACK,
         {'b', 'h', TERMINAL_KEY_LEFT},
         "b",
         "back",
         "start the step again; twice: the one before"},
        {COACH_LONGER, {'+', '='}, "+", "10 s more", "ten seconds more"},
        {COACH_MUTE, {'m'}, "m", "mute", "sound off and on"},
        {COACH_QUIETER, {'[', '<', TERMINAL_KEY_DOWN, 'j'}, "[", NULL, "quieter"},
        {COACH_LOUDER, {']', '>', TERMINAL_KEY_UP, 'k'}, "]", NULL, "louder"},
        {COACH_QUIT, {'q', 27}, "q", "leave", "leave: finish here, or go on"},
        {COACH_HELP, {'?'}, "?", "keys", "this help; the session goes on behind it"},
        {0},
    }};

/* ---- events ---- */

static const char *const said_of_sound[SOUND_COUNT] = {
    [SOUND_HALFWAY] = "Halfway. Breathe out, soften.",
    [SOUND_SWITCH] = "Other side, same time.",
    [SOUND_REST] = "Shake it out.",
};

static void add_cue(Coach *coach, const char *text)
{
    if (coach->cue_count == COACH_CUES) {
        memmove(coach->cues, coach->cues + 1, (COACH_CUES - 1) * sizeof coach->cues[0]);
        coach->cue_count--;
    }
    coach->cues[coach->cue_count++] = text;
}

static void flash_for(Coach *coach, const Event *event, Ns now)
{
    if (event->sound == SOUND_NONE)
        return;
    coach->flash = event->sound;
    coach->flash_until = now + FLASH_LENGTH;
    if (said_of_sound[event->sound]) {
        coach->said = said_of_sound[event->sound];
        coach->said_until = now + SAID_LENGTH;
    }
    if (live_needs_bell(coach->live, event))
        terminal_bell();
}

/* What is read while getting set: the step's note and the cues that its work opens with. */
static void prepare_texts(Coach *coach, const Segment *segment)
{
    const Step *step = segment->step;
    const char *language = coach->routine->language;
    Side side = segment->side != SIDE_NONE ? segment->side : step_first_side(step);
    arena_free(coach->texts);
    coach->texts = arena_new();
    coach->cue_count = 0;
    coach->note = NULL;
    if (segment->kind != SEGMENT_PREPARE && segment->kind != SEGMENT_SWITCH)
        return;
    if (step->note && segment->kind == SEGMENT_PREPARE)
        coach->note = words_fill(coach->texts, step->note, side, language);
    for (size_t i = 0; i < step->cue_count && i < COACH_CUES; i++)
        if (step->cues[i].at == CUE_AT_START &&
            (step->cues[i].side == SIDE_NONE || step->cues[i].side == side))
            add_cue(coach, words_fill(coach->texts, step->cues[i].say, side, language));
}

static void take_event(Coach *coach, const Event *event, Ns now)
{
    if (event->kind == EVENT_SEGMENT)
        prepare_texts(coach, event->segment);
    if (event->kind == EVENT_MARK && event->mark->kind == MARK_CUE)
        add_cue(coach, event->mark->text);
    if (event->kind == EVENT_FINISHED)
        coach->finished = true;
    flash_for(coach, event, now);
}

static void take_events(Coach *coach)
{
    Event event;
    while (live_poll(coach->live, &event))
        take_event(coach, &event, clock_monotonic());
}

/* ---- keys ---- */

static void command(Coach *coach, Command command)
{
    take_events(coach);
    if (!coach->finished)
        live_command(coach->live, command);
}

static void act(Coach *coach, int action)
{
    PlayerState state = live_view(coach->live).state;
    switch (action) {
    case COACH_PAUSE:
        command(coach, state == PLAYER_WAITING ? COMMAND_NEXT : COMMAND_PAUSE);
        break;
    case COACH_GO:
        if (state == PLAYER_WAITING)
            command(coach, COMMAND_NEXT);
        else if (state == PLAYER_PAUSED)
            command(coach, COMMAND_PAUSE);
        break;
    case COACH_NEXT:
        command(coach, COMMAND_NEXT);
        break;
    case COACH_BACK:
        command(coach, COMMAND_BACK);
        break;
    case COACH_LONGER:
        command(coach, COMMAND_LONGER);
        break;
    case COACH_QUIETER:
        live_louder(coach->live, -10);
        break;
    case COACH_LOUDER:
        live_louder(coach->live, 10);
        break;
    case COACH_MUTE:
        live_mute(coach->live);
        break;
    case COACH_HELP:
        coach->mode = MODE_HELP;
        coach->help_scroll = 0;
        break;
    case COACH_QUIT:
        coach->mode = MODE_ASKING;
        break;
    }
}

static void answer_question(Coach *coach, const Input *input)
{
    coach->mode = MODE_FOLLOWING;
    if (input->key == '\n' || input->key == 'y' || input->key == 'f')
        command(coach, COMMAND_FINISH);
}

static void scroll_help(Coach *coach, const Input *input)
{
    bool down = input->key == TERMINAL_KEY_DOWN || input->key == 'j';
    bool up = input->key == TERMINAL_KEY_UP || input->key == 'k';
    int most = keys_help_scroll(&coach_keys);
    if (down && coach->help_scroll < most)
        coach->help_scroll++;
    else if (up && coach->help_scroll > 0)
        coach->help_scroll--;
    else if (!down && !up)
        coach->mode = MODE_FOLLOWING;
}

/* False: the terminal wants us to end. */
static bool take_input(Coach *coach, const Input *input)
{
    if (input->kind == INPUT_END)
        return false;
    if (input->kind == INPUT_STOP) {
        PlayerState state = live_view(coach->live).state;
        if (state == PLAYER_RUNNING || state == PLAYER_COUNTING_IN)
            command(coach, COMMAND_PAUSE);
    } else if (input->kind == INPUT_KEY && coach->mode == MODE_ASKING) {
        answer_question(coach, input);
    } else if (input->kind == INPUT_KEY && coach->mode == MODE_HELP) {
        scroll_help(coach, input);
    } else {
        act(coach, keys_action(&coach_keys, input));
    }
    return true;
}

/* ---- the loop ---- */

static Ns least(Ns a, Ns b)
{
    return a < b ? a : b;
}

/* Until something shown changes by itself: the clock's next second, the end of a flash. */
static Ns until_change(const Coach *coach, Ns now)
{
    PlayerView view = live_view(coach->live);
    Ns wait = live_timeout(coach->live);
    if (coach->flash_until > now)
        wait = least(wait, coach->flash_until - now);
    if (view.state == PLAYER_RUNNING || view.state == PLAYER_WAITING)
        wait = least(wait, live_second(coach->live));
    return wait > 0 ? wait : 0;
}

static Input wait_for_input(Coach *coach)
{
    int fds[MOST_FDS];
    size_t count = live_fds(coach->live, fds, MOST_FDS);
    return terminal_wait(fds, count, until_change(coach, clock_monotonic()));
}

/* Follows the session to its end; false: the terminal wants us to end. */
static bool follow(Coach *coach)
{
    for (;;) {
        take_events(coach);
        if (coach->finished)
            return true;
        coach_draw(coach, clock_monotonic());
        terminal_show(0, 0, false);
        Input input = wait_for_input(coach);
        if (!take_input(coach, &input))
            return false;
    }
}

ScreenResult screen_coach(const Routine *routine, const LiveOptions *options)
{
    Coach coach = {
        .live = live_new(routine, options),
        .routine = routine,
        .texts = arena_new(),
    };
    bool stayed = follow(&coach) && summary_show(coach.live);
    live_free(coach.live);
    arena_free(coach.texts);
    return stayed ? SCREEN_OK : SCREEN_GONE;
}
