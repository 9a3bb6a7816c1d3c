// SPDX-FileCopyrightText: 2026 The Limber authors
// SPDX-License-Identifier: GPL-3.0-or-later
/* limber completions SHELL: a script that completes Limber's command line in bash, zsh or fish. It
 * knows nothing of Limber: at each Tab it asks `limber completions words -- WORDS`, which looks at
 * the tables of verbs and options and at the routines and exercises that are there. No word: a
 * file's name. */
#include "command/command.h"

#include "base/array.h"
#include "base/text.h"
#include "page/export.h"
#include "page/handout.h"
#include "routine/library.h"
#include "routine/settings.h"

#include <stdlib.h>
#include <string.h>

static const struct {
    const char *shell, *script;
} scripts[] = {
    {"bash", "_limber() {\n"
             "    local IFS=$'\\n' at words=(\"${COMP_WORDS[@]:1:COMP_CWORD}\")\n"
             "    words=(\"${words[@]//[\\\\\\'\\\"]/}\")\n"
             "    COMPREPLY=($(limber completions words -- \"${words[@]}\" 2>/dev/null))\n"
             "    [[ ${COMP_WORDS[COMP_CWORD]} == [\\'\\\"]* ]] && return\n"
             "    for at in \"${!COMPREPLY[@]}\"; do\n"
             "        printf -v \"COMPREPLY[at]\" %q \"${COMPREPLY[at]}\"\n"
             "    done\n"
             "}\n"
             "complete -o bashdefault -o default -F _limber limber\n"},
    {"zsh", "#compdef limber\n"
            "_limber() {\n"
            "    local -a found\n"
            "    found=(${(f)\"$(limber completions words -- \"${(@Q)words[2,CURRENT]}\" "
            "2>/dev/null)\"})\n"
            "    if (( $#found )); then compadd -Ua found; else _files; fi\n"
            "}\n"
            "if [ \"$funcstack[1]\" = _limber ]; then _limber; else compdef _limber limber; fi\n"},
    {"fish", "function __limber_words\n"
             "    limber completions words -- (commandline -opc)[2..-1] \\\n"
             "        (commandline -ct | string replace -ar \"[\\\\\\\\'\\\"]\" \"\") 2>/dev/null\n"
             "end\n"
             "complete -c limber -a '(__limber_words)'\n"},
};

/* ---- words ---- */

static bool begins(const char *word, const char *begun)
{
    return strncmp(word, begun, strlen(begun)) == 0;
}

/* What stands in front of all that is offered: "--for=" where a value follows it in one word. */
static struct {
    const char *text;
    int size;
} front;

static void offer(const char *word, const char *begun)
{
    if (*word && begins(word, begun))
        print_line(print_out(), "%.*s%s", front.size, front.text, word);
}

/* Those that begin with these very letters, else those that begin so in another case or with their
 * marks written otherwise: text_meant, of beginnings. names ends with NULL. */
static void offer_names(const char *const *names, const char *begun)
{
    bool exact = false;
    for (size_t i = 0; names[i]; i++)
        exact = exact || begins(names[i], begun);
    for (size_t i = 0; names[i]; i++)
        if (text_find(names[i], begun) == names[i])
            offer(names[i], exact ? begun : "");
}

static void offer_routines(const char *begun)
{
    Catalogue *catalogue = catalogue_new(NULL, NULL);
    const char **names = memory_alloc((catalogue->count + 1) * sizeof *names);
    size_t count = 0;
    for (size_t i = 0; i < catalogue->count; i++)
        if (!catalogue->entries[i].shadowed)
            names[count++] = catalogue->entries[i].shown;
    names[count] = NULL;
    offer_names(names, begun);
    free(names);
    catalogue_free(catalogue);
}

static void offer_exercises(const char *begun)
{
    Catalogue *catalogue = catalogue_new(NULL, NULL);
    offer_names(library_ids(catalogue->library), begun);
    catalogue_free(catalogue);
}

static void offer_regions(const char *begun)
{
    offer_names(region_ids(), begun);
}

static void offer_kinds(const char *begun)
{
    offer_names(exercise_kind_names, begun);
}

static void offer_levels(const char *begun)
{
    offer_names(speech_level_names, begun);
}

static void offer_papers(const char *begun)
{
    offer_names(paper_names, begun);
}

static void offer_forms(const char *begun)
{
    offer_names(export_names, begun);
}

/* What the tables call an operand or a value, and what it may be. A row for an option of this name
 * alone comes first. */
static const struct {
    const char *called, *option;
    void (*offer)(const char *begun);
    const char *words[8];
} values[] = {
    {"NAME", "routine", offer_routines, {NULL}},
    {"NAME", "device", NULL, {NULL}},
    {"NAME", NULL, offer_exercises, {NULL}},
    {"[NAME]", NULL, offer_exercises, {NULL}},
    {"ROUTINE", NULL, offer_routines, {NULL}},
    {"REGION", NULL, offer_regions, {NULL}},
    {"LEVEL", NULL, offer_levels, {NULL}},
    {"SIZE", NULL, offer_papers, {NULL}},
    {"FORM", NULL, offer_forms, {NULL}},
    {"KIND", NULL, offer_kinds, {NULL}},
    {"PROP", NULL, NULL, {"wall", "mat", "roller", "step", "chair", "band"}},
    {"RHYTHM", NULL, NULL, {"1/day", "2/day", "3/week"}},
    {"[THEME]", NULL, NULL, {"soft", "bright", "wood", "calm"}},
    {"ID|all", NULL, NULL, {"all"}},
    {"FORMAT", NULL, NULL, {"text", "json"}},
    {"SHELL", NULL, NULL, {"bash", "zsh", "fish"}},
};

