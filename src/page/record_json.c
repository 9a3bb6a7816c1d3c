// SPDX-FileCopyrightText: 2026 The Limber authors
// SPDX-License-Identifier: GPL-3.0-or-later
/* Writes records as JSON. */
#include "page/record_json.h"

#include "store/words.h"

void record_json_moment(Json *json, const char *key, Moment moment)
{
    char text[MOMENT_BYTES];
    json_text(json, key, moment.utc_s == 0 ? NULL : moment_format(moment, text, sizeof text));
}

void record_json_day(Json *json, const char *key, Day day)
{
    char text[MOMENT_BYTES];
    json_text(json, key, day_format(day, text, sizeof text));
}

void record_json_frequency(Json *json, const char *key, Frequency times)
{
    if (times.times <= 0) {
        json_null(json, key);
        return;
    }
    json_open_object(json, key);
    json_whole(json, "times", times.times);
    json_whole(json, "period_days", times.period_days);
    json_close(json);
}

static void add_session(Json *json, const SessionRecord *session, bool with_note)
{
    json_text(json, "id", session->id);
    record_json_moment(json, "started", session->started);
    record_json_moment(json, "ended", session->ended);
    json_text(json, "state", session_state_word(session->state));
    json_text(json, "routine", session->routine);
    json_text(json, "title", session->title);
    json_text(json, "sha256", session->sha256);
    json_level(json, "version", session->version > 0 ? session->version : -1);
    json_flag(json, "core_only", session->core_only);
    json_seconds(json, "planned_s", session->planned);
    json_seconds(json, "work_planned_s", session->work_planned);
    json_seconds(json, "work_held_s", session->work_held);
    json_whole(json, "steps", session->steps);
    json_whole(json, "steps_done", session->steps_done);
    json_whole(json, "pauses", session->pauses);
    json_seconds(json, "paused_s", session->paused);
    if (with_note)
        json_text(json, "note", session->note);
}

static void add_segment(Json *json, const SegmentRecord *segment)
{
    json_open_object(json, NULL);
    json_whole(json, "position", segment->position);
    json_whole(json, "step_index", segment->step_index);
    json_text(json, "step", segment->step);
    json_text(json, "exercise", segment->exercise);
    json_text(json, "side", log_side_word(segment->side));
    json_whole(json, "set", segment->set);
    json_whole(json, "sets", segment->sets);
    json_whole(json, "round", segment->round);
    json_seconds(json, "planned_s", segment->planned);
    json_seconds(json, "held_s", segment->held);
    json_whole(json, "reps_planned", segment->reps_planned);
    json_whole(json, "reps", segment->reps);
    json_flag(json, "skipped", segment->skipped);
    json_flag(json, "left_out", segment->left_out);
    json_flag(json, "eased", segment->eased);
    json_whole(json, "longer", segment->longer);
    record_json_moment(json, "ended", segment->ended);
    json_close(json);
}

static void add_rating(Json *json, const RatingRecord *rating)
{
    json_open_object(json, NULL);
    json_text(json, "region", rating->region);
    json_text(json, "side", rating_side_word(rating->side));
    json_text(json, "when", rating_when_word(rating->when));
    json_level(json, "tightness", rating->tightness);
    json_close(json);
}

static void add_pain(Json *json, const PainRecord *pain)
{
    json_open_object(json, NULL);
    json_text(json, "when", pain_when_word(pain->when));
    json_level(json, "level", pain->level);
    record_json_moment(json, "at", pain->at);
    json_close(json);
}

static void add_ouch(Json *json, const OuchRecord *ouch)
{
    json_open_object(json, NULL);
    json_whole(json, "position", ouch->position);
    json_whole(json, "step_index", ouch->step_index);
    json_text(json, "step", ouch->step);
    json_text(json, "exercise", ouch->exercise);
    json_text(json, "side", log_side_word(ouch->side));
    json_text(json, "region", ouch->region);
    json_level(json, "level", ouch->level);
    json_flag(json, "alarm", ouch->alarm);
    json_text(json, "action", ouch_action_word(ouch->action));
    record_json_moment(json, "at", ouch->at);
    json_close(json);
}

void record_json_logged(Json *json, const LoggedSession *logged, bool with_note)
{
    add_session(json, &logged->session, with_note);
    json_open_array(json, "segments");
    for (size_t i = 0; i < logged->segment_count; i++)
        add_segment(json, &logged->segments[i]);
    json_close(json);
    json_open_array(json, "ratings");
    for (size_t i = 0; i < logged->rating_count; i++)
        add_rating(json, &logged->ratings[i]);
    json_close(json);
    json_open_array(json, "pains");
    for (size_t i = 0; i < logged->pain_count; i++)
        add_pain(json, &logged->pains[i]);
    json_close(json);
    json_open_array(json, "ouches");
    for (size_t i = 0; i < logged->ouch_count; i++)
        add_ouch(json, &logged->ouches[i]);
    json_close(json);
}
