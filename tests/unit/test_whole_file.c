// SPDX-FileCopyrightText: 2026 The Limber authors
// SPDX-License-Identifier: GPL-3.0-or-later
/* Files that are there whole or not at all: what stands in the way, and what a signal leaves. */
#include "base/whole_file.h"

#include "base/array.h"
#include "base/path.h"

#include <dirent.h>
#include <errno.h>
#include <fcntl.h>
#include <setjmp.h>
#include <signal.h>
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/socket.h>
#include <sys/stat.h>
#include <sys/un.h>
#include <sys/wait.h>
#include <unistd.h>

#include <cmocka.h>

static char folder[64];

static int make_folder(void **state)
{
    (void)state;
    strcpy(folder, "/tmp/limber-whole-XXXXXX");
    return mkdtemp(folder) && chdir(folder) == 0 ? 0 : -1;
}

static int remove_folder(void **state)
{
    (void)state;
    char command[96];
    snprintf(command, sizeof command, "rm -rf '%s'", folder);
    return chdir("/") == 0 ? system(command) : -1;
}

static int count_files(void)
{
    int count = 0;
    DIR *opened = opendir(".");
    assert_non_null(opened);
    for (struct dirent *entry; (entry = readdir(opened));)
        count += entry->d_name[0] != '.';
    closedir(opened);
    return count;
}

static void assert_holds(const char *path, const char *expected)
{
    char text[64];
    FILE *in = fopen(path, "r");
    assert_non_null(in);
    text[fread(text, 1, sizeof text - 1, in)] = '\0';
    fclose(in);
    assert_string_equal(text, expected);
}

static WholeFile *begin(const char *path, const char *words)
{
    WholeFile *file = whole_file_new(path, true, WHOLE_FILE_PRIVATE);
    assert_non_null(file);
    assert_int_equal(write(whole_file_fd(file), words, strlen(words)), (ssize_t)strlen(words));
    return file;
}

static mode_t mode_of(const char *path)
{
    struct stat status;
    assert_int_equal(stat(path, &status), 0);
    return status.st_mode & 0777;
}

/* ---- what is there already ---- */

static void the_old_one_stands_until_the_new_one_is_whole(void **state)
{
    (void)state;
    assert_true(path_write_file("backup", "old", 3, true));
    whole_file_abandon(begin("backup", "half"));
    assert_holds("backup", "old");
    WholeFile *file = begin("backup", "new");
    assert_holds("backup", "old");
    assert_true(whole_file_finish(file));
    assert_holds("backup", "new");
    assert_int_equal(count_files(), 1);
}

static void what_is_no_plain_file_is_never_replaced(void **state)
{
    (void)state;
    struct sockaddr_un address = {.sun_family = AF_UNIX, .sun_path = "socket"};
    int listener = socket(AF_UNIX, SOCK_STREAM, 0);
    assert_int_equal(bind(listener, (struct sockaddr *)&address, sizeof address), 0);
    assert_int_equal(mkfifo("fifo", 0600), 0);
    assert_int_equal(symlink("/dev/null", "device"), 0);
    assert_int_equal(symlink("fifo", "link"), 0);
    static const char *const names[] = {"socket", "fifo", "device", "link", "/dev/null"};
    for (size_t i = 0; i < COUNT_OF(names); i++) {
        errno = 0;
        assert_false(path_write_file(names[i], "x", 1, true));
        assert_non_null(strstr(whole_file_why(errno), "not a plain file"));
    }
    assert_int_equal(count_files(), 4);
    assert_false(path_write_file(".", "x", 1, true));
    assert_string_equal(whole_file_why(errno), "it is a folder");
    close(listener);
}

static void a_file_that_nobody_may_write_is_never_replaced(void **state)
{
    (void)state;
    assert_true(path_write_file("kept", "old", 3, true));
    assert_int_equal(chmod("kept", 0444), 0);
    assert_false(path_write_file("kept", "new", 3, true));
    assert_int_equal(errno, EACCES);
    assert_holds("kept", "old");
    assert_int_equal(count_files(), 1);
}

static void what_is_replaced_keeps_its_rights_and_its_link(void **state)
{
    (void)state;
    assert_int_equal(mkdir("elsewhere", 0700), 0);
    assert_true(path_write_file("elsewhere/file", "old", 3, true));
    assert_int_equal(chmod("elsewhere/file", 0640), 0);
    assert_int_equal(symlink("elsewhere/file", "link"), 0);
    assert_true(path_write_file("link", "new", 3, true));
    assert_holds("elsewhere/file", "new");
    assert_int_equal(mode_of("elsewhere/file"), 0640);
    assert_int_equal(count_files(), 2);
}

