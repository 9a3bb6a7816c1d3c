// SPDX-FileCopyrightText: 2026 The Limber authors
// SPDX-License-Identifier: GPL-3.0-or-later
/* A table from libyaml's problems to our words. libyaml has few words for many mistakes, so a row
 * may ask for more: what stands at the place it stopped at tells a tab from an apostrophe. The
 * first row that fits is used. */
#include "base/yaml_problem.h"

#include "base/array.h"
#include "base/yaml_lookalike.h"
#include "base/yaml_mend.h"

#include <string.h>

#define LONGEST_KEY 1024 /* characters: libyaml looks no further for the ':' */

static char byte_at(const Source *source, size_t offset)
{
    return offset < source->size ? source->text[offset] : '\0';
}

static bool is_line_end(char byte)
{
    return byte == '\n' || byte == '\r';
}

/* ---- what stands at the place ---- */

static bool is_tab(const Source *source, const YamlProblem *problem)
{
    return byte_at(source, problem->offset) == '\t';
}

static bool is_percent(const Source *source, const YamlProblem *problem)
{
    return problem->begin.line > 0 && problem->begin.column == 1 &&
           byte_at(source, problem->begin_offset) == '%';
}

static bool is_at_end(const Source *source, const YamlProblem *problem)
{
    return problem->offset >= source->size;
}

static bool closes_nothing(const Source *source, const YamlProblem *problem)
{
    char byte = byte_at(source, problem->offset);
    return byte == ']' || byte == '}';
}

/* 'don't' and "a" b: the text goes on after a quote that has closed it. */
static bool is_after_quote(const Source *source, const YamlProblem *problem)
{
    size_t at = problem->offset;
    while (at > 0 && byte_at(source, at - 1) == ' ')
        at--;
    char before = at > 0 ? source->text[at - 1] : '\0';
    return (before == '\'' || before == '"') && !is_line_end(byte_at(source, problem->offset)) &&
           problem->offset < source->size;
}

static size_t line_start(const Source *source, size_t offset)
{
    while (offset > 0 && !is_line_end(source->text[offset - 1]))
        offset--;
    return offset;
}

/* The first ':' at or after from that ends a key, or the end of the line. */
static size_t key_end(const Source *source, size_t from)
{
    for (; from < source->size && !is_line_end(source->text[from]); from++) {
        char next = byte_at(source, from + 1);
        if (source->text[from] == ':' && (next == ' ' || next == '\0' || is_line_end(next)))
            break;
    }
    return from;
}

/* The ':' is the first one of its line: the line was taken as the end of the text above it. */
static bool goes_on_above(const Source *source, const YamlProblem *problem)
{
    return key_end(source, line_start(source, problem->offset)) == problem->offset;
}

/* `hold:30s`: a word, a ':' and no space. */
static bool is_glued(const Source *source, const YamlProblem *problem)
{
    size_t at = problem->begin_offset;
    while (at < source->size && !strchr(" :\r\n", source->text[at]))
        at++;
    return problem->begin.line > 0 && byte_at(source, at) == ':' &&
           !strchr(" \r\n", byte_at(source, at + 1));
}

static size_t characters(const Source *source, size_t from, size_t to)
{
    size_t count = 0;
    for (; from < to; from++)
        count += ((unsigned char)source->text[from] & 0xc0) != 0x80;
    return count;
}

/* libyaml tells of a long key where it gives up or at the ':', depending on what came before. */
static bool is_long_key(const Source *source, const YamlProblem *problem)
{
    bool begins = problem->begin.line > 0;
    size_t start = begins ? problem->begin_offset : line_start(source, problem->offset);
    while (!begins && strchr(" -", byte_at(source, start)) && start < problem->offset)
        start++;
    size_t end = key_end(source, start);
    return byte_at(source, end) == ':' && characters(source, start, end) > LONGEST_KEY;
}

/* The same between brackets, where a key may begin anywhere in a line. */
static bool is_long_flow_key(const Source *source, const YamlProblem *problem)
{
    size_t start = problem->offset;
    while (start > 0 && !is_line_end(source->text[start - 1]) &&
           !strchr("[{,", source->text[start - 1]))
        start--;
    return byte_at(source, problem->offset) == ':' &&
           characters(source, start, problem->offset) > LONGEST_KEY;
}

