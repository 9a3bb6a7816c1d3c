// SPDX-FileCopyrightText: 2026 The Limber authors
// SPDX-License-Identifier: GPL-3.0-or-later
/* What stands under the clock: the step's note, the cues, a calm word in the pauses. Getting set,
 * the note comes first; at work the cues do, the newest bright, and the note where
 * there is room. */
#include "screen/coach/coach.h"

#include "base/text.h"

#define MOST_TEXTS (COACH_CUES + 4)

typedef struct {
    Style style;
    const char *text;
} Text;

static bool is_at_work(const PlayerView *view)
{
    return view->segment->kind == SEGMENT_WORK;
}

static void add(Text *texts, int *count, Style style, const char *text)
{
    if (text && *count < MOST_TEXTS)
        texts[(*count)++] = (Text){style, text};
}

/* Nobody who lies or sits shakes a leg out. */
static const char *rest_words(const Step *step)
{
    bool stands = step->position == POSITION_STANDING || step->position == POSITION_STEP;
    return stands ? "Shake it out." : "Let it rest.";
}

/* The notice comes first (at 0, where there is one), whatever goes on. */
static int gather(const Coach *coach, const PlayerView *view, Text *texts)
{
    int count = 0;
    add(texts, &count, STYLE_CALM, coach->notice);
    if (view->segment->kind == SEGMENT_REST && !view->segment->rest_step)
        add(texts, &count, STYLE_CALM, rest_words(view->segment->step));
    if (view->segment->kind == SEGMENT_SWITCH)
        add(texts, &count, STYLE_CALM, "Other side, same time.");
    if (!is_at_work(view))
        add(texts, &count, STYLE_CALM, coach->note);
    for (int i = 0; i < coach->cue_count; i++)
        add(texts, &count, i < coach->fresh ? STYLE_DIM : STYLE_TEXT, coach->cues[i]);
    if (is_at_work(view))
        add(texts, &count, STYLE_DIM, coach->note);
    return count;
}

static int rows_of_cues_to_come(const PlayerView *view, int cells)
{
    int rows = 0, cues = 0;
    for (size_t i = 0; i < view->segment->mark_count && cues < COACH_CUES; i++) {
        const Mark *mark = &view->segment->marks[i];
        if (mark->kind != MARK_CUE)
            continue;
        rows += text_rows(mark->text, cells);
        cues++;
    }
    return rows;
}

int coach_text_rows(const Coach *coach, const PlayerView *view, int cells)
{
    Text texts[MOST_TEXTS];
    int rows = 0, count = gather(coach, view, texts);
    if (is_at_work(view))
        return rows_of_cues_to_come(view, cells) +
               (coach->notice ? text_rows(coach->notice, cells) : 0);
    for (int i = 0; i < count; i++)
        rows += text_rows(texts[i].text, cells);
    return rows;
}

/* At work: how many of the oldest cues to leave out so that the newest is in view in `rows`. */
static int cues_left_out(const Coach *coach, int rows, int cells)
{
    int first = coach->cue_count;
    while (first > 0) {
        rows -= text_rows(coach->cues[first - 1], cells);
        if (rows < 0)
            break;
        first--;
    }
    return first < coach->cue_count || first == 0 ? first : first - 1;
}

void coach_text_draw(const Coach *coach, const PlayerView *view, const CoachLayout *at)
{
    Text texts[MOST_TEXTS];
    int count = gather(coach, view, texts), row = at->text, last = at->text + at->text_rows;
    int lead = coach->notice ? 1 : 0, left_out = 0;
    if (is_at_work(view)) {
        int taken = lead ? text_rows(coach->notice, at->cells) : 0;
        left_out = cues_left_out(coach, at->text_rows - taken, at->cells);
    }
    for (int i = 0; i < count && row < last; i++) {
        if (i >= lead && i < lead + left_out)
            continue;
        style_set(texts[i].style);
        row += put_wrapped(row, at->left, at->cells, last - row, texts[i].text);
    }
    style_set(STYLE_TEXT);
}
