// SPDX-FileCopyrightText: 2026 The Limber authors
// SPDX-License-Identifier: GPL-3.0-or-later
/* Good routine files: every key of the head is kept, texts of every kind are, and what ships is
 * read without a word. */
#include "reading.h"

#include "base/array.h"
#include "routine/library.h"
#include "routine/reader.h"

#include <dirent.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

/* ---- the head ---- */

static const char whole_head[] =
    "limber: 1.0\n"
    "title: After your run\n"
    "when: post-run\n"
    "summary: |\n  Ten quiet\n  minutes.\n"
    "frequency: After each run\n"
    "why: Because\n"
    "sources: [S1 One, S2 Two]\n"
    "physio-only: true\n"
    "author: {name: A. Physio, clinic: The Clinic, contact: clinic@example.org}\n"
    "for: {client: J. Runner, from: 2024-02-29, review: 2026-12-21, times: 3/week}\n"
    "precautions:\n  - Stop if it hurts.\n  - Breathe.\n"
    "version: 3\n"
    "pain: {ease: 3, stop: 5}\n"
    "shortest-hold: 20s\n"
    "sound: calm\n"
    "language: de-AT\n"
    "gate:\n  - hot-joint\n  - {ask: Is it worse at night?, then: Ring me.}\n"
    "check-in: [quads, calf-upper]\n"
    "defaults: {prepare: 6s, rest: 10s, switch: 4s, release: 3s}\n"
    "steps:\n  - {name: A, hold: 30s}\n";

static void every_key_of_the_head_is_kept(void **state)
{
    (void)state;
    read_fine(whole_head);
    assert_string_equal(routine->path, "folder/fine.yaml");
    assert_string_equal(routine->id, "fine");
    assert_string_equal(routine->title, "After your run");
    assert_int_equal(routine->when, WHEN_POST_RUN);
    assert_string_equal(routine->summary, "Ten quiet minutes.");
    assert_string_equal(routine->frequency, "After each run");
    assert_string_equal(routine->why, "Because");
    assert_int_equal(routine->source_count, 2);
    assert_string_equal(routine->sources[1], "S2 Two");
    assert_true(routine->physio_only);
    assert_string_equal(routine->author.name, "A. Physio");
    assert_string_equal(routine->author.clinic, "The Clinic");
    assert_string_equal(routine->author.contact, "clinic@example.org");
    assert_int_equal(routine->precaution_count, 2);
    assert_string_equal(routine->precautions[0], "Stop if it hurts.");
    assert_int_equal(routine->version, 3);
    assert_int_equal(routine->pain.ease, 3);
    assert_int_equal(routine->pain.stop, 5);
    assert_int_equal(routine->shortest_hold, 20 * NS_PER_S);
    assert_string_equal(routine->sound, "calm");
    assert_string_equal(routine->language, "de-AT");
}

static void the_prescription_is_kept(void **state)
{
    (void)state;
    read_fine(whole_head);
    assert_string_equal(routine->prescription.client, "J. Runner");
    assert_int_equal(routine->prescription.from.year, 2024);
    assert_int_equal(routine->prescription.from.month, 2);
    assert_int_equal(routine->prescription.from.day, 29);
    assert_int_equal(routine->prescription.review.day, 21);
    assert_int_equal(routine->prescription.times.times, 3);
    assert_int_equal(routine->prescription.times.period_days, 7);
}

static void questions_and_check_in_are_kept_in_order(void **state)
{
    (void)state;
    read_fine(whole_head);
    assert_int_equal(routine->gate_count, 2);
    assert_string_equal(routine->gates[0].id, "hot-joint");
    assert_string_equal(routine->gates[0].then, "A&E now");
    assert_null(routine->gates[1].id);
    assert_string_equal(routine->gates[1].ask, "Is it worse at night?");
    assert_string_equal(routine->gates[1].then, "Ring me.");
    assert_int_equal(routine->check_in_count, 2);
    assert_string_equal(routine->check_in[0].id, "quads");
    assert_int_equal(routine->check_in[0].regions, regions("quad-front") | regions("quad-tendon"));
    assert_string_equal(routine->check_in[1].id, "calf-upper");
}

