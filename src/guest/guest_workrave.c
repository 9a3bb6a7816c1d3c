// SPDX-FileCopyrightText: 2026 The Limber authors
// SPDX-License-Identifier: GPL-3.0-or-later
/* Workrave: exercises.xml, in each `exercise` a `title` and a `description`, perhaps in several
 * languages, and a `sequence` of pictures whose `duration` is the exercise's. Read by Expat, which
 * fetches nothing; a document type, which is where entities are declared, is refused. */
#include "guest/guest_private.h"

#include <string.h>

#ifdef LIMBER_EXPAT

#include <expat.h>
#include <stdlib.h>

#define USUAL_S 15 /* of a sequence that does not say */
#define DEPTH 32
#define TEXT_BYTES 16384 /* of one text; what is longer is cut anyway */

/* In which language something is told: the better the higher. */
typedef enum { IN_ANOTHER, IN_ENGLISH, IN_THE_WANTED, AS_IN_ITS_COUNTRY } Rank;

#define TAG_BYTES 16

typedef struct {
    const char *text; /* NULL: not said yet */
    Rank rank;
    char language[TAG_BYTES]; /* "de", "pt-BR" */
} Told;

typedef struct {
    GuestReading *reading;
    XML_Parser parser;
    GuestWorkout *workout;
    GuestGroup *group;
    int depth;
    bool listening; /* the text of the element under way is wanted */
    char text[TEXT_BYTES];
    size_t size;
    Told telling; /* the element under way */
    Told title, description;
    int seconds;
} Parse;

static void fail(Parse *parse, const char *why)
{
    GuestReading *reading = parse->reading;
    Place place = {(int)XML_GetCurrentLineNumber(parse->parser),
                   (int)XML_GetCurrentColumnNumber(parse->parser) + 1, 1};
    if (!reading->bad)
        diagnostics_add(reading->found, SEVERITY_ERROR, reading->source, place, "%s", why);
    reading->bad = true;
    XML_StopParser(parse->parser, XML_FALSE);
}

static const char *attribute(const char *const *attributes, const char *name)
{
    for (; *attributes; attributes += 2)
        if (strcmp(attributes[0], name) == 0)
            return attributes[1];
    return NULL;
}

static int seconds_of(Parse *parse, const char *duration)
{
    char *end;
    long seconds = duration ? strtol(duration, &end, 10) : USUAL_S;
    if (duration && (*duration < '0' || *duration > '9' || *end || seconds > GUEST_MOST_S)) {
        fail(parse, "'duration' must be a whole number of seconds, at most 12 hours");
        return 0;
    }
    return (int)seconds;
}

/* "title", and "_title" of a file that is to be translated yet. */
static bool is_called(const char *element, const char *name)
{
    return strcmp(element + (*element == '_'), name) == 0;
}

static bool is_letter(char byte)
{
    return (byte >= 'a' && byte <= 'z') || (byte >= 'A' && byte <= 'Z');
}

/* "pt_BR" as "pt-BR"; "" for what is no language of two letters, perhaps with a country. */
static void take_language(char *tag, const char *name)
{
    size_t length = strlen(name);
    bool country = length == 5 && (name[2] == '_' || name[2] == '-') && is_letter(name[3]) &&
                   is_letter(name[4]);
    bool good = (length == 2 || country) && is_letter(name[0]) && is_letter(name[1]);
    snprintf(tag, TAG_BYTES, "%s", good ? name : "");
    if (good && country)
        tag[2] = '-';
}

static Rank rank_of(const char *language, const char *wanted)
{
    char whole[TAG_BYTES], cut[6];
    snprintf(cut, sizeof cut, "%s", wanted); /* "pt_BR.UTF-8" */
    take_language(whole, cut);
    if (*language == '\0')
        return IN_ANOTHER;
    return strcmp(language, whole) == 0        ? AS_IN_ITS_COUNTRY
           : strncmp(language, wanted, 2) == 0 ? IN_THE_WANTED
           : strncmp(language, "en", 2) == 0   ? IN_ENGLISH
                                               : IN_ANOTHER;
}

