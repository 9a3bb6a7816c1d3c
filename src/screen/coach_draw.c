/* Draws the coach: what to do now, on which side, a clock that is read from the floor, how far the
 * step and the routine are, the cues, what comes next, and the keys that work. A layout is computed
 * from the window's size first; parts that do not fit are left out, the clock last of all. */
#include "screen/coach.h"

#include "base/text.h"
#include "routine/reader.h"
#include "screen/digits.h"
#include "screen/draw.h"
#include "screen/figure_view.h"
#include "screen/ncurses.h"

#include <stdio.h>
#include <string.h>

#define LEAST_ROWS 6 /* below: the seconds and nothing else */
#define LEAST_COLUMNS 20
#define FIGURE_COLUMNS 84 /* from this width on a figure stands beside the clock */
#define FIGURE_ROWS 16
#define HIGHEST_CLOCK 14

/* Where things stand; a row of -1: not shown. */
typedef struct {
    int left, cells; /* of the column with the clock */
    int title, bar, name, side, cues, cue_rows, next, footer;
    Box clock;  /* with its frame */
    Box figure; /* rows 0: none */
} Layout;

static Layout lay_out(bool has_figure)
{
    int rows = LINES, columns = COLS;
    Layout at = {.left = 1, .cells = columns - 2, .title = 0, .footer = rows - 1};
    bool roomy = rows >= 28;
    int row = 1;
    at.bar = rows >= 14 ? row++ : -1;
    row += roomy;
    if (has_figure && columns >= FIGURE_COLUMNS && rows >= FIGURE_ROWS) {
        at.figure = (Box){row, columns - columns * 2 / 5, rows - row - 2, columns * 2 / 5 - 1};
        at.cells = at.figure.column - 3;
    }
    at.name = row++;
    at.side = row++;
    row += roomy;
    at.next = rows >= 9 ? rows - 2 - (roomy ? 1 : 0) : -1;
    int below = at.next >= 0 ? at.next : at.footer;
    at.cue_rows = rows >= 24 ? 4 : rows >= 18 ? 3 : rows >= 11 ? 1 : 0;
    at.cues = below - at.cue_rows - (roomy ? 1 : 0);
    at.clock = (Box){row, at.left, at.cues - row - (roomy ? 1 : 0), at.cells};
    return at;
}

/* ---- words ---- */

int coach_seconds(const PlayerView *view)
{
    Ns ns = view->state == PLAYER_WAITING ? view->elapsed : view->remaining + NS_PER_S - 1;
    return (int)(ns / NS_PER_S);
}

static const char *caption_of(const PlayerView *view)
{
    if (view->state == PLAYER_PAUSED)
        return "Paused";
    if (view->state == PLAYER_COUNTING_IN)
        return "Going on";
    switch (view->segment->kind) {
    case SEGMENT_PREPARE:
        return "Get set";
    case SEGMENT_SWITCH:
        return "Switch sides";
    case SEGMENT_REST:
        return "Rest";
    case SEGMENT_WAIT:
        return "Your own pace";
    case SEGMENT_WORK:
        break;
    }
    if (view->in_release)
        return "Release";
    switch (view->segment->step->work.form) {
    case WORK_HOLD:
    case WORK_HOLDS:
        return "Hold";
    case WORK_TEMPO: {
        static const char *const phases[] = {"Lower", "Pause", "Raise", "Pause"};
        return phases[view->phase];
    }
    default:
        return "Move";
    }
}

/* "LEFT" with an arrow on its own side, or "". */
static void side_words(Side side, char *out, size_t capacity)
{
    bool unicode = terminal_unicode();
    out[0] = '\0';
    if (side == SIDE_LEFT)
        snprintf(out, capacity, " %s LEFT ", unicode ? "◀" : "<<");
    else if (side == SIDE_RIGHT)
        snprintf(out, capacity, " RIGHT %s ", unicode ? "▶" : ">>");
}

static void count_words(const PlayerView *view, char *out, size_t capacity)
{
    const Segment *segment = view->segment;
    char reps[48] = "", sets[48] = "", rounds[48] = "";
    if (view->reps > 0)
        snprintf(reps, sizeof reps, "rep %d of %d", view->rep > 0 ? view->rep : 1, view->reps);
    if (segment->sets > 1)
        snprintf(sets, sizeof sets, "%sset %d of %d", *reps ? "   " : "", segment->set,
                 segment->sets);
    if (segment->rounds > 1)
        snprintf(rounds, sizeof rounds, "%sround %d of %d", *reps || *sets ? "   " : "",
                 segment->round, segment->rounds);
    snprintf(out, capacity, "%s%s%s", reps, sets, rounds);
}

/* ---- the parts ---- */

