// SPDX-FileCopyrightText: 2026 The Limber authors
// SPDX-License-Identifier: GPL-3.0-or-later
/* Takes the command line apart by the tables (command/table.c), says what is wrong with it, and
 * runs the verb. Options may stand anywhere; `--` ends them. */
#include "command/command.h"

#include "base/arena.h"
#include "base/array.h"
#include "base/path.h"
#include "base/text.h"
#include "base/whole_file.h"
#include "page/export.h"
#include "page/handout.h"
#include "page/text_page.h"
#include "routine/file_name.h"
#include "routine/frequency.h"
#include "routine/settings.h"
#include "session/minutes.h"

#include <errno.h>
#include <getopt.h>
#include <stdarg.h>
#include <stdlib.h>
#include <string.h>
#include <sys/ioctl.h>
#include <unistd.h>

#define FIRST_LONG 256 /* getopt's value of the first long option */
#define MOST_SPEED 1000.0

bool option_given(const Options *options, OptionId id)
{
    return (options->given & OPTION_BIT(id)) != 0;
}

static void __attribute__((format(printf, 1, 0))) print_message(const char *format, va_list args)
{
    char text[1024];
    vsnprintf(text, sizeof text, format, args);
    print_line(print_err(), "limber: %s", text);
}

int command_problem(const char *format, ...)
{
    va_list args;
    va_start(args, format);
    print_message(format, args);
    va_end(args);
    return EXIT_PROBLEM;
}

int command_write(const char *path, const char *bytes, size_t size)
{
    if (strcmp(path, "-") == 0)
        fwrite(bytes, 1, size, print_data());
    else if (!path_write_file(path, bytes, size, true))
        return command_problem("%s: %s", path, whole_file_why(errno));
    else
        print_line(print_out(), "Written: %s", path);
    return EXIT_FINE;
}

int command_unread(const char *why)
{
    command_problem("%s", why);
    return EXIT_UNREAD;
}

const char *command_logged_name(const Options *options, LogReader *reader, Arena *arena)
{
    const char *name = options->values[OPTION_ROUTINE];
    if (name && catalogue_is_file(name))
        name = file_name_id(arena, name);
    return name ? log_reader_name(reader, arena, name) : NULL;
}

static int __attribute__((format(printf, 1, 2))) usage_error(const char *format, ...)
{
    va_list args;
    va_start(args, format);
    print_message(format, args);
    va_end(args);
    print_line(print_err(), "Try 'limber --help'.");
    return EXIT_USAGE;
}

int command_report(Diagnostics *found)
{
    int code = diagnostics_count(found, SEVERITY_ERROR) > 0 ? EXIT_PROBLEM : EXIT_FINE;
    fflush(print_out());
    diagnostics_print(found, print_err());
    diagnostics_free(found);
    return code;
}

int command_page_cells(void)
{
    struct winsize size = {0};
    bool known = ioctl(STDOUT_FILENO, TIOCGWINSZ, &size) == 0 && size.ws_col > 0;
    return known && size.ws_col < TEXT_PAGE_CELLS ? size.ws_col : TEXT_PAGE_CELLS;
}

static int usage_of(const Verb *verb)
{
    return usage_error("usage: limber %s%s%s", verb->name, *verb->operands ? " " : "",
                       verb->operands);
}

static void print_options(uint64_t shown)
{
    for (size_t i = 0; i < OPTION_COUNT; i++) {
        const OptionRow *row = &option_rows[i];
        char option[64], letter[8] = "";
        if (!(shown & OPTION_BIT(i)))
            continue;
        if (row->letter)
            snprintf(letter, sizeof letter, "-%c, ", row->letter);
        snprintf(option, sizeof option, "%s--%s%s%s", letter, row->name, row->value ? " " : "",
                 row->value ? row->value : "");
        print_line(print_out(), "  %-22s %s", option, row->summary);
    }
}

