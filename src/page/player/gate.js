// SPDX-FileCopyrightText: 2026 The Limber authors
// SPDX-License-Identifier: GPL-3.0-or-later
/* The gate: which of its questions are asked, and what the answers come to. The program has judged
 * and laid out every way in which they leave something (ways.c); here one is looked up. An answer is
 * { yes, side }, or null where there is none, and counts for a week (play/intake.c). Pure. */

const URGENCY = { CALM: 0, SEE: 1, NOW: 2 };
const GATE_ANSWER_TIME = 7 * 24 * 3600 * SECOND;
const SIDE_NAMES = [null, "left", "right"]; /* as the log has them */

/* The answers of this week, for each question; said: what the log has of them, in its order. */
function gateKnown(gates, said, now) {
    return gates.map((gate) => {
        const counts = ({ question, at }) => question === gate.id && now - Date.parse(at) < GATE_ANSWER_TIME;
        const last = gate.eachTime ? undefined : said.filter(counts).at(-1);
        return last ? { yes: last.yes, side: SIDE_NAMES.indexOf(last.side) } : null;
    });
}

/* What the answers leave: one of data.ways, or undefined: no session. */
function gateWay(data, answers) {
    const key = data.gates.reduce((bits, gate, i) =>
        answers[i]?.yes ? bits | gate.bits[gate.asksSide ? answers[i].side : 0] : bits, 0);
    return data.ways.find((way) => way.key === key);
}

/* Those that were answered with yes, the most urgent first. */
function gateReasons(gates, answers) {
    return gates.filter((_, i) => answers[i]?.yes).sort((a, b) => b.urgency - a.urgency);
}

/* What the answers mean, in the words of session/verdict.c: a heading, and lines with what each is.
 * help: whom to call; isEmpty: whether a way leaves nothing of this day. */
function gateVerdict(data, answers, help, isEmpty = () => false) {
    const found = gateWay(data, answers), way = found && isEmpty(found) ? undefined : found;
    const reasons = gateReasons(data.gates, answers);
    const urgent = reasons.length > 0 && reasons[0].urgency === URGENCY.NOW;
    const lines = reasons.flatMap(({ ask, then, urgency }) => [
        { text: ask, kind: "asked" },
        { text: urgency === URGENCY.NOW ? `Urgent: ${then}` : then, kind: ["calm", "see", "now"][urgency] },
    ]);
    const namesHelp = !way || (way.narrows && reasons.some(({ isWish }) => !isWish));
    const rest = [namesHelp ? help : "", ...(way?.left ?? [])].filter(Boolean);
    const cut = way !== undefined && way.narrowing < 0; /* it would go on, and is not on this page */
    const { headings } = data;
    const heading = cut ? "No session on this page today" : way ? (way.narrows ? headings.narrowed : headings.open)
        : urgent ? headings.urgent : headings.closed;
    return { way: cut ? undefined : way, urgent, heading, lines: [...lines, ...rest.map((text) => ({ text, kind: "rest" }))] };
}

/* What was asked now, as the log has it. */
function gateRecords(gates, answers, at) {
    return gates.flatMap((gate, i) => (answers[i]
        ? [{ type: "gate", question: gate.id, yes: answers[i].yes, side: SIDE_NAMES[answers[i].side], at }] : []));
}
