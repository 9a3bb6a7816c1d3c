// SPDX-FileCopyrightText: 2026 The Limber authors
// SPDX-License-Identifier: GPL-3.0-or-later
/* Opens an address in a browser, waits until its title is "over", and prints what stands in #seen and
 * what came up on the console. Talks to the browser over a pipe (--remote-debugging-pipe): real time,
 * no network and no library.
 *
 *   node browse.js ADDRESS BROWSER OPTIONS... */
"use strict";
const { spawn } = require("node:child_process");
const [address, browser, ...options] = process.argv.slice(2);
const LIMIT = 240000;

const child = spawn(browser, [...options, "--remote-debugging-pipe", "about:blank"],
    { stdio: ["ignore", "ignore", "ignore", "pipe", "pipe"] });
const waiting = new Map();
let number = 0, rest = "";

function send(method, params = {}, sessionId = undefined) {
    return new Promise((resolve) => {
        waiting.set(++number, resolve);
        child.stdio[3].write(JSON.stringify({ id: number, method, params, sessionId }) + "\0");
    });
}

function take(message) {
    if (message.id) {
        waiting.get(message.id)?.(message.result ?? {});
        waiting.delete(message.id);
    } else if (message.method === "Runtime.consoleAPICalled") {
        console.log(`console: ${message.params.args.map((a) => a.value ?? a.description).join(" ")}`);
    } else if (message.method === "Log.entryAdded" || message.method === "Runtime.exceptionThrown") {
        const { entry, exceptionDetails } = message.params;
        console.log(`console: ${entry?.text ?? exceptionDetails.exception?.description ?? exceptionDetails.text}`);
    }
}

child.stdio[4].on("data", (bytes) => {
    const parts = (rest + bytes).split("\0");
    rest = parts.pop();
    parts.forEach((part) => take(JSON.parse(part)));
});

function end(code) {
    child.kill("SIGKILL");
    process.exit(code);
}

async function evaluate(session, expression) {
    const { result } = await send("Runtime.evaluate", { expression, returnByValue: true }, session);
    return result?.value;
}

async function main() {
    setTimeout(() => { console.log("the page was not over in time"); end(1); }, LIMIT).unref();
    const { targetId } = await send("Target.createTarget", { url: "about:blank" });
    const { sessionId } = await send("Target.attachToTarget", { targetId, flatten: true });
    for (const domain of ["Runtime", "Log", "Page"]) await send(`${domain}.enable`, {}, sessionId);
    await send("Page.navigate", { url: address }, sessionId);
    while ((await evaluate(sessionId, "document.title")) !== "over") await new Promise((done) => setTimeout(done, 50));
    console.log(await evaluate(sessionId, "document.getElementById('seen').textContent"));
    if (process.env.SCREENSHOT) await shoot(sessionId, process.env.SCREENSHOT);
    end(0);
}

/* For looking at. */
async function shoot(sessionId, path) {
    const { data } = await send("Page.captureScreenshot", {}, sessionId);
    require("node:fs").writeFileSync(path, Buffer.from(data, "base64"));
}

child.on("error", (problem) => { console.log(String(problem)); process.exit(1); });
main();
