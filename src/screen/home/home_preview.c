// SPDX-FileCopyrightText: 2026 The Limber authors
// SPDX-License-Identifier: GPL-3.0-or-later
/* The preview on home: what a routine is for, from whom, what to mind, and its steps with their
 * doses; of a file with mistakes, the first of them. It scrolls. */
#include "routine/duration.h"
#include "routine/reader.h"
#include "screen/home/home.h"

#include "routine/dose.h"
#include "screen/parts/figure_view.h"

#include <stdio.h>
#include <string.h>

#define MOST_MISTAKES 5
#define NUMBER_CELLS 4 /* before a step's name */

/* On which days it is there, where that is not every day. */
static void write_days(ScrollText *page, int indent, const DueDays *due)
{
    Arena *arena = arena_new();
    scroll_text_write(page, STYLE_CALM, indent, due_words(arena, due));
    arena_free(arena);
}

static void write_step(ScrollText *page, Home *home, int number, const Step *step)
{
    char dose[DOSE_BYTES], label[16] = "";
    int from = page->line;
    if (!step_is_rest(step))
        snprintf(label, sizeof label, "%2d", number);
    scroll_text_label(page, STYLE_CALM, label, NUMBER_CELLS, STYLE_TEXT, step->name);
    scroll_text_write(page, STYLE_DIM, NUMBER_CELLS, dose_format(step, dose, sizeof dose));
    write_days(page, NUMBER_CELLS, &step->due);
    if (step->photo) {
        snprintf(dose, sizeof dose, "Photo: %s", step->photo);
        scroll_text_write(page, STYLE_DIM, NUMBER_CELLS, dose);
    }
    if (step->link)
        scroll_text_write(page, STYLE_DIM, NUMBER_CELLS, step->link);
    if (step->exercise)
        scroll_text_spot(page, from, number, &home->steps);
}

static void write_steps(ScrollText *page, Home *home, const Routine *routine)
{
    int number = 0;
    for (size_t i = 0; i < routine->block_count; i++) {
        const Block *block = &routine->blocks[i];
        if (block->is_repeat) {
            char line[768], rounds[DOSE_BYTES];
            dose_of_group(block, rounds, sizeof rounds);
            snprintf(line, sizeof line, "%s%s%s", rounds, *rounds && block->name ? ": " : "",
                     block->name ? block->name : "");
            scroll_text_write(page, STYLE_CALM, 0, line);
            write_days(page, 0, &block->due);
        }
        for (size_t j = 0; j < block->count; j++)
            write_step(page, home, step_is_rest(&block->steps[j]) ? 0 : ++number, &block->steps[j]);
    }
}

/* Adds ", word value" to a line, without the comma where it is empty yet. */
static void add_words(char *out, size_t capacity, const char *word, const char *value)
{
    size_t used = strlen(out);
    if (value && *value)
        snprintf(out + used, capacity - used, "%s%s%s", used > 0 ? ", " : "", word, value);
}

static void write_origin(ScrollText *page, const Routine *routine)
{
    char from[1024] = "", whom[1024] = "", review[32] = "";
    Date day = routine->prescription.review;
    if (day.year > 0)
        snprintf(review, sizeof review, "%04d-%02d-%02d", day.year, day.month, day.day);
    add_words(from, sizeof from, "From ", routine->author.name);
    add_words(from, sizeof from, *from ? "" : "From ", routine->author.clinic);
    add_words(whom, sizeof whom, "For ", routine->prescription.client);
    add_words(whom, sizeof whom, *whom ? "review " : "Review ", review);
    scroll_text_write(page, STYLE_CALM, 0, from);
    scroll_text_write(page, STYLE_CALM, 0, whom);
}

/* What the day, the log and the minutes that there are make of it. */
static void write_today(ScrollText *page, Home *home, const Routine *routine)
{
    const FitReport *report = home_session_report(home, routine);
    for (size_t i = 0; i < report->count; i++)
        scroll_text_write(page, STYLE_ACCENT, 0, report->lines[i]);
    if (home->minutes > 0 && !report->cut)
        scroll_text_write(page, STYLE_ACCENT, 0, "All of it fits into the time.");
}

static void write_routine(ScrollText *page, Home *home, const Routine *routine)
{
    char line[768], total[32], feel[512];
    clock_format(home_row(home)->total, total, sizeof total);
    region_list(routine_feel(routine), feel, sizeof feel);
    snprintf(line, sizeof line, "%s%s%s", total, *feel ? "   " : "", feel);
    scroll_text_write(page, STYLE_TITLE, 0, routine->title);
    scroll_text_write(page, STYLE_DIM, 0, line);
    write_today(page, home, routine);
    scroll_text_write(page, STYLE_TEXT, 0, routine->summary ? routine->summary : "");
    write_origin(page, routine);
    scroll_text_write(page, STYLE_DIM, 0, routine->frequency ? routine->frequency : "");
    scroll_text_gap(page);
    for (size_t i = 0; i < routine->precaution_count; i++) {
        snprintf(line, sizeof line, "! %s", routine->precautions[i]);
        scroll_text_write(page, STYLE_WARN, 0, line);
    }
    if (routine->precaution_count > 0)
        scroll_text_gap(page);
    write_steps(page, home, routine);
    if (routine->why) {
        scroll_text_gap(page);
        scroll_text_write(page, STYLE_DIM, 0, routine->why);
    }
}

