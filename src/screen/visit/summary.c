// SPDX-FileCopyrightText: 2026 The Limber authors
// SPDX-License-Identifier: GPL-3.0-or-later
/* What the session came to: a calm list of steps and sides with the time held, what was left out
 * named without blame, what hurt, tightness and pain before and after, a note in the person's own
 * words, and what became of it in the log. */
#include "screen/visit/summary.h"

#include "base/text.h"
#include "play/summary.h"
#include "routine/reader.h"
#include "screen/visit/asking.h"
#include "terminal/keys.h"
#include "terminal/line_edit.h"

#include <stdio.h>
#include <string.h>

enum { ACT_CLOSE = 1, ACT_NOTE, ACT_UP, ACT_DOWN, ACT_HELP };

/* Besides, any other key closes, once the page has been seen: keys of the session, pressed a moment
 * too long, must not. The first row is for a session that is logged. */
static const KeyRow summary_rows[] = {
    {ACT_NOTE, {'e'}, "note", "write a note for the log"},
    {ACT_CLOSE, {'q', 27, '\n'}, "leave", "leave this page"},
    {ACT_UP, {TERMINAL_KEY_UP, 'k'}, NULL, "up the list"},
    {ACT_DOWN, {TERMINAL_KEY_DOWN, 'j'}, "more", "down the list"},
    {ACT_HELP, {'?'}, "keys", "this help"},
    {0},
};

static const KeyTable note_keys = {"Keys", (const KeyRow[]){
                                               {ACT_CLOSE, {'\n'}, "keep the note", "into the log"},
                                               {ACT_UP, {27}, "no note", "as it was"},
                                               {0},
                                           }};

#define SEEN_AFTER NS_PER_S
#define HEAD_ROWS 4
#define WIDEST 76

typedef enum { LINE_WHOLE, LINE_CUT, LINE_WORDS } LineKind;

typedef struct {
    LineKind kind;
    const char *text, *right; /* right: at the right end, or NULL */
} Line;

typedef struct {
    Live *live;
    Arena *arena;
    Summary sums;
    Line *lines;
    size_t count;
    int scroll;
    LineEdit note;
    bool writing;
    KeyTable keys;
    KeysHelp help;
} Account;

static void add(Account *account, LineKind kind, const char *text, const char *right)
{
    account->lines =
        arena_grow(account->arena, account->lines, account->count, sizeof *account->lines);
    account->lines[account->count++] = (Line){kind, text, right};
}

/* ---- what stands in it ---- */

static void add_steps(Account *account)
{
    for (size_t i = 0; i < account->sums.count; i++) {
        const SummaryRow *row = &account->sums.rows[i];
        char done[96];
        bool whole = row->sets_done == row->sets && !row->eased;
        summary_describe(row, done, sizeof done);
        add(account, whole ? LINE_WHOLE : LINE_CUT,
            arena_printf(account->arena, "%s%s%s", row->step->name, row->side ? ", " : "",
                         side_name(row->side)),
            arena_string(account->arena, done));
    }
}

/* "4 before, 2 after"; NULL: neither was said. */
static const char *change_words(Arena *arena, int before, int after)
{
    if (before < 0 && after < 0)
        return NULL;
    if (before < 0)
        return arena_printf(arena, "%d after", after);
    if (after < 0)
        return arena_printf(arena, "%d before", before);
    return arena_printf(arena, "%d before, %d after", before, after);
}

static void add_ratings(Account *account, const Intake *intake, const Afterwards *said)
{
    for (size_t i = 0; intake && i < intake->question_count; i++) {
        const CheckInQuestion *question = &intake->questions[i];
        const char *change = change_words(account->arena, intake->before[i], said->after[i]);
        if (change)
            add(account, LINE_WORDS,
                arena_printf(account->arena, "Tightness: %s%s%s", question->name->label,
                             question->side ? ", " : "", side_name(question->side)),
                change);
    }
    const char *pain =
        intake ? change_words(account->arena, intake->pain_before, said->pain) : NULL;
    if (pain)
        add(account, LINE_WORDS, "Pain", pain);
    const char *words = intake ? intake_pain_words(intake->pain_before, said->pain) : NULL;
    if (words)
        add(account, LINE_WORDS, words, NULL);
}

