// A title in lines, as large as it fits: no word is cut that need not be.
const SIZES = [108, 96, 84, 74, 64, 56, 49, 43, 37, 32, 28];
const WORDS = new Intl.Segmenter("zh", { granularity: "word" });
const WIDE = /[\u2e80-\u9fff\uac00-\ud7af\uf900-\ufaff\uff00-\uff60]/;

// The lines of a title, their size and the distance from one to the next, in units of the field's
// `width` and `height`. What does not fit even in the smallest size ends in "…".
export function fitted(title, { width: field, height }) {
  const parts = pieces(title);
  const leading = WIDE.test(title) ? 1.14 : 1.02;
  const longest = Math.max(...parts.map(([text]) => width(text)));
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

// In ems, rather too much than too little: League Gothic's letters, or a bold system face's where it has none.
function width(text) {
  return [...text].reduce((sum, letter) => sum + advance(letter), 0);
}

function advance(letter) {
  if (WIDE.test(letter)) return 1.02;
  if (!/[\u0020-\u024f\u2010-\u2026]/.test(letter)) return 0.85;
  if (/[#~_©®¼½¾]/.test(letter)) return 0.9;
  if (/[mwMWŒÆæœ%+<=>—…]/.test(letter)) return 0.54;
  if (/[\sijlI.,:;'’!|·-]/.test(letter)) return 0.19;
  return /[\p{Lu}\d@&]/u.test(letter) ? 0.385 : 0.315;
}
