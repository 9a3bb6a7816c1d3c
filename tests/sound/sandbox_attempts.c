// SPDX-FileCopyrightText: 2026 The Limber authors
// SPDX-License-Identifier: GPL-3.0-or-later
/* One function an attempt. The calls are made raw where the C library would take another. */
#include "sandbox_attempts.h"

#include "base/array.h"

#include <arpa/inet.h>
#include <errno.h>
#include <fcntl.h>
#include <netinet/in.h>
#include <sched.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/ioctl.h>
#include <sys/ptrace.h>
#include <sys/socket.h>
#include <sys/stat.h>
#include <sys/syscall.h>
#include <sys/uio.h>
#include <sys/un.h>
#include <sys/wait.h>
#include <unistd.h>

#ifdef __linux__
#include <linux/random.h>
#endif

static char folder[] = "/tmp/limber-attempts-XXXXXX";
static char file[64], other[64];
static struct sockaddr_in tcp, udp;
static struct sockaddr_un named, unnamed;
static int listeners[4] = {-1, -1, -1, -1};
static int parents_word = 42;

static int outcome(bool done)
{
    return done ? DONE : errno == EPERM || errno == EACCES || errno == ENOSYS ? REFUSED : FAILED;
}

static int listen_at(int type, void *address, socklen_t size)
{
    int fd = socket(((struct sockaddr *)address)->sa_family, type | SOCK_CLOEXEC, 0);
    if (fd >= 0 && bind(fd, address, size) == 0 && getsockname(fd, address, &size) == 0 &&
        (type == SOCK_DGRAM || listen(fd, 8) == 0))
        return fd;
    perror("a socket to be reached");
    return -1;
}

bool attempts_prepare(void)
{
    if (!mkdtemp(folder))
        return false;
    snprintf(file, sizeof file, "%s/file", folder);
    snprintf(other, sizeof other, "%s/other", folder);
    int fd = open(file, O_WRONLY | O_CREAT, 0600);
    bool written = fd >= 0 && write(fd, "precious", 8) == 8;
    close(fd);
    tcp = udp =
        (struct sockaddr_in){.sin_family = AF_INET, .sin_addr.s_addr = htonl(INADDR_LOOPBACK)};
    named.sun_family = unnamed.sun_family = AF_UNIX;
    snprintf(named.sun_path, sizeof named.sun_path, "%s/socket", folder);
    snprintf(unnamed.sun_path + 1, sizeof unnamed.sun_path - 1, "limber-attempts-%ld",
             (long)getpid());
    listeners[0] = listen_at(SOCK_STREAM, &tcp, sizeof tcp);
    listeners[1] = listen_at(SOCK_DGRAM, &udp, sizeof udp);
    listeners[2] = listen_at(SOCK_STREAM, &named, sizeof named);
    listeners[3] = listen_at(SOCK_STREAM, &unnamed, sizeof unnamed);
    return written;
}

void attempts_clean_up(void)
{
    for (size_t i = 0; i < COUNT_OF(listeners); i++)
        if (listeners[i] >= 0)
            close(listeners[i]);
    unlink(named.sun_path);
    unlink(other);
    unlink(file);
    rmdir(folder);
}

/* ---- reading ---- */

static int reads_passwd(void)
{
    return outcome(open("/etc/passwd", O_RDONLY) >= 0);
}

static int reads_it_by_a_link(void)
{
    return outcome(open("/proc/self/root/etc/passwd", O_RDONLY) >= 0);
}

static int lists_the_root(void)
{
    return outcome(open("/", O_RDONLY | O_DIRECTORY) >= 0);
}

static int orders_a_device(void)
{
#ifdef RNDGETENTCNT
    int bits, fd = open("/dev/urandom", O_RDONLY);
    return outcome(fd >= 0 && ioctl(fd, RNDGETENTCNT, &bits) == 0);
#else
    return FAILED;
#endif
}

const Attempt *attempts_to_read(size_t *count)
{
    static const Attempt attempts[] = {
        {"read /etc/passwd", reads_passwd, 1, false, NULL},
        {"read it by a link in /proc", reads_it_by_a_link, 1, false, NULL},
        {"list the root", lists_the_root, 1, false, NULL},
        {"give orders to a device that it may read", orders_a_device, 5, false, "/dev"},
    };
    *count = COUNT_OF(attempts);
    return attempts;
}

