// SPDX-FileCopyrightText: 2026 The Limber authors
// SPDX-License-Identifier: GPL-3.0-or-later
/* What is printed comes out as text, however it was cut on its way. */
#include "base/print.h"

#include "base/array.h"
#include "base/text.h"

#include <locale.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stdlib.h>
#include <string.h>
#include <sys/mman.h>
#include <unistd.h>

#include <cmocka.h>

static int kept = -1, catcher = -1;
static char printed[4096];

static void catch_output(void)
{
    fflush(NULL);
    kept = dup(STDOUT_FILENO);
    catcher = memfd_create("printed", 0);
    dup2(catcher, STDOUT_FILENO);
}

/* What came out since catch_output. */
static const char *caught(void)
{
    assert_true(print_finish());
    dup2(kept, STDOUT_FILENO);
    close(kept);
    off_t size = lseek(catcher, 0, SEEK_END);
    assert_uint_in_range(size, 0, sizeof printed - 1);
    assert_int_equal(pread(catcher, printed, (size_t)size, 0), size);
    printed[size] = '\0';
    close(catcher);
    return printed;
}

static void what_a_terminal_would_obey_becomes_a_sign(void **state)
{
    (void)state;
    catch_output();
    fputs("a\033[2Jb\rc\xc2\x9b"
          "d\xe2\x80\xae"
          "e\xff\nnext\n",
          print_out());
    assert_string_equal(caught(), "a\uFFFD[2Jb\uFFFDc\uFFFDd\uFFFDe\uFFFD\nnext\n");
}

static void an_argument_stays_on_its_line(void **state)
{
    (void)state;
    catch_output();
    print_line(print_out(), "Written: %s", "a\nlimber: all is well");
    assert_string_equal(caught(), "Written: a limber: all is well\n");
}

static void data_keeps_its_line_ends(void **state)
{
    (void)state;
    catch_output();
    fputs("a,b\r\nc\rd\r\n", print_data());
    assert_string_equal(caught(), "a,b\r\nc\uFFFDd\r\n");
}

/* Letters of every length, marks, joiners that join and that do not, and bytes that are no text. */
static const char *const pieces[] = {
    "a",       "é",          "–",      "漢",       "🏃",        "\u200d", "\u200d🏃",
    "e\u0301", "\u0301",     "\xff",   "\xe2\x80", "\xf0\x9f", "\xc2",   "\u202e",
    "\033",    "نی\u200cها", "\u200c", "\xed\xa0", "x",        "\u00ad", "\u0301\u0301\u0301\u0301",
    " "};

static void the_cuts_of_a_stream_do_not_show(void **state)
{
    (void)state;
    srand(11);
    for (int round = 0; round < 300; round++) {
        char text[512] = "", safe[3 * sizeof text];
        for (int i = 0; i < 24; i++)
            strcat(text, pieces[(size_t)rand() % COUNT_OF(pieces)]);
        catch_output();
        fputc('\n', print_out());
        for (size_t at = 0, length; at < strlen(text); at += length) {
            length = 1 + (size_t)rand() % 5;
            fwrite(text + at, 1, strnlen(text + at, length), print_out());
            fflush(print_out());
            length = strnlen(text + at, length);
        }
        assert_string_equal(caught() + 1, text_safe(text, safe, sizeof safe));
    }
}

static void a_full_disk_is_told(void **state)
{
    (void)state;
    FILE *full = fopen("/dev/full", "w");
    if (!full)
        skip();
    catch_output();
    dup2(fileno(full), STDOUT_FILENO);
    fputs("gone", print_out());
    bool written = print_finish();
    dup2(kept, STDOUT_FILENO);
    close(catcher);
    fclose(full);
    assert_false(written);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(what_a_terminal_would_obey_becomes_a_sign),
        cmocka_unit_test(an_argument_stays_on_its_line),
        cmocka_unit_test(data_keeps_its_line_ends),
        cmocka_unit_test(the_cuts_of_a_stream_do_not_show),
        cmocka_unit_test(a_full_disk_is_told), /* the last: a stream that failed stays so */
    };
    setlocale(LC_CTYPE, "C.UTF-8");
    return cmocka_run_group_tests(tests, NULL, NULL);
}
