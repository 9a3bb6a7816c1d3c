// SPDX-FileCopyrightText: 2026 The Limber authors
// SPDX-License-Identifier: GPL-3.0-or-later
/* The commands: one file for each thing a person can ask for, one row each in the table of verbs.
 * The options are a table too; help, the usage errors and the tests of the man page grow from the
 * same rows. */
#ifndef LIMBER_COMMAND_COMMAND_H
#define LIMBER_COMMAND_COMMAND_H

#include "base/print.h"
#include "routine/catalogue.h"
#include "session/fit.h"
#include "store/log_reader.h"

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

enum {
    EXIT_FINE = 0,
    EXIT_PROBLEM = 1,
    EXIT_USAGE = 2,
    EXIT_UNREAD = 3 /* the log could not be read: what it holds is not known */
};

typedef enum {
    OPTION_PLAIN,
    OPTION_SPEED,
    OPTION_NO_SOUND,
    OPTION_VOLUME,
    OPTION_SPEECH,
    OPTION_DEVICE,
    OPTION_CORE,
    OPTION_MINUTES,
    OPTION_NO_LOG,
    OPTION_NO_COLOR,
    OPTION_NO_MOTION,
    OPTION_ASCII,
    OPTION_TIMELINE,
    OPTION_WHY,
    OPTION_DAY,
    OPTION_DATE,
    OPTION_WEEKS,
    OPTION_FOR,
    OPTION_KIND,
    OPTION_WITHOUT,
    OPTION_OUTPUT,
    OPTION_TO,
    OPTION_TEXT,
    OPTION_PAPER,
    OPTION_LARGE,
    OPTION_REPLACE,
    OPTION_QUIET,
    OPTION_SINCE,
    OPTION_ROUTINE,
    OPTION_CSV,
    OPTION_JSON,
    OPTION_HTML,
    OPTION_TIMES,
    OPTION_YES,
    OPTION_WITH_NAME,
    OPTION_WITH_NOTES,
    OPTION_WITH_LOG,
    OPTION_SCAN,
    OPTION_FIX,
    OPTION_DIFF,
    OPTION_FORMAT,
    OPTION_HELP,
    OPTION_VERSION,
    OPTION_COUNT
} OptionId;

/* What the options of the command line said, defaults filled in. */
typedef struct {
    uint64_t given;                   /* bit OptionId */
    const char *values[OPTION_COUNT]; /* as written; NULL where not given or without a value */
    double speed;
    int volume_percent;
    int minutes;     /* --minutes; 0 where not given */
    int speech;      /* --speech: a SpeechLevel */
    int paper;       /* --paper: a Paper */
    int to;          /* --to: an ExportForm */
    int day;         /* --day, from 1; 0 where not given */
    Day date;        /* --date; 0 where not given */
    Day since;       /* --since; 0 where not given */
    Frequency times; /* --times; 0/0 where not given */
} Options;

_Static_assert(OPTION_COUNT <= 8 * sizeof(uint64_t), "an option has no bit in Options.given");

/* The bit of an option. */
#define OPTION_BIT(id) (UINT64_C(1) << (id))

/* What help lists together. */
typedef enum { VERBS_OF_A_DAY, VERBS_FOR_LOOKING, VERBS_FOR_FILES } VerbGroup;

typedef struct {
    VerbGroup group;
    const char *name;     /* "start"; "" is home; "log show": one of the things that `log` can do */
    const char *operands; /* "ROUTINE" */
    const char *summary;
    uint64_t options; /* bits of the options it takes, --help and --version aside */
    int least, most;  /* operands; most -1: any number */
    int (*run)(const Options *options, int count, char **operands);
    const char *row; /* how the page of all verbs names it, where not by its name; "": not there,
                        the row of another says it too */
} Verb;

typedef struct {
    const char *name;  /* without the dashes */
    char letter;       /* its short form, or 0 */
    const char *value; /* what its argument is called, or NULL */
    const char *summary;
} OptionRow;

extern const Verb verbs[];
extern const size_t verb_count;
extern const OptionRow option_rows[OPTION_COUNT];

bool option_given(const Options *options, OptionId id);

/* The day of the routine's plan that --day or --date asks for, with what is owed on it where each
 * step was done whenever it was due (in the arena); no day where neither is given. False: it lies
 * before the plan's first day (which was said). */
bool command_plan_day(const Options *options, Arena *arena, const Routine *routine, Fit *fit);

/* Takes the command line apart and runs what it asks for. Returns the exit code. */
int command_run(int argc, char **argv);

/* "limber: MESSAGE" on standard error, made safe; returns EXIT_PROBLEM. */
int command_problem(const char *format, ...) __attribute__((format(printf, 1, 2)));

/* Writes a text that is whole to path ("-": standard output) and says so; an exit code. */
int command_write(const char *path, const char *bytes, size_t size);

/* "limber: MESSAGE" of why the log could not be read; returns EXIT_UNREAD. */
int command_unread(const char *why);

/* The name by which a log has the routine of --routine, given as a name or as a file, in the
 * arena; NULL: any. */
const char *command_logged_name(const Options *options, LogReader *reader, Arena *arena);

/* Prints what was found on standard error and frees it; returns EXIT_PROBLEM where there was an
 * error, else EXIT_FINE. */
int command_report(Diagnostics *found);

/* How wide a page of text on standard output may be: the terminal's cells, 80 at most and where
 * there is none. */
int command_page_cells(void);

int command_import(const Options *options, int count, char **operands);
int command_home(const Options *options, int count, char **operands);
int command_start(const Options *options, int count, char **operands);
int command_list(const Options *options, int count, char **operands);
int command_show(const Options *options, int count, char **operands);
int command_check(const Options *options, int count, char **operands);
int command_exercises(const Options *options, int count, char **operands);
int command_exercise(const Options *options, int count, char **operands);
int command_clinic(const Options *options, int count, char **operands);
int command_pack(const Options *options, int count, char **operands);
int command_export(const Options *options, int count, char **operands);
int command_handout(const Options *options, int count, char **operands);
int command_render(const Options *options, int count, char **operands);
int command_sounds(const Options *options, int count, char **operands);
int command_doctor(const Options *options, int count, char **operands);
int command_today(const Options *options, int count, char **operands);
int command_pin(const Options *options, int count, char **operands);
int command_unpin(const Options *options, int count, char **operands);
int command_log(const Options *options, int count, char **operands);
int command_log_show(const Options *options, int count, char **operands);
int command_log_export(const Options *options, int count, char **operands);
int command_log_import(const Options *options, int count, char **operands);
int command_log_delete(const Options *options, int count, char **operands);
int command_report_sessions(const Options *options, int count, char **operands);
int command_completions(const Options *options, int count, char **operands);
int command_add(const Options *options, int count, char **operands);

#endif
