// SPDX-FileCopyrightText: 2026 The Limber authors
// SPDX-License-Identifier: GPL-3.0-or-later
/* The recordings that a routine's steps name: plain files beside it. */
#include "reading.h"

#include "base/array.h"
#include "routine/reader.h"
#include "routine/recording_file.h"

#include <errno.h>
#include <linux/filter.h>
#include <linux/seccomp.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stdlib.h>
#include <string.h>
#include <sys/prctl.h>
#include <sys/stat.h>
#include <sys/syscall.h>
#include <unistd.h>

#include <cmocka.h>

static char *new_folder(void)
{
    char *folder = strdup("/tmp/limber-reader-XXXXXX");
    assert_non_null(mkdtemp(folder));
    return folder;
}

static void write_file(const char *folder, const char *name, const char *text)
{
    char *path = path_in(folder, name);
    FILE *out = fopen(path, "w");
    assert_non_null(out);
    fputs(text, out);
    fclose(out);
    free(path);
}

static void remove_in(const char *folder, const char *name)
{
    char *path = path_in(folder, name);
    remove(path);
    free(path);
}

typedef struct {
    const char *name, *target; /* of a link; NULL: a file of its own */
    const char *wrong;         /* NULL: nothing */
} Case;

static const Case cases[] = {
    {"here.ogg", NULL, NULL},
    {"gone.ogg", NULL, "the recording 'gone.ogg' is not there"},
    {"fifo.ogg", NULL, "the recording 'fifo.ogg' is not a regular file"},
    {"dir.ogg", NULL, "the recording 'dir.ogg' is not a regular file"},
    {"inside.ogg", "here.ogg", NULL},
    {"deep.ogg", "dir.ogg/deep.ogg", NULL},
    {"round.ogg", "dir.ogg/../here.ogg", NULL},
    {"twice.ogg", "inside.ogg", NULL},
    {"out.ogg", "/etc/passwd", "the recording 'out.ogg' is a link that leaves its folder"},
    {"up.ogg", "../../etc/passwd", "the recording 'up.ogg' is a link that leaves its folder"},
    {"chain.ogg", "up.ogg", "the recording 'chain.ogg' is a link that leaves its folder"},
    {"loop.ogg", "loop.ogg", "the recording 'loop.ogg' is a link that cannot be followed"},
    {"lost.ogg", "gone.ogg", "the recording 'lost.ogg' is not there"},
};

static void make(const char *folder)
{
    char text[2048] = HEAD "steps:\n", *fifo = path_in(folder, "fifo.ogg"),
         *dir = path_in(folder, "dir.ogg");
    write_file(folder, "here.ogg", "sound");
    assert_int_equal(mkfifo(fifo, 0600), 0);
    assert_int_equal(mkdir(dir, 0700), 0);
    write_file(folder, "dir.ogg/deep.ogg", "sound");
    for (size_t i = 0; i < COUNT_OF(cases); i++) {
        char *link = path_in(folder, cases[i].name);
        sprintf(text + strlen(text), "  - {name: A, hold: 9s, voice: %s}\n", cases[i].name);
        if (cases[i].target)
            assert_int_equal(symlink(cases[i].target, link), 0);
        free(link);
    }
    write_file(folder, "r.yaml", text);
    free(fifo), free(dir);
}

static void unmake(const char *folder)
{
    remove_in(folder, "dir.ogg/deep.ogg");
    for (size_t i = 0; i < COUNT_OF(cases); i++)
        remove_in(folder, cases[i].name);
    remove_in(folder, "r.yaml");
    assert_int_equal(rmdir(folder), 0);
}

static void assert_said(const Diagnostics *found)
{
    size_t said = 0;
    for (size_t i = 0; i < COUNT_OF(cases); i++) {
        if (!cases[i].wrong)
            continue;
        assert_true(said < diagnostics_size(found));
        assert_string_equal(diagnostics_at(found, said)->message, cases[i].wrong);
        assert_int_equal(diagnostics_at(found, said)->place.line, 5 + (int)i);
        said++;
    }
    assert_int_equal(diagnostics_size(found), said);
}

static void recordings_are_plain_files_beside_the_routine(void **state)
{
    (void)state;
    static const Severity severities[] = {SEVERITY_WARNING, SEVERITY_ERROR};
    char *folder = new_folder(), *path = path_in(folder, "r.yaml");
    make(folder);
    for (size_t i = 0; i < COUNT_OF(severities); i++) {
        Diagnostics *found = diagnostics_new();
        routine = routine_read(path, library, found);
        assert_non_null(routine);
        size_t wrong = routine_check_recordings(routine, severities[i], found);
        assert_said(found);
        assert_int_equal(diagnostics_count(found, severities[i]), wrong);
        diagnostics_free(found);
        if (i == 0)
            routine_free(routine);
    }
    unmake(folder);
    free(path), free(folder);
}

/* From here on this process's kernel answers a call as one that does not know it. */
static bool refuse(unsigned call, unsigned error)
{
    struct sock_filter steps[] = {
        BPF_STMT(BPF_LD | BPF_W | BPF_ABS, offsetof(struct seccomp_data, nr)),
        BPF_JUMP(BPF_JMP | BPF_JEQ | BPF_K, call, 0, 1),
        BPF_STMT(BPF_RET | BPF_K, SECCOMP_RET_ERRNO | error),
        BPF_STMT(BPF_RET | BPF_K, SECCOMP_RET_ALLOW),
    };
    struct sock_fprog filter = {.len = COUNT_OF(steps), .filter = steps};
    return prctl(PR_SET_NO_NEW_PRIVS, 1, 0, 0, 0) == 0 &&
           prctl(PR_SET_SECCOMP, SECCOMP_MODE_FILTER, &filter) == 0;
}

static void a_kernel_that_cannot_keep_a_name_inside_a_folder_changes_nothing(void **state)
{
    if (!refuse(SYS_openat2, ENOSYS)) {
        printf("no filters of system calls here\n");
        skip();
    }
    recordings_are_plain_files_beside_the_routine(state);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        READING_TEST(recordings_are_plain_files_beside_the_routine),
        READING_TEST(a_kernel_that_cannot_keep_a_name_inside_a_folder_changes_nothing), /* last */
    };
    return cmocka_run_group_tests(tests, reading_open, reading_close);
}
