// What a drawn cover shows: for each genre a figure of its own, in a field of 300 × 244.
// `random` is drawn from the movie's seed, so that two movies of a genre differ in more than colour.
import { html } from "./html.js";

const between = (random, from, to) => Math.round(from + random() * (to - from));
const many = (count, draw) => Array.from({ length: count }, (_, at) => draw(at));
const disc = (x, y, r) => html`<circle cx="${x}" cy="${y}" r="${r}"/>`;
const ring = (x, y, r, width) => html`<circle cx="${x}" cy="${y}" r="${r}" fill="none" stroke="currentColor" stroke-width="${width}"/>`;
const bar = (x, y, width, height, round = 0) => html`<rect x="${x}" y="${y}" width="${width}" height="${height}" rx="${round}"/>`;
const path = (d) => html`<path d="${d}"/>`;
const line = (d, width) => html`<path d="${d}" fill="none" stroke="currentColor" stroke-width="${width}"/>`;
const turned = (angle, x, y, shapes) => html`<g transform="rotate(${angle} ${x} ${y})">${shapes}</g>`;

export const MOTIFS = {
  Action: rays, Adventure: ridges, Animation: bounce, Comedy: grin, Crime: blinds, Documentary: finder, Drama: rift,
  Family: blocks, Fantasy: crescent, History: arches, Horror: jaws, Music: levels, Mystery: keyhole, Romance: rings,
  "Science Fiction": orbit, "TV Movie": screen, Thriller: spiral, War: chevrons, Western: mesa,
};

// Those that run over the field's edges, and what of them has to stay where a long title leaves less room.
export const BLEEDING = {
  Action: "xMidYMid slice", Adventure: "xMidYMax slice", Crime: "xMidYMid slice", History: "xMidYMax slice",
  Horror: "none", War: "xMidYMin slice", Western: "xMidYMax slice",
};

// A disc broken in two, its halves out of step.
function rift(random) {
  const [x, r, step] = [between(random, 135, 165), between(random, 76, 92), between(random, 18, 40)];
  const half = (side, y) => path(`M${x + 4 * side} ${y - r}a${r} ${r} 0 0 ${side > 0 ? 1 : 0} 0 ${2 * r}z`);
  return turned(between(random, -40, 40), x, 115, [half(-1, 115 - step / 2), half(1, 115 + step / 2)]);
}

// A blow, and what flies from it.
function rays(random) {
  const [x, y, count] = [between(random, 60, 240), between(random, 120, 200), between(random, 9, 13)];
  return many(count, (at) => {
    const from = ((at + random() * 0.4) / count) * 2 * Math.PI;
    const to = from + (0.9 / count) * Math.PI * (0.6 + random());
    const end = (angle) => `L${Math.round(x + 420 * Math.cos(angle))} ${Math.round(y + 420 * Math.sin(angle))}`;
    return path(`M${x} ${y}${end(from)}${end(to)}z`);
  });
}

function ridges(random) {
  const peaks = (base, height, step) => {
    const points = many(5, (at) => `${at * step - 60} ${base - (at % 2 ? height + random() * 40 : random() * 30)}`);
    return path(`M-60 262L${points.join("L")}L360 ${base}L360 262z`);
  };
  return [disc(between(random, 70, 230), between(random, 58, 76), between(random, 26, 42)), peaks(150, 60, 106), peaks(215, 50, 98)];
}

// One ball at six moments: how drawings move.
function bounce(random) {
  const [height, way] = [between(random, 120, 165), random() < 0.5 ? 1 : -1];
  return many(6, (at) => {
    const part = at / 5 - 0.5;
    return disc(150 + way * part * 250, 210 - height * (1 - 4 * part * part) - at * 3, 13 + at * 5);
  });
}

function grin(random) {
  const [x, y, r] = [between(random, 135, 165), between(random, 92, 112), between(random, 84, 100)];
  const eye = (side) => disc(x + side * r * 0.55, y - 44, between(random, 12, 24));
  return turned(between(random, -14, 14), x, y, [eye(-1), eye(1), path(`M${x - r} ${y}a${r} ${r} 0 0 0 ${2 * r} 0z`)]);
}

function blinds(random) {
  const [count, slant] = [between(random, 7, 9), between(random, -34, 34)];
  const gap = 262 / count;
  return many(count, (at) => {
    const [y, thick] = [at * gap - 8, gap * (0.28 + 0.5 * (at / count)) * (0.8 + random() * 0.4)];
    return path(`M-40 ${y}L340 ${y + slant}l0 ${thick}L-40 ${y + thick}z`);
  });
}

function crescent(random) {
  const [x, y, r] = [between(random, 130, 170), 112, between(random, 76, 92)];
  const star = (sx, sy, s) => path(`M${sx} ${sy - s}q${s * 0.15} ${s * 0.85} ${s} ${s}q${-s * 0.85} ${s * 0.15} ${-s} ${s}q${-s * 0.15} ${-s * 0.85} ${-s} ${-s}q${s * 0.85} ${-s * 0.15} ${s} ${-s}z`);
  const moon = path(`M${x} ${y - r}a${r} ${r} 0 1 0 ${r} ${r}a${r * 0.78} ${r * 0.78} 0 0 1 ${-r} ${-r}z`);
  return [turned(between(random, -30, 30), x, y, moon), ...many(4, (at) => star(40 + at * 72 + random() * 24, 26 + random() * 150, 9 + random() * 17))];
}

