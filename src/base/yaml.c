// SPDX-FileCopyrightText: 2026 The Limber authors
// SPDX-License-Identifier: GPL-3.0-or-later
/* Builds the tree from libyaml's events. A stack of open lists and maps (at most YAML_MAX_DEPTH)
 * takes each event; limits are checked as events come, so that no input costs more than its size.
 * Places are taken from libyaml's marks, which count characters from 0. */
#include "base/yaml.h"

#include "base/prescan.h"
#include "base/source.h"
#include "base/text.h"
#include "base/yaml_lookalike.h"
#include "base/yaml_mend.h"
#include "base/yaml_text.h"

#include <string.h>
#include <yaml.h>

typedef struct {
    Arena *arena;
    const Source *source;
    Diagnostics *found;
    yaml_parser_t parser;
    YamlNode *open[YAML_MAX_DEPTH];
    YamlPair *waiting[YAML_MAX_DEPTH]; /* in a map: the pair whose value comes next */
    int depth;
    int events;
    YamlNode *root;
    bool failed;
    YamlProblem problem; /* why; place.line 0: nothing can be read past it */
    YamlCure cure;
    bool plain;         /* see prescan: characters are bytes, and all allowed */
    size_t begin;       /* of the text, past a byte order mark */
    size_t seen_index;  /* characters up to the mark asked for last */
    size_t seen_offset; /* and bytes */
} Builder;

static Place place_between(const yaml_mark_t *start, const yaml_mark_t *end)
{
    Place place = {(int)start->line + 1, (int)start->column + 1, 1};
    if (end->line == start->line && end->column > start->column)
        place.width = (int)(end->column - start->column);
    return place;
}

static void __attribute__((format(printf, 3, 4)))
add_error(Builder *builder, Place place, const char *format, ...)
{
    char message[256];
    va_list args;
    va_start(args, format);
    vsnprintf(message, sizeof message, format, args);
    va_end(args);
    diagnostics_add(builder->found, SEVERITY_ERROR, builder->source, place, "%s", message);
}

/* An error after which nothing more can be read. */
static void fail(Builder *builder, Place place, const char *message, const char *hint)
{
    add_error(builder, place, "%s", message);
    if (hint)
        diagnostics_hint(builder->found, "%s", hint);
    builder->failed = true;
}

/* The byte that a mark of libyaml stands at; its own index counts characters. Marks are mostly
 * asked for in order, so the count goes on from the last one. */
static size_t offset_of_mark(Builder *builder, const yaml_mark_t *mark)
{
    const char *text = builder->source->text;
    size_t size = builder->source->size, at = builder->seen_offset, index = builder->seen_index;
    if (builder->plain)
        return mark->index < size ? mark->index : size;
    if (index == 0 || mark->index < index) {
        at = builder->begin;
        index = 0;
    }
    for (; index < mark->index && at < size; index++) {
        at++;
        while (at < size && ((unsigned char)text[at] & 0xc0) == 0x80)
            at++;
    }
    builder->seen_offset = at;
    builder->seen_index = index;
    return at;
}

/* Where nothing is written: at the end of the file libyaml goes on to a line that is not there, and
 * people look at the last one. */
static Place place_of_nothing(Builder *builder, const yaml_mark_t *mark)
{
    if (mark->column == 0 && offset_of_mark(builder, mark) == builder->source->size)
        return place_of_offset(builder->source, builder->source->size);
    return place_between(mark, mark);
}

/* ---- scalars ---- */

/* Does a comment follow a plain scalar on its line? `- Left #1` loses its end that way. */
static void look_for_comment(Builder *builder, const yaml_event_t *event, YamlNode *node)
{
    const char *text = builder->source->text;
    size_t at = offset_of_mark(builder, &event->end_mark), size = builder->source->size;
    while (at < size && (text[at] == ' ' || text[at] == '\t'))
        at++;
    node->comment_after = at < size && text[at] == '#';
    node->comment_tight =
        node->comment_after && at + 1 < size && !strchr(" \t\r\n#-=", text[at + 1]);
}

static YamlNode *new_node(Builder *builder, YamlKind kind, const yaml_event_t *event)
{
    YamlNode *node = arena_alloc(builder->arena, sizeof *node);
    node->kind = kind;
    node->place = place_between(&event->start_mark, &event->end_mark);
    node->one_line = kind == YAML_TEXT && event->end_mark.line == event->start_mark.line &&
                     event->end_mark.index > event->start_mark.index;
    node->begin = offset_of_mark(builder, &event->start_mark);
    node->end = offset_of_mark(builder, &event->end_mark);
    return node;
}

