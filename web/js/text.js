// Which words of a text the query has too, marked.
import { html } from "./html.js";

const FAR = 48; // letters from the beginning, where the lines of a card may end
const SMALL = new Set("the and with who from that this his her for was are is in on of to a an".split(" "));

const HAN = /\p{Script=Han}/u;
const CHINESE = new Intl.Segmenter("zh", { granularity: "word" });
const SENTENCES = new Intl.Segmenter("en", { granularity: "sentence" }); // knows those of Chinese and Japanese too

export function marked(text, query) {
  const wanted = telling(query);
  return pieces(text).map((part) => (wanted.has(stem(part.toLowerCase())) ? html`<mark>${part}</mark>` : part));
}

// A text in words and what stands between them; Chinese ones too, which nothing parts.
function pieces(text) {
  return text.split(/([\p{L}\p{N}]+)/u)
    .flatMap((part) => (HAN.test(part) ? [...CHINESE.segment(part)].map(({ segment }) => segment) : [part]));
}

function words(text) {
  return pieces(text.toLowerCase()).filter((part) => /[\p{L}\p{N}]/u.test(part));
}

// Enough of a stemmer to mark "rescues" for "rescue"; what was found is the index's business.
export function stem(word) {
  return word.length > 4 ? word.replace(/(?:ies|ed|es|s|ing|e)$/u, "") : word;
}

// The text from the sentence on that has the most of the query's words, or from a little before the
// first of them where that comes late, so that a few lines show why.
export function excerpt(text, query) {
  const wanted = telling(query);
  const sentences = [...SENTENCES.segment(text)];
  const found = sentences.map(({ segment }) => new Set(words(segment).map(stem).filter((word) => wanted.has(word))).size);
  const { segment, index } = sentences[found.indexOf(Math.max(...found))] ?? { segment: "", index: 0 };
  const before = pieces(segment);
  before.splice(Math.max(0, before.findIndex((part) => wanted.has(stem(part.toLowerCase())))));
  const late = before.join("");
  const start = late.length > FAR ? index + late.lastIndexOf(" ", late.length - FAR / 2) + 1 : index;
  return start > 0 ? `… ${text.slice(start)}` : text;
}

function telling(query) {
  return new Set(words(query).filter((word) => word.length > (HAN.test(word) ? 1 : 2) && !SMALL.has(word)).map(stem));
}
