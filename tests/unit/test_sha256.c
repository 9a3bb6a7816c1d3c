// SPDX-FileCopyrightText: 2026 The Limber authors
// SPDX-License-Identifier: GPL-3.0-or-later
/* The hash of the standard's own examples (FIPS 180-4 and the vectors of its validation). */
#include "base/sha256.h"

#include "base/arena.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

static void assert_hash(const void *bytes, size_t size, const char *expected)
{
    char hash[SHA256_HEX_BYTES];
    assert_string_equal(sha256_hex(bytes, size, hash), expected);
}

static void assert_text(const char *text, const char *expected)
{
    assert_hash(text, strlen(text), expected);
}

static void the_examples_of_the_standard_hash_as_it_says(void **state)
{
    (void)state;
    assert_text("abc", "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad");
    assert_text("abcdbcdecdefdefgefghfghighijhijkijkljklmklmnlmnomnopnopq",
                "248d6a61d20638b8e5c026930c3e6039a33ce45964ff2167f6ecedd419db06c1");
    assert_text("abcdefghbcdefghicdefghijdefghijkefghijklfghijklmghijklmnhijklmnoijklmnopjklmnopq"
                "klmnopqrlmnopqrsmnopqrstnopqrstu",
                "cf5b16a778af8380036ce59e7b0492370b249b11e8f07a51afac45037afee9d1");
}

static void nothing_has_a_hash_too(void **state)
{
    (void)state;
    assert_text("", "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855");
    assert_hash(NULL, 0, "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855");
}

static void a_million_letters_hash_as_the_standard_says(void **state)
{
    (void)state;
    char *text = memory_alloc(1000000);
    memset(text, 'a', 1000000);
    assert_hash(text, 1000000, "cdc76e5c9914fb9281a1c7e284d73e67f1809a48a497200e046d39ccc7112cd0");
    free(text);
}

/* 55 bytes fit into a block with the length, 56 do not; 64 leave a block of padding alone. */
static void texts_that_just_fill_a_block_hash_right(void **state)
{
    (void)state;
    char text[64];
    memset(text, 0, sizeof text);
    assert_hash(text, 55, "02779466cdec163811d078815c633f21901413081449002f24aa3e80f0b88ef7");
    assert_hash(text, 56, "d4817aa5497628e7c77e6b606107042bbba3130888c5f47a375e6179be789fbb");
    assert_hash(text, 64, "f5a5fd42d16a20302798ef6ed309979b43003d2320d9f0e8ea9831a92759fb4b");
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(the_examples_of_the_standard_hash_as_it_says),
        cmocka_unit_test(nothing_has_a_hash_too),
        cmocka_unit_test(a_million_letters_hash_as_the_standard_says),
        cmocka_unit_test(texts_that_just_fill_a_block_hash_right),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
