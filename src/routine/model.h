// SPDX-FileCopyrightText: 2026 The Limber authors
// SPDX-License-Identifier: GPL-3.0-or-later
/* The routine as a value: what a routine file says once every rule of the format (docs/format.md)
 * has been checked and every default has been filled in. Plain data in an arena; nothing past the
 * reader meets a bad one. Times are nanoseconds (base/clock.h), texts safe UTF-8, absent texts
 * NULL, lists (pointer, count). */
#ifndef LIMBER_ROUTINE_MODEL_H
#define LIMBER_ROUTINE_MODEL_H

#include "base/arena.h"
#include "base/clock.h"
#include "base/diagnostic.h"
#include "base/moment.h"
#include "routine/region.h"
#include "routine/value_from.h"
#include "routine/work.h"

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

typedef struct Exercise Exercise; /* routine/exercise.h */
typedef struct Library Library;   /* routine/library.h */

/* Limits, each named in its message (docs/format.md lists them). */
#define ROUTINE_MAX_STEPS 500
#define ROUTINE_MAX_REPS 10000 /* 60 min hold 9,000 of the shortest */
#define ROUTINE_MAX_SETS 1000  /* and rounds */
#define ROUTINE_MAX_LIST 100   /* of texts, regions, questions, entries of progress */
#define ROUTINE_MAX_SCALES 50  /* KOOS, the longest questionnaire in use for legs, has 42 */
#define ROUTINE_MAX_CUES 50    /* of one step: each comes in every set, on every side */
#define ROUTINE_MAX_SEGMENTS 5000
#define ROUTINE_MAX_TOTAL (12 * 3600 * NS_PER_S)
#define ROUTINE_MAX_NAME_CELLS 80
#define ROUTINE_MAX_LOAD_CELLS 40
#define ROUTINE_MAX_TEXT_CHARS 500
#define ROUTINE_MAX_KEY_BYTES 64
#define ROUTINE_MAX_SPOKEN_CHARS 300

typedef enum { WHEN_PRE_RUN, WHEN_POST_RUN, WHEN_REST_DAY, WHEN_REHAB, WHEN_ANY, WHEN_COUNT } When;

/* Which side works now. Right leans right in the ears. */
typedef enum { SIDE_NONE, SIDE_LEFT, SIDE_RIGHT } Side;

/* What a file says of sides: each gives each side the whole work, alternate shares
 * it rep by rep. */
typedef enum { SIDES_BOTH, SIDES_EACH, SIDES_ALTERNATE, SIDES_LEFT, SIDES_RIGHT } Sides;

typedef enum { ORDER_BY_SET, ORDER_BY_SIDE } Order;

typedef enum { POSITION_STANDING, POSITION_SEATED, POSITION_STEP, POSITION_FLOOR } Position;

typedef enum { CUE_AT_START, CUE_AT_OFFSET, CUE_AT_HALFWAY, CUE_AT_LAST } CueAt;

typedef struct {
    const char *say;      /* as written: (parentheses) and <side> still in it */
    const char *language; /* of say; NULL: the routine's */
    CueAt at;
    Ns offset; /* CUE_AT_OFFSET: from the start of the work; CUE_AT_LAST: before its end */
    Side side; /* on this side alone; SIDE_NONE: on every one */
    int set;   /* in this set alone, from 1; 0: in every one */
    Place place;
} Cue;

/* `times: 2/day`, `3/week`, `every 2 days`: times in every period_days. 0/0: not said. */
typedef struct {
    int times;
    int period_days;
} Frequency;

#define WEEKDAYS 7
#define PLAN_MOST_DAYS 3650

/* On which days a step, a group is there; all of it must hold. */
typedef struct {
    int first_day, last_day; /* of the plan, from 1; 0: it has no such end */
    uint8_t weekdays;        /* bit 0: Monday …; 0: every day */
    Frequency times;         /* while it is owed, by what was done; 0/0: not said */
} DueDays;

/* How often, from a day of the plan on. */
typedef struct {
    int after_days; /* 0: from its first day */
    Frequency times;
    uint8_t weekdays; /* on these, once each: times says as often a week; 0: on any */
} Schedule;

typedef struct Step Step;

/* What a step becomes from a day of its plan on: a whole step, checked like one of its own. */
typedef struct {
    int after_days;
    bool if_settled;  /* it, and all after it, wait until pain has settled */
    const Step *step; /* without stages */
    Place place;      /* of the entry of `progress` */
} Stage;

/* What one set has for itself, where sets differ. */
typedef struct {
    int reps;
    Ns duration;
    const char *load;
} SetDose;

/* One step, every default filled in. */
struct Step {
    const char *name;         /* what is shown and said */
    const Exercise *exercise; /* NULL where the step is written out */
    Place exercise_place;     /* where its id is written */
    const char *note;
    const char *voice; /* a file name beside the routine, said in place of the name */
    Place voice_place; /* where that is written */
    const char *photo; /* a picture beside the routine, for paper and the phone */
    Place photo_place;
    const char *link;         /* https://… */
    const char *figure;       /* the id of the exercise whose figure is shown, or NULL */
    const Exercise *drawn;    /* that exercise; NULL where nothing is drawn */
    Work work;                /* where sets differ, of the first; step_work has each */
    const char *load;         /* "10 kg"; where sets differ, of the first; NULL: none */
    const SetDose *set_doses; /* of each set, sets of them at least; NULL: all are alike */
    int sets;                 /* 1 at least */
    Sides side;               /* SIDES_BOTH on WORK_READY */
    Side first;               /* with each and alternate */
    Order order;
    Position position;
    Ns prepare, switch_gap, rest, release;
    RegionSet feel;
    const Cue *cues;
    size_t cue_count;
    const Stage *stages; /* in the order of their days */
    size_t stage_count;
    DueDays due;
    bool core;
    uint8_t from[VALUE_COUNT]; /* a ValueFrom each: where the values came from */
    Place place;
};

