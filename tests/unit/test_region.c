// SPDX-FileCopyrightText: 2026 The Limber authors
// SPDX-License-Identifier: GPL-3.0-or-later
/* The fixed tables of regions and gate questions, held against the format. */
#include "reading.h"

#include "base/array.h"
#include "routine/library.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

static void regions_and_groups_are_those_of_the_format(void **state)
{
    (void)state;
    static const char *const groups[][6] = {
        {"quads", "quad-front", "quad-tendon"},
        {"hip-flexors", "hip-front"},
        {"calves", "calf-upper", "calf-lower"},
        {"it-band", "thigh-outer", "knee-outer", "hip-side"},
        {"glutes", "glute"},
        {"hamstrings", "hamstring"},
        {"adductors", "inner-thigh"},
        {"shins", "shin-inner", "shin-front"},
        {"plantar-fascia", "heel", "arch"},
        {"knee", "knee-front", "knee-inner", "knee-outer", "knee-back", "patellar-tendon"},
    };
    for (size_t i = 0; i < COUNT_OF(groups); i++) {
        RegionSet set = 0;
        for (size_t j = 1; j < 6 && groups[i][j]; j++)
            set |= regions(groups[i][j]);
        assert_int_equal(regions(groups[i][0]), set);
    }
    size_t ids = 0;
    while (region_ids()[ids])
        ids++;
    assert_int_equal(ids, REGION_COUNT + 10);
}

/* A clot, an infected joint, a hip that may break: nobody goes on with the other leg. */
static bool is_one_of_all(const char *id)
{
    static const char *const all[] = {"swollen-calf", "hot-joint", "deep-groin"};
    for (size_t i = 0; i < COUNT_OF(all); i++)
        if (strcmp(all[i], id) == 0)
            return true;
    return false;
}

static void questions_are_those_of_the_format(void **state)
{
    (void)state;
    static const char *const names[][2] = {
        {"injury-or-swelling", "K1"}, {"locking", "K2"},      {"hot-joint", "K3"},
        {"bone-pain", "B1"},          {"deep-groin", "B2"},   {"low-energy", "B3"},
        {"pop-or-kick", "A1"},        {"heel-bone", "A2"},    {"tendon-medicine", "A3"},
        {"swollen-calf", "D1"},       {"side-hip", "H1"},     {"builds-with-running", "E1"},
        {"above-kneecap", "T1"},      {"numb-foot", "N1"},    {"numb-saddle", "C1"},
        {"dark-urine", "R1"},         {"heat-illness", "V1"}, {"chest-or-dizzy", "P1"},
        {"neck-signs", "U1"},         {"back-signs", "G1"},   {"no-weight", "W1"},
        {"not-walking", "W2"},        {"new-joint", "J1"},    {"one-side", "O1"}};
    for (size_t i = 0; i < COUNT_OF(names); i++) {
        const GateQuestion *question = gate_find(names[i][0]);
        assert_non_null(question);
        assert_string_equal(question->code, names[i][1]);
        char code = question->code[0], number = question->code[1];
        GateEffect effect =
            strchr("CRVDPUGW", code) || is_one_of_all(question->id) ? GATE_BLOCKS_ALL
            : (code == 'A' && number == '2') || code == 'H' || code == 'T' || code == 'J'
                ? GATE_CHANGES
            : code == 'O'                  ? GATE_ONE_SIDE
            : code == 'B' && number == '3' ? GATE_WARNS
                                           : GATE_BLOCKS_LEG;
        assert_int_equal(question->effect, effect);
        assert_int_equal(question->urgency == GATE_CALM,
                         effect == GATE_CHANGES || effect == GATE_ONE_SIDE || effect == GATE_WARNS);
        assert_int_equal(question->every_session,
                         strchr("CRVDPU", code) || strcmp(question->code, "K3") == 0);
        if (strstr(question->then, "999") || strncmp(question->then, "A&E", 3) == 0)
            assert_int_equal(question->urgency, GATE_NOW);
    }
    assert_null(gate_at(COUNT_OF(names)));
}

static void exercises_that_questions_leave_out_are_in_the_library(void **state)
{
    (void)state;
    Library *shipped = shipped_library();
    Diagnostics *found = diagnostics_new();
    for (size_t i = 0; gate_at(i); i++) {
        const char *const *lists[] = {gate_at(i)->dropped, gate_at(i)->only};
        for (size_t list = 0; list < 2; list++)
            for (const char *const *id = lists[list]; id && *id; id++)
                assert_non_null(library_find(shipped, *id, found));
    }
    diagnostics_free(found);
    library_free(shipped);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        READING_TEST(regions_and_groups_are_those_of_the_format),
        READING_TEST(questions_are_those_of_the_format),
        READING_TEST(exercises_that_questions_leave_out_are_in_the_library),
    };
    return cmocka_run_group_tests(tests, reading_open, reading_close);
}
