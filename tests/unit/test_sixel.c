// SPDX-FileCopyrightText: 2026 The Limber authors
// SPDX-License-Identifier: GPL-3.0-or-later
/* Pixels have soft edges, and what is sent as sixels is the picture again when it is read. */
#include "figure/motion.h"
#include "figure/pixels.h"
#include "routine/library.h"
#include "source_files.h"
#include "terminal/sixel.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#define WIDTH 160
#define HEIGHT 240
#define PIXELS (WIDTH * HEIGHT)

static const int rgb[INK_COUNT] = {0x101418, 0x737c86, 0x404850, 0xb08d5f, 0x7d8794,
                                   0xb4bec9, 0xeef2f6, 0xffae2b, 0x87cfff};
static Pixel pixels[PIXELS];
static char *sent;
static size_t sent_size;

static void draw(const char *id)
{
    Library *library = shipped_library();
    Diagnostics *found = diagnostics_new();
    const Exercise *exercise = library_find(library, id, found);
    assert_non_null(exercise);
    Scene still = scene_build_still(exercise->figure, false, exercise->feel, false);
    pixels_draw(&still, WIDTH, HEIGHT, pixels);
    diagnostics_free(found);
    library_free(library);
}

static void send(int registers)
{
    free(sent);
    FILE *out = open_memstream(&sent, &sent_size);
    sixel_write(pixels, WIDTH, HEIGHT, rgb, registers, out);
    fclose(out);
}

/* What a terminal would show: the colour of each pixel, as the number of its register; -1: none was
 * painted. */
typedef struct {
    int color[PIXELS];
    int registers[256][3]; /* per cent */
    int count;
} Read;

static int number(const char **at)
{
    return (int)strtol(*at, (char **)at, 10);
}

static void read_color(Read *it, const char **at, int *color)
{
    ++*at;
    *color = number(at);
    assert_int_in_range(*color, 0, 255);
    if (**at != ';')
        return;
    ++*at;
    assert_int_equal(number(at), 2);
    for (int part = 0; part < 3; part++) {
        assert_int_equal(*(*at)++, ';');
        it->registers[*color][part] = number(at);
        assert_int_in_range(it->registers[*color][part], 0, 100);
    }
    it->count = *color >= it->count ? *color + 1 : it->count;
}

static void paint(Read *it, int color, int column, int band, int bits)
{
    for (int row = 0; row < SIXEL_BAND; row++)
        if (bits & 1 << row) {
            assert_true(column < WIDTH && band * SIXEL_BAND + row < HEIGHT);
            it->color[(band * SIXEL_BAND + row) * WIDTH + column] = color;
        }
}

static const Read *read_back(void)
{
    static Read it;
    char head[40];
    int color = 0, column = 0, band = 0;
    memset(&it, 0, sizeof it);
    memset(it.color, -1, sizeof it.color);
    snprintf(head, sizeof head, "\033P0;1q\"1;1;%d;%d", WIDTH, HEIGHT);
    assert_memory_equal(sent, head, strlen(head));
    assert_string_equal(sent + sent_size - 2, "\033\\");
    for (const char *at = sent + strlen(head); *at != '\033';) {
        int times = 1;
        if (*at == '#') {
            read_color(&it, &at, &color);
            continue;
        }
        if (*at == '!') {
            at++;
            times = number(&at);
        }
        if (*at == '$' || *at == '-') {
            band += *at == '-';
            column = 0;
        } else {
            assert_int_in_range(*at, '?', '~');
            for (; times > 0; times--)
                paint(&it, color, column++, band, *at - '?');
        }
        at++;
    }
    return &it;
}

static int per_cent(int ink, int part)
{
    return ((rgb[ink] >> (16 - 8 * part) & 255) * 100 + 127) / 255;
}

static void edges_are_soft_and_what_lies_inside_is_not(void **state)
{
    (void)state;
    int soft = 0, whole[INK_COUNT] = {0};
    draw("standing-quad-stretch");
    for (int i = 0; i < PIXELS; i++) {
        assert_true(pixels[i].first <= pixels[i].second && pixels[i].second < INK_COUNT);
        assert_true(pixels[i].parts < PIXEL_PARTS);
        assert_int_equal(pixels[i].parts == 0, pixels[i].first == pixels[i].second);
        soft += pixels[i].parts > 0;
        whole[pixels[i].first] += pixels[i].parts == 0;
    }
    assert_true(soft > 300 && soft < PIXELS / 8);
    for (int ink = INK_FAR; ink < INK_ARROW; ink++)
        assert_true(whole[ink] > 50);
}

static void what_is_sent_is_the_picture(void **state)
{
    (void)state;
    draw("standing-quad-stretch");
    send(256);
    const Read *it = read_back();
    for (int i = 0; i < PIXELS; i++) {
        assert_int_in_range(it->color[i], 0,
                            it->count - 1); /* all is painted: nothing shines through */
        for (int part = 0; pixels[i].parts == 0 && part < 3; part++)
            assert_int_equal(it->registers[it->color[i]][part], per_cent(pixels[i].first, part));
    }
    assert_true(it->count > 16);
}

static void it_has_no_more_colours_than_the_terminal(void **state)
{
    (void)state;
    draw("half-kneel-hip-flexor");
    for (int registers = 10; registers <= 256; registers += registers) {
        send(registers);
        const Read *it = read_back();
        assert_true(it->count <= registers);
        for (int i = 0; i < PIXELS; i++)
            for (int part = 0; pixels[i].parts == 0 && part < 3; part++)
                assert_int_equal(it->registers[it->color[i]][part],
                                 per_cent(pixels[i].first, part));
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(edges_are_soft_and_what_lies_inside_is_not),
        cmocka_unit_test(what_is_sent_is_the_picture),
        cmocka_unit_test(it_has_no_more_colours_than_the_terminal),
    };
    int failed = cmocka_run_group_tests(tests, NULL, NULL);
    free(sent);
    return failed;
}
