// SPDX-FileCopyrightText: 2026 The Limber authors
// SPDX-License-Identifier: GPL-3.0-or-later
/* Tightness of a region over the year, before and after, one plot above the other: left solid,
 * right dotted, each named at its end; the answers to a routine's own questions and what was lifted
 * in a step, a plot each.
 * Short spans are drawn by the day, longer ones by the mean of
 * each week. */
#include "screen/history/history_screen.h"

#include "base/array.h"
#include "base/text.h"
#include "terminal/cells.h"
#include "terminal/dot_plot.h"
#include "terminal/list.h"

#include <stdio.h>
#include <string.h>

#define LIST_COLUMNS 72 /* from here on the regions stand beside the plots */
#define LIST_CELLS 27
#define GUTTER 4 /* cells: "10 ", "150 " */
#define WORDED_COLUMNS 40
#define LABEL_CELLS 10 /* "right 4.1" */
#define LETTER_CELLS 3 /* " LR" */
#define BY_DAY 70      /* days: longer spans are drawn by the week */
#define LEAST_DAYS 14
#define LEAST_ROWS 6
#define TALL_ROWS 16 /* from here on there is air between the plots */
#define MOST 10

/* ---- which regions ---- */

void history_screen_regions(HistoryScreen *screen)
{
    const History *history = screen->log.history;
    size_t most = history->tightness_count + history->scale_count + history->load_count + 1;
    screen->regions = arena_alloc(screen->arena, most * sizeof(char *));
    for (size_t i = 0; i < history->tightness_count; i++) {
        const char *id = history->tightness[i].region;
        size_t at = 0;
        while (at < screen->region_count && strcmp(screen->regions[at], id) != 0)
            at++;
        screen->regions[at] = id;
        screen->region_count += at == screen->region_count;
    }
    screen->asked_from = screen->region_count;
    for (size_t i = 0; i < history->scale_count; i++)
        screen->regions[screen->region_count++] = history->scales[i].region;
    screen->loads_from = screen->region_count;
    for (size_t i = 0; i < history->load_count; i++)
        screen->regions[screen->region_count++] = history->loads[i].heaviest.region;
}

/* Has it one plot, without sides? What was asked and what was lifted has. */
static bool is_single(const HistoryScreen *screen, size_t region)
{
    return region >= screen->asked_from;
}

/* What was lifted in a step; NULL: it is something else. */
static const LoadSeries *load_at(const HistoryScreen *screen, size_t region)
{
    bool is_load = region >= screen->loads_from && region < screen->region_count;
    return is_load ? &screen->log.history->loads[region - screen->loads_from] : NULL;
}

/* A value of a series as it is drawn. */
static double drawn(const HistoryScreen *screen, size_t region, double value)
{
    const LoadSeries *load = load_at(screen, region);
    return load && value >= 0 ? log_words_weight(value, load->in_pounds) : value;
}

static size_t selected_region(const HistoryScreen *screen)
{
    return screen->lists[HISTORY_TIGHTNESS].selected;
}

/* The series of a region's side, or NULL. */
static const TightnessSeries *series_of(const HistoryScreen *screen, size_t region, Side side)
{
    const History *history = screen->log.history;
    if (load_at(screen, region))
        return side == SIDE_NONE ? &load_at(screen, region)->heaviest : NULL;
    if (is_single(screen, region))
        return side == SIDE_NONE ? &history->scales[region - screen->asked_from] : NULL;
    for (size_t i = 0; i < history->tightness_count; i++)
        if (history->tightness[i].side == side &&
            strcmp(history->tightness[i].region, screen->regions[region]) == 0)
            return &history->tightness[i];
    return NULL;
}

/* ---- values over time ---- */

typedef struct {
    DotPoint points[HISTORY_DAYS + 7];
    size_t count;
} Means;

