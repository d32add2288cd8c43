// A drawn cover for a movie without a poster: the same movie always gets the same one.
import { html } from "./html.js";
import { genreName } from "./i18n.js";
import { langOf, titleOf } from "./titles.js";

const PALETTES = {
  Horror: [350, 20],
  "Science Fiction": [205, 265],
  Romance: [340, 15],
  Comedy: [40, 20],
  Animation: [165, 45],
  Western: [28, 45],
  War: [95, 60],
  Fantasy: [275, 310],
  Crime: [220, 245],
};
const WIDTH = 248; // of the title, in units of the drawing
const HEIGHT = 250;
const SIZES = [52, 44, 36, 30, 24];
const LINE = 1.24; // times the size
const WORDS = new Intl.Segmenter("zh", { granularity: "word" });
const WIDE = /[\u2e80-\u9fff\uac00-\ud7af\uf900-\ufaff\uff00-\uff60]/;

export function cover(movie) {
  const genre = movie.genres?.[0];
  const seed = hash(`${movie.id}${movie.title}`);
  const [from, to] = PALETTES[genre] ?? [seed % 360, (seed % 360) + 40];
  const title = titleOf(movie);
  const { lines, size } = fitted(title.text);
  const top = 235 + size * (0.8 - (lines.length * LINE) / 2);
  const year = movie.release_date?.slice(0, 4) ?? movie.year ?? "";
  return html`<svg class="cover" viewBox="0 0 300 450" aria-hidden="true" focusable="false">
    <defs><linearGradient id="g${movie.id}" x1="0" y1="0" x2="1" y2="1">
      <stop offset="0" stop-color="hsl(${from} 45% 26%)"/><stop offset="1" stop-color="hsl(${to} 55% 14%)"/>
    </linearGradient></defs>
    <rect width="300" height="450" fill="url(#g${movie.id})"/>
    ${shapes(seed, to)}
    <g font-size="${size}" font-weight="700" fill="#fff" ${langOf(title)}>${lines.map((line, at) => html`
      <text x="26" y="${top + at * size * LINE}">${line}</text>`)}</g>
    <text x="26" y="415" font-size="20" fill="#fff" fill-opacity=".82">${year}</text>
    <text x="274" y="415" font-size="20" text-anchor="end" fill="#fff"
      fill-opacity=".82">${genre && genreName(genre)}</text>
  </svg>`;
}

function shapes(seed, hue) {
  return [0, 1, 2].map((number) => {
    const part = (seed >> (number * 7)) & 127;
    return html`<circle cx="${(part * 53) % 300}" cy="${20 + ((part * 29) % 190)}"
      r="${34 + (part % 60)}" fill="hsl(${hue + number * 25} 70% 60%)" fill-opacity=".16"/>`;
  });
}

// The title in lines of even length, as large as it fits without cutting a word.
export function fitted(title) {
  const parts = pieces(title);
  const longest = Math.max(...parts.map(([text]) => width(text)));
  for (const size of SIZES) {
    let room = WIDTH / size;
    let lines = wrapped(parts, room);
    const most = Math.floor(HEIGHT / size / LINE);
    if (size > SIZES.at(-1) && (lines.length > most || longest > room)) continue;
    for (let even; (room -= 0.5) >= longest && (even = wrapped(parts, room)).length === lines.length;) lines = even;
    return { size, lines: lines.length > most ? [...lines.slice(0, most - 1), `${lines[most - 1].slice(0, -2)}…`] : lines };
  }
}

// What may stand on lines of its own, each with what parts it from the one before: words, by a
// space or, where a script writes none, by nothing. Marks stay with the word before them.
function pieces(title) {
  const parts = [];
  for (const word of title.trim().split(/\s+/)) {
    let gap = " ";
    for (const { segment, isWordLike } of WIDE.test(word) ? WORDS.segment(word) : [{ segment: word, isWordLike: true }]) {
      if (isWordLike || gap) parts.push([segment, gap]);
      else parts.at(-1)[0] += segment;
      gap = "";
    }
  }
  return parts;
}

function wrapped(parts, room) {
  const lines = [];
  for (const [text, gap] of parts) {
    const longer = `${lines.at(-1)}${gap}${text}`;
    if (lines.length && width(longer) <= room) lines[lines.length - 1] = longer;
    else lines.push(...cut(text, room));
  }
  return lines;
}

// A word that no line holds, cut where the lines end.
function cut(text, room) {
  const lines = [""];
  for (const letter of text) {
    if (lines.at(-1) && width(lines.at(-1) + letter) > room) lines.push("");
    lines[lines.length - 1] += letter;
  }
  return lines;
}

// In ems of a bold face, rather too much than too little.
function width(text) {
  return [...text].reduce((sum, letter) => {
    if (WIDE.test(letter) || /[mwMW@%]/.test(letter)) return sum + 1.05;
    return sum + (/[\sijlI.,:;'’!|()·-]/.test(letter) ? 0.4 : /\p{Lu}/u.test(letter) ? 0.85 : 0.7);
  }, 0);
}

export function hash(text) {
  let value = 2166136261;
  for (const char of text) value = Math.imul(value ^ char.codePointAt(0), 16777619) >>> 0;
  return value;
}
