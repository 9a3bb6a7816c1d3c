// SPDX-FileCopyrightText: 2026 The Limber authors
// SPDX-License-Identifier: GPL-3.0-or-later
/* Each session: 20 or 21 segments of work, tightness of six places before and after, pain before,
 * after and on the morning after (now and then skipped), an ouch in one of fifteen, now and then a
 * note. It is written with the log's own statements, so that the file is what use would make. */
#include "make_years.h"

#include "base/path.h"
#include "base/sha256.h"
#include "store/change.h"
#include "store/database.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#define DAY_S INT64_C(86400)
#define STEPS 6 /* five of two sets on each side, and one for both sides */
#define SEGMENTS 21
#define HOLD (30 * NS_PER_S)

typedef struct {
    const char *name, *title, *regions[3], *steps[STEPS];
} Prescription;

static const Prescription prescriptions[] = {
    {"knee",
     "Your knee",
     {"quads", "hip-flexors", "it-band"},
     {"standing-quad-stretch", "half-kneel-hip-flexor", "glute-bridge", "side-lying-leg-raise",
      "side-lunge-hold", "Quiet squat"}},
    {"calf",
     "Your calf",
     {"calves", "achilles", "plantar-fascia"},
     {"wall-calf-straight", "wall-calf-bent", "heel-drop-straight", "heel-drop-bent",
      "ankle-circles", "Quiet squat"}},
};

typedef struct {
    Writer *writer;
    const Prescription *of;
    uint64_t random;
    int code; /* SQLite's, of the first call that failed */
    SessionRecord session;
} Maker;

static int below(Maker *maker, int limit)
{
    maker->random ^= maker->random << 13;
    maker->random ^= maker->random >> 7;
    maker->random ^= maker->random << 17;
    return (int)(maker->random % (uint64_t)limit);
}

static void put(Maker *maker, Change *change)
{
    memcpy(change->session, maker->session.id, sizeof change->session);
    if (maker->code == SQLITE_OK)
        maker->code = writer_change(maker->writer, change);
}

/* ---- the routines ---- */

static int write_routine(const Prescription *of, int version, char *text, size_t capacity)
{
    size_t length = 0;
#define ADD(...) length += (size_t)snprintf(text + length, capacity - length, __VA_ARGS__)
    ADD("limber: 1\ntitle: %s\nwhen: rehab\nauthor: {name: A. Physio}\n", of->title);
    ADD("for: {client: J. Runner, times: 1/day}\nversion: %d\npain: {ease: 4, stop: 6}\n", version);
    ADD("check-in: [%s, %s, %s]\nsteps:\n", of->regions[0], of->regions[1], of->regions[2]);
    for (int i = 0; i < STEPS - 1; i++)
        ADD("  - {name: %s, hold: 30s, side: each, sets: 2}\n", of->steps[i]);
    ADD("  - {name: %s, hold: 30s}\n", of->steps[STEPS - 1]);
#undef ADD
    return (int)length;
}

static int last_version(void)
{
    return YEARS_SESSIONS / 730;
}

bool make_years_routines(const char *folder)
{
    bool done = path_make_folder(folder);
    for (int i = 0; done && i < 2; i++) {
        char text[2048], name[16];
        int length = write_routine(&prescriptions[i], last_version(), text, sizeof text);
        snprintf(name, sizeof name, "%s.yaml", prescriptions[i].name);
        char *path = path_join(folder, name);
        done = path_write_file(path, text, (unsigned long)length, true);
        free(path);
    }
    if (!done)
        perror(folder);
    return done;
}

/* ---- a session ---- */