function jaws(random) {
  const count = between(random, 5, 7);
  const teeth = (y, way) => many(count, (at) => {
    const [x, width] = [(at - 0.4 * random()) * (320 / count) - 8, 320 / count + 6];
    return path(`M${x} ${y}l${width} 0l${-width * (0.35 + random() * 0.3)} ${way * (74 + random() * 62)}z`);
  });
  return [...teeth(-12, 1), ...teeth(256, -1)];
}

function orbit(random) {
  const [x, y, r] = [between(random, 125, 175), 115, between(random, 52, 70)];
  const angle = between(random, -38, 38);
  const ellipse = (k) => html`<ellipse cx="${x}" cy="${y}" rx="${r * k}" ry="${r * k * 0.27}" fill="none" stroke="currentColor" stroke-width="7"/>`;
  return [disc(x, y, r), turned(angle, x, y, [ellipse(1.72), ellipse(2.15)]), disc(x + r * 1.5, y - r * 1.1, between(random, 8, 17))];
}

function keyhole(random) {
  const [x, r] = [between(random, 120, 180), between(random, 46, 60)];
  return [disc(x, 78, r), path(`M${x - r * 0.5} 78L${x + r * 0.5} 78L${x + r * 1.1} 222L${x - r * 1.1} 222z`),
    ring(x, 78, r * 1.75, 9)];
}

function blocks(random) {
  const size = between(random, 78, 90);
  const base = 214;
  const shapes = [
    (x) => bar(x, base - size, size, size),
    (x) => disc(x + size / 2, base - size / 2, size / 2),
    (x) => path(`M${x} ${base}L${x + size / 2} ${base - size}L${x + size} ${base}z`),
    (x) => path(`M${x} ${base}v${-size / 2}a${size / 2} ${size / 2} 0 0 1 ${size} 0v${size / 2}z`),
  ];
  const start = between(random, 0, 3);
  const placed = (at, x) => shapes[(start + at) % 4](x);
  return [placed(0, 18), placed(1, 26 + size), placed(2, 34 + 2 * size),
    html`<g transform="translate(${18 + (size + 8) * (0.3 + random())} ${-size})">${placed(3, 0)}</g>`];
}

function rings(random) {
  const [r, width] = [between(random, 56, 70), between(random, 16, 26)];
  const tilt = between(random, -28, 28);
  return [ring(150 - r * 0.62, 115 + tilt, r, width), ring(150 + r * 0.62, 115 - tilt, r, width)];
}

// The stairs one should not look down.
function spiral(random) {
  const [x, y, way, start] = [between(random, 120, 180), 115, random() < 0.5 ? 1 : -1, random() * 6];
  const points = many(96, (at) => {
    const [angle, r] = [start + way * at * 0.21, 4 + at * 1.42];
    return `${Math.round(x + r * Math.cos(angle))} ${Math.round(y + r * Math.sin(angle) * 0.92)}`;
  });
  return line(`M${points.join("L")}`, between(random, 9, 13));
}

function mesa(random) {
  const [x, r] = [between(random, 90, 210), between(random, 78, 96)];
  const [left, width] = [between(random, -20, 120), between(random, 90, 130)];
  const slices = many(6, (at) => bar(x - r, 128 + at * 15, 2 * r, 9 - at));
  const cap = path(`M${x - r} 122a${r} ${r} 0 0 1 ${2 * r} 0z`);
  return [cap, ...slices, path(`M-40 262v-42L${left} 216l16 -62h${width}l14 62L340 222v40z`)];
}

function arches(random) {
  const [count, tall] = [between(random, 3, 4), between(random, 120, 150)];
  const width = 280 / count;
  return [bar(4, 16, 292, 13), ...many(count, (at) => {
    const [x, w] = [14 + at * width, width - 18];
    return path(`M${x} 262V${225 - tall + random() * 26}a${w / 2} ${w / 2} 0 0 1 ${w} 0V262z`);
  })];
}

function levels(random) {
  const count = between(random, 9, 12);
  const step = 280 / count;
  return many(count, (at) => {
    const height = 26 + random() * 78 + 96 * Math.sin(((at + 0.5) / count) * Math.PI);
    return bar(12 + at * step, 116 - height / 2, step * 0.62, height, step * 0.31);
  });
}

function chevrons(random) {
  const [count, x] = [between(random, 4, 5), between(random, 110, 190)];
  return many(count, (at) => line(`M${x - 190} ${190 + at * 44}L${x} ${at * 44 + 8}L${x + 190} ${190 + at * 44}`, 22 - at * 2.5));
}

function finder(random) {
  const corner = (x, y, dx, dy) => line(`M${x + 52 * dx} ${y}H${x}V${y + 44 * dy}`, 12);
  return [corner(38, 34, 1, 1), corner(262, 34, -1, 1), corner(38, 196, 1, -1), corner(262, 196, -1, -1),
    disc(between(random, 130, 170), between(random, 104, 126), between(random, 24, 42))];
}

function screen(random) {
  const lines = between(random, 9, 12);
  return many(lines, (at) => {
    const bulge = 22 * Math.sin(((at + 0.5) / lines) * Math.PI);
    return bar(58 - bulge, 26 + at * (180 / lines), 184 + 2 * bulge, 120 / lines, 4);
  });
}

// Of no genre: the page's own mark, three strokes of light.
export function strokes(random) {
  const slant = between(random, 70, 110);
  return many(3, (at) => path(`M${236 - at * 6} ${14 + at * 66}l26 22L${90 - at * 26} ${70 + slant * 0.35 + at * 66}l-16 -18z`));
}
