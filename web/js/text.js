// Which words of a text the query has too, marked.
import { html } from "./html.js";

const SMALL = new Set("the and with who from that this his her for was are is in on of to a an".split(" "));

const HAN = /\p{Script=Han}/u;
const CHINESE = new Intl.Segmenter("zh", { granularity: "word" });

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

// The text from the sentence on that has the most of the query's words, so that a few lines show why.
export function excerpt(text, query) {
  const wanted = telling(query);
  const sentences = text.match(/[^.!?。！？]+[.!?。！？]*\s*/gu) ?? [text];
  const found = sentences.map((one) => new Set(words(one).map(stem).filter((word) => wanted.has(word))).size);
  const best = found.indexOf(Math.max(...found));
  return best > 0 ? `… ${sentences.slice(best).join("")}` : text;
}

function telling(query) {
  return new Set(words(query).filter((word) => word.length > (HAN.test(word) ? 1 : 2) && !SMALL.has(word)).map(stem));
}
