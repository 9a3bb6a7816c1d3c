// SPDX-FileCopyrightText: 2026 The Limber authors
// SPDX-License-Identifier: GPL-3.0-or-later
/* A workout as the text of a routine. What the library knows by name or synonym gets its figure and
 * cues from there, anything else is a step in its own words. An exercise for one side after the
 * other alternates, or works the side that the name says: the time that was given is for both. */
#include "base/text.h"
#include "guest/guest_private.h"
#include "routine/exercise.h"

#include <stdlib.h>
#include <string.h>

#define NAME_CELLS 80
#define NOTE_BYTES 500 /* as prose may have characters */

typedef struct {
    FILE *out;
    Guest *guest;
    Library *library;
    Arena *arena;
} Writer;

/* ---- words ---- */

/* In quotes, so that no sign means anything; a mark for a side would mean one. */
static void put_quoted(FILE *out, const char *text)
{
    fputc('"', out);
    for (; *text; text++)
        if (*text == '<' || *text == '>')
            fputs(*text == '<' ? "\u2039" : "\u203a", out);
        else if (*text == '"' || *text == '\\')
            fprintf(out, "\\%c", *text);
        else
            fputc(*text, out);
    fputc('"', out);
}

/* As much of a text as may stand there, with a sign that there was more. */
static const char *cut(Writer *writer, const char *text, int cells, size_t most)
{
    size_t size = text_fit(text, cells);
    if (size == strlen(text) && size <= most)
        return text;
    writer->guest->lost[LOST_ENDS]++;
    size = text_fit(text, cells - 1);
    while (size > most - 3 || (size > 0 && text[size - 1] == ' '))
        size = text_fit(arena_copy(writer->arena, text, size - 1), cells);
    return arena_printf(writer->arena, "%.*s\u2026", (int)size, text);
}

static void put_length(FILE *out, const char *key, int seconds)
{
    fprintf(out, "%s: ", key);
    if (seconds >= 60)
        fprintf(out, "%dm", seconds / 60);
    if (seconds % 60 > 0 || seconds < 60)
        fprintf(out, "%ds", seconds % 60);
}

/* ---- who is meant ---- */

/* What a name says: an exercise, a side, a load. */
typedef struct {
    const char *name; /* without what the others say */
    const Exercise *exercise;
    const char *side; /* "left", "right"; NULL: not said */
    const char *load;
} Meant;

static bool ends_in(const char *text, size_t size, const char *word)
{
    size_t length = strlen(word);
    return size > length && strncmp(text + size - length, word, length) == 0;
}

/* Takes ", set 2 of 3" and ", round 2 of 3" off, which the export writes. */
static size_t without_turn(const char *name, size_t size)
{
    static const char *const turns[] = {", set ", ", round "};
    for (size_t i = 0; i < sizeof turns / sizeof *turns; i++) {
        size_t at = size;
        while (at > 0 && (ends_in(name, at, " of ") || strchr("0123456789 of", name[at - 1])) &&
               !ends_in(name, at, turns[i]))
            at--;
        if (at < size && ends_in(name, at, turns[i]))
            return without_turn(name, at - strlen(turns[i]));
    }
    return size;
}

static size_t without_side(const char *name, size_t size, const char **side)
{
    static const struct {
        const char *ending, *side;
    } endings[] = {
        {", left", "left"},  {", right", "right"},  {" (left)", "left"}, {" (right)", "right"},
        {" - left", "left"}, {" - right", "right"}, {" left", "left"},   {" right", "right"},
        {" Left", "left"},   {" Right", "right"},   {" (Left)", "left"}, {" (Right)", "right"},
    };
    for (size_t i = 0; i < sizeof endings / sizeof *endings; i++)
        if (ends_in(name, size, endings[i].ending)) {
            *side = endings[i].side;
            return size - strlen(endings[i].ending);
        }
    return size;
}

/* "Child's pose" as "childs-pose": how ids are made of names, whatever signs another program has
 * between the words. */
static const char *as_id(Arena *arena, const char *name)
{
    char *id = arena_alloc(arena, strlen(name) + 1);
    size_t used = 0;
    for (; *name; name++) {
        uint32_t code = text_lower_code((unsigned char)*name);
        if (code - 'a' < 26 || code - '0' < 10)
            id[used++] = (char)code;
        else if (*name != '\'' && used > 0 && id[used - 1] != '-')
            id[used++] = '-';
    }
    while (used > 0 && id[used - 1] == '-')
        used--;
    id[used] = '\0';
    return id;
}

static const Exercise *named(Writer *writer, const char *name)
{
    Diagnostics *unheard = diagnostics_new();
    const Exercise *exercise = library_named(writer->library, name, unheard);
    if (!exercise)
        exercise = library_find(writer->library, as_id(writer->arena, name), unheard);
    diagnostics_free(unheard);
    return exercise;
}

/* By what it is called, in one or in many ("Squats"). Those that a physio alone sets are left to
 * one. */
static const Exercise *exercise_of(Writer *writer, const char *name)
{
    const Exercise *exercise = named(writer, name);
    size_t size = strlen(name);
    if (!exercise && ends_in(name, size, "s"))
        exercise = named(writer, arena_copy(writer->arena, name, size - 1));
    return exercise && !exercise->physio_only ? exercise : NULL;
}