static void what_the_head_leaves_out_has_its_default(void **state)
{
    (void)state;
    read_fine(HEAD "steps: [{name: A, hold: 30s}]\n");
    assert_null(routine->summary);
    assert_null(routine->author.name);
    assert_null(routine->sound);
    assert_string_equal(routine->language, "en");
    assert_int_equal(routine->pain.ease, 4);
    assert_int_equal(routine->pain.stop, 6);
    assert_int_equal(routine->prescription.from.year, 0);
    assert_int_equal(routine->prescription.times.period_days, 0);
    assert_int_equal(routine->version, 0);
    assert_false(routine->physio_only);
    assert_false(routine->has_core);
}

static void days_of_leap_years_are_days(void **state)
{
    (void)state;
    read_fine(HEAD "for: {from: 2000-02-29, review: 2026-11-01}\nlanguage: haw\n"
                   "steps: [{name: A, hold: 9s}]\n");
    assert_int_equal(routine->prescription.from.year, 2000);
    assert_int_equal(routine->prescription.from.day, 29);
    assert_int_equal(routine->prescription.review.day, 1);
    assert_string_equal(routine->language, "haw");
}

static void the_year_has_a_first_and_a_last_day(void **state)
{
    (void)state;
    read_fine(HEAD "for: {from: 1900-01-01, review: 2026-12-31}\nsteps: [{name: A, hold: 9s}]\n");
    assert_int_equal(routine->prescription.from.year, 1900);
    assert_int_equal(routine->prescription.from.month, 1);
    assert_int_equal(routine->prescription.from.day, 1);
    assert_int_equal(routine->prescription.review.month, 12);
    assert_int_equal(routine->prescription.review.day, 31);
}

static void a_language_may_have_a_variant_of_eight_letters(void **state)
{
    (void)state;
    read_fine(HEAD "language: ca-valencia\nsteps: [{name: A, hold: 9s}]\n");
    assert_string_equal(routine->language, "ca-valencia");
}

static void times_are_a_number_in_a_number_of_days(void **state)
{
    (void)state;
    static const struct {
        const char *text;
        int times, days;
    } rows[] = {{"1/day", 1, 1}, {"2/day", 2, 1}, {"3/week", 3, 7}, {"every 2 days", 1, 2}};
    for (size_t i = 0; i < COUNT_OF(rows); i++) {
        char text[256];
        snprintf(text, sizeof text, HEAD "for: {times: %s}\nsteps: [{name: A, hold: 9s}]\n",
                 rows[i].text);
        read_fine(text);
        assert_int_equal(routine->prescription.times.times, rows[i].times);
        assert_int_equal(routine->prescription.times.period_days, rows[i].days);
    }
}

static void times_may_be_days_of_the_week(void **state)
{
    (void)state;
    static const char *const texts[] = {"[mon, wed, fri]", "\"mon, wed, fri\"", "'mon,wed,fri'"};
    for (size_t i = 0; i < COUNT_OF(texts); i++) {
        char text[256];
        snprintf(text, sizeof text, HEAD "for: {times: %s}\nsteps: [{name: A, hold: 9s}]\n",
                 texts[i]);
        read_fine(text);
        assert_int_equal(routine->prescription.schedule_count, 1);
        assert_int_equal(routine->prescription.schedule[0].weekdays, 1 | 4 | 16);
        assert_int_equal(routine->prescription.times.times, 3);
        assert_int_equal(routine->prescription.times.period_days, 7);
    }
}

static void times_may_grow(void **state)
{
    (void)state;
    read_fine(HEAD "for:\n  until: 2026-12-31\n  times: [1/week, {after: 7 days, times: 2/week}, "
                   "{after: 2 weeks, times: [mon, thu, sat]}]\nsteps: [{name: A, hold: 9s}]\n");
    const Schedule *parts = routine->prescription.schedule;
    assert_int_equal(routine->prescription.schedule_count, 3);
    assert_int_equal(parts[0].after_days, 0);
    assert_int_equal(parts[0].times.times, 1);
    assert_int_equal(parts[1].after_days, 7);
    assert_int_equal(parts[1].times.times, 2);
    assert_int_equal(parts[2].after_days, 14);
    assert_int_equal(parts[2].weekdays, 1 | 8 | 32);
    assert_int_equal(routine->prescription.until.day, 31);
}

static void one_text_counts_as_a_list_of_one(void **state)
{
    (void)state;
    read_fine(HEAD "precautions: Breathe.\nsources: S1\ngate: locking\ncheck-in: knee\n"
                   "steps: [{name: A, hold: 30s, feel: arch, cues: Lean in}]\n");
    assert_int_equal(routine->precaution_count, 1);
    assert_int_equal(routine->source_count, 1);
    assert_int_equal(routine->gate_count, 1);
    assert_int_equal(routine->check_in_count, 1);
    assert_int_equal(step_at(0)->feel, regions("arch"));
    assert_string_equal(step_at(0)->cues[0].say, "Lean in");
}