static void begin(Maker *maker, int index, Moment started)
{
    static char text[2048];
    SessionRecord *session = &maker->session;
    Change change = {.kind = CHANGE_BEGIN};
    RoutineText *routine = &change.as.session.text;
    memset(session, 0, sizeof *session);
    for (int i = 0; i < 2; i++)
        snprintf(session->id + 16 * i, 17, "%08x%08x", (unsigned)below(maker, INT32_MAX),
                 (unsigned)index);
    session->started = started;
    session->state = SESSION_DONE;
    session->routine = maker->of->name;
    session->steps = STEPS;
    session->version = 1 + index / 730;
    routine->size = (size_t)write_routine(maker->of, session->version, text, sizeof text);
    routine->text = text;
    routine->sha256 = sha256_hex(text, routine->size, session->sha256);
    routine->name = maker->of->name;
    routine->title = maker->of->title;
    routine->version = session->version;
    change.as.session.record = *session;
    put(maker, &change);
}

static void add_segments(Maker *maker, int count)
{
    SessionRecord *session = &maker->session;
    for (int i = 0; i < count; i++) {
        bool both = i == SEGMENTS - 1;
        Change change = {.kind = CHANGE_SEGMENT};
        SegmentRecord *segment = &change.as.segment;
        segment->position = 2 * i + 1; /* each after its preparation */
        segment->step_index = i / 4;
        segment->step = maker->of->steps[i / 4];
        segment->side = both ? SIDE_NONE : i % 2 == 0 ? SIDE_LEFT : SIDE_RIGHT;
        segment->set = both ? 1 : 1 + i % 4 / 2;
        segment->sets = both ? 1 : 2;
        segment->round = 1;
        segment->planned = HOLD;
        segment->skipped = below(maker, 20) == 0;
        segment->longer = below(maker, 25) == 0;
        segment->held = segment->skipped ? (Ns)below(maker, 30) * NS_PER_S
                                         : HOLD + segment->longer * 10 * NS_PER_S;
        segment->ended = session->started;
        segment->ended.utc_s += 40 * (i + 1);
        session->work_planned += HOLD;
        session->work_held += segment->held;
        put(maker, &change);
    }
    session->steps_done = count == SEGMENTS ? STEPS : STEPS - 1;
    session->planned = SEGMENTS * 40 * NS_PER_S;
}

/* Looser over the years, and after than before; the left side lags. */
static void add_ratings(Maker *maker, int index)
{
    for (int i = 0; i < 12; i++) {
        Change change = {.kind = CHANGE_RATING};
        RatingRecord *rating = &change.as.rating;
        rating->region = maker->of->regions[i % 3];
        rating->side = i / 3 % 2 == 0 ? SIDE_LEFT : SIDE_RIGHT;
        rating->when = i / 6 == 0 ? RATING_BEFORE : RATING_AFTER;
        int level = 7 - index * 4 / YEARS_SESSIONS - 2 * (rating->when == RATING_AFTER) +
                    (rating->side == SIDE_LEFT) + below(maker, 3) - 1;
        rating->tightness = below(maker, 30) == 0 ? -1 : level < 0 ? 0 : level;
        put(maker, &change);
    }
}

static void add_pains(Maker *maker)
{
    static const PainWhen moments[] = {PAIN_BEFORE, PAIN_AFTER, PAIN_MORNING};
    for (int i = 0; i < 3; i++) {
        Change change = {.kind = CHANGE_PAIN};
        PainRecord *pain = &change.as.pain;
        pain->when = moments[i];
        pain->level = below(maker, 12) == 0 ? -1 : below(maker, 5);
        pain->at = maker->session.started;
        pain->at.utc_s += moments[i] == PAIN_MORNING ? DAY_S * 2 / 3 : 900 * i;
        if (moments[i] != PAIN_MORNING || below(maker, 3) > 0)
            put(maker, &change);
    }
}

