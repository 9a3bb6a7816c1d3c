// SPDX-FileCopyrightText: 2026 The Limber authors
// SPDX-License-Identifier: GPL-3.0-or-later
/* What look.html does and writes down, a line each; the test says what it wants to read. */
"use strict";
const SIZES = [[360, 640], [390, 844], [768, 1024], [844, 390]];

function write(name, value) {
    document.getElementById("seen").textContent += `${name}: ${value}\n`;
}

/* Answers each question with its main button until a screen is reached. */
async function answerUntil(win, id) {
    for (let i = 0; i < 8 && !isShown(win, id); i++) {
        await until(() => isShown(win, id) || isShown(win, "ask"));
        if (isShown(win, id)) break;
        win.document.querySelector("#ask-bar .main").click();
        await later(30);
    }
    return isShown(win, id);
}

/* How much of the figure's height what is felt takes up, in tenths. */
function feltTenths(win) {
    const boxes = [...win.document.querySelectorAll("#picture g:not([display=none]) .felt")].map((path) => path.getBBox());
    const top = Math.min(...boxes.map((box) => box.y)), bottom = Math.max(...boxes.map((box) => box.y + box.height));
    return Math.round((bottom - top) / win.document.querySelector("#picture svg").viewBox.baseVal.height * 10);
}

/* What sticks out of the screen, or stands on something else. */
function misplaced(win, width, height) {
    const boxes = [...win.document.querySelectorAll("#coach button, #coach h1, #coach p, #cues")].map((element) => {
        const text = element.textContent, box = element.getBoundingClientRect();
        return { id: element.id, text, box, shown: text && box.width > 0 };
    }).filter((item) => item.shown);
    const outside = boxes.filter(({ box }) =>
        box.left < -1 || box.top < -1 || box.right > width + 1 || box.bottom > height + 1);
    const small = boxes.filter(({ id, box }) =>
        win.document.getElementById(id)?.tagName === "BUTTON" && (box.width < 44 || box.height < 44));
    const keys = win.document.getElementById("keys").getBoundingClientRect();
    const covered = boxes.filter(({ id, box }) => !win.document.getElementById(id).closest("#keys") &&
        box.bottom > keys.top + 1 && box.right > keys.left + 1 && box.left < keys.right - 1 &&
        !win.document.getElementById(id).closest("#face"));
    return [...outside, ...small, ...covered].map((item) => item.id).join(" ");
}

function said(win) {
    return JSON.parse(win.localStorage.getItem("limber:page"))?.sessions ?? [];
}

async function playToItsEnd(width, height) {
    const name = `${width}x${height}`;
    const win = await openPage("page.html", { width, height });
    win.localStorage.clear();
    click(win, "begin");
    write(`${name} begins`, await answerUntil(win, "coach"));
    await playUntil(win, () => text(win, "word") === "Hold");
    write(`${name} digits`, await until(() => /^\d+$/.test(text(win, "digits"))));
    write(`${name} figure`, await until(() => win.document.querySelectorAll("#picture path").length > 20));
    write(`${name} felt`, feltTenths(win)); /* the front of a thigh */
    write(`${name} misplaced`, misplaced(win, width, height));
    await playUntil(win, () => !isShown(win, "coach"), 1);
    write(`${name} ends`, await answerUntil(win, "end"));
    const session = said(win).at(-1);
    write(`${name} kept`, `${session.state} ${session.steps_done} of ${session.steps}, held ${session.work_held_s} of ${session.work_planned_s}`);
    win.frameElement.remove();
}

const text = (win, id) => win.document.getElementById(id).textContent;