static void gather(Account *account, const Intake *intake, const Afterwards *said,
                   const char *const *ouches, size_t ouch_count)
{
    const FitReport *fit = live_fit(account->live);
    add_steps(account);
    for (size_t i = 0; i < ouch_count; i++)
        add(account, LINE_WORDS, ouches[i], NULL);
    add_ratings(account, intake, said);
    for (size_t i = 0; i < fit->count; i++)
        add(account, LINE_WORDS, fit->lines[i], NULL);
}

/* ---- drawing ---- */

static int list_rows(void)
{
    int rows = terminal_rows() - HEAD_ROWS - 3;
    return rows > 0 ? rows : 0;
}

static void draw_head(const Routine *routine, const Summary *summary, int left, int cells)
{
    char line[128], shorter[128], total[32], work[32];
    style_set(STYLE_TITLE);
    int used = put_wrapped(0, left, cells, 2, summary_farewell(summary, routine->when));
    style_set(STYLE_DIM);
    if (used == 1)
        put_text(1, left, cells, routine->title);
    clock_format(summary->total, total, sizeof total);
    clock_format(summary->work_done, work, sizeof work);
    snprintf(line, sizeof line, "%d of %d steps in full, %s in all, %s at work",
             summary->steps_done, summary->steps, total, work);
    snprintf(shorter, sizeof shorter, "%d of %d steps in full, %s", summary->steps_done,
             summary->steps, total);
    style_set(STYLE_ACCENT);
    put_text(2, left, cells, text_width(line) <= cells ? line : shorter);
    style_set(STYLE_TEXT);
}

/* The rows that a line takes: words are wrapped, what has a number beside it is cut. */
static int rows_of(const Line *line, int cells)
{
    int rows = line->right ? 1 : text_rows(line->text, cells - 2);
    return rows > 0 ? rows : 1;
}

static void draw_line(const Line *line, int row, int left, int cells, int most)
{
    int right = line->right ? text_width(line->right) : 0;
    const char *mark = line->kind == LINE_WHOLE ? (terminal_unicode() ? "✓" : "x")
                       : line->kind == LINE_CUT ? "-"
                                                : "";
    style_set(line->kind == LINE_WHOLE ? STYLE_BAR : STYLE_DIM);
    put_text(row, left, 2, mark);
    style_set(line->kind == LINE_CUT ? STYLE_DIM : STYLE_TEXT);
    if (right == 0)
        put_wrapped(row, left + 2, cells - 2, most, line->text);
    else
        put_text(row, left + 2, cells - 4 - right, line->text);
    if (line->right)
        draw_right(row, left + 2, cells - 2, line->right);
    style_set(STYLE_TEXT);
}

/* The lines from `scroll` on; returns whether there are more. */
static bool draw_list(const Account *account, int left, int cells)
{
    int row = HEAD_ROWS, last = HEAD_ROWS + list_rows();
    for (size_t i = (size_t)account->scroll; i < account->count; i++) {
        if (row >= last)
            return true;
        draw_line(&account->lines[i], row, left, cells, last - row);
        row += rows_of(&account->lines[i], cells);
    }
    return account->scroll > 0 || row > last;
}

/* Above the footer: the note, else what became of the session in the log. */
static int draw_foot(const Account *account, int left, int cells)
{
    int row = terminal_rows() - 2;
    const char *problem = live_note(account->live);
    if (row <= 3)
        return 0;
    style_set(account->writing ? STYLE_TITLE : *problem ? STYLE_WARN : STYLE_DIM);
    if (!account->writing && *problem)
        return put_text(row, left, cells, problem);
    if (!account->writing && account->note.text[0] == '\0')
        return 0;
    int used = put_text(row, left, cells, "Note: ");
    style_set(STYLE_TEXT);
    return used + line_edit_draw(&account->note, row, left + used, cells - used);
}

