// SPDX-FileCopyrightText: 2026 The Limber authors
// SPDX-License-Identifier: GPL-3.0-or-later
/* Reads the props of a figure in their small notation: "wall x=34", "step x=4..30 h=12", "strap
 * handR-toeR". */
#include "routine/figure_parts.h"

#include "base/array.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

#define MOST_PROPS 8

static const struct {
    const char *words;
    PropKind kind;
} prop_words[] = {
    {"mat", PROP_MAT},
    {"wall", PROP_WALL},
    {"step", PROP_STEP},
    {"chair seat", PROP_CHAIR_SEAT},
    {"chair back", PROP_CHAIR_BACK},
    {"stool", PROP_STOOL},
    {"rail", PROP_RAIL},
    {"roller", PROP_ROLLER},
    {"ball", PROP_BALL},
    {"roll", PROP_ROLL},
    {"towel", PROP_TOWEL},
    {"cushion", PROP_CUSHION},
    {"strap", PROP_STRAP},
    {"band", PROP_BAND},
};

/* A number at *at, moved past it; false where there is none, or one in base 16 or powers of ten.
 * strtod obeys LC_NUMERIC, which Limber leaves at "C". */
static bool take_number(const char **at, double *value)
{
    char *end;
    size_t most = strspn(*at, "-.0123456789");
    if (most == 0)
        return false;
    *value = strtod(*at, &end);
    bool taken = end > *at && end <= *at + most && fabs(*value) < 1000;
    /* "4..30" is a range: the first dot of the two is not a decimal point */
    if (taken && end > *at + 1 && end[-1] == '.' && *end == '.')
        end--;
    *at = end;
    return taken;
}

/* `x=4..30`, `h=12`, `y=5`, `r=6`. */
static bool take_measure(const char **at, FigureProp *prop)
{
    char name = **at;
    if (name == '\0' || !strchr("xyhr", name) || (*at)[1] != '=')
        return false;
    *at += 2;
    double *value = name == 'x'   ? &prop->x
                    : name == 'y' ? &prop->y
                    : name == 'h' ? &prop->height
                                  : &prop->radius;
    if (!take_number(at, value))
        return false;
    if (strncmp(*at, "..", 2) != 0)
        return true;
    *at += 2;
    return take_number(at, &prop->x_end);
}

/* `handR-toeR`, or `kneeR-36,26` where it ends at a point. */
static bool take_joints(const char **at, FigureProp *prop)
{
    size_t length = strcspn(*at, "- ");
    prop->from = figure_joint(*at, length);
    if (prop->from == JOINT_COUNT || (*at)[length] != '-')
        return false;
    *at += length + 1;
    length = strcspn(*at, " ");
    prop->to = figure_joint(*at, length);
    if (prop->to != JOINT_COUNT) {
        *at += length;
        return true;
    }
    return take_number(at, &prop->to_x) && *(*at)++ == ',' && take_number(at, &prop->to_y);
}

static bool take_word(const char **at, const char *word)
{
    size_t length = strlen(word);
    if (strncmp(*at, word, length) != 0)
        return false;
    *at += length;
    return true;
}

/* The name, which a blank or the text's end follows. */
static bool take_kind(const char **at, PropKind *kind)
{
    for (size_t i = 0; i < COUNT_OF(prop_words); i++) {
        size_t length = strlen(prop_words[i].words);
        if (strncmp(*at, prop_words[i].words, length) == 0 &&
            ((*at)[length] == ' ' || (*at)[length] == '\0')) {
            *kind = prop_words[i].kind;
            *at += length;
            return true;
        }
    }
    return false;
}

static bool parse(const char *at, FigureProp *prop)
{
    *prop = (FigureProp){.x = NAN,
                         .x_end = NAN,
                         .y = NAN,
                         .height = NAN,
                         .radius = NAN,
                         .from = JOINT_COUNT,
                         .to = JOINT_COUNT};
    if (!take_kind(&at, &prop->kind))
        return false;
    bool tied = prop->kind == PROP_STRAP || prop->kind == PROP_BAND;
    while (*at == ' ') {
        at++;
        if (take_word(&at, "(behind)"))
            prop->behind = true;
        else if (take_word(&at, "(far side)"))
            prop->far_side = true;
        else if (take_word(&at, "seen from above"))
            prop->from_above = true;
        else if (!(tied ? take_joints(&at, prop) : take_measure(&at, prop)))
            return false;
    }
    bool placed = !isnan(prop->x) || prop->kind == PROP_MAT || prop->kind == PROP_ROLLER;
    return *at == '\0' && (tied ? prop->from != JOINT_COUNT : placed);
}

void figure_props(Reading *reading, const YamlNode *node, void *target)
{
    Figure *figure = target;
    size_t count;
    const YamlNode *const *items = fields_items(&node, &count);
    figure->props = arena_alloc(reading->arena, (count + 1) * sizeof *figure->props);
    if (count > MOST_PROPS)
        field_error(reading, node->place, "more than %d props", MOST_PROPS);
    for (size_t i = 0; i < count && i < MOST_PROPS; i++) {
        const char *text = field_line(reading, items[i], 0);
        if (text && parse(text, &figure->props[figure->prop_count]))
            figure->from_above |= figure->props[figure->prop_count++].from_above;
        else if (text)
            field_error(reading, items[i]->place,
                        "not a prop: 'wall x=34', 'step x=4..30 h=12', 'strap handR-toeR'");
    }
}
