// SPDX-FileCopyrightText: 2026 The Limber authors
// SPDX-License-Identifier: GPL-3.0-or-later
/* Both ends of the ring and of the published position. The callback calls wire_take and
 * wire_publish, so nothing here may block: loads, stores and copies alone. */
#include "sound/wire.h"

#include <stddef.h>

/* Shared between processes: atomics that hid a lock would lock nothing. */
_Static_assert(ATOMIC_INT_LOCK_FREE == 2, "lock-free atomics");
_Static_assert((WIRE_RING & (WIRE_RING - 1)) == 0, "the ring's size is a power of two");
_Static_assert(sizeof(WirePage) % sizeof(float) == 0, "samples follow the page");

#define READ_TRIES 1000 /* a write takes nanoseconds; a writer that died never ends it */

size_t wire_size(uint32_t sample_capacity)
{
    return sizeof(WirePage) + (size_t)sample_capacity * sizeof(float);
}

float *wire_samples(WirePage *page)
{
    return (float *)(page + 1);
}

bool wire_put(WirePage *page, const WireSound *sound)
{
    uint32_t head = atomic_load_explicit(&page->head, memory_order_relaxed);
    uint32_t tail = atomic_load_explicit(&page->tail, memory_order_acquire);
    if (head - tail >= WIRE_RING)
        return false;
    page->ring[head % WIRE_RING] = *sound;
    atomic_store_explicit(&page->head, head + 1, memory_order_release);
    return true;
}

bool wire_take(WirePage *page, WireSound *sound)
{
    uint32_t tail = atomic_load_explicit(&page->tail, memory_order_relaxed);
    uint32_t head = atomic_load_explicit(&page->head, memory_order_acquire);
    if (head == tail)
        return false;
    *sound = page->ring[tail % WIRE_RING];
    atomic_store_explicit(&page->tail, tail + 1, memory_order_release);
    return true;
}

static uint32_t ms_of(int64_t ns)
{
    return (uint32_t)(ns / 1000000);
}

void wire_beat(WirePage *page, int64_t now_ns)
{
    atomic_store_explicit(&page->heartbeat_ms, ms_of(now_ns), memory_order_relaxed);
}

/* A beat may be a little younger than the now that it is held against. */
bool wire_is_stale(WirePage *page, int64_t now_ns)
{
    uint32_t beat = atomic_load_explicit(&page->heartbeat_ms, memory_order_relaxed);
    return (int32_t)(ms_of(now_ns) - beat) > WIRE_STALE_MS;
}

/* The halves are atomics, not plain words, so that a torn read is a value to be thrown away and not
 * a race; the releases keep them between the two marks of the sequence. */
static void put_word(WireWord *word, uint64_t value)
{
    atomic_store_explicit(&word->low, (uint32_t)value, memory_order_release);
    atomic_store_explicit(&word->high, (uint32_t)(value >> 32), memory_order_release);
}

static uint64_t word_of(WireWord *word)
{
    uint64_t high = atomic_load_explicit(&word->high, memory_order_acquire);
    return high << 32 | atomic_load_explicit(&word->low, memory_order_acquire);
}

void wire_publish(WirePage *page, const WirePosition *position)
{
    uint32_t sequence = atomic_load_explicit(&page->sequence, memory_order_relaxed);
    atomic_store_explicit(&page->sequence, sequence + 1, memory_order_relaxed);
    put_word(&page->frame, position->frame);
    put_word(&page->heard_ns, (uint64_t)position->heard_ns);
    put_word(&page->callback_ns, (uint64_t)position->callback_ns);
    atomic_store_explicit(&page->sequence, sequence + 2, memory_order_release);
}

bool wire_position(WirePage *page, WirePosition *position)
{
    for (int i = 0; i < READ_TRIES; i++) {
        uint32_t before = atomic_load_explicit(&page->sequence, memory_order_acquire);
        WirePosition read = {
            .frame = word_of(&page->frame),
            .heard_ns = (int64_t)word_of(&page->heard_ns),
            .callback_ns = (int64_t)word_of(&page->callback_ns),
        };
        uint32_t after = atomic_load_explicit(&page->sequence, memory_order_relaxed);
        if (before != after || before % 2 != 0)
            continue;
        if (read.callback_ns == 0)
            return false;
        *position = read;
        return true;
    }
    return false;
}