static void add_ouch(Maker *maker)
{
    int segment = below(maker, SEGMENTS - 1);
    Change change = {.kind = CHANGE_OUCH};
    OuchRecord *ouch = &change.as.ouch;
    ouch->position = 2 * segment + 1;
    ouch->step_index = segment / 4;
    ouch->step = maker->of->steps[segment / 4];
    ouch->side = segment % 2 == 0 ? SIDE_LEFT : SIDE_RIGHT;
    ouch->region = maker->of->regions[below(maker, 3)];
    ouch->level = below(maker, 9);
    ouch->action = ouch->level >= 6 ? OUCH_LEFT_OUT : ouch->level >= 4 ? OUCH_EASED : OUCH_NOTED;
    ouch->at = maker->session.started;
    ouch->at.utc_s += 40 * segment + 20;
    put(maker, &change);
}

static void add_gate(Maker *maker)
{
    Change change = {.kind = CHANGE_GATE};
    change.as.gate = (GateRecord){"hot-joint", false, SIDE_NONE, maker->session.started};
    put(maker, &change);
}

static void end(Maker *maker)
{
    Change change = {.kind = CHANGE_UPDATE};
    SessionRecord *session = &maker->session;
    session->ended = session->started;
    session->ended.utc_s += 900;
    session->state = session->steps_done == STEPS ? SESSION_DONE : SESSION_STOPPED;
    session->pauses = below(maker, 4) == 0;
    session->paused = session->pauses * 20 * NS_PER_S;
    session->note = below(maker, 40) == 0 ? "Felt good, slept badly." : NULL;
    change.as.session.record = *session;
    put(maker, &change);
}

/* index counts from the first of YEARS_SESSIONS; the evening's session is the odd one. */
static void make_session(Maker *maker, int index, int64_t last_utc_s)
{
    int64_t days_back = (YEARS_SESSIONS - 1 - index) / 2;
    int64_t utc_s = last_utc_s - days_back * DAY_S - (index % 2 == 0 ? DAY_S / 2 : 0);
    int count = (int)((int64_t)YEARS_SEGMENTS * (index + 1) / YEARS_SESSIONS -
                      (int64_t)YEARS_SEGMENTS * index / YEARS_SESSIONS);
    maker->of = &prescriptions[index % 2];
    begin(maker, index, moment_at(utc_s));
    add_segments(maker, count);
    add_ratings(maker, index);
    add_pains(maker);
    if (below(maker, 15) == 0)
        add_ouch(maker);
    if (index % 14 == 0)
        add_gate(maker);
    end(maker);
}

static void add_pin(Maker *maker, int64_t utc_s)
{
    Change change = {.kind = CHANGE_PIN};
    change.as.pin = (PinRecord){"unwind-6", {3, 7}, moment_at(utc_s)};
    put(maker, &change);
}

static int make_all(sqlite3 *handle, Years years)
{
    Owner owner = owner_self();
    Maker maker = {.random = years.seed};
    maker.writer = writer_new(handle, &owner, &maker.code);
    if (maker.code == SQLITE_OK)
        maker.code = sqlite3_exec(handle, "BEGIN", NULL, NULL, NULL);
    for (int i = YEARS_SESSIONS - years.sessions; i < YEARS_SESSIONS && maker.code == SQLITE_OK;
         i++)
        make_session(&maker, i, years.last_utc_s);
    add_pin(&maker, years.last_utc_s);
    if (maker.code == SQLITE_OK)
        maker.code = sqlite3_exec(handle, "COMMIT", NULL, NULL, NULL);
    writer_free(maker.writer);
    return maker.code;
}

bool make_years(const char *path, Years years)
{
    char why[DATABASE_WHY_BYTES];
    if (access(path, F_OK) == 0) {
        fprintf(stderr, "%s is there already\n", path);
        return false;
    }
    Database database = database_write(path);
    if (database.state != DATABASE_OPEN) {
        fprintf(stderr, "%s: %s\n", path, database.why);
        return false;
    }
    int code = make_all(database.handle, years);
    if (code != SQLITE_OK)
        fprintf(stderr, "%s: %s\n", path, database_why(database.handle, code, why, sizeof why));
    database_close(&database);
    return code == SQLITE_OK;
}
