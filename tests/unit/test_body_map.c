// SPDX-FileCopyrightText: 2026 The Limber authors
// SPDX-License-Identifier: GPL-3.0-or-later
/* The body map at every size: each region has a place of its own on its side, is reached by arrows
 * from every other, and is hit where it is drawn. */
#include "figure/body_map.h"

#include "base/array.h"
#include "routine/words.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#define CELLS (RASTER_MAX_ROWS * RASTER_MAX_COLUMNS)

static BodyMap map;

/* Calls check for the sizes that the map fits: small ones all but, larger ones in steps. */
static void at_sizes(void (*check)(void))
{
    for (int rows = 1; rows <= RASTER_MAX_ROWS; rows += rows < 24 ? 1 : 11)
        for (int columns = 1; columns <= RASTER_MAX_COLUMNS; columns += columns < 60 ? 2 : 17)
            if (body_map_lay_out(&map, rows, columns))
                check();
}

static void spots_and_sides_name_each_other(void **state)
{
    char words[64];
    (void)state;
    for (int spot = 0; spot < BODY_SPOTS; spot++) {
        BodySpot it = body_spot_at(spot);
        assert_true(it.region >= 0 && it.region < REGION_COUNT);
        assert_int_equal(body_spot_of(it.region, it.side), spot);
    }
    assert_int_equal(body_spot_of(1, SIDE_LEFT), BODY_NO_SPOT);
    assert_int_equal(body_spot_of(0, SIDE_NONE), BODY_NO_SPOT);
    assert_string_equal(region_words("Upper calf", SIDE_LEFT, words, sizeof words),
                        "Left upper calf");
    assert_string_equal(region_words("IT band", SIDE_RIGHT, words, sizeof words), "Right IT band");
    assert_string_equal(region_words("Upper back", SIDE_NONE, words, sizeof words), "Upper back");
}

static void it_fits_a_usual_window_and_says_where_it_does_not(void **state)
{
    (void)state;
    assert_true(body_map_lay_out(&map, 18, 78));
    assert_true(body_map_lay_out(&map, 20, 38));
    for (int rows = 14; rows <= RASTER_MAX_ROWS; rows++) /* and in any that is larger */
        assert_true(body_map_lay_out(&map, rows, 78));
    assert_false(body_map_lay_out(&map, 6, 78));
    assert_false(body_map_lay_out(&map, 40, 16));
    assert_false(body_map_lay_out(&map, 0, 0));
    assert_false(body_map_lay_out(&map, -3, -3));
}

/* ---- every spot has its place ---- */

static BodyView view_of(int column)
{
    int best = 0;
    for (int i = 0; i < BODY_VIEWS; i++)
        if (column >= map.views[i].left)
            best = i;
    return (BodyView)best;
}

static void check_places(void)
{
    for (int spot = 0; spot < BODY_SPOTS; spot++) {
        BodyPlace place = map.place[spot];
        BodySpot it = body_spot_at(spot);
        assert_int_equal(map.spot[place.row * map.columns + place.column], spot);
        assert_int_equal(body_map_at(&map, place.row, place.column), spot);
        if (it.side == SIDE_NONE)
            continue;
        BodyView view = view_of(place.column);
        bool on_the_right = place.column >= map.views[view].middle;
        bool her_left = on_the_right == (view == BODY_FRONT);
        assert_int_equal(it.side, her_left ? SIDE_LEFT : SIDE_RIGHT);
    }
}

static void every_region_has_a_place_on_its_own_side(void **state)
{
    (void)state;
    at_sizes(check_places);
}

static int row_of(const char *id, Side side)
{
    for (int region = 0; region < REGION_COUNT; region++)
        if (strcmp(region_at(region)->id, id) == 0)
            return map.place[body_spot_of(region, side)].row;
    fail_msg("no region %s", id);
    return 0;
}

static void check_order(void)
{
    static const char *const down[][9] = {
        {"hip-front", "quad-front", "quad-tendon", "knee-front", "patellar-tendon", "shin-front",
         "ankle"},
        {"low-back", "glute", "sit-bone", "hamstring", "knee-back", "calf-upper", "calf-lower",
         "achilles", "heel-back"},
        {"forefoot", "arch", "heel"},
    };
    for (size_t i = 0; i < COUNT_OF(down); i++)
        for (int j = 1; j < 9 && down[i][j]; j++)
            for (Side side = SIDE_LEFT; side <= SIDE_RIGHT; side++)
                assert_true(row_of(down[i][j - 1], side) + (map.rows >= 19 && map.columns >= 39) <=
                            row_of(down[i][j], side));
}

