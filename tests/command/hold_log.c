// SPDX-FileCopyrightText: 2026 The Limber authors
// SPDX-License-Identifier: GPL-3.0-or-later
/* hold_log folder|file LOG COMMAND...: holds the log's folder or its file, as another program may
 * for ever, while the command runs; ends as it does, or after half a minute with 99: it hangs. */
#include <fcntl.h>
#include <signal.h>
#include <sqlite3.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/file.h>
#include <sys/wait.h>
#include <unistd.h>

#define LONGEST_S 30

static pid_t child;

static void give_up(int number)
{
    (void)number;
    kill(child, SIGKILL);
    _exit(99);
}

static int hold_folder(const char *log)
{
    char folder[1024];
    snprintf(folder, sizeof folder, "%s", log);
    char *slash = strrchr(folder, '/');
    if (slash)
        *slash = '\0';
    int fd = open(slash ? folder : ".", O_RDONLY | O_DIRECTORY | O_CLOEXEC);
    return fd >= 0 && flock(fd, LOCK_EX) == 0;
}

static int hold_file(const char *log)
{
    static sqlite3 *handle; /* held until it ends */
    return sqlite3_open(log, &handle) == SQLITE_OK &&
           sqlite3_exec(handle, "BEGIN EXCLUSIVE", NULL, NULL, NULL) == SQLITE_OK;
}

int main(int argc, char **argv)
{
    int status;
    if (argc < 4 || !(strcmp(argv[1], "folder") == 0 ? hold_folder : hold_file)(argv[2])) {
        fprintf(stderr, "usage: hold_log folder|file LOG COMMAND...\n");
        return 64;
    }
    signal(SIGALRM, give_up);
    child = fork();
    if (child == 0) {
        execv(argv[3], argv + 3);
        _exit(127);
    }
    alarm(LONGEST_S);
    if (child < 0 || waitpid(child, &status, 0) != child)
        return 98;
    return WIFEXITED(status) ? WEXITSTATUS(status) : 97;
}
