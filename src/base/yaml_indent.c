// SPDX-FileCopyrightText: 2026 The Limber authors
// SPDX-License-Identifier: GPL-3.0-or-later
/* Lines that begin in the wrong column, and entries of lists without their '-'. libyaml only says
 * where it could not go on, which may be lines later. Here the columns that are open above a line
 * are found by looking at the lines, and each way that a person would mend it is tried. */
#include "base/yaml_mend.h"

#include "base/source.h"
#include "base/text.h"

#include <stdlib.h>
#include <string.h>

#define MOST_OPEN 24  /* columns */
#define MOST_SHIFT 6  /* columns that a line is off by */
#define MOST_ABOVE 60 /* lines looked back at, and forward */

typedef struct {
    Arena *arena;
    const Source *source;
    SourceMark mark; /* lines are mostly asked for one after another */
} Scan;

typedef struct {
    int number;
    const char *text; /* without its end, in the arena; NULL: there is no such line */
    int indent;       /* spaces before it */
    bool blank;       /* or a comment */
    bool dash;        /* begins with '- ' */
} Line;

static Line line_at(Scan *scan, int number)
{
    const Source *source = scan->source;
    size_t start;
    Line line = {.number = number, .blank = true}; /* none: blank, without text */
    if (number < 1)
        return line;
    source_seek(source, &scan->mark, (Place){number, 1, 0}, &start);
    if (scan->mark.line != number)
        return line;
    size_t end = source_seek(source, &scan->mark, (Place){number, EDIT_LINE, 0}, &start);
    line.text = arena_copy(scan->arena, source->text + start, end - start);
    line.indent = (int)strspn(line.text, " ");
    const char *first = line.text + line.indent;
    line.blank = *first == '\0' || *first == '#';
    line.dash = *first == '-' && (first[1] == ' ' || first[1] == '\0');
    return line;
}

/* ---- the columns that are open ---- */

typedef struct {
    int columns[MOST_OPEN]; /* from 0, from the left */
    bool dashes[MOST_OPEN]; /* of the '-' of a list; else of keys */
    size_t count;
} Open;

static void open_column(Open *open, int column, bool dash)
{
    while (open->count > 0 && open->columns[open->count - 1] >= column &&
           !(dash && open->columns[open->count - 1] == column && !open->dashes[open->count - 1]))
        open->count--;
    if (open->count == MOST_OPEN)
        return;
    open->columns[open->count] = column;
    open->dashes[open->count++] = dash;
}

/* What the lines above a line leave open. */
static Open open_above(Scan *scan, int number)
{
    Open open = {.count = 0};
    int first = number > MOST_ABOVE ? number - MOST_ABOVE : 1;
    for (int at = first; at < number; at++) {
        Line line = line_at(scan, at);
        if (line.blank)
            continue;
        int column = line.indent;
        const char *text = line.text + column;
        while (text[0] == '-' && text[1] == ' ') {
            open_column(&open, column, true);
            size_t step = 1 + strspn(text + 1, " ");
            column += (int)step;
            text += step;
        }
        if (strchr(text, ':') && *text != '"' && *text != '\'')
            open_column(&open, column, false);
        else if (text == line.text + line.indent && *text == '-')
            open_column(&open, column, true);
    }
    return open;
}

/* ---- moving lines ---- */

/* The line and those behind it that hang on it or begin where it does go to a column. */
static void move_lines(Scan *scan, const Line *line, int column, YamlCure *cure)
{
    int by = column - line->indent;
    char spaces[MOST_SHIFT + 1] = "";
    memset(spaces, ' ', by > 0 ? (size_t)by : 0);
    for (int at = line->number; at < line->number + MOST_ABOVE; at++) {
        Line next = line_at(scan, at);
        bool hangs = at == line->number || next.indent > line->indent ||
                     (next.indent == line->indent && next.dash == line->dash);
        if (!next.text || (!next.blank && !hangs))
            break;
        if (!next.blank && by > 0)
            yaml_cure_add(scan->arena, cure, (Place){at, 1, 0}, spaces);
        else if (!next.blank)
            yaml_cure_add(scan->arena, cure, (Place){at, 1, -by}, "");
    }
}

/* The line with something in it before another one. */
static Line line_before(Scan *scan, int number)
{
    Line line = line_at(scan, --number);
    while (number > 1 && line.blank)
        line = line_at(scan, --number);
    return line;
}

