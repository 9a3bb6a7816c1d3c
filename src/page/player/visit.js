// SPDX-FileCopyrightText: 2026 The Limber authors
// SPDX-License-Identifier: GPL-3.0-or-later
/* A visit from the first screen to the last: what is due today, the questions, the session, what it
 * came to, and handing it back. */

const POLL = 25;
const FAREWELLS = {
    "pre-run": "Done. Start slower than you want.", "post-run": "Done. Walk for a minute.",
    "rest-day": "Done. Rest as long as you like.", rehab: "Done. Notice how it feels tomorrow morning.",
    any: "Done. Rest as long as you like.",
};

/* ---- the first screen ---- */

function lengthWords(timeline) {
    const minutes = Math.max(1, Math.round(timeline.total / (60 * SECOND)));
    return `${minutes} min`;
}

/* Each step once, in its order. */
function stepRows(timeline) {
    const rows = new Map();
    for (const segment of timeline.segments)
        if (!rows.has(segment.stepIndex)) rows.set(segment.stepIndex, segment);
    return [...rows.values()];
}

function stepItem(segment) {
    const item = element("li", ""), text = element("div", ""), picture = element("div", "", { className: "picture" });
    const { step, rounds } = segment, figure = app.data.figures[step.figure];
    text.append(element("h3", step.name));
    text.append(element("p", rounds > 1 ? `${step.dose}, ${rounds} rounds` : step.dose, { className: "quiet" }));
    if (step.note) text.append(element("p", step.note[0]));
    const photo = app.data.photos[step.photo];
    if (photo) text.append(element("img", "", { src: photo, alt: step.name, loading: "lazy" }));
    if (step.link) text.append(element("a", "Look at it on the web", { href: step.link, target: "_blank", rel: "noreferrer" }));
    if (figure) figureOpen(figure, picture)({ place: 1, breath: 0, mirrored: false, swapped: false });
    item.append(picture, text);
    return item;
}

function today() {
    return dayOf(new Date());
}

function showStart() {
    const { data } = app, day = planDay(data, records(), today()), stage = planFor(data, day, today(), records(), "");
    const timeline = timelineOpen(planOpen(data, stage.plan));
    fillText("whose", [data.client && `For ${data.client}`, data.clinic ?? data.author].filter(Boolean).join(" · "));
    fillText("title", data.title);
    fillText("summary", data.summary);
    fillList("goals", data.goals.map((goal) => `Goal: ${goal}`));
    const review = data.review ? `review ${dayWords(dayOfText(data.review))}` : "";
    fillText("facts", [lengthWords(timeline), planWords(data, day, today()), data.times, review].filter(Boolean).join(" · "));
    fillList("says", stage.says);
    fillList("precautions", data.precautions);
    fillText("call", helpLine() && `Whom to call: ${helpLine()}`);
    byId("care").hidden = data.precautions.length === 0 && !helpLine();
    byId("steps").replaceChildren(...stepRows(timeline).map(stepItem));
    fillText("made", `Made by Limber ${data.program}. Nothing leaves this phone unless you send it.`);
    showKept();
    showScreen("start");
}

function showKept() {
    const kept = records(), last = kept.at(-1);
    byId("kept").hidden = kept.length === 0;
    if (last) fillText("kept-words", `${kept.length} session${kept.length === 1 ? "" : "s"} on this phone. The last one: ${recordText(last)}.`);
}

/* ---- the session ---- */

function wantsStill() {
    return window.matchMedia?.("(prefers-reduced-motion: reduce)").matches ?? false;
}

async function begin() {
    const { data, settings } = app;
    const opening = soundOpen(settings.sounds || settings.words ? data.clips : []); /* in the tap itself */
    const sound = await opening;
    await askMorning(today());
    const way = await passGate(), said = way ? await askBefore(today()) : null;
    if (!said) {
        await soundClose(sound);
        return showStart();
    }
    const worse = worseSide(data.checkIn, said.levels);
    const stage = planFor(data, planDay(data, records(), today()), today(), records(), worse, way.narrowing);
    const options = { words: settings.words && sound.context !== null, still: wantsStill(), eased: said.eased };
    sound.zero = sound.context ? sound.context.currentTime + 0.1 : performance.now() / SECOND;
    const session = sessionNew(said.eased ? stage.eased : stage.plan, data, sound, options);
    if (!settings.sounds) session.data = { ...data, sounds: data.sounds.map(() => -1) };
    const record = recordNew(session, new Date());
    data.checkIn.forEach((question, i) => recordRating(record, question, "before", said.levels[i] ?? -1));
    if (data.asksPain) recordPain(record, "before", said.pain, new Date());
    recordScales(record, said.scales, said.answers, new Date());
    await play(session, record);
    await lookBack(session, record, said);
}

