// SPDX-FileCopyrightText: 2026 The Limber authors
// SPDX-License-Identifier: GPL-3.0-or-later
/* Reads in bulk. What a paste or a run of characters brings goes into a field in one piece, so that
 * it is drawn once; anywhere else it is dropped here, before anything is drawn. */
#include "terminal/input.h"

#include "base/array.h"
#include "base/layout.h"
#include "base/text.h"
#include "terminal/burst.h"
#include "terminal/decoder.h"
#include "terminal/images.h"
#include "terminal/ncurses.h"
#include "terminal/style.h"

#include <errno.h>
#include <poll.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#define TEXT_BYTES 2048 /* more than any field holds */
#define CUT_SEQUENCE NS_PER_S
#define CUT_STRING (5 * NS_PER_S)
#define ANSWER_USUAL (2 * NS_PER_S)     /* it comes by then, if it does */
#define ANSWER_ESCAPE (200 * NS_PER_MS) /* till then an Esc may be its beginning */
#define ANSWER_LAST (150 * NS_PER_MS)   /* waited for at the end */

static struct {
    Decoder decoder;
    Burst burst;
    bool marks_pastes;
    bool pasting; /* the text below is a paste's */
    Ns escape_delay;
    Ns asked_at;    /* 0: nothing was, or all is answered */
    unsigned asked; /* what is not answered yet */
    Ns read_at;
    Ns string_at; /* when the unfinished string began; 0: there is none */
    Expect expect;
    Decoded held; /* comes after the text that was handed out */
    char text[TEXT_BYTES + 8];
    size_t text_size;
    int text_key; /* the first character of it */
    int text_count;
} it;

/* ---- setting up ---- */

/* Those of terminfo's that mean something here; the others are keys too, and mean nothing. */
static const struct {
    const char *name;
    int key;
} known[] = {
    {"kcuu1", TERMINAL_KEY_UP},      {"kcud1", TERMINAL_KEY_DOWN},  {"kcub1", TERMINAL_KEY_LEFT},
    {"kcuf1", TERMINAL_KEY_RIGHT},   {"kpp", TERMINAL_KEY_PAGE_UP}, {"knp", TERMINAL_KEY_PAGE_DOWN},
    {"khome", TERMINAL_KEY_HOME},    {"kend", TERMINAL_KEY_END},    {"kent", '\n'},
    {"kbs", TERMINAL_KEY_BACKSPACE},
};

static int key_named(const char *name)
{
    for (size_t i = 0; i < COUNT_OF(known); i++)
        if (strcmp(known[i].name, name) == 0)
            return known[i].key;
    return TERMINAL_KEY_OTHER;
}

static const char *capability(const char *name)
{
    const char *string = tigetstr((char *)name);
    return string == (char *)-1 ? NULL : string;
}

static void add_keys(void)
{
    for (size_t i = 0; strnames[i]; i++) {
        const char *name = strnames[i], *string = name[0] == 'k' ? capability(name) : NULL;
        if (string && strcmp(name, "kmous") != 0)
            decoder_add(&it.decoder, string, key_named(name));
    }
}

void input_open(bool unicode, int escape_delay_ms)
{
    memset(&it, 0, sizeof it);
    decoder_open(&it.decoder, unicode);
    add_keys();
    it.escape_delay = escape_delay_ms * NS_PER_MS;
    it.marks_pastes = capability("BE") && capability("PS");
}

bool input_may_ask(void)
{
    static const char *const families[] = {"xterm", "rxvt", "tmux",  "screen",  "alacritty", "foot",
                                           "st",    "vte",  "gnome", "konsole", "putty"};
    const char *term = getenv("TERM");
    for (size_t i = 0; term && i < COUNT_OF(families); i++)
        if (strncmp(term, families[i], strlen(families[i])) == 0)
            return true;
    return tigetflag("XT") > 0;
}

void input_asked(Asked what)
{
    it.asked_at = clock_monotonic();
    it.asked |= what;
}

static void answered(Asked what)
{
    it.asked &= ~(unsigned)what;
    it.asked_at = it.asked ? it.asked_at : 0;
}

void input_expect(Expect expect)
{
    it.expect = expect;
}

/* ---- reading ---- */

bool input_read(void)
{
    size_t room;
    unsigned char *bytes = decoder_room(&it.decoder, &room);
    it.read_at = clock_monotonic();
    ssize_t got = read(STDIN_FILENO, bytes, room);
    if (got > 0)
        decoder_took(&it.decoder, (size_t)got);
    return got > 0 || (got < 0 && (errno == EAGAIN || errno == EINTR));
}

/* ---- text ---- */

static void add_text(int code)
{
    if (it.text_size == 0)
        it.text_key = code;
    if (it.text_size < TEXT_BYTES)
        it.text_size += text_encode((uint32_t)code, it.text + it.text_size);
    it.text_count++;
}

/* What was gathered, as one input. */
static Input take_text(void)
{
    Input input = {
        .kind = it.text_count > 1 ? INPUT_TEXT : INPUT_KEY, .key = it.text_key, .text = it.text};
    it.text[it.text_size] = '\0';
    it.text_size = 0;
    it.text_count = 0;
    return input;
}

/* Ends of lines and tabs part words; other controls are nothing. */
static void add_pasted(int code)
{
    bool parts = code == '\n' || code == '\r' || code == '\t';
    bool again = it.text_size > 0 && it.text[it.text_size - 1] == ' ';
    if (parts && !again && it.text_size > 0)
        add_text(' ');
    if (code >= ' ' && code < TERMINAL_KEY_UP)
        add_text(code);
}

