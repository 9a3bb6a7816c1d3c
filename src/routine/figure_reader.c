// SPDX-FileCopyrightText: 2026 The Limber authors
// SPDX-License-Identifier: GPL-3.0-or-later
/* Reads a figure: view, motion and poses with an angle for each segment. Names of joints and
 * segments are tables. */
#include "routine/figure_reader.h"

#include "base/array.h"
#include "routine/duration.h"
#include "routine/figure_limits.h"
#include "routine/figure_parts.h"

#include <math.h>
#include <string.h>

#define MOST_POSES 12

static const char *const joint_words[JOINT_COUNT + 1] = {
    [JOINT_PELVIS] = "pelvis",        [JOINT_NECK] = "neck",      [JOINT_CROWN] = "crown",
    [JOINT_HIP_L] = "hipL",           [JOINT_HIP_R] = "hipR",     [JOINT_KNEE_L] = "kneeL",
    [JOINT_KNEE_R] = "kneeR",         [JOINT_ANKLE_L] = "ankleL", [JOINT_ANKLE_R] = "ankleR",
    [JOINT_TOE_L] = "toeL",           [JOINT_TOE_R] = "toeR",     [JOINT_SHOULDER_L] = "shoulderL",
    [JOINT_SHOULDER_R] = "shoulderR", [JOINT_ELBOW_L] = "elbowL", [JOINT_ELBOW_R] = "elbowR",
    [JOINT_WRIST_L] = "wristL",       [JOINT_WRIST_R] = "wristR", [JOINT_HAND_L] = "handL",
    [JOINT_HAND_R] = "handR",
};

static const char *const limb_words[LIMB_COUNT + 1] = {
    [LIMB_TORSO] = "torso",     [LIMB_HEAD] = "head",    [LIMB_UPPER_ARM_L] = "uarmL",
    [LIMB_FOREARM_L] = "farmL", [LIMB_HAND_L] = "handL", [LIMB_UPPER_ARM_R] = "uarmR",
    [LIMB_FOREARM_R] = "farmR", [LIMB_HAND_R] = "handR", [LIMB_THIGH_L] = "thighL",
    [LIMB_SHANK_L] = "shankL",  [LIMB_FOOT_L] = "footL", [LIMB_THIGH_R] = "thighR",
    [LIMB_SHANK_R] = "shankR",  [LIMB_FOOT_R] = "footR",
};

Joint figure_joint(const char *word, size_t length)
{
    for (int i = 0; i < JOINT_COUNT; i++)
        if (strlen(joint_words[i]) == length && strncmp(joint_words[i], word, length) == 0)
            return (Joint)i;
    return JOINT_COUNT;
}

/* ---- motion and pins ---- */

/* `hold`, `cycle 2.4s`, `swing 1.2s`. */
static void motion_read(Reading *reading, const YamlNode *node, void *target)
{
    static const char *const words[] = {"hold", "cycle ", "swing "};
    Figure *figure = target;
    const char *text = field_line(reading, node, 0);
    if (!text)
        return;
    for (int i = 0; i < 3; i++) {
        size_t length = strlen(words[i]);
        if (strncmp(text, words[i], length) != 0)
            continue;
        figure->motion = (FigureMotion)i;
        bool timed = i == 0 ? text[length] == '\0'
                            : duration_parse(text + length, &figure->period) == NULL &&
                                  figure->period >= 200 * NS_PER_MS;
        if (timed)
            return;
    }
    field_error(reading, node->place, "must be 'hold', or 'cycle' or 'swing' with its seconds");
}

/* A joint that stays where each pose says; the roller is not one: its poses are placed by hand. */
static void joint_read(Reading *reading, const YamlNode *node, Joint *joint)
{
    const char *text = field_line(reading, node, 0);
    if (!text)
        return;
    *joint = figure_joint(text, strlen(text));
    if (*joint == JOINT_COUNT && strcmp(text, "roller") != 0)
        field_error(reading, node->place, "unknown joint '%s'", text);
}

static void pinned_read(Reading *reading, const YamlNode *node, void *target)
{
    joint_read(reading, node, &((Figure *)target)->pinned);
}

/* ---- poses ---- */

typedef struct {
    Pose *pose;
    bool hand_l, hand_r, placed;
} PoseFields;

static Pose *pose_of(void *target)
{
    return ((PoseFields *)target)->pose;
}

/* Reads up to most numbers of a list; the count read, or -1 after an error. */
static int numbers_read(Reading *reading, const YamlNode *node, int least, int most, double *values)
{
    size_t count;
    const YamlNode *const *items = fields_items(&node, &count);
    if (count < (size_t)least || count > (size_t)most) {
        field_error(reading, node->place, "must be a list of %d to %d numbers", least, most);
        return -1;
    }
    for (size_t i = 0; i < count; i++)
        if (!field_number(reading, items[i], &values[i]))
            return -1;
    return (int)count;
}

