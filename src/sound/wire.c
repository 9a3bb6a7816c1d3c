// SPDX-FileCopyrightText: 2026 The Limber authors
// SPDX-License-Identifier: GPL-3.0-or-later
/* Both ends of the ring and of the published position. The callback calls wire_take and
 * wire_publish, so nothing here may block: loads, stores and copies alone. */
#include "sound/wire.h"

#include <stddef.h>

/* Shared between processes: atomics that hid a lock would lock nothing. */
_Static_assert(ATOMIC_INT_LOCK_FREE == 2 && ATOMIC_LLONG_LOCK_FREE == 2, "lock-free atomics");
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

/* The members are atomics, not one plain struct, so that a torn read is a value to be thrown away
 * and not a race; the releases keep them between the two marks of the sequence. */
void wire_publish(WirePage *page, const WirePosition *position)
{
    uint32_t sequence = atomic_load_explicit(&page->sequence, memory_order_relaxed);
    atomic_store_explicit(&page->sequence, sequence + 1, memory_order_relaxed);
    atomic_store_explicit(&page->frame, position->frame, memory_order_release);
    atomic_store_explicit(&page->heard_ns, position->heard_ns, memory_order_release);
    atomic_store_explicit(&page->callback_ns, position->callback_ns, memory_order_release);
    atomic_store_explicit(&page->sequence, sequence + 2, memory_order_release);
}

bool wire_position(WirePage *page, WirePosition *position)
{
    for (int i = 0; i < READ_TRIES; i++) {
        uint32_t before = atomic_load_explicit(&page->sequence, memory_order_acquire);
        WirePosition read = {
            .frame = atomic_load_explicit(&page->frame, memory_order_acquire),
            .heard_ns = atomic_load_explicit(&page->heard_ns, memory_order_acquire),
            .callback_ns = atomic_load_explicit(&page->callback_ns, memory_order_acquire),
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
