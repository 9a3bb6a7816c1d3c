/* What a session writes to the terminal: in a hold where the figure stands still, and in a step
 * where it moves. No floor but the goal: a clock alone costs 55 to 152 bytes a second, by the
 * height of its digits. */
#include "window.h"

#include <stdio.h>
#include <stdlib.h>
#include <unistd.h>

#define ROWS 32
#define COLUMNS 100
#define SETTLE (8 * NS_PER_S) /* past the prepare */
#define SECONDS 20

static void measure(const char *what, const char *step, int goal)
{
    char limber[1024], path[64];
    snprintf(limber, sizeof limber, "%s/src/command/limber", getenv("LIMBER_BUILD"));
    snprintf(path, sizeof path, "/tmp/limber-bench-%d.yaml", (int)getpid());
    FILE *file = fopen(path, "w");
    if (!file)
        exit(1);
    fprintf(file, "limber: 1\ntitle: Bytes\nwhen: any\nsteps:\n  - {%s, prepare: 5s}\n", step);
    fclose(file);
    char *argv[] = {limber, "start", path, "--no-sound", NULL};
    Window window = window_open(ROWS, COLUMNS, argv);
    window_read(&window, SETTLE, 0, NULL);
    size_t count = window_read(&window, SECONDS * NS_PER_S, 0, NULL);
    window_close(&window);
    unlink(path);
    printf("%-40s %10zu bytes a minute, %.0f a second (goal: under %d)\n", what,
           count * 60 / SECONDS, (double)count / SECONDS, goal);
}

int main(void)
{
    measure("a still hold", "exercise: wall-calf-straight, hold: 60s", 60);
    measure("a moving step", "exercise: calf-raise, time: 60s", 1000);
}
