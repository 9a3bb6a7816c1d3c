// SPDX-FileCopyrightText: 2026 The Limber authors
// SPDX-License-Identifier: GPL-3.0-or-later
/* Which day of the plan it is, and what is right for it: the program has laid out every stage, and
 * here the date chooses. Pure. */

const DAY = 24 * 3600 * SECOND;
const WEEK = 7; /* days */

/* Days since 1970 of a date as it is on the wall. */
function dayOf(date) {
    return Math.floor(Date.UTC(date.getFullYear(), date.getMonth(), date.getDate()) / DAY);
}

function dayOfText(text) {
    return Math.floor(Date.parse(text.slice(0, 10) + "T00:00:00Z") / DAY);
}

function dayWords(day) {
    return new Date(day * DAY).toLocaleDateString(undefined, { day: "numeric", month: "long", timeZone: "UTC" });
}

/* The day of the plan, 0 its first: counted from the file's date, else from the first session that is
 * kept here; below 0 before it begins. */
function planDay(data, records, today) {
    if (data.from) return today - dayOfText(data.from);
    return records.length > 0 ? today - dayOfText(records[0].started) : 0;
}

/* Monday 0. */
function weekdayOf(day) {
    return (day + 3) % 7;
}

/* Has pain settled? There is an answer of the last seven days, none of the last two sessions' reached
 * the file's band, and no morning was worse by two. */
function hasSettled(data, records, today) {
    const level = (record, when) => record.pains.find((pain) => pain.when === when)?.level ?? null;
    const answers = (record) => record.pains.map((pain) => pain.level).filter((answer) => answer !== null);
    const lately = records.filter((record) => today - dayOfText(record.started) < WEEK && answers(record).length > 0);
    const lastTwo = records.slice(-2);
    const worse = (record) => {
        const before = level(record, "before"), morning = level(record, "morning");
        return before !== null && morning !== null && morning - before >= 2;
    };
    return lately.length > 0 && !lastTwo.some((record) => worse(record) || answers(record).some((answer) => answer >= data.pain.ease));
}

/* The side that the check-in found worse, by its highest answer; "": neither. */
function worseSide(questions, levels) {
    const worst = { left: 0, right: 0, centre: 0 };
    questions.forEach(({ side }, i) => { worst[side] = Math.max(worst[side], levels[i] ?? 0); });
    return worst.left === worst.right ? "" : worst.left > worst.right ? "left" : "right";
}

/* What is right for a day, with the numbers of its plans. worse: the side that begins, "" where none
 * is the worse one. narrowing: what the gate leaves of it, 0 all. */
function planFor(data, day, today, records, worse, narrowing = 0) {
    const reached = data.days.filter((stage) => stage.first <= Math.max(day, 0) && (stage.narrowing ?? 0) === narrowing);
    const first = Math.max(...reached.map((stage) => stage.first)), unsettled = !hasSettled(data, records, today);
    const fits = reached.filter((stage) => stage.first === first && (stage.weekday < 0 || stage.weekday === weekdayOf(today)));
    const mood = fits.some((other) => other.unsettled === unsettled) ? unsettled : fits[0].unsettled;
    const sides = fits.filter((other) => other.unsettled === mood);
    const owed = owedNow(data, records, today, today - Math.max(day, 0));
    const asked = sides.filter((other) => (other.owed ?? 0) === owed);
    const stage = asked.find((other) => Boolean(other.rightFirst) === (worse === "right")) ?? asked[0];
    return { ...stage, eased: stage.eased ?? stage.plan };
}

/* ---- steps with a rhythm of their own ---- */

/* The days on which one was done, an entry a session (store/owed.c). */
function daysDone(records, { steps, exercises }) {
    const isOf = ({ step, exercise }) => steps.includes(step) || (exercise !== null && exercises.includes(exercise));
    const begun = (segment) => !segment.left_out && (segment.held_s > 0 || !segment.skipped);
    return records.filter((record) => (record.segments ?? []).some((segment) => begun(segment) && isOf(segment)))
        .map((record) => dayOfText(record.started));
}

/* Is it due today, in a plan that began on a day? As session/rhythm.h has it. */
function isOwed({ times, period }, done, today, first) {
    const most = Math.ceil(times / period), on = (day) => done.filter((other) => other === day).length;
    const last = Math.max(...done.filter((day) => day <= today)), weekly = period === WEEK;
    const pace = weekly ? Math.max(1, Math.floor(WEEK / times)) : period;
    const rested = last === -Infinity || last === today || today - last >= pace;
    if (on(today) >= most || !weekly) return on(today) < most && rested;
    const monday = today - weekdayOf(today), week = [0, 1, 2, 3, 4, 5, 6].map((day) => monday + day);
    const wanted = Math.ceil(week.filter((day) => day >= first).length * times / WEEK);
    const open = wanted - week.filter((day) => day <= today).reduce((sum, day) => sum + Math.min(on(day), most), 0);
    return open > 0 && (rested || open + on(today) >= week.filter((day) => day >= today).length * most);
}

/* Which of the file's rhythms are owed, a bit each. */
function owedNow(data, records, today, first) {
    return (data.rhythms ?? []).reduce((owed, rhythm, i) =>
        owed | (isOwed(rhythm, daysDone(records, rhythm), today, first) ? 1 << i : 0), 0);
}

/* In words, or "": "Day 9 of the plan". */
function planWords(data, day, today) {
    if (!data.from && new Set(data.days.filter(({ narrowing }) => !narrowing).map(({ plan }) => plan)).size === 1) return "";
    if (data.until && today > dayOfText(data.until)) return `The plan ended on ${dayWords(dayOfText(data.until))}`;
    return day < 0 ? `The plan begins on ${dayWords(dayOfText(data.from))}` : `Day ${day + 1} of the plan`;
}

/* The session of a morning ago that wants to know how the morning was, or null. */
function morningDue(data, records, today) {
    const last = records.at(-1);
    if (!data.asksPain || !last || dayOfText(last.started) !== today - 1 || last.work_held_s === 0) return null;
    return last.pains.some((pain) => pain.when === "morning") ? null : last;
}

/* A routine's own questions that are due at a moment. What comes once a week is settled by an answer of
 * the last seven days, or where it was skipped today. */
function scalesDue(data, records, today, moment) {
    const given = records.flatMap((record) => record.scales ?? []);
    const settles = ({ level, at }) => (level === null ? dayOfText(at) === today : today - dayOfText(at) < WEEK);
    const isOpen = (scale) => !given.some((answer) => answer.ask === scale.ask && answer.when === "weekly" && settles(answer));
    return data.scales.filter((scale) => scale.when === moment || (moment === "before" && scale.when === "weekly" && isOpen(scale)));
}

/* Those of the morning after yesterday's sessions, with the record that they belong to; or null. */
function morningScales(data, records, today) {
    const scales = data.scales.filter((scale) => scale.when === "morning");
    const yesterday = records.filter((record) => dayOfText(record.started) === today - 1 && record.work_held_s > 0);
    const said = yesterday.some((record) => (record.scales ?? []).some((answer) => answer.when === "morning"));
    return scales.length > 0 && yesterday.length > 0 && !said ? { record: yesterday.at(-1), scales } : null;
}
