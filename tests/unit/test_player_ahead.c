// SPDX-FileCopyrightText: 2026 The Limber authors
// SPDX-License-Identifier: GPL-3.0-or-later
/* What a player shows of itself: the sounds that lie ahead, and the moment for the screen. */
#include "routine_builder.h"
#include "session_log.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stdlib.h>

#include <cmocka.h>

/* ---- looking ahead ---- */

static void assert_upcoming(const Session *session, Ns from, Ns until, const Sound *sounds,
                            const double *seconds, size_t count)
{
    Event events[16];
    assert_int_equal(player_upcoming(session->player, from, until, events, 16), count);
    for (size_t i = 0; i < count; i++) {
        assert_string_equal(sound_name(events[i].sound), sound_name(sounds[i]));
        assert_int_equal(events[i].at, SECONDS(seconds[i]));
    }
}

static void the_sounds_ahead_are_known_and_looking_changes_nothing(void **state)
{
    (void)state;
    Session session;
    session_open_steps(&session, (Step[]){step_quad()}, 1);
    session_until(&session, SECONDS(3));
    static const Sound sounds[] = {SOUND_PIP, SOUND_START, SOUND_PIP,
                                   SOUND_PIP, SOUND_PIP,   SOUND_SWITCH};
    static const double seconds[] = {4, 5, 12, 13, 14, 15};
    assert_upcoming(&session, SECONDS(3), SECONDS(15), sounds, seconds, 6);
    assert_upcoming(&session, SECONDS(3), SECONDS(15), sounds, seconds, 6);
    assert_upcoming(&session, SECONDS(4), SECONDS(14.999), sounds + 1, seconds + 1, 4);
    Event events[2];
    assert_int_equal(player_upcoming(session.player, 0, SECONDS(100), events, 2), 2);
    assert_int_equal(events[1].at, SECONDS(5));
    assert_false(session_result(&session, 1)->reached);
    assert_int_equal(session_view(&session).index, 0);
    session_close(&session);
}

static void while_counting_in_the_pips_and_what_follows_are_ahead(void **state)
{
    (void)state;
    Session session;
    session_open_steps(&session, (Step[]){step_calf()}, 1);
    session_until(&session, SECONDS(12.5));
    session_do(&session, COMMAND_PAUSE);
    assert_upcoming(&session, 0, SECONDS(1000), NULL, NULL, 0);
    session_until(&session, SECONDS(20));
    player_command(session.player, COMMAND_PAUSE, SECONDS(20));
    static const Sound sounds[] = {SOUND_PIP, SOUND_PIP, SOUND_PIP,   SOUND_START,
                                   SOUND_PIP, SOUND_PIP, SOUND_FINISH};
    static const double seconds[] = {20, 21, 22, 23, 23.5, 24.5, 25.5};
    assert_upcoming(&session, SECONDS(20) - 1, SECONDS(1000), sounds, seconds, 7);
    session_close(&session);
}

static void a_jump_and_an_early_finish_are_heard(void **state)
{
    (void)state;
    Session session;
    session_open_steps(&session, (Step[]){step_calf()}, 1);
    session_until(&session, SECONDS(1));
    unsigned revision = player_revision(session.player);
    player_command(session.player, COMMAND_NEXT, SECONDS(1));
    assert_int_not_equal(player_revision(session.player), revision);
    assert_upcoming(&session, SECONDS(1) - 1, SECONDS(2), (Sound[]){SOUND_START}, (double[]){1}, 1);
    session_until(&session, SECONDS(2));
    player_command(session.player, COMMAND_FINISH, SECONDS(2));
    assert_upcoming(&session, SECONDS(2) - 1, SECONDS(9), (Sound[]){SOUND_FINISH}, (double[]){2},
                    1);
    session_close(&session);
}

static void the_ears_hear_the_side_that_works(void **state)
{
    (void)state;
    Session session;
    Step step = step_of("Lunge", work_every(3, SECONDS(1)));
    step.side = SIDES_ALTERNATE;
    step.first = SIDE_RIGHT;
    session_open_steps(&session, (Step[]){step_quad(), step}, 2);
    Event events[32];
    size_t count = player_upcoming(session.player, 0, SECONDS(60), events, 32);
    size_t checked = 0;
    for (size_t i = 0; i < count; i++) {
        Side side = events[i].at < SECONDS(15)   ? SIDE_LEFT
                    : events[i].at < SECONDS(35) ? SIDE_RIGHT
                                                 : SIDE_NONE;
        if (events[i].sound == SOUND_BEAT)
            side = events[i].at == SECONDS(36) ? SIDE_LEFT : SIDE_RIGHT;
        if (events[i].sound == SOUND_DONE)
            side = SIDE_RIGHT;
        assert_int_equal(events[i].side, side);
        checked += side != SIDE_NONE;
    }
    assert_int_equal(checked, 3 + 1 + 3 + 1 + 3 + 1 + 3 + 1 + 3 + 2);
    session_close(&session);
}

/* ---- the view ---- */

static void the_view_knows_rep_phase_and_side(void **state)
{
    (void)state;
    Session session;
    Step step = step_of("Lunge", work_tempo(4, SECONDS(2), 0, SECONDS(1), 0));
    step.prepare = 0;
    step.side = SIDES_ALTERNATE;
    session_open_steps(&session, (Step[]){step, step_calf()}, 2);
    session_until(&session, SECONDS(5.5));
    PlayerView view = session_view(&session);
    assert_int_equal(view.rep, 2);
    assert_int_equal(view.reps, 4);
    assert_int_equal(view.side, SIDE_RIGHT);
    assert_int_equal(view.phase, PHASE_RAISE);
    assert_int_equal(view.mark_elapsed, SECONDS(0.5));
    assert_int_equal(view.mark_length, SECONDS(1));
    assert_int_equal(view.remaining, SECONDS(6.5));
    assert_string_equal(view.next->step->name, "Calf");
    session_until(&session, SECONDS(13));
    view = session_view(&session);
    assert_int_equal(view.rep, 0);
    assert_int_equal(view.reps, 0);
    assert_int_equal(view.mark_length, 0);
    session_close(&session);
}

static void the_view_between_polls_never_runs_past_the_segment(void **state)
{
    (void)state;
    Session session;
    session_open_steps(&session, (Step[]){step_calf()}, 1);
    session_until(&session, SECONDS(4));
    PlayerView view = player_view(session.player, SECONDS(99));
    assert_int_equal(view.elapsed, SECONDS(5));
    assert_int_equal(view.remaining, 0);
    session_close(&session);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(the_sounds_ahead_are_known_and_looking_changes_nothing),
        cmocka_unit_test(while_counting_in_the_pips_and_what_follows_are_ahead),
        cmocka_unit_test(a_jump_and_an_early_finish_are_heard),
        cmocka_unit_test(the_ears_hear_the_side_that_works),
        cmocka_unit_test(the_view_knows_rep_phase_and_side),
        cmocka_unit_test(the_view_between_polls_never_runs_past_the_segment),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