async function pauseAndSkip() {
    const win = await openPage("page.html", { width: 390, height: 844 });
    const waits = (id, word) => until(() => text(win, id).startsWith(word));
    win.localStorage.clear();
    click(win, "begin");
    await answerUntil(win, "coach");
    click(win, "skip");
    write("skips", await waits("word", "Hold"));
    click(win, "pause");
    write("pauses", await waits("word", "Paused"));
    const time = text(win, "time");
    win.__second += 20;
    await later(200);
    write("stands still", text(win, "time") === time);
    write("sounds while paused", win.__heard.filter((entry) => !entry.stopped && entry.when > win.__second).length);
    click(win, "pause");
    write("counts in", await waits("word", "Going on"));
    write("goes on", await playUntil(win, () => text(win, "word") === "Hold"));
    click(win, "more");
    write("more", await waits("cues", "Ten seconds more"));
    click(win, "ouch");
    await until(() => isShown(win, "ask"));
    win.document.querySelectorAll(".scale button")[5].click();
    clickWord(win, "Go on");
    write("ouch", await waits("cues", "Half of it from here"));
    click(win, "leave");
    await until(() => isShown(win, "ask"));
    clickWord(win, "Finish here");
    write("finishes early", await answerUntil(win, "end"));
    const session = said(win).at(-1);
    write("kept", `${session.state}, ouch ${session.ouches[0].level} ${session.ouches[0].action}, eased ${session.segments.some((s) => s.eased)}, longer ${session.segments.some((s) => s.longer === 1)}`);
    let saved = null;
    win.URL.createObjectURL = (file) => { saved = file; return "#"; };
    win.document.getElementById("note").value = "Felt <b>fine</b>";
    click(win, "save");
    write("file", JSON.stringify(await saved.text()));
    win.frameElement.remove();
}

/* An answer to a question of the gate, by its number among those asked. */
function answerGate(win, number, word) {
    const group = win.document.querySelectorAll(".choices")[number];
    [...group.children].find((button) => button.textContent === word).click();
}

/* A yes at the gate: told what it means, without what it leaves out, and kept for a week. */
async function narrowed() {
    const win = await openPage("page.html", { width: 390, height: 844 });
    const heading = () => text(win, "ask-title"), body = () => text(win, "ask-body");
    win.localStorage.clear();
    click(win, "begin");
    await until(() => heading().startsWith("Before you start"));
    answerGate(win, 1, "Yes");
    answerGate(win, 2, "Yes");
    clickWord(win, "Go on");
    write("closes", await until(() => heading() === "Get help first. No session today."));
    clickWord(win, "Answer again");
    await until(() => heading().startsWith("Before you start"));
    answerGate(win, 1, "Yes");
    answerGate(win, 0, "Left");
    clickWord(win, "Go on");
    await until(() => heading() === "Today without some of it");
    write("narrows", /Left out today: [^.]*Heel/.test(body()));
    await answerUntil(win, "coach");
    click(win, "leave");
    await until(() => heading() === "Finish here?");
    clickWord(win, "Finish here");
    await answerUntil(win, "end");
    write("narrowed", said(win).at(-1).segments.map(({ step, side }) => `${step}, ${side}`).join("; "));
    click(win, "again");
    click(win, "begin");
    await until(() => heading().startsWith("Before you start"));
    write("asked again", win.document.querySelectorAll(".choices").length);
    clickWord(win, "None of these");
    write("recalled", await until(() => heading() === "Today without some of it"));
    win.localStorage.clear();
    win.frameElement.remove();
}