static Input end_paste(void)
{
    it.marks_pastes = true;
    it.pasting = false;
    while (it.text_size > 0 && it.text[it.text_size - 1] == ' ')
        it.text_size--;
    Input input = take_text();
    bool wanted = it.expect == EXPECT_TEXT && *it.text;
    return (Input){.kind = wanted ? INPUT_TEXT : INPUT_NONE, .text = input.text};
}

/* Is it a character of a run that goes into a field? The end of a line within one that no hand has
 * typed is none of the field's. */
static bool joins_text(Decoded *next)
{
    if (next->kind != DECODED_KEY || it.expect != EXPECT_TEXT)
        return false;
    bool line = next->key == '\r' || next->key == '\n';
    if (line && !it.marks_pastes && burst_goes_on(&it.burst, it.read_at))
        next->key = ' ';
    return next->key >= ' ' && next->key < TERMINAL_KEY_UP;
}

/* ---- what comes of it ---- */

static Input key_input(int key)
{
    Input input = {.kind = INPUT_KEY, .key = key == '\r' ? '\n' : key};
    if (it.expect != EXPECT_TEXT)
        input.key = layout_key(input.key);
    return input;
}

/* Of what the terminal says of itself. */
static Input answer_input(const Decoded *next)
{
    bool changes = false;
    if (next->kind == DECODED_BACKGROUND) {
        answered(ASKED_BACKGROUND);
        bool looks = style_answer(next->rgb);
        changes = images_background() || looks;
    } else if (next->kind == DECODED_ATTRIBUTES) {
        answered(ASKED_ATTRIBUTES);
        changes = images_attributes(next->value);
    } else if (next->kind == DECODED_KITTY) {
        bool second = next->value >= 2;
        if (second)
            answered(ASKED_SHARING);
        changes = images_kitty(second, next->value & 1);
    } else {
        images_registers(next->value);
    }
    return (Input){.kind = changes ? INPUT_RESIZE : INPUT_NONE};
}

static bool is_command(int key)
{
    return key == 3 || key == 26 || key == 28;
}

static Input input_of(const Decoded *next)
{
    Input input = {.kind = INPUT_NONE};
    switch (next->kind) {
    case DECODED_KEY:
        input = key_input(next->key);
        break;
    case DECODED_MOUSE:
        input = (Input){INPUT_MOUSE, 0, next->row, next->column, next->wheel, NULL};
        break;
    case DECODED_PASTE:
        it.pasting = true;
        return input;
    case DECODED_PASTED:
        add_pasted(next->key);
        return input;
    case DECODED_PASTE_END:
        return end_paste();
    case DECODED_BACKGROUND:
    case DECODED_KITTY:
    case DECODED_REGISTERS:
    case DECODED_ATTRIBUTES:
        return answer_input(next);
    default:
        return input;
    }
    bool taken = is_command(next->key) ||
                 burst_take(&it.burst, &input, it.read_at, it.expect, it.marks_pastes);
    return taken ? input : (Input){.kind = INPUT_NONE};
}

static Decoded take_decoded(bool over)
{
    Decoded next = it.held.kind != DECODED_NONE ? it.held : decoder_next(&it.decoder, over);
    it.held = (Decoded){.kind = DECODED_NONE};
    return next;
}

static Input take_next(bool over)
{
    for (;;) {
        Decoded next = take_decoded(over);
        if (joins_text(&next)) {
            burst_take(&it.burst, &(Input){.kind = INPUT_KEY, .key = next.key}, it.read_at,
                       it.expect, it.marks_pastes);
            add_text(next.key);
            continue;
        }
        if (it.text_count > 0 && !it.pasting) {
            it.held = next;
            return take_text();
        }
        Input input = input_of(&next);
        if (input.kind != INPUT_NONE || next.kind == DECODED_NONE)
            return input;
    }
}

static void note_string(void)
{
    bool string = decoder_patience(&it.decoder) == PATIENCE_STRING;
    if (!string || it.string_at == 0)
        it.string_at = string ? it.read_at : 0;
}

Input input_next(void)
{
    Input input = take_next(false);
    note_string();
    return input;
}

/* ---- what is unfinished ---- */

/* When its rest is no longer waited for. */
static Ns due(void)
{
    bool answering = it.asked_at != 0 && it.read_at - it.asked_at < ANSWER_USUAL;
    switch (decoder_patience(&it.decoder)) {
    case PATIENCE_KEY:
        return it.read_at +
               (answering && it.escape_delay < ANSWER_ESCAPE ? ANSWER_ESCAPE : it.escape_delay);
    case PATIENCE_SEQUENCE:
        return it.read_at + CUT_SEQUENCE;
    case PATIENCE_STRING:
        return it.string_at + CUT_STRING;
    case PATIENCE_PASTE:
        return it.read_at + CUT_STRING;
    default:
        return NS_NEVER;
    }
}

Ns input_wait(Ns timeout)
{
    Ns end = due(), now = clock_monotonic();
    Ns left = end == NS_NEVER ? NS_NEVER : end > now ? end - now : 0;
    return left < timeout ? left : timeout;
}

Input input_overdue(void)
{
    if (clock_monotonic() < due())
        return (Input){.kind = INPUT_NONE};
    it.string_at = 0;
    return take_next(true);
}

/* ---- the end ---- */

void input_close(void)
{
    Ns until = clock_monotonic() + ANSWER_LAST;
    bool answering = it.asked_at != 0 && clock_monotonic() - it.asked_at < ANSWER_USUAL;
    while (answering && it.asked_at != 0) {
        Ns left = until - clock_monotonic();
        struct pollfd keys = {.fd = STDIN_FILENO, .events = POLLIN};
        if (left <= 0 || poll(&keys, 1, (int)(left / NS_PER_MS) + 1) <= 0 || !input_read())
            return;
        while (input_next().kind != INPUT_NONE)
            ;
    }
}
