// SPDX-FileCopyrightText: 2026 The Limber authors
// SPDX-License-Identifier: GPL-3.0-or-later
/* Answers a gate in each way that makes a difference: which leg is blocked, which side is done
 * alone, which of the questions that leave exercises out are yes. */
#include "page/ways.h"

#include "routine/region.h"
#include "session/verdict.h"

/* ---- bits ---- */

enum {
    KEY_LEFT = 1 << 0, /* nothing for that leg */
    KEY_RIGHT = 1 << 1,
    KEY_ALONE_LEFT = 1 << 2,
    KEY_ALONE_RIGHT = 1 << 3,
    KEY_ALL = 1 << 4,   /* no session */
    KEY_CHANGE = 1 << 5 /* the first of the questions that leave exercises out */
};

static const GateQuestion *question_of(const Gate *gate)
{
    return gate->id ? gate_find(gate->id) : NULL;
}

/* The bit of a question that leaves exercises out, by its place among all that do. */
static unsigned change_bit(const GateQuestion *question)
{
    unsigned bit = KEY_CHANGE;
    const GateQuestion *other;
    for (size_t i = 0; (other = gate_at(i)) && other != question; i++)
        if (other->effect == GATE_CHANGES)
            bit <<= 1;
    return bit;
}

static unsigned bits_of(const Gate *gate, Side side)
{
    const GateQuestion *question = question_of(gate);
    if (!question)
        return 0;
    switch (question->effect) {
    case GATE_BLOCKS_LEG:
        return side == SIDE_LEFT ? KEY_LEFT : side == SIDE_RIGHT ? KEY_RIGHT : KEY_LEFT | KEY_RIGHT;
    case GATE_BLOCKS_ALL:
        return KEY_ALL;
    case GATE_ONE_SIDE:
        return side == SIDE_LEFT ? KEY_ALONE_LEFT : side == SIDE_RIGHT ? KEY_ALONE_RIGHT : 0;
    case GATE_CHANGES:
        return change_bit(question);
    case GATE_WARNS:
        return 0;
    }
    return 0;
}

/* ---- ways ---- */

static unsigned all_bits(const Routine *routine)
{
    unsigned bits = 0;
    for (size_t i = 0; i < routine->gate_count; i++)
        for (Side side = SIDE_NONE; side <= SIDE_RIGHT; side++)
            bits |= bits_of(&routine->gates[i], side);
    return bits;
}

static int yeses(unsigned key)
{
    return __builtin_popcount(key);
}

/* The verdict where all that fits in a key is answered with yes. */
static GateVerdict judge(Arena *arena, const Routine *routine, unsigned key)
{
    GateAnswer *answers = arena_alloc(arena, (routine->gate_count + 1) * sizeof *answers);
    for (size_t i = 0; i < routine->gate_count; i++)
        for (Side side = SIDE_NONE; side <= SIDE_RIGHT && !answers[i].yes; side++) {
            unsigned bits = bits_of(&routine->gates[i], side);
            bool fits = bits != 0 && (bits & ~key) == 0;
            answers[i] = fits ? (GateAnswer){true, true, side} : (GateAnswer){.known = true};
        }
    return gate_judge(arena, routine, answers);
}

/* With one leg spared nothing is left of which a side could be chosen. */
static unsigned what_counts(unsigned key)
{
    return key & (KEY_LEFT | KEY_RIGHT) ? key & ~(unsigned)(KEY_ALONE_LEFT | KEY_ALONE_RIGHT) : key;
}

/* The number of what a key leaves, known or new. */
static int narrowing_of(Ways *ways, unsigned key, int most)
{
    for (size_t i = 0; i < ways->count; i++)
        if (what_counts(ways->ways[i].key) == what_counts(key))
            return ways->ways[i].narrowing;
    return ways->narrowings < most ? ways->narrowings++ : -1;
}

/* Keys that no answers come to, and those that leave nothing, are no way. */
static void add_way(Arena *arena, Ways *ways, const Routine *routine, unsigned key, int most)
{
    if (key & KEY_ALL || (key & KEY_ALONE_LEFT && key & KEY_ALONE_RIGHT))
        return;
    GateVerdict verdict = judge(arena, routine, key);
    if (verdict.opening == GATE_CLOSED)
        return;
    ways->ways = arena_grow(arena, ways->ways, ways->count, sizeof *ways->ways);
    ways->ways[ways->count] = (Way){key, verdict, narrowing_of(ways, key, most)};
    ways->count++;
}

Ways ways_find(Arena *arena, const Routine *routine, int most)
{
    Ways ways = {0};
    unsigned all = all_bits(routine);
    for (int count = 0; count <= yeses(all); count++)
        for (unsigned key = 0; key <= all; key++)
            if (yeses(key) == count && (key & ~all) == 0)
                add_way(arena, &ways, routine, key, most);
    return ways;
}

const GateVerdict *ways_verdict(const Ways *ways, int narrowing)
{
    for (size_t i = 0; i < ways->count; i++)
        if (ways->ways[i].narrowing == narrowing)
            return &ways->ways[i].verdict;
    return NULL;
}

/* ---- as data ---- */

static void write_gate(Json *json, const Gate *gate)
{
    bool asks_side = gate_asks_side(gate);
    json_open_object(json, NULL);
    json_text(json, "id", gate->id ? gate->id : gate->ask);
    json_text(json, "ask", gate->ask);
    json_text(json, "then", gate->then);
    json_whole(json, "urgency", gate_urgency(gate));
    json_flag(json, "eachTime", gate_asks_each_time(gate));
    json_flag(json, "asksSide", asks_side);
    json_flag(json, "isWish", gate_is_wish(gate));
    json_open_array(json, "bits"); /* by the side that was said */
    for (Side side = SIDE_NONE; side <= (asks_side ? SIDE_RIGHT : SIDE_NONE); side++)
        json_whole(json, NULL, bits_of(gate, side));
    json_close(json);
    json_close(json);
}

static void write_way(Json *json, const Routine *routine, const Way *way)
{
    Arena *arena = arena_new();
    VerdictLine *lines;
    size_t count = verdict_left(arena, routine, &way->verdict, &lines);
    json_open_object(json, NULL);
    json_whole(json, "key", way->key);
    json_flag(json, "narrows", way->verdict.opening == GATE_NARROWED);
    json_whole(json, "narrowing", way->narrowing);
    json_open_array(json, "left");
    for (size_t i = 0; i < count; i++)
        json_text(json, NULL, lines[i].text);
    json_close(json);
    json_close(json);
    arena_free(arena);
}

/* What stands above what the answers mean. */
static void write_headings(Json *json)
{
    json_open_object(json, "headings");
    json_text(json, "open", verdict_heading_of(GATE_OPEN, false));
    json_text(json, "narrowed", verdict_heading_of(GATE_NARROWED, false));
    json_text(json, "closed", verdict_heading_of(GATE_CLOSED, false));
    json_text(json, "urgent", verdict_heading_of(GATE_CLOSED, true));
    json_close(json);
}

void ways_write(Json *json, const Routine *routine, const Ways *ways)
{
    json_open_array(json, "gates");
    for (size_t i = 0; i < routine->gate_count; i++)
        write_gate(json, &routine->gates[i]);
    json_close(json);
    json_open_array(json, "ways");
    for (size_t i = 0; i < ways->count; i++)
        write_way(json, routine, &ways->ways[i]);
    json_close(json);
    write_headings(json);
}
