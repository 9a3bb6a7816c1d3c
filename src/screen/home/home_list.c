// SPDX-FileCopyrightText: 2026 The Limber authors
// SPDX-License-Identifier: GPL-3.0-or-later
/* The list on home: the catalogue's routines by group, narrowed by the filter. What a physio alone
 * sets is offered only where it is the user's own. */
#include "screen/home/home.h"

#include "base/arena.h"
#include "base/array.h"
#include "base/text.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#define LEAST_A_TURN 4 /* entries */

/* The groups in the order of the list; the user's own come first, whatever they are for. */
static const struct {
    const char *heading;
    bool personal;
    When when;
    bool by_length; /* the shortest first; else by name */
} groups[] = {
    {"Yours", true, WHEN_ANY, false},
    {"Before a run", false, WHEN_PRE_RUN, true},
    {"After a run", false, WHEN_POST_RUN, true},
    {"Rest day", false, WHEN_REST_DAY, true},
    {"Any time", false, WHEN_ANY, true},
    {"Care", false, WHEN_REHAB, false}, /* the longest: 't' is the way there */
};

static bool in_group(const CatalogueEntry *entry, size_t group)
{
    if (entry->personal || groups[group].personal)
        return entry->personal == groups[group].personal;
    return entry->routine && entry->routine->when == groups[group].when;
}

static bool offered(const CatalogueEntry *entry)
{
    if (entry->personal)
        return entry->routine || entry->bad;
    return entry->routine && !entry->shadowed && !entry->routine->physio_only;
}

static bool exercises_match(const Routine *routine, const char *filter)
{
    for (size_t i = 0; i < routine->block_count; i++) {
        for (size_t j = 0; j < routine->blocks[i].count; j++) {
            const Step *step = &routine->blocks[i].steps[j];
            if (text_find(step->name, filter))
                return true;
            for (size_t k = 0; step->exercise && k < step->exercise->synonym_count; k++)
                if (text_find(step->exercise->synonyms[k], filter))
                    return true;
        }
    }
    return false;
}

static bool has_word(const void *of, const char *word)
{
    const CatalogueEntry *entry = of;
    char feel[512];
    const Routine *routine = entry->routine;
    if (text_find(entry->shown, word))
        return true;
    if (!routine)
        return false;
    return text_find(routine->title, word) || text_find(when_name(routine->when), word) ||
           text_find(region_list(routine_feel(routine), feel, sizeof feel), word) ||
           (routine->summary && text_find(routine->summary, word)) ||
           exercises_match(routine, word);
}

bool home_list_matches(const Home *home, const CatalogueEntry *entry)
{
    return browse_matches(&home->browse, has_word, entry);
}

const char *home_title_of(const CatalogueEntry *entry)
{
    return entry->routine ? entry->routine->title : entry->shown;
}

void home_list_add(Home *home, HomeRow row)
{
    home->rows = memory_resize(home->rows, (home->row_count + 1) * sizeof *home->rows);
    home->rows[home->row_count++] = row;
}

void home_list_add_routine(Home *home, HomeRow row)
{
    const CatalogueEntry *entry = &home->catalogue->entries[row.entry];
    size_t segments;
    row.kind = ROW_ROUTINE;
    if (entry->routine)
        routine_measure(entry->routine, false, &segments, &row.whole);
    row.total = home_session_length(home, row.entry);
    int cells = text_width(home_title_of(entry)) + (row.item ? HOME_SIGN_CELLS : 0);
    home->title_cells = cells > home->title_cells ? cells : home->title_cells;
    home_list_add(home, row);
}

/* The user's own stand once, in the list for today where they are due; what ships keeps its place
 * too. */
static bool is_of_today(const Home *home, size_t entry)
{
    return home->today.has && home->today.has[entry];
}

static int compare_lengths(const void *a, const void *b)
{
    const HomeRow *one = a, *other = b;
    if (one->whole != other->whole)
        return one->whole < other->whole ? -1 : 1;
    return one->entry < other->entry ? -1 : 1;
}

static void add_group(Home *home, size_t group)
{
    bool headed = false;
    size_t first = home->row_count + 1; /* past the heading */
    for (size_t i = 0; i < home->loaded; i++) {
        const CatalogueEntry *entry = &home->catalogue->entries[i];
        if (!offered(entry) || !in_group(entry, group) || !home_list_matches(home, entry) ||
            (entry->personal && is_of_today(home, i)))
            continue;
        if (!headed)
            home_list_add(home, (HomeRow){ROW_HEADING, .heading = groups[group].heading});
        headed = true;
        home_list_add_routine(home, (HomeRow){.entry = i});
    }
    if (headed && groups[group].by_length)
        qsort(home->rows + first, home->row_count - first, sizeof *home->rows, compare_lengths);
}

static bool is_selectable(const Home *home, size_t row)
{
    return row < home->row_count && home->rows[row].kind != ROW_HEADING;
}