static void take_means(const HistoryScreen *screen, Means *means, Side side, RatingWhen when,
                       Day from, Day to)
{
    size_t region = selected_region(screen);
    const TightnessSeries *series = series_of(screen, region, side);
    bool by_day = to - from <= BY_DAY;
    Day step = by_day ? 1 : 7;
    means->count = 0;
    for (Day day = by_day ? from : from - day_of_week(from); series && day <= to; day += step) {
        double mean = history_mean(series, when, day, day + step - 1);
        double at = (double)day + (double)(step - 1) / 2;
        if (mean < 0 || means->count == COUNT_OF(means->points))
            continue;
        at = at < (double)from ? (double)from : at > (double)to ? (double)to : at;
        means->points[means->count++] = (DotPoint){at, drawn(screen, region, mean)};
    }
}

/* The first day of a region's ratings, two weeks back at least and a year at most. */
static Day first_day(const HistoryScreen *screen, size_t region)
{
    Day today = screen->log.plan.today, from = today - LEAST_DAYS + 1;
    for (Side side = SIDE_NONE; side <= SIDE_RIGHT; side++) {
        const TightnessSeries *series = series_of(screen, region, side);
        if (series && series->count > 0 && series->points[0].day < from)
            from = series->points[0].day;
    }
    Day first = screen->log.history->days[0].day;
    return from > first ? from : first;
}

/* ---- one plot ---- */

static const Style ink_styles[INK_COUNT] = {
    [INK_NONE] = STYLE_TEXT, [INK_FLOOR] = STYLE_TRACK, [INK_PROP] = STYLE_TEXT,
    [INK_FAR] = STYLE_TEXT,  [INK_NEAR] = STYLE_BAR,    [INK_ACCENT] = STYLE_FIGURE_FELT,
};

static Ink ink_of(Side side)
{
    return side == SIDE_RIGHT ? INK_ACCENT : INK_NEAR;
}

static char letter_of(Side side)
{
    return side == SIDE_LEFT ? 'L' : side == SIDE_RIGHT ? 'R' : 'o';
}

static int label_cells(const Box *box)
{
    return box->columns >= WORDED_COLUMNS ? LABEL_CELLS : LETTER_CELLS;
}

/* The side and its last value after the end of its line. */
static void draw_label(const Box *box, Side side, const Means *means, int row)
{
    char words[32], mean[16];
    int cells = label_cells(box);
    bool worded = cells == LABEL_CELLS;
    log_words_mean(means->points[means->count - 1].value, mean, sizeof mean);
    if (worded)
        snprintf(words, sizeof words, "%s%s%s", side_name(side), side ? " " : "", mean);
    else
        snprintf(words, sizeof words, "%c", side ? letter_of(side) : ' ');
    bool second = !worded && side == SIDE_RIGHT;
    style_set(ink_styles[ink_of(side)]);
    put_text(row, box->column + box->columns - cells + 1 + second, cells - 1 - second, words);
    style_set(STYLE_TEXT);
}

/* Both labels, apart where they would stand in one row; the higher value's is the upper one. */
static void draw_labels(const DotPlot *plot, const Box *box, const Means means[3])
{
    bool ascii = !terminal_unicode();
    const Means *left = &means[SIDE_LEFT], *right = &means[SIDE_RIGHT];
    int rows[3] = {0};
    for (Side side = SIDE_NONE; side <= SIDE_RIGHT; side++)
        if (means[side].count > 0)
            rows[side] = dot_plot_row(plot, means[side].points[means[side].count - 1].value, ascii,
                                      box->rows);
    if (left->count > 0 && right->count > 0 && rows[SIDE_LEFT] == rows[SIDE_RIGHT] &&
        label_cells(box) == LABEL_CELLS) {
        bool left_up = left->points[left->count - 1].value >= right->points[right->count - 1].value;
        Side upper = left_up ? SIDE_LEFT : SIDE_RIGHT, lower = left_up ? SIDE_RIGHT : SIDE_LEFT;
        if (rows[lower] + 1 < box->rows)
            rows[lower]++;
        else
            rows[upper]--;
    }
    for (Side side = SIDE_NONE; side <= SIDE_RIGHT; side++)
        if (means[side].count > 0)
            draw_label(box, side, &means[side], box->row + rows[side]);
}

