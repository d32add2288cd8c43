// Which words of a text the query has too, marked.
import { html } from "./html.js";

const FAR = 48; // letters from the beginning, where the lines of a card may end
// What says nothing of a movie: the small words of a sentence and those that ask for a movie at all. Of other
// languages only what is no word of an English text or title too: not "die", "sin", "mit" or "las".
const SMALL = new Set(`about after again all along also although among and another any anyone anything are around because been before
  being between both but can could did does doing down during each either else ever every everyone everything few for from had has
  have having her here hers herself him himself his how however into its itself just least less like lot lots many may might more
  most much must myself near neither never nobody none nor not nothing now off often once one ones only onto other others our out
  over own per please rather really same she should since some somebody someone something sort still such than that the their
  theirs them themselves then there these they thing things this those though through together too toward towards under until
  upon very via was were what whatever when where whether which while who whoever whole whom whose why will with within without
  would yet you your yours best film films flick flicks give good great kind looking movie movies picture pictures recommend show
  similar stuff want watch
  aber auf aus beim das dem der eine einem einen einer eines filme filmen für ich ist nicht oder ohne über und
  cine como pero película películas por porque que sobre una uno unos avec dans est mais où pas qui sans sur très une
  一个 一些 一位 一种 一部 不要 什么 他们 以及 但是 作品 关于 可是 她们 影片 影视 我们 有关 没有 片子 电影 类似 自己 讲述 还有 这个 这部 那个 那部
  映画`.split(/\s+/));

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
