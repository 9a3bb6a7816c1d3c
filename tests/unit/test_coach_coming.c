// SPDX-FileCopyrightText: 2026 The Limber authors
// SPDX-License-Identifier: GPL-3.0-or-later
/* What the coach shows in a rest: what comes after it. */
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

/* After the segment under way; NULL: nothing does. */
static void expect_coming(const Session *session, const char *name, SegmentKind kind)
{
    const Segment *coming = coach_coming(session->timeline, session_view(session).index);
    if (!name) {
        assert_null(coming);
        return;
    }
    assert_non_null(coming);
    assert_string_equal(coming->step->name, name);
    assert_int_equal(coming->kind, kind);
}

static void over_a_rest_the_next_round_comes(void **state)
{
    (void)state;
    Session session;
    open_rounds(&session);
    session_until(&session, SECONDS(1));
    expect_coming(&session, "A", SEGMENT_WORK);
    session_until(&session, SECONDS(40)); /* C's work, and then the rest between the rounds */
    expect_coming(&session, "A", SEGMENT_PREPARE);
    session_until(&session, SECONDS(50)); /* in it */
    expect_coming(&session, "A", SEGMENT_PREPARE);
    session_until(&session, SECONDS(109)); /* C for the last time */
    expect_coming(&session, NULL, SEGMENT_REST);
    session_close(&session);
}

static void what_was_left_out_does_not_come(void **state)
{
    (void)state;
    Session session;
    open_rounds(&session);
    session_until(&session, SECONDS(25));
    session_ouch(&session, OUCH_LEFT_OUT, &(Easing){0}); /* B */
    session_until(&session, SECONDS(25 + 15 + 20 + 10)); /* in A's second round, at work */
    assert_string_equal(session_view(&session).segment->step->name, "A");
    expect_coming(&session, "C", SEGMENT_PREPARE);
    session_close(&session);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(over_a_rest_the_next_round_comes),
        cmocka_unit_test(what_was_left_out_does_not_come),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
