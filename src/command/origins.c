// SPDX-FileCopyrightText: 2026 The Limber authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "command/origins.h"

#include "base/print.h"

static const struct {
    const char *word, *label;
} origins[] = {
    [ORIGIN_BESIDE] = {"beside", "beside it"},
    [ORIGIN_PERSONAL] = {"own", "your own"},
    [ORIGIN_SHIPPED] = {"limber", "with Limber"},
};

typedef struct {
    Arena *arena;
    const Step **steps; /* the first of each exercise */
    size_t count;
} Used;

static void add_step(Used *used, const Step *step)
{
    if (!step->exercise)
        return;
    for (size_t i = 0; i < used->count; i++)
        if (used->steps[i]->exercise == step->exercise)
            return;
    used->steps = arena_grow(used->arena, used->steps, used->count, sizeof(const Step *));
    used->steps[used->count++] = step;
}

/* What a step becomes later may be another exercise. */
static void add_stages(Used *used, const Step *step)
{
    add_step(used, step);
    for (size_t i = 0; i < step->stage_count; i++)
        add_step(used, step->stages[i].step);
}

static Used used_by(const Routine *routine)
{
    Used used = {.arena = arena_new()};
    for (size_t i = 0; i < routine->block_count; i++)
        for (size_t j = 0; j < routine->blocks[i].count; j++)
            add_stages(&used, &routine->blocks[i].steps[j]);
    return used;
}

void origins_warn(const Routine *routine, Diagnostics *found)
{
    Used used = used_by(routine);
    for (size_t i = 0; i < used.count; i++) {
        const Step *step = used.steps[i];
        if (step->exercise->origin != ORIGIN_PERSONAL)
            continue;
        diagnostics_add(found, SEVERITY_WARNING, routine->source, step->exercise_place,
                        "only this machine has the exercise '%s': it is one of your own",
                        step->exercise->id);
        diagnostics_hint(found, "put a copy of %s into a folder 'exercises' beside the routine",
                         step->exercise->path);
    }
    arena_free(used.arena);
}

static const char *list_of(const Used *used, ExerciseOrigin origin)
{
    const char *list = NULL;
    for (size_t i = 0; i < used->count; i++)
        if (used->steps[i]->exercise->origin == origin)
            list = arena_printf(used->arena, "%s%s%s", list ? list : "", list ? ", " : "",
                                used->steps[i]->exercise->id);
    return list;
}

void origins_print(const Routine *routine)
{
    Used used = used_by(routine);
    const char *line = NULL;
    for (int i = ORIGIN_BESIDE; i <= ORIGIN_SHIPPED; i++) {
        const char *list = list_of(&used, (ExerciseOrigin)i);
        if (list && (line || i != ORIGIN_SHIPPED))
            line = arena_printf(used.arena, "%s%s%s: %s", line ? line : "", line ? "; " : "",
                                origins[i].label, list);
    }
    if (line)
        print_line(print_out(), "  exercises %s", line);
    arena_free(used.arena);
}

void origins_json(Json *json, const char *key, const Routine *routine)
{
    Used used = used_by(routine);
    json_open_array(json, key);
    for (size_t i = 0; i < used.count; i++) {
        const Exercise *exercise = used.steps[i]->exercise;
        json_open_object(json, NULL);
        json_text(json, "id", exercise->id);
        json_text(json, "from", origins[exercise->origin].word);
        json_text(json, "file", exercise->path);
        json_close(json);
    }
    json_close(json);
    arena_free(used.arena);
}