/* ---- texts ---- */

static void every_scalar_is_text(void **state)
{
    (void)state;
    read_fine("limber: 1\ntitle: no\nwhen: any\nsummary: null\nauthor: {name: 010, clinic: ~}\n"
              "frequency: 2026-11-23\nsteps: [{name: 1:30, hold: 1:30}]\n");
    assert_string_equal(routine->title, "no");
    assert_string_equal(routine->summary, "null");
    assert_string_equal(routine->author.name, "010");
    assert_string_equal(routine->author.clinic, "~");
    assert_string_equal(routine->frequency, "2026-11-23");
    assert_string_equal(step_at(0)->name, "1:30");
    assert_int_equal(step_at(0)->work.duration, 90 * S);
}

static void newlines_of_prose_fold_to_spaces(void **state)
{
    (void)state;
    read_fine("limber: 1\ntitle: |\n  One line\nwhen: any\n"
              "why: |\n  First  \n\n  second\n  third\n"
              "steps:\n  - name: A\n    hold: 30s\n    note: |\n      a\n      b\n"
              "    cues:\n      - |\n        Lean\n        in\n");
    assert_string_equal(routine->title, "One line");
    assert_string_equal(routine->why, "First second third");
    assert_string_equal(step_at(0)->note, "a b");
    assert_string_equal(step_at(0)->cues[0].say, "Lean in");
}

static void letters_of_all_scripts_are_kept(void **state)
{
    (void)state;
    static const char *const names[] = {"H\u00fcfte",
                                        "\u4f38\u5c55",
                                        "\u0645\u06cc\u200c\u06a9\u0646\u0645",
                                        "\u05de\u05ea\u05d9\u05d7\u05d4",
                                        "\U0001f468\u200d\U0001f469\u200d\U0001f467",
                                        "e\u0301"};
    for (size_t i = 0; i < COUNT_OF(names); i++) {
        char text[128];
        snprintf(text, sizeof text, "{name: %s, hold: 30s}", names[i]);
        assert_string_equal(read_step(text)->name, names[i]);
    }
}

static void a_name_of_80_cells_and_a_note_of_500_characters_fit(void **state)
{
    (void)state;
    char text[1024], name[81], note[1001] = "";
    memset(name, 'n', 80);
    name[80] = '\0';
    for (int i = 0; i < 500; i++)
        strcat(note, "\u00e4");
    snprintf(text, sizeof text, "name: %s\n    hold: 9s\n    cues: [%.600s]", name, note);
    read_step(text);
    assert_int_equal(strlen(step_at(0)->cues[0].say), 600);
    char *whole = NULL;
    assert_true(asprintf(&whole, HEAD "why: %s\nsteps: [{name: A, hold: 9s}]\n", note) > 0);
    read_fine(whole);
    assert_string_equal(routine->why, note);
    free(whole);
}

static void files_of_any_editor_are_read(void **state)
{
    (void)state;
    static const char *const texts[] = {
        "\xef\xbb\xbflimber: 1\r\ntitle: T\r\nwhen: any\r\nsteps:\r\n  - {name: A, hold: 9s}\r\n",
        "limber: 1\rtitle: T\rwhen: any\rsteps:\r  - {name: A, hold: 9s}\r",
        "# a comment\n\n---\nlimber: 1\ntitle: T\nwhen: any\nsteps:\n- {name: A, hold: 9s}",
        "{limber: 1, title: T, when: any, steps: [{name: A, hold: 9s}]}\n",
        ("%YAML 1.1\n---\n\"limber\": '1'\ntitle: T\nwhen: any\nsteps:\n- {name: A, hold: "
         "9s}\n...\n"),
    };
    for (size_t i = 0; i < COUNT_OF(texts); i++) {
        read_fine(texts[i]);
        assert_string_equal(routine->title, "T");
        assert_int_equal(step_at(0)->work.duration, 9 * S);
    }
}

static void the_minor_version_is_an_integer(void **state)
{
    (void)state;
    read_fine("limber: 1.10\ntitle: T\nwhen: any\nsteps: [{name: A, hold: 9s}]\n");
    assert_int_equal(routine->format_minor, 10);
    read_fine("limber: 1.0\ntitle: T\nwhen: any\nsteps: [{name: A, hold: 9s}]\n");
    assert_int_equal(routine->format_minor, 0);
}