static void print_call(const Verb *verb, const char *name)
{
    char call[64];
    snprintf(call, sizeof call, "limber%s%s%s%s", *name ? " " : "", name,
             *verb->operands ? " " : "", verb->operands);
    print_line(print_out(), "  %-*s %s", strchr(name, ' ') ? 26 : 24, call, verb->summary);
}

/* Is this one of the things that another verb can do ("log show" of "log")? */
static bool is_part_of(const Verb *part, const char *verb)
{
    size_t length = strlen(verb);
    return length > 0 && strncmp(part->name, verb, length) == 0 && part->name[length] == ' ';
}

static void print_help(void)
{
    FILE *out = print_out();
    fputs("Limber: a stretch and warm-up coach for runners.\n\n", out);
    for (size_t i = 0; i < verb_count; i++) {
        if (i > 0 && verbs[i].group != verbs[i - 1].group)
            fputc('\n', out);
        const char *row = verbs[i].row ? verbs[i].row : verbs[i].name;
        if (!strchr(row, ' ') && (*row || !*verbs[i].name))
            print_call(&verbs[i], row);
    }
    fputs("\nROUTINE is a name that 'limber list' shows, or a file.\n"
          "'limber COMMAND --help' lists a command's options. More: man limber\n",
          out);
}

static void print_verb_help(const Verb *verb)
{
    uint64_t shown = verb->options;
    print_call(verb, verb->name);
    for (size_t i = 0; i < verb_count; i++) {
        if (!is_part_of(&verbs[i], verb->name))
            continue;
        print_call(&verbs[i], verbs[i].name);
        shown |= verbs[i].options;
    }
    fputc('\n', print_out());
    print_options(shown | OPTION_BIT(OPTION_HELP) | (*verb->name ? 0 : OPTION_BIT(OPTION_VERSION)));
}

static const char *nearest_option(const char *word)
{
    const char *names[OPTION_COUNT + 1] = {NULL};
    for (size_t i = 0; i < OPTION_COUNT; i++)
        names[i] = option_rows[i].name;
    return text_nearest(word, names);
}

static int unknown_option(const char *argument)
{
    const char *near = strncmp(argument, "--", 2) == 0 ? nearest_option(argument + 2) : NULL;
    if (near)
        return usage_error("unknown option '%s'; did you mean '--%s'?", argument, near);
    return usage_error("unknown option '%s'", argument);
}

/* Reads a decimal number between least and most; false where it is not one. */
static bool read_number(const char *text, double least, double most, double *number)
{
    char *end;
    if (!strchr("0123456789.", *text) || *text == '\0')
        return false;
    *number = strtod(text, &end);
    return *end == '\0' && *number >= least && *number <= most;
}

/* The place of a word among names, ended by NULL; -1: it is none of them. */
static int place_among(const char *const *names, const char *word)
{
    for (int place = 0; names[place]; place++)
        if (strcmp(word, names[place]) == 0)
            return place;
    return -1;
}