static void draw(const Account *account, int *cursor_column)
{
    int cells = terminal_columns() - 2 < WIDEST ? terminal_columns() - 2 : WIDEST,
        left = (terminal_columns() - cells) / 2;
    terminal_clear();
    draw_head(live_timeline(account->live)->routine, &account->sums, left, cells);
    bool more = draw_list(account, left, cells);
    *cursor_column = left + draw_foot(account, left, cells);
    style_set(STYLE_TEXT);
    if (account->writing)
        keys_footer(&note_keys, terminal_rows() - 1, ~0u);
    else
        keys_footer(&account->keys, terminal_rows() - 1,
                    1u << ACT_CLOSE | 1u << ACT_NOTE | (more ? 1u << ACT_DOWN : 0));
    keys_help_draw(&account->help, &account->keys, "");
}

/* ---- keys ---- */

/* Down while there is a line below the first one shown that was not in view. */
static void scroll_by(Account *account, int action)
{
    int cells = terminal_columns() - 2 < WIDEST ? terminal_columns() - 2 : WIDEST, rows = 0;
    for (size_t i = (size_t)account->scroll; i < account->count; i++)
        rows += rows_of(&account->lines[i], cells);
    if (action == ACT_DOWN && rows > list_rows())
        account->scroll++;
    if (action == ACT_UP && account->scroll > 0)
        account->scroll--;
}

static void write_note(Account *account, const Input *input)
{
    if (input->kind == INPUT_TEXT)
        line_edit_take_text(&account->note, input->text);
    if (input->kind != INPUT_KEY)
        return;
    if (input->key == '\n') {
        live_remark(account->live, account->note.text);
        account->writing = false;
    } else if (input->key == 27) {
        line_edit_back(&account->note);
        account->writing = false;
    } else {
        line_edit_take(&account->note, input->key);
    }
}

/* True: the page is closed. */
static bool take(Account *account, const Input *input, Ns shown_for)
{
    if (account->writing) {
        write_note(account, input);
        return false;
    }
    if (keys_help_take(&account->help, &account->keys, input))
        return false;
    int action = keys_action(&account->keys, input);
    if (action == ACT_HELP)
        account->help = (KeysHelp){.up = true};
    if (action == ACT_NOTE) {
        line_edit_begin(&account->note);
        account->writing = true;
    }
    scroll_by(account, input->kind == INPUT_MOUSE && input->wheel != 0
                           ? (input->wheel > 0 ? ACT_DOWN : ACT_UP)
                           : action);
    return action == ACT_CLOSE ||
           (action == 0 && input->kind == INPUT_KEY && shown_for > SEEN_AFTER);
}

static bool follow(Account *account)
{
    Ns shown_at = clock_monotonic();
    for (;;) {
        int column;
        draw(account, &column);
        terminal_expect(account->writing ? EXPECT_TEXT : EXPECT_KEYS);
        Input input = page_wait(account->live, terminal_rows() - 2, column, account->writing);
        if (input.kind == INPUT_END)
            return false;
        if (take(account, &input, clock_monotonic() - shown_at))
            return true;
    }
}

bool summary_show(Live *live, const Intake *intake, const char *const *ouches, size_t ouch_count)
{
    Arena *arena = arena_new();
    Afterwards said;
    Account account = {.live = live, .arena = arena};
    account.keys = (KeyTable){"Keys", summary_rows + (live_is_logged(live) ? 0 : 1)};
    account.sums = summary_build(arena, live_timeline(live), player_results(live_player(live)));
    bool worked = account.sums.work_done > 0;
    bool stayed = asking_after(live, worked ? intake : NULL, &said) != PAGE_GONE;
    if (stayed) {
        gather(&account, worked ? intake : NULL, &said, ouches, ouch_count);
        stayed = follow(&account);
    }
    arena_free(arena);
    return stayed;
}
