// SPDX-FileCopyrightText: 2026 The Limber authors
// SPDX-License-Identifier: GPL-3.0-or-later
/* Opens a page that plays in a frame, with an audio clock that stands still until it is moved on, so
 * that no slow machine changes what happens, and that writes down what is started on it and when.
 * Without its policy, which would not let this script in; a test looks at the page as it is for that. */

function fakeAudio(win) {
    const heard = [];
    win.__second = 0;
    class FakeContext {
        constructor() {
            this.state = "running";
            this.destination = {};
            this.decoder = new win.OfflineAudioContext(1, 1, 48000);
        }
        get currentTime() { return win.__second; }
        async resume() {}
        async close() {}
        decodeAudioData(bytes) { return this.decoder.decodeAudioData(bytes); }
        createGain() { return { connect() {}, disconnect() {}, gain: { setTargetAtTime() {} } }; }
        createStereoPanner() {
            const panner = { pan: { value: 0 }, connect: (to) => to };
            return panner;
        }
        createBufferSource() {
            const source = { pan: 0 };
            source.connect = (to) => {
                if (to.pan) source.panner = to;
                return to;
            };
            source.start = (when, offset) => {
                source.entry = { buffer: source.buffer, when, offset, pan: source.panner?.pan.value ?? 0, stopped: false };
                heard.push(source.entry);
            };
            source.stop = () => { if (source.entry.when > win.__second) source.entry.stopped = true; };
            return source;
        }
    }
    win.AudioContext = FakeContext;
    win.__heard = heard;
}

/* The page's frame, once it has run. before(window): what is to be so when its script begins. */
async function openPage(file, { width, height, look, before }) {
    const text = await (await fetch(file)).text();
    const frame = document.createElement("iframe");
    frame.style.cssText = `width:${width}px;height:${height}px;border:0`;
    document.body.append(frame);
    const win = frame.contentWindow;
    window.__prepare = (inner) => {
        fakeAudio(inner);
        before?.(inner);
    };
    const bare = text.replace(/<meta http-equiv="Content-Security-Policy"[^>]*>/, "")
        .replace('data-look="auto"', `data-look="${look ?? "auto"}"`)
        .replace("<body>", "<body><script>parent.__prepare(window)</script>");
    await new Promise((done) => {
        frame.onload = done;
        frame.srcdoc = bare;
    });
    return win;
}

const later = (milliseconds) => new Promise((done) => setTimeout(done, milliseconds));

/* Waits until something is so; false: it never was. */
async function until(condition, seconds = 30) {
    for (let i = 0; i < seconds * 100; i++) {
        if (condition()) return true;
        await later(10);
    }
    return false;
}

/* Moves the clock on by steps until something is so; false: it never was. */
async function playUntil(win, condition, step = 0.5) {
    for (let i = 0; i < 2000; i++) {
        if (condition()) return true;
        win.__second += step;
        await later(30); /* the page looks at its clock more often than that */
    }
    return false;
}

const isShown = (win, id) => !win.document.getElementById(id).hidden;
const click = (win, id) => win.document.getElementById(id).click();
const clickWord = (win, word) =>
    [...win.document.querySelectorAll("#ask-bar button")].find((button) => button.textContent === word).click();