static void regions_follow_each_other_down_the_leg(void **state)
{
    (void)state;
    at_sizes(check_order);
}

/* ---- drawing and hitting ---- */

/* The cells of a spot are those that change when it is chosen, and a click on them hits it. */
static void check_hits(void)
{
    static CanvasCell before[CELLS], after[CELLS];
    int levels[BODY_SPOTS];
    for (int spot = 0; spot < BODY_SPOTS; spot++)
        levels[spot] = BODY_PLAIN;
    for (CanvasKind kind = CANVAS_BRAILLE; kind < CANVAS_COUNT; kind++) {
        body_map_draw(&map, kind, levels, before);
        for (int spot = 0; spot < BODY_SPOTS; spot++) {
            levels[spot] = BODY_CHOSEN;
            body_map_draw(&map, kind, levels, after);
            for (int i = 0; i < map.rows * map.columns; i++) {
                bool changed = memcmp(&before[i], &after[i], sizeof before[i]) != 0;
                assert_int_equal(changed, map.spot[i] == spot);
                if (changed)
                    assert_int_equal(body_map_at(&map, i / map.columns, i % map.columns), spot);
            }
            levels[spot] = BODY_PLAIN;
        }
    }
}

static void a_click_hits_what_is_drawn_there(void **state)
{
    (void)state;
    static const int sizes[][2] = {{16, 78}, {18, 78}, {20, 38}, {27, 98}, {41, 160}};
    for (size_t i = 0; i < COUNT_OF(sizes); i++) {
        assert_true(body_map_lay_out(&map, sizes[i][0], sizes[i][1]));
        check_hits();
    }
}

static void a_click_outside_hits_nothing(void **state)
{
    (void)state;
    assert_true(body_map_lay_out(&map, 18, 78));
    assert_int_equal(body_map_at(&map, 0, 0), BODY_NO_SPOT);
    assert_int_equal(body_map_at(&map, -5, 10), BODY_NO_SPOT);
    assert_int_equal(body_map_at(&map, 400, 400), BODY_NO_SPOT);
}

/* Without colour: plain, offered and chosen differ by their characters, in a spot large enough to
 * show a texture. */
static void levels_differ_without_colour(void **state)
{
    (void)state;
    static CanvasCell cells[3][CELLS];
    assert_true(body_map_lay_out(&map, 20, 78));
    for (CanvasKind kind = CANVAS_BRAILLE; kind < CANVAS_COUNT; kind++) {
        for (int i = 0; i < 3; i++) {
            int levels[BODY_SPOTS];
            for (int spot = 0; spot < BODY_SPOTS; spot++)
                levels[spot] = BODY_PLAIN + i;
            body_map_draw(&map, kind, levels, cells[i]);
        }
        for (int spot = 0; spot < BODY_SPOTS; spot++) {
            int at = map.place[spot].row * map.columns + map.place[spot].column;
            assert_int_not_equal(cells[0][at].code, cells[2][at].code);
            assert_int_not_equal(cells[1][at].code, cells[2][at].code);
            if (map.dots[at] == 0xff && map.edge[at] == 0)
                assert_int_not_equal(cells[0][at].code, cells[1][at].code);
        }
    }
}

/* Neighbours look different, so that one sees where a region ends. */
static void check_tones(void)
{
    static CanvasCell cells[CELLS];
    int levels[BODY_SPOTS];
    for (int spot = 0; spot < BODY_SPOTS; spot++)
        levels[spot] = BODY_OFFERED;
    body_map_draw(&map, CANVAS_ASCII, levels, cells);
    for (int cell = 0; cell + map.columns < map.rows * map.columns; cell++)
        for (int i = 0; i < 2; i++) {
            int other = i == 0 ? cell + map.columns : cell + 1;
            if ((i == 1 && other % map.columns == 0) || map.spot[cell] < 0 || map.spot[other] < 0)
                continue;
            bool same = body_spot_at(map.spot[cell]).region == body_spot_at(map.spot[other]).region;
            assert_int_equal(cells[cell].code == cells[other].code, same);
        }
}

static void neighbours_have_different_tones(void **state)
{
    (void)state;
    at_sizes(check_tones);
}

