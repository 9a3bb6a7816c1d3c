// SPDX-FileCopyrightText: 2026 The Limber authors
// SPDX-License-Identifier: GPL-3.0-or-later
/* Draws the coach: what to do now, on which side, a clock that is read from the floor, how far the
 * step and the routine are, the cues, what comes next, and the keys that work. The layout comes
 * from the window's size; a window too small for it shows the seconds and what fits beside them. */
#include "routine/duration.h"
#include "screen/coach/coach.h"

#include "base/array.h"
#include "base/text.h"
#include "screen/coach/coach_face.h"
#include "screen/parts/figure_view.h"
#include "terminal/tall_text.h"

#include <limits.h>
#include <stdio.h>
#include <string.h>

#define FRAMED_ROWS 5 /* boxes from this height on have a frame */
#define PADDED_ROWS 12

/* ---- the head ---- */

#define LEAST_TITLE 8 /* cells */

static bool is_new(const Coach *coach)
{
    return *live_note(coach->live) && coach->drawn_at < coach->note_until;
}

static bool fits_head(const char *text)
{
    return text_width(text) <= terminal_columns() - 4 - LEAST_TITLE;
}

/* What is wrong has its place in the head from first to last: in full while it is new, then in a
 * word, where it has one. */
static const char *trouble_of(const Coach *coach)
{
    const char *note = live_note(coach->live), *word = live_note_word(coach->live);
    return fits_head(note) && (is_new(coach) || !*word) ? note : word;
}

/* What the head says of the volume, or of a trouble. */
static const char *head_word(const Coach *coach, const char *trouble, char volume[32])
{
    int percent = live_volume(coach->live);
    if (percent > 0 && coach->drawn_at < coach->volume_until) {
        snprintf(volume, 32, "volume %d %%", percent);
        return volume;
    }
    return *trouble ? trouble : percent == 0 ? "muted" : "";
}

/* The head's end: a word, the turn, the times. The word has its place before they have theirs. */
static void head_end(const Coach *coach, const PlayerView *view, const char *word, char out[160])
{
    char turn[32], done[32], total[32];
    int most = *word ? terminal_columns() - 4 - LEAST_TITLE : INT_MAX;
    snprintf(turn, sizeof turn, "%d of %d", view->segment->visit + 1,
             live_timeline(coach->live)->visits);
    clock_format(view->session_elapsed, done, sizeof done);
    clock_format(view->session_total, total, sizeof total);
    snprintf(out, 160, "%s%s%s   %s / %s", word, *word ? "   " : "", turn, done, total);
    if (text_width(out) > most)
        snprintf(out, 160, "%s   %s / %s", word, done, total);
    if (text_width(out) > most)
        snprintf(out, 160, "%s   %s", word, done);
    if (text_width(out) > most)
        snprintf(out, 160, "%s", word);
}

static void draw_title(const CoachLayout *at, const Coach *coach, const PlayerView *view)
{
    char right[160], volume[32];
    const char *trouble = trouble_of(coach), *word = head_word(coach, trouble, volume);
    head_end(coach, view, word, right);
    int width = text_width(right), room = terminal_columns() - width - 4;
    style_set(STYLE_DIM);
    if (room > 0)
        put_text(at->title, 1, room, coach->routine->title);
    draw_right(at->title, 1, terminal_columns() - 2, right);
    if (word == trouble && *word) {
        style_set(STYLE_WARN);
        put_text(at->title, terminal_columns() - 1 - width, text_width(word), word);
    }
    style_set(STYLE_TEXT);
}

/* ---- the side ---- */

/* "LEFT" with an arrow on its own side, for one line of text; or "". */
static const char *side_words(Side side)
{
    static const char *const unicode[] = {"", " ◀ LEFT ", " RIGHT ▶ "};
    static const char *const ascii[] = {"", " << LEFT ", " RIGHT >> "};
    return terminal_unicode() ? unicode[side] : ascii[side];
}

static int put_side(int row, int column, int cells, Side side)
{
    if (side == SIDE_NONE)
        return 0;
    style_set(STYLE_SELECTED);
    int used = put_text(row, column, cells, side_words(side));
    style_set(STYLE_TEXT);
    return used + 2;
}

/* In double height where there is room for it, else in a line above the clock. The side goes before
 * it where the clock has no room for that in large letters. */