/* ---- the table ---- */

typedef struct {
    const char *words; /* how libyaml's begin; "" for all */
    bool (*fits)(const Source *source, const YamlProblem *problem); /* NULL: always */
    bool at_begin; /* people want the start of what was not closed, not the end of the file */
    const char *message, *hint;
    YamlCurer *cure; /* NULL: nobody knows one */
} Explanation;

static const char quote_it[] = "put the text in quotes";
static const char block_hint[] = "put a text that begins with '|' or '>' in quotes";
static const char escape_hint[] =
    "in double quotes write '\\\\' for a backslash, or use single quotes";
static const char long_key[] = "a key of more than 1024 characters";
static const char long_key_hint[] = "put a text with ':' in quotes, after its key";

static const Explanation explanations[] = {
    {"", is_tab, false, "tab used for indentation; use spaces", NULL, yaml_cure_tabs},
    {"", is_percent, true, "a line may not begin with '%'", "leave this line out"},
    {"did not find expected ','", is_long_flow_key, false, long_key, long_key_hint},
    {"did not find expected", is_after_quote, false, "text goes on after a closed quote",
     "write '' for an apostrophe inside single quotes, \\\" for a quote inside double ones",
     yaml_cure_quotes},
    {"did not find expected", closes_nothing, false, "this bracket closes nothing",
     "leave it out, or put the text in quotes", yaml_cure_bracket},
    {"mapping values are not allowed in this context", is_long_key, false, long_key, long_key_hint},
    {"mapping values are not allowed in this context", goes_on_above, false,
     "this line goes on with the text above it, and has a ':'",
     "keys of one map begin in the same column; put a text with ':' in quotes"},
    {"mapping values are not allowed in this context", NULL, false, "a second ':' in one line",
     quote_it, yaml_cure_quote},
    {"found unexpected ':'", NULL, false, "a second ':' in one text", quote_it},
    {"could not find expected ':'", is_long_key, true, long_key, long_key_hint},
    {"could not find expected ':'", is_glued, true, "a space is missing behind this ':'",
     "write it as in 'hold: 30s'", yaml_cure_colon},
    {"could not find expected ':'", NULL, true, "a ':' is missing after this key",
     "'key: value' needs a space after the colon", yaml_cure_colon},
    {"found character that cannot start any token", NULL, false,
     "a text cannot begin with this character", quote_it, yaml_cure_quote},
    {"found a tab character", NULL, false, "tab used for indentation; use spaces", NULL,
     yaml_cure_tabs},
    {"did not find expected key", NULL, false, "this line does not fit the ones above it",
     "check its indentation; put a text with ':' or '#' in quotes"},
    {"did not find expected '-' indicator", NULL, false, "this line does not fit the list above it",
     "entries of one list begin with '-' in the same column"},
    {"block sequence entries are not allowed in this context", NULL, false,
     "a list begins on a line of its own", "put the '-' under its key, or the text in quotes",
     yaml_cure_quote},
    {"mapping keys are not allowed in this context", NULL, false, "a '?' cannot stand here",
     quote_it, yaml_cure_quote},
    {"did not find expected ',' or ']'", NULL, true, "this list is not closed with ']'",
     "write the ']', or put a text with ',' or ':' in quotes", yaml_cure_list},
    {"did not find expected ',' or '}'", NULL, true, "this map is not closed with '}'",
     "write the '}', or put a text with ',' or ':' in quotes", yaml_cure_map},
    {"found unexpected end of stream", NULL, true, "this quote is not closed",
     "write the closing one at the end of the text", yaml_cure_open_quote},
    {"found unexpected document indicator", NULL, true, "this quote is not closed",
     "a line of '---' or '...' ends the document"},
    {"found unknown escape character", NULL, false, "unknown '\\' in a quoted text", escape_hint,
     yaml_cure_backslash},
    {"found invalid Unicode character escape code", NULL, false,
     "this '\\' stands for no character", escape_hint},
    {"did not find expected hexdecimal number", NULL, false,
     "this '\\' lacks digits: \\x takes 2, \\u 4, \\U 8, of 0-9 and a-f", escape_hint},
    {"did not find expected comment or line break", NULL, false,
     "after '|' or '>' the text begins on the next line", block_hint, yaml_cure_quote},
    {"found an indentation indicator equal to 0", NULL, false,
     "after '|' or '>' the text begins on the next line", block_hint, yaml_cure_quote},
    {"did not find expected node content", is_at_end, false, "the file ends inside a list or a map",
     "close it with ']' or '}'"},
    {"did not find expected node content", NULL, false, "a text is missing here", quote_it},
    {"found incompatible YAML document", NULL, false, "this is a YAML of another version",
     "leave this line out"},
    {"did not find expected <document start>", NULL, false,
     "a line of '---' is missing after the one that begins with '%'", "leave that line out"},
    {"found undefined tag handle", NULL, false, "tags ('!') are not allowed", quote_it,
     yaml_cure_quote},
    {"did not find expected tag URI", NULL, true, "tags ('!') are not allowed", quote_it,
     yaml_cure_quote},
    {"did not find expected '!'", NULL, true, "tags ('!') are not allowed", quote_it,
     yaml_cure_quote},
    {"did not find the expected '>'", NULL, true, "tags ('!') are not allowed", quote_it,
     yaml_cure_quote},
    {"found an incorrect", NULL, true, "tags ('!') are not allowed", quote_it, yaml_cure_quote},
    {"did not find URI escaped octet", NULL, true, "tags ('!') are not allowed", quote_it,
     yaml_cure_quote},
    {"did not find expected whitespace or line break", NULL, true, "tags ('!') are not allowed",
     quote_it, yaml_cure_quote},
    {"did not find expected alphabetic or numeric character", NULL, false,
     "anchors ('&') and aliases ('*') are not allowed", quote_it, yaml_cure_quote},
};

