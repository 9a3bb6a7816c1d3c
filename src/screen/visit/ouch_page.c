// SPDX-FileCopyrightText: 2026 The Limber authors
// SPDX-License-Identifier: GPL-3.0-or-later
/* The ouch: the set is over already; nothing here is urgent. Enter alone leaves the step out. The
 * body map stands on the regions that the step is felt in, so that a digit and Enter say it all. */
#include "screen/visit/ouch_page.h"

#include "screen/parts/body_map_view.h"
#include "screen/parts/run.h"
#include "terminal/scale.h"

#define BESIDE_CELLS 68 /* of the page, from which on both stand in one row */
#define LEAST_BODY 24   /* rows of a window that may have room for the body, */
#define ROOMY 28        /* and for an empty row above the footer as well */

enum { ACT_DONE = 1, ACT_LEAVE_OUT, ACT_RATE, ACT_ALARM, ACT_MOVE, ACT_BACK };

static const KeyTable ouch_keys = {
    "Keys",
    (const KeyRow[]){
        {ACT_LEAVE_OUT, {'\n'}, "just leave it out", "done; without a number: leave it out"},
        {ACT_DONE, {'\n'}, "done", NULL},
        {ACT_RATE, {'0'}, "to 9 how much", "to 9: how much (10: 1, then 0)"},
        {ACT_ALARM, {'s'}, "sharp", "sharp, numb or electric; or not"},
        {ACT_MOVE,
         {TERMINAL_KEY_DOWN, TERMINAL_KEY_UP, TERMINAL_KEY_LEFT, TERMINAL_KEY_RIGHT},
         "where",
         "where it hurts, on the body",
         1},
        {ACT_BACK, {'q', 27}, "no ouch", "a mistake: the step from its start"},
        KEYS_HELP_ROW,
        {0},
    }};

typedef struct {
    BodyMapItem items[BODY_SPOTS];
    BodyMapView map;
    Ouch *ouch;
    bool pointed; /* the person has said where */
    int scale_row, scale_column;
} Dialog;

/* The cursor on the first spot that the step is felt in, on the side that works. */
static void begin(Dialog *dialog, Ouch *ouch, const Step *step, Side side)
{
    *dialog = (Dialog){.ouch = ouch};
    *ouch = (Ouch){.level = -1};
    size_t count = body_map_items(dialog->items);
    dialog->map = (BodyMapView){.use = BODY_MAP_POINT, .items = dialog->items, .count = count};
    for (size_t i = 0; i < count; i++) {
        const BodyMapItem *item = &dialog->items[i];
        bool of_side = side == SIDE_NONE || item->side == SIDE_NONE || item->side == side;
        if (of_side && (item->regions & step->feel)) {
            dialog->map.cursor = i;
            return;
        }
    }
}

/* The scale, and beside it, or below where that has no room, whether it is sharp. */
static void draw_level(Dialog *dialog, Sheet *page)
{
    const Ouch *ouch = dialog->ouch;
    const char *kind =
        ouch->alarm ? "[x] sharp, numb or electric" : "[ ] s: sharp, numb or electric";
    bool has_scale = page->cells >= SCALE_CELLS;
    int column = has_scale && page->cells >= BESIDE_CELLS ? SCALE_CELLS + 3 : 0;
    dialog->scale_row = page->row;
    dialog->scale_column = page->left;
    if (has_scale)
        scale_draw(page->row, page->left, ouch->level, -1);
    page->row += has_scale && column == 0;
    if (page->row < page->last) {
        style_set(ouch->alarm ? STYLE_WARN : STYLE_DIM);
        put_text(page->row++, page->left + column, page->cells - column, kind);
        style_set(STYLE_TEXT);
    }
    sheet_gap(page);
}

static void draw(void *screen, Shown *shown)
{
    Dialog *dialog = screen;
    const Ouch *ouch = dialog->ouch;
    Sheet page = sheet_begin(
        "Sharp? Stop this one. Otherwise back off a little.",
        terminal_rows() >= 16 ? "How much, and where? Enter alone leaves it out." : NULL);
    draw_level(dialog, &page);
    bool body_needs_it = terminal_rows() >= LEAST_BODY && terminal_rows() < ROOMY;
    int last = body_needs_it ? terminal_rows() - 1 : page.last;
    Box box = {page.row, 1, last - page.row, terminal_columns() - 2};
    shown->row = dialog->scale_row;
    shown->column = page.left;
    if (box.rows > 0)
        body_map_view_draw(&dialog->map, &box, &shown->row, &shown->column);
    bool said = ouch->level >= 0 || ouch->alarm;
    shown->footer = ~(1u << (said ? ACT_LEAVE_OUT : ACT_DONE));
    shown->cursor = CURSOR_PARKED;
    shown->expect = EXPECT_PAIN;
}

/* Where it hurts is said with a level or a kind, or by moving there. */
static void keep(Dialog *dialog)
{
    const BodyMapItem *item = &dialog->items[dialog->map.cursor];
    Ouch *ouch = dialog->ouch;
    if (ouch->level < 0 && !ouch->alarm && !dialog->pointed)
        return;
    for (int i = 0; i < REGION_COUNT; i++)
        if (item->regions & (RegionSet)1 << i)
            ouch->region = region_at(i)->id;
    ouch->side = item->side;
}

static bool take_first(void *screen, const Input *input)
{
    Dialog *dialog = screen;
    int clicked = scale_at(dialog->scale_row, dialog->scale_column, input);
    if (clicked >= 0)
        dialog->ouch->level = clicked;
    if (clicked >= 0 || scale_take(input, false, &dialog->ouch->level))
        return true;
    bool moved = body_map_view_take(&dialog->map, input) != BODY_MAP_IGNORED;
    dialog->pointed = dialog->pointed || moved;
    return moved;
}

static End take(void *screen, int action, const Input *input)
{
    Dialog *dialog = screen;
    (void)input;
    if (action == ACT_ALARM)
        dialog->ouch->alarm = !dialog->ouch->alarm;
    if (action == ACT_BACK)
        return END_LEFT;
    if (action != ACT_DONE && action != ACT_LEAVE_OUT)
        return END_NOT_YET;
    keep(dialog);
    return END_DONE;
}

static const Screen ouch_screen = {
    .keys = &ouch_keys, .draw = draw, .take_first = take_first, .take = take};

End ouch_show(Live *live, const Step *step, Side side, Ouch *ouch)
{
    Dialog dialog;
    begin(&dialog, ouch, step, side);
    return screen_run(&ouch_screen, &dialog, live);
}
