// SPDX-FileCopyrightText: 2026 The Limber authors
// SPDX-License-Identifier: GPL-3.0-or-later
/* Opens a page that plays in a frame, with an audio clock that runs `speed` times as fast as the
 * browser's and writes down what is started on it: [clip, second, how far to the right]. Without its
 * policy, which would not let this script in; a test looks at the page as it is for that. */

function fakeAudio(win, speed) {
    const heard = [];
    class FakeContext {
        constructor() {
            this.state = "running";
            this.began = win.performance.now();
            this.destination = {};
            this.decoder = new win.OfflineAudioContext(1, 1, 48000);
        }
        get currentTime() { return (win.performance.now() - this.began) / 1000 * speed; }
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
            source.stop = () => { if (source.entry.when > win.__context.currentTime) source.entry.stopped = true; };
            win.__context = this;
            return source;
        }
    }
    win.AudioContext = FakeContext;
    win.__heard = heard;
}

/* The page's frame, once it has run. before(window): what is to be so when its script begins. */
async function openPage(file, { width, height, speed, look, before }) {
    const text = await (await fetch(file)).text();
    const frame = document.createElement("iframe");
    frame.style.cssText = `width:${width}px;height:${height}px;border:0`;
    document.body.append(frame);
    const win = frame.contentWindow;
    window.__prepare = (inner) => {
        fakeAudio(inner, speed);
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

const isShown = (win, id) => !win.document.getElementById(id).hidden;
const click = (win, id) => win.document.getElementById(id).click();
const clickWord = (win, word) =>
    [...win.document.querySelectorAll("#ask-bar button")].find((button) => button.textContent === word).click();
