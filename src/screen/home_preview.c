/* The preview on home: what a routine is for, from whom, what to mind, and its steps with their
 * doses; of a file with mistakes, the first of them. It scrolls. */
#include "screen/home.h"

#include "base/text.h"
#include "routine/dose.h"

#include <stdio.h>
#include <string.h>

#define MOST_MISTAKES 5
#define NUMBER_CELLS 4 /* before a step's name */

/* A page being written from its first line on, of which a part is in view. */
typedef struct {
    const Box *box;
    int line; /* of the page; the box shows those from 0 on */
} Page;

static bool in_view(const Page *page)
{
    return page->line >= 0 && page->line < page->box->rows;
}

static void write_line(Page *page, Style style, int indent, const char *text)
{
    int cells = page->box->columns - indent;
    while (*text && cells > 0) {
        size_t skip, length = text_wrap(text, cells, &skip);
        char line[2048];
        snprintf(line, sizeof line, "%.*s", (int)length, text);
        style_set(style);
        if (in_view(page))
            put_text(page->box->row + page->line, page->box->column + indent, cells, line);
        page->line++;
        text += length + skip;
    }
    style_set(STYLE_TEXT);
}

static void write_gap(Page *page)
{
    page->line++;
}

static void write_step(Page *page, int number, const Step *step)
{
    char dose[256], label[16];
    snprintf(label, sizeof label, "%2d", number);
    style_set(STYLE_CALM);
    if (in_view(page))
        put_text(page->box->row + page->line, page->box->column, NUMBER_CELLS, label);
    write_line(page, STYLE_TEXT, NUMBER_CELLS, step->name);
    write_line(page, STYLE_DIM, NUMBER_CELLS, dose_format(step, dose, sizeof dose));
}

static void write_steps(Page *page, const Routine *routine)
{
    int number = 0;
    for (size_t i = 0; i < routine->block_count; i++) {
        const Block *block = &routine->blocks[i];
        if (block->is_repeat) {
            char line[512];
            snprintf(line, sizeof line, "%d rounds%s%s", block->rounds, block->name ? ": " : "",
                     block->name ? block->name : "");
            write_line(page, STYLE_CALM, 0, line);
        }
        for (size_t j = 0; j < block->count; j++)
            write_step(page, ++number, &block->steps[j]);
    }
}

/* Adds ", word value" to a line, without the comma where it is empty yet. */
static void add_words(char *out, size_t capacity, const char *word, const char *value)
{
    size_t used = strlen(out);
    if (value && *value)
        snprintf(out + used, capacity - used, "%s%s%s", used > 0 ? ", " : "", word, value);
}

static void write_origin(Page *page, const Routine *routine)
{
    char from[1024] = "", whom[1024] = "", review[32] = "";
    Date day = routine->prescription.review;
    if (day.year > 0)
        snprintf(review, sizeof review, "%04d-%02d-%02d", day.year, day.month, day.day);
    add_words(from, sizeof from, "From ", routine->author.name);
    add_words(from, sizeof from, *from ? "" : "From ", routine->author.clinic);
    add_words(whom, sizeof whom, "For ", routine->prescription.client);
    add_words(whom, sizeof whom, *whom ? "review " : "Review ", review);
    write_line(page, STYLE_CALM, 0, from);
    write_line(page, STYLE_CALM, 0, whom);
}

static void write_routine(Page *page, const Routine *routine)
{
    char line[768], total[32], feel[512];
    size_t segments;
    Ns length;
    routine_measure(routine, false, &segments, &length);
    clock_format(length, total, sizeof total);
    region_list(routine_feel(routine), feel, sizeof feel);
    snprintf(line, sizeof line, "%s%s%s", total, *feel ? "   " : "", feel);
    write_line(page, STYLE_TITLE, 0, routine->title);
    write_line(page, STYLE_DIM, 0, line);
    write_line(page, STYLE_TEXT, 0, routine->summary ? routine->summary : "");
    write_origin(page, routine);
    write_line(page, STYLE_DIM, 0, routine->frequency ? routine->frequency : "");
    write_gap(page);
    for (size_t i = 0; i < routine->precaution_count; i++) {
        snprintf(line, sizeof line, "! %s", routine->precautions[i]);
        write_line(page, STYLE_WARN, 0, line);
    }
    if (routine->precaution_count > 0)
        write_gap(page);
    write_steps(page, routine);
    if (routine->why) {
        write_gap(page);
        write_line(page, STYLE_DIM, 0, routine->why);
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

static void write_mistakes(Page *page, Home *home, const CatalogueEntry *entry)
{
    const Diagnostics *found = mistakes_of(home, entry);
    size_t count = diagnostics_size(found);
    char line[1024];
    write_line(page, STYLE_TITLE, 0, entry->shown);
    write_line(page, STYLE_TEXT, 0, "This file has mistakes, so it cannot be followed yet.");
    write_gap(page);
    for (size_t i = 0; i < count && i < MOST_MISTAKES; i++) {
        const Diagnostic *item = diagnostics_at(found, i);
        snprintf(line, sizeof line, "Line %d: %s", item->place.line, item->message);
        write_line(page, STYLE_WARN, 0, line);
    }
    if (count > MOST_MISTAKES) {
        snprintf(line, sizeof line, "and %zu more", count - MOST_MISTAKES);
        write_line(page, STYLE_DIM, 0, line);
    }
    write_gap(page);
    write_line(page, STYLE_DIM, 0, "'limber check' with its name shows them in full.");
}

void home_preview_draw(Home *home, const Box *box)
{
    const CatalogueEntry *entry;
    const Routine *routine = home_selected(home, &entry);
    Page page = {box, -home->preview_scroll};
    if (routine)
        write_routine(&page, routine);
    else if (entry)
        write_mistakes(&page, home, entry);
    int most = page.line + home->preview_scroll - box->rows; /* the farthest it can scroll */
    if (home->preview_scroll > 0 && home->preview_scroll > most) {
        home->preview_scroll = most > 0 ? most : 0; /* past the end: shown from there next time */
    }
    if (page.line <= box->rows)
        return;
    style_set(STYLE_KEY);
    put_text(box->row + box->rows - 1, box->column + box->columns - 1, 1,
             terminal_unicode() ? "↓" : "v");
    style_set(STYLE_TEXT);
}
