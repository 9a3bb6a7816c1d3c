// SPDX-FileCopyrightText: 2026 The Limber authors
// SPDX-License-Identifier: GPL-3.0-or-later
/* The lists, and libseccomp that makes a filter of them. A name that this system or this version of
 * the library does not know is passed over. */
#include "helper/calls.h"

#include "base/array.h"

#ifdef LIMBER_SECCOMP
#include <errno.h>
#include <fcntl.h>
#include <sched.h>
#include <seccomp.h>
#include <stddef.h>
#include <sys/syscall.h>
#include <unistd.h>

/* clone has its flags first, but on one machine. */
#ifdef __s390__
#define CLONE_FLAGS 1
#else
#define CLONE_FLAGS 0
#endif

static const char *const refused[] = {
    /* others, here and elsewhere */
    "socket",
    "socketpair",
    "connect",
    "bind",
    "listen",
    "accept",
    "accept4",
    "io_uring_setup",
    "io_uring_enter",
    "io_uring_register",
    "shmget",
    "msgget",
    "semget",
    "mq_open",
    "mq_unlink",
    /* processes: to start them, to reach them, to look into them */
    "pidfd_open",
    "pidfd_getfd",
    "pidfd_send_signal",
    "ptrace",
    "process_vm_readv",
    "process_vm_writev",
    "process_madvise",
    "process_mrelease",
    "kcmp",
    "perf_event_open",
    "userfaultfd",
    "migrate_pages",
    "move_pages",
    /* files: what they hold, what they are called, whose they are */
    "creat",
    "truncate",
    "truncate64",
    "chmod",
    "fchmod",
    "fchmodat",
    "fchmodat2",
    "chown",
    "fchown",
    "lchown",
    "fchownat",
    "chown32",
    "fchown32",
    "lchown32",
    "setxattr",
    "lsetxattr",
    "fsetxattr",
    "setxattrat",
    "removexattr",
    "lremovexattr",
    "fremovexattr",
    "removexattrat",
    "utime",
    "utimes",
    "futimesat",
    "utimensat",
    "utimensat_time64",
    "link",
    "linkat",
    "symlink",
    "symlinkat",
    "rename",
    "renameat",
    "renameat2",
    "unlink",
    "unlinkat",
    "mkdir",
    "mkdirat",
    "rmdir",
    "mknod",
    "mknodat",
    "file_setattr",
    "name_to_handle_at",
    "open_by_handle_at",
    "fanotify_init",
    /* the system */
    "mount",
    "umount",
    "umount2",
    "move_mount",
    "open_tree",
    "fsopen",
    "fsconfig",
    "fsmount",
    "fspick",
    "mount_setattr",
    "pivot_root",
    "chroot",
    "unshare",
    "setns",
    "bpf",
    "add_key",
    "request_key",
    "keyctl",
    "init_module",
    "finit_module",
    "delete_module",
    "kexec_load",
    "kexec_file_load",
    "reboot",
    "swapon",
    "swapoff",
    "quotactl",
    "quotactl_fd",
    "acct",
    "syslog",
    "sethostname",
    "setdomainname",
    "settimeofday",
    "clock_settime",
    "clock_settime64",
    "clock_adjtime",
    "clock_adjtime64",
    "adjtimex",
    "iopl",
    "ioperm",
};

static const char *const starting[] = {"fork", "vfork", "execve", "execveat"};

static const char *const sending[] = {"sendto", "sendmsg", "sendmmsg"};

/* Calls with their arguments in memory, out of a filter's sight; for these libraries have another
 * way where the system does not know them. */
static const char *const unknown[] = {"clone3", "openat2"};

/* Calls that may mean this process, or its thread, and nobody else. */
static const char *const own_process[] = {"kill", "tgkill", "rt_sigqueueinfo", "rt_tgsigqueueinfo"};

static bool refuse_if(scmp_filter_ctx filter, const char *name, struct scmp_arg_cmp condition)
{
    int call = seccomp_syscall_resolve_name(name);
    return call == __NR_SCMP_ERROR ||
           seccomp_rule_add(filter, SCMP_ACT_ERRNO(EPERM), call, 1, condition) == 0;
}