static YamlNode *new_text(Builder *builder, const yaml_event_t *event)
{
    YamlNode *node = new_node(builder, YAML_TEXT, event);
    const char *value = (const char *)event->data.scalar.value;
    size_t size = event->data.scalar.length;
    if (event->start_mark.index == event->end_mark.index)
        node->place = place_of_nothing(builder, &event->start_mark);
    node->plain = event->data.scalar.style == YAML_PLAIN_SCALAR_STYLE;
    if (size == 0 && event->data.scalar.tag) { /* `!important`: refused, and not empty */
        value = (const char *)event->data.scalar.tag;
        size = strlen(value);
    }
    if (node->plain && size > 0)
        look_for_comment(builder, event, node);
    bool escaped = event->data.scalar.style == YAML_DOUBLE_QUOTED_SCALAR_STYLE;
    TextSpot spot = {node->place, node->begin, node->end};
    if (builder->plain && !escaped)
        node->text = arena_copy(builder->arena, value, size);
    else
        node->text =
            yaml_kept_text(builder->arena, builder->source, spot, value, size, builder->found);
    return node;
}

/* ---- the tree ---- */

static void add_key(Builder *builder, YamlNode *map, const YamlNode *key)
{
    if (map->count == YAML_MAX_KEYS) {
        fail(builder, key->place, "more than 256 keys in one map", NULL);
        return;
    }
    if (strcmp(key->text, "<<") == 0) { /* an alias follows, or what others would be said to lack */
        fail(builder, key->place, "merge keys ('<<') are not allowed; write the keys out", NULL);
        return;
    }
    int first_line = 0;
    for (size_t i = 0; i < map->count && first_line == 0; i++)
        if (text_same(map->pairs[i].key, key->text))
            first_line = map->pairs[i].key_place.line;
    map->pairs = arena_grow(builder->arena, map->pairs, map->count, sizeof *map->pairs);
    map->pairs[map->count] =
        (YamlPair){.key = key->text, .key_place = key->place, .first_line = first_line};
    builder->waiting[builder->depth - 1] = &map->pairs[map->count++];
}

/* Puts a finished or just opened node where it belongs. */
static void place_node(Builder *builder, YamlNode *node)
{
    if (builder->depth == 0) {
        builder->root = node;
        return;
    }
    YamlNode *parent = builder->open[builder->depth - 1];
    if (parent->kind == YAML_LIST) {
        parent->items =
            arena_grow(builder->arena, parent->items, parent->count, sizeof *parent->items);
        parent->items[parent->count++] = node;
    } else if (builder->waiting[builder->depth - 1]) {
        builder->waiting[builder->depth - 1]->value = node;
        builder->waiting[builder->depth - 1] = NULL;
    } else if (node->kind != YAML_TEXT) {
        fail(builder, node->place, "a key must be a text, not a list or a map", NULL);
    } else {
        add_key(builder, parent, node);
    }
}

static void open_node(Builder *builder, YamlKind kind, const yaml_event_t *event)
{
    YamlNode *node = new_node(builder, kind, event);
    place_node(builder, node);
    node->flow = kind == YAML_LIST ? event->data.sequence_start.style == YAML_FLOW_SEQUENCE_STYLE
                                   : event->data.mapping_start.style == YAML_FLOW_MAPPING_STYLE;
    if (builder->failed)
        return;
    if (builder->depth == YAML_MAX_DEPTH) {
        fail(builder, node->place, "nested deeper than 16 levels", NULL);
        return;
    }
    builder->waiting[builder->depth] = NULL;
    builder->open[builder->depth++] = node;
}

/* Past the document only blank lines, comments and its end marks may come. libyaml is not asked: it
 * would take directives of a second document, at a cost that grows with their square. */
static void check_rest(Builder *builder, const yaml_event_t *end)
{
    size_t at = skip_blank_lines(builder->source, offset_of_mark(builder, &end->end_mark));
    if (at == builder->source->size)
        return;
    Place place = place_of_offset(builder->source, at);
    if (builder->source->size - at >= 3 && memcmp(builder->source->text + at, "---", 3) == 0) {
        place.width = 3;
        fail(builder, place, "a second document ('---') is not allowed", NULL);
    } else {
        fail(builder, place, "this stands after the end of the document", NULL);
    }
}

/* Quotes around a value that begins at a place, where the value has its line to itself. */
static YamlCure quotes_at(Builder *builder, Place place)
{
    YamlProblem problem = {.place = place};
    YamlCure cure = {0};
    if (builder->source->size <= YAML_MEND_BYTES)
        yaml_cure_quote(builder->arena, builder->source, &problem, &cure);
    return cure.count > 0 && cure.edits[0].place.column == place.column ? cure : (YamlCure){0};
}