/* How well a row fits the filter: its title has it whole, or the first word of it, or neither. */
static int fitness(const Home *home, size_t row)
{
    const CatalogueEntry *entry = &home->catalogue->entries[home->rows[row].entry];
    const char *title = home_title_of(entry);
    char first[BROWSE_FILTER_BYTES];
    snprintf(first, sizeof first, "%s", home->browse.filter);
    first[strcspn(first, " ")] = '\0';
    return text_find(title, home->browse.filter) ? 2 : text_find(title, first) ? 1 : 0;
}

/* The row to begin on: what fits the filter best; the first thing that is due, else the first
 * routine. */
static size_t best_row(const Home *home)
{
    size_t best = home->row_count;
    for (size_t i = 0; i < home->row_count; i++)
        if (home->rows[i].kind == ROW_ROUTINE &&
            (best == home->row_count || fitness(home, i) > fitness(home, best)))
            best = i;
    return best < home->row_count ? best : home->row_count > 0 ? 0 : best;
}

/* The same row in a list that was built again, or the number of rows. */
static size_t find_row(const Home *home, const HomeRow *row)
{
    size_t found = home->row_count;
    for (size_t i = home->row_count; i-- > 0;) {
        const HomeRow *other = &home->rows[i];
        if (other->kind != row->kind || other->entry != row->entry)
            continue;
        if (found == home->row_count || !other->item == !row->item)
            found = i;
    }
    return found;
}

void home_list_build(Home *home)
{
    bool had = home->chosen && is_selectable(home, home->browse.selected);
    HomeRow row = had ? home->rows[home->browse.selected] : (HomeRow){0};
    bool all = *home->browse.filter == '\0' && home->tight.regions == 0;
    home->row_count = 0;
    home->title_cells = 0;
    home->built = home->loaded;
    if (all)
        home_list_add(home, (HomeRow){.kind = ROW_TIGHT});
    if (home->tight.regions != 0) {
        home_tight_add(home);
    } else {
        if (*home->mistake && *home->browse.filter == '\0')
            home_list_add(home, (HomeRow){ROW_HEADING, .heading = home->mistake, .warns = true});
        home_today_add(home);
        for (size_t i = 0; i < COUNT_OF(groups); i++)
            add_group(home, i);
    }
    if (all && home->loaded == home->catalogue->count)
        home_list_add(home, (HomeRow){.kind = ROW_LIBRARY});
    home->browse.selected = best_row(home);
    size_t same = had ? find_row(home, &row) : home->row_count;
    if (same < home->row_count)
        home->browse.selected = same;
}

/* Building costs as much as there are rows. Where they are half as many again each time, all of it
 * together costs three times the last one. */
bool home_list_read(Home *home, Ns until)
{
    const size_t count = home->catalogue->count;
    for (size_t turn = 0; home->loaded < count; turn++) {
        if (turn >= LEAST_A_TURN && clock_monotonic() >= until)
            break;
        catalogue_read(home->catalogue, home->loaded++, NULL);
    }
    if (home->loaded == count || home->loaded >= home->built + home->built / 2)
        home_list_build(home);
    return home->loaded < count;
}

/* ---- browsing ---- */

static size_t count_rows(const void *home)
{
    return ((const Home *)home)->row_count;
}

static bool is_no_heading(const void *home, size_t row)
{
    return is_selectable(home, row);
}

static bool opens_part(const void *of, size_t row)
{
    HomeRowKind kind = ((const Home *)of)->rows[row].kind;
    return kind == ROW_HEADING || kind == ROW_LIBRARY;
}

/* What leads to another screen, and the first heading, come into view with the first routine. */
static size_t head_rows(const void *of)
{
    const Home *home = of;
    return home->row_count > 0 && home->rows[0].kind == ROW_TIGHT ? 2 : 1;
}

static void keep_chosen(void *home)
{
    ((Home *)home)->chosen = true;
}

/* What is typed selects what fits best; clearing keeps what was found. */
static void narrow(void *of)
{
    Home *home = of;
    home->chosen = *home->browse.filter == '\0';
    home_list_build(home);
    home->browse.scroll = 0;
}

const BrowseList home_browsed = {.count = count_rows,
                                 .is_row = is_no_heading,
                                 .opens = opens_part,
                                 .head = head_rows,
                                 .draw_row = home_row_draw,
                                 .moved = keep_chosen,
                                 .filtered = narrow};

const HomeRow *home_row(const Home *home)
{
    return is_selectable(home, home->browse.selected) ? &home->rows[home->browse.selected] : NULL;
}

Routine *home_selected(const Home *home, const CatalogueEntry **entry)
{
    const HomeRow *row = home_row(home);
    if (entry)
        *entry = NULL;
    if (!row || row->kind != ROW_ROUTINE)
        return NULL;
    const CatalogueEntry *found = &home->catalogue->entries[row->entry];
    if (entry)
        *entry = found;
    return found->routine;
}
