// SPDX-FileCopyrightText: 2026 The Limber authors
// SPDX-License-Identifier: GPL-3.0-or-later
/* Prints one exercise of the library. Called by `limber exercise`. */
#include "page/exercise_page.h"

#include "base/print.h"
#include "base/text.h"
#include "figure/raster.h"
#include "page/page_wrap.h"
#include "routine/dose.h"
#include "routine/words.h"

#define FIGURE_ROWS 12
#define FIGURE_COLUMNS 26
#define FIGURES 3 /* poses shown side by side at most */

typedef struct {
    CanvasCell cells[FIGURE_ROWS * FIGURE_COLUMNS];
} Canvas;

/* A run of one ink is one change of colour. */
static void print_canvas_row(const Canvas *canvas, int row, FILE *out)
{
    static const PrintLook looks[INK_COUNT] = {[INK_FLOOR] = PRINT_DIM,
                                               [INK_MAT] = PRINT_DIM,
                                               [INK_PROP] = PRINT_DIM,
                                               [INK_FAR] = PRINT_DIM,
                                               [INK_ACCENT] = PRINT_FELT};
    PrintLook look = PRINT_PLAIN;
    for (int column = 0; column < FIGURE_COLUMNS; column++) {
        char bytes[4];
        const CanvasCell *cell = &canvas->cells[row * FIGURE_COLUMNS + column];
        if (looks[cell->ink] != look && cell->code != ' ')
            print_look(look = looks[cell->ink]);
        fwrite(bytes, 1, text_encode(cell->code, bytes), out);
    }
    if (look != PRINT_PLAIN)
        print_look(PRINT_PLAIN);
}

/* The kind of canvas that this terminal, or file, can show. */
static CanvasKind canvas_kind(bool ascii)
{
    return ascii ? CANVAS_ASCII : print_has_colors() ? CANVAS_BRAILLE : CANVAS_BRAILLE_PLAIN;
}

static void print_colored(PrintLook look, const char *text, FILE *out)
{
    print_look(look);
    fputs(text, out);
    print_look(PRINT_PLAIN);
}

static void print_figure(const Figure *figure, RegionSet feel, bool ascii, FILE *out)
{
    static Canvas canvases[FIGURES];
    size_t count = figure->pose_count < FIGURES ? figure->pose_count : FIGURES;
    Scene still = scene_build_still(figure, false, feel, false);
    for (size_t i = 0; i < count; i++) {
        bool last = i + 1 == count;
        Scene scene = last ? still : scene_build(figure, &figure->poses[i], feel, false);
        scene_share_box(&scene, &still, false);
        raster_draw(&scene, canvas_kind(ascii), FIGURE_ROWS, FIGURE_COLUMNS, canvases[i].cells);
    }
    for (int row = 0; row < FIGURE_ROWS; row++) {
        for (size_t i = 0; i < count; i++)
            print_canvas_row(&canvases[i], row, out);
        fputc('\n', out);
    }
    fputs(figure->from_above ? "from above\n\n" : "\n", out);
}

static void print_variant(const char *label, const Variant *variant, FILE *out)
{
    if (variant->exercise)
        fprintf(out, "%s limber exercise %s\n", label, variant->exercise);
    else if (variant->how)
        fprintf(out, "%s %s\n", label, variant->how);
}

static void print_texts(const PageSheet *sheet, const char *label, const char *const *texts,
                        size_t count)
{
    const char *list = "";
    for (size_t i = 0; i < count; i++)
        list = page_joined(sheet, list, texts[i]);
    page_field(sheet, label, list);
}

static void print_cues(const Exercise *exercise, FILE *out)
{
    Arena *arena = arena_new();
    for (size_t i = 0; i < exercise->cue_count; i++)
        fprintf(out, "  > %s\n", words_fill(arena, exercise->cues[i].say, SIDE_RIGHT, "en"));
    arena_free(arena);
}

void exercise_page_print(const Exercise *exercise, bool ascii, int cells, FILE *out)
{
    char line[512];
    PageSheet sheet = {out, cells, arena_new()};
    print_colored(PRINT_STRONG, exercise->name, out);
    fputc('\n', out);
    print_texts(&sheet, "also called ", exercise->synonyms, exercise->synonym_count);
    fprintf(out, "%s, %s, side: %s%s\n\n", exercise_kind_name(exercise->kind),
            position_name(exercise->position), sides_name(exercise->side),
            exercise->before_run ? ", fit for a warm-up" : "");
    if (exercise->figure)
        print_figure(exercise->figure, exercise->feel, ascii, out);
    if (exercise->feel) {
        fputs("Felt in:  ", out);
        print_colored(PRINT_FELT, region_list(exercise->feel, line, sizeof line), out);
        fputc('\n', out);
    }
    if (exercise->dose)
        fprintf(out, "Dose:     %s\n", dose_of_exercise(exercise, line, sizeof line));
    print_texts(&sheet, "Needs:    ", exercise->props, exercise->prop_count);
    print_cues(exercise, out);
    page_field(&sheet, "Mistake:  ", exercise->mistake);
    if (exercise->caution) {
        print_colored(PRINT_WARN, "Caution:  ", out);
        fprintf(out, "%s\n", exercise->caution);
    }
    print_variant("Easier:  ", &exercise->easier, out);
    print_variant("Harder:  ", &exercise->harder, out);
    if (exercise->physio_only)
        fputs("A physio sets this one.\n", out);
    print_texts(&sheet, "Sources:  ", exercise->sources, exercise->source_count);
    if (exercise->origin == ORIGIN_PERSONAL)
        fputs("This is your own file of that name.\n", out);
    arena_free(sheet.arena);
}
