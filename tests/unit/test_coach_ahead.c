// SPDX-FileCopyrightText: 2026 The Limber authors
// SPDX-License-Identifier: GPL-3.0-or-later
/* The step that the coach shows small beside the one under way. */
#include "routine_builder.h"
#include "screen/coach/coach.h"
#include "session_log.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stdlib.h>

#include <cmocka.h>

/* "A", "B", "C", one after the other, 10 s each after 5 s of getting set, in two rounds. */
static void open_rounds(Session *session)
{
    Step steps[] = {step_of("A", work_hold(SECONDS(10))), step_of("B", work_hold(SECONDS(10))),
                    step_of("C", work_hold(SECONDS(10)))};
    Routine *routine = routine_new();
    routine_add_repeat(routine, 2, SECONDS(20), steps, 3);
    session_open(session, routine);
}

static void expect_ahead(const Session *session, const char *name)
{
    PlayerView view = session_view(session);
    const Step *step = coach_ahead(session->timeline, &view);
    if (!name) {
        assert_null(step);
        return;
    }
    assert_non_null(step);
    assert_string_equal(step->name, name);
}

static void it_is_the_next_step_and_over_the_rest_the_next_round(void **state)
{
    (void)state;
    Session session;
    open_rounds(&session);
    session_until(&session, SECONDS(1));
    expect_ahead(&session, "B");
    session_until(&session, SECONDS(50)); /* the rest between the rounds: 45-65 */
    expect_ahead(&session, "A");
    session_until(&session, SECONDS(100)); /* C for the last time */
    expect_ahead(&session, NULL);
    session_close(&session);
}

static void what_was_left_out_does_not_come_next(void **state)
{
    (void)state;
    Session session;
    open_rounds(&session);
    session_until(&session, SECONDS(25));
    session_ouch(&session, OUCH_LEFT_OUT, &(Easing){0}); /* B */
    session_until(&session, SECONDS(25 + 15 + 20 + 1));  /* in A's second round */
    assert_string_equal(session_view(&session).segment->step->name, "A");
    expect_ahead(&session, "C");
    session_close(&session);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(it_is_the_next_step_and_over_the_rest_the_next_round),
        cmocka_unit_test(what_was_left_out_does_not_come_next),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