static void draw_axis(const DotPlot *plot, const Box *box)
{
    char most[16], half[16];
    snprintf(most, sizeof most, "%.0f", plot->most);
    snprintf(half, sizeof half, "%.0f", plot->most / 2);
    style_set(STYLE_DIM);
    draw_right(box->row, box->column, GUTTER - 1, most);
    if (box->rows >= 7)
        draw_right(box->row + dot_plot_row(plot, plot->most / 2, !terminal_unicode(), box->rows),
                   box->column, GUTTER - 1, half);
    draw_right(box->row + box->rows - 1, box->column, GUTTER - 1, "0");
    style_set(STYLE_TEXT);
}

/* The top of the axis: 10; of what was lifted a round number. */
static double axis_of(const HistoryScreen *screen, const Means *means)
{
    double most = MOST;
    if (!load_at(screen, selected_region(screen)))
        return most;
    for (size_t i = 0; i < means->count; i++)
        while (means->points[i].value > most)
            most += most < 100 ? 10 : 50;
    return most;
}

/* The lines of a region's sides into the box: axis, plot, labels. */
static void draw_plot(const HistoryScreen *screen, const Box *box, RatingWhen when, Day from)
{
    static Means means[3];
    static CanvasCell cells[RASTER_MAX_ROWS * RASTER_MAX_COLUMNS];
    DotSeries series[3];
    Day today = screen->log.plan.today;
    DotPlot plot = {.from = (double)from,
                    .to = (double)today,
                    .gap = today - from > BY_DAY ? 28 : 14,
                    .series = series};
    int columns = box->columns - GUTTER - label_cells(box);
    int rows = box->rows < RASTER_MAX_ROWS ? box->rows : RASTER_MAX_ROWS;
    if (columns > RASTER_MAX_COLUMNS)
        columns = RASTER_MAX_COLUMNS;
    if (columns < 4 || rows < 1)
        return;
    for (Side side = SIDE_NONE; side <= SIDE_RIGHT; side++) {
        take_means(screen, &means[side], side, when, from, today);
        if (means[side].count > 0)
            series[plot.count++] = (DotSeries){means[side].points, means[side].count,
                                               side == SIDE_RIGHT, ink_of(side), letter_of(side)};
    }
    plot.most = axis_of(screen, &means[SIDE_NONE]);
    Box drawn = {box->row, box->column, rows, GUTTER + columns + label_cells(box)};
    draw_axis(&plot, &drawn);
    dot_plot_draw(&plot, !terminal_unicode(), rows, columns, cells);
    cells_draw(box->row, box->column + GUTTER, rows, columns, cells, ink_styles, INK_COUNT);
    draw_labels(&plot, &drawn, means);
}

/* The days under a plot: the first and the last, and between them the months. */
static void draw_days(const HistoryScreen *screen, const Box *box, int row, Day from)
{
    Day today = screen->log.plan.today;
    int columns = box->columns - GUTTER - label_cells(box), left = box->column + GUTTER;
    if (columns > RASTER_MAX_COLUMNS)
        columns = RASTER_MAX_COLUMNS;
    char words[32];
    Date date = date_of_day(from);
    style_set(STYLE_DIM);
    snprintf(words, sizeof words, "%d %s", date.day, month_short(date.month));
    int free_from = left + put_text(row, left, columns, words) + 1;
    int last = left + columns - 5;
    put_text(row, last, 5, "today");
    for (Day day = from; day < today; day++) {
        int column = left + (int)((double)(day - from) / (double)(today - from) * (columns - 1));
        Date other = date_of_day(day);
        if (other.day != 1 || column < free_from || column + 4 > last)
            continue;
        put_text(row, column, 3, month_short(other.month));
        free_from = column + 4;
    }
    style_set(STYLE_TEXT);
}

/* ---- words about it ---- */

/* How much is said of each line beside a plot's title; less where there is no room. */
typedef enum { WORDS_CHANGE, WORDS_SIDE, WORDS_LETTER, WORDS_NONE } WordsForm;