/* Stores an option's value; an exit code other than EXIT_FINE ends the program. */
static int take_option(Options *options, OptionId id, const char *value)
{
    double number;
    options->given |= OPTION_BIT(id);
    options->values[id] = value;
    if (id == OPTION_SPEED && !read_number(value, 0.1, MOST_SPEED, &options->speed))
        return usage_error("--speed must be a number from 0.1 to 1000, not '%s'", value);
    if (id == OPTION_VOLUME) {
        if (!read_number(value, 0, 100, &number))
            return usage_error("--volume must be a number from 0 to 100, not '%s'", value);
        options->volume_percent = (int)number;
    }
    if (id == OPTION_MINUTES) {
        if (!read_number(value, 1, MINUTES_MOST, &number) || number != (int)number)
            return usage_error("--minutes must be a whole number from 1 to %d, not '%s'",
                               MINUTES_MOST, value);
        options->minutes = (int)number;
    }
    if (id == OPTION_FORMAT && strcmp(value, "text") != 0 && strcmp(value, "json") != 0)
        return usage_error("--format must be text or json, not '%s'", value);
    if (id == OPTION_PAPER && (options->paper = place_among(paper_names, value)) < 0)
        return usage_error("--paper must be a4, a5 or letter, not '%s'", value);
    if (id == OPTION_TO && (options->to = place_among(export_names, value)) < 0)
        return usage_error("--to must be " EXPORT_WORDS ", not '%s'", value);
    if (id == OPTION_DAY) {
        if (!read_number(value, 1, PLAN_MOST_DAYS, &number) || number != (int)number)
            return usage_error("--day must be a whole number from 1 to %d, not '%s'",
                               PLAN_MOST_DAYS, value);
        options->day = (int)number;
    }
    if (id == OPTION_DATE && !day_parse(value, &options->date))
        return usage_error("--date must be a date such as 2026-11-25, not '%s'", value);
    if (id == OPTION_SINCE && !day_parse(value, &options->since))
        return usage_error("--since must be a date such as 2026-11-25, not '%s'", value);
    if (id == OPTION_TIMES && !frequency_parse(value, &options->times))
        return usage_error("--times must be 2/day, 3/week, 'every 2 days' or the like, not '%s'",
                           value);
    if (id == OPTION_SPEECH && (options->speech = place_among(speech_level_names, value)) < 0)
        return usage_error("--speech must be off, brief or full, not '%s'", value);
    return EXIT_FINE;
}

/* The tables that getopt wants; a letter's value is its option's number too. */
static void getopt_tables(struct option *longs, char *letters)
{
    *letters++ = ':'; /* a missing value is told apart from an unknown option */
    for (int i = 0; i < OPTION_COUNT; i++) {
        const OptionRow *row = &option_rows[i];
        longs[i] = (struct option){row->name, row->value ? required_argument : no_argument, NULL,
                                   FIRST_LONG + i};
        if (row->letter)
            *letters++ = row->letter;
        if (row->letter && row->value)
            *letters++ = ':';
    }
    *letters = '\0';
}

static OptionId id_of(int got)
{
    int id = got - FIRST_LONG;
    for (int i = 0; got < FIRST_LONG && i < OPTION_COUNT; i++)
        if (option_rows[i].letter == got)
            id = i;
    return (OptionId)id;
}

/* The word that getopt did not know: it is past it, but for one of several letters (a file's name,
 * say), of which the last was not reached. */
static const char *refused_word(char **argv)
{
    const char *before = argv[optind - 1];
    bool has_it = optopt == 0 || optopt >= FIRST_LONG ||
                  (before[0] == '-' && before[strlen(before) - 1] == (char)optopt);
    return has_it ? before : argv[optind];
}

static int read_options(int argc, char **argv, Options *options)
{
    struct option longs[OPTION_COUNT + 1] = {{0}};
    char letters[2 * OPTION_COUNT + 2];
    getopt_tables(longs, letters);
    opterr = 0;
    int got;
    while ((got = getopt_long(argc, argv, letters, longs, NULL)) != -1) {
        if (got == '?')
            return unknown_option(refused_word(argv));
        if (got == ':')
            return usage_error("'%s' needs a value", argv[optind - 1]);
        int code = take_option(options, id_of(got), optarg);
        if (code != EXIT_FINE)
            return code;
    }
    return EXIT_FINE;
}

/* The verb that the words begin with, the longest that is one; *used gets its words. */
static const Verb *find_verb(char **words, int count, int *used)
{
    const Verb *found = NULL;
    *used = count > 0;
    for (size_t i = 0; i < verb_count; i++) {
        const char *name = verbs[i].name, *space = strchr(name, ' ');
        size_t length = space ? (size_t)(space - name) : strlen(name);
        if (count == 0 ? *name == '\0' : !space && *name && strcmp(name, words[0]) == 0)
            found = &verbs[i];
        if (space && count > 1 && strncmp(name, words[0], length) == 0 &&
            words[0][length] == '\0' && strcmp(space + 1, words[1]) == 0) {
            *used = 2;
            return &verbs[i];
        }
    }
    return found;
}