static void refuse_properties(Builder *builder, const yaml_event_t *event,
                              const yaml_char_t *anchor, const yaml_char_t *tag)
{
    Place place = place_between(&event->start_mark, &event->start_mark);
    YamlCure cure = {0};
    if (anchor || (tag && strcmp((const char *)tag, "!") != 0))
        cure = quotes_at(builder, place);
    if (anchor)
        add_error(builder, place, "anchors ('&%s') are not allowed; write the text out",
                  (const char *)anchor);
    if (anchor)
        yaml_cure_tell(builder->source, &cure, builder->found);
    if (!tag || strcmp((const char *)tag, "!") == 0)
        return;
    static const char shorthand[] = "tag:yaml.org,2002:"; /* written '!!' */
    size_t length = sizeof shorthand - 1;
    bool is_short = strncmp((const char *)tag, shorthand, length) == 0;
    add_error(builder, place, "tags ('%s%s') are not allowed", is_short ? "!!" : "",
              (const char *)tag + (is_short ? length : 0));
    diagnostics_hint(builder->found, "a text that begins with '!' needs quotes");
    yaml_cure_tell(builder->source, &cure, builder->found);
}

/* Did text become of a list or a key because a character only looks right? */
static bool is_lookalike(Builder *builder, const yaml_event_t *event)
{
    Lookalike lookalike;
    size_t at = offset_of_mark(builder, &event->start_mark);
    if (!lookalike_begins_line(builder->source, at) ||
        !lookalike_find(builder->source, at, &lookalike))
        return false;
    lookalike_explain(builder->arena, builder->source, &lookalike, builder->found, &builder->cure);
    builder->problem.place = place_of_offset(builder->source, lookalike.offset);
    builder->failed = true;
    return true;
}

/* `*gently*` was meant as a text. */
static void refuse_alias(Builder *builder, Place place)
{
    fail(builder, place, "aliases ('*name') are not allowed; write the text out",
         "a text that begins with '*' needs quotes");
    builder->problem.place = place;
    builder->cure = quotes_at(builder, place);
    yaml_cure_tell(builder->source, &builder->cure, builder->found);
}

static void take_event(Builder *builder, const yaml_event_t *event)
{
    Place place = place_between(&event->start_mark, &event->end_mark);
    switch (event->type) {
    case YAML_DOCUMENT_END_EVENT:
        check_rest(builder, event);
        break;
    case YAML_ALIAS_EVENT:
        refuse_alias(builder, place);
        break;
    case YAML_SCALAR_EVENT:
        if (!builder->plain && event->data.scalar.style == YAML_PLAIN_SCALAR_STYLE &&
            is_lookalike(builder, event))
            break;
        refuse_properties(builder, event, event->data.scalar.anchor, event->data.scalar.tag);
        place_node(builder, new_text(builder, event));
        break;
    case YAML_SEQUENCE_START_EVENT:
        refuse_properties(builder, event, event->data.sequence_start.anchor,
                          event->data.sequence_start.tag);
        open_node(builder, YAML_LIST, event);
        break;
    case YAML_MAPPING_START_EVENT:
        refuse_properties(builder, event, event->data.mapping_start.anchor,
                          event->data.mapping_start.tag);
        open_node(builder, YAML_MAP, event);
        break;
    case YAML_SEQUENCE_END_EVENT:
    case YAML_MAPPING_END_EVENT:
        builder->open[--builder->depth]->last = place;
        builder->open[builder->depth]->end = offset_of_mark(builder, &event->end_mark);
        break;
    default:
        break;
    }
    if (!builder->failed && ++builder->events > YAML_MAX_EVENTS)
        fail(builder, place_of_nothing(builder, &event->start_mark),
             "too many entries: more than 20,000", NULL);
}

/* ---- reading ---- */

static YamlProblem problem_of(Builder *builder)
{
    const yaml_parser_t *parser = &builder->parser;
    YamlProblem problem = {
        .words = parser->problem ? parser->problem : "not YAML",
        .place = place_of_nothing(builder, &parser->problem_mark),
        .offset = offset_of_mark(builder, &parser->problem_mark),
    };
    if (parser->context) {
        problem.begin = place_of_nothing(builder, &parser->context_mark);
        problem.begin_offset = offset_of_mark(builder, &parser->context_mark);
    }
    return problem;
}

static void explain_problem(Builder *builder)
{
    const yaml_parser_t *parser = &builder->parser;
    if (parser->error == YAML_MEMORY_ERROR)
        memory_fail();
    builder->failed = true;
    if (parser->error == YAML_READER_ERROR) {
        add_error(builder,
                  place_of_offset(builder->source, builder->begin + parser->problem_offset),
                  "this character cannot stand in a file");
        return;
    }
    builder->problem = problem_of(builder);
    yaml_explain(builder->arena, builder->source, &builder->problem, builder->found,
                 &builder->cure);
}