static const char *sample_of(Side side, WordsForm form)
{
    if (!terminal_unicode())
        return side == SIDE_LEFT ? "L" : side == SIDE_RIGHT ? "R" : "o";
    if (form == WORDS_LETTER)
        return side == SIDE_RIGHT ? "⠂⠐" : "⠒⠒";
    return side == SIDE_RIGHT ? "⠂⠐ ⠂⠐" : "⠒⠒⠒⠒⠒";
}

/* " left 6.8 → 4.1", " left" or " L" after the sample of a side's line. */
static void line_words(const HistoryScreen *screen, const TightnessSeries *series, RatingWhen when,
                       WordsForm form, char *out, size_t capacity)
{
    char first[16], last[16];
    Side side = series->side;
    Trend trend = log_words_trend(series, screen->log.plan.today);
    bool before = when == RATING_BEFORE;
    size_t region = selected_region(screen);
    log_words_mean(drawn(screen, region, before ? trend.first_before : trend.first_after), first,
                   sizeof first);
    log_words_mean(drawn(screen, region, before ? trend.last_before : trend.last_after), last,
                   sizeof last);
    if (form == WORDS_LETTER)
        snprintf(out, capacity, " %c", letter_of(side));
    else if (form == WORDS_CHANGE && trend.apart)
        snprintf(out, capacity, " %s%s%s %s %s", side_name(side), side ? " " : "", first,
                 terminal_unicode() ? "→" : ">", last);
    else
        snprintf(out, capacity, " %s", side_name(side));
}

#define BETWEEN_WORDS 3

/* Draws the words of all sides, or with draw false measures them; returns the cells. */
static int put_words(const HistoryScreen *screen, int row, int column, RatingWhen when,
                     WordsForm form, bool draw)
{
    int used = 0;
    for (Side side = SIDE_NONE; side <= SIDE_RIGHT; side++) {
        const TightnessSeries *series = series_of(screen, selected_region(screen), side);
        char words[96];
        if (!series || series->count == 0)
            continue;
        const char *sample = sample_of(side, form);
        line_words(screen, series, when, form, words, sizeof words);
        if (draw) {
            style_set(ink_styles[ink_of(side)]);
            put_text(row, column + used, text_width(sample), sample);
            style_set(STYLE_TEXT);
            put_text(row, column + used + text_width(sample), text_width(words), words);
        }
        used += text_width(sample) + text_width(words) + BETWEEN_WORDS;
    }
    return used > 0 ? used - BETWEEN_WORDS : 0;
}

/* The title of a plot; named: with its region and its place among them, where no list says so. */
static void draw_title(const HistoryScreen *screen, const Box *box, int row, RatingWhen when,
                       bool named)
{
    char title[1024], place[48] = "";
    const char *name = when == RATING_BEFORE ? "Before" : "After";
    const LoadSeries *load = load_at(screen, selected_region(screen));
    if (load)
        snprintf(title, sizeof title, "%s, %s", load->heaviest.region,
                 load->in_pounds ? "lb" : "kg");
    else if (is_single(screen, selected_region(screen)))
        snprintf(title, sizeof title, "%s", screen->regions[selected_region(screen)]);
    else if (named && when == RATING_BEFORE)
        snprintf(title, sizeof title, "%s, before",
                 region_label(screen->regions[selected_region(screen)]));
    else
        snprintf(title, sizeof title, "%s", name);
    if (named && (when == RATING_AFTER || is_single(screen, selected_region(screen))))
        snprintf(place, sizeof place, "  %zu of %zu", selected_region(screen) + 1,
                 screen->region_count);
    style_set(STYLE_TITLE);
    int placed = text_width(place);
    int used = put_text(row, box->column, box->columns - placed, title) + BETWEEN_WORDS;
    int room = box->columns - used - placed;
    style_set(STYLE_DIM);
    put_text(row, box->column + box->columns - placed, placed, place);
    WordsForm form = WORDS_CHANGE;
    while (form < WORDS_NONE && put_words(screen, row, 0, when, form, false) > room)
        form++;
    if (form < WORDS_NONE)
        put_words(screen, row, box->column + used, when, form, true);
    style_set(STYLE_TEXT);
}

