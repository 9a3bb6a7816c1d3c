// SPDX-FileCopyrightText: 2026 The Limber authors
// SPDX-License-Identifier: GPL-3.0-or-later
/* A session driven by a test; see the header. */
#include "session_log.h"

#include "routine_builder.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stdlib.h>

#include <cmocka.h>

void timeline_expect(Routine *routine, const char *expected)
{
    char *text = NULL;
    size_t size = 0;
    FILE *out = open_memstream(&text, &size);
    Timeline *timeline = timeline_build(routine);
    timeline_print(timeline, out);
    fclose(out);
    timeline_free(timeline);
    routine_drop(routine);
    assert_string_equal(text, expected);
    free(text);
}

static const char *const control_names[] = {
    [EVENT_PAUSED] = "paused",       [EVENT_RESUMED] = "resumed",   [EVENT_JUMPED] = "jumped",
    [EVENT_EXTENDED] = "extended",   [EVENT_FINISHED] = "finished", [EVENT_OUCH] = "ouch",
    [EVENT_SHORTENED] = "shortened",
};

static void log_event(FILE *out, const Event *event)
{
    char text[256];
    long long milliseconds = event->at / NS_PER_MS;
    fprintf(out, "%lld.%03lld ", milliseconds / 1000, milliseconds % 1000);
    if (event->kind == EVENT_SEGMENT || event->kind == EVENT_MARK) {
        const char *kind = timeline_describe(event->segment, event->mark, text, sizeof text);
        fprintf(out, "%s %s", kind, text);
    } else if (event->kind == EVENT_COUNT_IN) {
        fprintf(out, "count %d", event->number);
    } else {
        fputs(control_names[event->kind], out);
    }
    if (event->kind == EVENT_FINISHED && !event->completed)
        fputs(" early", out);
    if (event->sound != SOUND_NONE)
        fprintf(out, " [%s]", sound_name(event->sound));
    fputc('\n', out);
}

void session_open(Session *session, Routine *routine)
{
    *session = (Session){.routine = routine};
    session->timeline = timeline_build(routine);
    session->player = player_new(session->timeline, 0);
    session->out = open_memstream(&session->text, &session->size);
}

void session_open_steps(Session *session, const Step *steps, size_t count)
{
    Routine *routine = routine_new();
    for (size_t i = 0; i < count; i++)
        routine_add(routine, steps[i]);
    session_open(session, routine);
}

void session_close(Session *session)
{
    fclose(session->out);
    free(session->text);
    player_free(session->player);
    timeline_free(session->timeline);
    routine_drop(session->routine);
}

void session_until(Session *session, Ns now)
{
    Event event;
    session->now = now;
    while (player_poll(session->player, now, &event))
        log_event(session->out, &event);
}

void session_do(Session *session, Command command)
{
    session_until(session, session->now);
    player_command(session->player, command, session->now);
    session_until(session, session->now);
}

void session_ouch(Session *session, OuchAction action, const Easing *easing)
{
    session_do(session, COMMAND_OUCH);
    timeline_ouch(session->timeline, session_view(session).index, action, easing);
    session_do(session, COMMAND_PAUSE);
}

void session_expect(Session *session, const char *expected)
{
    fclose(session->out);
    char *text = session->text;
    session->out = open_memstream(&session->text, &session->size);
    assert_string_equal(text, expected);
    free(text);
}

PlayerView session_view(const Session *session)
{
    return player_view(session->player, session->now);
}

const SegmentResult *session_result(const Session *session, size_t index)
{
    return &player_results(session->player)[index];
}

Step step_calf(void)
{
    return step_of("Calf", work_hold(SECONDS(10)));
}

Step step_quad(void)
{
    Step step = step_of("Quad", work_hold(SECONDS(10)));
    step.side = SIDES_EACH;
    return step;
}