static void in_ascii_a_rating_fills_its_region(void **state)
{
    static CanvasCell cells[CELLS];
    int levels[BODY_SPOTS];
    (void)state;
    assert_true(body_map_lay_out(&map, 20, 78));
    for (int spot = 0; spot < BODY_SPOTS; spot++)
        levels[spot] = spot % 10;
    body_map_draw(&map, CANVAS_ASCII, levels, cells);
    for (int cell = 0; cell < map.rows * map.columns; cell++)
        if (map.spot[cell] >= 0)
            assert_int_equal(cells[cell].code, '0' + map.spot[cell] % 10);
}

static void a_rating_stands_in_the_middle_of_its_region(void **state)
{
    static CanvasCell cells[CELLS];
    (void)state;
    assert_true(body_map_lay_out(&map, 20, 78));
    for (int rating = 0; rating <= 10; rating++) {
        int levels[BODY_SPOTS];
        for (int spot = 0; spot < BODY_SPOTS; spot++)
            levels[spot] = rating;
        body_map_draw(&map, CANVAS_BRAILLE, levels, cells);
        for (int spot = 0; spot < BODY_SPOTS; spot++) {
            BodyPlace place = map.place[spot];
            uint32_t expected = rating == 10 ? 'X' : (uint32_t)('0' + rating);
            assert_int_equal(cells[place.row * map.columns + place.column].code, expected);
        }
    }
}

/* ---- arrows ---- */

/* How many places the arrows reach from one. */
static int reached_from(size_t next[BODY_SPOTS][4], size_t from)
{
    bool seen[BODY_SPOTS] = {false};
    size_t queue[BODY_SPOTS];
    int first = 0, last = 0;
    queue[last++] = from;
    seen[from] = true;
    while (first < last) {
        size_t here = queue[first++];
        for (int i = 0; i < 4; i++) {
            if (!seen[next[here][i]])
                queue[last++] = next[here][i];
            seen[next[here][i]] = true;
        }
    }
    return last;
}

static void check_arrows(void)
{
    size_t next[BODY_SPOTS][4];
    for (size_t from = 0; from < BODY_SPOTS; from++)
        for (int i = 0; i < 4; i++)
            next[from][i] = body_map_step(map.place, BODY_SPOTS, from, (BodyDirection)i);
    for (size_t from = 0; from < BODY_SPOTS; from++)
        if (reached_from(next, from) != BODY_SPOTS)
            fail_msg("%d x %d: from spot %zu arrows reach %d", map.rows, map.columns, from,
                     reached_from(next, from));
}

static void arrows_reach_every_region_from_every_other(void **state)
{
    (void)state;
    at_sizes(check_arrows);
}

static void arrows_go_the_way_they_point(void **state)
{
    (void)state;
    assert_true(body_map_lay_out(&map, 24, 90));
    for (size_t from = 0; from < BODY_SPOTS; from++) {
        BodyPlace at = map.place[from];
        size_t up = body_map_step(map.place, BODY_SPOTS, from, BODY_UP);
        size_t down = body_map_step(map.place, BODY_SPOTS, from, BODY_DOWN);
        size_t left = body_map_step(map.place, BODY_SPOTS, from, BODY_LEFT);
        size_t right = body_map_step(map.place, BODY_SPOTS, from, BODY_RIGHT);
        assert_true(up == from || map.place[up].row < at.row);
        assert_true(down == from || map.place[down].row > at.row);
        assert_true(left == from || map.place[left].column < at.column);
        assert_true(right == from || map.place[right].column > at.column);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(spots_and_sides_name_each_other),
        cmocka_unit_test(it_fits_a_usual_window_and_says_where_it_does_not),
        cmocka_unit_test(every_region_has_a_place_on_its_own_side),
        cmocka_unit_test(regions_follow_each_other_down_the_leg),
        cmocka_unit_test(a_click_hits_what_is_drawn_there),
        cmocka_unit_test(a_click_outside_hits_nothing),
        cmocka_unit_test(levels_differ_without_colour),
        cmocka_unit_test(neighbours_have_different_tones),
        cmocka_unit_test(in_ascii_a_rating_fills_its_region),
        cmocka_unit_test(a_rating_stands_in_the_middle_of_its_region),
        cmocka_unit_test(arrows_reach_every_region_from_every_other),
        cmocka_unit_test(arrows_go_the_way_they_point),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