/* ---- the page ---- */

/* Which way a question's answers went: whether that is good, the question alone says. */
static const char *asked_word(const HistoryScreen *screen, size_t region)
{
    Trend trend = log_words_trend(series_of(screen, region, SIDE_NONE), screen->log.plan.today);
    double change = trend.last_before - trend.first_before;
    if (!trend.apart || trend.first_before < 0 || trend.last_before < 0)
        return "";
    return change <= -0.5 ? "lower" : change >= 0.5 ? "higher" : "as before";
}

/* The word of the side that moved most, for the list. */
static const char *region_word(const HistoryScreen *screen, size_t region)
{
    if (is_single(screen, region))
        return asked_word(screen, region);
    const char *word = "";
    double most = -1;
    for (Side side = SIDE_NONE; side <= SIDE_RIGHT; side++) {
        const TightnessSeries *series = series_of(screen, region, side);
        if (!series || series->count == 0)
            continue;
        Trend trend = log_words_trend(series, screen->log.plan.today);
        double change = trend.last_before - trend.first_before;
        change = change < 0 ? -change : change;
        if (!*log_words_trend_word(&trend) || change <= most)
            continue;
        most = change;
        word = log_words_trend_word(&trend);
    }
    return word;
}

static size_t count_regions(const void *screen)
{
    return ((const HistoryScreen *)screen)->region_count;
}

static void draw_region(const void *of, const Box *box, size_t region, bool selected)
{
    const HistoryScreen *screen = of;
    list_row_ground(box, box->row, selected);
    put_text(box->row, box->column + 2, box->columns - 12, region_label(screen->regions[region]));
    style_set(selected ? STYLE_SELECTED : STYLE_DIM);
    draw_right(box->row, box->column + box->columns - 10, 9, region_word(screen, region));
    style_set(STYLE_TEXT);
}

const BrowseList history_screen_tightness = {.count = count_regions, .draw_row = draw_region};

/* Before above, after below; in the lowest windows before alone. What was asked is one plot. */
static void draw_plots(const HistoryScreen *screen, const Box *box, bool named)
{
    Day from = first_day(screen, selected_region(screen));
    bool both = box->rows >= LEAST_ROWS + 2 && !is_single(screen, selected_region(screen)),
         tall = box->rows >= TALL_ROWS;
    int rows = box->rows - (both ? 2 : 1) - (tall ? 3 : 1); /* without titles, days, air */
    int upper = both ? (rows + 1) / 2 : rows, at = box->row;
    draw_title(screen, box, at++, RATING_BEFORE, named);
    draw_plot(screen, &(Box){at, box->column, upper, box->columns}, RATING_BEFORE, from);
    at += upper;
    if (tall || !both)
        draw_days(screen, box, at++, from);
    at += tall;
    if (!both)
        return;
    draw_title(screen, box, at++, RATING_AFTER, named);
    draw_plot(screen, &(Box){at, box->column, rows - upper, box->columns}, RATING_AFTER, from);
    draw_days(screen, box, at + rows - upper, from);
}

void history_screen_tightness_draw(HistoryScreen *screen, const Box *box, int *row, int *column)
{
    if (screen->region_count == 0) {
        put_wrapped(box->row, box->column, box->columns, box->rows,
                    "No tightness has been rated yet. A routine with a check-in asks for it, "
                    "before and after.");
        return;
    }
    bool beside = box->columns >= LIST_COLUMNS;
    Box plots = *box, list = {box->row, box->column, box->rows, LIST_CELLS};
    Browse *browse = &screen->lists[HISTORY_TIGHTNESS];
    browse->list = (Box){0};
    if (beside) {
        plots.column += LIST_CELLS + 2;
        plots.columns -= LIST_CELLS + 2;
        browse_draw(browse, &history_screen_tightness, screen, &list, row, column);
    }
    if (plots.rows >= 3)
        draw_plots(screen, &plots, !beside);
}