/* Leads through a session to its end. */
function play(session, record) {
    recordFollow(record, session, () => keepRecord(record));
    showScreen("coach");
    byId("pause").focus({ preventScroll: true });
    pauseWhenTaken(session);
    stayAwake(true);
    app.session = session;
    if (!session.sound.context) notice("No sound here: the screen leads.", 0);
    return new Promise((done) => {
        let timer = 0;
        const draw = () => {
            if (app.session !== session) return;
            drawCoach(session, soundNow(session.sound));
            requestAnimationFrame(draw);
        };
        session.record = record;
        session.listeners.push((event) => {
            tellEvent(session, event);
            if (event.kind !== EVENT.FINISHED) return;
            clearInterval(timer);
            app.session = null;
            stayAwake(false);
            done();
        });
        timer = setInterval(() => sessionPoll(session), POLL);
        sessionPoll(session);
        draw();
    });
}

/* A call, or another program, has taken the loudspeaker and its clock: the session is found paused. */
function pauseWhenTaken(session) {
    const { context } = session.sound;
    if (!context?.addEventListener) return;
    context.addEventListener("statechange", () => {
        if (context.state !== "running" && session.player.state === STATE.RUNNING) sessionCommand(session, COMMAND.PAUSE);
    });
}

/* What a key means now: in a wait the large button goes on. */
function press(command) {
    const { session } = app;
    if (!session || byId("coach").hidden) return;
    const waits = session.player.state === STATE.WAITING;
    if (waits && command === COMMAND.PAUSE) sayReps(session);
    session.sound.context?.resume();
    sessionCommand(session, command === COMMAND.PAUSE && waits ? COMMAND.NEXT : command);
}

/* How many reps were done at one's own pace, as it stands on the screen. */
function sayReps(session) {
    const reps = Number(byId("reps").value), { segment, index } = session.player;
    if (segment.ownReps !== undefined && Number.isInteger(reps) && reps > 0) session.repsSaid.set(index, reps);
}

/* Something hurts: the set is over, the question is asked, and then it goes on. */
async function hurt() {
    const { session } = app;
    if (!session) return;
    sessionCommand(session, COMMAND.OUCH);
    const ouch = { level: -1, alarm: false };
    const scale = scaleOf("How much does it hurt?", app.data.pain, (level) => { ouch.level = level; });
    const alarm = element("label", "", { className: "switch" });
    alarm.append(element("span", "It is sharp, numb or electric"), element("input", "", { type: "checkbox" }));
    alarm.addEventListener("change", (event) => { ouch.alarm = event.target.checked; });
    const answer = await askScreen("Sharp? Stop this one. Otherwise back off a little.", "How much, out of 10?",
        [scale, alarm], [["Take it back", GONE], ["Leave it out", "out"], ["Go on", "said", true]]);
    showScreen("coach");
    if (answer === GONE) return press(COMMAND.BACK);
    const done = sessionOuch(session, answer === "out" ? { level: -1, alarm: false } : ouch);
    recordOuch(session.record, session, answer === "out" ? { level: -1, alarm: false } : ouch, done, new Date());
    if (done.grave) await stopForToday(session, ouch);
    else goOn(session, ["Noted. Back off a little.", "Half of it from here, and gently.", "Fine, we leave that one out."][done.action]);
}

function goOn(session, words) {
    if (app.session !== session) return;
    showScreen("coach");
    notice(words, soundNow(session.sound));
    sessionCommand(session, COMMAND.PAUSE);
}

/* A grave one: nothing goes on by itself. */
async function stopForToday(session, ouch) {
    const lines = [
        ouch.alarm ? "Sharp, numb or electric is a warning, not a stretch." : "Pain this strong needs rest.",
        "If it stays, or comes with numbness, weakness, swelling or giving way: see a doctor or physio before the next session.",
        ...app.data.precautions, helpLine(),
    ];
    const answer = await askOneOf("Stop.", lines, [["Go on without it", false], ["Finish for today", true, true]]);
    if (answer) sessionCommand(session, COMMAND.FINISH);
    else goOn(session, "Fine, we leave that one out.");
}

async function leave() {
    const { session } = app;
    if (!session) return;
    if (session.player.state !== STATE.PAUSED) sessionCommand(session, COMMAND.PAUSE);
    const finish = await askOneOf("Finish here?", ["What you did is kept."], [["Go on", false], ["Finish here", true, true]]);
    if (finish) return sessionCommand(session, COMMAND.FINISH);
    showScreen("coach");
    press(COMMAND.PAUSE);
}

/* ---- afterwards ---- */