/* A list of steps done `rounds` times; a step that stands alone is a block of one, once. */
typedef struct {
    const char *name; /* of a repeat, or NULL */
    int rounds;
    Ns rest;       /* between rounds */
    bool by_side;  /* all rounds on one side, then all on the other; its steps are of SIDES_EACH,
                      of one side alone (a gate spares the other), or of both at once */
    Side first;    /* by_side: the side that begins */
    Ns switch_gap; /* by_side: between the sides */
    Step *steps;
    size_t count;
    DueDays due;
    bool is_repeat;
    Place place;
} Block;

typedef struct {
    const char *id;   /* one of region.h's gate questions, or NULL: the physio's own words */
    const char *ask;  /* the question */
    const char *then; /* what a yes means */
} Gate;

/* When a routine's own question is asked: before and after its sessions, on the morning after, or
 * before one of them once a week. */
typedef enum { SCALE_BEFORE, SCALE_AFTER, SCALE_MORNING, SCALE_WEEKLY } ScaleWhen;

/* A question that is answered from 0 to 10. */
typedef struct {
    const char *ask;
    const char *low, *high; /* what 0 and 10 mean */
    ScaleWhen when;
} Scale;

/* Pain out of 10 from which on a session is eased, and from which on there is none. */
typedef struct {
    int ease, stop;
} PainBands;

extern const PainBands usual_pain_bands; /* of a routine that says none */

#define USUAL_SHORTEST_HOLD (15 * NS_PER_S)

typedef struct {
    const char *path;           /* of the file it was read from, as the user wrote it */
    const struct Members *pack; /* what lies beside it, where it came in one file; or NULL */
    const char *id;             /* the file's name without its ending */
    int format_minor;           /* of `limber: 1.x` */
    const char *title, *summary, *frequency, *why;
    When when;
    const char **sources;
    size_t source_count;
    const char **goals; /* what it is to come to, in the client's words */
    size_t goal_count;
    const char **precautions;
    size_t precaution_count;
    bool physio_only;
    struct {
        const char *name, *clinic, *contact;
    } author;
    struct {
        const char *client;
        Date from, until, review;
        Frequency times;          /* at first: of the first of schedule */
        const Schedule *schedule; /* in the order of their days */
        size_t schedule_count;    /* 0: `times` is not said */
    } prescription;               /* `for:` */
    int version;                  /* of the prescription; 0: not said */
    PainBands pain;
    Ns shortest_hold;     /* where time is short no hold is cut below it */
    const char *sound;    /* a theme, or NULL */
    const char *language; /* a BCP 47 tag; "en" where the file says none */
    const Gate *gates;
    size_t gate_count;
    const RegionName *check_in; /* in file order */
    size_t check_in_count;
    const Scale *scales; /* in file order */
    size_t scale_count;
    Block *blocks;
    size_t block_count;
    bool has_core;        /* some step says core: true */
    const Source *source; /* the text it was read from, for later messages */
    Library *library;     /* in which its exercises are found; NULL: none */
    Arena *arena;         /* holds it all, this struct too */
} Routine;

/* The words of the file format, each list in the order of its enumeration, NULL at its end. Readers
 * read by them, and all that is printed of a value is one of them. */
extern const char *const when_names[],
    *const side_names[], *const sides_names[], *const order_names[], *const position_names[],
                                                                         *const begins_names[],
                                                                             *const asked_names[];

const char *when_name(When when);   /* "pre-run" … */
const char *side_name(Side side);   /* "left", "right", "" */
const char *sides_name(Sides side); /* "both", "each", … */
const char *position_name(Position position);
Ns position_prepare(Position position); /* the built-in: what a file that says none means */
Side side_other(Side side);

/* Is the step a rest of its own? It has no prepare, one set and no side; its length is
 * work.duration. */
bool step_is_rest(const Step *step);

/* The work and the load of one set, from 1. */
Work step_work(const Step *step, int set);
const char *step_load(const Step *step, int set);

/* The sides that a group goes through, in their order: one, SIDE_NONE, where it is not by side;
 * else those that some step of it works. Returns how many. */
int block_turns(const Block *block, Side turns[2]);

/* Is the step there when the group works this side? */
bool step_works(const Step *step, Side turn);

/* The side that a step begins with; SIDE_NONE where both work at once. */
Side step_first_side(const Step *step);

/* Counts the segments that the timeline will have (waits included, those of no length left out) and
 * its planned time, without laying it out; stops counting past the limits. The reader enforces
 * them with it. core_only: of the starred steps alone, where there are any. */
void routine_measure(const Routine *routine, bool core_only, size_t *segments, Ns *total);

/* The same of the routine with each step at the largest of its stages. */
void routine_measure_grown(const Routine *routine, size_t *segments, Ns *total);

/* All regions that the routine's steps are felt in. */
RegionSet routine_feel(const Routine *routine);

#endif
