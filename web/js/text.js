// Which words of a text the query has too, marked.
import { html } from "./html.js";

const SMALL = new Set("the and with who from that this his her for was are is in on of to a an".split(" "));

export function marked(text, query) {
  const wanted = telling(query);
  return text.split(/([\p{L}\p{N}]+)/u).map((part) => {
    return wanted.has(stem(part.toLowerCase())) ? html`<mark>${part}</mark>` : part;
  });
}

function words(text) {
  return text.toLowerCase().match(/[\p{L}\p{N}]+/gu) ?? [];
}

// Enough of a stemmer to mark "rescues" for "rescue"; what was found is the index's business.
export function stem(word) {
  return word.length > 4 ? word.replace(/(?:ies|ed|es|s|ing|e)$/u, "") : word;
}

// The text from the first sentence on that has one of the query's words, so that two lines show why.
export function excerpt(text, query) {
  const wanted = telling(query);
  const sentences = text.match(/[^.!?。！？]+[.!?。！？]*\s*/gu) ?? [text];
  const first = sentences.findIndex((one) => words(one).some((word) => wanted.has(stem(word))));
  return first > 0 ? `… ${sentences.slice(first).join("")}` : text;
}

function telling(query) {
  return new Set(words(query).filter((word) => word.length > 2 && !SMALL.has(word)).map(stem));
}