/* ---- changing ---- */

static int empties_a_file(void)
{
    return outcome(truncate(file, 3) == 0);
}

static int empties_it_by_opening(void)
{
    return outcome(open(file, O_RDONLY | O_TRUNC) >= 0);
}

static int writes_to_a_file(void)
{
    return outcome(open(file, O_WRONLY | O_APPEND) >= 0);
}

static int makes_a_file(void)
{
    return outcome(open(other, O_RDWR | O_CREAT, 0600) >= 0 && unlink(other) == 0);
}

static int makes_a_nameless_file(void)
{
    return outcome(open(folder, O_RDWR | O_TMPFILE, 0600) >= 0);
}

static int opens_it_by_a_newer_call(void)
{
#ifdef SYS_openat2
    struct {
        unsigned long long flags, mode, resolve;
    } how = {.flags = O_WRONLY};
    return outcome(syscall(SYS_openat2, AT_FDCWD, file, &how, sizeof how) >= 0);
#else
    return FAILED;
#endif
}

static int changes_a_mode(void)
{
    return outcome(chmod(file, 0666) == 0);
}

static int changes_an_owner(void)
{
    return outcome(chown(file, getuid(), getgid()) == 0);
}

static int changes_a_time(void)
{
    return outcome(utimensat(AT_FDCWD, file, NULL, 0) == 0);
}

static int renames_a_file(void)
{
    return outcome(rename(file, other) == 0 && rename(other, file) == 0);
}

static int links_a_file(void)
{
    return outcome(link(file, other) == 0 && unlink(other) == 0);
}

static int makes_a_symbolic_link(void)
{
    return outcome(symlink(file, other) == 0 && unlink(other) == 0);
}

static int makes_a_folder(void)
{
    return outcome(mkdir(other, 0700) == 0 && rmdir(other) == 0);
}

/* It is a folder with something in it: whether that may be removed is asked first. */
static int removes_a_file(void)
{
    return outcome(unlink(folder) == 0 || errno == EISDIR);
}

static int removes_a_folder(void)
{
    return outcome(rmdir(folder) == 0 || errno == ENOTEMPTY);
}

const Attempt *attempts_to_change(size_t *count)
{
    static const Attempt attempts[] = {
        {"cut a file", empties_a_file, 3, true, "/"},
        {"empty it in opening it", empties_it_by_opening, 3, true, "/"},
        {"open it for writing", writes_to_a_file, 1, true, "/"},
        {"make a file", makes_a_file, 1, true, "/"},
        {"make a file without a name", makes_a_nameless_file, 1, true, "/"},
        {"open it for writing by openat2", opens_it_by_a_newer_call, 1, true, "/"},
        {"change a file's mode", changes_a_mode, 0, true, "/"},
        {"change its owner", changes_an_owner, 0, true, "/"},
        {"change its time", changes_a_time, 0, true, "/"},
        {"rename it", renames_a_file, 1, true, "/"},
        {"link it", links_a_file, 1, true, "/"},
        {"make a symbolic link", makes_a_symbolic_link, 1, true, "/"},
        {"make a folder", makes_a_folder, 1, true, "/"},
        {"remove a file", removes_a_file, 1, true, "/"},
        {"remove a folder", removes_a_folder, 1, true, "/"},
    };
    *count = COUNT_OF(attempts);
    return attempts;
}

/* ---- reaching others ---- */

static int connects(int type, const void *address, socklen_t size)
{
    int fd = socket(((const struct sockaddr *)address)->sa_family, type, 0);
    return outcome(fd >= 0 && connect(fd, address, size) == 0 &&
                   (type == SOCK_STREAM || send(fd, "out", 3, 0) == 3));
}

static int connects_by_tcp(void)
{
    return connects(SOCK_STREAM, &tcp, sizeof tcp);
}

static int sends_by_udp(void)
{
    return connects(SOCK_DGRAM, &udp, sizeof udp);
}

static int connects_by_path(void)
{
    return connects(SOCK_STREAM, &named, sizeof named);
}

static int connects_by_abstract_name(void)
{
    return connects(SOCK_STREAM, &unnamed, sizeof unnamed);
}

static int listens_by_tcp(void)
{
    struct sockaddr_in any = {.sin_family = AF_INET, .sin_addr.s_addr = htonl(INADDR_LOOPBACK)};
    int fd = socket(AF_INET, SOCK_STREAM, 0);
    return outcome(fd >= 0 && bind(fd, (struct sockaddr *)&any, sizeof any) == 0);
}