static void a_new_one_is_for_whom_it_is_meant(void **state)
{
    (void)state;
    mode_t before = umask(022);
    assert_true(whole_file_finish(whole_file_new("own", true, WHOLE_FILE_PRIVATE)));
    assert_true(whole_file_finish(whole_file_new("shared", true, WHOLE_FILE_SHARED)));
    umask(before);
    assert_int_equal(mode_of("own"), 0600);
    assert_int_equal(mode_of("shared"), 0644);
}

/* ---- signals ---- */

/* The calls that make and move names, in place of the C library's: around each a signal may come.
 */
static int point, signal_point = -1, signal_number;

static void pass_point(void)
{
    if (point++ == signal_point)
        raise(signal_number);
}

int mkostemp(char *name, int flags)
{
    static int made;
    pass_point();
    snprintf(name + strlen(name) - 6, 7, "%06d", made++);
    int fd = open(name, O_RDWR | O_CREAT | O_EXCL | flags, 0600);
    pass_point();
    return fd;
}

int rename(const char *from, const char *to)
{
    pass_point();
    int code = renameat(AT_FDCWD, from, AT_FDCWD, to);
    pass_point();
    return code;
}

int link(const char *from, const char *to)
{
    pass_point();
    int code = linkat(AT_FDCWD, from, AT_FDCWD, to, 0);
    pass_point();
    return code;
}

int unlink(const char *name)
{
    pass_point();
    int code = unlinkat(AT_FDCWD, name, 0);
    pass_point();
    return code;
}

static void replace_a_file(void)
{
    whole_file_finish(begin("file", "new"));
}

static void give_up_a_file(void)
{
    whole_file_abandon(begin("file", "half"));
}

static void make_a_file(void)
{
    path_write_file("other", "new", 3, false);
}

/* Runs it in a child with a signal at one of its points; false: it has fewer. Whoever started the
 * test in the background may have it ignore signals, and a child inherits that. */
static bool interrupt(void (*run)(void), int number, int at)
{
    int status;
    pid_t child = fork();
    assert_true(child >= 0);
    if (child == 0) {
        signal(number, SIG_DFL);
        point = 0;
        signal_point = at;
        signal_number = number;
        run();
        _exit(0);
    }
    assert_int_equal(waitpid(child, &status, 0), child);
    assert_true(WIFEXITED(status) || WTERMSIG(status) == number);
    return WIFSIGNALED(status);
}

static void a_signal_at_any_point_leaves_no_half_file(void **state)
{
    (void)state;
    static void (*const ways[])(void) = {replace_a_file, give_up_a_file, make_a_file};
    static const int numbers[] = {SIGINT, SIGTERM, SIGHUP, SIGQUIT};
    for (size_t way = 0; way < COUNT_OF(ways); way++)
        for (size_t i = 0; i < COUNT_OF(numbers); i++) {
            int at = 0;
            for (bool interrupted = true; interrupted; at++) {
                assert_true(path_write_file("file", "old", 3, true));
                interrupted = interrupt(ways[way], numbers[i], at);
                bool made = unlink("other") == 0;
                assert_true(!made || ways[way] == make_a_file);
                assert_int_equal(count_files(), 1);
                if (ways[way] != replace_a_file)
                    assert_holds("file", "old");
            }
            assert_true(at > 4);
        }
}

static void signals_are_as_they_were_once_the_file_is_done(void **state)
{
    (void)state;
    struct sigaction now;
    signal(SIGHUP, SIG_IGN); /* nohup */
    WholeFile *first = begin("first", "1"), *second = begin("second", "2");
    raise(SIGHUP);
    assert_true(whole_file_finish(first));
    sigaction(SIGTERM, NULL, &now);
    assert_true(now.sa_handler != SIG_DFL);
    assert_true(whole_file_finish(second));
    sigaction(SIGTERM, NULL, &now);
    assert_true(now.sa_handler == SIG_DFL);
    sigaction(SIGHUP, NULL, &now);
    assert_true(now.sa_handler == SIG_IGN);
    signal(SIGHUP, SIG_DFL);
    assert_int_equal(count_files(), 2);
}

int main(void)
{
#define TEST(name) cmocka_unit_test_setup_teardown(name, make_folder, remove_folder)
    const struct CMUnitTest tests[] = {
        TEST(the_old_one_stands_until_the_new_one_is_whole),
        TEST(what_is_no_plain_file_is_never_replaced),
        TEST(a_file_that_nobody_may_write_is_never_replaced),
        TEST(what_is_replaced_keeps_its_rights_and_its_link),
        TEST(a_new_one_is_for_whom_it_is_meant),
        TEST(a_signal_at_any_point_leaves_no_half_file),
        TEST(signals_are_as_they_were_once_the_file_is_done),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
