/* The wire between `limber` and `limber-loudspeaker`: a page of shared memory and a socket.
 *
 * The program writes sounds into a ring ahead of time, each with the frame at which it must start;
 * the callback takes them out. One producer, one consumer, no locks: `head` is the producer's,
 * `tail` the consumer's, both count up for ever. Going the other way, the callback publishes where
 * the stream is under a sequence lock. The socket carries the few messages that are not urgent, and
 * its end is the end of the helper. */
#ifndef LIMBER_SOUND_WIRE_H
#define LIMBER_SOUND_WIRE_H

#include <stdatomic.h>
#include <stdint.h>

#define WIRE_VERSION 1
#define WIRE_RING 256 /* a power of two */

/* What the callback plays: a sound of the theme by its number (session/timeline.h's Sound), or, with
 * length > 0, frames of the shared sample area. */
typedef struct {
    uint64_t frame;
    uint32_t sound;
    uint32_t group;
    float gain;
    float pan;
    uint32_t offset; /* first frame in the sample area */
    uint32_t length; /* frames; 0: a sound of the theme */
} WireSound;

/* Where the stream is: frame `frame` is heard at `heard_ns` (CLOCK_MONOTONIC). */
typedef struct {
    uint64_t frame;
    int64_t heard_ns;
    int64_t callback_ns; /* when the last callback ran */
} WirePosition;

typedef struct {
    uint32_t version;
    uint32_t sample_capacity; /* frames in the area behind this page */

    /* program → loudspeaker */
    _Atomic int64_t heartbeat_ns;  /* CLOCK_MONOTONIC; two seconds old: silence */
    _Atomic uint32_t volume_mille; /* 0 … 1000; 0 is mute */
    _Atomic uint32_t group;        /* sounds of an earlier group are cancelled */
    _Atomic uint32_t head;
    WireSound ring[WIRE_RING];

    /* loudspeaker → program */
    _Atomic uint32_t tail;
    _Atomic uint32_t sequence; /* odd while position is being written */
    WirePosition position;
    _Atomic uint64_t underflows;
    _Atomic uint64_t played; /* sounds begun */
} WirePage;

/* Messages on the socket (SOCK_SEQPACKET), loudspeaker → program: one struct a packet. */
typedef enum {
    WIRE_OPENED,  /* the stream runs: rate, channels, latency_ns; text: the device's name */
    WIRE_FAILED,  /* no stream could be opened, or it ended; text: why. The helper ends after it */
    WIRE_WARNING  /* text: a sound file that does not decode, and the like */
} WireKind;

typedef struct {
    WireKind kind;
    uint32_t rate;
    uint32_t channels;
    int64_t latency_ns;
    char text[240]; /* safe UTF-8, NUL-terminated */
} WireMessage;

/* The producer's and the consumer's ends of the ring, and the position's. */
int wire_put(WirePage *page, const WireSound *sound); /* 0: the ring is full */
int wire_take(WirePage *page, WireSound *sound);      /* 0: it is empty */
void wire_publish(WirePage *page, const WirePosition *position); /* callback alone */
WirePosition wire_position(WirePage *page);                      /* any thread of the program */

#endif