static void limb_angles(Reading *reading, const YamlNode *node, Pose *pose, Limb first)
{
    double values[3] = {0, 0, 0};
    int least = first == LIMB_THIGH_L || first == LIMB_THIGH_R ? 3 : 2;
    int count = numbers_read(reading, node, least, 3, values);
    if (count == 2) /* a hand as the forearm */
        values[2] = values[1];
    for (int i = 0; i < 3; i++)
        pose->angle[(int)first + i] = values[i];
}

#define LIMB_FIELD(name, first)                                                                    \
    static void name(Reading *reading, const YamlNode *node, void *target)                         \
    {                                                                                              \
        limb_angles(reading, node, pose_of(target), first);                                        \
    }

LIMB_FIELD(arm_l_read, LIMB_UPPER_ARM_L)
LIMB_FIELD(arm_r_read, LIMB_UPPER_ARM_R)
LIMB_FIELD(leg_l_read, LIMB_THIGH_L)
LIMB_FIELD(leg_r_read, LIMB_THIGH_R)

static void torso_read(Reading *reading, const YamlNode *node, void *target)
{
    field_number(reading, node, &pose_of(target)->angle[LIMB_TORSO]);
}

static void head_read(Reading *reading, const YamlNode *node, void *target)
{
    field_number(reading, node, &pose_of(target)->angle[LIMB_HEAD]);
}

/* One bend for the whole back, or one for its lower and one for its upper part. */
static void bend_read(Reading *reading, const YamlNode *node, void *target)
{
    double bend[2];
    int count = numbers_read(reading, node, 1, 2, bend);
    if (count < 1)
        return;
    pose_of(target)->bend = bend[0];
    pose_of(target)->bend_chest = bend[count - 1];
}

static void turn_read(Reading *reading, const YamlNode *node, void *target)
{
    double turn[TURN_COUNT];
    if (numbers_read(reading, node, TURN_COUNT, TURN_COUNT, turn) == TURN_COUNT)
        memcpy(pose_of(target)->turn, turn, sizeof turn);
}

static void part_read(Reading *reading, const YamlNode *node, double *part)
{
    if (field_number(reading, node, part) && (*part < 0 || *part > 1))
        field_error(reading, node->place, "must be 0 to 1");
}

static void belly_read(Reading *reading, const YamlNode *node, void *target)
{
    part_read(reading, node, &pose_of(target)->belly);
}

static void light_read(Reading *reading, const YamlNode *node, void *target)
{
    part_read(reading, node, &pose_of(target)->light);
}

static void tilt_read(Reading *reading, const YamlNode *node, void *target)
{
    field_number(reading, node, &pose_of(target)->tilt);
}

static void pose_pinned_read(Reading *reading, const YamlNode *node, void *target)
{
    joint_read(reading, node, &pose_of(target)->pinned);
}

static void pelvis_read(Reading *reading, const YamlNode *node, void *target)
{
    double at[2];
    if (numbers_read(reading, node, 2, 2, at) == 2) {
        pose_of(target)->pelvis_x = at[0];
        pose_of(target)->pelvis_y = at[1];
    }
}

static void at_read(Reading *reading, const YamlNode *node, void *target)
{
    double at[2];
    if (numbers_read(reading, node, 2, 2, at) == 2) {
        pose_of(target)->at_x = at[0];
        pose_of(target)->at_y = at[1];
        ((PoseFields *)target)->placed = true;
    }
}

static void pose_name_read(Reading *reading, const YamlNode *node, void *target)
{
    pose_of(target)->name = field_line(reading, node, 0);
}

/* A foot is drawn short in a front view; one that points down shows up to twice of that. */
static double most_scale(Limb limb)
{
    return limb == LIMB_FOOT_L || limb == LIMB_FOOT_R ? 2 : 1;
}

static void scale_read(Reading *reading, const YamlNode *node, void *target)
{
    if (!fields_is_map(reading, node, "'scale'", NULL))
        return;
    for (size_t i = 0; i < node->count; i++) {
        int limb = 0;
        while (limb < LIMB_COUNT && strcmp(limb_words[limb], node->pairs[i].key) != 0)
            limb++;
        double scale = 1;
        if (limb == LIMB_COUNT)
            field_error(reading, node->pairs[i].key_place, "unknown segment '%s'",
                        node->pairs[i].key);
        else if (field_number(reading, node->pairs[i].value, &scale) &&
                 (scale < 0.05 || scale > most_scale((Limb)limb)))
            field_error(reading, node->pairs[i].value->place, "must be 0.05 to %.0f",
                        most_scale((Limb)limb));
        else
            pose_of(target)->scale[limb] = scale;
    }
}

