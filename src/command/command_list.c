// SPDX-FileCopyrightText: 2026 The Limber authors
// SPDX-License-Identifier: GPL-3.0-or-later
/* limber list: the routines that can be asked for by name, the user's own first, with when, total
 * time and title. What is shadowed or damaged is marked. */
#include "command/command.h"

#include "base/arena.h"
#include "base/array.h"
#include "base/text.h"
#include "routine/advice.h"
#include "routine/duration.h"

#include <string.h>

static const char *mark_of(const CatalogueEntry *entry)
{
    if (entry->bad)
        return " (has mistakes: see 'limber check')";
    if (entry->shadowed)
        return " (yours of the same name comes first)";
    return entry->personal ? " (yours)" : "";
}

/* Does a routine serve what --for asks: a word of its title, or a region that it is felt in and
 * does not warn against? */
static bool serves(const Routine *routine, const char *wanted)
{
    RegionName name;
    if (!wanted)
        return true;
    if (!routine || routine->physio_only)
        return false;
    if (text_find(routine->title, wanted) || text_find(routine->id, wanted))
        return true;
    bool said = routine->summary && text_find(routine->summary, wanted);
    if (!region_asked(wanted, &name))
        return said;
    return (said || (routine_feel(routine) & name.regions)) && !advice_warns(routine, name.regions);
}

static void print_entry(Catalogue *catalogue, size_t index, int name_cells)
{
    const Routine *routine = catalogue_read(catalogue, index, NULL);
    const CatalogueEntry *entry = &catalogue->entries[index];
    char total[32] = "";
    if (routine) {
        size_t segments;
        Ns length;
        routine_measure(routine, false, &segments, &length);
        clock_format(length, total, sizeof total);
    }
    print_line(print_out(), "%s%*s  %-9s %7s  %s%s", entry->shown,
               name_cells - text_width(entry->shown), "", routine ? when_name(routine->when) : "",
               total, routine ? routine->title : "", mark_of(entry));
}

/* How many there are; wanted: NULL, or what they are to serve. */
static size_t print_serving(Catalogue *catalogue, const char *wanted)
{
    size_t printed = 0;
    int name_cells = 0;
    for (size_t i = 0; i < catalogue->count; i++) {
        int width = text_width(catalogue->entries[i].shown);
        if (width > name_cells)
            name_cells = width;
    }
    for (size_t i = 0; i < catalogue->count; i++) {
        if (!serves(wanted ? catalogue_read(catalogue, i, NULL) : NULL, wanted))
            continue;
        print_entry(catalogue, i, name_cells);
        printed++;
    }
    return printed;
}

/* How it feels, and on which side, narrows nothing down. */
static bool is_about_feeling(const char *word)
{
    static const char *const words[] = {"sore",   "tight", "stiff", "pain",  "painful", "ache",
                                        "aching", "hurts", "in",    "my",    "a",       "the",
                                        "tender", "weak",  "left",  "right", "old",     "new"};
    for (size_t i = 0; i < COUNT_OF(words); i++)
        if (text_equal(words[i], word))
            return true;
    return false;
}

/* Of "sore calf" or "pain in my hip" what serves the words that are left, the first that any does.
 */
static size_t print_for_words(Catalogue *catalogue, const char *wanted)
{
    size_t printed = 0;
    Arena *arena = arena_new();
    char *rest = NULL, *word = strtok_r(arena_string(arena, wanted), " ,", &rest);
    for (; word && printed == 0; word = strtok_r(NULL, " ,", &rest))
        if (!is_about_feeling(word))
            printed = print_serving(catalogue, word);
    arena_free(arena);
    return printed;
}

static int complain_of(const char *wanted)
{
    RegionName place;
    if (region_asked(wanted, &place))
        return command_problem("no routine suits '%s'; 'limber exercises --for %s' may", wanted,
                               place.id);
    return command_problem("no routine suits '%s'; name a place or a complaint, as in calf, knee, "
                           "achilles ('limber list' has all)",
                           wanted);
}

int command_list(const Options *options, int count, char **operands)
{
    (void)count, (void)operands;
    const char *wanted = options->values[OPTION_FOR];
    Catalogue *catalogue = catalogue_new(NULL, NULL);
    bool empty = catalogue->count == 0;
    size_t printed = print_serving(catalogue, wanted);
    if (wanted && printed == 0)
        printed = print_for_words(catalogue, wanted);
    catalogue_free(catalogue);
    if (empty)
        return command_problem("no routines found: is Limber installed whole?");
    return wanted && printed == 0 ? complain_of(wanted) : EXIT_FINE;
}
