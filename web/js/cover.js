// A drawn cover for a movie without a poster: its genre's figure and the figure's afterimage, the
// same thing displaced and in the complementary colour. The same movie always gets the same one,
// unless those beside it look alike.
import { html } from "./html.js";
import { genreName } from "./i18n.js";
import { BLEEDING, MOTIFS, strokes } from "./motifs.js";
import { langOf, titleOf } from "./titles.js";
import { fitted, isWide, measured } from "./typesetting.js";

const MARGIN = 22;
const TITLE = { width: 300 - 2 * MARGIN, height: 172 };
const FOOT = 404; // below it: who and when
const AIR = 16; // between the title and what is above and below it
const SMALL = "15px system-ui, sans-serif"; // the foot's letters, as in style.css
const NEAR = 12; // movies before one in a list that may be beside or above it

// Each: the ground, the figure, its afterimage, the letters; and how the two colours meet.
export const PALETTES = {
  ember: ["#17110e", "#ff5a36", "#12b3ad", "#fff1dc", "screen"],
  lamp: ["#0f1422", "#f5b53a", "#3d68f5", "#fff1dc", "screen"],
  neon: ["#180f1d", "#f0479b", "#1db568", "#fff1dc", "screen"],
  deep: ["#0b1a1a", "#35d6bd", "#ff4f5e", "#fff1dc", "screen"],
  dusk: ["#1a1226", "#8f6bff", "#e8c52e", "#fff1dc", "screen"],
  ticket: ["#f3ead7", "#f0502f", "#59c8c4", "#1c1712", "multiply"],
  noon: ["#f1e8d0", "#f3ae1f", "#8fa8ff", "#1c1712", "multiply"],
  bloom: ["#f6e5df", "#ec5f97", "#63c493", "#1c1712", "multiply"],
  meadow: ["#e4ecdf", "#22a894", "#f7907f", "#1c1712", "multiply"],
  iris: ["#ece6f4", "#9b7cec", "#f2c73f", "#1c1712", "multiply"],
  blood: ["#a91d1a", "#1a0d0d", "#ff8a5c", "#fff1dc", "normal"],
  teal: ["#0d6461", "#ff7a52", "#0a2f33", "#fff1dc", "normal"],
  mustard: ["#e5a823", "#22307c", "#fff3cf", "#17173a", "normal"],
  night: ["#1d2f6f", "#ffd76a", "#0e1536", "#fff1dc", "normal"],
};
// Seven for each genre, in two layouts: more than there are neighbours to differ from.
const WORN = {
  Action: "ember mustard ticket lamp blood teal noon", Adventure: "mustard meadow teal noon night ticket lamp",
  Animation: "noon bloom iris mustard meadow teal ticket", Comedy: "mustard ticket bloom noon teal meadow iris",
  Crime: "lamp ember ticket deep night blood iris", Documentary: "ticket meadow lamp teal iris noon deep",
  Drama: "ticket dusk lamp teal bloom meadow night", Family: "meadow noon bloom mustard iris ticket night",
  Fantasy: "dusk iris neon deep night teal bloom", History: "ticket noon teal blood iris mustard lamp",
  Horror: "blood ember deep neon dusk lamp ticket", Music: "neon mustard dusk iris teal bloom ember",
  Mystery: "dusk night deep lamp iris ember teal", Romance: "bloom neon ticket iris blood dusk noon",
  "Science Fiction": "deep night dusk lamp iris neon teal", "TV Movie": "teal lamp iris ticket meadow noon dusk",
  Thriller: "ember deep ticket neon lamp teal blood", War: "meadow blood ember noon night ticket mustard",
  Western: "mustard blood noon ember teal ticket night",
};
const looks = new Map(); // of movies in the lists that were arranged: number → look

// Chooses how the movies of a list look, so that none is like one beside or above it.
export function arrange(movies) {
  const worn = [];
  for (const movie of movies) {
    const near = worn.slice(-NEAR).reverse();
    const likeness = (look) => near.reduce((sum, other, at) => {
      const [colour, kind] = [look.palette === other.palette, look.genre === other.genre];
      const same = colour && kind && look.flipped === other.flipped;
      return sum + (same ? 100 : 0) + (at < 1 && colour ? 10 : 0) + (at < 2 && kind ? 4 : 0);
    }, 0);
    const rated = candidates(movie).map((look) => ({ look, likeness: likeness(look) }));
    const { look } = rated.reduce((least, one) => (one.likeness < least.likeness ? one : least));
    worn.push(look);
    looks.set(movie.id, look);
  }
}

