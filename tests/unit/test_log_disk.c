// SPDX-FileCopyrightText: 2026 The Limber authors
// SPDX-License-Identifier: GPL-3.0-or-later
/* A disk that fails at any write: the session goes on, nothing that was written is lost, and what
 * was not is written once the disk works again. */
#include "faulty_disk.h"
#include "log_files.h"

#include "store/keeper.h"

#include <dirent.h>
#include <setjmp.h>
#include <sqlite3.h>
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include <cmocka.h>

#define WRITES 60
#define SEGMENTS 8
#define POWER_CUTS 200

static int install(void **state)
{
    (void)state;
    faulty_disk_install();
    return 0;
}

static int heal(void **state)
{
    (void)state;
    faulty_disk_heal();
    return 0;
}

static int remove_files(void **state)
{
    (void)state;
    log_files_remove();
    return 0;
}

static void wait_until_struck(void)
{
    for (int i = 0; i < 2000 && !faulty_disk_struck(); i++)
        usleep(5000);
    assert_true(faulty_disk_struck());
}

/* Plays a session of SEGMENTS commits; returns how many were on the disk as they were made. */
static int play(Log *log, SessionRecord *session)
{
    int written = 0;
    *session = log_files_session();
    log_session_begin(log, session, log_files_routine("limber: 1\n"));
    for (int i = 0; i < SEGMENTS; i++) {
        if (log_files_add(log, session, i))
            written = i + 1;
        else
            assert_memory_equal(log_note(log), "not logged: ", 12);
    }
    return written;
}

static void assert_written(const char *path, int segments)
{
    int there = log_files_count(path, "SELECT count(*) FROM segment");
    if (there < segments)
        fail_msg("%d of %d committed steps are there", there, segments);
    if (segments > 0)
        assert_string_equal(log_files_ask(path, "PRAGMA integrity_check"), "ok");
}

/* Every write of the first 60 fails in turn; the disk stays full until the end, and after it. */
static void sweep_to_the_end(Faults faults)
{
    for (int n = 0; n < WRITES; n++) {
        const char *path = log_files_new();
        SessionRecord session;
        char why[256];
        faults.after = n;
        faulty_disk_plan(faults);
        Log *log = log_new(path);
        int written = play(log, &session);
        bool all = log_free(log, why, sizeof why);
        assert_int_equal(all, written == SEGMENTS);
        assert_int_equal(why[0] == '\0', all);
        faulty_disk_heal();
        assert_written(path, written);
        log_files_remove();
    }
}

/* The same, and it works again just before the end. */
static void sweep_and_heal(Faults faults)
{
    for (int n = 0; n < WRITES; n++) {
        const char *path = log_files_new();
        SessionRecord session;
        faults.after = n;
        faulty_disk_plan(faults);
        Log *log = log_new(path);
        play(log, &session);
        faulty_disk_heal();
        log_files_end(log);
        assert_written(path, SEGMENTS);
        assert_int_equal(log_files_named(path, "log.db"), 1); /* nothing was set aside */
        log_files_remove();
    }
}

static void a_disk_that_fills_up_at_any_write_loses_no_step(void **state)
{
    (void)state;
    sweep_to_the_end((Faults){.code = SQLITE_FULL});
    sweep_to_the_end((Faults){.code = SQLITE_FULL, .cut = true});
}

static void what_waited_for_space_is_written_at_the_end(void **state)
{
    (void)state;
    sweep_and_heal((Faults){.code = SQLITE_FULL});
    sweep_and_heal((Faults){.code = SQLITE_FULL, .cut = true});
}

static void an_error_that_passes_is_forgotten_at_the_next_step(void **state)
{
    (void)state;
    for (int n = 0; n < WRITES; n++) {
        const char *path = log_files_new();
        SessionRecord session;
        faulty_disk_plan(
            (Faults){.after = n, .code = SQLITE_IOERR_WRITE, .cut = n % 2 == 0, .once = true});
        Log *log = log_new(path);
        assert_int_equal(play(log, &session), SEGMENTS);
        assert_string_equal(log_note(log), "");
        log_files_end(log);
        assert_written(path, SEGMENTS);
        log_files_remove();
    }
}

/* At a write chosen by chance all stops, and what no sync had followed is there or
 * not, by chance. */
static void a_power_cut_at_any_write_loses_no_step(void **state)
{
    (void)state;
    int total = 0;
    srandom((unsigned)log_files_seed());
    for (int i = 0; i < POWER_CUTS; i++) {
        const char *path = log_files_new();
        SessionRecord session;
        faulty_disk_plan(
            (Faults){.after = (int)(random() % 160), .code = SQLITE_IOERR_WRITE, .dead = true});
        faulty_disk_remember();
        Log *log = log_new(path);
        int written = play(log, &session);
        log_free(log, NULL, 0);
        faulty_disk_cut_power();
        faulty_disk_heal();
        log = log_new(path); /* the next start */
        session = log_files_begin(log);
        assert_string_equal(log_note(log), "");
        log_files_end(log);
        assert_written(path, written);
        assert_string_equal(log_files_ask(path, "PRAGMA integrity_check"), "ok");
        assert_int_equal(log_files_named(path, "log.db"), 1);
        total += written;
        log_files_remove();
    }
    print_message("%d power cuts, %d steps committed\n", POWER_CUTS, total);
}