/* The mistakes of a damaged file, read once for as long as it is selected. */
static const Diagnostics *mistakes_of(Home *home, const CatalogueEntry *entry)
{
    if (home->mistakes && home->mistakes_of == entry)
        return home->mistakes;
    diagnostics_free(home->mistakes);
    home->mistakes = diagnostics_new();
    home->mistakes_of = entry;
    routine_free(routine_read(entry->path, home->catalogue->library, home->mistakes));
    return home->mistakes;
}

static void write_mistakes(ScrollText *page, Home *home, const CatalogueEntry *entry)
{
    const Diagnostics *found = mistakes_of(home, entry);
    size_t count = diagnostics_size(found);
    char line[1024];
    scroll_text_write(page, STYLE_TITLE, 0, entry->shown);
    scroll_text_write(page, STYLE_TEXT, 0, "This file has mistakes, so it cannot be followed yet.");
    scroll_text_gap(page);
    for (size_t i = 0; i < count && i < MOST_MISTAKES; i++) {
        const Diagnostic *item = diagnostics_at(found, i);
        snprintf(line, sizeof line, "Line %d: %s", item->place.line, item->message);
        scroll_text_write(page, STYLE_WARN, 0, line);
    }
    if (count > MOST_MISTAKES) {
        snprintf(line, sizeof line, "and %zu more", count - MOST_MISTAKES);
        scroll_text_write(page, STYLE_DIM, 0, line);
    }
    scroll_text_gap(page);
    scroll_text_write(page, STYLE_DIM, 0, "'limber check' with its name shows them in full.");
}

static void write_other(ScrollText *page, HomeRowKind kind)
{
    bool tight = kind == ROW_TIGHT;
    scroll_text_write(page, STYLE_TITLE, 0, tight ? HOME_TIGHT : HOME_EXERCISES);
    scroll_text_gap(page);
    scroll_text_write(
        page, STYLE_TEXT, 0,
        tight ? "Point at what feels tight on a picture of the body, one place or several; the "
                "routines that suit it follow, the best first, each with its reason."
              : "Every exercise by itself: how it moves, where it is felt, how long and how often, "
                "what to mind, an easier and a harder form, and on whose advice it rests.");
}

#define FIGURE_LEAST 8 /* rows */
#define FIGURE_MOST 18
#define FIGURE_COLUMNS 34
#define TEXT_LEAST 14             /* rows that the words keep below it */
#define MOVES_FOR (30 * NS_PER_S) /* then it stands still: nobody may be looking */

static const Exercise *first_drawn(const Routine *routine)
{
    for (size_t i = 0; routine && i < routine->block_count; i++)
        for (size_t j = 0; j < routine->blocks[i].count; j++)
            if (figure_view_has(&routine->blocks[i].steps[j]))
                return routine->blocks[i].steps[j].drawn;
    return NULL;
}

/* The first exercise that is drawn, moving, at the head of the box; what is left of it returned. */
static Box draw_figure(Home *home, const Routine *routine, const Box *box)
{
    const Exercise *exercise = first_drawn(routine);
    Ns now = clock_monotonic();
    Box rest = *box;
    home->figure.stays = NS_NEVER;
    int rows = box->rows * 2 / 5 < FIGURE_MOST ? box->rows * 2 / 5 : FIGURE_MOST;
    if (!exercise || rows < FIGURE_LEAST || box->rows - rows - 1 < TEXT_LEAST ||
        box->columns < FIGURE_COLUMNS)
        return rest;
    if (home->figure.exercise != exercise)
        home->figure.since = now;
    home->figure.exercise = exercise;
    Box place = {box->row, box->column, rows, box->columns - 1};
    bool moves = now - home->figure.since < MOVES_FOR && !terminal_is_far();
    home->figure.stays =
        figure_view_exercise(&place, exercise, moves ? now - home->figure.since : -1);
    rest.row += rows + 1;
    rest.rows -= rows + 1;
    return rest;
}

static void write_selected(ScrollText *page, void *owner)
{
    Home *home = owner;
    const CatalogueEntry *entry;
    const Routine *routine = home_selected(home, &entry);
    const HomeRow *row = home_row(home);
    if (row && row->reason) {
        scroll_text_write(page, STYLE_CALM, 0, row->reason);
        scroll_text_gap(page);
    }
    if (routine)
        write_routine(page, home, routine);
    else if (entry)
        write_mistakes(page, home, entry);
    else if (row)
        write_other(page, row->kind);
}

void home_preview_draw(Home *home, const Box *box)
{
    const CatalogueEntry *entry;
    Box words = draw_figure(home, home_selected(home, &entry), box);
    scroll_text_draw(&words, &home->browse.scroll, write_selected, home);
}

const Exercise *home_step_at(const Home *home, int row, int column)
{
    const Routine *routine = home_selected(home, NULL);
    int wanted = scroll_spot_at(&home->steps, row, column), number = 0;
    for (size_t i = 0; routine && wanted > 0 && i < routine->block_count; i++)
        for (size_t j = 0; j < routine->blocks[i].count; j++) {
            const Step *step = &routine->blocks[i].steps[j];
            number += !step_is_rest(step);
            if (number == wanted && !step_is_rest(step))
                return step->exercise;
        }
    return NULL;
}
