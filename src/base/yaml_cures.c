// SPDX-FileCopyrightText: 2026 The Limber authors
// SPDX-License-Identifier: GPL-3.0-or-later
/* Cures of what stands in one line: quotes, brackets, a space behind a colon. Each only proposes;
 * whether libyaml gets on with it is tried by whoever asked. */
#include "base/yaml_mend.h"

#include "base/source.h"
#include "base/text.h"

#include <string.h>

typedef struct {
    int number;
    const char *text; /* without its end */
} Line;

/* mark: where the line before was found; it goes along. */
static Line next_line(Arena *arena, const Source *source, SourceMark *mark, int number)
{
    size_t start, end;
    source_seek(source, mark, (Place){number, 1, 0}, &start);
    if (mark->line != number)
        return (Line){number, NULL};
    end = source_seek(source, mark, (Place){number, EDIT_LINE, 0}, &start);
    return (Line){number, arena_copy(arena, source->text + start, end - start)};
}

static Line line_of(Arena *arena, const Source *source, int number)
{
    SourceMark mark = {0};
    return next_line(arena, source, &mark, number);
}

static int characters(const char *text, size_t size)
{
    int count = 0;
    for (size_t i = 0; i < size; i++)
        count += ((unsigned char)text[i] & 0xc0) != 0x80;
    return count;
}

/* The place of bytes from..to of a line. */
static Place place_in(const Line *line, size_t from, size_t to)
{
    return (Place){line->number, characters(line->text, from) + 1,
                   characters(line->text + from, to - from)};
}

static size_t trimmed(const char *text)
{
    size_t length = strlen(text);
    while (length > 0 && text[length - 1] == ' ')
        length--;
    return length;
}

/* Past the spaces and the '-' of a list. */
static size_t skip_dashes(const char *text)
{
    size_t at = strspn(text, " ");
    while (text[at] == '-' && text[at + 1] == ' ')
        at += 1 + strspn(text + at + 1, " ");
    return at;
}

/* Where the value of a line begins: past its key, or past its '-'. A key is one word. */
static size_t value_begin(const char *text)
{
    size_t at = skip_dashes(text), end = at;
    while (text[end] == '-' || text_lower_code((unsigned char)text[end]) - 'a' < 26)
        end++;
    bool key = end > at && text[end] == ':' && text[end + 1] == ' ';
    bool capital = text[at] >= 'A' && text[at] <= 'Z'; /* "Remember: breathe" is prose */
    return key && !capital ? end + 1 + strspn(text + end + 1, " ") : at;
}

/* The end of a value: a comment behind it stays one. */
static size_t value_end(const char *text, size_t begin)
{
    const char *comment = strstr(text + begin, " #");
    size_t end = comment ? (size_t)(comment - text) : strlen(text);
    while (end > begin && text[end - 1] == ' ')
        end--;
    return end;
}

static const char *in_quotes(Arena *arena, const char *text, size_t length)
{
    char *out = arena_alloc(arena, 2 * length + 3);
    size_t used = 0;
    out[used++] = '"';
    for (size_t i = 0; i < length; i++) {
        if (text[i] == '"' || text[i] == '\\')
            out[used++] = '\\';
        out[used++] = text[i];
    }
    out[used] = '"';
    return out;
}

bool yaml_cure_quote(Arena *arena, const Source *source, const YamlProblem *problem, YamlCure *cure)
{
    Line line = line_of(arena, source, problem->place.line);
    if (!line.text)
        return false;
    size_t begin = value_begin(line.text), end = value_end(line.text, begin);
    if (end > begin)
        yaml_cure_add(arena, cure, place_in(&line, begin, end),
                      in_quotes(arena, line.text + begin, end - begin));
    return false;
}

/* 'don't push' and "a" b: double quotes around what stands between the first and the last. */
bool yaml_cure_quotes(Arena *arena, const Source *source, const YamlProblem *problem,
                      YamlCure *cure)
{
    Line line = line_of(arena, source, problem->place.line);
    if (!line.text)
        return false;
    size_t begin = value_begin(line.text), end = value_end(line.text, begin);
    char quote = line.text[begin];
    bool closed = end > begin + 1 && line.text[end - 1] == quote;
    if (quote != '"' && quote != '\'')
        return false;
    const char *inner = closed ? line.text + begin + 1 : line.text + begin;
    size_t length = closed ? end - begin - 2 : end - begin;
    yaml_cure_add(arena, cure, place_in(&line, begin, end), in_quotes(arena, inner, length));
    return false;
}

/* What is missing at the end of the line on which something began. */
static bool close_with(Arena *arena, const Source *source, const YamlProblem *problem,
                       const char *text, YamlCure *cure)
{
    Line line = line_of(arena, source, problem->begin.line);
    if (!line.text || problem->begin.line == 0)
        return true;
    size_t end = trimmed(line.text);
    yaml_cure_add(arena, cure, place_in(&line, end, end), text);
    return true;
}

