// SPDX-FileCopyrightText: 2026 The Limber authors
// SPDX-License-Identifier: GPL-3.0-or-later
/* For Just Another Workout Timer: a set for each step, in it what the timeline has of it, in whole
 * seconds. Letters beyond ASCII are escapes, because that program writes and reads such files in
 * two different encodings. */
#include "page/export_laps.h"
#include "page/export_private.h"

#include "page/json.h"

#define WAIT_S 30 /* in place of a key that is waited for */

static int64_t whole_seconds(const Segment *segment)
{
    return segment->kind == SEGMENT_WAIT ? WAIT_S : export_whole_seconds(segment);
}

static void print_segment(Json *json, const Segment *segment)
{
    static const char *const before[] = {[SEGMENT_PREPARE] = "Get ready: ",
                                         [SEGMENT_WORK] = "",
                                         [SEGMENT_SWITCH] = "Change sides: ",
                                         [SEGMENT_REST] = "Rest: ",
                                         [SEGMENT_WAIT] = ""};
    char name[256], words[192];
    timeline_describe(segment, NULL, words, sizeof words);
    snprintf(name, sizeof name, "%s%s", before[segment->kind], words);
    json_open_object(json, NULL);
    json_text(json, "name", name);
    json_whole(json, "duration", whole_seconds(segment));
    json_close(json);
}

void export_jawt(const Export *export, FILE *out)
{
    const Timeline *timeline = export->timeline;
    Json json;
    json_start(&json, out, JSON_INDENTED);
    json_open_object(&json, NULL);
    json_text(&json, "title", timeline->routine->title);
    json_open_array(&json, "sets");
    for (size_t i = 0; i < timeline->count; i++) {
        const Segment *segment = &timeline->segments[i];
        if (i == 0 || segment->visit != timeline->segments[i - 1].visit) {
            if (i > 0) {
                json_close(&json);
                json_close(&json);
            }
            json_open_object(&json, NULL);
            json_whole(&json, "repetitions", 1);
            json_text(&json, "name", segment->step->name);
            json_open_array(&json, "exercises");
        }
        if (whole_seconds(segment) > 0)
            print_segment(&json, segment);
    }
    json_close(&json);
    json_close(&json);
    json_close(&json);
    json_whole(&json, "version", 2);
    json_whole(&json, "position", -1);
    json_close(&json);
}