static void draw_name(const CoachLayout *at, const PlayerView *view, bool with_side)
{
    char name[256];
    const char *load = segment_load(view->segment);
    snprintf(name, sizeof name, "%s%s%s", view->segment->step->name, load ? ", " : "",
             load ? load : "");
    int row = at->name + at->name_rows - 1, used = 0, tall = tall_text_width(name);
    if (!with_side && at->name_rows >= TALL_TEXT_ROWS && tall >= 0 && tall <= at->cells &&
        !terminal_cursor_follows()) {
        tall_text_draw(at->name, at->left, name, STYLE_TITLE);
        return;
    }
    if (with_side)
        used = put_side(row, at->left, at->cells, view->side);
    style_set(STYLE_TITLE);
    put_text(row, at->left + used, at->cells - used, name);
    style_set(STYLE_TEXT);
}

/* What the name and the figure tell of: in a rest that which comes, as if one got set for it. */
static PlayerView told(Coach *coach)
{
    PlayerView view = coach->view;
    const Segment *coming = coach_coming(live_timeline(coach->live), view.index);
    if (view.segment->kind != SEGMENT_REST || !coming)
        return view;
    coach->ahead = *coming;
    coach->ahead.kind = SEGMENT_PREPARE;
    view.segment = &coach->ahead;
    view.side = coming->side;
    return view;
}

/* ---- the clock ---- */

static Style clock_style(const PlayerView *view)
{
    bool works = view->segment->kind == SEGMENT_WORK && !view->in_release;
    return works && view->state == PLAYER_RUNNING ? STYLE_CLOCK : STYLE_CALM;
}

/* A frame for each sort of sound, so that a beep can be told from another without colour. */
static FrameKind frame_of(const Coach *coach, Ns now, Style *style)
{
    *style = STYLE_TRACK;
    if (now >= coach->flash_until)
        return FRAME_ROUND;
    *style = STYLE_FLASH;
    switch (coach->flash) {
    case SOUND_PIP:
    case SOUND_BEAT:
    case SOUND_TICK:
        return FRAME_HEAVY;
    case SOUND_HALFWAY:
        return FRAME_DASHED;
    default:
        return FRAME_DOUBLE;
    }
}

/* How full they are: the bar breathes. */
static double lungs(Phase phase, double part)
{
    return phase == PHASE_IN ? part : phase == PHASE_FULL ? 1 : phase == PHASE_OUT ? 1 - part : 0;
}

/* In steps, so that the bar moves with the clock's ticks and seldom asks for a frame of its own. */
static double part_done(const PlayerView *view)
{
    Ns whole = view->elapsed + view->remaining;
    double part = view->mark_length > 0
                      ? (double)(view->mark_elapsed / COACH_BAR_TICK * COACH_BAR_TICK) /
                            (double)view->mark_length
                      : 0;
    if (view->mark_length > 0 && phase_breathes(view->phase))
        return lungs(view->phase, part);
    if (view->mark_length > 0)
        return part;
    return whole > 0 ? (double)coach_elapsed(view) / (double)whole : 0;
}

static Box inner_of(const Box *box)
{
    int frame = box->rows >= FRAMED_ROWS ? 1 : 0, pad = box->rows >= PADDED_ROWS ? 1 : 0;
    return (Box){box->row + frame + pad, box->column + 2, box->rows - 2 * (frame + pad),
                 box->columns - 4};
}

static void draw_frame(const Coach *coach, const Box *box, const PlayerView *view, Ns now)
{
    char counts[160];
    Style style;
    FrameKind frame = frame_of(coach, now, &style);
    bool says = coach->said && now < coach->said_until && view->state != PLAYER_PAUSED;
    char reps[64];
    const char *words = coach_reps_words(coach, view, reps, sizeof reps);
    const char *caption = says ? coach->said : words ? words : coach_caption(view);
    coach_counts(view, counts, sizeof counts);
    draw_box(box, frame, style);
    draw_box_title(box, caption, view->state == PLAYER_PAUSED ? STYLE_SELECTED : STYLE_TITLE);
    draw_box_corner(box, counts, text_width(caption));
    if (view->segment->kind != SEGMENT_WAIT)
        draw_bar(box->row + box->rows - 1, box->column + 2, box->columns - 4, part_done(view));
}

/* Caption, time and turn in one line, where there is no room for more. */
static void draw_clock_line(const Coach *coach, const Box *box, const PlayerView *view, Ns now)
{
    char text[32], counts[160], line[256];
    coach_clock_text(view, text, sizeof text);
    coach_counts(view, counts, sizeof counts);
    snprintf(line, sizeof line, "%s %s  %s", text, coach_caption(view), counts);
    style_set(now < coach->flash_until ? STYLE_SELECTED : clock_style(view));
    put_text(box->row, box->column, box->columns, line);
    style_set(STYLE_TEXT);
}