static void the_screen_can_say_that_the_disk_is_full(void **state)
{
    (void)state;
    Log *log = log_new(log_files_new());
    SessionRecord session = log_files_begin(log);
    faulty_disk_plan((Faults){.code = SQLITE_FULL});
    assert_false(log_files_add(log, &session, 1));
    assert_string_equal(log_note(log), "not logged: the disk is full");
    faulty_disk_heal();
    log_commit(log); /* nothing new: nothing is tried */
    assert_true(log_files_add(log, &session, 2));
    assert_string_equal(log_note(log), "");
    log_files_end(log);
}

static void a_sync_that_fails_is_a_failure(void **state)
{
    (void)state;
    const char *path = log_files_new();
    Log *log = log_new(path);
    SessionRecord session = log_files_begin(log);
    faulty_disk_plan((Faults){.after = -1, .sync_fails = true});
    assert_false(log_files_add(log, &session, 1));
    assert_memory_equal(log_note(log), "not logged: the disk cannot be written", 38);
    faulty_disk_heal();
    log_files_end(log);
    assert_written(path, 1);
}

static void a_step_is_on_the_disk_before_it_counts_as_written(void **state)
{
    (void)state;
    Log *log = log_new(log_files_new());
    SessionRecord session;
    for (int i = 0; i < 3; i++) {
        assert_int_equal(play(log, &session), SEGMENTS);
        assert_false(faulty_disk_owes_sync());
    }
    log_files_end(log);
}

static void a_disk_that_does_not_answer_keeps_nobody_waiting(void **state)
{
    (void)state;
    Log *log = log_new(log_files_new());
    SessionRecord session = log_files_begin(log);
    faulty_disk_plan((Faults){.after = -1, .stuck = true});
    SegmentRecord segment = log_files_segment(0);
    log_segment(log, session.id, &segment);
    log_commit(log);
    wait_until_struck();
    Ns start = clock_monotonic();
    for (int i = 1; i < 1000; i++) {
        segment.position = i;
        log_segment(log, session.id, &segment);
        log_commit(log);
        log_note(log);
    }
    assert_true(clock_monotonic() - start < NS_PER_S);
    assert_false(log_wait(log, 10 * NS_PER_MS));
    faulty_disk_heal();
    log_files_end(log);
}

static Batch *batch_of_a_gate(void)
{
    Batch *batch = batch_new();
    batch_add(batch, &(Change){.kind = CHANGE_GATE, .as.gate = {.question = "hot-joint"}});
    return batch;
}

/* Those of this process, as Linux tells them; else 0. */
static int count_threads(void)
{
    int count = 0;
    DIR *folder = opendir("/proc/self/task");
    for (const struct dirent *item; folder && (item = readdir(folder));)
        count += item->d_name[0] != '.';
    if (folder)
        closedir(folder);
    return count;
}

static void the_end_does_not_wait_for_it_either(void **state)
{
    (void)state;
    char why[128];
    int threads = count_threads();
    const char *path = log_files_new();
    Keeper *keeper = keeper_new(path);
    assert_true(keeper_wait(keeper, LOG_WAIT));
    faulty_disk_plan((Faults){.after = -1, .stuck = true});
    keeper_hand(keeper, batch_of_a_gate());
    wait_until_struck();
    assert_false(keeper_end(keeper, 50 * NS_PER_MS, why, sizeof why));
    assert_string_equal(why, "not logged: the disk does not answer");
    faulty_disk_heal(); /* the thread ends by itself and frees what it has */
    for (int i = 0; i < 2000 && log_files_count(path, "SELECT count(*) FROM gate") == 0; i++)
        usleep(5000);
    assert_int_equal(log_files_count(path, "SELECT count(*) FROM gate"), 1);
    for (int i = 0; i < 2000 && count_threads() > threads; i++)
        usleep(5000);
    assert_int_equal(count_threads(), threads);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test_teardown(a_disk_that_fills_up_at_any_write_loses_no_step, heal),
        cmocka_unit_test_teardown(what_waited_for_space_is_written_at_the_end, heal),
        cmocka_unit_test_teardown(an_error_that_passes_is_forgotten_at_the_next_step, heal),
        cmocka_unit_test_teardown(a_power_cut_at_any_write_loses_no_step, heal),
        cmocka_unit_test_teardown(the_screen_can_say_that_the_disk_is_full, heal),
        cmocka_unit_test_teardown(a_sync_that_fails_is_a_failure, heal),
        cmocka_unit_test_teardown(a_step_is_on_the_disk_before_it_counts_as_written, heal),
        cmocka_unit_test_teardown(a_disk_that_does_not_answer_keeps_nobody_waiting, heal),
        cmocka_unit_test_teardown(the_end_does_not_wait_for_it_either, heal),
    };
    return cmocka_run_group_tests(tests, install, remove_files);
}
