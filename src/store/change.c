// SPDX-FileCopyrightText: 2026 The Limber authors
// SPDX-License-Identifier: GPL-3.0-or-later
/* Copies changes into batches. */
#include "store/change.h"

#include <stdlib.h>

const RecordTable *change_table(ChangeKind kind)
{
    static const RecordTable *const tables[CHANGE_KINDS] = {
        [CHANGE_BEGIN] = &session_table,   [CHANGE_UPDATE] = &session_table,
        [CHANGE_SEGMENT] = &segment_table, [CHANGE_RATING] = &rating_table,
        [CHANGE_PAIN] = &pain_table,       [CHANGE_OUCH] = &ouch_table,
        [CHANGE_SCALE] = &scale_table,     [CHANGE_GATE] = &gate_table,
    };
    return tables[kind];
}

ChangeKind change_of_part(PartKind part)
{
    static const ChangeKind kinds[PART_COUNT] = {[PART_SEGMENTS] = CHANGE_SEGMENT,
                                                 [PART_RATINGS] = CHANGE_RATING,
                                                 [PART_PAINS] = CHANGE_PAIN,
                                                 [PART_OUCHES] = CHANGE_OUCH,
                                                 [PART_SCALES] = CHANGE_SCALE};
    return kinds[part];
}

Batch *batch_new(void)
{
    Batch *batch = memory_alloc(sizeof *batch);
    batch->arena = arena_new();
    return batch;
}

void batch_free(Batch *batch)
{
    if (batch)
        arena_free(batch->arena);
    free(batch);
}

/* Replaces a borrowed text by a copy. */
static void own(Arena *arena, const char **text)
{
    if (*text)
        *text = arena_string(arena, *text);
}

static void own_fields(Arena *arena, const RecordTable *table, void *record)
{
    for (size_t i = 0; i < table->count; i++)
        if (table->fields[i].kind == RECORD_TEXT)
            own(arena, (const char **)((char *)record + table->fields[i].offset));
}

static void own_routine(Arena *arena, RoutineText *text)
{
    own(arena, &text->sha256);
    own(arena, &text->name);
    own(arena, &text->title);
    if (text->text)
        text->text = arena_copy(arena, text->text, text->size);
}

static void own_texts(Arena *arena, Change *change)
{
    const RecordTable *table = change_table(change->kind);
    if (table)
        own_fields(arena, table, &change->as);
    else
        own(arena, &change->as.pin.routine);
    if (table == &session_table)
        own_routine(arena, &change->as.session.text);
}

void batch_add(Batch *batch, const Change *change)
{
    batch->changes = arena_grow(batch->arena, batch->changes, batch->count, sizeof *batch->changes);
    Change *kept = &batch->changes[batch->count++];
    *kept = *change;
    own_texts(batch->arena, kept);
    batch->begins = batch->begins || change->kind == CHANGE_BEGIN;
}

/* ---- queues ---- */

void queue_init(Queue *queue)
{
    queue->first = NULL;
    queue->end = &queue->first;
}

void queue_clear(Queue *queue)
{
    for (Batch *batch = queue_take_all(queue), *next; batch; batch = next) {
        next = batch->next;
        batch_free(batch);
    }
}

void queue_append(Queue *queue, Batch *list)
{
    *queue->end = list;
    while (*queue->end)
        queue->end = &(*queue->end)->next;
}

Batch *queue_take_all(Queue *queue)
{
    Batch *list = queue->first;
    queue_init(queue);
    return list;
}

Batch *queue_take(Queue *queue)
{
    Batch *batch = queue->first;
    queue->first = batch->next;
    batch->next = NULL;
    if (!queue->first)
        queue->end = &queue->first;
    return batch;
}
