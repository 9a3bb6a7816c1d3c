/* What a session writes to the terminal: in a hold where the figure breathes, and in steps where it
 * moves, each beside the same without motion: the clock's digits, the words and the routine's bar.
 * The figure's goals: under 60 bytes a second in a hold; and over a network, where it moves in
 * fewer steps, all of the screen under 1,000. */
#include "window.h"

#include <stdio.h>
#include <stdlib.h>
#include <unistd.h>

#define ROWS 32
#define COLUMNS 100
#define SETTLE (8 * NS_PER_S) /* past the prepare */
#define SECONDS 10
#define CALF_RAISES "exercise: calf-raise, time: 60s"

static double bytes_a_second(const char *step, const char *option)
{
    char limber[1024], path[64];
    snprintf(limber, sizeof limber, "%s/src/command/limber", getenv("LIMBER_BUILD"));
    snprintf(path, sizeof path, "/tmp/limber-bench-%d.yaml", (int)getpid());
    FILE *file = fopen(path, "w");
    if (!file)
        exit(1);
    fprintf(file, "limber: 1\ntitle: Bytes\nwhen: any\nsteps:\n  - {%s, prepare: 5s}\n", step);
    fclose(file);
    char *argv[] = {limber, "start", path, "--no-sound", (char *)option, NULL};
    Window window = window_open(ROWS, COLUMNS, argv);
    window_read(&window, SETTLE, 0, NULL);
    size_t count = window_read(&window, SECONDS * NS_PER_S, 0, NULL);
    window_close(&window);
    unlink(path);
    return (double)count / SECONDS;
}

static void report(const char *what, double bytes, const char *beside)
{
    printf("%-40s %8.0f bytes a minute, %.0f a second%s\n", what, bytes * 60, bytes, beside);
}

static void measure_hold(void)
{
    const char *step = "exercise: wall-calf-straight, hold: 60s";
    double still = bytes_a_second(step, "--no-motion"), breathing = bytes_a_second(step, NULL);
    char beside[80];
    snprintf(beside, sizeof beside, ", the figure's share %.0f (goal: under 60)",
             breathing - still);
    report("a hold", breathing, beside);
    report("the same, figure still", still, "");
}

static void measure_moving(const char *what, const char *step)
{
    unsetenv("SSH_CONNECTION");
    unsetenv("SSH_TTY");
    report(what, bytes_a_second(step, NULL), "");
    setenv("SSH_CONNECTION", "192.0.2.1 1 192.0.2.2 22", 1);
    report("the same over a network", bytes_a_second(step, NULL), " (goal: under 1000)");
}

int main(void)
{
    window_own_home();
    measure_hold();
    measure_moving("a small move: calf raises", CALF_RAISES);
    report("the same, figures still", bytes_a_second(CALF_RAISES, "--no-motion"), "");
    measure_moving("a large one: squats", "exercise: bodyweight-squat, time: 60s");
    measure_moving("a fast one: high knees", "exercise: high-knees, time: 60s");
}
