// SPDX-FileCopyrightText: 2026 The Limber authors
// SPDX-License-Identifier: GPL-3.0-or-later
/* No shape of a figure jumps: from each of its places to the next, and at moments between them, what is drawn is
 * the same part of the body. The pages are named before `--`, the page's own source files after it. */
"use strict";
const assert = require("node:assert");
const fs = require("node:fs");
const FARTHEST = 450; /* of a body of 1000, in a sixth of the way */
const names = process.argv.slice(2), pages = names.slice(0, names.indexOf("--")), files = names.slice(names.indexOf("--") + 1);
const source = files.map((file) => fs.readFileSync(file, "utf8")).join("\n");
const { unpackShape, frameAt } = new Function(`"use strict";${source}\nreturn { unpackShape, frameAt };`)();
let seen = 0, frames = 0;
for (const path of pages) {
    const data = JSON.parse(fs.readFileSync(path, "utf8").match(/<script type="application\/json" id="data">(.*?)<\/script>/s)[1]);
    for (const figure of data.figures)
        for (const side of [figure.shapes, figure.swapped].filter(Boolean)) {
            assert.ok(side.length === 1 || side.length === 7, `${side.length} frames`);
            const opened = side.map((rows) => ({ shapes: rows.map(unpackShape) }));
            let before = null;
            for (let place = 0; place <= 1; place += 1 / 48) {
                const now = frameAt(opened, { place, breath: 0 });
                const far = before?.frame !== now.frame ? 0 : Math.max(...now.numbers.map((numbers, i) =>
                    Math.max(...numbers.map((number, j) => Math.abs(number - before.numbers[i][j])))));
                assert.ok(far <= FARTHEST / 8, `a shape goes ${far} at once in ${path}`);
                before = now;
            }
            seen++;
            frames += side.length > 1;
        }
}
console.log(`${seen} figures, ${frames} of them in frames: no shape jumps`);
