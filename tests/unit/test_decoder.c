// SPDX-FileCopyrightText: 2026 The Limber authors
// SPDX-License-Identifier: GPL-3.0-or-later
/* What terminals send becomes the keys that were pressed, and nothing else ever does: however it
 * is cut into pieces, and whatever else comes between. */
#include "terminal/decoder.h"

#include "base/array.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

static Decoder decoder;

static void add_word(char *out, size_t capacity, const Decoded *it)
{
    static const char *const names[] = {"Up",   "Down", "Left", "Right", "PgUp",
                                        "PgDn", "Home", "End",  "Bksp",  "Other"};
    size_t used = strlen(out);
    char *end = out + used;
    capacity -= used;
    if (it->kind == DECODED_MOUSE)
        snprintf(end, capacity, "%s%d,%d ",
                 it->wheel < 0   ? "up@"
                 : it->wheel > 0 ? "down@"
                                 : "click@",
                 it->row, it->column);
    else if (it->kind == DECODED_PASTE || it->kind == DECODED_PASTE_END)
        snprintf(end, capacity, it->kind == DECODED_PASTE ? "<" : "> ");
    else if (it->kind == DECODED_PASTED)
        snprintf(end, capacity, it->key >= ' ' && it->key < 127 ? "%c" : "\\%x", it->key);
    else if (it->kind == DECODED_BACKGROUND)
        snprintf(end, capacity, "#%06x ", (unsigned)it->rgb);
    else if (it->kind >= DECODED_KITTY)
        snprintf(end, capacity, "%s=%d ",
                 it->kind == DECODED_KITTY       ? "kitty"
                 : it->kind == DECODED_REGISTERS ? "registers"
                                                 : "sixel",
                 it->value);
    else if (it->key >= TERMINAL_KEY_UP)
        snprintf(end, capacity, "%s ", names[it->key - TERMINAL_KEY_UP]);
    else
        snprintf(end, capacity, it->key > ' ' && it->key < 127 ? "%c " : "U+%X ", it->key);
}

static void drain(char *out, size_t capacity, bool over)
{
    for (Decoded it; (it = decoder_next(&decoder, over)).kind != DECODED_NONE;)
        add_word(out, capacity, &it);
}

static void feed(const char *bytes, size_t size)
{
    size_t room;
    unsigned char *into = decoder_room(&decoder, &room);
    assert_true(size <= room);
    memcpy(into, bytes, size);
    decoder_took(&decoder, size);
}

/* What comes of bytes in pieces of a size, each after the other is decoded. */
static const char *decode(const char *bytes, size_t piece)
{
    static char out[512];
    size_t size = strlen(bytes);
    out[0] = '\0';
    for (size_t at = 0; at < size; at += piece) {
        feed(bytes + at, size - at < piece ? size - at : piece);
        drain(out, sizeof out, false);
    }
    drain(out, sizeof out, true);
    return out;
}

static void open_plain(void)
{
    decoder_open(&decoder, true);
}

typedef struct {
    const char *bytes, *says;
} Row;

static void check(const Row *rows, size_t count)
{
    for (size_t i = 0; i < count; i++)
        for (size_t piece = 1; piece < 9; piece++) {
            const char *says = decode(rows[i].bytes, piece);
            if (strcmp(says, rows[i].says) != 0)
                fail_msg("row %zu in pieces of %zu: '%s', not '%s'", i, piece, says, rows[i].says);
        }
}

static void keys_come_as_they_were_pressed_in_any_pieces(void **state)
{
    static const Row rows[] = {
        {"qQ ", "q Q U+20 "},
        {"\r\n\t", "U+D U+A U+9 "},
        {"\177\b", "Bksp Bksp "},
        {"\033[A\033[B\033[C\033[D", "Up Down Right Left "},
        {"\033OA\033OB\033OC\033OD", "Up Down Right Left "},
        {"\033[H\033[F\033OH\033OF", "Home End Home End "},
        {"\033[1~\033[4~\033[7~\033[8~", "Home End Home End "},
        {"\033[5~\033[6~", "PgUp PgDn "},
        {"\033[1;5A\033[1;2B\033[5;3~", "Other Other Other "},
        {"\033OP\033[15~\033[[A\033[24;2~", "Other Other Other Other "},
        {"\033OM\033Oq\033Ok", "U+A 1 + "},
        {"\xc3\xa4\xe2\x82\xac\xf0\x9f\x99\x82", "U+E4 U+20AC U+1F642 "},
        {"\033q\033\xc3\xa4\033\rx", "Other Other Other x "},
        {"\033\033[Ax", "Other x "},
        {"\033[99;5u\033[113u\033[113;1:3u\033[27;5;99~", "U+3 q U+3 "},
        {"\033[55295u\033[55296u\033[27;1;57343~\033[57344u\033[1114112u", "U+D7FF Other "},
        {"\033", "U+1B "},
        {"\033\033", "U+1B U+1B "},
        {"\033[", "Other "},
        {"\033O", "Other "},
        {"\033]", "Other "},
    };
    (void)state;
    open_plain();
    check(rows, COUNT_OF(rows));
}