/* The page itself, with its policy, as it comes from a mail. */
async function asItIs() {
    const frame = document.createElement("iframe");
    frame.style.cssText = "width:390px;height:844px;border:0";
    frame.src = "page.html";
    document.body.append(frame);
    await new Promise((done) => { frame.onload = done; });
    const win = frame.contentWindow, page = win.document;
    write("policy", page.querySelector("meta[http-equiv]").content.replace(/'sha256-[^']*'/g, "HASH"));
    write("begins as it is", (click(win, "begin"), await answerUntil(win, "coach")));
    write("goes on by itself", await until(() => text(win, "time").startsWith("0:01")));
    write("requests", win.performance.getEntriesByType("resource").length);
    write("unnamed buttons", [...page.querySelectorAll("button")].filter((b) => !b.textContent && !b.ariaLabel).length);
    frame.remove();
}

/* What a page starts from its beginning to its end, and the program's own file beside it. */
async function play(page, file) {
    const win = await openPage(page, { width: 390, height: 844 });
    click(win, "begin");
    await answerUntil(win, "coach");
    await playUntil(win, () => !isShown(win, "coach"));
    const wav = await new OfflineAudioContext(1, 1, 48000).decodeAudioData(await (await fetch(file)).arrayBuffer());
    const right = wav.getChannelData(1), both = wav.getChannelData(0).map((value, i) => value + right[i]);
    const starts = win.__heard.filter((entry) => !entry.stopped);
    win.frameElement.remove();
    return { starts, both };
}

/* The instant on the page's clock at which the file begins: by the first sound of both. */
function beginningOf({ starts, both }) {
    const onset = both.findIndex((value) => Math.abs(value) > 0.01) / 48000;
    return starts[0].when - onset + firstLoud(starts[0].buffer);
}

/* How far apart both are at most, in seconds, and how unlike. */
function compare(starts, both, zero, reach, part) {
    let worst = 0, least = 1;
    for (const { buffer, when, offset } of starts) {
        const sound = buffer.getChannelData(0).subarray(Math.round((offset ?? 0) * 48000));
        const { lag, likeness } = bestLag(both, sound, when - zero, reach, part);
        worst = Math.max(worst, Math.abs(lag));
        least = Math.min(least, likeness);
    }
    return { worst, least };
}

/* The sounds begin at the very same instants; words, which are compressed more, nearly so. */
async function hear() {
    const silent = await play("silent.html", "render.wav"), zero = beginningOf(silent);
    const sounds = compare(silent.starts, silent.both, zero, 192, 3840);
    write("sounds", silent.starts.length);
    write("sounds that lean", silent.starts.some((entry) => entry.pan !== 0));
    write("sounds apart", sounds.worst <= 0.001 ? "a millisecond at most" : `${sounds.worst} s`);
    write("sounds alike", sounds.least > 0.9 ? "yes" : sounds.least);
    const spoken = await play("page.html", "spoken.wav");
    const lengths = new Set(silent.starts.map((entry) => entry.buffer.length));
    const words = spoken.starts.filter((entry) => !lengths.has(entry.buffer.length));
    const shift = spoken.starts.find((entry) => lengths.has(entry.buffer.length)).when - silent.starts[0].when;
    const lines = compare(words, spoken.both, zero + shift, 4800, 24000);
    write("words", words.length);
    write("words apart", lines.worst <= 0.06 ? "hardly" : `${lines.worst} s`);
    write("words alike", lines.least > 0.5 ? "yes" : lines.least);
}

function firstLoud(buffer) {
    return buffer.getChannelData(0).findIndex((value) => Math.abs(value) > 0.005) / 48000;
}

/* Where in the file a sound lies, no farther than `reach` samples from where it should: by its first
 * `part` samples. */
function bestLag(file, sound, at, reach, part) {
    const length = Math.min(sound.length, part);
    let best = { lag: 9, likeness: -1 };
    for (let shift = -reach; shift <= reach; shift += 4) {
        const from = Math.round(at * 48000) + shift;
        let ab = 0, aa = 0, bb = 0;
        for (let i = 0; i < length; i += 2) {
            const a = file[from + i] ?? 0, b = sound[i];
            ab += a * b;
            aa += a * a;
            bb += b * b;
        }
        const likeness = ab / Math.sqrt(aa * bb || 1);
        if (likeness > best.likeness) best = { lag: shift / 48000, likeness };
    }
    return best;
}

window.onload = async () => {
    try {
        for (const [width, height] of SIZES) await playToItsEnd(width, height);
        await pauseAndSkip();
        await narrowed();
        await asItIs();
        await hear();
    } catch (problem) {
        write("problem", problem.stack);
    }
    write("over", true);
    document.title = "over";
};
