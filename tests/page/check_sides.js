// SPDX-FileCopyrightText: 2026 The Limber authors
// SPDX-License-Identifier: GPL-3.0-or-later
/* A page whose check-in tells the sides apart carries both orders: the left side first, and for who is
 * worse on the right the right one. The page is named on the command line. */
"use strict";
const assert = require("node:assert");
const fs = require("node:fs");
const page = fs.readFileSync(process.argv[2], "utf8");
const data = JSON.parse(page.match(/<script type="application\/json" id="data">(.*?)<\/script>/s)[1]);
const order = ({ plan }) => data.plans[plan].segments.map(([number]) => data.segments[number].side).filter((side) => side > 0);
const first = (day) => order(day)[0], last = (day) => order(day).at(-1);
const [left, right] = data.days;

assert.equal(data.days.length, 2);
assert.deepEqual([left.rightFirst, right.rightFirst], [false, true]);
assert.deepEqual([first(left), last(left)], [1, 2]);
assert.deepEqual([first(right), last(right)], [2, 1]);
console.log("the worse side begins");
