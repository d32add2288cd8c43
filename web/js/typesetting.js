// A title in lines, as large as it fits: no word is cut that need not be.
const SIZES = [108, 96, 84, 74, 64, 56, 49, 43, 37, 32, 28];
const WORDS = new Intl.Segmenter("zh", { granularity: "word" });
const WIDE = /[\u2e80-\u9fff\uac00-\ud7af\uf900-\ufaff\uff00-\uff60]/;

const CLEARER = 0.75; // of the size is worth a line's end where the title itself has a break

// The lines of a title, their size and the distance from one to the next, in units of the field's
// `width` and `height`. What does not fit even in the smallest size ends in "…".
export function fitted(title, field) {
  const whole = set([title], field);
  const [name, ...subtitle] = isWide(title) ? title.split(/(?<=：)/) : [title];
  if (!subtitle.length) return whole;
  const apart = set([name, subtitle.join("")], field);
  return apart.size < CLEARER * whole.size || apart.lines.at(-1).endsWith("…") ? whole : apart;
}

// Whether a title is set in a face of wide letters, its digits too.
export function isWide(title) {
  return WIDE.test(title);
}

// Each text of a title in lines of its own.
function set(texts, { width: field, height }) {
  const wide = texts.some(isWide);
  const parts = texts.map((text) => pieces(text, wide));
  const all = (room) => parts.flatMap((text) => wrapped(text, room, wide));
  const leading = wide ? 1.14 : 1.02;
  const longest = Math.max(...parts.flat().map((part) => part.width));
  for (const size of SIZES) {
    let room = field / size;
    let lines = all(room);
    const most = Math.floor(height / size / leading);
    if (size > SIZES.at(-1) && (lines.length > most || longest > room)) continue;
    for (let even; (room -= 0.25) >= longest && (even = all(room)).length === lines.length;) lines = even;
    if (lines.length > most) lines = [...lines.slice(0, most - 1), `${lines[most - 1].slice(0, -2)}…`];
    return { size, lines, leading: size * leading };
  }
}

// What may stand on lines of its own, each with its width and what parts it from the one before: words,
// by a space or, where a script writes none, by nothing. Marks and numbers stay with the word before them.
function pieces(title, wide) {
  const parts = [];
  for (const word of title.trim().split(/\s+/)) {
    let gap = " ";
    for (const { segment, isWordLike } of WIDE.test(word) ? WORDS.segment(word) : [{ segment: word, isWordLike: true }]) {
      if (gap || (isWordLike && !/^\d+$/.test(segment))) parts.push({ text: segment, gap });
      else parts.at(-1).text += segment;
      gap = "";
    }
  }
  return parts.map((part) => ({ ...part, width: width(part.text, wide) }));
}

function wrapped(parts, room, wide) {
  const lines = [];
  let used = 0;
  for (const part of parts) {
    const longer = used + width(part.gap, wide) + part.width;
    if (lines.length && longer <= room) {
      lines[lines.length - 1] += part.gap + part.text;
      used = longer;
    } else {
      lines.push(...(part.width <= room ? [part.text] : cut(part.text, room, wide)));
      used = part.width <= room ? part.width : width(lines.at(-1), wide);
    }
  }
  return lines;
}

// A word that no line holds, cut where the lines end.
function cut(text, room, wide) {
  const lines = [""];
  let used = 0;
  for (const letter of text) {
    const advance = width(letter, wide);
    if (used && used + advance > room) {
      lines.push("");
      used = 0;
    }
    lines[lines.length - 1] += letter;
    used += advance;
  }
  return lines;
}

const advances = [new Map(), new Map()]; // by letter: there are few, and they come often

// In ems, rather too much than too little: League Gothic's letters, or a bold system face's where it has none
// and beside wide ones.
function width(text, wide) {
  const known = advances[Number(wide)];
  let sum = 0;
  for (const letter of text) {
    if (!known.has(letter)) known.set(letter, (wide ? besideWide : advance)(letter));
    sum += known.get(letter);
  }
  return sum;
}

function besideWide(letter) {
  if (WIDE.test(letter)) return 1.02;
  if (/[mwMW@%·“”‘’…—Œœ]/.test(letter)) return 1.02; // marks are as wide as letters there
  if (/[\sijlI.,:;'!|()-]/.test(letter)) return 0.42;
  return /[\p{Lu}&]/u.test(letter) ? 0.8 : 0.68;
}

let ruler; // made when it is first asked for

// How wide a text is in one of the system's faces, in that face's pixels: no table knows them all.
export function measured(text, font) {
  ruler ??= document.createElement("canvas").getContext("2d");
  ruler.font = font;
  return ruler.measureText(text).width;
}

function advance(letter) {
  if (WIDE.test(letter)) return 1.02;
  if (!/[\u0020-\u024f\u2010-\u2026]/.test(letter)) return 0.85;
  if (/[#~_©®¼½¾]/.test(letter)) return 0.9;
  if (/[mwMWŒÆæœ%+<=>—…]/.test(letter)) return 0.54;
  if (/[\sijlI.,:;'’!|·-]/.test(letter)) return 0.19;
  return /[\p{Lu}\d@&]/u.test(letter) ? 0.385 : 0.315;
}
