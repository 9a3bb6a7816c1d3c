// SPDX-FileCopyrightText: 2026 The Limber authors
// SPDX-License-Identifier: GPL-3.0-or-later
/* The wire between `limber` and `limber-loudspeaker`: a page of shared memory and a socket.
 *
 * The program writes sounds into a ring ahead of time, each with the frame at which it must start;
 * the callback takes them out. One producer, one consumer, no locks: `head` is the producer's,
 * `tail` the consumer's, both count up for ever. Going the other way, the callback publishes where
 * the stream is under a sequence lock. The socket carries the few messages that are not urgent, and
 * its end is the end of the helper. Either side may die at any instruction: what the other then
 * reads is old or refused, and nobody waits. */
#ifndef LIMBER_SOUND_WIRE_H
#define LIMBER_SOUND_WIRE_H

#include <stdatomic.h>
#include <stdbool.h>
#include <stdint.h>
#include <sys/socket.h>

#define WIRE_VERSION 2
#define WIRE_RING 256      /* a power of two */
#define WIRE_STALE_MS 2000 /* a heartbeat older than this: silence */

/* Mono frames of the sample area: a minute at the highest rate. It is memory only where written. */
#define WIRE_AREA_SECONDS 60
#define WIRE_AREA (WIRE_AREA_SECONDS * UINT32_C(192000))

/* What the callback plays: a sound of the theme by its number (session/timeline.h's Sound), or,
 * with length > 0, frames of the shared sample area. */
typedef struct {
    uint64_t frame;
    uint32_t sound;
    uint32_t group;
    float gain;
    float pan;
    uint32_t offset; /* first frame in the sample area */
    uint32_t length; /* frames; 0: a sound of the theme */
} WireSound;

/* Where the stream is: `frame` is the first that is not mixed yet, heard at `heard_ns`. */
typedef struct {
    uint64_t frame;
    int64_t heard_ns;    /* CLOCK_MONOTONIC */
    int64_t callback_ns; /* when the last callback ran; 0: none has */
} WirePosition;

/* 64 bits in two halves, which belong together by the sequence alone: an atomic of 64 bits needs a
 * lock on some machines of 32, and a lock inside one process holds nothing for the other. */
typedef struct {
    _Atomic uint32_t low, high;
} WireWord;

typedef struct {
    uint32_t version;
    uint32_t sample_capacity; /* mono 32-bit float frames in the area behind this page */

    /* program → loudspeaker */
    _Atomic uint32_t heartbeat_ms; /* see wire_beat */
    _Atomic uint32_t volume_mille; /* 0 … 1000; 0 is mute */
    _Atomic uint32_t group;        /* sounds of an earlier group are cancelled, … */
    _Atomic uint32_t kept;         /* … but that of the groups from this one on those sound on */
    _Atomic uint32_t kept_before;  /* … that start before this frame (its low 32 bits) */
    _Atomic uint32_t head;
    WireSound ring[WIRE_RING];

    /* loudspeaker → program */
    _Atomic uint32_t tail;
    _Atomic uint32_t sequence; /* odd while the position is being written */
    WireWord frame;            /* WirePosition, member by member */
    WireWord heard_ns;
    WireWord callback_ns;
    _Atomic uint32_t underflows; /* blocks that came too late for the device */
} WirePage;

/* Messages on the socket, loudspeaker → program: one struct a packet. */
typedef enum {
    WIRE_OPENED = 1, /* the stream runs: rate, channels, latency_ns; text: the device's name */
    WIRE_FAILED,     /* no stream, or it ended; text: why, a phrase. The helper ends after it */
    WIRE_WARNING     /* text: a sound file that does not decode, and the like */
} WireKind;

typedef struct {
    uint32_t kind;
    uint32_t rate; /* frames a second */
    uint32_t channels;
    int64_t latency_ns;
    char text[240]; /* safe UTF-8, NUL-terminated */
} WireMessage;

/* The size of the shared memory for a page with so many frames behind it. */
size_t wire_size(uint32_t sample_capacity);

/* The sample area behind the page. */
float *wire_samples(WirePage *page);

/* Appends to the ring. Program only. False: the ring is full. */
bool wire_put(WirePage *page, const WireSound *sound);

/* Takes the oldest sound out of the ring. Callback only; false: it is empty. */
bool wire_take(WirePage *page, WireSound *sound);

/* The program lives at an instant of CLOCK_MONOTONIC (its milliseconds, round and round in 32
 * bits). Program only. */
void wire_beat(WirePage *page, int64_t now_ns);

/* Has the program been still for too long? Callback only. */
bool wire_is_stale(WirePage *page, int64_t now_ns);

/* Publishes where the stream is. Callback only; never waits. */
void wire_publish(WirePage *page, const WirePosition *position);

/* Reads the position whole into *position. Any thread of the program. False, *position untouched:
 * no callback has run yet, or the helper died while it wrote (a few tries, no waiting). */
bool wire_position(WirePage *page, WirePosition *position);

#endif