/* ---- what ships, and the example of the design ---- */

static void every_routine_that_ships_is_read_without_a_word(void **state)
{
    (void)state;
    char *folder = path_in_source("routines");
    Library *shipped = shipped_library();
    Diagnostics *found = diagnostics_new();
    DIR *directory = opendir(folder);
    int count = 0;
    assert_non_null(directory);
    for (const struct dirent *item; (item = readdir(directory));) {
        if (!strstr(item->d_name, ".yaml"))
            continue;
        char *path = path_in(folder, item->d_name);
        routine_free(routine_read(path, shipped, found));
        free(path);
        count++;
    }
    closedir(directory);
    diagnostics_print(found, stderr);
    assert_int_equal(diagnostics_size(found), 0);
    assert_true(count >= 25);
    diagnostics_free(found);
    library_free(shipped);
    free(folder);
}

static const char example[] =
    "limber: 1\n"
    "title: After your run\n"
    "when: post-run                     # pre-run, post-run, rest-day, rehab, any\n"
    "summary: Ten quiet minutes for the muscles that running tightens.\n"
    "author: {name: A. Physio, clinic: The Clinic, contact: clinic@example.org}\n"
    "for: {client: J. Runner, from: 2026-11-23, review: 2026-12-21, times: 1/day}   # optional\n"
    "precautions:\n"
    "  - Stop if a stretch hurts sharply.\n"
    "  - Breathe; never hold your breath.\n"
    "version: 3                         # of this prescription\n"
    "pain: {ease: 4, stop: 6}           # out of 10\n"
    "sound: calm                        # a theme of beeps\n"
    "check-in: [quads, hip-flexors, calves, it-band]      # rated before and after\n"
    "defaults: {prepare: 6s, rest: 10s, switch: 4s}\n"
    "steps:\n"
    "  - exercise: standing-quad-stretch          # from the library\n"
    "    hold: 30s\n"
    "    side: each\n"
    "    sets: 2\n"
    "    note: Left is the tight one; be patient with it.\n"
    "  - name: Wall calf stretch                  # or written out in full\n"
    "    feel: [calves]\n"
    "    figure: wall-calf-straight\n"
    "    hold: 45s\n"
    "    side: each\n"
    "    cues:\n"
    "      - <side> heel down, knee straight.\n"
    "      - {at: halfway, say: Lean in a little more.}\n"
    "  - exercise: heel-drop-straight\n"
    "    reps: 15\n"
    "    tempo: 3-1-1                             # seconds lowering, pause, raising\n"
    "    side: each\n"
    "    sets: 3\n"
    "    order: by-side                           # all sets of one leg, then the other\n"
    "  - {name: Easy walk, until: ready}          # waits for a key\n";

static void comments_beside_keys_need_no_word(void **state)
{
    (void)state;
    Library *own = library;
    library = shipped_library();
    read_fine(example);
    assert_int_equal(routine->block_count, 4);
    assert_string_equal(step_at(1)->figure, "wall-calf-straight");
    reading_drop(state);
    library_free(library);
    library = own;
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        READING_TEST(every_key_of_the_head_is_kept),
        READING_TEST(the_prescription_is_kept),
        READING_TEST(questions_and_check_in_are_kept_in_order),
        READING_TEST(what_the_head_leaves_out_has_its_default),
        READING_TEST(days_of_leap_years_are_days),
        READING_TEST(the_year_has_a_first_and_a_last_day),
        READING_TEST(a_language_may_have_a_variant_of_eight_letters),
        READING_TEST(times_are_a_number_in_a_number_of_days),
        READING_TEST(times_may_be_days_of_the_week),
        READING_TEST(times_may_grow),
        READING_TEST(one_text_counts_as_a_list_of_one),
        READING_TEST(every_scalar_is_text),
        READING_TEST(newlines_of_prose_fold_to_spaces),
        READING_TEST(letters_of_all_scripts_are_kept),
        READING_TEST(a_name_of_80_cells_and_a_note_of_500_characters_fit),
        READING_TEST(files_of_any_editor_are_read),
        READING_TEST(the_minor_version_is_an_integer),
        READING_TEST(every_routine_that_ships_is_read_without_a_word),
        READING_TEST(comments_beside_keys_need_no_word),
    };
    return cmocka_run_group_tests(tests, reading_open, reading_close);
}