static void draw_title(const Layout *at, const Coach *coach, const PlayerView *view)
{
    char done[32], total[32], right[96], volume[16] = "";
    clock_format(view->session_elapsed, done, sizeof done);
    clock_format(view->session_total, total, sizeof total);
    if (live_volume(coach->live) == 0)
        snprintf(volume, sizeof volume, "muted  ");
    snprintf(right, sizeof right, "%s%s / %s", volume, done, total);
    int right_cells = text_width(right);
    style_set(STYLE_DIM);
    put_text(at->title, 1, COLS - right_cells - 4, coach->routine->title);
    draw_right(at->title, 1, COLS - 2, right);
    style_set(STYLE_TEXT);
}

#define MOST_PARTS 128

/* The routine bar: one part a visit to a step, as long as its planned time. */
static void draw_routine_bar(const Layout *at, const Coach *coach, const PlayerView *view)
{
    const Timeline *timeline = live_timeline(coach->live);
    double weights[MOST_PARTS] = {0}, inside = 0;
    int visits = timeline->visits < MOST_PARTS ? timeline->visits : MOST_PARTS;
    for (size_t i = 0; i < timeline->count; i++) {
        int visit = timeline->segments[i].visit;
        double weight = (double)(timeline->segments[i].length + NS_PER_S);
        if (visit < visits)
            weights[visit] += weight;
        if (visit == view->segment->visit && i < view->index)
            inside += weight;
    }
    inside += (double)(view->segment->kind == SEGMENT_WAIT ? 0 : view->elapsed);
    int now = view->segment->visit;
    double part = now < visits && weights[now] > 0 ? inside / weights[now] : 0;
    draw_parts(at->bar, 1, COLS - 2, weights, visits, now, part > 1 ? 1 : part);
}

/* The step's name; between steps and in rests it is the one that comes. */
static void draw_name(const Layout *at, const PlayerView *view)
{
    style_set(STYLE_TITLE);
    put_text(at->name, at->left, at->cells, view->segment->step->name);
    style_set(STYLE_TEXT);
}

static void draw_side(const Layout *at, const PlayerView *view)
{
    char side[32], count[160];
    int column = at->left;
    side_words(view->side, side, sizeof side);
    count_words(view, count, sizeof count);
    if (*side) {
        style_set(STYLE_SELECTED);
        column += put_text(at->side, column, at->cells, side) + 2;
    }
    style_set(STYLE_TEXT);
    put_text(at->side, column, at->left + at->cells - column, count);
}

static FrameKind frame_of(const Coach *coach, Ns now, Style *style)
{
    *style = STYLE_TRACK;
    if (now >= coach->flash_until)
        return FRAME_ROUND;
    *style = STYLE_FLASH;
    return coach->flash == SOUND_PIP || coach->flash == SOUND_BEAT || coach->flash == SOUND_TICK
               ? FRAME_HEAVY
               : FRAME_DOUBLE;
}

static double part_done(const PlayerView *view)
{
    Ns whole = view->elapsed + view->remaining;
    if (view->mark_length > 0)
        return (double)view->mark_elapsed / (double)view->mark_length;
    return whole > 0 ? (double)view->elapsed / (double)whole : 0;
}

static void clock_text(const PlayerView *view, char *out, size_t capacity)
{
    int seconds = coach_seconds(view);
    if (view->state == PLAYER_COUNTING_IN)
        snprintf(out, capacity, "%d", view->count_in);
    else
        clock_format((Ns)seconds * NS_PER_S, out, capacity);
}

static Style clock_style(const PlayerView *view)
{
    return view->segment->kind == SEGMENT_WORK && view->state == PLAYER_RUNNING ? STYLE_ACCENT
                                                                                : STYLE_CALM;
}

/* The clock's digits in the middle of its box, as high as fits; plain where none does. */
static void draw_digits(const Box *box, const PlayerView *view)
{
    char text[32];
    clock_text(view, text, sizeof text);
    int most = box->rows - 2 > HIGHEST_CLOCK ? HIGHEST_CLOCK : box->rows - 2;
    if (box->rows >= 12 && most > box->rows - 4)
        most = box->rows - 4;
    int height = digits_height(text, box->columns - 4, most);
    Style style = clock_style(view);
    if (height == 0) {
        style_set(style);
        draw_centered(box->row + box->rows / 2, box->column + 1, box->columns - 2, text);
        style_set(STYLE_TEXT);
        return;
    }
    int width = digits_width(text, height);
    digits_draw(box->row + (box->rows - height) / 2, box->column + (box->columns - width) / 2,
                height, text, style);
}

