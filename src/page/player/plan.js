// SPDX-FileCopyrightText: 2026 The Limber authors
// SPDX-License-Identifier: GPL-3.0-or-later
/* Which day of the plan it is, and what is right for it: the program has laid out every stage, and
 * here the date chooses. Pure. */

const DAY = 24 * 3600 * SECOND;

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

/* What is right for a day. */
function planFor(data, day) {
    return data.days.findLast((stage) => stage.first <= day) ?? data.days[0];
}

/* In words, or "": "Day 9 of the plan". */
function planWords(data, day) {
    if (!data.from && data.days.length === 1) return "";
    return day < 0 ? `The plan begins on ${dayWords(dayOfText(data.from))}` : `Day ${day + 1} of the plan`;
}

/* The session of a morning ago that wants to know how the morning was, or null. */
function morningDue(data, records, today) {
    const last = records.at(-1);
    if (!data.asksPain || !last || dayOfText(last.started) !== today - 1 || last.work_held_s === 0) return null;
    return last.pains.some((pain) => pain.when === "morning") ? null : last;
}