/* A list below a key that has nothing on its line begins in the key's column, or two behind it. */
static bool try_below_key(Scan *scan, const YamlProblem *problem, const Line *line, YamlCure *cure,
                          int *column)
{
    Line above = line_before(scan, line->number);
    size_t length = above.text ? strlen(above.text) : 0;
    if (!line->dash || length == 0 || above.text[length - 1] != ':')
        return false;
    *column = above.indent + (above.dash ? 2 : 0);
    *cure = (YamlCure){0};
    if (*column == line->indent || abs(*column - line->indent) > MOST_SHIFT)
        return false;
    move_lines(scan, line, *column, cure);
    return yaml_cure_helps(scan->arena, scan->source, problem, cure);
}

/* Takes the nearest open column of its kind from which libyaml gets on. */
static bool try_columns(Scan *scan, const YamlProblem *problem, const Line *line, YamlCure *cure,
                        int *column)
{
    Open open = open_above(scan, line->number);
    if (try_below_key(scan, problem, line, cure, column))
        return true;
    for (int off = 1; off <= MOST_SHIFT; off++) {
        for (size_t i = open.count; i > 0; i--) {
            *column = open.columns[i - 1];
            if (open.dashes[i - 1] != line->dash || abs(*column - line->indent) != off)
                continue;
            *cure = (YamlCure){0};
            move_lines(scan, line, *column, cure);
            if (yaml_cure_helps(scan->arena, scan->source, problem, cure))
                return true;
        }
    }
    return false;
}

static Place begin_of(const Line *line)
{
    return (Place){line->number, line->indent + 1, 1};
}

static bool explain_column(Scan *scan, const YamlProblem *problem, const Line *line,
                           Diagnostics *found, YamlCure *cure)
{
    int column;
    if (!try_columns(scan, problem, line, cure, &column))
        return false;
    int off = abs(column - line->indent);
    diagnostics_add(found, SEVERITY_ERROR, scan->source, begin_of(line),
                    "this line begins %d space%s too far to the %s", off, off == 1 ? "" : "s",
                    column > line->indent ? "left" : "right");
    diagnostics_hint(found, "begin it in column %d, below the %s that it belongs to", column + 1,
                     line->dash ? "'-'" : "keys");
    yaml_cure_tell(scan->source, cure, found);
    return true;
}

/* ---- dashes ---- */

/* The keys below a glued one stand below its first letter, and go along. Returns their lines. */
static int follow_key(Scan *scan, const Line *line, YamlCure *cure)
{
    int count = 0;
    for (;; count++) {
        Line next = line_at(scan, line->number + count + 1);
        if (!next.text || count > MOST_ABOVE || (!next.blank && next.indent != line->indent + 1))
            return count;
        if (!next.blank)
            yaml_cure_add(scan->arena, cure, (Place){next.number, 1, 0}, " ");
    }
}

/* `1. exercise: x`, `2) name: y`: a list by numbers. The '-' takes the room of the number, or,
 * where the keys below stand further to the left, two columns. */
static size_t number_width(const char *text)
{
    size_t digits = strspn(text, "0123456789");
    bool marked = digits > 0 && digits < 4 && (text[digits] == '.' || text[digits] == ')');
    return marked && text[digits + 1] == ' ' && strchr(text, ':') ? digits + 1 : 0;
}

static void add_dashes(Scan *scan, const YamlProblem *problem, bool narrow, YamlCure *cure)
{
    *cure = (YamlCure){0};
    for (int at = problem->place.line - 3; at < problem->place.line + MOST_ABOVE; at++) {
        Line line = line_at(scan, at);
        size_t width = line.text ? number_width(line.text + line.indent) : 0;
        if (width == 0)
            continue;
        Place place = {at, line.indent + 1, (int)width + 1};
        char dash[8] = "-       ";
        dash[narrow ? 2 : width + 1] = '\0';
        yaml_cure_add(scan->arena, cure, place, dash);
    }
}

static bool explain_numbers(Scan *scan, const YamlProblem *problem, Diagnostics *found,
                            YamlCure *cure)
{
    for (int narrow = 0; narrow <= 1; narrow++) {
        add_dashes(scan, problem, narrow, cure);
        if (!yaml_cure_helps(scan->arena, scan->source, problem, cure))
            continue;
        diagnostics_add(found, SEVERITY_ERROR, scan->source, cure->edits[0].place,
                        "a list has a '-' before each entry, and no number");
        diagnostics_hint(found, "write '-' in place of each number");
        yaml_cure_tell(scan->source, cure, found);
        return true;
    }
    return false;
}

