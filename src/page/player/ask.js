// SPDX-FileCopyrightText: 2026 The Limber authors
// SPDX-License-Identifier: GPL-3.0-or-later
/* Questions around a session, one screen each, in the order and the words of a visit at the desk
 * (play/visit.c): a level from 0 to 10, one of a few answers, and the gate. Each is a promise. */

const GONE = Symbol("back");

/* Shows a question; answers are [word, value, is it the main one]. */
function askScreen(title, below, body, answers) {
    fillText("ask-title", title);
    fillText("ask-below", below);
    fillText("ask-words", "");
    byId("ask-body").replaceChildren(...body);
    showScreen("ask");
    byId("ask-title").focus();
    return new Promise((resolve) => {
        byId("ask-bar").replaceChildren(...answers.map(([word, value, main]) => {
            const button = element("button", word, { type: "button", className: main ? "main" : "" });
            button.addEventListener("click", () => resolve(typeof value === "function" ? value() : value));
            return button;
        }));
    });
}

/* Eleven buttons; picked is called with the level. bands: what a level means. */
function scaleOf(name, bands, picked) {
    const group = element("div", "", { className: "scale" });
    group.setAttribute("role", "radiogroup");
    group.setAttribute("aria-label", name);
    for (let level = 0; level <= 10; level++) {
        const button = element("button", String(level), { type: "button" });
        button.setAttribute("role", "radio");
        button.setAttribute("aria-checked", "false");
        if (bands) button.dataset.band = level >= bands.stop ? "stop" : level >= bands.ease ? "ease" : "fine";
        button.addEventListener("click", () => {
            for (const other of group.children) other.setAttribute("aria-checked", String(other === button));
            picked(level);
        });
        group.append(button);
    }
    return group;
}

/* A level with what it means; -1: not said. */
function askLevel({ title, below, words, before }) {
    const bands = app.data.pain;
    let level = -1;
    const scale = scaleOf(title, bands, (picked) => {
        level = picked;
        fillText("ask-words", words[level >= bands.stop ? 2 : level >= bands.ease ? 1 : 0]);
    });
    const ends = element("p", "0 none, 10 the worst you can imagine", { className: "quiet" });
    const earlier = before === null ? [] : [element("p", `${before} before`, { className: "quiet" })];
    return askScreen(title, below, [scale, ends, ...earlier], [["Skip", -1], ["Go on", () => level, true]]);
}

function questionName({ label, side }) {
    const lower = /^[A-Z][a-z]/.test(label) && !label.startsWith("Achilles") ? label[0].toLowerCase() + label.slice(1) : label;
    return side === "centre" ? label : `${side === "left" ? "Left" : "Right"} ${lower}`;
}

/* Several levels on one screen; a list, -1 where nothing was said. */
function askLevels(title, questions) {
    const levels = questions.map(() => -1);
    const body = questions.flatMap((question, i) => [
        element("h2", questionName(question)),
        scaleOf(questionName(question), null, (picked) => { levels[i] = picked; }),
    ]);
    return askScreen(title, "0 loose, 10 cannot move freely", body, [["Skip", levels, false], ["Go on", levels, true]]);
}

/* A routine's own questions of one moment, on one screen; a list, -1 where nothing was said. */
function askScales(title, scales) {
    const levels = scales.map(() => -1), none = scales.map(() => -1);
    if (scales.length === 0) return none;
    const body = scales.flatMap((scale, i) => [
        element("h2", scale.ask),
        scaleOf(scale.ask, null, (picked) => { levels[i] = picked; }),
        element("p", `0 ${scale.low}, 10 ${scale.high}`, { className: "quiet" }),
    ]);
    return askScreen(title, "", body, [["Skip", none], ["Go on", levels, true]]);
}

/* One of a few words; the first is picked until another is. */
function choiceOf(name, words, picked) {
    const group = element("div", "", { className: "choices" });
    group.setAttribute("role", "radiogroup");
    group.setAttribute("aria-label", name);
    words.forEach((word, number) => {
        const button = element("button", word, { type: "button" });
        button.setAttribute("role", "radio");
        button.setAttribute("aria-checked", String(number === 0));
        button.addEventListener("click", () => {
            for (const other of group.children) other.setAttribute("aria-checked", String(other === button));
            picked(number);
        });
        group.append(button);
    });
    return group;
}

const GATE_WORDS = { PLAIN: ["No", "Yes"], SIDES: ["No", "Left", "Right", "Both"] };

/* The gate: an answer to each of these questions, all on one screen. */
function askGate(gates) {
    const answers = gates.map(() => ({ yes: false, side: SIDE.NONE }));
    const body = gates.flatMap(({ ask, asksSide }, i) => [
        element("h2", ask),
        choiceOf(ask, asksSide ? GATE_WORDS.SIDES : GATE_WORDS.PLAIN, (number) => {
            answers[i] = { yes: number > 0, side: asksSide && number < 3 ? number : SIDE.NONE };
            byId("ask-bar").lastElementChild.textContent = answers.some(({ yes }) => yes) ? "Go on" : "None of these";
        }),
    ]);
    return askScreen("Before you start: any of these?", "", body, [["Leave", GONE], ["None of these", answers, true]]);
}

