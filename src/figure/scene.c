/* Turns a skeleton into shapes. The near side is the body's right (the working side); the far side
 * is drawn first and dimmer. Regions are stripes along the limb that they lie on. */
#include "figure/scene.h"

#include "figure/scene_parts.h"

#include <math.h>

#define MARGIN 4.0
#define RIM 0.9 /* cleared around near limbs */

static void add_shape(Scene *scene, Shape shape)
{
    if (scene->count < SCENE_MAX_SHAPES)
        scene->shapes[scene->count++] = shape;
}

void scene_add_line(Scene *scene, Point from, Point to, double radius, Ink ink)
{
    add_shape(scene, (Shape){from, to, radius, radius, 0, ink});
}

void scene_add_limb(Scene *scene, Point from, Point to, double from_radius, double to_radius,
                    Ink ink)
{
    add_shape(scene, (Shape){from, to, from_radius, to_radius, RIM, ink});
}

typedef struct {
    Joint from, to;
    double from_radius, to_radius;
} LimbShape;

static const LimbShape far_limbs[] = {
    {JOINT_HIP_L, JOINT_KNEE_L, 3.6, 2.6},    {JOINT_KNEE_L, JOINT_ANKLE_L, 2.7, 1.6},
    {JOINT_ANKLE_L, JOINT_TOE_L, 1.6, 1.1},   {JOINT_SHOULDER_L, JOINT_ELBOW_L, 2.2, 1.7},
    {JOINT_ELBOW_L, JOINT_WRIST_L, 1.7, 1.2}, {JOINT_WRIST_L, JOINT_HAND_L, 1.2, 0.9},
};

static const LimbShape near_legs[] = {
    {JOINT_HIP_R, JOINT_KNEE_R, 3.8, 2.7},
    {JOINT_KNEE_R, JOINT_ANKLE_R, 2.8, 1.7},
    {JOINT_ANKLE_R, JOINT_TOE_R, 1.7, 1.2},
};

static const LimbShape near_arms[] = {
    {JOINT_SHOULDER_R, JOINT_ELBOW_R, 2.3, 1.8},
    {JOINT_ELBOW_R, JOINT_WRIST_R, 1.8, 1.3},
    {JOINT_WRIST_R, JOINT_HAND_R, 1.3, 1.0},
};

static void add_limbs(Scene *scene, const Skeleton *skeleton, const LimbShape *limbs, size_t count,
                      Ink ink)
{
    for (size_t i = 0; i < count; i++)
        scene_add_limb(scene, skeleton->joint[limbs[i].from], skeleton->joint[limbs[i].to],
                       limbs[i].from_radius, limbs[i].to_radius, ink);
}

static void add_trunk(Scene *scene, const Skeleton *skeleton, FigureView view)
{
    const Point *joint = skeleton->joint;
    double waist = view == VIEW_FRONT ? 5.4 : 4.4, chest = view == VIEW_FRONT ? 6.4 : 4.8;
    scene_add_limb(scene, joint[JOINT_PELVIS], skeleton->spine, 4.6, waist, INK_NEAR);
    scene_add_limb(scene, skeleton->spine, joint[JOINT_NECK], waist, chest * 0.62, INK_NEAR);
    if (view == VIEW_FRONT) {
        scene_add_line(scene, joint[JOINT_SHOULDER_L], joint[JOINT_SHOULDER_R], 2.6, INK_NEAR);
        scene_add_line(scene, joint[JOINT_HIP_L], joint[JOINT_HIP_R], 3.4, INK_NEAR);
    }
    scene_add_line(scene, joint[JOINT_NECK], skeleton->head, 1.8, INK_NEAR);
    scene_add_limb(scene, skeleton->head, skeleton->head, HEAD_RADIUS, HEAD_RADIUS, INK_NEAR);
}

static void grow_box(Scene *scene, Point point, double margin)
{
    scene->low.x = fmin(scene->low.x, point.x - margin);
    scene->low.y = fmin(scene->low.y, point.y - margin);
    scene->high.x = fmax(scene->high.x, point.x + margin);
    scene->high.y = fmax(scene->high.y, point.y + margin);
}

/* The box of all poses, the same on both sides of the middle so that mirroring keeps it. */
static void find_box(Scene *scene, const Figure *figure)
{
    scene->low = (Point){0, -2};
    scene->high = (Point){0, 0};
    for (size_t i = 0; i < figure->pose_count; i++) {
        Skeleton skeleton = skeleton_of(figure, &figure->poses[i]);
        for (int joint = 0; joint < JOINT_COUNT; joint++)
            grow_box(scene, skeleton.joint[joint], MARGIN);
        grow_box(scene, skeleton.head, HEAD_RADIUS);
    }
    props_grow_box(scene, figure, grow_box);
    double half = fmax(-scene->low.x, scene->high.x);
    scene->low.x = -half;
    scene->high.x = half;
}

static void mirror_shapes(Scene *scene)
{
    for (size_t i = 0; i < scene->count; i++) {
        scene->shapes[i].from.x = -scene->shapes[i].from.x;
        scene->shapes[i].to.x = -scene->shapes[i].to.x;
    }
}

Scene scene_build(const Figure *figure, const Pose *pose, RegionSet feel, bool mirrored)
{
    Scene scene = {0};
    Skeleton skeleton = skeleton_of(figure, pose);
    find_box(&scene, figure);
    props_add(&scene, figure, &skeleton);
    add_limbs(&scene, &skeleton, far_limbs, sizeof far_limbs / sizeof far_limbs[0], INK_FAR);
    add_trunk(&scene, &skeleton, figure->view);
    add_limbs(&scene, &skeleton, near_legs, sizeof near_legs / sizeof near_legs[0], INK_NEAR);
    regions_add(&scene, figure, &skeleton, feel);
    add_limbs(&scene, &skeleton, near_arms, sizeof near_arms / sizeof near_arms[0], INK_NEAR);
    if (mirrored)
        mirror_shapes(&scene);
    return scene;
}