static void draw_clock(const Layout *at, const Coach *coach, const PlayerView *view, Ns now)
{
    const Box *box = &at->clock;
    if (box->rows < 3) { /* one line: caption and time */
        char text[32], line[96];
        clock_text(view, text, sizeof text);
        snprintf(line, sizeof line, "%s %s", caption_of(view), text);
        style_set(clock_style(view));
        put_text(box->row, box->column, box->columns, line);
        style_set(STYLE_TEXT);
        return;
    }
    Style style;
    FrameKind frame = frame_of(coach, now, &style);
    draw_box(box, frame, style);
    draw_box_title(box, caption_of(view));
    draw_digits(box, view);
    if (view->state != PLAYER_WAITING)
        draw_bar(box->row + box->rows - 1, box->column + 2, box->columns - 4, part_done(view));
}

/* What was said last, the note while getting set, and the cues: the newest where not all fit. */
static void draw_cues(const Layout *at, const Coach *coach, Ns now)
{
    int row = at->cues, last = at->cues + at->cue_rows;
    style_set(STYLE_CALM);
    if (coach->said && now < coach->said_until)
        row += put_wrapped(row, at->left, at->cells, last - row, coach->said);
    if (coach->note)
        row += put_wrapped(row, at->left, at->cells, last - row, coach->note);
    style_set(STYLE_TEXT);
    int shown = last - row < coach->cue_count ? last - row : coach->cue_count;
    for (int i = coach->cue_count - shown; i < coach->cue_count && row < last; i++)
        row += put_wrapped(row, at->left, at->cells, last - row, coach->cues[i]);
}

/* What comes after what is on the screen now: getting set, the work itself is no news. */
static const Segment *coming(const Coach *coach, const PlayerView *view)
{
    const Timeline *timeline = live_timeline(coach->live);
    size_t next = view->index + 1;
    bool leads_in = view->segment->kind != SEGMENT_WORK && view->segment->kind != SEGMENT_WAIT;
    if (leads_in && next < timeline->count && timeline->segments[next].kind == SEGMENT_WORK)
        next++;
    return next < timeline->count ? &timeline->segments[next] : NULL;
}

static void draw_next(const Layout *at, const Coach *coach, const PlayerView *view)
{
    static const char *const words[] = {"Next: ", "Next: ", "Then switch ",
                                        "Then rest: ", "Next: "};
    char line[320], text[256];
    const char *note = live_note(coach->live);
    const Segment *next = coming(coach, view);
    if (*note) {
        snprintf(line, sizeof line, "%s", note);
    } else if (next) {
        timeline_describe(next, NULL, text, sizeof text);
        snprintf(line, sizeof line, "%s%s", words[next->kind], text);
    } else {
        snprintf(line, sizeof line, "Then you are done");
    }
    style_set(*note ? STYLE_WARN : STYLE_DIM);
    put_text(at->next, 1, COLS - 2, line);
    style_set(STYLE_TEXT);
}

static void draw_footer(const Layout *at, const Coach *coach, const PlayerView *view)
{
    unsigned shown = ~0u;
    if (coach->mode == MODE_ASKING) {
        style_set(STYLE_WARN);
        put_text(at->footer, 1, COLS - 2, "Finish here? Enter finishes, any other key goes on");
        style_set(STYLE_TEXT);
        return;
    }
    shown &= ~(1u << (view->state == PLAYER_WAITING ? COACH_PAUSE : COACH_GO));
    keys_footer(&coach_keys, at->footer, shown);
}

static void draw_figure(const Layout *at, const PlayerView *view)
{
    if (at->figure.rows > 0)
        figure_view_draw(&at->figure, view);
}

/* A window too small for anything else: the seconds, and the caption where there is room. */
static void draw_tiny(const PlayerView *view)
{
    char seconds[16];
    snprintf(seconds, sizeof seconds, "%d", coach_seconds(view));
    style_set(clock_style(view));
    int used = put_text(0, 0, COLS, seconds);
    style_set(STYLE_TEXT);
    put_text(0, used + 1, COLS - used - 1, caption_of(view));
    if (LINES > 1)
        put_text(1, 0, COLS, view->segment->step->name);
    char side[32];
    side_words(view->side, side, sizeof side);
    if (LINES > 2)
        put_text(2, 0, COLS, side);
}

void coach_draw(const Coach *coach, Ns now)
{
    PlayerView view = live_view(coach->live);
    erase();
    if (LINES < LEAST_ROWS || COLS < LEAST_COLUMNS) {
        draw_tiny(&view);
        return;
    }
    Layout at = lay_out(figure_view_has(view.segment->step));
    draw_title(&at, coach, &view);
    if (at.bar >= 0)
        draw_routine_bar(&at, coach, &view);
    draw_name(&at, &view);
    draw_side(&at, &view);
    draw_clock(&at, coach, &view, now);
    draw_figure(&at, &view);
    if (at.cue_rows > 0)
        draw_cues(&at, coach, now);
    if (at.next >= 0)
        draw_next(&at, coach, &view);
    draw_footer(&at, coach, &view);
    if (coach->mode == MODE_HELP)
        keys_help(&coach_keys, coach->help_scroll);
}