function askOneOf(title, lines, answers) {
    return askScreen(title, "", lines.filter(Boolean).map((line) => element("p", line)), answers);
}

/* ---- the questions of a visit ---- */

async function askMorning(today) {
    await askMorningPain(morningDue(app.data, records(), today));
    const open = morningScales(app.data, records(), today);
    if (!open) return;
    recordScales(open.record, open.scales, await askScales("How was it this morning?", open.scales), new Date());
    keepRecord(open.record);
}

async function askMorningPain(last) {
    if (!last) return;
    const level = await askLevel({
        title: "How was it this morning? Pain at the first steps", below: `Yesterday: ${last.title}`,
        before: last.pains.find((pain) => pain.when === "after")?.level ?? null,
        words: [
            "Settled. Yesterday's dose was right.", "Not quite settled: do less today.",
            "Yesterday was too much. Rest today, and easier after that.",
        ],
    });
    recordPain(last, "morning", level, new Date());
    keepRecord(last);
}

/* Those of the questions that have no answer, and all of the answers then; GONE: no session. */
async function askOpen(gates, answers) {
    const open = gates.filter((_, i) => !answers[i]), said = await askGate(open);
    if (said === GONE) return GONE;
    keepGateAnswers(gateRecords(open, said, momentText(new Date())));
    return gates.map((gate, i) => answers[i] ?? said[open.indexOf(gate)]);
}

function showVerdict({ way, urgent, heading, lines }) {
    const body = lines.map(({ text, kind }) => element("p", text, { className: `verdict ${kind}` }));
    if (way)
        return askScreen(heading, "", body, [["Leave", GONE], ["Answer again", "again"], ["Go on", "on", !urgent]]);
    return askScreen(heading, "", [...body, element("p", "Has it changed? Answer again.")],
        [["Answer again", "again"], ["Close", GONE, true]]);
}

/* What the answers leave of the routine (gate.js); null: no session now. */
async function passGate() {
    const { data } = app, known = gateKnown(data.gates, gateAnswers(), Date.now());
    const day = planDay(data, records(), today());
    const isEmpty = ({ narrowing }) => narrowing > 0 && planFor(data, day, today(), records(), "", narrowing).closed;
    let answers = known, ask = gateVerdict(data, known, "", isEmpty).way && known.includes(null);
    for (;;) {
        if (ask) answers = await askOpen(data.gates, answers);
        if (answers === GONE) return null;
        const verdict = gateVerdict(data, answers, helpLine(), isEmpty);
        if (!answers.some((answer) => answer?.yes)) return verdict.way;
        const next = await showVerdict(verdict);
        if (next !== "again") return next === "on" ? verdict.way : null;
        answers = data.gates.map(() => null);
        ask = true;
    }
}

function helpLine() {
    return [app.data.contact, app.data.helpLine].filter(Boolean).join(". ");
}

/* What was said before the session; null: no session now. Its own questions come when it is sure that
 * there will be one. */
async function askBefore(today) {
    const said = await askHowItIs();
    if (!said) return null;
    const scales = scalesDue(app.data, records(), today, "before");
    return { ...said, scales, answers: await askScales("Before you begin", scales) };
}

async function askHowItIs() {
    const said = { levels: [], pain: -1, eased: false };
    if (app.data.checkIn.length > 0) said.levels = await askLevels("How tight is it now?", app.data.checkIn);
    if (!app.data.asksPain) return said;
    said.pain = await askLevel({
        title: "Any pain now, where it is worst?", below: "", before: null,
        words: [
            "Fine: the routine as it is written.", "Then gently today: half the dose, easier forms.",
            "Then no session today. Rest it, and ask a physio or doctor if it stays.",
        ],
    });
    if (said.pain >= app.data.pain.stop) return refuse();
    return said.pain >= app.data.pain.ease ? offerEased(said) : said;
}

async function refuse() {
    await askOneOf("No session today. Here is who to call.",
        ["Pain this strong needs rest, and a physio or doctor if it stays.", helpLine()], [["Close", GONE, true]]);
    return null;
}

/* Half the dose, as written, or not at all. */
async function offerEased(said) {
    const answer = await askOneOf("Half dose today, easier forms?",
        ["The steps that matter most are enough today, in their easier form.", "No bounces, skips or strides."],
        [["Leave", GONE], ["As written", false], ["Easier today", true, true]]);
    return answer === GONE ? null : { ...said, eased: answer };
}

async function askAfter(record, said) {
    if (app.data.checkIn.length > 0) {
        const after = await askLevels("And now? How tight is it?", app.data.checkIn);
        app.data.checkIn.forEach((question, i) => recordRating(record, question, "after", after[i]));
    }
    if (app.data.asksPain) await askPainAfter(record, said);
    const scales = scalesDue(app.data, [], 0, "after");
    recordScales(record, scales, await askScales("And now", scales), new Date());
}

async function askPainAfter(record, said) {
    const level = await askLevel({
        title: "Pain now, where it is worst", below: "", before: said.pain < 0 ? null : said.pain,
        words: [
            "Fine. How it is tomorrow morning counts more.",
            "Should settle by tomorrow. If it does not, do less next time.",
            "That was too much for today. Rest it; if it stays, ask a physio or doctor.",
        ],
    });
    recordPain(record, "after", level, new Date());
}
