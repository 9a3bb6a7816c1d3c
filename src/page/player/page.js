// SPDX-FileCopyrightText: 2026 The Limber authors
// SPDX-License-Identifier: GPL-3.0-or-later
/* What the page's screens share: the elements by their names, one screen at a time, what is said to
 * screen readers, and the person's settings. */

const byId = (id) => document.getElementById(id);

const app = {
    data: JSON.parse(byId("data").textContent),
    store: null, /* what was done, in this browser */
    settings: { sounds: true, words: true, left: false, look: "auto" },
    settingsStore: null,
};

function showScreen(name) {
    for (const screen of document.querySelectorAll("main")) screen.hidden = screen.id !== name;
    window.scrollTo(0, 0);
}

/* To a screen reader, calmly. */
function sayAloud(text) {
    byId("say").textContent = text;
}

/* A new element with a text. */
function element(tag, text, properties = {}) {
    const made = document.createElement(tag);
    made.textContent = text;
    return Object.assign(made, properties);
}

function fillText(id, text) {
    byId(id).textContent = text ?? "";
    byId(id).hidden = !text;
}

function fillList(id, texts) {
    byId(id).replaceChildren(...texts.map((text) => element("li", text)));
    byId(id).hidden = texts.length === 0;
}

function records() {
    return app.store.read().sessions ?? [];
}

/* Keeps a session in the place of what was kept of it; false: this browser keeps nothing. */
function keepRecord(record) {
    return app.store.write({ ...app.store.read(), sessions: [...records().filter((other) => other.id !== record.id), record] });
}

function gateAnswers() {
    return app.store.read().gates ?? [];
}

function keepGateAnswers(answers) {
    app.store.write({ ...app.store.read(), gates: [...gateAnswers(), ...answers] });
}

/* ---- settings ---- */

function applySettings() {
    const { left, look } = app.settings;
    document.documentElement.classList.toggle("left", left);
    document.documentElement.dataset.look = look;
}

function settingsOpen() {
    app.settingsStore = storeOpen("settings");
    app.settings = { ...app.settings, ...app.settingsStore.read() };
    for (const [id, key] of [["set-sounds", "sounds"], ["set-words", "words"], ["set-left", "left"]]) {
        byId(id).checked = app.settings[key];
        byId(id).addEventListener("change", (event) => changeSetting(key, event.target.checked));
    }
    byId("set-look").value = app.settings.look;
    byId("set-look").addEventListener("change", (event) => changeSetting("look", event.target.value));
    applySettings();
}

function changeSetting(key, value) {
    app.settings[key] = value;
    app.settingsStore.write(app.settings);
    applySettings();
}

/* ---- the phone stays awake ---- */

const awake = { lock: null, wanted: false };

async function stayAwake(wanted) {
    awake.wanted = wanted;
    if (!wanted) {
        awake.lock?.release().catch(() => {});
        awake.lock = null;
    } else if (!awake.lock && navigator.wakeLock && document.visibilityState === "visible") {
        awake.lock = await navigator.wakeLock.request("screen").catch(() => null);
        awake.lock?.addEventListener("release", () => { awake.lock = null; });
    }
}

document.addEventListener("visibilitychange", () => stayAwake(awake.wanted));
