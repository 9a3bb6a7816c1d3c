// SPDX-FileCopyrightText: 2026 The Limber authors
// SPDX-License-Identifier: GPL-3.0-or-later
/* The clinic's loop: keeps the rows that the filter leaves, takes keys and clicks, and reads what a
 * client has sent as it is opened. */
#include "screen/clinic/clinic_screen.h"

#include "base/text.h"
#include "page/clinic_page.h"
#include "screen/screen.h"

#include <stdlib.h>

enum { ACT_OPEN = 1, ACT_BACK, ACT_LEAVE, ACT_CLEAR };

static const KeyTable clinic_screen_keys = {
    "Clients",
    (const KeyRow[]){
        {ACT_OPEN, {'\n', 'l', TERMINAL_KEY_RIGHT}, "open", "what the client has sent"},
        {BROWSE_FILTER, {'/'}, "find", "find by name, routine or what calls for a look"},
        BROWSE_LIST_ROWS,
        {ACT_BACK, {27, TERMINAL_KEY_BACKSPACE, 'h', TERMINAL_KEY_LEFT}, NULL, "show all"},
        {ACT_LEAVE, {'q'}, "leave", "leave"},
        KEYS_HELP_ROW,
        {0},
    }};

static const KeyTable clinic_screen_filter_keys = {
    "Clients", (const KeyRow[]){
                   {ACT_OPEN, {'\n'}, "open", "the client that is chosen"},
                   BROWSE_TYPING_ROWS,
                   {ACT_CLEAR, {27}, "clear", "show all"},
                   {0},
               }};

/* Of a client's page: the same keys move its text. */
static const KeyTable clinic_screen_client_keys = {
    "What a client has sent", (const KeyRow[]){
                                  BROWSE_LIST_ROWS,
                                  {BROWSE_SCROLL_DOWN, {'d', ']', ' '}, "more", "down in the text"},
                                  {BROWSE_SCROLL_UP, {'u', '['}, NULL, "up in the text"},
                                  {ACT_BACK,
                                   {27, TERMINAL_KEY_BACKSPACE, 'h', TERMINAL_KEY_LEFT},
                                   "clients",
                                   "back to the table"},
                                  {ACT_LEAVE, {'q'}, "leave", "leave"},
                                  KEYS_HELP_ROW,
                                  {0},
                              }};

/* ---- the rows ---- */

const ClinicRow *clinic_screen_selected(const ClinicScreen *screen)
{
    return screen->browse.selected < screen->row_count
               ? &screen->clinic->rows[screen->rows[screen->browse.selected]]
               : NULL;
}

typedef struct {
    const ClinicRow *row;
    Day today;
} Client;

static bool has_word(const void *of, const char *word)
{
    const Client *client = of;
    char name[CLINIC_CELL_BYTES], title[CLINIC_CELL_BYTES], looks[256];
    clinic_cell(client->row, CLINIC_CLIENT, false, name, sizeof name);
    clinic_cell(client->row, CLINIC_TITLE, false, title, sizeof title);
    clinic_looks_words(client->row, client->today, looks, sizeof looks);
    return text_find(name, word) || text_find(title, word) || text_find(looks, word);
}

static void narrow(void *of)
{
    ClinicScreen *screen = of;
    screen->row_count = 0;
    for (size_t i = 0; i < screen->clinic->count; i++) {
        Client client = {&screen->clinic->rows[i], screen->today};
        if (browse_matches(&screen->browse, has_word, &client))
            screen->rows[screen->row_count++] = i;
    }
    screen->browse.selected = screen->browse.top = 0;
}

static size_t count_rows(const void *of)
{
    return ((const ClinicScreen *)of)->row_count;
}

const BrowseList clinic_screen_browsed = {
    .count = count_rows, .draw_row = clinic_screen_row_draw, .filtered = narrow};

/* ---- a client ---- */

static void open_client(ClinicScreen *screen)
{
    const ClinicRow *row = clinic_screen_selected(screen);
    if (!row)
        return;
    arena_free(screen->arena);
    screen->arena = arena_new();
    screen->of = row;
    screen->word_count =
        clinic_words(screen->arena, screen->clinic, row, &screen->words, &screen->unread);
    screen->browse.filtering = false;
    screen->browse.scroll = 0;
    screen->browse.over = true;
}

/* One step back; false: the clinic is left. */
static bool back(ClinicScreen *screen)
{
    if (screen->browse.over) {
        screen->browse.over = false;
        return true;
    }
    if (!*screen->browse.filter)
        return false;
    screen->browse.filter[0] = '\0';
    narrow(screen);
    return true;
}

static bool act(ClinicScreen *screen, int action)
{
    switch (action) {
    case ACT_OPEN:
        open_client(screen);
        return true;
    case ACT_CLEAR:
        screen->browse.filtering = false;
        screen->browse.filter[0] = '\0';
        narrow(screen);
        return true;
    case ACT_BACK:
        return back(screen);
    case ACT_LEAVE:
        return false;
    default:
        browse_act(&screen->browse, &clinic_screen_browsed, screen, action);
        return true;
    }
}

/* ---- the loop ---- */

static void draw(void *of, Shown *shown)
{
    ClinicScreen *screen = of;
    clinic_screen_draw(screen, shown);
    if (screen->browse.filtering) {
        shown->keys = &clinic_screen_filter_keys;
        shown->expect = EXPECT_TEXT;
    } else if (screen->browse.over) {
        shown->keys = &clinic_screen_client_keys;
        shown->footer = screen->more_below ? ~0u : ~(1u << BROWSE_SCROLL_DOWN);
    }
}

static bool take_typed(void *of, const Input *input)
{
    ClinicScreen *screen = of;
    bool typed = browse_type(&screen->browse, &clinic_screen_browsed, screen, input);
    if (typed && input->kind == INPUT_KEY && input->key == '\n')
        open_client(screen);
    return typed;
}

static End take(void *of, int action, const Input *input)
{
    ClinicScreen *screen = of;
    if (action == 0 && input->kind == INPUT_MOUSE &&
        browse_click(&screen->browse, &clinic_screen_browsed, screen, input))
        open_client(screen);
    return act(screen, action) ? END_NOT_YET : END_DONE;
}

static const Screen clinic_screen = {
    .keys = &clinic_screen_keys, .draw = draw, .take_first = take_typed, .take = take};

End screen_clinic(const Clinic *clinic, Day today)
{
    ClinicScreen screen = {.clinic = clinic, .today = today, .arena = arena_new()};
    screen.rows = memory_alloc((clinic->count + 1) * sizeof *screen.rows);
    narrow(&screen);
    End end = screen_run(&clinic_screen, &screen, NULL);
    free(screen.rows);
    arena_free(screen.arena);
    return end;
}