static bool explains(const Explanation *row, const Source *source, const YamlProblem *problem)
{
    return strncmp(problem->words, row->words, strlen(row->words)) == 0 &&
           (!row->fits || row->fits(source, problem));
}

/* A character that only looks like one of YAML's: on the line where it stopped, where what it was
 * reading began, or at the end of the text above. */
static bool find_lookalike(const Source *source, const YamlProblem *problem, Lookalike *found)
{
    size_t start = line_start(source, problem->offset);
    bool above = strncmp(problem->words, "mapping values", 14) == 0;
    return lookalike_find(source, problem->offset, found) ||
           (problem->begin.line > 0 && lookalike_find(source, problem->begin_offset, found)) ||
           (above && start > 0 && lookalike_find(source, start - 1, found));
}

/* The message of a row, and its cure where that helps. */
static void explain_by(const Explanation *row, Arena *arena, const Source *source,
                       const YamlProblem *problem, Diagnostics *found, YamlCure *cure)
{
    Place place = row->at_begin && problem->begin.line > 0 ? problem->begin : problem->place;
    diagnostics_add(found, SEVERITY_ERROR, source, place, "%s", row->message);
    if (row->hint)
        diagnostics_hint(found, "%s", row->hint);
    if (!row->cure)
        return;
    bool guess = row->cure(arena, source, problem, cure);
    if (!yaml_cure_helps(arena, source, problem, cure)) {
        *cure = (YamlCure){0};
        return;
    }
    yaml_cure_tell(source, cure, found);
    if (guess)
        diagnostics_guess(found);
}

void yaml_explain(Arena *arena, const Source *source, const YamlProblem *problem,
                  Diagnostics *found, YamlCure *cure)
{
    Lookalike lookalike;
    *cure = (YamlCure){0};
    if (find_lookalike(source, problem, &lookalike)) {
        lookalike_explain(arena, source, &lookalike, found, cure);
        return;
    }
    if (yaml_explain_curly(arena, source, problem, found, cure))
        return;
    bool indented = !is_tab(source, problem) && !is_after_quote(source, problem);
    if (indented && yaml_explain_indent(arena, source, problem, found, cure))
        return;
    *cure = (YamlCure){0};
    for (size_t i = 0; i < COUNT_OF(explanations); i++) {
        if (explains(&explanations[i], source, problem)) {
            explain_by(&explanations[i], arena, source, problem, found, cure);
            return;
        }
    }
    diagnostics_add(found, SEVERITY_ERROR, source, problem->place, "this cannot be read: %s",
                    problem->words);
}
