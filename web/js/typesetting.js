// A title in lines, as large as it fits: no word is cut that need not be.
const SIZES = [108, 96, 84, 74, 64, 56, 49, 43, 37, 32, 28];
const WORDS = new Intl.Segmenter("zh", { granularity: "word" });
const WIDE = /[\u2e80-\u9fff\uac00-\ud7af\uf900-\ufaff\uff00-\uff60]/;

// The lines of a title, their size and the distance from one to the next, in units of the field's
// `width` and `height`. What does not fit even in the smallest size ends in "…".
export function fitted(title, { width: field, height }) {
  const parts = pieces(title);
  const leading = WIDE.test(title) ? 1.14 : 1.02;
  const longest = Math.max(...parts.map((part) => part.width));
  for (const size of SIZES) {
    let room = field / size;
    let lines = wrapped(parts, room);
    const most = Math.floor(height / size / leading);
    if (size > SIZES.at(-1) && (lines.length > most || longest > room)) continue;
    for (let even; (room -= 0.25) >= longest && (even = wrapped(parts, room)).length === lines.length;) lines = even;
    if (lines.length > most) lines = [...lines.slice(0, most - 1), `${lines[most - 1].slice(0, -2)}…`];
    return { size, lines, leading: size * leading };
  }
}

// What may stand on lines of its own, each with its width and what parts it from the one before: words,
// by a space or, where a script writes none, by nothing. Marks stay with the word before them.
function pieces(title) {
  const parts = [];
  for (const word of title.trim().split(/\s+/)) {
    let gap = " ";
    for (const { segment, isWordLike } of WIDE.test(word) ? WORDS.segment(word) : [{ segment: word, isWordLike: true }]) {
      if (isWordLike || gap) parts.push({ text: segment, gap });
      else parts.at(-1).text += segment;
      gap = "";
    }
  }
  return parts.map((part) => ({ ...part, width: width(part.text) }));
}

function wrapped(parts, room) {
  const lines = [];
  let used = 0;
  for (const part of parts) {
    const longer = used + width(part.gap) + part.width;
    if (lines.length && longer <= room) {
      lines[lines.length - 1] += part.gap + part.text;
      used = longer;
    } else {
      lines.push(...(part.width <= room ? [part.text] : cut(part.text, room)));
      used = part.width <= room ? part.width : width(lines.at(-1));
    }
  }
  return lines;
}

// A word that no line holds, cut where the lines end.
function cut(text, room) {
  const lines = [""];
  let used = 0;
  for (const letter of text) {
    const wide = width(letter);
    if (used && used + wide > room) {
      lines.push("");
      used = 0;
    }
    lines[lines.length - 1] += letter;
    used += wide;
  }
  return lines;
}

const advances = new Map(); // by letter: there are few, and they come often

// In ems, rather too much than too little: League Gothic's letters, or a bold system face's where it has none.
function width(text) {
  let sum = 0;
  for (const letter of text) {
    if (!advances.has(letter)) advances.set(letter, advance(letter));
    sum += advances.get(letter);
  }
  return sum;
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