static bool answer(scmp_filter_ctx filter, const char *const *names, size_t count, int error)
{
    bool added = true;
    for (size_t i = 0; i < count; i++) {
        int call = seccomp_syscall_resolve_name(names[i]);
        if (call != __NR_SCMP_ERROR)
            added =
                seccomp_rule_add(filter, SCMP_ACT_ERRNO((uint16_t)error), call, 0) == 0 && added;
    }
    return added;
}

/* Opening for reading is left to Landlock, which knows places. */
static bool refuse_writing(scmp_filter_ctx filter)
{
    static const struct {
        const char *name;
        unsigned flags; /* the argument that holds them */
    } opening[] = {{"open", 1}, {"openat", 2}};
    static const struct {
        unsigned mask, value;
    } writing[] = {{O_ACCMODE, O_WRONLY},
                   {O_ACCMODE, O_RDWR},
                   {O_ACCMODE, O_ACCMODE},
                   {O_CREAT, O_CREAT},
                   {O_TRUNC, O_TRUNC}};
    bool added = true;
    for (size_t i = 0; i < COUNT_OF(opening) * COUNT_OF(writing); i++) {
        size_t call = i / COUNT_OF(writing), flag = i % COUNT_OF(writing);
        added = refuse_if(filter, opening[call].name,
                          SCMP_CMP(opening[call].flags, SCMP_CMP_MASKED_EQ, writing[flag].mask,
                                   writing[flag].value)) &&
                added;
    }
    return added;
}

/* Threads are not processes; a signal to oneself is how a program aborts. */
static bool refuse_others(scmp_filter_ctx filter, bool starts)
{
    scmp_datum_t process = (scmp_datum_t)getpid(), thread = (scmp_datum_t)syscall(SYS_gettid);
    bool added = true;
    if (!starts)
        added =
            refuse_if(filter, "clone", SCMP_CMP(CLONE_FLAGS, SCMP_CMP_MASKED_EQ, CLONE_THREAD, 0));
    added = refuse_if(filter, "tkill", SCMP_A0(SCMP_CMP_NE, thread)) && added;
    added = refuse_if(filter, "prlimit64", SCMP_A0(SCMP_CMP_NE, 0)) && added;
    for (size_t i = 0; i < COUNT_OF(own_process); i++)
        added = refuse_if(filter, own_process[i], SCMP_A0(SCMP_CMP_NE, process)) && added;
    return added;
}

/* Calls by another table (those of 32 bits on 64) are not in the lists: all of them are refused. */
static bool set_up(scmp_filter_ctx filter)
{
    return seccomp_attr_set(filter, SCMP_FLTATR_ACT_BADARCH, SCMP_ACT_ERRNO(ENOSYS)) == 0 &&
           seccomp_attr_set(filter, SCMP_FLTATR_CTL_TSYNC, 1) == 0;
}

/* A rule that cannot be added leaves the others to hold. */
static bool fill(scmp_filter_ctx filter, CallsKept kept)
{
    bool added = answer(filter, refused, COUNT_OF(refused), EPERM);
    added = answer(filter, unknown, COUNT_OF(unknown), ENOSYS) && added;
    added = refuse_others(filter, kept == CALLS_RUNNING) && added;
    if (kept != CALLS_RUNNING)
        added = answer(filter, starting, COUNT_OF(starting), EPERM) && added;
    if (kept == CALLS_ALONE || kept == CALLS_RUNNING)
        added = answer(filter, sending, COUNT_OF(sending), EPERM) && added;
    if (kept == CALLS_ALONE || kept == CALLS_PLAYING)
        added = refuse_writing(filter) && added;
    return added;
}

bool calls_built(void)
{
    return true;
}

bool calls_refuse(CallsKept kept)
{
    scmp_filter_ctx filter = seccomp_init(SCMP_ACT_ALLOW);
    if (!filter)
        return false;
    bool whole = fill(filter, kept);
    bool held = set_up(filter) && seccomp_load(filter) == 0;
    seccomp_release(filter);
    return held && whole;
}
#else
bool calls_built(void)
{
    return false;
}

bool calls_refuse(CallsKept kept)
{
    (void)kept;
    return false;
}
#endif