static void begin_text(Parse *parse, const char *const *attributes)
{
    const char *name = attribute(attributes, "xml:lang");
    take_language(parse->telling.language, name ? name : "en");
    parse->telling.rank = rank_of(parse->telling.language, parse->reading->language);
    parse->listening = true;
    parse->size = 0;
}

static void XMLCALL begin(void *data, const char *name, const char **attributes)
{
    Parse *parse = data;
    const char *const *given = (const char *const *)attributes;
    if (++parse->depth > DEPTH)
        fail(parse, "nested too deeply");
    if (parse->depth == 1 && strcmp(name, "exercises") != 0)
        fail(parse, "these are no exercises of Workrave: 'exercises' must be outermost");
    if (parse->depth == 2 && strcmp(name, "exercise") == 0) {
        parse->title = parse->description = (Told){0};
        parse->seconds = 0;
    }
    if (parse->depth == 3 && (is_called(name, "title") || is_called(name, "description")))
        begin_text(parse, given);
    if (parse->depth == 3 && strcmp(name, "sequence") == 0)
        parse->seconds = seconds_of(parse, attribute(given, "duration"));
    if (parse->depth == 4 && strcmp(name, "image") == 0)
        parse->reading->guest->lost[LOST_PICTURES]++;
}

static void XMLCALL take(void *data, const char *text, int length)
{
    Parse *parse = data;
    size_t room = TEXT_BYTES - parse->size;
    if (!parse->listening)
        return;
    memcpy(parse->text + parse->size, text, (size_t)length < room ? (size_t)length : room);
    parse->size += (size_t)length < room ? (size_t)length : room;
}

/* The one in the wanted language, else the English one, else the first. */
static void tell(Parse *parse, Told *told)
{
    if (told->text)
        parse->reading->guest->lost[LOST_LANGUAGES]++;
    if (told->text && parse->telling.rank <= told->rank)
        return;
    *told = parse->telling;
    told->text = guest_clean(parse->reading, parse->text, parse->size);
}

static void XMLCALL end(void *data, const char *name)
{
    Parse *parse = data;
    if (parse->depth == 3 && parse->listening)
        tell(parse, is_called(name, "title") ? &parse->title : &parse->description);
    if (parse->depth == 3)
        parse->listening = false;
    if (parse->depth == 2 && strcmp(name, "exercise") == 0) {
        const char *title =
            parse->title.text && *parse->title.text ? parse->title.text : "Exercise";
        GuestPart *part =
            guest_add_part(parse->reading, parse->group, PART_WORK, title, parse->seconds);
        part->note = parse->description.text;
        if (*parse->title.language && !parse->workout->language)
            parse->workout->language = arena_string(parse->reading->arena, parse->title.language);
    }
    parse->depth--;
}

static void XMLCALL refuse(void *data, const char *name, const char *system, const char *id,
                           int internal)
{
    (void)name, (void)system, (void)id, (void)internal;
    fail(data, "a document type (<!DOCTYPE>) is not read: exercises of Workrave have none");
}

void guest_workrave(GuestReading *reading)
{
    Parse *parse = arena_alloc(reading->arena, sizeof *parse);
    const Source *source = reading->source;
    parse->reading = reading;
    parse->parser = XML_ParserCreate(NULL);
    if (!parse->parser)
        memory_fail();
    parse->workout = guest_add_workout(reading, "Workrave exercises");
    parse->group = guest_add_group(reading, parse->workout, 1, 0);
    XML_SetUserData(parse->parser, parse);
    XML_SetElementHandler(parse->parser, begin, end);
    XML_SetCharacterDataHandler(parse->parser, take);
    XML_SetStartDoctypeDeclHandler(parse->parser, refuse);
    if (XML_Parse(parse->parser, source->text, (int)source->size, 1) == XML_STATUS_ERROR) {
        enum XML_Error error = XML_GetErrorCode(parse->parser);
        fail(parse, error == XML_ERROR_NO_ELEMENTS ? "the file ends here, in the middle"
                                                   : XML_ErrorString(error));
    }
    XML_ParserFree(parse->parser);
}

#else

void guest_workrave(GuestReading *reading)
{
    diagnostics_add(reading->found, SEVERITY_ERROR, reading->source, (Place){0},
                    "XML is not read: this Limber was built without Expat");
    reading->bad = true;
}

#endif
