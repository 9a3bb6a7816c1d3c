/* limber list: the routines that can be asked for by name, the user's own first, with when, total
 * time and title. What is shadowed or damaged is marked. */
#include "command/command.h"

#include "base/text.h"

#include <stdio.h>

static const char *mark_of(const CatalogueEntry *entry)
{
    if (entry->bad)
        return " (has mistakes: see 'limber check')";
    if (entry->shadowed)
        return " (yours of the same name comes first)";
    return entry->personal ? " (yours)" : "";
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
    printf("%s%*s  %-9s %7s  %s%s\n", entry->shown, name_cells - text_width(entry->shown), "",
           routine ? when_name(routine->when) : "", total, routine ? routine->title : "",
           mark_of(entry));
}

int command_list(const Options *options, int count, char **operands)
{
    (void)options, (void)count, (void)operands;
    Catalogue *catalogue = catalogue_new(NULL, NULL);
    int name_cells = 0;
    for (size_t i = 0; i < catalogue->count; i++) {
        int width = text_width(catalogue->entries[i].shown);
        if (width > name_cells)
            name_cells = width;
    }
    for (size_t i = 0; i < catalogue->count; i++)
        print_entry(catalogue, i, name_cells);
    bool empty = catalogue->count == 0;
    catalogue_free(catalogue);
    return empty ? command_problem("no routines found: is Limber installed whole?") : EXIT_FINE;
}