/* `-exercise: x`: the '-' is there, and the space behind it is not. */
static bool explain_glued(Scan *scan, const YamlProblem *problem, Diagnostics *found,
                          YamlCure *cure)
{
    int first = 0;
    *cure = (YamlCure){0};
    for (int at = problem->place.line - 3; at < problem->place.line + MOST_ABOVE; at++) {
        Line line = line_at(scan, at);
        if (!line.text && at > problem->place.line)
            break;
        const char *text = line.text ? line.text + line.indent : "";
        bool letter = text_lower_code((unsigned char)text[*text != '\0']) - 'a' < 26;
        if (text[0] != '-' || !letter || !strchr(text, ':'))
            continue;
        first = first ? first : at;
        yaml_cure_add(scan->arena, cure, (Place){at, line.indent + 2, 0}, " ");
        at += follow_key(scan, &line, cure);
    }
    if (first == 0 || first > problem->place.line ||
        !yaml_cure_helps(scan->arena, scan->source, problem, cure))
        return false;
    Line line = line_at(scan, first);
    diagnostics_add(found, SEVERITY_ERROR, scan->source, begin_of(&line),
                    "a space is missing behind this '-'");
    diagnostics_hint(found, "write '- %s'", line.text + line.indent + 1);
    yaml_cure_tell(scan->source, cure, found);
    return true;
}

static void say_dash_lacks(const Scan *scan, const Line *line, const YamlCure *cure,
                           Diagnostics *found)
{
    diagnostics_add(found, SEVERITY_ERROR, scan->source, begin_of(line), "a '-' is missing here");
    diagnostics_hint(found, "each entry of this list begins with one: write '- %s'",
                     line->text + line->indent);
    yaml_cure_tell(scan->source, cure, found);
}

/* The first entry of a list has no '-': the one below it has. The lines up to that one become it.
 */
static bool explain_first_dash(Scan *scan, const YamlProblem *problem, const Line *line,
                               Diagnostics *found, YamlCure *cure)
{
    Line first = *line;
    for (int at = line->number - 1; at >= 1 && line->number - at < MOST_ABOVE; at--) {
        Line above = line_at(scan, at);
        if (above.blank)
            continue;
        if (above.dash || above.indent < line->indent ||
            (above.indent == 0 && line->indent == 0 && strchr(above.text, ':') &&
             above.text[strlen(above.text) - 1] == ':'))
            break;
        first = above;
    }
    *cure = (YamlCure){0};
    if (first.number == line->number)
        return false;
    bool room = first.indent >= line->indent + 2;
    for (int at = first.number; at < line->number; at++) {
        Line inner = line_at(scan, at);
        if (at == first.number && room)
            yaml_cure_add(scan->arena, cure, (Place){at, line->indent + 1, 1}, "-");
        else if (at == first.number)
            yaml_cure_add(scan->arena, cure, (Place){at, first.indent + 1, 0}, "- ");
        else if (!room && !inner.blank)
            yaml_cure_add(scan->arena, cure, (Place){at, 1, 0}, "  ");
    }
    if (!yaml_cure_helps(scan->arena, scan->source, problem, cure))
        return false;
    say_dash_lacks(scan, &first, cure, found);
    return true;
}

/* Is the entry of a list that begins above a line, in its column, a map? */
static bool follows_map(Scan *scan, const Line *line)
{
    for (int at = line->number - 1; at >= 1 && line->number - at < MOST_ABOVE; at--) {
        Line above = line_at(scan, at);
        if (!above.blank && above.dash && above.indent == line->indent)
            return strstr(above.text, ": ") || above.text[strlen(above.text) - 1] == ':';
    }
    return false;
}

/* A key stands where the '-' of the list above does: its own is missing. */
static bool explain_missing_dash(Scan *scan, const YamlProblem *problem, const Line *line,
                                 Diagnostics *found, YamlCure *cure)
{
    Open open = open_above(scan, line->number);
    for (size_t i = 0; i < open.count; i++) {
        if (!open.dashes[i] || open.columns[i] != line->indent || line->dash ||
            !follows_map(scan, line))
            continue;
        *cure = (YamlCure){0};
        yaml_cure_add(scan->arena, cure, begin_of(line), "- ");
        cure->edits[0].place.width = 0;
        if (!yaml_cure_helps(scan->arena, scan->source, problem, cure))
            continue;
        say_dash_lacks(scan, line, cure, found);
        return true;
    }
    return false;
}

bool yaml_explain_indent(Arena *arena, const Source *source, const YamlProblem *problem,
                         Diagnostics *found, YamlCure *cure)
{
    Scan here = {arena, source, {0}}, *scan = &here;
    Line line = line_at(scan, problem->place.line);
    if (source->size > YAML_MEND_BYTES || !line.text || line.blank)
        return false;
    if (explain_glued(scan, problem, found, cure) || explain_numbers(scan, problem, found, cure))
        return true;
    if (line.dash)
        return explain_column(scan, problem, &line, found, cure) ||
               explain_first_dash(scan, problem, &line, found, cure);
    return explain_missing_dash(scan, problem, &line, found, cure) ||
           explain_column(scan, problem, &line, found, cure);
}