static const FieldRow pose_rows[] = {
    {"name", FIELD_OWN, .own = pose_name_read},
    {"torso", FIELD_OWN, .own = torso_read, .required = true},
    {"head", FIELD_OWN, .own = head_read, .required = true},
    {"armL", FIELD_OWN, .own = arm_l_read, .required = true},
    {"armR", FIELD_OWN, .own = arm_r_read, .required = true},
    {"legL", FIELD_OWN, .own = leg_l_read, .required = true},
    {"legR", FIELD_OWN, .own = leg_r_read, .required = true},
    {"bend", FIELD_OWN, .own = bend_read},
    {"tilt", FIELD_OWN, .own = tilt_read},
    {"turn", FIELD_OWN, .own = turn_read},
    {"belly", FIELD_OWN, .own = belly_read},
    {"light", FIELD_OWN, .own = light_read},
    {"pelvis", FIELD_OWN, .own = pelvis_read, .required = true},
    {"pinned", FIELD_OWN, .own = pose_pinned_read},
    {"at", FIELD_OWN, .own = at_read},
    {"scale", FIELD_OWN, .own = scale_read},
};

static void pose_read(Reading *reading, const YamlNode *node, Pose *pose)
{
    PoseFields fields = {.pose = pose};
    *pose = (Pose){.pinned = JOINT_COUNT, .light = NAN};
    for (int i = 0; i < LIMB_COUNT; i++)
        pose->scale[i] = 1;
    if (!fields_is_map(reading, node, "a pose", NULL))
        return;
    fields_read(reading, node, "a pose", pose_rows, COUNT_OF(pose_rows), &fields, NULL);
    if (!fields.placed)
        pose->at_x = NAN;
}

static void poses_read(Reading *reading, const YamlNode *node, void *target)
{
    Figure *figure = target;
    if (node->kind != YAML_LIST || node->count < 2 || node->count > MOST_POSES) {
        field_error(reading, node->place, "'poses' must be a list of 2 to %d poses", MOST_POSES);
        return;
    }
    figure->poses = arena_alloc(reading->arena, node->count * sizeof *figure->poses);
    figure->pose_count = node->count;
    for (size_t i = 0; i < node->count; i++)
        pose_read(reading, node->items[i], &figure->poses[i]);
}

static const char *const view_words[] = {[VIEW_SIDE] = "side", [VIEW_FRONT] = "front", NULL};
static const char *const close_up_words[] = {
    [CLOSE_UP_NONE] = "none", [CLOSE_UP_FEET] = "feet", [CLOSE_UP_LEGS] = "legs", NULL};
static const char *const mirrored_words[] = {"true", "false", NULL};

#define MEMBER(name) offsetof(Figure, name)

static const FieldRow figure_rows[] = {
    {"view", FIELD_CHOICE, MEMBER(view), .choices = view_words, .required = true},
    {"close-up", FIELD_CHOICE, MEMBER(close_up), .choices = close_up_words},
    {"props", FIELD_OWN, .own = figure_props},
    {"pinned", FIELD_OWN, .own = pinned_read},
    {"motion", FIELD_OWN, .own = motion_read, .required = true},
    {"mirrored", FIELD_SECOND, MEMBER(both_sides), .choices = mirrored_words},
    {"poses", FIELD_OWN, .own = poses_read, .required = true},
};

/* Pins each pose where it says, and holds it against the limits of joints. */
static void finish_poses(Reading *reading, const YamlNode *node, Figure *figure)
{
    const YamlNode *poses = yaml_get(node, "poses");
    for (size_t i = 0; i < figure->pose_count; i++) {
        Pose *pose = &figure->poses[i];
        double angle;
        if (isnan(pose->at_x)) {
            pose->at_x = 0;
            pose->pinned = JOINT_COUNT;
        } else if (pose->pinned == JOINT_COUNT) {
            pose->pinned = figure->pinned;
        }
        const char *joint = figure_limit_broken(figure, pose, &angle);
        if (joint)
            field_error(reading, poses->items[i]->place,
                        "the %s bends to %.0f degrees, which no "
                        "human one does",
                        joint, angle);
    }
}

const Figure *figure_read(Reading *reading, const YamlNode *node, Sides sides)
{
    if (!fields_is_map(reading, node, "'figure'", NULL))
        return NULL;
    Figure *figure = arena_alloc(reading->arena, sizeof *figure);
    size_t errors = diagnostics_count(reading->found, SEVERITY_ERROR);
    figure->pinned = JOINT_COUNT;
    figure->both_sides = sides == SIDES_BOTH;
    figure->alternates = sides == SIDES_ALTERNATE;
    fields_read(reading, node, "a figure", figure_rows, COUNT_OF(figure_rows), figure, NULL);
    if (figure->pose_count >= 2 && diagnostics_count(reading->found, SEVERITY_ERROR) == errors)
        finish_poses(reading, node, figure);
    return diagnostics_count(reading->found, SEVERITY_ERROR) == errors ? figure : NULL;
}
