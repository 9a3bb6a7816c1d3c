// SPDX-FileCopyrightText: 2026 The Limber authors
// SPDX-License-Identifier: GPL-3.0-or-later
/* Draws a figure as SVG: each shape a capsule, two arcs and two tangents, as figure/svg.c writes it;
 * between two of the places that the program laid out it is moved evenly. */

const SVG = "http://www.w3.org/2000/svg";
const PLACES = 7;

/* One shape: [ink, inside, rim, radius, radius, places …, breath …]; a rim below 0: a box. */
function unpackShape(row) {
    const [ink, inside, rim, from, to, ...rest] = row;
    const still = rest.length === 4, count = still ? 1 : PLACES;
    const places = Array.from({ length: count }, (_, i) => [...rest.slice(i * 4, i * 4 + 4), from, to]);
    const [full0, full1, ...full] = rest.slice(count * 4);
    return { ink, inside, rim, places, full: full.length === 4 ? [...full, full0, full1] : null };
}

function mixNumbers(a, b, part) {
    return a.map((value, i) => value + (b[i] - value) * part);
}

/* The six numbers of a shape at a moment. */
function shapeAt(shape, moment) {
    if (shape.places.length === 1) return shape.places[0];
    const way = moment.place * (PLACES - 1), index = Math.min(Math.floor(way), PLACES - 2);
    const numbers = mixNumbers(shape.places[index], shape.places[index + 1], way - index);
    return shape.full && moment.breath > 0 ? mixNumbers(numbers, shape.full, moment.breath) : numbers;
}

function capsulePath([x0, y0, x1, y1, from, to], rim) {
    const r0 = from + rim, r1 = to + rim, dx = x1 - x0, dy = y1 - y0, length = Math.hypot(dx, dy);
    if (length <= Math.abs(r0 - r1)) {
        const r = Math.max(r0, r1);
        return `M${x0 - r} ${y0}a${r} ${r} 0 1 1 ${2 * r} 0a${r} ${r} 0 1 1 ${-2 * r} 0Z`;
    }
    const along = (r0 - r1) / length, across = Math.sqrt(1 - along * along), ux = dx / length, uy = dy / length;
    const ax = ux * along - uy * across, ay = uy * along + ux * across;
    const bx = ux * along + uy * across, by = uy * along - ux * across;
    const at = (x, y, r, nx, ny) => `${(x + nx * r).toFixed(1)} ${(y + ny * r).toFixed(1)}`;
    return `M${at(x0, y0, r0, ax, ay)}L${at(x1, y1, r1, ax, ay)}` +
        `A${r1} ${r1} 0 ${along < 0 ? 1 : 0} 0 ${at(x1, y1, r1, bx, by)}L${at(x0, y0, r0, bx, by)}` +
        `A${r0} ${r0} 0 ${along > 0 ? 1 : 0} 0 ${at(x0, y0, r0, ax, ay)}Z`;
}

function shapePath(numbers, rim) {
    const [x0, y0, x1, y1] = numbers;
    return rim < 0 ? `M${x0} ${y0}H${x1}V${y1}H${x0}Z` : capsulePath(numbers, rim);
}

function svgElement(name, attributes) {
    const element = document.createElementNS(SVG, name);
    for (const [key, value] of Object.entries(attributes)) element.setAttribute(key, value);
    return element;
}

function addShapes(group, rows, inks) {
    return rows.map(unpackShape).map((shape) => {
        const path = svgElement("path", { class: shape.rim > 0 ? "rim" : inks[shape.ink] });
        group.append(path);
        return { ...shape, path };
    });
}

/* Can one frame turn into the other? */
function areAlike(a, b) {
    const inks = ({ shapes }) => shapes.map(({ ink, inside }) => `${ink} ${inside}`).join();
    return inks(a) === inks(b);
}

/* The frame to be seen at a moment, with the numbers of its shapes: of one that moves in itself, of one
 * on its way to the next where that has the same shapes, else of the nearest. */
function frameAt(frames, moment) {
    const way = moment.place * (frames.length - 1), index = Math.floor(way), next = frames[index + 1];
    if (frames.length > 1 && way > index && (next.alike ??= areAlike(frames[index], next))) {
        const numbers = frames[index].shapes.map((shape, i) => mixNumbers(shape.places[0], next.shapes[i].places[0], way - index));
        return { frame: frames[index], numbers };
    }
    const frame = frames[Math.round(way)];
    return { frame, numbers: frame.shapes.map((shape) => shapeAt(shape, moment)) };
}

/* Makes a picture of a figure in an element and returns what draws it at a moment. */
function figureOpen(figure, element) {
    const [x, , width] = figure.box;
    const svg = svgElement("svg", { viewBox: figure.box.join(" "), "aria-hidden": "true" });
    const frames = [figure.shapes, figure.swapped].map((side) => (side ?? []).map((rows) => {
        const group = svgElement("g", { display: "none" });
        svg.append(group);
        return { group, shapes: addShapes(group, rows, figure.inks) };
    }));
    element.replaceChildren(svg);
    const drawn = { shown: "" };
    return (moment) => {
        const place = Math.round(moment.place * 200) / 200, breath = Math.round(moment.breath * 20) / 20;
        const shown = [place, breath, moment.mirrored, moment.swapped].join();
        if (drawn.shown === shown) return;
        drawn.shown = shown;
        const { frame, numbers } = frameAt(frames[moment.swapped ? 1 : 0], { place, breath });
        frames.flat().forEach((other) => other.group.setAttribute("display", other === frame ? "inline" : "none"));
        const flip = moment.mirrored ? `translate(${2 * x + width} 0) scale(-1 1)` : "";
        frame.group.setAttribute("transform", flip);
        frame.shapes.forEach((shape, i) => shape.path.setAttribute("d", shapePath(numbers[i], shape.rim)));
    };
}
