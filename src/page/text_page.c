/* Prints a routine as text: what it is, for whom, what to mind, then its steps one by one with
 * their doses, notes and cues. Called by show and add. */
#include "page/text_page.h"

#include "base/text.h"
#include "routine/dose.h"
#include "routine/frequency.h"
#include "routine/reader.h"
#include "routine/words.h"

#include <string.h>

#define PAGE_CELLS 80

/* Wraps text into lines behind an indent; the first line follows `label` where there is one. */
static void print_wrapped(FILE *out, int indent, const char *label, const char *text)
{
    int used = fprintf(out, "%*s%s", indent, "", label);
    int cells = PAGE_CELLS - used, hang = used;
    while (*text) {
        size_t skip, length = text_wrap(text, cells, &skip);
        fprintf(out, "%.*s\n", (int)length, text);
        text += length + skip;
        if (*text)
            fprintf(out, "%*s", hang, "");
    }
}

static void print_field(FILE *out, const char *label, const char *text)
{
    if (text)
        print_wrapped(out, 0, label, text);
}

static void print_list(FILE *out, const char *label, const char *const *items, size_t count)
{
    if (count == 0)
        return;
    fprintf(out, "\n%s\n", label);
    for (size_t i = 0; i < count; i++)
        print_wrapped(out, 2, "- ", items[i]);
}

static void print_date(FILE *out, const char *label, Date date)
{
    if (date.year)
        fprintf(out, "%s%04d-%02d-%02d", label, date.year, date.month, date.day);
}

static void print_prescription(FILE *out, const Routine *routine)
{
    const char *const author[] = {routine->author.name, routine->author.clinic,
                                  routine->author.contact};
    const char *separator = "From: ";
    char times[FREQUENCY_BYTES];
    for (size_t i = 0; i < sizeof author / sizeof author[0]; i++) {
        if (author[i]) {
            fprintf(out, "%s%s", separator, author[i]);
            separator = ", ";
        }
    }
    if (*separator == ',')
        fputc('\n', out);
    if (!routine->prescription.client && !routine->prescription.from.year &&
        !routine->prescription.times.times)
        return;
    fprintf(out, "For: %s", routine->prescription.client ? routine->prescription.client : "you");
    if (routine->prescription.times.times)
        fprintf(out, ", %s", frequency_words(routine->prescription.times, times, sizeof times));
    print_date(out, ", from ", routine->prescription.from);
    print_date(out, ", review on ", routine->prescription.review);
    if (routine->version)
        fprintf(out, ", version %d", routine->version);
    fputc('\n', out);
}

static void print_head(FILE *out, const Timeline *timeline)
{
    const Routine *routine = timeline->routine;
    char total[32], core[32], feel[256];
    fprintf(out, "%s\n", routine->title);
    for (int i = text_width(routine->title); i > 0; i--)
        fputc('=', out);
    fprintf(out, "\n%s, %s", when_name(routine->when),
            clock_format(timeline->total, total, sizeof total));
    if (routine->has_core && timeline->core_total < timeline->total)
        fprintf(out, " (starred steps alone: %s)",
                clock_format(timeline->core_total, core, sizeof core));
    fputc('\n', out);
    if (routine->summary)
        print_wrapped(out, 0, "", routine->summary);
    region_list(routine_feel(routine), feel, sizeof feel);
    print_field(out, "Felt in: ", *feel ? feel : NULL);
    print_field(out, "How often: ", routine->frequency);
    if (routine->physio_only)
        fputs("A physio sets this routine; it is not for choosing by oneself.\n", out);
    print_prescription(out, routine);
}

/* The side that a text stands for where none works yet: the first that will. */
static Side shown_side(const Step *step, Side wanted)
{
    if (wanted != SIDE_NONE)
        return wanted;
    return step->side == SIDES_LEFT    ? SIDE_LEFT
           : step->side == SIDES_RIGHT ? SIDE_RIGHT
                                       : step->first;
}

static void print_cues(FILE *out, int indent, const Step *step, const char *language)
{
    Arena *arena = arena_new();
    if (step->note)
        print_wrapped(out, indent, "",
                      words_fill(arena, step->note, shown_side(step, SIDE_NONE), language));
    for (size_t i = 0; i < step->cue_count; i++) {
        Side side = shown_side(step, step->cues[i].side);
        print_wrapped(out, indent, "> ", words_of_cue(arena, &step->cues[i], side, language));
    }
    arena_free(arena);
}

static void print_step(FILE *out, int indent, int number, const Step *step, const char *language)
{
    char label[32], dose[160];
    snprintf(label, sizeof label, "%2d. %s", number, step->core ? "* " : "");
    int hang = indent + (int)strlen(label);
    print_wrapped(out, indent, label, step->name);
    print_wrapped(out, hang, "", dose_format(step, dose, sizeof dose));
    print_cues(out, hang, step, language);
}

static void print_block(FILE *out, const Block *block, int *number, const char *language)
{
    if (block->is_repeat)
        fprintf(out, "%s%s%d rounds of:\n", block->name ? block->name : "", block->name ? ", " : "",
                block->rounds);
    for (size_t i = 0; i < block->count; i++)
        print_step(out, block->is_repeat ? 2 : 0, ++*number, &block->steps[i], language);
}

void text_page_print(const Timeline *timeline, FILE *out)
{
    const Routine *routine = timeline->routine;
    print_head(out, timeline);
    print_list(out, "Please mind", routine->precautions, routine->precaution_count);
    fputs("\nSteps\n", out);
    int number = 0;
    for (size_t i = 0; i < routine->block_count; i++)
        print_block(out, &routine->blocks[i], &number, routine->language);
    if (routine->has_core)
        fputs("\n* stays when time is short\n", out);
    if (routine->why) {
        fputs("\nWhy\n", out);
        print_wrapped(out, 2, "", routine->why);
    }
    print_list(out, "Sources", routine->sources, routine->source_count);
}