static void the_mouse_is_a_click_or_a_turn_and_no_key(void **state)
{
    static const Row rows[] = {
        {"\033[<0;5;3M\033[<0;5;3m", "click@2,4 "},
        {"\033[<64;1;1M\033[<65;200;100M", "up@0,0 down@99,199 "},
        {"\033[<0;5;3M\033[<0;5;3m\033[<0;9;7M\033[<0;9;7m", "click@2,4 click@6,8 "},
        {"\033[<2;5;3M\033[<35;5;3M\033[<66;1;1M", ""},
        {"\033[M !#\033[M#!#\033[M`!!", "click@2,0 up@0,0 "},
        {"\033[M \xff\xff", "click@222,222 "},
        {"\033[<99999999999;1;1M", ""},
        {"\033[<0;99999999999;1M", "click@0,999999998 "},
    };
    (void)state;
    open_plain();
    check(rows, COUNT_OF(rows));
}

static void a_paste_is_never_a_key(void **state)
{
    static const Row rows[] = {
        {"a\033[200~n q\r5\033[201~b", "a <n q\\d5> b "},
        {"\033[200~\033[A\033\033[201~x", "<[A> x "},
        {"\033[200~\xc3\xa4\033[20x\033[201~", "<\\e4[20x> "},
        {"\033[200~never ends", "<never ends> "},
        {"\033[200~cut\033[20", "<cut[20> "},
        {"\033\033[200~x\033[201~", "U+1B <x> "},
        {"\033[201~q", "q "},
    };
    (void)state;
    open_plain();
    check(rows, COUNT_OF(rows));
}

static void the_background_is_heard_from_every_kind_of_terminal(void **state)
{
    static const Row rows[] = {
        {"\033]11;rgb:ffff/ffff/ffff\033\\", "#ffffff "},
        {"\033]11;rgb:1e1e/2f2f/0000\007", "#1e2f00 "},
        {"\033]11;rgb:ff/80/00\007", "#ff8000 "},
        {"\033]11;rgb:f/8/0\007", "#ff8800 "},
        {"\033]11;rgba:0000/0000/ffff/8080\007", "#0000ff "},
        {"q\033]11;rgb:ffff/ffff/ffff\007n", "q #ffffff n "},
    };
    (void)state;
    open_plain();
    check(rows, COUNT_OF(rows));
}

static void what_a_terminal_can_show_is_heard(void **state)
{
    static const Row rows[] = {
        {"\033[?62;4;22c", "sixel=1 "},
        {"\033[?63;1;2;4;6;9;15;16;22;28c", "sixel=1 "},
        {"\033[?4;6c", "sixel=0 "},
        {"\033[?62;14;40;22c", "sixel=0 "},
        {"\033[?1;2cq", "sixel=0 q "},
        {"\033[?1;0;256S", "registers=256 "},
        {"\033_Gi=31;OK\033\\n", "kitty=1 n "},
        {"\033_Gi=31;ENOENT:Failed to open file\033\\n", "kitty=0 n "},
        {"\033_Gi=32;OK\033\\\033_Gi=32;EBADF\033\\", "kitty=3 kitty=2 "},
    };
    (void)state;
    open_plain();
    check(rows, COUNT_OF(rows));
}

static void an_answer_that_is_cut_or_not_ours_is_never_a_key(void **state)
{
    static const Row rows[] = {
        {"\033]11;rgb:ffff/ffff", ""},
        {"\033]11;rgb:ffff/ffffq", "q "},
        {"\033]11;rgb:ffff/ffff\003", "U+3 "},
        {"\033]11;rgb:ffff/ffff\007n", "n "},
        {"\033]11;rgb:ffff/ffff/ffff/ffff/ffff\007n", "n "},
        {"\033]11;#ffffff\007n", "n "},
        {"\033]10;rgb:ffff/ffff/ffff\033\\n", "n "},
        {"\033]4;1;rgb:ff/ff/ff\007\033]52;c;cXVpdA==\007n", "n "},
        {"\033P>|xterm(380)\033\\\033P1$r0m\033\\n", "n "},
        {"\033[>0;10;1c\033[?2004;1$y\033[5;10R\033[0n\033[In", "n "},
        {"\033_Gi=30;OK\033\\n", "n "},
        {"\033_Gi=31;O", ""},
        {"\033[?2;0;1000;684Sn", "n "},
        {"\033[?1;3;0Sn", "n "},
    };
    (void)state;
    open_plain();
    check(rows, COUNT_OF(rows));
}