static void offer_values(const char *called, const char *option, const char *begun)
{
    for (size_t i = 0; i < COUNT_OF(values); i++) {
        if (strcmp(values[i].called, called) != 0 ||
            (values[i].option && (!option || strcmp(values[i].option, option) != 0)))
            continue;
        if (values[i].offer)
            values[i].offer(begun);
        for (size_t j = 0; j < COUNT_OF(values[i].words) && values[i].words[j]; j++)
            offer(values[i].words[j], begun);
        return;
    }
}

/* The option that a word names before a '=' or as a whole, where it takes a value; NULL: none. */
static const OptionRow *option_named(const char *word)
{
    size_t length = strcspn(word, "=");
    for (size_t i = 0; i < OPTION_COUNT; i++) {
        const OptionRow *row = &option_rows[i];
        bool is_long = length > 2 && begins(word, "--") && strlen(row->name) == length - 2 &&
                       begins(word + 2, row->name);
        bool is_short = row->letter && word[0] == '-' && word[1] == row->letter && !word[2];
        if (row->value && (is_long || is_short))
            return row;
    }
    return NULL;
}

/* The option whose value the next word is; NULL: none. */
static const OptionRow *option_with_value(const char *word)
{
    return strchr(word, '=') ? NULL : option_named(word);
}

static void offer_options(const Verb *verb, const char *begun)
{
    char option[40];
    uint64_t shown =
        verb->options | OPTION_BIT(OPTION_HELP) | (*verb->name ? 0 : OPTION_BIT(OPTION_VERSION));
    for (size_t i = 0; i < OPTION_COUNT; i++) {
        snprintf(option, sizeof option, "--%s", option_rows[i].name);
        if (shown & OPTION_BIT(i))
            offer(option, begun);
    }
}

/* The verbs of one word, or what can follow the first word of others ("log": show, export …). */
static void offer_verbs(const char *first, const char *begun)
{
    size_t length = strlen(first);
    for (size_t i = 0; i < verb_count; i++) {
        const char *space = strchr(verbs[i].name, ' ');
        if (length == 0 && !space)
            offer(verbs[i].name, begun);
        if (length > 0 && space && (size_t)(space - verbs[i].name) == length &&
            strncmp(verbs[i].name, first, length) == 0)
            offer(space + 1, begun);
    }
    if (length == 0)
        offer("help", begun);
}

static const Verb *verb_called(const char *name)
{
    for (size_t i = 0; i < verb_count; i++)
        if (strcmp(verbs[i].name, name) == 0)
            return &verbs[i];
    return NULL;
}

/* The verb that the words before the last one make, the longest that is one; NULL: none. *rest gets
 * the words that stand after it. */
static const Verb *verb_before(int count, char **words, int *rest)
{
    char name[64] = "";
    const Verb *verb = verb_called("");
    *rest = 0;
    for (int i = 0; i < count - 1; i++) {
        if (words[i][0] == '-' || (i > 0 && option_with_value(words[i - 1])))
            continue;
        size_t used = strlen(name);
        snprintf(name + used, sizeof name - used, "%s%s", used ? " " : "", words[i]);
        const Verb *longer = verb_called(name);
        if (longer)
            verb = longer;
        else if (used == 0)
            return strcmp(name, "help") == 0 ? verb : NULL;
        *rest = longer ? 0 : *rest + 1;
    }
    return verb;
}

/* bash takes --for=calves apart into three words. Without the second they are as those of
 * --for calves. Returns the count. */
static int drop_equals(int count, char **words)
{
    static char nothing_yet[] = "";
    int kept = 0;
    for (int i = 0; i < count; i++) {
        bool is_apart =
            kept > 0 && strcmp(words[i], "=") == 0 && option_with_value(words[kept - 1]);
        if (!is_apart || i + 1 == count)
            words[kept++] = is_apart ? nothing_yet : words[i];
    }
    return kept;
}

/* The option whose value is being typed, in *begun or after the '=' in it; NULL: none. */
static const OptionRow *option_of_value(int count, char **words, const char **begun)
{
    const char *equals = strchr(*begun, '=');
    const OptionRow *row = equals ? option_named(*begun) : NULL;
    if (!row)
        return count > 1 ? option_with_value(words[count - 2]) : NULL;
    front.text = *begun;
    front.size = (int)(equals + 1 - *begun);
    *begun = equals + 1;
    return row;
}

static void offer_words(int count, char **words)
{
    count = drop_equals(count, words);
    const char *begun = words[count - 1];
    const OptionRow *row = option_of_value(count, words, &begun);
    int rest;
    const Verb *verb = verb_before(count, words, &rest);
    if (row)
        offer_values(row->value, row->name, begun);
    else if (!verb)
        return;
    else if (*begun == '-')
        offer_options(verb, begun);
    else if (rest == 0 && (*verb->name == '\0' || verb->most == 0))
        offer_verbs(verb->name, begun);
    else if (rest < verb->most)
        offer_values(verb->operands, NULL, begun);
}

int command_completions(const Options *options, int count, char **operands)
{
    (void)options;
    if (count > 1 && strcmp(operands[0], "words") == 0) {
        offer_words(count - 1, operands + 1);
        return EXIT_FINE;
    }
    for (size_t i = 0; count == 1 && i < COUNT_OF(scripts); i++) {
        if (strcmp(scripts[i].shell, operands[0]) == 0) {
            fputs(scripts[i].script, print_out());
            return EXIT_FINE;
        }
    }
    command_problem("completions are made for bash, zsh and fish");
    return EXIT_USAGE;
}