// A movie's own look first, then others of its genre, then of its other genres.
function candidates({ id, genres = [] }) {
  const seed = hash(`${id}`);
  const known = genres.filter((one) => MOTIFS[one]);
  return (known.length ? known : [undefined]).flatMap((genre) => {
    const palettes = genre ? WORN[genre].split(" ") : Object.keys(PALETTES);
    return [false, true].flatMap((other) => palettes.map((_, at) => ({
      genre, palette: palettes[(seed + at) % palettes.length], flipped: ((seed >> 5) % 2 === 1) !== other,
    })));
  });
}

export function cover(movie) {
  const { genre, palette, flipped } = looks.get(movie.id) ?? candidates(movie)[0];
  const [ground, , , ink] = PALETTES[palette];
  const title = titleOf(movie);
  const { lines, size, leading } = fitted(title.text, TITLE);
  const tall = (lines.length - 1) * leading + size; // from the first line's top to the last one's descenders
  const top = (flipped ? MARGIN : FOOT - AIR - tall) + size * 0.82;
  const room = FOOT - tall - AIR - (flipped ? MARGIN : AIR); // for the figure: all that the title leaves
  const shown = movie.wanted ?? genre ?? movie.genres?.[0]; // the figure may be of another that it has
  const genreText = shown ? genreName(shown) : "";
  return html`<svg class="cover" viewBox="0 0 300 450" aria-hidden="true" focusable="false" data-look="${palette}${flipped ? " flipped" : ""}">
    <rect width="300" height="450" fill="${ground}"/>
    ${figure(movie, { genre, palette, y: flipped ? FOOT - room : 0, height: room })}
    <g class="title${isWide(title.text) ? " wide" : ""}" font-size="${size}" fill="${ink}" ${langOf(title)}>${lines.map((line, at) => html`
      <text x="${MARGIN}" y="${(top + at * leading).toFixed(1)}">${line}</text>`)}</g>
    <g class="foot" font-size="15" fill="${ink}"><rect x="${MARGIN}" y="${FOOT}" width="${TITLE.width}" height="1.5"/>
      <text x="${MARGIN}" y="428">${credited(movie, genreText)}</text>
      <text x="${300 - MARGIN}" y="428" text-anchor="end">${genreText}</text></g>
  </svg>`;
}

// The figure alone, for a picture too small for letters: an address for an image.
export function thumbnail(movie) {
  const { genre, palette } = looks.get(movie.id) ?? candidates(movie)[0];
  const drawn = html`<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 300 450">
    <style>.screen>g{mix-blend-mode:screen}.multiply>g{mix-blend-mode:multiply}</style>
    <rect width="300" height="450" fill="${PALETTES[palette][0]}"/>${figure(movie, { genre, palette, y: 60, height: 330 })}</svg>`;
  return `data:image/svg+xml,${encodeURIComponent(drawn.text)}`;
}

function figure({ id }, { genre, palette, y, height }) {
  const [, colour, ghost, , blend] = PALETTES[palette];
  const random = randomly(hash(`${id}`));
  const motif = (MOTIFS[genre] ?? strokes)(random);
  const [dx, dy] = [(random() < 0.5 ? -1 : 1) * (12 + random() * 12), 8 + random() * 10];
  const [box, fit] = BLEEDING[genre] ? ["0 0 300 244", BLEEDING[genre]] : ["22 4 256 236", "xMidYMid"];
  return html`<svg class="figure ${blend}" y="${y.toFixed(1)}" width="300" height="${height.toFixed(1)}"
      viewBox="${box}" preserveAspectRatio="${fit}">
      <g fill="${ghost}" color="${ghost}" transform="translate(${dx.toFixed(1)} ${dy.toFixed(1)})">${motif}</g>
      <g fill="${colour}" color="${colour}">${motif}</g>
    </svg>`;
}

// Year and director, as much of the name as the genre leaves room for.
function credited({ release_date, year = release_date?.slice(0, 4), director }, genre) {
  const room = TITLE.width - measured(genre, SMALL) - AIR;
  const names = director ? [director, director.split(" ").at(-1), ""] : [""];
  const texts = names.map((name) => [year, name].filter(Boolean).join(" · "));
  return texts.find((text) => measured(text, SMALL) <= room) ?? "";
}

// Numbers from 0 to 1, the same row of them for the same seed.
function randomly(seed) {
  let state = seed || 1;
  return () => {
    state = Math.imul(state ^ (state >>> 15), 0x2c1b3c6d) >>> 0;
    state = (state + 0x9e3779b9) >>> 0;
    const mixed = Math.imul(state ^ (state >>> 12), 0x297a2d39) >>> 0;
    return ((mixed ^ (mixed >>> 15)) >>> 0) / 2 ** 32;
  };
}

export function hash(text) {
  let value = 2166136261;
  for (const char of text) value = Math.imul(value ^ char.codePointAt(0), 16777619) >>> 0;
  return value;
}