/* True: the side stands beside the clock in large letters. */
static bool draw_clock(const CoachLayout *at, const Coach *coach, const PlayerView *view, Ns now)
{
    const Box *box = &at->clock;
    if (box->rows < FRAMED_ROWS) {
        draw_clock_line(coach, box, view, now);
        return false;
    }
    FaceTexts texts, widest;
    Box inner = inner_of(box);
    coach_face_texts(view, &texts);
    coach_face_widest(live_timeline(coach->live), view, &widest);
    ClockFace face = coach_face_fit(&inner, &widest);
    draw_frame(coach, box, view, now);
    if (face.digits.rows > 0) {
        coach_face_draw(&face, &texts, clock_style(view));
    } else {
        style_set(clock_style(view));
        draw_centered(inner.row + inner.rows / 2, inner.column, inner.columns, texts.digits);
        style_set(STYLE_TEXT);
    }
    return face.side.rows > 0;
}

/* ---- the foot ---- */

/* What comes next; while it is new, what is wrong and is too long for the head. */
static void draw_next(const CoachLayout *at, const Coach *coach, const PlayerView *view)
{
    char line[320];
    const char *note = live_note(coach->live);
    if (at->next < 0)
        return;
    bool tells = is_new(coach) && !fits_head(note);
    if (tells)
        snprintf(line, sizeof line, "%s", note);
    else if (view->state == PLAYER_PAUSED)
        snprintf(line, sizeof line, "Space goes on, after three pips");
    else
        coach_next(live_timeline(coach->live), view, line, sizeof line);
    style_set(tells ? STYLE_WARN : STYLE_DIM);
    /* to the edge: at 40 columns the line about the sound is whole so */
    put_text(at->next, 1, terminal_columns() - (tells ? 1 : 2), line);
    style_set(STYLE_TEXT);
}

/* The question, as long as fits. */
static void draw_question(const Coach *coach, int row, int column, int cells)
{
    const char *const questions[] = {
        coach->holding ? "Finish here? Enter or y finishes, any other key goes on"
                       : "Finish here? Enter or y finishes, any other key stays paused",
        "Finish? Enter: yes  other: no", "Finish? Enter", "End?"};
    size_t count = COUNT_OF(questions), i = 0;
    while (i + 1 < count && text_width(questions[i]) > cells)
        i++;
    style_set(STYLE_WARN);
    put_text(row, column, cells, questions[i]);
    style_set(STYLE_TEXT);
}

static void draw_load(const Coach *coach, int row)
{
    int used = 1, cells = terminal_columns() - 2;
    used += put_text(row, 1, cells, "Load used: ");
    line_edit_draw(&coach->load, row, used, cells + 1 - used);
}

/* The keys that do something now. */
static unsigned keys_now(const Coach *coach)
{
    const PlayerView *view = &coach->view;
    const struct {
        int action;
        bool works;
    } keys[] = {
        {COACH_READY, view->state == PLAYER_WAITING},
        {COACH_GO_ON, view->state == PLAYER_PAUSED},
        {COACH_PAUSE, view->state != PLAYER_WAITING && view->state != PLAYER_PAUSED},
        {COACH_LONGER, view->segment->kind != SEGMENT_WAIT},
        {COACH_SHORTER, view->segment->kind != SEGMENT_WAIT},
        {COACH_FORM, coach->has_forms},
        {COACH_LOAD, live_load(coach->live) != NULL},
        {COACH_MUTE, coach->options->live.sound && live_volume(coach->live) > 0},
        {COACH_UNMUTE, coach->options->live.sound && live_volume(coach->live) == 0},
    };
    unsigned now = ~0u;
    for (size_t i = 0; i < COUNT_OF(keys); i++)
        if (!keys[i].works)
            now &= ~(1u << keys[i].action);
    return now;
}

static void say_footer(const CoachLayout *at, const Coach *coach, Shown *shown)
{
    shown->footer = keys_now(coach);
    shown->footer_row = coach->asking || coach->loading ? -1 : at->footer;
    if (coach->loading)
        draw_load(coach, at->footer);
    else if (coach->asking)
        draw_question(coach, at->footer, 1, terminal_columns() - 2);
}