static int makes_a_pair_of_sockets(void)
{
    int pair[2];
    return outcome(socketpair(AF_UNIX, SOCK_STREAM, 0, pair) == 0);
}

static int goes_around_by_io_uring(void)
{
#ifdef SYS_io_uring_setup
    unsigned parameters[30] = {0};
    return outcome(syscall(SYS_io_uring_setup, 2, parameters) >= 0);
#else
    return FAILED;
#endif
}

const Attempt *attempts_to_connect(size_t *count)
{
    static const Attempt attempts[] = {
        {"connect by TCP", connects_by_tcp, 4, true, NULL},
        {"listen by TCP", listens_by_tcp, 4, true, NULL},
        {"send by UDP", sends_by_udp, 0, true, NULL},
        {"connect to a socket that has a path", connects_by_path, 9, true, NULL},
        {"connect to an abstract socket", connects_by_abstract_name, 6, true, NULL},
        {"make a pair of sockets", makes_a_pair_of_sockets, 0, true, NULL},
        {"go around by io_uring", goes_around_by_io_uring, 0, true, NULL},
    };
    *count = COUNT_OF(attempts);
    return attempts;
}

/* ---- other processes ---- */

static int signals_its_parent(void)
{
    return outcome(kill(getppid(), SIGCONT) == 0);
}

static int signals_a_thread_of_it(void)
{
    return outcome(syscall(SYS_tgkill, getppid(), getppid(), SIGCONT) == 0);
}

static int signals_it_by_a_descriptor(void)
{
#if defined SYS_pidfd_open && defined SYS_pidfd_send_signal
    int fd = (int)syscall(SYS_pidfd_open, getppid(), 0);
    return outcome(fd >= 0 && syscall(SYS_pidfd_send_signal, fd, SIGCONT, NULL, 0) == 0);
#else
    return FAILED;
#endif
}

static int has_started(long pid)
{
    if (pid == 0)
        _exit(0);
    int result = outcome(pid > 0);
    if (pid > 0)
        waitpid((pid_t)pid, NULL, 0);
    return result;
}

static int forks(void)
{
    return has_started(fork());
}

static int forks_by_the_newest_call(void)
{
#ifdef SYS_clone3
    unsigned long long arguments[8] = {[4] = SIGCHLD};
    return has_started(syscall(SYS_clone3, arguments, sizeof arguments));
#else
    return FAILED;
#endif
}

static int runs_a_program(void)
{
    execl("/bin/sh", "sh", "-c", "exit 1", (char *)NULL); /* DONE */
    return outcome(false);
}

static int traces_its_parent(void)
{
#ifdef PTRACE_SEIZE
    return outcome(ptrace(PTRACE_SEIZE, getppid(), NULL, NULL) == 0);
#else
    return FAILED;
#endif
}

static int reads_its_parents_memory(void)
{
#ifdef __linux__
    int word = 0;
    struct iovec here = {&word, sizeof word}, there = {&parents_word, sizeof parents_word};
    return outcome(process_vm_readv(getppid(), &here, 1, &there, 1, 0) == sizeof word);
#else
    return FAILED;
#endif
}

static int makes_a_world_of_its_own(void)
{
#ifdef CLONE_NEWUSER
    return outcome(unshare(CLONE_NEWUSER) == 0);
#else
    return FAILED;
#endif
}

const Attempt *attempts_on_processes(size_t *count)
{
    static const Attempt attempts[] = {
        {"signal its parent", signals_its_parent, 6, true, NULL},
        {"signal a thread of it", signals_a_thread_of_it, 6, true, NULL},
        {"signal it by a descriptor", signals_it_by_a_descriptor, 6, true, NULL},
        {"fork", forks, 0, true, NULL},
        {"fork by clone3", forks_by_the_newest_call, 0, true, NULL},
        {"run a program", runs_a_program, 1, true, "/dev"},
        {"trace its parent", traces_its_parent, 1, true, NULL},
        {"read its parent's memory", reads_its_parents_memory, 1, true, NULL},
        {"make a world of its own", makes_a_world_of_its_own, 0, true, NULL},
    };
    *count = COUNT_OF(attempts);
    return attempts;
}