static int unknown_verb(const char *word)
{
    if (catalogue_is_file(word))
        return usage_error("'%s' is not a command; did you mean 'limber start %s'?", word, word);
    const char **names = memory_alloc((verb_count + 1) * sizeof *names);
    for (size_t i = 0; i < verb_count; i++)
        names[i] = verbs[i].name;
    const char *near = text_nearest(word, names);
    free(names);
    if (near && *near)
        return usage_error("unknown command '%s'; did you mean '%s'?", word, near);
    return usage_error("unknown command '%s'; a routine is followed with 'limber start %s'", word,
                       word);
}

/* A word after a verb that can do several things, and is none of them. */
static int unknown_part(const Verb *verb, const char *word)
{
    const char *names[8] = {NULL};
    size_t count = 0, length = strlen(verb->name);
    for (size_t i = 0; i < verb_count && count < 7; i++)
        if (is_part_of(&verbs[i], verb->name))
            names[count++] = verbs[i].name + length + 1;
    const char *near = text_nearest(word, names);
    if (count == 0)
        return usage_of(verb);
    if (near)
        return usage_error("unknown command '%s %s'; did you mean '%s %s'?", verb->name, word,
                           verb->name, near);
    return usage_error("unknown command '%s %s'; see 'limber %s --help'", verb->name, word,
                       verb->name);
}

/* Two of which each says that it is all there is. */
static const OptionId apart[][2] = {{OPTION_CSV, OPTION_JSON},   {OPTION_HTML, OPTION_CSV},
                                    {OPTION_HTML, OPTION_JSON},  {OPTION_TEXT, OPTION_CSV},
                                    {OPTION_TEXT, OPTION_JSON},  {OPTION_DAY, OPTION_DATE},
                                    {OPTION_DIFF, OPTION_FORMAT}};

static int check_call(const Verb *verb, const Options *options, int count)
{
    for (int id = 0; id < OPTION_COUNT; id++)
        if (option_given(options, (OptionId)id) && !(verb->options & OPTION_BIT(id)))
            return usage_error("--%s does not go with 'limber%s%s'", option_rows[id].name,
                               *verb->name ? " " : "", verb->name);
    for (size_t i = 0; i < COUNT_OF(apart); i++)
        if ((options->given & (OPTION_BIT(apart[i][0]) | OPTION_BIT(apart[i][1]))) ==
            (OPTION_BIT(apart[i][0]) | OPTION_BIT(apart[i][1])))
            return usage_error("--%s and --%s: one of them at a time",
                               option_rows[apart[i][0]].name, option_rows[apart[i][1]].name);
    if (count < verb->least || (verb->most >= 0 && count > verb->most))
        return usage_of(verb);
    return EXIT_FINE;
}

int command_run(int argc, char **argv)
{
    Options options = {.speed = 1.0};
    int code = read_options(argc, argv, &options);
    if (code != EXIT_FINE)
        return code;
    if (option_given(&options, OPTION_VERSION)) {
        print_line(print_out(), "limber " LIMBER_VERSION);
        return EXIT_FINE;
    }
    int count = argc - optind, used;
    if (count > 0 && strcmp(argv[optind], "help") == 0) { /* limber help log: limber log --help */
        options.given |= OPTION_BIT(OPTION_HELP);
        optind++;
        count--;
    }
    const Verb *verb = find_verb(argv + optind, count, &used);
    if (!verb)
        return unknown_verb(argv[optind]);
    if (option_given(&options, OPTION_HELP)) {
        if (count > 0)
            print_verb_help(verb);
        else
            print_help();
        return EXIT_FINE;
    }
    int operands = count - used;
    if (operands > 0 && verb->most == 0)
        return unknown_part(verb, argv[optind + used]);
    code = check_call(verb, &options, operands);
    return code == EXIT_FINE ? verb->run(&options, operands, argv + argc - operands) : code;
}
