// SPDX-FileCopyrightText: 2026 The Limber authors
// SPDX-License-Identifier: GPL-3.0-or-later
/* Makes copies of a source with edits in it, and asks libyaml what it thinks of them. */
#include "base/yaml_mend.h"

#include "base/source.h"

#include <string.h>

void yaml_cure_add(Arena *arena, YamlCure *cure, Place place, const char *text)
{
    cure->edits = arena_grow(arena, cure->edits, cure->count, sizeof *cure->edits);
    cure->edits[cure->count++] = (SourceEdit){place, arena_string(arena, text)};
}

void yaml_cure_tell(const Source *source, const YamlCure *cure, Diagnostics *found)
{
    for (size_t i = 0; i < cure->count; i++)
        diagnostics_edit(found, source, cure->edits[i].place, cure->edits[i].text);
}

static size_t copy(char *to, const char *from, size_t size)
{
    memcpy(to, from, size);
    return size;
}

const Source *yaml_cured(Arena *arena, const Source *source, const YamlCure *cure)
{
    Source *cured = arena_alloc(arena, sizeof *cured);
    size_t room = source->size + 1, used = 0, at = 0, start;
    SourceMark mark = {0};
    for (size_t i = 0; i < cure->count; i++)
        room += strlen(cure->edits[i].text) + 1;
    char *text = arena_alloc(arena, room);
    for (size_t i = 0; i < cure->count; i++) {
        const SourceEdit *edit = &cure->edits[i];
        Place end = {edit->place.line, edit->place.column + edit->place.width, 0};
        size_t from = source_seek(source, &mark, edit->place, &start);
        size_t to = source_seek(source, &mark, end, &start);
        if (from < at || mark.line != edit->place.line)
            continue;
        used += copy(text + used, source->text + at, from - at);
        bool merges = !*edit->text && used > 0 && text[used - 1] == '\r' && to < source->size &&
                      source->text[to] == '\n'; /* two line ends would become one */
        const char *put = merges ? " " : edit->text;
        used += copy(text + used, put, strlen(put));
        at = to;
    }
    used += copy(text + used, source->text + at, source->size - at);
    *cured = (Source){.name = source->name,
                      .text = text,
                      .size = used,
                      .mark = arena_alloc(arena, sizeof *cured->mark),
                      .written = source,
                      .edits = cure->edits,
                      .edit_count = cure->count};
    return cured;
}

bool yaml_cure_helps(Arena *arena, const Source *source, const YamlProblem *problem,
                     const YamlCure *cure)
{
    YamlProblem next;
    if (cure->count == 0 || source->size > YAML_MEND_BYTES)
        return false;
    return !yaml_probe(yaml_cured(arena, source, cure), &next) ||
           next.place.line > problem->place.line;
}

/* All of a line but its end. */
static Place whole_line(const Source *source, int line)
{
    SourceMark mark = {0};
    size_t start;
    source_seek(source, &mark, (Place){line, EDIT_LINE, 0}, &start);
    return (Place){line, 1, mark.line == line ? mark.column - 1 : 0};
}

/* A copy without a line, where libyaml gets on with that; NULL: it does not. */
static const Source *without_line(Arena *arena, const Source *source, const YamlProblem *problem,
                                  int line)
{
    YamlCure without = {0};
    Place whole = line > 0 ? whole_line(source, line) : (Place){0};
    if (whole.width == 0)
        return NULL;
    yaml_cure_add(arena, &without, whole, "");
    return yaml_cure_helps(arena, source, problem, &without) ? yaml_cured(arena, source, &without)
                                                             : NULL;
}

const Source *yaml_read_on(Arena *arena, const Source *source, const YamlProblem *problem,
                           const YamlCure *cure, int *lost)
{
    *lost = 0;
    if (source->size > YAML_MEND_BYTES)
        return NULL;
    if (cure->count > 0)
        return yaml_cured(arena, source, cure);
    int lines[] = {problem->place.line, problem->begin.line};
    for (int i = 0; i < 2; i++) {
        const Source *rest = without_line(arena, source, problem, lines[i]);
        *lost = lines[i];
        if (rest)
            return rest;
    }
    return NULL;
}