static Meant meant_by(Writer *writer, const char *name)
{
    Meant meant = {name, exercise_of(writer, name), NULL, NULL};
    if (meant.exercise)
        return meant;
    size_t size = without_side(name, without_turn(name, strlen(name)), &meant.side);
    meant.name = arena_copy(writer->arena, name, size);
    meant.exercise = exercise_of(writer, meant.name);
    const char *load = strrchr(meant.name, ',');
    if (!meant.exercise && load && load[1] == ' ' && load[2] >= '0' && load[2] <= '9') {
        const char *before = arena_copy(writer->arena, meant.name, (size_t)(load - meant.name));
        meant.exercise = exercise_of(writer, before);
        meant.load = meant.exercise ? load + 2 : NULL;
        meant.name = meant.exercise ? before : meant.name;
    }
    return meant;
}

/* Is it kept still? An exercise says so by its typical dose, words of one's own by what they name.
 */
static bool is_still(const Meant *meant)
{
    static const char *const words[] = {"stretch", "hold", "plank", "pose"};
    if (meant->exercise && meant->exercise->typical)
        return meant->exercise->typical->work.form == WORK_HOLD;
    for (size_t i = 0; i < sizeof words / sizeof *words; i++)
        if (text_find(meant->name, words[i]))
            return true;
    return false;
}

/* ---- steps ---- */

static void put_rest(FILE *out, const GuestPart *part)
{
    put_length(out, "{rest", part->seconds);
    if (*part->name && !text_equal(part->name, "Rest") && strncmp(part->name, "Rest:", 5) != 0) {
        fputs(", name: ", out);
        put_quoted(out, part->name);
    }
    fputs("}\n", out);
}

static void put_who(Writer *writer, const Meant *meant)
{
    if (meant->exercise) {
        fprintf(writer->out, "{exercise: %s, ", meant->exercise->id);
        return;
    }
    fputs("{name: ", writer->out);
    put_quoted(writer->out, cut(writer, *meant->name ? meant->name : "Exercise", NAME_CELLS, 400));
    fputs(", ", writer->out);
}

static void put_step(Writer *writer, const GuestStep *step)
{
    FILE *out = writer->out;
    const GuestPart *part = &step->part;
    Meant meant = meant_by(writer, part->name);
    bool both = !meant.exercise || meant.exercise->side == SIDES_BOTH;
    /* a side that an exercise for both does not have stays a word */
    if (meant.exercise && both && meant.side)
        meant = (Meant){.name = part->name};
    both = !meant.exercise || meant.exercise->side == SIDES_BOTH;
    bool still = is_still(&meant) && (both || meant.side);
    put_who(writer, &meant);
    put_length(out, still ? "hold" : "time", part->seconds);
    if (meant.side)
        fprintf(out, ", side: %s", meant.side);
    else if (!both)
        fputs(", side: alternate", out);
    if (part->sets > 1) {
        fprintf(out, ", sets: %d, ", part->sets);
        put_length(out, "rest", part->rest_s);
    }
    if (step->prepare_s > 0) {
        fputs(", ", out);
        put_length(out, "prepare", step->prepare_s);
    }
    if (meant.load) {
        fputs(", load: ", out);
        put_quoted(out, cut(writer, meant.load, 40, 200));
    }
    if (part->note && *part->note) {
        fputs(", note: ", out);
        put_quoted(out, cut(writer, part->note, NOTE_BYTES, NOTE_BYTES));
    }
    fputs("}\n", out);
}

static void put_round(Writer *writer, const GuestRound *round)
{
    bool repeat = round->times > 1;
    if (repeat)
        fprintf(writer->out, "  - repeat: %d\n", round->times);
    if (repeat && round->rest_s > 0) {
        put_length(writer->out, "    rest", round->rest_s);
        fputc('\n', writer->out);
    }
    if (repeat)
        fputs("    steps:\n", writer->out);
    for (size_t i = 0; i < round->count; i++) {
        fputs(repeat ? "      - " : "  - ", writer->out);
        if (round->steps[i].part.kind == PART_REST)
            put_rest(writer->out, &round->steps[i].part);
        else
            put_step(writer, &round->steps[i]);
    }
}

char *guest_write(Guest *guest, const GuestWorkout *workout, Library *library, Arena *arena)
{
    size_t size;
    char *text = NULL;
    Writer writer = {open_memstream(&text, &size), guest, library, arena};
    GuestPlan plan = guest_steps(guest, workout, arena);
    const char *program = guest_program(guest->form);
    if (!writer.out)
        memory_fail();
    fprintf(writer.out, "# From %s\nlimber: 1\ntitle: ", program);
    put_quoted(writer.out,
               cut(&writer, *workout->title ? workout->title : program, NAME_CELLS, 400));
    if (workout->language && strcmp(workout->language, "en") != 0)
        fprintf(writer.out, "\nlanguage: %s", workout->language);
    fputs("\nwhen: any\ndefaults: {prepare: 0s}\nsteps:\n", writer.out);
    for (size_t i = 0; i < plan.count; i++)
        put_round(&writer, &plan.rounds[i]);
    if (fclose(writer.out) != 0)
        memory_fail();
    char *kept = arena_copy(arena, text, size);
    free(text);
    return plan.count > 0 ? kept : NULL;
}