static void read_events(Builder *builder)
{
    yaml_event_type_t type = YAML_NO_EVENT;
    while (!builder->failed && type != YAML_STREAM_END_EVENT && type != YAML_DOCUMENT_END_EVENT) {
        yaml_event_t event;
        if (!yaml_parser_parse(&builder->parser, &event)) {
            explain_problem(builder);
            return;
        }
        type = event.type;
        take_event(builder, &event);
        yaml_event_delete(&event);
    }
}

/* libyaml counts the mark as a column, and finds the next line too far to the left: the text begins
 * past it. */
static void start_parser(Builder *builder)
{
    const Source *source = builder->source;
    builder->begin = source_begin(source);
    if (!yaml_parser_initialize(&builder->parser))
        memory_fail();
    yaml_parser_set_encoding(&builder->parser, YAML_UTF8_ENCODING);
    yaml_parser_set_input_string(&builder->parser,
                                 (const unsigned char *)source->text + builder->begin,
                                 source->size - builder->begin);
}

bool yaml_probe(const Source *source, YamlProblem *problem)
{
    Builder builder = {.source = source};
    yaml_event_type_t type = YAML_NO_EVENT;
    bool fine = true;
    start_parser(&builder);
    while (fine && type != YAML_STREAM_END_EVENT && type != YAML_DOCUMENT_END_EVENT) {
        yaml_event_t event;
        fine = yaml_parser_parse(&builder.parser, &event) != 0;
        type = fine ? event.type : YAML_NO_EVENT;
        if (fine)
            yaml_event_delete(&event);
    }
    if (!fine)
        *problem = problem_of(&builder);
    yaml_parser_delete(&builder.parser);
    return !fine;
}

static bool is_empty(const Builder *builder)
{
    return !builder->root || (builder->root->kind == YAML_TEXT && builder->root->text[0] == '\0' &&
                              builder->root->plain);
}

bool yaml_says_nothing(const Source *source)
{
    size_t at = skip_blank_lines(source, source_begin(source));
    if (source->size - at >= 3 && memcmp(source->text + at, "---", 3) == 0)
        at = skip_blank_lines(source, at + 3);
    return at == source->size;
}

/* One reading of the whole; false: it failed. */
static bool read_once(Builder *builder)
{
    start_parser(builder);
    read_events(builder);
    yaml_parser_delete(&builder->parser);
    if (!builder->failed && is_empty(builder)) {
        builder->failed = true;
        if (!builder->source->written)
            fail(builder, (Place){0}, "the file is empty", NULL);
    }
    return !builder->failed;
}

/* ---- reading on past what is wrong ---- */

static Place written_place(const Source *source, Place place)
{
    place = source_place_written(source, place);
    if (place.width < 1)
        place.width = 1;
    return place;
}

/* The places of a mended copy become those of the file. A map that has lost a line may lack what it
 * has. */
static void write_back(const Source *source, YamlNode *node, int lost)
{
    int last = node->kind == YAML_TEXT ? node->place.line + 1 : node->last.line;
    node->cut = lost >= node->place.line - 1 && lost <= last;
    node->place = written_place(source, node->place);
    node->last = written_place(source, node->last);
    for (size_t i = 0; node->kind == YAML_LIST && i < node->count; i++)
        write_back(source, node->items[i], lost);
    for (size_t i = 0; node->kind == YAML_MAP && i < node->count; i++) {
        node->pairs[i].key_place = written_place(source, node->pairs[i].key_place);
        write_back(source, node->pairs[i].value, lost);
    }
}

#define MOST_MENDED 12 /* things that cannot be read, in one file */

YamlNode *yaml_parse(Arena *arena, const Source *source, Diagnostics *found)
{
    bool plain;
    if (!prescan(source, found, &plain))
        return NULL;
    size_t first = diagnostics_size(found);
    const Source *text = source;
    int lost = 0;
    for (int mended = 0;; mended++) {
        Builder builder = {.arena = arena, .source = text, .found = found, .plain = plain};
        if (read_once(&builder)) {
            if (text != source)
                write_back(text, builder.root, lost);
            return builder.root;
        }
        int line = 0;
        if (builder.problem.place.line > 0 && mended < MOST_MENDED)
            text = yaml_read_on(arena, text, &builder.problem, &builder.cure, &line);
        else
            text = NULL;
        if (!text || (line > 0 && lost > 0)) /* two lines away, and nobody knows what is left */
            return NULL;
        lost = line > 0 ? line : lost;
        diagnostics_forget_before(found, first++);
    }
}

const YamlNode *yaml_get(const YamlNode *map, const char *key)
{
    for (size_t i = 0; map->kind == YAML_MAP && i < map->count; i++)
        if (text_same(map->pairs[i].key, key))
            return map->pairs[i].value;
    return NULL;
}