static void every_byte_of_an_answer_may_be_its_last(void **state)
{
    static const char answer[] = "\033]11;rgb:abcd/ef01/2345\033\\";
    char cut[64], out[64];
    (void)state;
    for (size_t size = 3; size < sizeof answer - 1; size++) {
        open_plain();
        snprintf(cut, sizeof cut, "%.*s", (int)size, answer);
        assert_string_equal(decode(cut, 64), "");
        out[0] = '\0';
        feed("q", 1);
        drain(out, sizeof out, false);
        assert_string_equal(out, "q ");
    }
}

/* Ctrl-C after anything at all: alone in its read, as it comes from a hand. */
static void ctrl_c_gets_through_everything(void **state)
{
    static const char *const begun[] = {"",
                                        "\033",
                                        "\033[",
                                        "\033[1;",
                                        "\033[<0;1",
                                        "\033[M",
                                        "\033[M !",
                                        "\033O",
                                        "\033[[",
                                        "\033]",
                                        "\033]11;rgb:",
                                        "\033]52;c;",
                                        "\033P1$r",
                                        "\033[200~pasted",
                                        "\033[200~\033[20",
                                        "\xe2\x82",
                                        "\033\xe2"};
    (void)state;
    for (size_t i = 0; i < COUNT_OF(begun); i++) {
        char out[128] = "";
        open_plain();
        feed(begun[i], strlen(begun[i]));
        drain(out, sizeof out, false);
        out[0] = '\0';
        feed("\003", 1);
        drain(out, sizeof out, false);
        if (!strstr(out, "U+3"))
            fail_msg("after %zu: '%s'", i, out);
    }
}

static void keys_that_terminfo_alone_knows_work(void **state)
{
    static const Row rows[] = {
        {"\033[[A", "Other "},        {"\033Ox", "Up "},        {"\013x", "Up x "},
        {"\033[A\033[1~", "Up End "}, {"\001@\rx", "Other x "}, {"\003\r\033", "U+3 U+D U+1B "},
    };
    (void)state;
    open_plain();
    decoder_add(&decoder, "\033[[A", TERMINAL_KEY_OTHER);
    decoder_add(&decoder, "\033Ox", TERMINAL_KEY_UP);
    decoder_add(&decoder, "\013", TERMINAL_KEY_UP);
    decoder_add(&decoder, "\033[1~", TERMINAL_KEY_END);
    decoder_add(&decoder, "\001@\r", TERMINAL_KEY_OTHER);
    decoder_add(&decoder, "\003", TERMINAL_KEY_UP); /* these stay what they are */
    decoder_add(&decoder, "\r", TERMINAL_KEY_UP);
    decoder_add(&decoder, "\033", TERMINAL_KEY_UP);
    decoder_add(&decoder, "x", TERMINAL_KEY_UP);
    check(rows, COUNT_OF(rows));
}

static void a_flood_of_anything_fits(void **state)
{
    static char out[64];
    (void)state;
    open_plain();
    srand(7);
    for (int i = 0; i < 4000; i++) {
        size_t room;
        unsigned char *into = decoder_room(&decoder, &room);
        assert_true(room > 0);
        for (size_t j = 0; j < room; j++)
            into[j] = i % 3 ? (unsigned char)rand() : "0123;\033["[rand() % 7];
        decoder_took(&decoder, room);
        for (Decoded it; (it = decoder_next(&decoder, false)).kind != DECODED_NONE;)
            ;
    }
    drain(out, sizeof out, true);
    out[0] = '\0';
    feed("\003", 1);
    drain(out, sizeof out, true);
    assert_string_equal(out, "U+3 ");
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(keys_come_as_they_were_pressed_in_any_pieces),
        cmocka_unit_test(the_mouse_is_a_click_or_a_turn_and_no_key),
        cmocka_unit_test(a_paste_is_never_a_key),
        cmocka_unit_test(the_background_is_heard_from_every_kind_of_terminal),
        cmocka_unit_test(what_a_terminal_can_show_is_heard),
        cmocka_unit_test(an_answer_that_is_cut_or_not_ours_is_never_a_key),
        cmocka_unit_test(every_byte_of_an_answer_may_be_its_last),
        cmocka_unit_test(ctrl_c_gets_through_everything),
        cmocka_unit_test(keys_that_terminfo_alone_knows_work),
        cmocka_unit_test(a_flood_of_anything_fits),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