/* ---- all of it ---- */

/* What is wrong, in a word at the end of a row, its first cells taken. False: it has no room. */
static bool draw_trouble(const Coach *coach, int row, int used)
{
    const char *word = live_note_word(coach->live);
    if (*word && used + text_width(word) > terminal_columns())
        return false;
    style_set(STYLE_WARN);
    draw_right(row, used, terminal_columns() - used, word);
    style_set(STYLE_TEXT);
    return true;
}

/* The seconds come first and stay to the last; below them what fits. */
static void draw_tiny(const Coach *coach, const PlayerView *view, bool help, Ns now)
{
    char seconds[16];
    snprintf(seconds, sizeof seconds, "%d", coach_seconds(view));
    style_set(now < coach->flash_until ? STYLE_SELECTED : clock_style(view));
    int used = put_text(0, 0, terminal_columns(), seconds) + 1;
    style_set(STYLE_TEXT);
    int row = terminal_rows() > 1 ? 1 : 0, column = terminal_rows() > 1 ? 0 : used;
    bool covered = coach->asking || help;
    if (row > 0 || !covered)
        used += put_text(0, used, terminal_columns() - used, coach_caption(view)) + 1;
    bool told = covered || draw_trouble(coach, 0, used);
    if (coach->asking)
        draw_question(coach, row, column, terminal_columns() - column);
    if (covered || row == 0)
        return;
    if (view->side != SIDE_NONE && terminal_rows() > 2)
        put_side(row++, 0, terminal_columns(), view->side);
    put_text(row++, 0, terminal_columns(), view->segment->step->name);
    if (!told && row < terminal_rows() && draw_trouble(coach, row, 0))
        row++;
    if (row < terminal_rows() && coach->cue_count > 0)
        put_wrapped(row, 0, terminal_columns(), terminal_rows() - row,
                    coach->cues[coach->cue_count - 1]);
}

static void draw_full(Coach *coach, Shown *shown, Ns now)
{
    const PlayerView *view = &coach->view, tells = told(coach);
    CoachLayout at = coach_layout_columns(terminal_rows(), terminal_columns(),
                                          figure_view_has(tells.segment->step));
    coach_layout_rows(&at, terminal_rows(), terminal_columns(),
                      coach_text_rows(coach, view, at.cells),
                      view->segment->kind == SEGMENT_PREPARE);
    draw_title(&at, coach, view);
    draw_next(&at, coach, view);
    coach->bar_row = at.bar;
    if (at.bar >= 0)
        coach_bar_draw(&at, coach->live, view);
    bool side_is_large = draw_clock(&at, coach, view, now);
    draw_name(&at, &tells, !side_is_large);
    coach->figure = at.figure;
    if (at.figure.rows > 0)
        coach->figure_stays =
            figure_view_draw(&at.figure, &tells, view->segment->kind == SEGMENT_REST);
    coach_text_draw(coach, view, &at);
    say_footer(&at, coach, shown);
}

static void say_help_note(Coach *coach)
{
    const char *state =
        coach->view.state == PLAYER_PAUSED ? "paused, with" : "the session goes on:";
    snprintf(coach->help_note, sizeof coach->help_note, "%s %d%s", state,
             coach_seconds(&coach->view), coach->view.state == PLAYER_PAUSED ? " s left" : "");
}

void coach_draw(Coach *coach, Shown *shown)
{
    coach->view = live_view(coach->live);
    coach->drawn_at = clock_monotonic(); /* no earlier than the view, or what is due would be */
    coach->bar_row = -1;
    coach->figure.rows = 0;
    coach->figure_stays = NS_NEVER;
    shown->footer_row = -1;
    terminal_clear();
    if (coach_layout_is_tiny(terminal_rows(), terminal_columns()))
        draw_tiny(coach, &coach->view, shown->help, coach->drawn_at);
    else
        draw_full(coach, shown, coach->drawn_at);
    say_help_note(coach);
    shown->note = coach->help_note;
    if (shown->help)
        coach->figure_stays = NS_NEVER; /* it stands behind the help */
}

/* In work alone: in a rest it is another one. */
bool coach_draw_figure(Coach *coach)
{
    PlayerView view = live_view(coach->live);
    coach->drawn_at = clock_monotonic();
    if (coach->figure.rows <= 0 || view.segment->kind != SEGMENT_WORK)
        return false;
    coach->figure_stays = figure_view_draw(&coach->figure, &view, false);
    return true;
}