async function lookBack(session, record, said) {
    const sums = sessionSums(session), worked = sums.held >= SECOND;
    if (worked) await askAfter(record, said);
    const kept = keepRecord(record);
    const early = sums.stepsDone * 2 < sums.steps && sums.held * 2 < sums.planned;
    fillText("end-title", !worked ? "Nothing this time, and that is all right."
        : early ? "Stopped early, and that is all right." : FAREWELLS[app.data.when]);
    fillText("end-sum", `${sums.stepsDone} of ${sums.steps} steps, ${minutesText(sums.held / SECOND)} of ${minutesText(sums.planned / SECOND)} min at work.`);
    const ouches = record.ouches.map((ouch) => `${ouch.step}: ${ouch.level ?? "ouch"}${ouch.alarm ? ", sharp" : ""}, ${ouch.action.replace("-", " ")}`);
    fillList("end-lines", [...ouches, ...recordSaid(record)]);
    fillText("end-kept", kept ? "It is kept in this browser only. Send it when your clinic asks, or once a week."
        : "This browser keeps nothing of a page opened like this: send it or save it now.");
    fillText("sent", "");
    showNote(true);
    app.record = record;
    showScreen("end");
    byId("end-title").focus();
    setTimeout(() => soundClose(session.sound), 5 * SECOND); /* the last sound rings out */
}

/* ---- handing back ---- */

function showNote(asked) {
    byId("note").value = "";
    byId("note").hidden = byId("note-label").hidden = !asked;
}

function keepNote() {
    if (!app.record) return;
    const note = byId("note").value.replace(/\s+/g, " ").trim();
    app.record.note = note || null;
    keepRecord(app.record);
}

function handedBack() {
    keepNote();
    const kept = records().length > 0 ? records() : app.record ? [app.record] : [];
    const file = new File([recordLines([...kept, ...gateAnswers()], app.data, new Date())], `${app.data.file.name}.jsonl`, { type: "text/plain" });
    return { text: recordsText(kept, app.data), file };
}

async function copyText(text) {
    try {
        await navigator.clipboard.writeText(text);
        return true;
    } catch {
        const area = element("textarea", text);
        document.body.append(area);
        area.select();
        const copied = document.execCommand("copy");
        area.remove();
        return copied;
    }
}

function saveFile(file) {
    const link = element("a", "", { href: URL.createObjectURL(file), download: file.name });
    link.click();
    setTimeout(() => URL.revokeObjectURL(link.href), 60 * SECOND);
}

/* Through the phone's own sheet; where it has none, as a copied text. */
async function sendBack() {
    const { text, file } = handedBack();
    const shares = [{ files: [file], title: app.data.title, text }, { title: app.data.title, text }];
    for (const share of shares) {
        if (!navigator.canShare?.(share)) continue;
        try {
            await navigator.share(share);
            return fillText("sent", "Sent.");
        } catch (problem) {
            if (problem.name === "AbortError") return;
        }
    }
    fillText("sent", (await copyText(text)) ? "Copied: paste it into a message." : "This browser can neither share nor copy: save it as a file.");
}

/* ---- the page ---- */

const KEYS = {
    " ": () => press(COMMAND.PAUSE), n: () => press(COMMAND.NEXT), ArrowRight: () => press(COMMAND.NEXT),
    b: () => press(COMMAND.BACK), ArrowLeft: () => press(COMMAND.BACK), "+": () => press(COMMAND.LONGER),
    "-": () => press(COMMAND.SHORTER), o: hurt, q: leave,
};

function listen() {
    const taps = {
        begin, back: () => press(COMMAND.BACK), more: () => press(COMMAND.LONGER), skip: () => press(COMMAND.NEXT),
        pause: () => press(COMMAND.PAUSE), ouch: hurt, leave,
        again: () => { keepNote(); app.record = null; showStart(); },
        send: sendBack, "kept-send": lookKept,
        copy: async () => fillText("sent", (await copyText(handedBack().text)) ? "Copied." : "This browser cannot copy."),
        save: () => { saveFile(handedBack().file); fillText("sent", "Saved. `limber log import` takes it."); },
        "kept-forget": forget,
    };
    for (const [id, tap] of Object.entries(taps)) byId(id).addEventListener("click", tap);
    document.addEventListener("keydown", (event) => {
        if (event.target.closest("input")) { /* what is typed there is a number */
            if (event.key === "Enter" && !byId("coach").hidden) press(COMMAND.PAUSE);
            return;
        }
        const presses = event.target.closest("button") && (event.key === " " || event.key === "Enter");
        if (byId("coach").hidden || presses || event.ctrlKey || event.metaKey || !KEYS[event.key]) return;
        event.preventDefault();
        KEYS[event.key]();
    });
}

/* What was kept, on the last screen, where it can be handed back. */
function lookKept() {
    app.record = null;
    fillText("end-title", "What you did");
    fillText("end-sum", "");
    fillList("end-lines", records().map(recordText));
    fillText("end-kept", "It is kept in this browser only.");
    fillText("sent", "");
    showNote(false);
    showScreen("end");
}

async function forget() {
    const gone = await askOneOf("Forget what is kept on this phone?", ["What you have sent is not touched."],
        [["Keep it", false, true], ["Forget it", true]]);
    if (gone) app.store.write({ sessions: [], gates: [] });
    showStart();
}

app.store = storeOpen(app.data.file.name);
settingsOpen();
listen();
showStart();