/* A bracket that ends the line is the map's, and not the text's. */
bool yaml_cure_open_quote(Arena *arena, const Source *source, const YamlProblem *problem,
                          YamlCure *cure)
{
    char quote = problem->begin_offset < source->size ? source->text[problem->begin_offset] : '"';
    const char *closing = quote == '\'' ? "'" : "\"";
    close_with(arena, source, problem, closing, cure);
    if (cure->count == 0 || yaml_cure_helps(arena, source, problem, cure))
        return true;
    Line line = line_of(arena, source, problem->begin.line);
    size_t end = line.text ? trimmed(line.text) : 0;
    while (end > 0 && strchr("]}", line.text[end - 1]))
        end--;
    *cure = (YamlCure){0};
    yaml_cure_add(arena, cure, place_in(&line, end, end), closing);
    return true;
}

bool yaml_cure_list(Arena *arena, const Source *source, const YamlProblem *problem, YamlCure *cure)
{
    return close_with(arena, source, problem, "]", cure);
}

bool yaml_cure_map(Arena *arena, const Source *source, const YamlProblem *problem, YamlCure *cure)
{
    return close_with(arena, source, problem, "}", cure);
}

bool yaml_cure_colon(Arena *arena, const Source *source, const YamlProblem *problem, YamlCure *cure)
{
    Line line = line_of(arena, source, problem->begin.line);
    const char *colon = line.text ? strchr(line.text, ':') : NULL;
    if (problem->begin.line == 0 || !colon || !colon[1])
        return false;
    size_t behind = (size_t)(colon - line.text) + 1;
    yaml_cure_add(arena, cure, place_in(&line, behind, behind), " ");
    return false;
}

bool yaml_cure_bracket(Arena *arena, const Source *source, const YamlProblem *problem,
                       YamlCure *cure)
{
    Place place = problem->place;
    (void)source;
    place.width = 1;
    yaml_cure_add(arena, cure, place, "");
    return true;
}

bool yaml_cure_backslash(Arena *arena, const Source *source, const YamlProblem *problem,
                         YamlCure *cure)
{
    (void)source;
    Place place = problem->place;
    place.width = 0;
    yaml_cure_add(arena, cure, place, "\\");
    return false;
}

/* Spaces for the tabs that lines begin with: two for each, or as many as libyaml can read. */
bool yaml_cure_tabs(Arena *arena, const Source *source, const YamlProblem *problem, YamlCure *cure)
{
    static const char *const widths[] = {"  ", "    ", "        ", " "};
    YamlCure first = {0}; /* that helps a little */
    for (size_t i = 0; i < 4; i++) {
        *cure = (YamlCure){0};
        SourceMark mark = {0};
        Line line = next_line(arena, source, &mark, 1);
        for (; line.text; line = next_line(arena, source, &mark, line.number + 1))
            for (size_t at = 0; line.text[at] == ' ' || line.text[at] == '\t'; at++)
                if (line.text[at] == '\t')
                    yaml_cure_add(arena, cure, place_in(&line, at, at + 1), widths[i]);
        YamlProblem next;
        if (source->size > YAML_MEND_BYTES || !yaml_probe(yaml_cured(arena, source, cure), &next))
            return false;
        if (first.count == 0 && yaml_cure_helps(arena, source, problem, cure))
            first = *cure;
    }
    *cure = first;
    return false;
}

/* ---- curly quotes ---- */

static const char *const opening[] = {"\u201c", "\u201e", "\u2018", "\u00ab"};
static const char *const closing[] = {"\u201d", "\u201c", "\u2019", "\u00bb"};

/* The bytes of a curly quote at text; 0: there is none. */
static size_t curly_at(const char *text, const char *const *quotes)
{
    for (size_t i = 0; i < 4; i++)
        if (strncmp(text, quotes[i], strlen(quotes[i])) == 0)
            return strlen(quotes[i]);
    return 0;
}

bool yaml_explain_curly(Arena *arena, const Source *source, const YamlProblem *problem,
                        Diagnostics *found, YamlCure *cure)
{
    Line line = line_of(arena, source, problem->place.line);
    if (!line.text || source->size > YAML_MEND_BYTES)
        return false;
    size_t begin = value_begin(line.text), end = value_end(line.text, begin);
    size_t open = curly_at(line.text + begin, opening), close = 0;
    for (size_t size = 2; size <= 3 && end > begin + open + size && close == 0; size++)
        if (curly_at(line.text + end - size, closing) == size)
            close = size;
    if (open == 0)
        return false;
    *cure = (YamlCure){0};
    yaml_cure_add(arena, cure, place_in(&line, begin, end),
                  in_quotes(arena, line.text + begin + open, end - close - begin - open));
    if (!yaml_cure_helps(arena, source, problem, cure))
        return false;
    diagnostics_add(found, SEVERITY_ERROR, source, place_in(&line, begin, begin + open),
                    "a curly quote is a letter like others, and no quote");
    diagnostics_hint(found, "write %s", cure->edits[0].text);
    yaml_cure_tell(source, cure, found);
    return true;
}
