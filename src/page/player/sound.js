// SPDX-FileCopyrightText: 2026 The Limber authors
// SPDX-License-Identifier: GPL-3.0-or-later
/* The loudspeaker: samples that the page carries, started at exact instants of the audio clock, which
 * is the session's clock too. What was handed over and has not begun can be taken back. Where there is
 * no sound the screen leads, on the browser's own clock. */

const LEAN = 0.5;
const FADE = 0.008; /* seconds in which what is cut off falls silent */
const DECODER_DELAY = 0.04; /* an MP3 that came out so much longer has its encoder's delay in front */
const ENCODER_SAMPLES = 1105;

function bytesOf(dataUri) {
    const text = atob(dataUri.slice(dataUri.indexOf(",") + 1));
    return Uint8Array.from(text, (letter) => letter.charCodeAt(0)).buffer;
}

/* A decoded clip and where in it the sound begins. */
function trimmed(clip, buffer) {
    const late = buffer.duration - clip.length / SECOND > DECODER_DELAY && clip.data.startsWith("data:audio/mpeg");
    return { buffer, offset: late ? ENCODER_SAMPLES / 24000 : 0, length: clip.length / SECOND };
}

async function decodeClips(context, clips) {
    return Promise.all(clips.map(async (clip) => {
        try {
            return trimmed(clip, await context.decodeAudioData(bytesOf(clip.data)));
        } catch {
            return null; /* this browser cannot play it: it is left out, and the screen says the same */
        }
    }));
}

/* Asks for the loudspeaker; to be called from a tap. Sound that does not come within a second is
 * done without. */
async function soundOpen(clips) {
    const Context = window.AudioContext ?? window.webkitAudioContext;
    if (navigator.audioSession) navigator.audioSession.type = "playback";
    if (!Context) return soundNone();
    try {
        const context = new Context({ latencyHint: "interactive" });
        await Promise.race([context.resume(), new Promise((done) => setTimeout(done, SECOND))]);
        if (context.state !== "running") return soundNone();
        const sound = { context, samples: await decodeClips(context, clips), group: null, playing: [], muted: false };
        sound.zero = context.currentTime;
        newGroup(sound);
        return sound;
    } catch {
        return soundNone();
    }
}

function soundNone() {
    return { context: null, samples: [], group: null, playing: [], muted: false, zero: performance.now() / SECOND };
}

/* Milliseconds since the session's clock was started. */
function soundNow(sound) {
    const seconds = sound.context ? sound.context.currentTime : performance.now() / SECOND;
    return (seconds - sound.zero) * SECOND;
}

function newGroup(sound) {
    sound.group = sound.context.createGain();
    sound.group.connect(sound.context.destination);
}

/* Starts a clip at an instant of the session, leaning to a side's ear. */
function soundPlan(sound, number, at, side, lean) {
    const sample = sound.samples[number];
    if (!sound.context || sound.muted || !sample) return;
    const source = sound.context.createBufferSource(), when = sound.zero + at / SECOND;
    source.buffer = sample.buffer;
    const pan = side === SIDE.LEFT ? -LEAN : side === SIDE.RIGHT ? LEAN : 0;
    if (lean && pan !== 0 && sound.context.createStereoPanner) {
        const panner = sound.context.createStereoPanner();
        panner.pan.value = pan;
        source.connect(panner).connect(sound.group);
    } else {
        source.connect(sound.group);
    }
    source.start(Math.max(when, sound.context.currentTime), sample.offset);
    const playing = { source, at };
    sound.playing.push(playing);
    source.onended = () => { sound.playing = sound.playing.filter((other) => other !== playing); };
}

/* Takes back what has not begun; ringsOn: what sounds is heard to its end. */
function soundCancel(sound, now, ringsOn) {
    if (!sound.context) return;
    for (const { source, at } of sound.playing.filter((playing) => !ringsOn || playing.at > now))
        if (at > now) source.stop();
    sound.playing = sound.playing.filter((playing) => playing.at <= now);
    if (ringsOn) return;
    const old = sound.group;
    old.gain.setTargetAtTime(0, sound.context.currentTime, FADE / 3);
    setTimeout(() => old.disconnect(), 20 * FADE * SECOND);
    sound.playing = [];
    newGroup(sound);
}

async function soundClose(sound) {
    if (sound.context) await sound.context.close().catch(() => {});
}
