// A drawn cover for a movie without a poster: the same movie always gets the same one.
import { html } from "./html.js";
import { genreName } from "./i18n.js";

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

export function cover(movie) {
  const genre = movie.genres?.[0];
  const seed = hash(`${movie.id}${movie.title}`);
  const [from, to] = PALETTES[genre] ?? [seed % 360, (seed % 360) + 40];
  const lines = wrapped(movie.title);
  const size = lines.length > 4 || lines.some((line) => line.length > 11) ? 24 : 30;
  const top = 300 - (lines.length * (size + 8)) / 2 - 60;
  const year = movie.release_date?.slice(0, 4) ?? movie.year ?? "";
  return html`<svg class="cover" viewBox="0 0 300 450" aria-hidden="true" focusable="false">
    <defs><linearGradient id="g${movie.id}" x1="0" y1="0" x2="1" y2="1">
      <stop offset="0" stop-color="hsl(${from} 45% 26%)"/><stop offset="1" stop-color="hsl(${to} 55% 14%)"/>
    </linearGradient></defs>
    <rect width="300" height="450" fill="url(#g${movie.id})"/>
    ${shapes(seed, to)}
    ${lines.map((line, at) => html`<text x="26" y="${top + at * (size + 8)}" font-size="${size}"
      font-weight="700" fill="#fff">${line}</text>`)}
    <text x="26" y="415" font-size="17" fill="#fff" fill-opacity=".82">${year}</text>
    <text x="274" y="415" font-size="17" text-anchor="end" fill="#fff"
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

// Lines of about 13 letters, five at the most.
export function wrapped(title) {
  const words = /\s/.test(title) ? title.split(/\s+/) : (title.match(/.{1,13}/gu) ?? [""]);
  const lines = [];
  for (const word of words) {
    const last = lines.at(-1);
    if (last !== undefined && `${last} ${word}`.length <= 13) lines[lines.length - 1] = `${last} ${word}`;
    else lines.push(word);
  }
  return lines.length > 5 ? [...lines.slice(0, 4), `${lines[4]} …`] : lines;
}

export function hash(text) {
  let value = 2166136261;
  for (const char of text) value = Math.imul(value ^ char.codePointAt(0), 16777619) >>> 0;
  return value;
}
